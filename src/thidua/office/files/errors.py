"""What is wrong with a file that somebody gave, said to whoever gave it."""


class FileRefusedError(ValueError):
    """A file that is not taken, in Vietnamese, with its name."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"«{name}»: {reason}" if name else reason)
        self.name, self.reason = name, reason
