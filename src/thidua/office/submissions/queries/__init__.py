"""Reading sheets: ``sheets`` which there are, ``content`` what stands in one, ``history`` what became of it."""
