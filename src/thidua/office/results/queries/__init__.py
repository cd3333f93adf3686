"""Reading results: what they rest on, their rows, what was frozen. In a constant number of queries."""
