"""Forms and reports as sheets that a clerk fills in, prints and has signed."""
