"""Files by their hash, written before the transaction that names them, and what is attached where."""
