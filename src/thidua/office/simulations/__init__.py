"""Trying a plan, in force or still a draft, with invented participants, by the worker."""
