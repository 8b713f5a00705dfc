"""Case, parties and the screening answers; the states of a case (domain.md 4.6)."""

import uuid
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Index, or_, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from models import station, tracks
from models.base import Base, Row, Versioned, Voidable, day, label, link, money
from models.errors import Refusal
from models.people import Organisation, Person
from models.station import Deed, Identity

SIDES = "甲乙丙丁戊己庚辛壬癸"
GATED = frozenset({"ZA", "ZA-X"})  # the tracks that 程序规定 178, 179 open and close


class State(StrEnum):
    """Where a case stands."""

    REGISTERED = "已登记"
    ACCEPTED = "已受理"
    SITTING = "调解中"
    AGREED = "达成待履行"
    PERFORMED = "已履行"
    BREACHED = "达成后未履行"
    FAILED = "未达成"
    WITHDRAWN = "已撤回"
    DECLINED = "不予调解"
    REFERRED = "已移送"
    CLOSED = "已销号"
    MERGED = "已合并"


NEXT: dict[State, frozenset[State]] = {
    State.REGISTERED: frozenset({State.ACCEPTED, State.DECLINED, State.REFERRED, State.WITHDRAWN, State.MERGED}),
    State.ACCEPTED: frozenset(
        {State.SITTING, State.DECLINED, State.REFERRED, State.WITHDRAWN, State.FAILED, State.MERGED}
    ),
    State.SITTING: frozenset(
        {State.AGREED, State.PERFORMED, State.FAILED, State.WITHDRAWN, State.DECLINED, State.REFERRED, State.MERGED}
    ),
    State.AGREED: frozenset({State.PERFORMED, State.BREACHED, State.SITTING, State.REFERRED, State.CLOSED}),
    State.PERFORMED: frozenset({State.CLOSED, State.SITTING, State.AGREED, State.BREACHED, State.REFERRED}),
    State.BREACHED: frozenset({State.SITTING, State.AGREED, State.PERFORMED, State.REFERRED, State.CLOSED}),
    State.FAILED: frozenset({State.SITTING, State.REFERRED, State.CLOSED, State.MERGED}),
    State.WITHDRAWN: frozenset({State.CLOSED, State.ACCEPTED, State.REFERRED}),
    State.DECLINED: frozenset({State.CLOSED, State.REFERRED, State.ACCEPTED}),
    State.REFERRED: frozenset(  # refused over there, it stands again as it did
        {
            State.CLOSED, State.ACCEPTED, State.REGISTERED, State.SITTING, State.FAILED, State.DECLINED,
            State.AGREED, State.PERFORMED, State.BREACHED, State.WITHDRAWN,
        }
    ),
    State.CLOSED: frozenset({State.ACCEPTED}),
    State.MERGED: frozenset(),
}  # fmt: skip
assert set(NEXT) == set(State), "every state has its successors"
OPEN = frozenset(
    {State.REGISTERED, State.ACCEPTED, State.SITTING, State.AGREED, State.PERFORMED, State.BREACHED}
)


class Outcome(StrEnum):
    """How the mediation ended."""

    NONE = ""
    AGREED = "达成协议"
    ORAL = "口头达成"
    ON_THE_SPOT = "当场达成并履行"
    FAILED = "未达成"
    WITHDRAWN = "撤回"
    RECONCILED = "自行和解"
    INELIGIBLE = "不适用调解"
    REFERRED = "移送"


class Role(StrEnum):
    """What a party is in the case (domain.md 2.5)."""

    APPLICANT = "申请人"
    RESPONDENT = "被申请人"
    SUSPECT = "违法嫌疑人"
    VICTIM = "被侵害人"
    MUTUAL = "互为违法嫌疑人和被侵害人"
    THIRD = "第三人"


SUSPECTS = frozenset({Role.SUSPECT.value, Role.MUTUAL.value})


class Injury(StrEnum):
    """Degree of injury (domain.md 1.3.3)."""

    NONE = "无伤"
    UNKNOWN = "未鉴定"
    BELOW = "不构成轻微伤"
    SLIGHT = "轻微伤"
    MINOR_2 = "轻伤二级"
    MINOR_1 = "轻伤一级"
    SERIOUS = "重伤"


class Need(StrEnum):
    """What one party needs at the table (domain.md 1.3.4); the case's flags are about the matter."""

    INTERPRETER = "不通晓当地语言"
    SIGN = "聋哑"
    HEARING = "听力困难"
    READING = "不识字"
    SIGHT = "视力障碍"
    MOVING = "行动不便"
    PREGNANT = "孕妇"
    DISABLED = "残疾人"


class Flag(StrEnum):
    """What changes later steps."""

    VIOLENCE = "家庭暴力"
    MINOR = "未成年人"
    BULLYING = "学生欺凌"
    MENTAL = "精神障碍"
    FOREIGN = "外国人"
    DEAF = "聋哑"
    LANGUAGE = "不通晓当地语言"
    ILLITERATE = "不识字"
    PRIVATE = "不公开"


_VOIDED = text("voided_at IS NOT NULL")


class Case(Row, Versioned, Voidable):
    """One dispute, from the door to 销号."""

    __tablename__ = "cases"

    number: Mapped[str] = label("登记编号", index=True)
    title: Mapped[str] = label("纠纷名称")
    received_at: Mapped[datetime] = mapped_column(info={"label": "登记时间"})
    received_by: Mapped[str] = label("登记人")
    source: Mapped[str] = label("来源")
    alarm_number: Mapped[str] = label("警情编号")
    occurred_on: Mapped[date | None] = day("发生日期")
    occurred_text: Mapped[str] = label("发生时间")
    place: Mapped[str] = label("发生地")
    village: Mapped[str] = label("村社")
    dispute_type: Mapped[str] = label("纠纷类型")
    alarm_kind: Mapped[str] = label("警情类别")
    four_class: Mapped[str] = label("四分类别")
    key_field: Mapped[str] = label("重点领域")
    nature: Mapped[str] = label("性质")
    cause: Mapped[str] = label("案由")
    origin: Mapped[str] = label("诉因")
    ground: Mapped[str] = label("诉由")
    brief: Mapped[str] = label("简要情况")
    people_count: Mapped[int | None] = mapped_column(default=None, info={"label": "涉及人数"})
    amount: Mapped[int | None] = money("涉及金额")
    injury: Mapped[str] = label("伤情")
    appraised_on: Mapped[date | None] = day("伤情鉴定日期")
    damage: Mapped[str] = label("物损")
    flags: Mapped[list[Any]] = mapped_column(default=list, info={"label": "情形"})
    level: Mapped[int] = mapped_column(default=1, info={"label": "等级"})
    level_suggested: Mapped[int] = mapped_column(default=1, info={"label": "建议等级"})
    level_reason: Mapped[str] = label("定级理由")
    track: Mapped[str] = label("轨道")
    track_reason: Mapped[str] = label("轨道理由")
    channel: Mapped[str] = label("分流去向")
    route: Mapped[str] = label("分流规则")
    body: Mapped[str] = label("承接单位")
    force: Mapped[str] = label("办理力量")
    area_id: Mapped[uuid.UUID | None] = link("areas.id", default=None, info={"label": "警务区"})
    round: Mapped[int] = mapped_column(default=1, info={"label": "第几轮"})
    merged_into_id: Mapped[uuid.UUID | None] = link("cases.id", default=None, info={"label": "并入"})
    split_from_id: Mapped[uuid.UUID | None] = link("cases.id", default=None, info={"label": "分自"})
    focus: Mapped[bool] = mapped_column(default=False, info={"label": "重点关注"})
    tier: Mapped[str] = label("化解层级")
    state: Mapped[str] = label("状态", default=State.REGISTERED.value, index=True)
    outcome: Mapped[str] = label("调解结果")
    handler_id: Mapped[uuid.UUID | None] = link("officers.id", default=None, info={"label": "承办人"})
    handler_name: Mapped[str] = label("承办人")
    filed_on: Mapped[date | None] = day("受（立）案日期")
    accepted_on: Mapped[date | None] = day("受理日期")
    concluded_on: Mapped[date | None] = day("达成或终止日期")
    resolved_on: Mapped[date | None] = day("化解日期")
    ended_on: Mapped[date | None] = day("结案日期")
    ended_how: Mapped[str] = label("结案方式")
    closed_on: Mapped[date | None] = day("销号日期")
    platform_number: Mapped[str] = label("案件编号（执法办案系统）")
    dossier_number: Mapped[str] = label("卷号")
    project: Mapped[str] = label("项目")
    contractor: Mapped[str] = label("施工单位")
    root_cause: Mapped[str] = label("根本原因（症结）")
    difficult: Mapped[bool] = mapped_column(default=False, info={"label": "疑难复杂"})
    measures: Mapped[str] = label("化解措施")
    remarks: Mapped[str] = label("备注")
    source_text: Mapped[str] = label("原载材料")
    dates_text: Mapped[dict[str, Any]] = mapped_column(default=dict)
    overdue: Mapped[str] = label("超期原因")

    parties: Mapped[list["Party"]] = relationship(
        back_populates="case", order_by="Party.position", lazy="selectin"
    )
    answers: Mapped[list["Answer"]] = relationship(order_by="Answer.at", lazy="select")

    __table_args__ = (
        Index("ix_cases_received_at", "received_at"),
        Index("ix_cases_concluded", "concluded_on", "received_at"),
        Index("ix_cases_voided", "voided_at", "id", sqlite_where=_VOIDED, postgresql_where=_VOIDED),
        # What is counted of a period; empty on PostgreSQL, where free text may be too long for an entry.
        Index(
            "ix_cases_counted", "received_at", "concluded_on", "outcome", "state", "voided_at", "resolved_on", "level",
            "track", "tier", "nature", "source", "dispute_type", "village", "people_count", "id",
            postgresql_where=text("false"),
        ),
    )  # fmt: skip


class Party(Row, Versioned, Voidable):
    """One person, organisation or unnamed group on one side of the case."""

    __tablename__ = "parties"

    case_id: Mapped[uuid.UUID] = link("cases.id", index=False)
    side: Mapped[str] = label("方别")
    position: Mapped[int] = mapped_column(default=0)
    role: Mapped[str] = label("身份")
    name: Mapped[str] = label("姓名或名称", index=True)
    group: Mapped[bool] = mapped_column("is_group", default=False, info={"label": "多人一方"})
    headcount: Mapped[int | None] = mapped_column(default=None, info={"label": "人数"})
    person_id: Mapped[uuid.UUID | None] = link("persons.id", default=None, index=False)
    organisation_id: Mapped[uuid.UUID | None] = link("organisations.id", default=None)
    representative: Mapped[str] = label("参加调解的代表人")
    representative_title: Mapped[str] = label("代表人职务")
    guardian_id: Mapped[uuid.UUID | None] = link("persons.id", default=None)
    guardian_relation: Mapped[str] = label("监护关系")
    guardian_notified_on: Mapped[date | None] = day("通知监护人日期")
    guardian_conflict: Mapped[bool] = mapped_column(default=False, info={"label": "监护人是加害人"})
    needs: Mapped[list[Any]] = mapped_column(default=list, info={"label": "特殊需要"})
    interpreter: Mapped[str] = label("翻译（手语）人员")
    agent_id: Mapped[uuid.UUID | None] = link("persons.id", default=None)
    agent_authority: Mapped[str] = label("委托权限")
    agent_until: Mapped[date | None] = day("委托期限")
    consent: Mapped[str] = label("是否同意调解")
    note: Mapped[str] = label("备注")

    case: Mapped[Case] = relationship(back_populates="parties")
    person: Mapped[Person | None] = relationship(foreign_keys=[person_id], lazy="joined")
    organisation: Mapped[Organisation | None] = relationship(lazy="joined")
    guardian: Mapped[Person | None] = relationship(foreign_keys=[guardian_id], lazy="joined")
    agent: Mapped[Person | None] = relationship(foreign_keys=[agent_id], lazy="joined")

    # Who has met whom before is asked of every case of a period, and told by these alone.
    __table_args__ = (
        Index("ix_parties_case_id", "case_id", "person_id", "side", "headcount", "voided_at"),
        Index("ix_parties_person_id", "person_id", "case_id", "voided_at"),
    )

    @property
    def signer(self) -> str:
        """Who signs for this party: the agent, else the guardian, else the representative, else the party."""
        if self.agent is not None:
            return self.agent.name
        if self.guardian is not None:
            return self.guardian.name
        return self.representative or self.name


class Answer(Row):
    """An answer to a screening question, with who gave it and when; a later one stands before an earlier."""

    __tablename__ = "answers"

    case_id: Mapped[uuid.UUID] = link("cases.id")
    key: Mapped[str] = mapped_column(info={"label": "条件"})
    value: Mapped[str] = label("回答")
    note: Mapped[str] = label("说明")
    by_name: Mapped[str] = label("记录人")
    at: Mapped[datetime]


def own() -> tuple[ColumnElement[bool], ...]:
    """Return what makes a case one that is counted: neither voided nor merged into another."""
    return Case.voided_at.is_(None), Case.state != State.MERGED.value


def visible(db: Session, by: Identity | None = None) -> tuple[ColumnElement[bool], ...]:
    """Return what keeps a query of cases to those that the signed-in person, or ``by``, may see.

    A mediator who is no police sees the cases given to them and those they sat in (domain.md 1.8).
    """
    by = by or db.info.get("by")
    if by is None or station.may(by, Deed.READ_ALL):
        return ()
    seats = Base.metadata.tables["attendances"].c
    sat_in = select(seats.case_id).where(seats.officer_id == by.id)
    return (or_(Case.handler_id == by.id, Case.id.in_(sat_in)),)


def of_visible(db: Session, case_id: Any) -> tuple[ColumnElement[bool], ...]:
    """Return what keeps a query without cases to the rows whose column ``case_id`` names a visible one."""
    seen = visible(db)
    return (case_id.in_(select(Case.id).where(*seen)),) if seen else ()


def case(db: Session, case_id: uuid.UUID) -> Case:
    """Return one case by id; refused when it is not one that the signed-in person may see."""
    subject = db.get_one(Case, case_id)
    _refuse_unseen(db, case_id)
    return subject


def demand(db: Session, case_id: uuid.UUID, by: Identity, *deeds: Deed) -> None:
    """Refuse unless ``by`` may do one of ``deeds``, and the case is one that the signed-in person may see."""
    if not any(station.may(by, deed) for deed in deeds):
        station.demand(by, deeds[0])
    _refuse_unseen(db, case_id)


def may(db: Session, case_id: uuid.UUID, by: Identity, *deeds: Deed) -> bool:
    """Tell whether ``demand`` would let ``by`` do one of ``deeds``."""
    try:
        demand(db, case_id, by, *deeds)
    except Refusal:
        return False
    return True


def demand_decision(db: Session, subject: Case, by: Identity) -> None:
    """Refuse unless ``by`` may decide on the case (受理、不予调解、销号 …); on a police case only the police."""
    demand(db, subject.id, by, Deed.ACCEPT)
    if tracks.is_police(subject.track) and not by.is_police:
        raise Refusal("治安案件的这一步须由民警办理。")


def _refuse_unseen(db: Session, case_id: uuid.UUID) -> None:
    seen = visible(db)
    if seen and db.scalar(select(Case.id).where(Case.id == case_id, *seen)) is None:
        raise Refusal("这件纠纷没有分给您办理。")


def move(subject: Case, to: State) -> None:
    """Move the case to a state that may follow the present one; else it is refused by a sentence."""
    now = State(subject.state)
    if to is now:
        return
    if to not in NEXT[now]:
        raise Refusal(f"案件现在是“{now.value}”，不能直接转为“{to.value}”。")
    subject.state = to.value


def parties(subject: Case) -> list[Party]:
    """Return the valid parties in order of side (甲 乙 丙 …) and place."""
    valid = [party for party in subject.parties if party.valid]
    return sorted(valid, key=lambda party: (SIDES.find(party.side), party.position))


def title(names: list[tuple[str, str]], type_name: str) -> str:
    """Return the name of a dispute from (side, name) pairs: 张某与赵某等2人邻里纠纷."""
    sides: dict[str, list[str]] = {}
    for side, name in names:
        sides.setdefault(side, []).append(name)
    told = [each[0] + (f"等{len(each)}人" if len(each) > 1 else "") for each in sides.values()]
    return "与".join(told) + type_name


def answers(subject: Case) -> dict[str, str]:
    """Return the latest answer to each screening question."""
    return {answer.key: answer.value for answer in sorted(subject.answers, key=lambda each: each.at)}


def amend(db: Session, subject: Case, *, by: Identity, **fields: Any) -> Case:
    """Change facts of the case; its track only by ``intake.choose_track``."""
    demand(db, subject.id, by, Deed.RECEIVE, Deed.ACCEPT)
    if "track" in fields or "state" in fields:
        raise Refusal("轨道和状态要用各自的步骤来改。")
    for key, value in fields.items():
        setattr(subject, key, value)
    db.flush()
    return subject


def of_person(db: Session, person_id: uuid.UUID) -> list[Case]:
    """Return the cases a person has been a party to, newest first."""
    return list(
        db.scalars(
            select(Case)
            .join(Party)
            .where(
                Party.person_id == person_id, Party.voided_at.is_(None), Case.voided_at.is_(None), *visible(db)
            )
            .order_by(Case.received_at.desc())
        )
    )  # fmt: skip
