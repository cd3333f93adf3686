"""Official papers: one description of a paper, written as Word and as PDF, and measured against the decree's table."""
