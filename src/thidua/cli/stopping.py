"""How a command ends early."""


class StopError(Exception):
    """A command cannot go on; the message is Vietnamese and says what to mend."""

    def __init__(self, message: str, code: int = 1) -> None:
        super().__init__(message)
        self.code = code
