"""Pages of what is recorded while a campaign runs."""
