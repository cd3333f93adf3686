"""Which office issues a paper, what it is called on that day, and who signs: the plan and the office file together."""

from dataclasses import dataclass
from datetime import date

from thidua.papers.office import Office, OfficeBody, OfficeSigner
from thidua.papers.paper import Acting, Authority, Gap, Signer, Text
from thidua.papers.powers import kind_of_body, power_of
from thidua.papers.vietnamese import spelt_out
from thidua.plan.model.plan import Plan

_BROKEN = ("Ủy ban nhân dân", "Hội đồng", "Ban Chỉ đạo")
_LEADS = "Chủ tịch "
_LACKING_HEAD = Gap("chức danh người đứng đầu")


@dataclass(frozen=True, slots=True)
class Issuer:
    """One office on one day, by the name that its papers bear. ``called`` follows "TM."; None for an office with
    a single head, who signs alone."""

    id: str
    name: str
    head: Text
    symbol: str | None
    called: str | None = None
    superior: str | None = None
    place: Text | None = None
    archive: str = "VT"

    @property
    def in_lines(self) -> str:
        """The name as it stands over a paper, on two lines where its kind asks for that."""
        return in_lines(self.name)

    @property
    def head_named(self) -> Text:
        """``Chủ tịch Ủy ban nhân dân xã A``: the head with the office."""
        return (self.head, " ", self.name) if isinstance(self.head, Gap) else f"{self.head} {self.name}"


@dataclass(frozen=True)
class Desk:
    """Answers who issues and who signs, for one plan and one office file."""

    plan: Plan
    office: Office

    def named(self, body: str) -> str:
        """A body of the plan inside a sentence, written out."""
        return _plain(self.plan.bodies[body].label)

    def addressed(self, body: str, day: date) -> Text:
        """A body to whom a paper goes; of a person the office with its full name."""
        headed = self._heads(body, day)
        return self.named(body) if headed is None else self.issuer(headed, day).head_named

    def issuer(self, body: str, day: date) -> Issuer:
        """The office that prints its name over a paper: a person's papers bear the office that he heads."""
        headed = self._heads(body, day)
        if headed is not None:
            return self.issuer(headed, day)
        entry = self._entry(body, day) or OfficeBody(body=body)
        name = entry.name or self.named(body)
        kind = kind_of_body(name)
        return Issuer(
            body,
            name,
            entry.head or (kind.head if kind else _LACKING_HEAD),
            entry.symbol or (kind.symbol if kind and kind.collegiate else None),
            (kind.called or kind.begins) if kind and kind.collegiate else None,
            entry.superior,
            entry.place or Gap(f"địa danh của {name}"),
            entry.archive,
        )

    def is_ours(self, body: str, day: date) -> bool:
        """Whether a body decides within the office that issued the plan, and not above it or below."""
        return self.issuer(body, day).id in (self.issuer(self.plan.issuer, day).id, *self._own(day))

    def signer(self, issuer: Issuer, paper: str, day: date) -> Signer:
        """The signer's block; whoever is not known is a gap."""
        found = self._signer(issuer.id, paper, day)
        for_body: tuple[Acting, ...] = ()
        if issuer.called is not None and power_of(paper, day) == "body":
            for_body = (Acting(Authority.FOR_BODY, issuer.called),)
        if found is None:
            return Signer(issuer.head, for_body, Gap(f"người ký của {issuer.name}"))
        return Signer(found.office, (*_kept(for_body, found), *_acting(found, issuer)), found.name)

    def names_signer(self, issuer: Issuer, paper: str, day: date) -> bool:
        """Whether somebody is named who signs this very kind of paper."""
        found = self._signer(issuer.id, paper, day)
        return found is not None and paper in found.papers

    def _own(self, day: date) -> set[str]:
        """Bodies that the office file says more of than their name: those whose papers it makes."""
        return {self.issuer(one.body, day).id for one in self.office.bodies if one.holds_on(day)}

    def _entry(self, body: str, day: date) -> OfficeBody | None:
        return next((one for one in self.office.bodies if one.body == body and one.holds_on(day)), None)

    def _signer(self, body: str, paper: str, day: date) -> OfficeSigner | None:
        """Who signs this very kind of paper, else who signs all."""
        fitting = [one for one in self.office.signers if one.body == body and one.holds_on(day)]
        named = [one for one in fitting if paper in one.papers]
        return next(iter(named or [one for one in fitting if not one.papers]), None)

    def _heads(self, body: str, day: date) -> str | None:
        """The body that a person heads."""
        entry = self._entry(body, day)
        headed = (entry.head_of if entry else None) or self._headed_by(body)
        return headed if headed != body else None

    def _headed_by(self, body: str) -> str | None:
        """``Chủ tịch UBND huyện`` heads the body called ``UBND huyện`` or ``UBND huyện Củ Chi``."""
        name = self.named(body)
        if not name.startswith(_LEADS):
            return None
        office = name.removeprefix(_LEADS).casefold()
        named = ((other, self.named(other).casefold()) for other in self.plan.bodies if other != body)
        return next((other for other, full in named if full == office or full.startswith(f"{office} ")), None)


def _plain(label: str) -> str:
    """A label without what stands in brackets behind it."""
    return spelt_out(label.partition(" (")[0])


def _kept(for_body: tuple[Acting, ...], signer: OfficeSigner) -> tuple[Acting, ...]:
    """Who signs by order or by mandate signs for the head, not for the body."""
    return () if signer.authority in ("TL.", "TUQ.") else for_body


def _acting(signer: OfficeSigner, issuer: Issuer) -> tuple[Acting, ...]:
    if signer.authority is None:
        return ()
    return (Acting(Authority(signer.authority), signer.whom or issuer.head),)


def in_lines(name: str) -> str:
    """``Ủy ban nhân dân`` and the name of the place below it; other names as they are."""
    first = next((one for one in _BROKEN if name.startswith(f"{one} ")), None)
    return name if first is None else f"{first}\n{name.removeprefix(first).strip()}"
