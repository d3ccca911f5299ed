"""What people say of conversations: the queue of those worth a look, assignments, gradings, disputes, calibration."""
