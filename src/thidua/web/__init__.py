"""The pages: thin; they ask the office's queries, call its services and say the answer in Vietnamese."""
