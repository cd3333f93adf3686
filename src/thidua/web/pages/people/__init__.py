"""Pages about people: who they are, which roles they hold, who stands in for them."""
