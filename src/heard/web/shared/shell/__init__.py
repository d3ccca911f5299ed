"""What stands around every page once somebody is signed in: the rail, the palette, the keyboard map, toasts."""
