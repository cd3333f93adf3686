"""Initiatives: the list, one of them, what its unit says of it, likely doubles."""
