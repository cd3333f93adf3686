"""What an operator does to an installation: begin it, serve it, back it up, restore it, upgrade it."""
