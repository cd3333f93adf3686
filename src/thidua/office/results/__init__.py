"""What the facts of a campaign come to: the ranking as it stands now, councils' choices, and what was published."""
