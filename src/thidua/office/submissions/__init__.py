"""What participants send: a registration, a report…; its cells with their versions, its sendings and reviews."""
