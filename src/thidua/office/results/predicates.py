"""Who reads results, as predicates: of things above ``access``, so they stand here; ``filters`` says the same.

Before publication a unit sees what is about itself; afterwards the published list too, of others no reasons and no
evidence. Who works on the campaign sees all.
"""

from rules import predicate

from thidua.office.access.predicates import reads_participant, sees, works_on
from thidua.office.access.standing import Standing
from thidua.office.results.models import Row, Snapshot


@predicate
def reads_snapshot(standing: Standing, snapshot: Snapshot | None = None) -> bool:
    """Reads the list of a snapshot: works on its campaign, or sees the campaign and the list is published."""
    if snapshot is None:
        return works_on(standing) or sees(standing)
    if snapshot.published_on is not None:
        return sees(standing, snapshot.campaign)
    return works_on(standing, snapshot.campaign)


@predicate
def reads_reasons(standing: Standing, row: Row | None = None) -> bool:
    """Reads how one participant's frozen result arose: works on the campaign, or belongs to it once published."""
    if row is None or row.snapshot is None:
        return row is None and reads_participant.test(standing)
    return reads_snapshot(standing, row.snapshot) and reads_participant.test(standing, row.participant)
