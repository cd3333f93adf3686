"""What cannot be done with a message, said to whoever tried."""


class MailError(ValueError):
    """An act that is refused, in Vietnamese."""
