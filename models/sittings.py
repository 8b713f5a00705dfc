"""The sitting (场次) and its three phases: 群众先说理 → 民警后梳理 → 警民共谈理 (report 4.11)."""

import uuid
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Uuid, column, func, select, table
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from models import alone, cases, clocks, dates, demands, gates, recordings, roster, settling, tracks
from models.base import Row, Versioned, Voidable, label, link
from models.cases import Case, Party, State
from models.clocks import Event
from models.errors import Refusal
from models.station import Deed, Identity, Officer, Role


class Phase(StrEnum):
    """The order of a sitting; the three names are those of the report, to the letter."""

    PREPARATION = "准备"
    STATEMENTS = "群众先说理"
    SORTING = "民警后梳理"
    TALKS = "警民共谈理"
    ENDED = "结束"


NEXT: dict[Phase, frozenset[Phase]] = {
    Phase.PREPARATION: frozenset({Phase.STATEMENTS, Phase.ENDED}),
    Phase.STATEMENTS: frozenset({Phase.SORTING, Phase.ENDED}),
    Phase.SORTING: frozenset({Phase.STATEMENTS, Phase.TALKS, Phase.ENDED}),
    Phase.TALKS: frozenset({Phase.STATEMENTS, Phase.SORTING, Phase.ENDED}),
    Phase.ENDED: frozenset(),
}
assert set(NEXT) == set(Phase), "every phase has its successors"
TALKING = (Phase.STATEMENTS, Phase.SORTING, Phase.TALKS)


class Happening(StrEnum):
    """What may happen in the room (domain.md 5.1)."""

    PHASE = "阶段"
    ABSENT = "一方未到场"
    LATE = "迟到"
    DRUNK = "酒后到场"
    PAUSE = "休会"
    RESUME = "复会"
    LEAVE = "离席"
    RETURN = "返回"
    UNWILLING = "不愿继续"
    OUTBURST = "情绪失控"
    CHANGE_HOST = "更换调解员"
    NEW_EVIDENCE = "新证据"
    NEW_VIOLATION = "又针对对方实施违反治安管理行为"
    FLED = "违法嫌疑人逃跑"


#: What is said to whoever would still change the record of a sitting that has ended.
OVER = "这场调解已经结束，不能再记；需要补充的，请写更正说明。"
#: The lines of the record, as far as a mark needs them: the record itself knows sittings, not the other way round.
_LINES = table("utterances", column("sitting_id", Uuid()), column("seq"))
#: The talks apart, as far as a phase and an ending need them; they know sittings likewise.
_TALKS = table(
    "caucuses", column("sitting_id", Uuid()), column("party_id", Uuid()), column("ended_at"), column("voided_at")
)  # fmt: skip


class Sitting(Row, Versioned, Voidable):
    """One session of mediation of one case."""

    __tablename__ = "sittings"

    case_id: Mapped[uuid.UUID] = link("cases.id")
    number: Mapped[int] = mapped_column(default=1, info={"label": "第几次调解"})
    place: Mapped[str] = label("调解地点")
    mode: Mapped[str] = label("方式", default="面对面")
    public: Mapped[bool] = mapped_column(default=True, info={"label": "公开进行"})
    phase: Mapped[str] = label("阶段", default=Phase.PREPARATION.value, index=True)
    paused: Mapped[bool] = mapped_column(default=False)
    started_at: Mapped[datetime] = mapped_column(index=True, info={"label": "开始时间"})
    ended_at: Mapped[datetime | None] = mapped_column(default=None, info={"label": "结束时间"})
    recorder: Mapped[str] = label("记录人")
    recorder_unit: Mapped[str] = label("记录人单位")
    topic: Mapped[str] = label("事由")
    outcome: Mapped[str] = label("结果")
    outcome_text: Mapped[str] = label("结果说明")
    late_reason: Mapped[str] = label("超期原因")
    silence_reason: Mapped[str] = label("未提诉求的原因")
    dates_text: Mapped[str] = label("原载时间")
    simple: Mapped[bool] = mapped_column(default=False, info={"label": "简易"})
    timed: Mapped[bool] = mapped_column(default=False, info={"label": "计时发言"})
    minutes: Mapped[int] = mapped_column(default=10, info={"label": "每方分钟"})
    order_by: Mapped[str] = label("发言顺序的定法")
    speaking_order: Mapped[list[Any]] = mapped_column(default=list)
    checklist: Mapped[dict[str, Any]] = mapped_column(default=dict)
    opening: Mapped[dict[str, Any]] = mapped_column(default=dict)
    alone: Mapped[dict[str, Any]] = mapped_column(default=dict)
    phase_before: Mapped[str] = label("终止前的阶段")
    next_at: Mapped[datetime | None] = mapped_column(default=None, info={"label": "下次调解时间"})
    again: Mapped[str] = label("再次调解的缘由")
    next_late_reason: Mapped[str] = label("再次调解超期原因")
    routes_told: Mapped[bool] = mapped_column(default=False, info={"label": "已告知其他途径"})

    attendances: Mapped[list["Attendance"]] = relationship(order_by="Attendance.position", lazy="selectin")

    @property
    def hosts(self) -> list["Attendance"]:
        """Who presides now."""
        return [each for each in self.attendances if each.host and each.until is None]

    @property
    def presided(self) -> list["Attendance"]:
        """Everyone who has presided, whoever was replaced too."""
        return [each for each in self.attendances if each.host]


class Attendance(Row):
    """A host or an invited helper at a sitting; parties are the case's own."""

    __tablename__ = "attendances"

    case_id: Mapped[uuid.UUID] = link("cases.id")
    sitting_id: Mapped[uuid.UUID] = link("sittings.id")
    position: Mapped[int] = mapped_column(default=0)
    mediator_id: Mapped[uuid.UUID | None] = link("mediators.id", default=None)
    officer_id: Mapped[uuid.UUID | None] = link("officers.id", default=None)
    name: Mapped[str] = label("姓名")
    kind: Mapped[str] = label("类别")
    unit: Mapped[str] = label("单位及职务")
    address: Mapped[str] = label("住址")
    telephone: Mapped[str] = label("联系方式")
    host: Mapped[bool] = mapped_column(default=False, info={"label": "主持"})
    consent: Mapped[str] = label("当事人同意")
    note: Mapped[str] = label("备注")
    since: Mapped[datetime | None] = mapped_column(default=None, info={"label": "到场时间"})
    until: Mapped[datetime | None] = mapped_column(default=None, info={"label": "离场时间"})
    until_reason: Mapped[str] = label("离场原因")


class SittingEvent(Row, Voidable):
    """A change of phase, or something that happened in the room; a wrong mark is withdrawn with a reason.

    ``seq`` counts the marks of a sitting and ``after`` is the number of the line that was the last one then: both
    keep the order when the clock of the machine is set back. ``undo`` is what a mark that ended the case changed.
    """

    __tablename__ = "sitting_events"

    case_id: Mapped[uuid.UUID] = link("cases.id")
    sitting_id: Mapped[uuid.UUID] = link("sittings.id")
    at: Mapped[datetime]
    kind: Mapped[str] = label("事件")
    text: Mapped[str] = label("说明")
    party_id: Mapped[uuid.UUID | None] = mapped_column(default=None)
    by_name: Mapped[str] = label("记录人")
    seq: Mapped[int] = mapped_column(default=0)
    after: Mapped[int | None] = mapped_column(default=None)
    undo: Mapped[dict[str, Any]] = mapped_column(default=dict)


def begin(
    db: Session, subject: Case, *, place: str, hosts: list[dict[str, Any]], by: Identity, at: datetime,
    invitees: list[dict[str, Any]] | None = None, recording: dict[str, Any] | None = None,
    recorder: str = "", late_reason: str = "", **fields: Any,
) -> Sitting:  # fmt: skip
    """Open a sitting of an accepted case: gates first, then the sitting, its people and its recording.

    ``hosts`` and ``invitees`` are dicts of Attendance columns. Refused when the law forbids the sitting
    (track, host, guardians, suspects' agents, one officer without video); a sitting after the limit is
    never refused, but asks for the reason. 人民调解 is opened by its mediator, or by who keeps the record.
    """
    cases.demand(db, subject.id, by, Deed.HOST_POLICE if tracks.is_police(subject.track) else Deed.NOTE)
    if running(db, subject.id) is not None:
        raise Refusal("这件纠纷还有一场调解没有结束，请先结束那一场。")
    gates.refuse_false_officers(db, hosts)
    gates.refuse_before_the_door(subject, place=place, hosts=hosts, recording=recording, on=day_of(at))
    earlier = of_case(db, subject.id)
    heard = alone.refuse_together(
        db, subject, mode=fields.get("mode", ""), since=max((each.ended_at for each in earlier if each.ended_at), default=None)
    )  # fmt: skip
    number = len(earlier) + 1
    event = Event.SAT if number == 1 else Event.SAT_AGAIN
    gates.refuse_third(subject, [each.outcome for each in earlier], reason=late_reason)
    late = gates.refuse_silent_lateness(db, subject, event, on=day_of(at), reason=late_reason)
    fields.setdefault("timed", not fields.get("simple", False))
    sitting = Sitting(
        case_id=subject.id, number=number, place=place, started_at=at, recorder=recorder or by.name,
        late_reason=late_reason, topic=fields.pop("topic", "") or subject.title, alone=heard, **fields,
    )  # fmt: skip
    db.add(sitting)
    db.flush()
    for position, each in enumerate([*(dict(host, host=True) for host in hosts), *(invitees or [])]):
        known = {"officer_id": login_of(db, each), **each}
        db.add(Attendance(case_id=subject.id, sitting_id=sitting.id, position=position, **known))
    if recording and str(recording.get("device", "")).strip():
        recordings.index(db, case_id=subject.id, sitting_id=sitting.id, by=by, **recording)
    cases.move(subject, State.SITTING)
    settling.revise(db, subject)
    clocks.happened(db, subject, event, on=day_of(at), late_reason=late_reason)
    if late:
        subject.overdue = late_reason
    db.flush()
    db.refresh(sitting, ["attendances"])
    return sitting


def advance(db: Session, sitting: Sitting, *, to: Phase, by: Identity, silence_reason: str = "") -> None:
    """Go to a phase that may follow; forward steps pass their gate, a step back is shown in the record.

    Refused while the parties sit together without the consent that 反家庭暴力法 asks for (``together_refused``).
    To 梳理: each side's demand is on record, or the reason why not. To 谈理: the root cause is written.
    """
    cases.demand(db, sitting.case_id, by, Deed.NOTE)
    here = Phase(sitting.phase)
    if to is Phase.ENDED:
        raise Refusal("结束调解请选择结果。")
    refuse_together(db, sitting)
    if to not in NEXT[here]:
        raise Refusal(f"现在是“{here.value}”，下一步不能直接到“{to.value}”。")
    refuse_apart(db, sitting)
    subject = cases.case(db, sitting.case_id)
    if to is Phase.SORTING and here is Phase.STATEMENTS:
        silent = demands.silent_sides(db, subject)
        if silent and not (silence_reason or sitting.silence_reason).strip():
            who = "、".join(f"{side}方" for side in silent)
            raise Refusal(f"{who}的诉求还没有记下。请记下诉求，或写明没有诉求的原因。", "silence_reason")
        sitting.silence_reason = silence_reason or sitting.silence_reason
    if to is Phase.TALKS and not subject.root_cause.strip():
        raise Refusal("请先写下根本原因（症结），再进入警民共谈理。", "root_cause")
    sitting.phase = to.value
    tell(db, sitting, Happening.PHASE, to.value, by=by)


def find_cause(db: Session, sitting: Sitting, root_cause: str, *, by: Identity) -> None:
    """Write the root cause (根本原因、症结) of the dispute."""
    cases.demand(db, sitting.case_id, by, Deed.NOTE)
    refuse_over(sitting)
    cases.case(db, sitting.case_id).root_cause = root_cause
    db.flush()


def together_refused(db: Session, sitting: Sitting) -> str:
    """Say why those of a running sitting may no longer sit together; empty when they may.

    The consent may be taken back and the violence come to light while they sit (反家庭暴力法 5).
    """
    if sitting.phase == Phase.ENDED.value:
        return ""
    subject = cases.case(db, sitting.case_id)
    if not alone.to_ask(subject):
        return ""
    ended = [
        each.ended_at for each in of_case(db, subject.id) if each.ended_at and each.number < sitting.number
    ]
    return alone.together_refused(db, subject, mode=sitting.mode, since=max(ended, default=None))


def refuse_together(db: Session, sitting: Sitting) -> None:
    """Refuse what brings something before both sides while they may not sit together."""
    if said := together_refused(db, sitting):
        raise Refusal(said, "mode")


def part(db: Session, sitting: Sitting, *, by: Identity) -> None:
    """Go on apart (背对背): from now on each side is talked to alone."""
    cases.demand(db, sitting.case_id, by, Deed.NOTE)
    refuse_over(sitting)
    sitting.mode = alone.APART
    db.flush()


def refuse_over(sitting: Sitting) -> None:
    """Refuse what would change a sitting that has ended: its record stands as it was closed."""
    if sitting.phase == Phase.ENDED.value:
        raise Refusal(OVER)


def refuse_apart(db: Session, sitting: Sitting) -> None:
    """Refuse to go on with everybody while somebody still talks to one party apart."""
    name = db.scalar(
        select(Party.name)
        .join(_TALKS, _TALKS.c.party_id == Party.id)
        .where(_TALKS.c.sitting_id == sitting.id, _TALKS.c.ended_at.is_(None), _TALKS.c.voided_at.is_(None))
        .limit(1)
    )
    if name is not None:
        raise Refusal(f"先结束与{name}的单独谈。", "apart")


def running(db: Session, case_id: uuid.UUID) -> Sitting | None:
    """Return the sitting of the case that has not ended, if any."""
    return db.scalar(
        select(Sitting).where(
            Sitting.case_id == case_id, Sitting.phase != Phase.ENDED.value, Sitting.voided_at.is_(None)
        )
    )


def all_running(db: Session) -> list[Sitting]:
    """Return every sitting in sight that has not ended, newest first: what is resumed after a power cut."""
    return list(
        db.scalars(
            select(Sitting)
            .where(
                Sitting.phase != Phase.ENDED.value, Sitting.voided_at.is_(None),
                *cases.of_visible(db, Sitting.case_id),
            )
            .order_by(Sitting.started_at.desc())
        )
    )  # fmt: skip


def of_case(db: Session, case_id: uuid.UUID) -> list[Sitting]:
    """Return the sittings of a case in order."""
    return list(
        db.scalars(
            select(Sitting)
            .where(Sitting.case_id == case_id, Sitting.voided_at.is_(None))
            .order_by(Sitting.number)
        )
    )


def events(db: Session, sitting_id: uuid.UUID) -> list[SittingEvent]:
    """Return what happened in a sitting, in the order in which it was marked."""
    return list(
        db.scalars(
            select(SittingEvent)
            .where(SittingEvent.sitting_id == sitting_id)
            .order_by(SittingEvent.seq, SittingEvent.at, SittingEvent.id)
        )
    )


def ended_by_mark(db: Session, *, limit: int = 10) -> list[tuple[SittingEvent, str]]:
    """Return the marks in sight that ended a case which has not gone on since, newest first, with its title."""
    query = (
        select(SittingEvent, Case.title)
        .join(Case, Case.id == SittingEvent.case_id)
        .join(Sitting, Sitting.id == SittingEvent.sitting_id)
        .where(
            SittingEvent.voided_at.is_(None), Sitting.phase == Phase.ENDED.value,
            SittingEvent.kind.in_([Happening.NEW_VIOLATION.value, Happening.FLED.value]),
            Case.state == State.FAILED.value, *cases.visible(db),
        )
        .order_by(SittingEvent.at.desc())
        .limit(limit)
    )  # fmt: skip
    return [(event, title) for event, title in db.execute(query) if event.undo.get("ended")]


def tell(
    db: Session, sitting: Sitting, kind: Happening, text: str, *, by: Identity, party: Party | None = None
) -> SittingEvent:
    """Put a mark into the sitting behind the last line; units follow one another, so its number is its own."""
    last = db.scalar(select(func.max(SittingEvent.seq)).where(SittingEvent.sitting_id == sitting.id))
    after = db.scalar(select(func.max(_LINES.c.seq)).where(_LINES.c.sitting_id == sitting.id))
    event = SittingEvent(
        case_id=sitting.case_id, sitting_id=sitting.id, at=db.info["now"](), kind=kind.value, text=text,
        party_id=party.id if party else None, by_name=by.name, seq=(last or 0) + 1, after=after or 0,
    )  # fmt: skip
    db.add(event)
    db.flush()
    return event


def day_of(at: datetime) -> date:
    """Return the day of a moment as the station counts it, whatever zone the machine is set to."""
    return dates.local(at).date()


def login_of(db: Session, helper: dict[str, Any]) -> uuid.UUID | None:
    """Find the sign-in of a mediator taken from the roster, so that the sitting is within her sight."""
    listed = db.get(roster.Mediator, helper["mediator_id"]) if helper.get("mediator_id") else None
    if listed is not None and listed.officer_id is not None:
        return listed.officer_id
    if helper.get("kind") not in roster.HOSTS:
        return None
    return db.scalar(
        select(Officer.id).where(
            Officer.name == helper.get("name"),
            Officer.role == Role.MEDIATOR.value,
            Officer.voided_at.is_(None),
        )
    )
