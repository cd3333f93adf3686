"""Pages about organisations: the tree, one of them, and what is done to it."""
