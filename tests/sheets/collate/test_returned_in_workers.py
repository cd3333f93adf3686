"""Forms to send back are the same, whether this process writes them or workers do."""

from pathlib import Path

from tests.sheets.collate.conftest import Inbox
from thidua.plan.model.plan import Plan
from thidua.rules.facts import Participant
from thidua.sheets.collate.outputs.returned import FEW, write_returned


def test_many_forms_are_written_by_workers(tmp_path: Path, hoa_thanh: Plan) -> None:
    people = [Participant(f"HT-{at}", "collective", "commune", name=f"Xã Long {at}") for at in range(FEW + 2)]
    inbox = Inbox(tmp_path, hoa_thanh, people)
    for one in people:
        inbox.facts(one.id, {"conduct_violations": "khoảng 5"})
    collation = inbox.collate()
    returned = sorted((inbox.out / "tra-lai").iterdir())
    assert [path.stem for path in returned] == [one.id for one in people]
    for path in returned:
        files = tuple(file for file in collation.files if file.sender is not None and file.sender.id == path.stem)
        alone = tmp_path / path.stem
        alone.mkdir()
        write_returned(alone, type(collation)(collation.setting, files, (), collation.sums))
        assert (alone / "tra-lai" / path.name).read_bytes() == path.read_bytes()
