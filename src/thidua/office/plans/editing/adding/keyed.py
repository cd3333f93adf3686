"""What all new parts have in common: a key of their own, clauses, and only what was answered."""

from collections.abc import Callable, Iterable, Mapping

from thidua.office.plans.editing.fields import Answers, Ask, entries
from thidua.office.spelling import search_key
from thidua.plan.model.people import KIND_LABELS
from thidua.plan.rewriting import Change, Data, Put
from thidua.plan.source import DataPath

LABEL = Ask("label", "Tên gọi", needed=True)
CLAUSE = Ask("clause", "Điều khoản", "codes", needed=True, hint="Điểm, mục của văn bản; nhiều thì cách nhau bằng dấu ;")
KINDS = Ask("kind", "Loại đối tượng", "choices", choices=[*KIND_LABELS.items()])


def new_key(data: Data, path: DataPath, label: str) -> str:
    """A short name for a part, made of its label, that no other of the group has."""
    return free_key((key for key, _ in entries(data, *(str(step) for step in path))), label)


def free_key(taken: Iterable[str], label: str) -> str:
    """A short name made of a label that is not taken; it begins with a letter, so that it is never read as a number."""
    base = "_".join("".join(sign if sign.isalnum() else " " for sign in search_key(label)).split())[:40].strip("_")
    base = base if base[:1].isalpha() and base not in ("yes", "no") else f"muc_{base}".rstrip("_")
    names = set(taken)
    key, number = base, 1
    while key in names:
        number += 1
        key = f"{base}_{number}"
    return key


def answered(answers: Answers, *names: str, **more: Data) -> dict[str, Data]:
    """The answers of these names and more, in this order, without what was not answered."""
    found = {name: answers.get(name) for name in names} | more
    return {name: value for name, value in found.items() if value is not None}


def text_of(answers: Answers, name: str) -> str:
    """An answer that is one text; empty where there is none."""
    value = answers.get(name)
    return value if isinstance(value, str) else ""


def into(path: tuple[str, ...], *names: str, **fixed: Data) -> Callable[[Data, Answers], list[Change]]:
    """How a part that is just its answers is put into a group."""

    def make(data: Data, answers: Answers) -> list[Change]:
        part: Mapping[str, Data] = answered(answers, *names) | fixed
        return [Put((*path, new_key(data, path, text_of(answers, "label"))), part)]

    return make
