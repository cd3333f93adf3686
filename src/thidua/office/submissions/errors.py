"""What cannot be done with a sheet, said to whoever tried."""

from collections.abc import Sequence

from thidua.office.refusals import RefusedError


class SubmissionError(RefusedError):
    """An act on a sheet that is refused."""


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


class UnprovenError(SubmissionError):
    """Evidence that the plan wants, or the reason why something does not apply, is not there: a line for each."""

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__(f"Chưa gửi được, còn phải bổ sung: {'; '.join(lines)}.")
