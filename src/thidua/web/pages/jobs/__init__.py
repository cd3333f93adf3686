"""Jobs in the background: the own ones, how far each is, stopping it."""
