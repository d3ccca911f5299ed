"""Reports: a week on one page, shown, printed, saved and kept."""
