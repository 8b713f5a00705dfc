"""接待: receive, screen, choose the track, accept, decline, withdraw (domain.md 0.1, 1.3, 1.4, 4)."""

import uuid
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from models import (
    areas,
    cases,
    checks,
    clocks,
    dates,
    demands,
    disputes,
    eligibility,
    endings,
    numbering,
    people,
    recognition,
    representation,
    settling,
    sittings,
    station,
    tracks,
)
from models.assignments import hand_over as hand_over  # noqa: PLC0414 -- given on, as mypy wants it
from models.cases import Answer, Case, Outcome, Party, State
from models.clocks import Event
from models.errors import Refusal
from models.joining import reopen as reopen  # noqa: PLC0414 -- as above
from models.station import Deed, Identity


@dataclass
class PartyDraft:
    """A party as typed: plain values, checked when the case is received."""

    side: str = "甲"
    role: str = cases.Role.APPLICANT.value
    kind: str = "person"  # person, organisation, or group: several persons not yet entered one by one
    name: str = ""
    person_id: uuid.UUID | None = None  # somebody on record: 就是这人
    headcount: int | None = 1  # None: a group of a number not known
    person: dict[str, Any] = field(default_factory=dict)
    organisation: dict[str, Any] = field(default_factory=dict)
    representative: str = ""
    representative_title: str = ""
    guardian: dict[str, Any] = field(default_factory=dict)
    guardian_relation: str = ""
    guardian_notified_on: date | None = None
    guardian_conflict: bool = False
    needs: list[str] = field(default_factory=list)
    interpreter: str = ""
    agent: dict[str, Any] = field(default_factory=dict)
    agent_authority: str = ""
    agent_until: date | None = None
    consent: str = ""
    note: str = ""


@dataclass
class DemandDraft:
    """A demand as typed; ``party`` is the place of its party in the draft."""

    party: int | None = None
    text: str = ""
    amount: int | None = None
    topic: str = "其他"


@dataclass
class IntakeDraft:
    """A visit as typed."""

    source: str = ""
    received_at: datetime | None = None
    occurred_on: date | None = None
    parties: list[PartyDraft] = field(default_factory=list)
    demands: list[DemandDraft] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    facts: dict[str, Any] = field(default_factory=dict)


def receive(db: Session, draft: IntakeDraft, *, by: Identity, now: datetime) -> Case:
    """Make the case of a visit: every visit becomes a record, even one that is refused or referred.

    The number is taken here. Refused, with the field, for what the draft says that cannot be.
    """
    station.demand(by, Deed.RECEIVE)
    today = now.astimezone(dates.ZONE).date()
    received = draft.received_at or now
    if not draft.parties:
        raise Refusal("请至少登记一方当事人。", "parties")
    if received > now:
        raise Refusal("登记时间在现在之后，请核对。", "received_at")
    if draft.occurred_on is not None and draft.occurred_on > today:
        raise Refusal("发生日期在今天之后，请核对。", "occurred_on")
    facts = dict(draft.facts)
    leaf = disputes.leaf(facts["dispute_type"]) if facts.get("dispute_type") else None
    village = areas.of_village(db, facts.get("village", ""))
    facts.setdefault("area_id", village.area_id if village else None)
    subject = Case(
        source=draft.source, received_at=received, received_by=by.name, handler_id=by.id, handler_name=by.name,
        occurred_on=draft.occurred_on, **facts,
    )  # fmt: skip
    db.add(subject)
    db.flush()
    for place, each in enumerate(draft.parties):
        add_party(db, subject, each, today=today, position=place, field=f"parties.{place}.", by=by)
    db.refresh(subject, ["parties"])
    subject.title = subject.title or cases.title(
        [(party.side, party.name) for party in cases.parties(subject)], leaf.name + "纠纷" if leaf else "纠纷"
    ).replace("纠纷纠纷", "纠纷")
    subject.number = numbering.take(
        db, "case", year=received.astimezone(dates.ZONE).year, by=by, case_id=subject.id
    ).text
    for demand_draft in draft.demands:
        party = None if demand_draft.party is None else cases.parties(subject)[demand_draft.party]
        demands.state(
            db,
            subject,
            party,
            text=demand_draft.text,
            amount=demand_draft.amount,
            topic=demand_draft.topic,
            by=by,
        )
    answer(db, subject, draft.answers, by=by)
    db.flush()
    return subject


def add_party(
    db: Session, subject: Case, draft: PartyDraft, *, by: Identity, today: date, position: int = 0, field: str = "",
) -> Party:  # fmt: skip
    """Add one party with its guardian and agent; persons known by their number are linked, not copied."""
    cases.demand(db, subject.id, by, Deed.RECEIVE, Deed.ACCEPT)
    if draft.headcount is not None and draft.headcount < 1:
        raise Refusal("人数至少为 1。", field + "headcount")
    if draft.side not in cases.SIDES:
        raise Refusal("请选择方别。", field + "side")
    party = Party(
        case_id=subject.id, side=draft.side, position=position, role=draft.role, headcount=draft.headcount,
        representative=draft.representative, representative_title=draft.representative_title,
        guardian_relation=draft.guardian_relation, agent_authority=draft.agent_authority,
        agent_until=draft.agent_until, consent=draft.consent, note=draft.note, needs=list(draft.needs),
        interpreter=draft.interpreter, guardian_notified_on=draft.guardian_notified_on,
        guardian_conflict=draft.guardian_conflict,
    )  # fmt: skip
    if draft.kind == "organisation":
        organisation = people.keep_organisation(db, {"name": draft.name, **draft.organisation}, field=field)
        party.organisation_id, party.name = organisation.id, organisation.name
    elif draft.kind == "group":
        if not draft.name.strip():
            raise Refusal("请填写这一方的称呼。", field + "name")
        party.name, party.group = draft.name.strip(), True
    else:
        person = people.keep(
            db, {"name": draft.name, **draft.person}, today=today, field=field, known_as=draft.person_id
        )
        if subject.occurred_on and person.birth and subject.occurred_on < person.birth:
            raise Refusal("发生日期早于这名当事人的出生日期，请核对。", field + "birth")
        party.person_id, party.name = person.id, person.name
    _add_proxies(db, subject, party, draft, today=today, field=field)
    db.add(party)
    db.flush()
    return party


def _add_proxies(
    db: Session, subject: Case, party: Party, draft: PartyDraft, *, today: date, field: str
) -> None:
    """Give a party its guardian and its agent."""
    if draft.guardian.get("name"):
        if draft.guardian_conflict:
            raise Refusal(representation.conflict_sentence(draft.guardian["name"]), field + "guardian.name")
        party.guardian_id = people.keep(db, draft.guardian, today=today, field=field + "guardian.").id
    if draft.agent.get("name"):
        if sentence := representation.agent_sentence(draft.role, subject.track):
            raise Refusal(sentence, field + "agent.name")
        party.agent_id = people.keep(db, draft.agent, today=today, field=field + "agent.").id


def void_party(db: Session, party: Party, *, reason: str, by: Identity) -> None:
    """Take a wrongly entered party out of the case, with the reason."""
    cases.demand(db, party.case_id, by, Deed.RECEIVE, Deed.ACCEPT)
    if not reason.strip():
        raise Refusal("请写明移出当事人的原因。", "reason")
    party.voided_at, party.void_reason = db.info["now"](), reason
    db.flush()


def answer(db: Session, subject: Case, answers: dict[str, str], *, by: Identity, note: str = "") -> None:
    """Keep screening answers with who gave them and when; a changed answer is a new row."""
    cases.demand(db, subject.id, by, Deed.RECEIVE, Deed.NOTE)
    known = cases.answers(subject)
    for key, value in answers.items():
        if value and known.get(key) != value:
            row = Answer(
                case_id=subject.id, key=key, value=value, note=note, by_name=by.name, at=db.info["now"]()
            )
            db.add(row)
    db.flush()
    db.refresh(subject, ["answers"])


def verdict(subject: Case, *, today: date, track: str = "ZA") -> eligibility.Verdict:
    """Judge whether the police may mediate the case (程序规定 178, 179), as far as the answers go."""
    judge = eligibility.judge_on_the_spot if track == "ZA-X" else eligibility.judge
    return judge(
        cases.answers(subject), injury=subject.injury, flags=frozenset(subject.flags), today=today,
        event_day=subject.occurred_on, cause=subject.cause,
    )  # fmt: skip


def choose_track(
    db: Session, subject: Case, track: str, *, by: Identity, reason: str = "", today: date
) -> Case:
    """Put the case on a track (轨道): mandatory before it is accepted, and always in the audit.

    治安调解 is refused when a gate of 程序规定 178-179 fails, by the sentence of that gate, and so is what is to be
    recognised afterwards (治安管理处罚法 9(4)); a change of an accepted case needs its reason.
    """
    cases.demand_decision(db, subject, by)
    chosen = tracks.get(track)
    if chosen.blocked:
        raise Refusal(chosen.blocked, "track")
    if chosen.police_case and not by.is_police:
        raise Refusal("治安案件由公安机关办理，这条轨道须由民警选择。", "track")
    _refuse_gated(subject, track, today)
    if (
        subject.track
        and subject.track != track
        and subject.state != State.REGISTERED.value
        and not reason.strip()
    ):
        raise Refusal("已受理的案件更换轨道，请写明理由。", "track_reason")
    changed = subject.state != State.REGISTERED.value and subject.track != track
    subject.track, subject.track_reason = track, reason
    subject.nature = chosen.nature
    subject.channel = chosen.channel
    for _, sentence in representation.problems_of_parties(subject, today):
        if "不得委托" in sentence:
            raise Refusal(sentence, "parties")
    if changed and subject.accepted_on is not None:
        _restart(db, subject, today)
    db.flush()
    return subject


def _refuse_gated(subject: Case, track: str, today: date) -> None:
    """Refuse a track that a gate shuts: 治安调解, and what both sides ask to be recognised."""
    if track in cases.GATED:
        for finding in verdict(subject, today=today, track=track).findings:
            if finding.result == "fails":
                raise Refusal(finding.sentence, "track")
    if track in recognition.tracks() and (sentence := recognition.outside(subject, today=today)):
        raise Refusal(sentence, "track")


def accept(db: Session, subject: Case, *, by: Identity, on: date, late_reason: str = "") -> Case:
    """Accept the case on its track; its clocks start on that day.

    Refused while something that the law asks for at acceptance is missing.
    """
    cases.demand_decision(db, subject, by)
    if subject.state != State.REGISTERED.value:
        raise Refusal(f"这件纠纷已经受理过或者已有结果（{subject.state}），需要再调的请重新受理。")
    if on > dates.local(db.info["now"]()).date():
        raise Refusal("受理日期在今天之后，请核对。", "accepted_on")
    for gap in checks.gaps(subject, "accept", today=on):
        if gap.severity == "red":
            raise Refusal(gap.sentence, gap.field)
    cases.move(subject, State.ACCEPTED)
    subject.accepted_on, subject.overdue = on, late_reason
    if tracks.is_public(subject.track):
        subject.filed_on = subject.filed_on or on
        clocks.happened(db, subject, Event.FILED, on=subject.filed_on)
        if subject.appraised_on is not None:
            clocks.happened(db, subject, Event.APPRAISED, on=max(on, subject.appraised_on))
    clocks.happened(db, subject, Event.APPLIED, on=dates.local(subject.received_at).date())
    clocks.happened(db, subject, Event.ACCEPTED, on=on)
    db.flush()
    return subject


def settle_on_paper(db: Session, subject: Case, outcome: Outcome, *, on: date, by: Identity) -> Case:
    """Give an accepted case the outcome that its paper from a village tells, on the day of the paper (补录).

    Only what is settled without a written agreement can be told so; a police case has its sitting entered.
    """
    cases.demand(db, subject.id, by, Deed.NOTE)
    if tracks.is_police(subject.track):
        raise Refusal("公安机关主持的调解，请在调解页补录经过和结果。", "result")
    if outcome not in {Outcome.ORAL, Outcome.FAILED}:
        raise Refusal("有书面协议的，请在调解页补录协议。", "result")
    cases.move(subject, State.SITTING)
    endings.conclude_case(db, subject, outcome, on=on)
    return subject


def decline(db: Session, subject: Case, *, reason: str, on: date, by: Identity) -> Case:
    """Decide that the case is not mediated (不予调解), with the reason that D19 prints."""
    cases.demand_decision(db, subject, by)
    if not reason.strip():
        raise Refusal("请写明不予调解的理由和依据。", "reason")
    _refuse_during_sitting(db, subject)
    subject.track_reason = reason
    subject.outcome, subject.concluded_on = Outcome.INELIGIBLE.value, on
    cases.move(subject, State.DECLINED)
    clocks.happened(db, subject, Event.DECLINED, on=on)
    settling.settle(db, subject)
    db.flush()
    return subject


def withdraw(
    db: Session, subject: Case, *, reason: str, on: date, by: Identity, reconciled: bool = False
) -> Case:
    """Record that the parties withdraw, or have made it up between themselves (自行和解)."""
    cases.demand_decision(db, subject, by)
    if not reason.strip():
        raise Refusal("请写明撤回的情况。", "reason")
    _refuse_during_sitting(db, subject)
    subject.remarks = "\n".join(filter(None, (subject.remarks, reason)))
    subject.outcome = (Outcome.RECONCILED if reconciled else Outcome.WITHDRAWN).value
    subject.concluded_on = on
    cases.move(subject, State.WITHDRAWN)
    clocks.happened(db, subject, Event.WITHDRAWN, on=on)
    settling.settle(db, subject)
    db.flush()
    return subject


def _restart(db: Session, subject: Case, on: date) -> None:
    """Let the clocks of another track run, from its own beginning: the day on which it was chosen."""
    clocks.happened(db, subject, Event.RETRACKED, on=on)
    if tracks.get(subject.track).nature == "民事":
        clocks.cancel(db, subject, "za-case", "za-after-failure", reason=Event.RETRACKED.value)
    if subject.state in {State.ACCEPTED.value, State.SITTING.value}:
        clocks.happened(db, subject, Event.APPLIED, on=dates.local(subject.received_at).date())
        clocks.happened(db, subject, Event.ACCEPTED, on=on)
        if tracks.is_public(subject.track) and not clocks.running(db, subject, "za-case"):
            subject.filed_on = subject.filed_on or on
            clocks.happened(db, subject, Event.FILED, on=subject.filed_on)


def _refuse_during_sitting(db: Session, subject: Case) -> None:
    if sittings.running(db, subject.id) is not None:
        raise Refusal("这件纠纷还有一场调解没有结束，请先结束那一场。")
