"""Emptying the database between tests, which the journal's triggers would refuse."""
