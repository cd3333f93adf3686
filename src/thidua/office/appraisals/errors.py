"""What cannot be judged or explained so, said to whoever tried."""

from thidua.office.refusals import RefusedError


class AppraisalError(RefusedError):
    """A judgement, an answer or an act of appraising that is refused."""
