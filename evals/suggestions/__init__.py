"""Whether suggestions make replies better, invent nothing, vary, and stay away where none is needed."""
