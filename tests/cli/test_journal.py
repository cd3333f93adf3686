"""``thidua journal verify`` says which chains are sound, and names the first entry of one that is not."""

import json

import pytest

from thidua.cli import main
from thidua.office.journal.models import Chain
from thidua.office.journal.services import record

pytestmark = pytest.mark.django_db


def test_a_sound_journal_is_said_with_its_last_codes_to_write_down(capsys: pytest.CaptureFixture[str]):
    entry = record(act="test.one", actor=None)
    assert main(["journal", "verify"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told == [
        f"installation: 1 mục, nguyên vẹn. Mã cuối: {entry.hash}",
        "1 chuỗi, tất cả nguyên vẹn.",
    ]


def test_a_broken_chain_is_named_with_its_entry_and_the_command_fails(capsys: pytest.CaptureFixture[str]):
    record(act="test.one", actor=None)
    # A chain that claims more than it has: what a deletion behind the triggers leaves.
    Chain.objects.create(name="campaign:7", length=2, head="0" * 64)
    assert main(["journal", "verify"]) == 1
    told = capsys.readouterr().out.splitlines()
    assert told[1:] == [
        "campaign:7: KHÔNG KHỚP từ mục 1: chuỗi ghi là có 2 mục mà chỉ còn 0.",
        "1 trong 2 chuỗi không khớp.",
    ]


def test_the_same_as_data(capsys: pytest.CaptureFixture[str]):
    entry = record(act="test.one", actor=None)
    assert main(["journal", "verify", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == [
        {"chain": "installation", "length": 1, "head": entry.hash, "number": None, "why": ""}
    ]
