"""What masking finds and what it leaves alone: numbers made up for the run, in frames written by hand."""
