"""Plans told in several files: one that amendments change from a day on, or that a lower level adds to.

They are put together as trees before anything is checked, so every error names the file in which it is made. A clause
of an amendment or of a lower level's file bears the number of its paper, since numbers of clauses begin anew in each.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from thidua.catalogue import FOLDER
from thidua.plan.extending import refused, shown
from thidua.plan.keys import keys_of
from thidua.plan.merging import Change, Merging, clashes
from thidua.plan.model.amendment import Amendment
from thidua.plan.model.plan import Plan
from thidua.plan.model.text import OF_PAPER, Clause
from thidua.plan.nodes import Entry, Node, node_of, source_of, texts_in
from thidua.plan.problems import Place, PlanError, Problem, hint
from thidua.plan.relatives import Relative, amending, head_of, relatives_of
from thidua.plan.shape import report_shape
from thidua.plan.source import Source, read_source

AMENDS, EXTENDS = "amends", "extends"
_SHIPPED = FOLDER / "plans"
_MAX_CLAUSE = 80
_NOT_INHERITED = ("number", "issued", "signer", "clause")
"""What the paper of the level above says of itself alone."""

Read = Callable[[Path, date | None], Plan]
"""How a plan file is read on its own; given by the reader, which itself calls this module."""


@dataclass(slots=True)
class Whole:
    """A plan put together: its tree as one source, what amended it, and the plan that it extends.

    ``newest`` is the file that had the last word, empty where there is only one; ``above`` that of the parent.
    """

    source: Source
    amendments: tuple[Amendment, ...] = ()
    parent: Plan | None = None
    newest: str = ""
    above: str = ""


@dataclass(slots=True)
class _Amending:
    """One amendment as read: its head, and the sections that change the plan."""

    head: Amendment
    sections: Node
    source: Source
    changes: list[Change] = field(default_factory=list)


def is_whole(source: Source) -> bool:
    """Whether a file is a plan by itself."""
    return not (isinstance(source.data, dict) and (AMENDS in source.data or EXTENDS in source.data))


def is_amended(file: Path) -> bool:
    """Whether some file beside a plan amends it."""
    head = head_of(file)
    return head is not None and bool(amending(relatives_of(file, (_SHIPPED,)), head.id))


def amendment_titles(file: Path) -> list[str]:
    """What the papers that amend a plan, and lie beside it, call themselves."""
    head = head_of(file)
    if head is None:
        return []
    sources = [read_source(one.file, among_others=True) for one in amending(relatives_of(file, (_SHIPPED,)), head.id)]
    return [_text(one, "title") or Path(one.file).name for one in sources]


def put_together(file: Path, on: date | None, read: Read) -> Whole:
    """The plan that ``file`` belongs to, as it stands on a day.

    Without a day, a plan is taken without amendments, an amendment as the plan is from its first day on.
    Raises PlanError where a file cannot be read at all or the file that it changes is not found.
    """
    return _Family(file, on, read).whole()


@dataclass
class _Family:
    file: Path
    on: date | None
    read: Read

    def __post_init__(self) -> None:
        self.relatives = relatives_of(self.file, (_SHIPPED,))
        self.problems: list[Problem] = []

    def whole(self) -> Whole:
        first = read_source(self.file, among_others=True)
        root, on = self._root(first), self.on
        if on is None and _text(first, AMENDS) is not None:
            head = self._amendment(first)
            on = head.head.from_ if head is not None else date.max
        node, parent, above = self._base(root)
        amendments = self._amendments(node, _text(root, "id") or "", on) if on is not None else []
        source = source_of(node, self.file)
        source.problems = [*self.problems, *root.problems]
        newest = str(amendments[-1].source.file if amendments else root.file)
        return Whole(source, tuple(one.head for one in amendments), parent, newest, above)

    def _root(self, source: Source) -> Source:
        """The plan that is amended, through amendments of amendments."""
        seen = [source.file]
        while (name := _text(source, AMENDS)) is not None:
            found = self._named(source, AMENDS, name)
            if found.file in seen:
                self._stop(source, AMENDS, f"các tệp sửa đổi lẫn nhau: {' → '.join(one.name for one in seen)}")
            seen.append(found.file)
            source = read_source(found.file, among_others=True)
        return source

    def _base(self, root: Source) -> tuple[Node, Plan | None, str]:
        """The tree of a plan; of a lower level's, put into the tree of the level above."""
        own = node_of(root)
        name = _text(root, EXTENDS)
        if name is None:
            return own, None, ""
        above = self._named(root, EXTENDS, name).file
        if _text(read_source(above), EXTENDS) == _text(root, "id"):
            self._stop(root, EXTENDS, f"«{name}» cũng bổ sung cho tệp này")
        parent = self.read(above, self.on)
        node = node_of(put_together(above, self.on, self.read).source)
        own.entries.pop(EXTENDS, None)
        _name_clauses(own, own.text("number") or own.text("id") or "")
        for key in _NOT_INHERITED:
            node.entries.pop(key, None)
        merging = Merging()
        merging.merge(node, own, Plan)
        for place, message in refused(merging.changes, parent):
            self._report(root, place, message)
        return node, parent, str(above)

    def _amendments(self, node: Node, plan_id: str, on: date) -> list[_Amending]:
        """Put every amendment in force on the day into the tree, the earliest first."""
        found = [
            amendment
            for relative in amending(self.relatives, plan_id)
            if (amendment := self._amendment(read_source(relative.file, among_others=True))) is not None
            and amendment.head.in_force_on(on)
        ]
        found.sort(key=lambda one: (one.head.from_, one.head.id))
        for number, one in enumerate(found):
            self._apply(node, one)
            for earlier in found[:number]:
                if earlier.head.from_ == one.head.from_:
                    self._tell_clashes(earlier, one)
        return found

    def _amendment(self, source: Source) -> _Amending | None:
        """The head and the sections of an amendment; None, and problems, where its head is wrong."""
        node = node_of(source)
        own = {key: node.entries.pop(key) for key in keys_of(Amendment) if key in node.entries}
        head = source_of(Node(node.place, own), source.file)
        head.problems = source.problems
        try:
            read = Amendment.model_validate(head.data)
        except ValidationError as wrong:
            report_shape(head, wrong, root=Amendment)
            self.problems += head.problems
            return None
        self.problems += [problem for problem in head.problems if problem not in self.problems]
        _name_clauses(node, read.number or read.id)
        return _Amending(read, node, head)

    def _apply(self, node: Node, one: _Amending) -> None:
        merging = Merging(one.changes)
        for section, names in one.head.remove.items():
            for place, name in enumerate(names):
                at = one.source.place(("remove", section, place))
                way = (*section.split("."), name)
                if not merging.remove(node, way, at):
                    self._report(one.source, at, f"không có gì tên «{name}» trong mục «{section}» để bỏ")
        merging.merge(node, one.sections, Plan)

    def _tell_clashes(self, earlier: _Amending, one: _Amending) -> None:
        for first, second in clashes(earlier.changes, one.changes):
            what = " → ".join(second.way)
            message = f"«{what}» cũng được sửa bởi «{earlier.head.id}» từ cùng ngày{shown(first.place)}"
            self._report(one.source, second.place, message)

    def _named(self, source: Source, key: str, name: str) -> Relative:
        """The file with this id."""
        found = [one for one in self.relatives if one.id == name]
        if found:
            return found[0]
        known = hint(name, [one.id for one in self.relatives if one.file != source.file])
        return self._stop(source, key, f"không tìm thấy kế hoạch «{name}» trong cùng thư mục hay trong danh mục{known}")

    def _report(self, source: Source, place: Place, message: str) -> None:
        self.problems.append(Problem(place.file or str(source.file), place, message))

    def _stop(self, source: Source, key: str, message: str) -> Relative:
        self._report(source, source.place((key,)), message)
        raise PlanError(self.file, self.problems)


def _text(source: Source, key: str) -> str | None:
    found = source.data.get(key) if isinstance(source.data, dict) else None
    return found if isinstance(found, str) else None


def _name_clauses(node: Node, paper: str) -> None:
    """Give the clauses that a file declares the number of its paper, there and wherever the file cites them."""
    clauses = node.at("clauses")
    if clauses is None or not isinstance(clauses.value, dict):
        return
    names = {
        name: f"{Clause.model_construct(id=name, label=name).spoken}{OF_PAPER}{paper}"[:_MAX_CLAUSE]
        for name in clauses.entries
    }
    clauses.value = {names[name]: Entry(entry.place, entry.node) for name, entry in clauses.entries.items()}
    for cited in texts_in(node, "clause"):
        if isinstance(cited.value, str):
            cited.value = names.get(cited.value, cited.value)
