"""Where what is learned comes from, one file each: our labelled conversations, GoEmotions, rated requests."""
