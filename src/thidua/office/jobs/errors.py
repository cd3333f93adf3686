"""How a job ends early."""


class JobError(ValueError):
    """A job that cannot be done, said in Vietnamese to whoever wanted it."""


class CancelledError(Exception):
    """Somebody asked it to stop; what it has not committed is undone."""


class StoppingError(Exception):
    """The worker is being stopped: the job waits, and is begun again by the next one."""


class LeaseLostError(Exception):
    """Another worker has taken the job over, so this one writes nothing more."""
