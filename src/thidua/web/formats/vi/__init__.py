"""Vietnamese, as offices write it."""
