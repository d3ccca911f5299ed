"""Reports: a week of a team on one page that can be printed, without a figure of anybody in it."""
