"""分案、并案、重新调解: one visit becomes two cases, two become one, a case goes into its next round (report 1.10, 1.11)."""

import uuid
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from models import (
    agreements,
    assignments,
    cases,
    clocks,
    closure,
    dates,
    demands,
    disputes,
    followups,
    invitations,
    lookback,
    numbering,
    rooms,
    sittings,
    tracks,
    visits,
)
from models.cases import Answer, Case, Party, State
from models.clocks import Event
from models.demands import Demand
from models.errors import Caution, Refusal
from models.station import Identity

if TYPE_CHECKING:
    from models.base import Voidable

#: Columns that a case split off takes over; the others are its own.
TAKEN_OVER = (
    "source", "alarm_number", "occurred_on", "occurred_text", "place", "village", "dispute_type", "alarm_kind",
    "four_class", "key_field", "nature", "cause", "origin", "ground", "brief", "injury", "appraised_on", "damage",
    "level", "level_suggested", "level_reason", "track", "track_reason", "channel", "route", "body", "force",
    "area_id", "handler_id", "handler_name", "filed_on", "accepted_on", "project", "contractor", "round",
)  # fmt: skip
PARTY_COLUMNS = (
    "role", "name", "group", "headcount", "person_id", "organisation_id", "representative", "representative_title",
    "guardian_id", "guardian_relation", "guardian_notified_on", "guardian_conflict", "interpreter", "agent_id",
    "agent_authority", "agent_until", "consent", "note",
)  # fmt: skip
TELLING = ("id_number", "birth", "telephone")  # of two with one name, what tells them apart
UNFINISHED = frozenset({State.REGISTERED.value, State.ACCEPTED.value, State.SITTING.value})
#: States from which the next round goes on at the table; from the others it begins at the door.
RESUMED = frozenset({State.FAILED.value, State.BREACHED.value})
#: States of a case that may be taken up again for another round.
REOPENABLE = (
    RESUMED | {each.value for each, after in cases.NEXT.items() if State.ACCEPTED in after} - UNFINISHED
)
JOINABLE = frozenset({State.REGISTERED.value, State.ACCEPTED.value, State.SITTING.value, State.FAILED.value})


def reopen(db: Session, subject: Case, *, reason: str, by: Identity, on: date) -> Case:
    """Take a case up again under its number for round n+1; what became of the round before stays readable."""
    cases.demand_decision(db, subject, by)
    if not reason.strip():
        raise Refusal("请写明重新调解的原因。", "reason")
    _refuse_unfinished(subject)
    before, outcome = subject.round or 1, subject.outcome or subject.state
    cases.move(subject, State.SITTING if subject.state in RESUMED else State.ACCEPTED)
    ended = f"，{subject.concluded_on.isoformat()}" if subject.concluded_on else ""
    told = f"{on.isoformat()} 第{before + 1}轮重新调解（第{before}轮{outcome}{ended}）：{reason}"
    subject.remarks = "\n".join(filter(None, (subject.remarks, told)))
    subject.concluded_on = subject.resolved_on = None
    subject.outcome, subject.round = "", before + 1
    closure.reopened(db, subject, on=on, reason=reason, by=by)
    again = f"第{subject.round}轮重新调解"
    visits.give_up(db, subject, reason=again)
    lookback.give_up(db, subject, reason=again)
    subject.accepted_on = subject.accepted_on or on
    clocks.happened(db, subject, Event.REOPENED, on=on)
    held = sittings.of_case(db, subject.id)
    if not held:
        clocks.happened(db, subject, Event.ACCEPTED, on=on)
    elif len(held) == 1 and before == 1:  # 程序规定 183: the second within seven working days after the first
        clocks.happened(db, subject, Event.ADJOURNED, on=dates.local(held[0].started_at).date())
    if tracks.is_public(subject.track) and not clocks.running(db, subject, "za-case") and not held:
        subject.filed_on = subject.filed_on or on
        clocks.happened(db, subject, Event.FILED, on=subject.filed_on)
    db.flush()
    return subject


def _refuse_unfinished(subject: Case) -> None:
    """Refuse a next round while the present one goes on, and say what to do with a case that cannot have one."""
    if subject.state in UNFINISHED:
        raise Refusal("这一轮还没有结束，直接开始调解或者接着调就行，不用重新调解。")
    if subject.state == State.AGREED.value:
        raise Refusal("已经达成协议、还在履行期，不用重新调解；对方不履行的，请在“回访”里登记不履行。")
    if subject.state == State.PERFORMED.value:
        raise Refusal(
            "已经履行完毕，不能重新调解：对方违约的，请在“回访”里登记不履行，照不履行处理；有新的事的，请重新登记一件。"
        )


def split(
    db: Session, subject: Case, *, moved: Sequence[Party], shared: Sequence[Party] = (), asked: Sequence[Demand] = (),
    reason: str, by: Identity, now: datetime,
) -> Case:  # fmt: skip
    """Split a new case off: parties ``moved`` leave the old one, ``shared`` ones stand in both, demands go along.

    The new case has its own number and the clocks of the old: a split gives nobody more time.
    """
    cases.demand_decision(db, subject, by)
    if not reason.strip():
        raise Refusal("请写明分案理由。", "reason")
    _refuse_settled(db, subject, "分案")
    going = {party.id for party in moved}
    if not moved or (not shared and len(moved) < 2):  # noqa: PLR2004 -- two sides make a dispute
        raise Refusal("分出去的案件要有争议双方，请选择移出和两案都参加的当事人。", "moved")
    staying = [party for party in cases.parties(subject) if party.id not in going]
    if len({party.side for party in staying}) < 2:  # noqa: PLR2004 -- as above
        raise Refusal("原案剩下的当事人不足两方，不能这样分案。", "moved")
    made = Case(
        received_at=subject.received_at, received_by=subject.received_by, split_from_id=subject.id,
        flags=list(subject.flags), title="",
        state=State.REGISTERED.value if subject.state == State.REGISTERED.value else State.ACCEPTED.value,
        **{column: getattr(subject, column) for column in TAKEN_OVER},
    )  # fmt: skip
    db.add(made)
    db.flush()
    named_by_hand = subject.title != _title(subject, cases.parties(subject))
    known = {
        each.id: _copied(db, each, made, each.side, place) for place, each in enumerate([*moved, *shared])
    }
    for party in moved:
        party.voided_at, party.void_reason = now, f"分案：{reason}"
    db.flush()
    db.refresh(made, ["parties"])
    made.title = _title(made, cases.parties(made))
    if not named_by_hand:
        subject.title = _title(subject, staying)
    year = dates.local(now).year
    made.number = numbering.take(db, "case", year=year, by=by, case_id=made.id).text
    for each in asked:
        _carry(db, each, made, known, now=now, why=f"分到{made.number}", by=by)
    for row in sorted(subject.answers, key=lambda each: each.at):
        db.add(
            Answer(
                case_id=made.id, key=row.key, value=row.value, note=row.note, by_name=row.by_name, at=row.at
            )
        )
    for clock in clocks.running(db, subject):
        clocks.start(db, made, clock.key, on=clock.started_on, due_on=clock.due_on, name=clock.name)
    _remark(subject, now, f"分出 {made.number}：{reason}")
    _remark(made, now, f"由 {subject.number} 分出：{reason}")
    db.flush()
    db.refresh(subject, ["parties"])
    return made


def merge(
    db: Session, subject: Case, into: Case, *, reason: str, by: Identity, now: datetime,
    confirmed: frozenset[str] = frozenset(),
) -> Case:  # fmt: skip
    """Merge a case into another: it keeps its number and says where it went; parties are united, none twice.

    A clock of the merged case that ends earlier stands: a merger gives nobody more time. Two cases without a
    common party are a question (``strangers``).
    """
    if subject.id == into.id:
        raise Refusal("不能并入自己，请选择另一件纠纷。", "into")
    if not reason.strip():
        raise Refusal("请写明并案理由。", "reason")
    for each in (subject, into):
        cases.demand_decision(db, each, by)
        _refuse_settled(db, each, "并案")
    if subject.track and into.track and tracks.is_police(subject.track) != tracks.is_police(into.track):
        raise Refusal("一件是治安案件，一件是民间纠纷，轨道不同，不能合并。", "into")
    there = cases.parties(into)
    if "strangers" not in confirmed and not any(
        _same(one, other) for one in cases.parties(subject) for other in there
    ):
        raise Caution("strangers", f"{subject.number}和{into.number}没有相同的当事人，确定是同一件纠纷吗？")
    known = _unite(db, subject, into)
    for demand in demands.of_case(db, subject.id):
        _carry(db, demand, into, known, now=now, why=f"并入{into.number}", by=by)
    _join_clocks(db, subject, into)
    clocks.happened(db, subject, Event.MERGED, on=dates.local(now).date())
    _hand_on(db, subject, into, known, now)
    _end_what_waits(db, subject, into, now)
    cases.move(subject, State.MERGED)
    subject.merged_into_id = into.id
    into.level = max(into.level, subject.level)
    into.people_count = _headcount(cases.parties(into))
    _remark(subject, now, f"并入 {into.number}：{reason}")
    _remark(into, now, f"{subject.number} 并入：{reason}")
    db.flush()
    return into


def _refuse_settled(db: Session, subject: Case, deed: str) -> None:
    if subject.state not in JOINABLE:
        raise Refusal(f"{subject.number}{subject.state}，不能{deed}。")
    if sittings.running(db, subject.id) is not None:
        raise Refusal(f"{subject.number}还有一场调解没有结束，请先结束那一场，再{deed}。")
    agreement = agreements.latest(db, subject.id)
    if agreement is not None and agreement.state != agreements.AgreementState.DRAFT.value:
        raise Refusal(f"{subject.number}的协议已经{agreement.state.removeprefix('已')}，不能{deed}。")


def _join_clocks(db: Session, subject: Case, into: Case) -> None:
    for clock in clocks.running(db, subject):
        for same in clocks.running(db, into, clock.key):
            if clock.due_on < same.due_on:
                same.started_on, same.due_on = clock.started_on, clock.due_on


def _hand_on(db: Session, subject: Case, into: Case, known: dict[uuid.UUID, Party], now: datetime) -> None:
    """Hand on the bookings that are to come and the invitations without an answer, with what the parties said.

    Who is invited there already is not invited twice. Contacts and answered invitations stay where they were made.
    """
    for booking in rooms.of_case(db, subject.id):
        if booking.ends_at > now:
            booking.case_id = into.id
    there = {(each.mediator_id, each.name) for each in invitations.of_case(db, into.id)}
    opposed = {party.name for party in cases.parties(into)}
    names = {str(old): str(party.id) for old, party in known.items()}
    for each in invitations.of_case(db, subject.id):
        if each.reply:
            continue
        if (each.mediator_id, each.name) in there or each.name in opposed:
            why = "已经邀请" if each.name not in opposed else "里是当事人"
            each.voided_at, each.void_reason = now, f"并入{into.number}，那一件{why}"
            continue
        each.case_id = into.id
        each.consents = {names.get(key, key): said for key, said in each.consents.items()}


def _end_what_waits(db: Session, subject: Case, into: Case, now: datetime) -> None:
    """Hand the open tasks on; slips and visits of the merged case have nothing left to do."""
    for task in followups.of_case(db, subject.id):
        if task.done_on is None:
            task.case_id = into.id
    waiting: list[Voidable] = [each for each in assignments.of_case(db, subject.id) if each.done_on is None]
    waiting += [each for each in visits.of_case(db, subject.id) if each.done_on is None]
    for row in waiting:
        row.voided_at, row.void_reason = now, f"并入{into.number}"


def _unite(db: Session, subject: Case, into: Case) -> dict[uuid.UUID, Party]:
    """Put the parties of ``subject`` beside those of ``into``; return old id → party of ``into``."""
    there = cases.parties(into)
    known: dict[uuid.UUID, Party] = {}
    for party in cases.parties(subject):
        same = next((each for each in there if _same(party, each)), None)
        if same is not None:
            known[party.id] = same
            if party.person and same.person and party.person.id_number and not same.person.id_number:
                same.person_id = party.person_id  # the record that has the document stays
    sides: dict[str, str] = {}
    for party in cases.parties(subject):
        if party.id in known:
            sides.setdefault(party.side, known[party.id].side)
    taken = {each.side for each in there}
    for party in cases.parties(subject):
        if party.id in known:
            continue
        if party.side not in sides:
            free = next((side for side in cases.SIDES if side not in taken), cases.SIDES[-1])
            sides[party.side] = free
            taken.add(free)
        place = sum(1 for each in cases.parties(into) if each.side == sides[party.side])
        known[party.id] = _copied(db, party, into, sides[party.side], place)
    db.flush()
    db.refresh(into, ["parties"])
    return known


def _same(one: Party, other: Party) -> bool:
    """Tell whether two parties are one: the same record, or the same name that no number contradicts.

    The officer who merges has said that it is the same dispute; two of its people with one name are one person
    unless their documents, birthdays or telephones differ.
    """
    if one.name != other.name or bool(one.organisation_id) != bool(other.organisation_id):
        return one.person_id is not None and one.person_id == other.person_id
    pairs = (
        [(one.organisation.credit_code, other.organisation.credit_code)]
        if one.organisation and other.organisation
        else [(getattr(one.person, key), getattr(other.person, key)) for key in TELLING]
        if one.person and other.person
        else []
    )
    return all(mine == theirs for mine, theirs in pairs if mine and theirs)


def _copied(db: Session, party: Party, to: Case, side: str, place: int) -> Party:
    copy = Party(
        case_id=to.id, side=side, position=place, needs=list(party.needs),
        **{column: getattr(party, column) for column in PARTY_COLUMNS},
    )  # fmt: skip
    db.add(copy)
    return copy


def _carry(
    db: Session, demand: Demand, to: Case, known: dict[uuid.UUID, Party], *, now: datetime, why: str, by: Identity
) -> None:  # fmt: skip
    party = known.get(demand.party_id) if demand.party_id else None
    demands.state(
        db, to, party, text=demand.text, amount=demand.amount, topic=demand.topic,
        none_reason=demand.none_reason, by=by,
    )  # fmt: skip
    demand.voided_at, demand.void_reason = now, why


def _title(subject: Case, parties: Iterable[Party]) -> str:
    kind = disputes.leaf(subject.dispute_type).name + "纠纷" if subject.dispute_type else "纠纷"
    return cases.title([(party.side, party.name) for party in parties], kind).replace("纠纷纠纷", "纠纷")


def _headcount(parties: Iterable[Party]) -> int:
    return sum(party.headcount or 1 for party in parties)


def _remark(subject: Case, now: datetime, text: str) -> None:
    told = f"{dates.local(now).date().isoformat()} {text}"
    subject.remarks = "\n".join(filter(None, (subject.remarks, told)))
