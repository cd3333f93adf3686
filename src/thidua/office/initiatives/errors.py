"""What cannot be done with an initiative, said to whoever tried."""

from collections.abc import Mapping


class InitiativeError(ValueError):
    """An act that is refused, in Vietnamese; ``field`` names the field of the form that has to change, if one does."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class ConflictError(InitiativeError):
    """Somebody else has changed the same fields meanwhile. ``theirs``: what stands there now, by field."""

    def __init__(self, theirs: Mapping[str, str]) -> None:
        super().__init__("Có người vừa sửa cùng nội dung này; hãy xem cả hai rồi chọn.")
        self.theirs = dict(theirs)
