"""What people say of conversations: gradings, assignments, disputes, calibration; and what makes one worth a look."""
