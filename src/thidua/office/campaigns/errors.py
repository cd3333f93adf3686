"""What cannot be done with a campaign, said to whoever tried."""

from thidua.office.refusals import RefusedError


class CampaignError(RefusedError):
    """An act on a campaign that is refused."""


class WrongStateError(CampaignError):
    """The campaign is being prepared, runs or is over, and the act belongs to another time."""


class UnknownNameError(CampaignError):
    """The plan has no such round, deadline, body, group or kind."""


class LackingGroundError(CampaignError):
    """A change of a running campaign without the number, the day or the reason of its notice."""
