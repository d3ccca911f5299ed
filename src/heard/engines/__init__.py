"""Everything heavy, one file each, behind the protocols of the pure floors."""
