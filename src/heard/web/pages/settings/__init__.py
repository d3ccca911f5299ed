"""What administrators look after: the rules, people, teams, webhooks, and the audit."""
