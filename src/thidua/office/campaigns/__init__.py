"""Campaigns: one running of a plan in one round, its participants and bodies, and what notices changed."""
