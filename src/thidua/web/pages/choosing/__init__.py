"""The matches that fields for an organisation or a person ask for while somebody types."""
