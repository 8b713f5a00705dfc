"""From the rows of a case to what a paper for one person says: a notice, an invitation, a power, an order, a referral."""

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from exports import afterwards, endings, films, petitions, shelter, sums
from exports.outgoing import (
    AssignmentFacts,
    ConsentFacts,
    InvitationFacts,
    MeetingFacts,
    RecipientFacts,
    TaskFacts,
    TasksFacts,
    UnitFacts,
)
from exports.partyfacts import OfficerFacts, PartyFacts
from exports.walk import said_day
from models import (
    assignments,
    cases,
    disputes,
    entries,
    identity,
    invitations,
    jointtasks,
    recordings,
    referrals,
    rooms,
    sittings,
    station,
    tracks,
)
from models.cases import Flag, Role
from models.checks import AGREEMENT_FORMS
from models.dates import chinese, chinese_moment, local, weekday
from models.referrals import Kind
from models.station import Officer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from sqlalchemy.orm import Session

    from models.cases import Case, Party
    from models.formheads import FormHead
    from models.referrals import Referral

# instead of the abode and telephone of somebody who is sheltered from the other side (反家庭暴力法; domain.md 1.6)
SHELTERED = "（依法不载明）"
UNASKED = "未询问"
# whoever receives one of these is a party
_TO_A_PARTY = frozenset({"payment", "overdue", "summoned"})
SUMMONED_PARTY, SUMMONED_GUARDIAN = "party", "guardian"


@dataclass(frozen=True, slots=True)
class Errand:
    """One paper that a form makes in this case: whom it is about, and the words that tell it from the others.

    ``title`` is given where the paper is called otherwise than its form.
    """

    about: uuid.UUID
    words: str
    title: str = ""


_EACH: "dict[str, Callable[[Session, Case], list[Errand]]]" = {
    "invitation": lambda db, subject: [
        Errand(each.id, each.name) for each in invitations.of_case(db, subject.id)
    ],
    "assignment": lambda db, subject: [
        Errand(each.id, each.to_name) for each in assignments.of_case(db, subject.id)
    ],
    "calculation": lambda db, subject: [
        Errand(each.id, sums.title(each)) for each in sums.of_case(db, subject)
    ],
    "filmed": lambda db, subject: [Errand(subject.id, "") for _ in recordings.of_case(db, subject.id)[:1]],
}


def of_form(db: "Session", subject: "Case", head: "FormHead") -> list[Errand]:
    """List what the form is made for, one paper each; nothing for a form of which the case has one."""
    if head.per in {"agent", "joint"}:
        appointed = ((party.id, party.name) for party in cases.parties(subject) if party.agent is not None)
        listed = ((subject.id, "") for _ in jointtasks.of_case(db, subject.id)[:1])
        return [Errand(*each) for each in (appointed if head.per == "agent" else listed)]
    if head.per == "summoned":
        called = rooms.of_case(db, subject.id) or entries.find(db, subject.id, head.id, None)
        titles = {SUMMONED_GUARDIAN: "到场通知书"}
        found = _summoned(subject) if called else ()
        return [Errand(about, name, titles.get(kind, "")) for about, name, kind in found]
    for made in (afterwards, petitions):
        if head.per in made.PER:
            return [Errand(*each) for each in made.errands(db, subject, head)]
    if head.per in _EACH:
        return _EACH[head.per](db, subject)
    if head.per == "entry":
        return [
            Errand(each.id, str(each.said.get("whom", "")), str(each.said.get("kind", "")))
            for each in entries.of_case(db, subject.id)
            if each.form == head.id
        ]
    return [
        Errand(each.id, each.to, "转介函" if each.kind == Kind.SUPPORT.value else "")
        for each in _sent(db, subject, head)
    ]


def of(
    db: "Session",
    subject: "Case",
    head: "FormHead",
    about: uuid.UUID | None,
    *,
    parties: tuple[PartyFacts, ...],
) -> dict[str, Any]:
    """Return the facts that a form adds to those of its case: what was typed, whom it is about, when to come."""
    found: dict[str, Any] = {
        "typed": entries.typed(db, subject.id, head.id, about),
        "meeting": meeting(db, subject),
    }
    found |= petitions.of(db, subject, head, about, parties=parties, typed=found["typed"])
    found |= afterwards.of(db, subject, head, about, parties=parties)
    if head.per == "agent":
        found["about"] = _party(subject, about, parties)
    elif head.per == "summoned":
        found["recipient"] = _recipient(subject, about)
    elif head.per == "invitation":
        found["invitation"] = _invitation(db, subject, about)
    elif head.per == "assignment":
        found["assignment"] = _assignment(db, subject, about)
    elif head.per == "joint":
        found["tasks"] = _tasks(db, subject)
    elif head.per == "filmed":
        found["films"] = films.films(db, subject)
    elif head.per == "calculation":
        found["calculation"] = sums.calculation(db, subject, about)
    elif head.per in ("referral", "entrusting"):
        sent = _sent(db, subject, head)
        wanted = next((each for each in sent if each.id == about), next(reversed(sent), None))
        found["referral"] = endings.referral(db, subject, station.current(db), wanted)
    return found


def officer(db: "Session", officer_id: uuid.UUID) -> OfficerFacts:
    """Return who makes a paper, with the telephone that a card for the villages gives."""
    row = db.get(Officer, officer_id)
    if row is None:
        return OfficerFacts()
    return OfficerFacts(name=row.name, title=row.title or row.role, unit=row.team, telephone=row.telephone)


def meeting(db: "Session", subject: "Case") -> MeetingFacts:
    """Return the next sitting that is planned, the last one when none is to come."""
    booked = rooms.of_case(db, subject.id)
    now: datetime = db.info["now"]()
    next_one = next((each for each in booked if each.ends_at >= now), next(reversed(booked), None))
    if next_one is None:
        return MeetingFacts()
    return MeetingFacts(
        date=_day(next_one.starts_at), time=_clock(next_one.starts_at), place=next_one.place,
        purpose=next_one.purpose, host=next_one.host,
    )  # fmt: skip


def hides(subject: "Case", head: "FormHead") -> bool:
    """Tell whether the paper reaches the other side of a case of domestic violence."""
    reached = (
        bool({"parties", "toward"} & set(head.holders))
        or any("当事人" in signer for signer in head.signers)
        or head.id in AGREEMENT_FORMS
        or ("recipient" in head.holders and head.per in _TO_A_PARTY)
    )
    return Flag.VIOLENCE.value in subject.flags and reached


def sheltered(subject: "Case", parties: tuple[PartyFacts, ...]) -> tuple[PartyFacts, ...]:
    """Leave out where to find everyone who is not known to be the violent one, and those who stand by them."""
    rows = cases.parties(subject)
    return tuple(
        known if row.role == Role.SUSPECT.value or row.person is None else shelter.hidden(known, SHELTERED)
        for row, known in zip(rows, parties, strict=True)
    )


def _summoned(subject: "Case") -> "Iterable[tuple[uuid.UUID, str, str]]":
    """Yield (id, name, kind) of everyone who is asked to come: each party, and each guardian once."""
    told: set[uuid.UUID] = set()
    for party in cases.parties(subject):
        yield party.id, party.name, SUMMONED_PARTY
        if party.guardian is not None and party.guardian.id not in told and not party.guardian_conflict:
            told.add(party.guardian.id)
            yield party.guardian.id, party.guardian.name, SUMMONED_GUARDIAN


def _recipient(subject: "Case", about: uuid.UUID | None) -> RecipientFacts:
    rows = cases.parties(subject)
    wards = [row for row in rows if row.guardian is not None and row.guardian.id == about]
    if wards and wards[0].guardian is not None:
        return RecipientFacts(
            name=wards[0].guardian.name, kind=SUMMONED_GUARDIAN, telephone=wards[0].guardian.telephone,
            relation="、".join(f"{row.name}的{row.guardian_relation or '监护人'}" for row in wards),
        )  # fmt: skip
    called = next((row for row in rows if row.id == about), None)
    if called is None:
        return RecipientFacts()
    return RecipientFacts(name=called.name, kind=SUMMONED_PARTY, telephone=_telephone(called))


def _telephone(party: "Party") -> str:
    known = party.person or party.organisation
    return known.telephone if known else ""


def _party(subject: "Case", about: uuid.UUID | None, parties: tuple[PartyFacts, ...]) -> PartyFacts:
    pairs = zip(cases.parties(subject), parties, strict=True)
    return next((known for row, known in pairs if row.id == about), PartyFacts())


def _invitation(db: "Session", subject: "Case", about: uuid.UUID | None) -> InvitationFacts:
    asked = next((each for each in invitations.of_case(db, subject.id) if each.id == about), None)
    if asked is None:
        return InvitationFacts()
    planned = meeting(db, subject)
    return InvitationFacts(
        to=asked.name,
        kind=asked.kind,
        unit=asked.unit,
        purpose=asked.purpose,
        date=_day(asked.meets_at) if asked.meets_at else planned.date,
        time=_clock(asked.meets_at) if asked.meets_at else planned.time,
        place=asked.place or planned.place,
        brief=brief(subject),
        consents=tuple(
            ConsentFacts(
                name=identity.mask_name(party.name) if party.person else party.name,
                word=asked.consents.get(str(party.id), "") or UNASKED,
            )
            for party in cases.parties(subject)
        ),
        reply=asked.reply,
    )


def brief(subject: "Case") -> str:
    """Say what a case is about without a name in full: to outsiders only the kind and who is at odds."""
    names = [identity.mask_name(each.name) if each.person else each.name for each in cases.parties(subject)]
    kind = disputes.leaf(subject.dispute_type).name if subject.dispute_type else "民间"
    between = f"{'、'.join(names)}之间的" if len(names) > 1 else ""
    return between + (kind if kind.endswith("纠纷") else f"{kind}纠纷")


def _assignment(db: "Session", subject: "Case", about: uuid.UUID | None) -> AssignmentFacts:
    made = assignments.of_case(db, subject.id)
    given = next((each for each in made if each.id == about), next(reversed(made), None))
    if given is None:
        return AssignmentFacts()
    return AssignmentFacts(
        number=given.number,
        to=given.to_name,
        force=given.force,
        by=given.by_name,
        at=chinese_moment(given.at),
        due=said_day(given.due_on),
        instruction=given.instruction,
        accepted=chinese_moment(given.accepted_at) if given.accepted_at else "",
        returned=chinese_moment(given.returned_at) if given.returned_at else "",
        return_reason=given.return_reason,
        done=said_day(given.done_on),
        result=given.result,
    )


def _tasks(db: "Session", subject: "Case") -> TasksFacts:
    """Return the task list of a joint mediation; each unit signs once, by all who answer for its tasks."""
    listed = jointtasks.of_case(db, subject.id)
    people: dict[str, list[str]] = {}
    for each in listed:
        people.setdefault(each.unit, [])
        if each.person and each.person not in people[each.unit]:
            people[each.unit].append(each.person)
    held = next(reversed(sittings.of_case(db, subject.id)), None)
    return TasksFacts(
        rows=tuple(
            TaskFacts(
                number=str(place), unit=each.unit, person=each.person, deed=each.deed, due=said_day(each.due_on),
                feedback=each.feedback,
            )
            for place, each in enumerate(listed, 1)
        ),
        units=tuple(UnitFacts(name=unit, person="、".join(names)) for unit, names in people.items()),
        host="、".join(host.name for host in held.hosts) if held else "",
    )  # fmt: skip


def _sent(db: "Session", subject: "Case", head: "FormHead") -> "list[Referral]":
    entrusting = head.per == "entrusting"
    return [
        each for each in referrals.of_case(db, subject.id) if (each.kind == Kind.ENTRUST.value) == entrusting
    ]


def forbidden(subject: "Case", about: uuid.UUID | None) -> str:
    """Say why a power of attorney cannot be made: a suspect appoints nobody (程序规定 181)."""
    party = next((each for each in cases.parties(subject) if each.id == about), None)
    if party is not None and party.role in cases.SUSPECTS and tracks.is_police(subject.track):
        return f"{party.name}是违法嫌疑人，不得委托他人参加调解（程序规定 181）。"
    return ""


def _day(moment: "datetime") -> str:
    here = local(moment).date()
    return f"{chinese(here)}（{weekday(here)}）"


def _clock(moment: "datetime") -> str:
    here = local(moment)
    return f"{here.hour}时{here.minute:02}分"
