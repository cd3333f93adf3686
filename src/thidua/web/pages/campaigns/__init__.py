"""Campaigns: the list, one campaign with its days and participants, its launch, and what notices change."""
