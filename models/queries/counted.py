"""One plain fact row a case: everything that a statistics form may count, read in a fixed number of statements."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal, NamedTuple

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from models import cases, confirmation, dates, disputes, grading, station, tracks
from models.agreements import Agreement, Clause, Form
from models.areas import Village
from models.cases import Case, Outcome, Party, State
from models.confirmation import GRANTED, Confirmation
from models.errors import Refusal
from models.numbering import Number, NumberSeries
from models.outreach import Outreach
from models.periods import Period
from models.queries.registers.words import REACHED
from models.queries.selection import received_in, within

Day = Literal["received", "accepted", "concluded"]
DAYS: dict[str, str] = {"received": "登记日期", "accepted": "受理日期", "concluded": "达成或终止日期"}
HOSTS = {"police": "公安机关", "committee": "人民调解委员会", "none": "不由本室主持"}
COMMITTEE_WORDS = ("调解委员会", "调委会")
THREE = 3


@dataclass(frozen=True, slots=True)
class Fact:
    """What the forms count of one case; money is in fen, an empty word says that it is not known.

    ``entered`` is the moment at which the case got its number here; ``type`` the ministry's name of its type;
    ``entry`` who sent it or how it came, as the source says it in statistics, else in the station's own words.
    """

    id: uuid.UUID
    number: str
    title: str
    received: date
    accepted: date | None
    concluded: date | None
    entered: datetime
    nature: str
    source: str
    source_class: str
    referred: str
    entry: str
    type: str
    four_class: str
    key_field: str
    level: int
    track: str
    host: str
    committee: str
    tier: str
    outcome: str
    result: str
    success: bool
    treated: bool
    difficult: bool
    form: str
    amount: int
    people: int
    parties: int
    three: bool
    performed: bool
    applied: bool
    confirmed: bool
    spot: bool
    closed: bool
    overdue: bool
    village: str
    township: str
    officer: str

    def day(self, which: str) -> date | None:
        """Return the day that decides in which period it counts."""
        found: date | None = getattr(self, which)
        return found


#: What a form may ask of a fact, and what an officer calls it.
FIELDS: dict[str, str] = {
    "nature": "性质", "source": "来源", "source_class": "来源类别", "referred": "委托移送单位", "entry": "来源", "type": "纠纷类型",
    "four_class": "四分类别", "key_field": "重点领域", "level": "等级", "track": "轨道", "host": "主持单位",
    "committee": "调解组织", "tier": "化解层级", "outcome": "调解结果", "result": "结果", "success": "调解成功", "treated": "已经调处",
    "difficult": "疑难复杂", "form": "协议形式", "amount": "协议金额", "people": "涉及人数", "parties": "当事人数",
    "three": "当事人三人以上", "performed": "已履行", "applied": "申请司法确认", "confirmed": "司法确认有效", "spot": "当场履行",
    "closed": "已销号", "overdue": "超期", "village": "村社", "township": "乡镇街道", "officer": "承办人",
}  # fmt: skip
TRUTHS = frozenset({
    "success", "treated", "difficult", "three", "performed", "applied", "confirmed", "spot", "closed", "overdue",
})  # fmt: skip
NUMBERS = frozenset({"level", "amount", "people", "parties"})
_RESULTS = {
    **dict.fromkeys(REACHED, "成功"), Outcome.FAILED.value: "不成功", Outcome.WITHDRAWN.value: "撤回",
    Outcome.RECONCILED.value: "自行和解", Outcome.INELIGIBLE.value: "不予调解", Outcome.REFERRED.value: "移送", "": "未办结",
}  # fmt: skip


def facts(db: Session, period: Period) -> list[Fact]:
    """Return the cases with a day in the period, oldest first, of those that the signed-in person may see."""
    which = (*cases.own(), *cases.visible(db), _touches(period))
    rows = db.execute(select(*_COLUMNS).where(*which).order_by(Case.received_at, Case.id)).all()
    if not rows:
        return []
    here = _Known(
        parties={row[0]: (row[1], row[2]) for row in db.execute(_parties(which))},
        agreed={row[0]: _Agreed(row[2], row[3], row[4], int(row[5] or 0)) for row in db.execute(_agreements(which))},
        asked=_confirmations(db, which),
        entered={row[0]: row[1] for row in db.execute(_numbers(which))},
        towns=dict(villages(db)),
        committee=station.current(db).committee,
        types={leaf.code: leaf.statistics for leaf in disputes.leaves()},
        sources={name: each for each in disputes.sources() for name in (each.code, each.name)},
    )  # fmt: skip
    return [here.fact(row) for row in rows]


def villages(db: Session) -> list[tuple[str, str]]:
    """List the villages of the station with their towns, by town and name."""
    rows = db.execute(
        select(Village.name, Village.township)
        .where(Village.voided_at.is_(None))
        .order_by(Village.township, Village.name)
    )
    return [(name, town) for name, town in rows]


def outreach(db: Session, period: Period) -> int:
    """Count the 下访, 座谈 and 走访 of a period: what is offered where a form asks how often was searched."""
    which = (Outreach.voided_at.is_(None), within(Outreach.on, period))
    return int(db.scalar(select(func.count()).select_from(Outreach).where(*which)) or 0)


class _Agreed(NamedTuple):
    """The last agreement of a case; of one that was told without any, the state of the case says what was done."""

    form: str
    signed_on: date | None
    performed_on: date | None
    amount: int


_NONE = _Agreed("", None, None, 0)


@dataclass(frozen=True, slots=True)
class _Known:
    """What was read beside the cases, by case."""

    parties: Mapping[uuid.UUID, tuple[int, int]]
    agreed: Mapping[uuid.UUID, _Agreed]
    asked: Mapping[uuid.UUID, bool]
    entered: Mapping[uuid.UUID, datetime]
    towns: Mapping[str, str]
    committee: str
    types: Mapping[str, str]
    sources: Mapping[str, disputes.Source]

    def fact(self, row: Any) -> Fact:
        """Put one row together."""
        source = self.sources.get(row.source)
        made = self.agreed.get(row.id, _NONE)
        success = row.outcome in REACHED
        host = _host(row.track)
        count = self.parties.get(row.id, (0, 0))[1]
        over = row.state in {State.PERFORMED.value, State.CLOSED.value} and made.signed_on is None
        return Fact(
            id=row.id, number=row.number, title=row.title, received=dates.local(row.received_at).date(),
            accepted=row.accepted_on, concluded=row.concluded_on, entered=self.entered.get(row.id, row.received_at),
            nature=row.nature, source=row.source, source_class=source.statistics if source else "",
            referred=source.referred if source else "",
            entry=(source.referred or source.statistics) if source else row.source, type=self.types.get(row.dispute_type, ""),
            four_class=row.four_class, key_field=row.key_field, level=row.level, track=row.track,
            host=HOSTS.get(host, ""), committee=self._committee(row.body, host), tier=row.tier, outcome=row.outcome,
            result=_RESULTS.get(row.outcome, row.outcome), success=success,
            treated=row.accepted_on is not None or success, difficult=row.difficult,
            form=_form(row.outcome, made.form) if success else "", amount=made.amount if success and made.signed_on else 0,
            people=row.people_count or count, parties=count, three=count >= THREE, performed=success and (over or made.performed_on is not None),
            applied=row.id in self.asked, confirmed=self.asked.get(row.id, False),
            spot=row.outcome == Outcome.ON_THE_SPOT.value, closed=row.state == State.CLOSED.value,
            overdue=bool(row.overdue), village=row.village, township=self.towns.get(row.village, ""),
            officer=row.handler_name,
        )  # fmt: skip

    def _committee(self, body: str, host: str) -> str:
        """Name the committee that mediates: the one the case was given to, else the one that sits here."""
        if host != "committee":
            return ""
        return body if any(word in body for word in COMMITTEE_WORDS) else self.committee


_COLUMNS = (
    Case.id, Case.number, Case.title, Case.received_at, Case.accepted_on, Case.concluded_on, Case.nature, Case.source,
    Case.dispute_type, Case.four_class, Case.key_field, Case.level, Case.track, Case.body, Case.tier, Case.outcome,
    Case.state, Case.difficult, Case.people_count, Case.overdue, Case.village, Case.handler_name,
)  # fmt: skip


def _touches(period: Period) -> ColumnElement[bool]:
    return or_(
        and_(*received_in(period)), within(Case.accepted_on, period), within(Case.concluded_on, period)
    )


def _parties(which: tuple[ColumnElement[bool], ...]) -> Any:
    heads = func.sum(func.coalesce(Party.headcount, 1))
    return (
        select(Party.case_id, func.count(), heads)
        .join(Case, Case.id == Party.case_id)
        .where(*which, Party.voided_at.is_(None))
        .group_by(Party.case_id)
    )


def _agreements(which: tuple[ColumnElement[bool], ...]) -> Any:
    """Ask for the valid agreements with their sums, the latest of a case last."""
    valid = and_(Clause.agreement_id == Agreement.id, Clause.voided_at.is_(None))
    return (
        select(
            Agreement.case_id,
            Agreement.edition,
            Agreement.form,
            Agreement.signed_on,
            Agreement.performed_on,
            func.sum(Clause.amount),
        )
        .join(Case, Case.id == Agreement.case_id)
        .outerjoin(Clause, valid)
        .where(*which, Agreement.voided_at.is_(None))
        .group_by(
            Agreement.id,
            Agreement.case_id,
            Agreement.edition,
            Agreement.form,
            Agreement.signed_on,
            Agreement.performed_on,
        )
        .order_by(Agreement.edition)
    )


def _confirmations(db: Session, which: tuple[ColumnElement[bool], ...]) -> dict[uuid.UUID, bool]:
    asked: dict[uuid.UUID, bool] = {}
    query = select(Confirmation.case_id, Confirmation.ruling).join(Case, Case.id == Confirmation.case_id)
    for case_id, ruling in db.execute(query.where(*which, *confirmation.stands())):
        asked[case_id] = asked.get(case_id, False) or GRANTED in ruling
    return asked


def _numbers(which: tuple[ColumnElement[bool], ...]) -> Any:
    return (
        select(Number.case_id, Number.taken_at)
        .join(NumberSeries, NumberSeries.id == Number.series_id)
        .join(Case, Case.id == Number.case_id)
        .where(*which, NumberSeries.key == "case")
    )


def _host(track: str) -> str:
    if not track:
        return ""
    try:
        return tracks.get(track).host
    except Refusal:
        return ""


def _form(outcome: str, form: str) -> str:
    """Name the form of an agreement as the forms do: what is made on the spot is written."""
    oral = outcome == Outcome.ORAL.value or form == Form.ORAL.value
    return Form.ORAL.value if oral else Form.WRITTEN.value


def level_name(level: int) -> str:
    """Name a level as the screens do."""
    return grading.name(level)
