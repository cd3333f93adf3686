"""Pages of plans: the list, beginning one, the editor, plans as adopted."""
