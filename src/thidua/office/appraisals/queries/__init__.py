"""Reading judgements."""
