"""当事人屏: what the parties may see of a sitting, and nothing else.

``Shown`` has no place for a private line, a demand, a number, an address, a level or a note: what is not a field here
cannot be painted. Private lines, talks apart and proposals not yet shown are left out by the query itself, so they are
never read into this process's memory for the screen; every text that somebody typed goes through ``_Veil``.
"""

import re
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session, aliased

from models import apart, cases, consequences, masking, money, offers, readings, safeguards, station
from models.agreements import Agreement
from models.audit import AuditHead
from models.cases import Case
from models.caucuses import Caucus
from models.offers import Offer
from models.readings import Reading
from models.record import Column, Kind, Utterance
from models.sittings import TALKING, Phase, Sitting
from models.texts import read_from
from models.turns import Turn

#: Lines of these kinds may be a fact that nobody disputes; a limit, a feeling, a doubt of the mediator never is.
_TOLD = (Kind.FACT.value, Kind.EVIDENCE.value, Kind.DEMAND.value, Kind.OFFER.value, Kind.OTHER.value)
#: Stands for what is nobody's but the speaker's.
PRIVATE = "〔涉及个人隐私，不显示〕"
_STOPS = "，。；！？、,;!?\n"
_NUMERALS = "一二三四五六七八九十"
_NUMBERED = re.compile(r"^\s*第([一二三四五六七八九十百\d]+)条[：:、，\s]*")


@dataclass(frozen=True, slots=True)
class ShownSide:
    """The names of one side."""

    side: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A fact that nobody disputes, with who said it."""

    speaker: str
    text: str


@dataclass(frozen=True, slots=True)
class ShownOffer:
    """A proposal that lies on the table: its sum in figures and in 大写, and what each side said to it."""

    number: int
    speaker: str
    text: str
    amount: str
    words: str
    due: str
    answers: tuple[tuple[str, str], ...]
    accepted: bool


@dataclass(frozen=True, slots=True)
class ShownClause:
    """A clause of the agreement; ``lit`` while it is the one being read."""

    number: str
    text: str
    sum: str = ""
    lit: bool = False


@dataclass(frozen=True, slots=True)
class ShownTurn:
    """Whose turn it is to speak, since when, for how many seconds."""

    name: str
    since: datetime
    allowed_s: int


@dataclass(frozen=True, slots=True)
class Shown:
    """All that the screen of the parties can hold."""

    place: str
    phase: str
    steps: tuple[str, ...]
    paused: bool
    covered: bool
    sides: tuple[ShownSide, ...] = ()
    hosts: tuple[str, ...] = ()
    guests: tuple[str, ...] = ()
    agenda: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    facts: tuple[ShownLine, ...] = ()
    offers: tuple[ShownOffer, ...] = ()
    clauses: tuple[ShownClause, ...] = ()
    reading: bool = False
    turn: ShownTurn | None = None


@dataclass(frozen=True)
class _Words:
    rules: tuple[str, ...]
    agenda: Mapping[str, tuple[str, ...]]
    accounts: re.Pattern[str]
    illness: re.Pattern[str]
    shelter: re.Pattern[str]


@read_from("texts/shown.toml")
def _words(table: dict[str, Any]) -> _Words:
    veil = table["veil"]
    return _Words(
        tuple(table["rules"]), {row["name"]: tuple(row["agenda"]) for row in table["phase"]},
        _any_of(veil["accounts"]), re.compile(f"[^{_STOPS}]*(?:{'|'.join(veil['illness'])})[^{_STOPS}]*", re.IGNORECASE),
        _any_of(veil["shelter"]),
    )  # fmt: skip


def _any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{each})" for each in patterns), re.IGNORECASE)


@dataclass(frozen=True)
class _Veil:
    """Hides numbers in any text, and where a safeguard stands the addresses of everybody too.

    What is ``told`` by somebody has illnesses hidden too, and under a safeguard every word of where somebody lives:
    a refuge is no address that the case knows.
    """

    known: tuple[str, ...]
    guarded: bool = False

    @classmethod
    def of(cls, subject: Case) -> "_Veil":
        people = [
            person
            for party in subject.parties
            for person in (party.person, party.guardian, party.agent)
            if person is not None
        ]
        known = [number for person in people for number in (person.id_number, person.telephone)]
        bodies = [party.organisation for party in subject.parties if party.organisation is not None]
        known += [number for body in bodies for number in (body.credit_code, body.telephone)]
        if safeguards.of_case(subject):
            for person in people:
                for address in (person.address, person.domicile, person.employer):
                    known += masking.parts_of_address(address)
        return cls(tuple(dict.fromkeys(each for each in known if each)), bool(safeguards.of_case(subject)))

    def told(self, text: str) -> str:
        """Hide in words of a line or a proposal what only the speaker may tell."""
        words = _words()
        if self.guarded and words.shelter.search(text):
            return PRIVATE
        return self(words.illness.sub(PRIVATE, text))

    def __call__(self, text: str) -> str:
        text = _words().accounts.sub(masking.HIDDEN, text)
        return masking.hide_numbers(masking.hide_known(text, self.known))


def head(db: Session) -> int:
    """Return the number that moves with every record written anywhere."""
    return int(db.scalar(select(AuditHead.seq)) or 0)


def shown(db: Session, sitting_id: uuid.UUID) -> Shown:
    """Return what the parties may see of a sitting now; an open talk apart leaves it covered and empty."""
    sitting = db.get_one(Sitting, sitting_id)
    subject = cases.case(db, sitting.case_id)
    here = station.current(db)
    steps = tuple(each.value for each in TALKING)
    place = here.room or here.name
    if _apart(db, sitting_id):
        return Shown(place, sitting.phase, steps, sitting.paused, covered=True)
    veil = _Veil.of(subject)
    words = _words()
    reading = _reading(db, sitting_id)
    return Shown(
        place, sitting.phase, steps, sitting.paused, covered=False, sides=sides(subject),
        hosts=tuple(veil(host.name) for host in sitting.hosts),
        guests=tuple(
            f"{veil(each.name)}（{each.kind}）" if each.kind else veil(each.name)
            for each in sitting.attendances
            if not each.host and each.until is None
        ),
        agenda=words.agenda.get(sitting.phase, ()), rules=words.rules, facts=_facts(db, sitting_id, veil),
        offers=_offers(db, sitting, subject, veil),
        clauses=_read_clauses(reading, veil) if reading else _accepted(db, sitting_id, veil),
        reading=reading is not None, turn=_turn(db, sitting, veil),
    )  # fmt: skip


def shown_agreement(db: Session, agreement_id: uuid.UUID, *, lit: int = -1) -> Shown:
    """Return an agreement as it is read aloud at the signing, the clause ``lit`` under the reader's finger."""
    made = db.get_one(Agreement, agreement_id)
    subject = cases.case(db, made.case_id)
    here = station.current(db)
    return Shown(
        here.room or here.name, Phase.ENDED.value, (), paused=False, covered=False, sides=sides(subject), clauses=agreement_clauses(subject, made, lit=lit), reading=True,
    )  # fmt: skip


def agreement_clauses(subject: Case, made: Agreement, *, lit: int = -1) -> tuple[ShownClause, ...]:
    """Return the clauses of an agreement as they may be shown to both sides."""
    veil = _Veil.of(subject)
    valid = [clause for clause in made.clauses if clause.valid]
    return tuple(
        ShownClause(_numeral(place), veil(clause.text), _sum(clause.amount), lit=place == lit)
        for place, clause in enumerate(valid)
    )


def sides(subject: Case) -> tuple[ShownSide, ...]:
    """Return the names by side, numbers in them hidden like anywhere else."""
    veil = _Veil.of(subject)
    found: dict[str, list[str]] = {}
    for party in cases.parties(subject):
        found.setdefault(party.side, []).append(veil(party.name))
    return tuple(ShownSide(side, tuple(names)) for side, names in found.items())


def _apart(db: Session, sitting_id: uuid.UUID) -> bool:
    return bool(
        db.scalar(
            select(
                exists().where(
                    Caucus.sitting_id == sitting_id, Caucus.ended_at.is_(None), Caucus.voided_at.is_(None)
                )
            )
        )
    )


def _facts(db: Session, sitting_id: uuid.UUID, veil: _Veil) -> tuple[ShownLine, ...]:
    """Return what was sorted to 无争议: said before everybody, not struck, not the correction of a private line."""
    first = aliased(Utterance)
    corrects_private = exists().where(
        first.id == Utterance.corrects, or_(first.private, first.caucus_id.is_not(None))
    )
    rows = db.execute(
        select(Utterance.speaker, Utterance.text)
        .where(
            Utterance.sitting_id == sitting_id, Utterance.sorted_to == Column.AGREED.value,
            ~Utterance.private, Utterance.caucus_id.is_(None), Utterance.struck_at.is_(None),
            Utterance.kind.in_(_TOLD), ~corrects_private,
        )
        .order_by(Utterance.sorted_place, Utterance.seq)
    )  # fmt: skip
    return tuple(
        ShownLine(veil(row.speaker), veil.told(row.text))
        for row in rows
        if not consequences.tells_penalty(row.text)
    )


def _offers(db: Session, sitting: Sitting, subject: Case, veil: _Veil) -> tuple[ShownOffer, ...]:
    names = {side.side: _few(side.names) for side in sides(subject)}
    return tuple(
        ShownOffer(
            each.round, veil(each.speaker), veil.told(said_of(each)),
            money.digits(each.amount) if each.amount is not None else "",
            money.words(each.amount).removeprefix("人民币") if each.amount is not None else "",
            veil(each.due_text),
            tuple(
                (names.get(side, side), answer.value)
                for side, answer in offers.answered(each).items()
                if answer.value
            ),
            each.accepted,
        )
        for each in _on_table(db, sitting.id)
    )  # fmt: skip


def said_of(offer: Offer) -> str:
    """Say what a proposal asks for beside its sum."""
    parts = (offer.text, offer.apology, offer.act)
    return "；".join(dict.fromkeys(part.strip("；。 ") for part in parts if part.strip()))


def _on_table(db: Session, sitting_id: uuid.UUID) -> list[Offer]:
    """Return the proposals that lie open and were not replaced; one made of words said apart stays away."""
    board = offers.all_of(db, sitting_id)
    gone = offers.replaced(board)
    secret = apart.words_of(db, sitting_id)
    return [
        each
        for each in board
        if each.valid
        and not each.private
        and each.id not in gone
        and (each.shown_at is not None or apart.bare(each.text) not in secret)
    ]


def _accepted(db: Session, sitting_id: uuid.UUID, veil: _Veil) -> tuple[ShownClause, ...]:
    taken = [each for each in _on_table(db, sitting_id) if each.accepted]
    return tuple(
        ShownClause(_numeral(place), veil(said_of(each)), _sum(each.amount))
        for place, each in enumerate(taken)
    )


def _reading(db: Session, sitting_id: uuid.UUID) -> Reading | None:
    """Return the reading that is under way; one that a later proposal has overtaken is none."""
    reading = readings.latest(db, sitting_id)
    if reading is None:
        return None
    moved = [
        moment
        for each in offers.all_of(db, sitting_id)
        for moment in (each.at, each.shown_at, each.voided_at)
        if moment is not None
    ]
    return None if any(moment > reading.at for moment in moved) else reading


def _read_clauses(reading: Reading, veil: _Veil) -> tuple[ShownClause, ...]:
    """Return the clauses as they are read, the next one to be read lit."""
    rows = []
    for place, each in enumerate(reading.clauses):
        number, text = _parted(str(each["text"]))
        rows.append(ShownClause(number, veil(text), lit=place == reading.read))
    return tuple(rows)


def _parted(text: str) -> tuple[str, str]:
    """Part a clause as it is read into its number and its words."""
    found = _NUMBERED.match(text)
    return (found[1], text[found.end() :]) if found else ("", text)


def _turn(db: Session, sitting: Sitting, veil: _Veil) -> ShownTurn | None:
    if not sitting.timed or sitting.phase != Phase.STATEMENTS.value:
        return None
    running = db.scalar(
        select(Turn)
        .where(Turn.sitting_id == sitting.id, Turn.ended_at.is_(None), Turn.voided_at.is_(None))
        .order_by(Turn.at.desc())
        .limit(1)
    )
    if running is None:
        return None
    name = db.scalar(select(cases.Party.name).where(cases.Party.id == running.party_id)) or ""
    return ShownTurn(veil(name), running.at, running.allowed_s)


def _sum(fen: int | None) -> str:
    return "" if fen is None else f"{money.digits(fen)}（{money.words(fen).removeprefix('人民币')}）"


def _few(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else f"{names[0]}等{len(names)}人"


def _numeral(place: int) -> str:
    """Return the number of a clause: 一 to 十, then 11 and so on."""
    return _NUMERALS[place] if place < len(_NUMERALS) else str(place + 1)
