"""What a team sets for itself, read and written by the API: rules, statements, the playbook."""
