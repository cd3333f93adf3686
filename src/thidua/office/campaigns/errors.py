"""What cannot be done with a campaign, said to whoever tried."""


class CampaignError(ValueError):
    """An act that is refused, in Vietnamese; ``field`` names the field of the form that has to change, if one does."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class WrongStateError(CampaignError):
    """The campaign is being prepared, runs or is over, and the act belongs to another time."""


class UnknownNameError(CampaignError):
    """The plan has no such round, deadline, body, group or kind."""


class LackingGroundError(CampaignError):
    """A change of a running campaign without the number, the day or the reason of its notice."""
