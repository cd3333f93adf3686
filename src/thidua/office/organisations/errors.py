"""Why something about organisations and people cannot be done, in Vietnamese."""


class OrganisationError(ValueError):
    """What was asked for does not go with the tree, the dates or the roles. The message is for the user."""
