"""Following up: boards of who has sent, reminders and their rules, the outbox, calendars."""
