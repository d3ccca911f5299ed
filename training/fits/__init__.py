"""What is fitted on the exported network, one file each: linking, strength of feelings, silences, worth of parts."""
