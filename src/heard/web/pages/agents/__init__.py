"""One agent at a time, as far as a lead may see anything of them."""
