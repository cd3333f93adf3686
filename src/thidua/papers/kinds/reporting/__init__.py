"""The sections of the interim and the final report, each a function from a case to blocks."""
