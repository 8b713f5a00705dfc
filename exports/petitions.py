"""What the papers say that somebody asks for: a second mediation, a longer term, those who are chosen to speak."""

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from exports.partyfacts import PartyFacts
from models import cases, clocks, endings, entries, extensions, limits, papers, sittings
from models.dates import chinese, chinese_moment, local

if TYPE_CHECKING:
    import uuid
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from models.cases import Case
    from models.extensions import Extension
    from models.formheads import Ask, FormHead

# chosen where a paper is of all the parties and not of one
ALL = "全体当事人"
#: What of this module a form is made for, one paper each.
PER = frozenset({"once", "extension"})
_NUMBER = re.compile(r"[0-9]{17}[0-9Xx]")
_TELEPHONE = re.compile(r"1[0-9]{10}|0[0-9]{2,3}-?[0-9]{7,8}")


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondFacts:
    """A second mediation of a 治安案件: why, when, and the last day of it (程序规定 183)."""

    first: str = ""
    result: str = ""
    cause: str = ""
    at: str = ""
    last: str = ""
    late_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PleaFacts:
    """One thing that the applicants ask for."""

    number: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedFacts:
    """Who signed for a longer term, and on which day."""

    name: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtensionFacts:
    """A limit that the parties agreed to move: from which last day to which, and why."""

    name: str = ""
    begun: str = ""
    before: str = ""
    until: str = ""
    reason: str = ""
    date: str = ""
    signed: tuple[SignedFacts, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DelegateFacts:
    """One of those who were chosen to speak for a side."""

    number: str = ""
    name: str = ""
    document: str = ""
    address: str = ""
    telephone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ElectionFacts:
    """Whom the people of one side chose to speak for them, and who chose."""

    side: str = ""
    electors: tuple[PartyFacts, ...] = ()
    delegates: tuple[DelegateFacts, ...] = ()

    @property
    def heads(self) -> str:
        """Count those who choose, each member of a group for one."""
        return str(sum(each.headcount for each in self.electors)) if self.electors else ""

    @property
    def count(self) -> str:
        """Count those who were chosen."""
        return str(len(self.delegates)) if self.delegates else ""


def errands(db: "Session", subject: "Case", head: "FormHead") -> "list[tuple[uuid.UUID, str]]":
    """List (id, words) of what a form is made for: each longer term, or the case once somebody wants the paper."""
    if head.per == "extension":
        return [(each.id, f"至{chinese(each.until)}") for each, _name in agreed(db, subject)]
    wanted = "second" in head.needs and wants_second(db, subject)
    there = wanted or entries.find(db, subject.id, head.id, None) is not None
    return [(subject.id, "")] if there else []


def of(
    db: "Session", subject: "Case", head: "FormHead", about: "uuid.UUID | None", *,
    parties: "tuple[PartyFacts, ...]", typed: "Mapping[str, str]",
) -> dict[str, Any]:  # fmt: skip
    """Return the facts that such a form adds to those of its case."""
    found: dict[str, Any] = {}
    if any(ask.kind == "party" and ask.key == "whom" for ask in head.asks):
        found["about"] = chosen(typed["whom"], parties)
    if any(ask.kind == "side" for ask in head.asks):
        found["election"] = election(typed, parties)
    if "second" in head.needs:
        found["second"] = second(db, subject)
    if head.per == "extension":
        found["extension"] = extension(db, subject, about)
    return found


def pleas(said: str, applicants: "Sequence[PartyFacts]") -> tuple[PleaFacts, ...]:
    """Return what is asked for: as typed a line each, else as the applicants stated it before."""
    lines = said.splitlines() or [text for each in applicants for text in each.claim.split("；")]
    wanted = dict.fromkeys(line.strip().rstrip("。；") for line in lines if line.strip())
    return tuple(PleaFacts(number=str(place), text=f"{text}。") for place, text in enumerate(wanted, 1))


def second(db: "Session", subject: "Case") -> SecondFacts:
    """Return the second mediation of a case, empty on a track or in a case that has none."""
    held = sittings.of_case(db, subject.id)
    last = endings.second_due(subject, held[0]) if held else None
    if last is None:
        return SecondFacts()
    put_off = next((each for each in held if each.again), None)
    outcome = held[0].outcome if held[0].outcome != endings.ADJOURNED else ""
    return SecondFacts(
        first=chinese(local(held[0].started_at).date()),
        result=held[0].outcome_text.rstrip("。；") or outcome,
        cause=put_off.again if put_off else "",
        at=chinese_moment(put_off.next_at) if put_off and put_off.next_at else "",
        last=chinese(last),
        late_reason=put_off.next_late_reason if put_off else "",
    )


def wants_second(db: "Session", subject: "Case") -> bool:
    """Tell whether a sitting ended to go on in a second one."""
    return any(each.again for each in sittings.of_case(db, subject.id))


def agreed(db: "Session", subject: "Case") -> "list[tuple[Extension, str]]":
    """Return (extension, name of its limit) of what the parties themselves agreed to, oldest first."""
    running = {each.id: each for each in clocks.of_case(db, subject.id)}
    return [
        (each, running[each.deadline_id].name)
        for each in extensions.of_case(db, subject.id)
        if each.deadline_id in running
        and extensions.may_extend(running[each.deadline_id]) == limits.BY_PARTIES
    ]


def extension(db: "Session", subject: "Case", about: "uuid.UUID | None") -> ExtensionFacts:
    """Return one longer term with the day on which each party signed."""
    found = next(((each, name) for each, name in agreed(db, subject) if each.id == about), None)
    if found is None:
        return ExtensionFacts()
    row, name = found
    return ExtensionFacts(
        name=name,
        begun=chinese(subject.accepted_on) if subject.accepted_on else "",
        before=chinese(row.before),
        until=chinese(row.until),
        reason=row.reason.rstrip("。；"),
        date=chinese(row.on),
        signed=tuple(
            SignedFacts(name=party.name, date=_iso(str(row.signed[str(party.id)])))
            for party in cases.parties(subject)
            if str(party.id) in row.signed
        ),
    )


def election(said: "Mapping[str, str]", parties: "Sequence[PartyFacts]") -> ElectionFacts:
    """Return who was chosen, as typed a line each; what the case knows of one is taken from there."""
    side = said.get("side", "")
    known = {each.name: each for each in parties if each.kind == "person"}
    return ElectionFacts(
        side=side,
        electors=tuple(each for each in parties if side and each.side == side),
        delegates=tuple(
            _delegate(place, line, known)
            for place, line in enumerate(entries.names(said.get("names", "")), 1)
        ),
    )


def labels(parties: "Sequence[PartyFacts]") -> tuple[str, ...]:
    """Name each party so that two of one name stay apart.

    >>> labels((PartyFacts(name="张某", side="甲方"), PartyFacts(name="李某"), PartyFacts(name="张某", side="乙方")))
    ('张某（甲方）', '李某', '张某（乙方）')
    """
    names = [each.name for each in parties]
    return tuple(
        f"{each.name}（{each.side}）" if names.count(each.name) > 1 and each.side else each.name
        for each in parties
    )


def chosen(label: str, parties: "Sequence[PartyFacts]") -> PartyFacts:
    """Return the party that was chosen by its label, nobody where all of them are meant."""
    return next(
        (known for name, known in zip(labels(parties), parties, strict=True) if name == label), PartyFacts()
    )


def asked(db: "Session", subject: "Case", head: "FormHead") -> "tuple[Ask, ...]":
    """Return what a form asks, with the parties, sides and papers of this case to choose from."""
    return tuple(_offered(db, subject, ask) for ask in head.asks)


def _offered(db: "Session", subject: "Case", ask: "Ask") -> "Ask":
    rows = cases.parties(subject)
    if ask.kind == "party":
        short = tuple(PartyFacts(name=each.name, side=f"{each.side}方" if each.side else "") for each in rows)
        return replace(ask, options=(*labels(short), *ask.options))
    if ask.kind == "side":
        return replace(ask, options=tuple(dict.fromkeys(f"{each.side}方" for each in rows if each.side)))
    if ask.kind == "paper":
        made = (
            f"《{each.title}》{each.number}" if each.number else f"《{each.title}》（{chinese(each.issued_on)}）"
            for each in papers.of_case(db, subject.id)
            if each.valid
        )  # fmt: skip
        return replace(ask, options=tuple(dict.fromkeys(made)))
    return ask


def _delegate(place: int, line: str, known: "Mapping[str, PartyFacts]") -> DelegateFacts:
    name, *rest = (part for part in re.split(r"[，,；;\s]+", line) if part)
    row = known.get(name, PartyFacts())
    number = next((part for part in rest if _NUMBER.fullmatch(part)), row.id_number)
    telephone = next((part for part in rest if _TELEPHONE.fullmatch(part)), row.telephone)
    others = [part for part in rest if part not in {number, telephone}]
    return DelegateFacts(
        number=str(place), name=name, document=number, telephone=telephone,
        address="，".join(others) or row.address,
    )  # fmt: skip


def _iso(day: str) -> str:
    year, month, date = day.split("-")
    return f"{int(year)}年{int(month)}月{int(date)}日"
