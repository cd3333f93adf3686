"""What cannot be done with a sheet, said to whoever tried."""

from collections.abc import Sequence


class SubmissionError(ValueError):
    """An act that is refused, in Vietnamese; ``field`` names the field of the form that has to change, if one does."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class NotAllowedError(SubmissionError):
    """Somebody who may not do this, or a way of sending that the campaign does not allow."""


class WrongStateError(SubmissionError):
    """The sheet was sent, accepted or closed, or the campaign does not run."""


class ChangedMeanwhileError(SubmissionError):
    """Somebody has changed what the page showed; it is to be looked at again."""


class UnknownPlaceError(SubmissionError):
    """A form has no such line or column."""


class UnreadableError(SubmissionError):
    """A workbook of which nothing can be used."""


class IncompleteError(SubmissionError):
    """Something is missing, and nobody has said that it is to be sent so. ``missing``: a line for each thing."""

    def __init__(self, missing: Sequence[str]) -> None:
        super().__init__(f"Còn thiếu {len(missing)} mục; hãy điền thêm, hoặc xác nhận gửi như vậy.")
        self.missing = tuple(missing)
