"""What is wrong with an act on a plan, in Vietnamese."""


class PlanRefusedError(ValueError):
    """The act cannot be done; nothing has changed. The message says why and what to do."""


class TextRefusedError(PlanRefusedError):
    """A text that cannot be kept at all, not even as a draft."""


class DraftMovedOnError(PlanRefusedError):
    """Somebody else saved the draft meanwhile. Nothing of theirs was overwritten; what was typed is still at hand."""

    def __init__(self) -> None:
        super().__init__("Người khác vừa lưu bản thảo này. Hãy xem cả hai bản rồi lưu lại.")
