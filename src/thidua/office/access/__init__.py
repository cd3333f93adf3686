"""Who may do what: the roles somebody holds today, predicates over them, and the same as filters of queries."""
