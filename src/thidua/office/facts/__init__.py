"""What is known of each participant: every value that anybody stated of a fact, and which of them counts."""
