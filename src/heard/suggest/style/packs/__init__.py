"""Style packs: how a team wants to sound, as data, one file a pack."""
