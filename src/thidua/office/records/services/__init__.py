"""Recording, and what becomes of it. Each act states the facts anew that hang on it."""
