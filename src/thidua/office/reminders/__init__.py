"""Following up: reminders by mail or as text, their schedule, and the calendars that people subscribe to."""
