"""The error of a file that cannot be measured."""


class UnreadablePaperError(Exception):
    """The file is no paper of the kind asked for; the words say which."""
