"""Reading what is recorded."""
