"""Giving stored files back to those who may read them, and fields that take files in."""
