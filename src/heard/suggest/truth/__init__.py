"""What may be said: facts that stand somewhere, promises that the playbook allows, and the lock that holds both."""
