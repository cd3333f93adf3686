"""What is done to follow up: ``reminding`` by hand, ``scheduled`` by rules, ``feeds`` of calendars."""
