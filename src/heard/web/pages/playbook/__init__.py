"""The playbook: what agents may offer, up to what, and what they usually do next, as a form."""
