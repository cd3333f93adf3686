"""Why something about organisations and people cannot be done, in Vietnamese."""

from thidua.office.refusals import RefusedError


class OrganisationError(RefusedError):
    """What was asked for does not go with the tree, the dates or the roles. The message is for the user."""
