"""How the apps of the office refuse an act."""


class RefusedError(ValueError):
    """An act that is refused, in Vietnamese; ``field`` names the field of the form that has to change, if one does."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field
