"""Stating values. Nobody else writes into this app."""
