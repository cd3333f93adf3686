"""Organisations as a dated tree, the people in them, and what each may do where."""
