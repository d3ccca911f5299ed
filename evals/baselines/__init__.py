"""What Heard is measured beside that is taught on the same corpus in the same run, or written by hand."""
