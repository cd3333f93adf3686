"""A whole campaign of each shipped plan on invented units, through the command line that users have."""
