"""What cannot be done with an initiative, said to whoever tried."""

from collections.abc import Mapping

from thidua.office.refusals import RefusedError


class InitiativeError(RefusedError):
    """An act on an initiative that is refused."""


class ConflictError(InitiativeError):
    """Somebody else has changed the same fields meanwhile. ``theirs``: what stands there now, by field."""

    def __init__(self, theirs: Mapping[str, str]) -> None:
        super().__init__("Có người vừa sửa cùng nội dung này; hãy xem cả hai rồi chọn.")
        self.theirs = dict(theirs)
