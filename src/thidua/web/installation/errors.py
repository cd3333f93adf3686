"""Why an act of the operator is refused."""


class InstallationError(Exception):
    """What stands in the way, in Vietnamese, and what to do."""
