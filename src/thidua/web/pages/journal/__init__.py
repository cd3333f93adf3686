"""Pages about the journal, for auditors."""
