"""What is done with sheets: opening them, writing in them, sending, answering, closing, rolling up from below."""
