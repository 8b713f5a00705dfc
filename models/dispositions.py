"""处理结果: what the law made of a case besides the mediation: a decision, a warning, a lawsuit (治安管理处罚法 9, 人民调解法 26)."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models import agreements, cases, clocks, dates, law, settling, station
from models.base import Base, Row, Versioned, Voidable, day, label, link
from models.cases import SUSPECTS, Case, State
from models.clocks import Event
from models.errors import Refusal
from models.settling import DECIDED, EXECUTED
from models.station import Deed, Identity
from models.texts import read_from

SPARED = "spared"
#: Who decides where the table says that it is the station itself.
OWN = "station"


class Disposition(Row, Versioned, Voidable):
    """One thing that was decided, done or told; ``kind`` is a key of endings.toml, which says whether it ends the case."""

    __tablename__ = "dispositions"

    case_id: Mapped[uuid.UUID] = link("cases.id")
    party_id: Mapped[uuid.UUID | None] = link("parties.id", default=None)
    kind: Mapped[str] = label("处理")
    on: Mapped[date] = mapped_column("decided_on", info={"label": "日期"})
    number: Mapped[str] = label("文号")
    organ: Mapped[str] = label("作出单位")
    text: Mapped[str] = label("内容")
    executed_on: Mapped[date | None] = day("执行完毕日期")
    by_name: Mapped[str] = label("登记人")


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of result; ``ends`` says on which of its days it ends the case, if it does.

    ``states`` are those in which it may be recorded, on the tracks of ``asked``, ``unended`` those in which only
    while the case has not ended; ``ends_on`` and ``ends_in`` the tracks and states in which alone it ends the case
    (empty: any). One that ``decides`` is a decision of the police, one that is ``after`` needs such a decision.
    One that is ``grave`` ends the case while a finding of a crime stands, one that is ``grounded`` the leader decides.
    """

    key: str
    name: str
    tracks: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    unended: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    ends: str = ""
    ends_on: tuple[str, ...] = ()
    ends_in: tuple[str, ...] = ()
    police: bool = False
    decides: bool = False
    after: bool = False
    grave: bool = False
    grounded: bool = False
    numbered: bool = False
    person: bool = False
    organ: str = ""
    law: tuple[str, ...] = ()
    verified: str = "M"

    def fits(self, subject: Case) -> bool:
        """Tell whether the result has a place in the case as it stands."""
        if self.tracks and subject.track not in self.tracks:
            return False
        if (self.asked and subject.track not in self.asked) or not (self.states or self.unended):
            return True
        return subject.state in self.states or (subject.state in self.unended and subject.ended_on is None)

    def ending(self, subject: Case) -> bool:
        """Tell whether the result is one that ends the case as it stands."""
        if not self.ends or (self.ends_on and subject.track not in self.ends_on):
            return False
        return not self.ends_in or subject.state in self.ends_in


@dataclass(frozen=True, slots=True)
class Ground:
    """One ground on which nobody is punished, whatever became of the mediation (治安管理处罚法 12, 13, 19, 20, 25)."""

    key: str
    name: str
    law: tuple[str, ...]
    verified: str = "M"


@read_from("texts/endings.toml")
def grounds(table: dict[str, Any]) -> tuple[Ground, ...]:
    """Return the grounds of a 不予处罚 that follows from no mediation, in their order."""
    return tuple(
        Ground(row["key"], row["name"], tuple(row["law"]), row["verified"]) for row in table["ground"]
    )


@read_from("texts/endings.toml")
def _kinds(table: dict[str, Any]) -> dict[str, Kind]:
    found = {}
    for row in table["disposition"]:
        values: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in row.items()
        }
        made = found[row["key"]] = Kind(**values)
        if made.ends not in {"", DECIDED, EXECUTED}:
            raise ValueError(f"“{made.name}”不能在“{made.ends}”结案")
    return found


def kinds() -> Mapping[str, Kind]:
    """Return every kind by its key."""
    return _kinds()


def fitting(subject: Case, by: Identity) -> list[Kind]:
    """List the kinds that ``by`` may record in the case as it stands."""
    return [
        each
        for each in kinds().values()
        if each.fits(subject)
        and (by.is_police or not each.police)
        and (not each.grounded or station.may(by, Deed.APPROVE))
    ]


def record(
    db: Session, subject: Case, kind: str, *, on: date, by: Identity, text: str = "", number: str = "", organ: str = "",
    executed_on: date | None = None, party_id: uuid.UUID | None = None, ground: str = "",
) -> Disposition:  # fmt: skip
    """Record a result on its true day; one that the law counts as an end ends the case, and its clocks are met.

    The police's own are recorded by the police only; 不予处罚 by the leader, on a ``ground`` of the law (what follows
    from the performance comes by ``recognition``, or by itself). Refused where it contradicts how the case stands:
    nobody is punished who has performed what was agreed, nothing but a criminal case follows a finding of a crime.
    """
    cases.demand(db, subject.id, by, Deed.ACCEPT, Deed.VISIT, Deed.NOTE)
    found = kinds().get(kind)
    if found is None:
        raise Refusal("请在列表中选择处理结果。", "kind")
    if found.police and not by.is_police:
        raise Refusal(f"“{found.name}”由公安机关作出，须由民警登记。", "kind")
    if found.ending(subject):
        cases.demand_decision(db, subject, by)
    _refuse_kind(db, subject, found)
    if found.grounded:
        text = _grounded(found, ground, text, on=on, by=by)
    if found.numbered and not number.strip():
        raise Refusal("请填写文号。", "number")
    if not (text.strip() or number.strip()):
        raise Refusal("请写明处理的内容。", "text")
    _refuse_day(db, subject, found, on)
    _refuse_executed(db, on, executed_on, "executed_on")
    return _put_down(
        db, subject, found, on=on, by=by, text=text, number=number, organ=organ, executed_on=executed_on,
        party_id=party_id,
    )  # fmt: skip


def spare(db: Session, subject: Case, *, on: date, text: str, by: Identity) -> Disposition:
    """Record the 不予处罚 that the leader has recognised (治安管理处罚法 9(4)); ``recognition`` has seen its conditions."""
    found = kinds()[SPARED]
    _refuse_kind(db, subject, found, recognised=True)
    return _put_down(db, subject, found, on=on, by=by, text=text)


def _put_down(
    db: Session, subject: Case, found: Kind, *, on: date, by: Identity, text: str, number: str = "", organ: str = "",
    executed_on: date | None = None, party_id: uuid.UUID | None = None,
) -> Disposition:  # fmt: skip
    own = station.current(db).organ if found.organ == OWN else found.organ
    made = Disposition(
        case_id=subject.id, party_id=party_id, kind=found.key, on=on, number=number.strip(), text=text, by_name=by.name,
        organ=organ.strip() or own, executed_on=executed_on,
    )  # fmt: skip
    db.add(made)
    if found.decides:
        clocks.happened(db, subject, Event.DECIDED, on=on)
    db.flush()
    _end(db, subject, made)
    return made


def _refuse_kind(db: Session, subject: Case, found: Kind, *, recognised: bool = False) -> None:
    """Refuse what has no place in the case as it stands: ``recognised`` ones have been asked by their own conditions."""
    if not recognised and not found.fits(subject):
        raise Refusal(f"案件现在是“{subject.state}”，不能登记“{found.name}”。", "kind")
    if found.police and found.ends and not found.grave and settling.found(db, subject):
        raise Refusal(
            "登记过案情加重，不能不予处罚、不能按调解结案，也不作别的处理；要移送刑侦部门，登记有误的先撤销。",
            "kind",
        )
    if found.decides and not recognised and _applied(db, subject):
        raise Refusal("双方已经申请不予处罚，正在等所领导审批；请先审批，或者收回申请。", "kind")
    if found.after and decided(db, subject.id) is None:
        raise Refusal("还没有登记过处理决定，没有什么要执行的。", "kind")


def _grounded(found: Kind, key: str, text: str, *, on: date, by: Identity) -> str:
    """Return the text with its ground in front; the leader decides that it holds."""
    if not station.may(by, Deed.APPROVE):
        raise Refusal(f"“{found.name}”由所领导决定，请所领导登录后登记。", "kind")
    ground = next((each for each in grounds() if each.key == key), None)
    if ground is None:
        raise Refusal("请选择不予处罚的依据；达成协议并履行的，不在这里登记。", "ground")
    code = law.on(on)
    cited = "、".join(code.cite(each) for each in ground.law)
    return f"{ground.name}（{cited}）。{text.strip()}"


def _refuse_day(db: Session, subject: Case, found: Kind, on: date) -> None:
    """Refuse a day on which it cannot have been: one to come, or before what it answers."""
    if on > dates.local(db.info["now"]()).date():
        raise Refusal("这一天还没有到，请填写真实的日期。", "on")
    bounds = [("发生", subject.occurred_on)]
    if found.decides:
        bounds.append(("立案", subject.filed_on))
    made = agreements.latest(db, subject.id)
    if subject.state == State.BREACHED.value and made is not None and found.ending(subject):
        bounds.append(("登记未履行", made.breached_on))
    first = decided(db, subject.id)
    if found.after and first is not None:
        bounds.append(("处理决定", first.on))
    for what, bound in bounds:
        if bound is not None and on < bound:
            raise Refusal(f"这一天早于{what}的 {bound.isoformat()}，请核对。", "on")


def _refuse_executed(db: Session, on: date, executed_on: date | None, field: str) -> None:
    if executed_on is None:
        return
    if executed_on < on:
        raise Refusal("执行完毕日期早于作出日期，请核对。", field)
    if executed_on > dates.local(db.info["now"]()).date():
        raise Refusal("执行完毕的这一天还没有到，请填写真实的日期。", field)


def _applied(db: Session, subject: Case) -> bool:
    """Tell whether an application to be spared waits for the leader."""
    asked = Base.metadata.tables[
        "recognitions"
    ].c  # the module of applications records its result by this one
    waiting = select(asked.id).where(
        asked.case_id == subject.id, asked.voided_at.is_(None), asked.decided_on.is_(None)
    )
    return db.scalar(waiting.limit(1)) is not None


def executed(db: Session, made: Disposition, *, on: date, by: Identity) -> None:
    """Record the day on which a decision was carried out; where the law asks for it the case ends then."""
    subject = cases.case(db, made.case_id)
    cases.demand(db, subject.id, by, Deed.ACCEPT, Deed.VISIT)
    if not made.valid:
        raise Refusal("这条处理结果已经撤销。")
    if kinds()[made.kind].police and not by.is_police:
        raise Refusal("这一步须由民警登记。")
    _refuse_executed(db, made.on, on, "on")
    made.executed_on = on
    db.flush()
    _end(db, subject, made)


def void(db: Session, made: Disposition, *, reason: str, by: Identity) -> None:
    """Take back a result that was recorded by mistake; what it had ended is open again, its clocks go on."""
    subject = cases.case(db, made.case_id)
    cases.demand(db, subject.id, by, Deed.ACCEPT, Deed.VISIT)
    if not made.valid:
        raise Refusal("这条处理结果已经撤销。")
    found = kinds()[made.kind]
    if found.police and not by.is_police:
        raise Refusal("这一步须由民警办理。")
    if subject.ended_how == found.name:
        cases.demand_decision(db, subject, by)
    if not reason.strip():
        raise Refusal("请写明撤销原因。", "reason")
    made.voided_at, made.void_reason = db.info["now"](), reason
    db.flush()
    others = of_case(db, subject.id)
    deciding = [each for each in others if each.kind in kinds() and kinds()[each.kind].decides]
    if subject.ended_how in {
        kinds()[each.kind].name for each in (made, *(deciding if found.decides else ()))
    }:
        settling.undo(db, subject)
    if found.decides:
        clocks.unmeet(db, subject, Event.DECIDED, on=made.on)
        for each in deciding[:1]:
            clocks.happened(db, subject, Event.DECIDED, on=each.on)
    again(db, subject)


def again(db: Session, subject: Case) -> None:
    """Let what was decided of the case end it once more: what had undone that end has come to nothing."""
    for each in of_case(db, subject.id):
        _end(db, subject, each)
    settling.settle(db, subject)


def of_case(db: Session, case_id: uuid.UUID) -> list[Disposition]:
    """Return the results of a case that stand, by day."""
    return of_cases(db, [case_id]).get(case_id, [])


def of_cases(db: Session, case_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, list[Disposition]]:
    """Return the results that stand of many cases at once, by day; a case without any is not in it."""
    found: dict[uuid.UUID, list[Disposition]] = {}
    rows = select(Disposition).where(
        Disposition.case_id.in_(list(case_ids)), Disposition.voided_at.is_(None),
        *cases.of_visible(db, Disposition.case_id),
    )  # fmt: skip
    for each in db.scalars(rows.order_by(Disposition.on, Disposition.id)):
        found.setdefault(each.case_id, []).append(each)
    return found


def decided(db: Session, case_id: uuid.UUID) -> Disposition | None:
    """Return the first decision of the police that stands: after it nobody applies to be spared (治安管理处罚法 9)."""
    listed = (each for each in of_case(db, case_id) if each.kind in kinds())
    return next((each for each in listed if kinds()[each.kind].decides), None)


def words(rows: Iterable[Disposition]) -> str:
    """Tell results in one line, as a register does: 行政处罚（某公行罚决字〔2026〕1号），2026-12-03，12-05 执行完毕.

    A kind that a station has taken off its list is told by its text.
    """
    return "；".join(_told(each) for each in rows)


def _told(made: Disposition) -> str:
    found = kinds().get(made.kind)
    number = f"（{made.number}）" if made.number else ""
    done = f"，{made.executed_on.isoformat()} 执行完毕" if made.executed_on else ""
    text = f"：{made.text.strip()}" if made.text.strip() else ""
    return f"{made.on.isoformat()} {found.name if found else '处理结果'}{number}{text}{done}"


def _end(db: Session, subject: Case, made: Disposition) -> None:
    """End the case by a result that ends it; a decision of the police stands before an end of the mediation alone.

    What was decided of one suspect ends nothing while another one has no decision.
    """
    found = kinds().get(made.kind)
    if found is None or not found.ending(subject) or (not found.grave and settling.found(db, subject)):
        return
    on = _day(made)
    if found.decides and made.party_id is not None:
        on = _last(db, subject)
    if on is None:
        return
    if subject.ended_on is not None:
        if not found.decides or subject.ended_how not in {rule.how for rule in settling.rules()}:
            return
        settling.undo(db, subject)
    settling.end(db, subject, on=on, how=found.name)


def _day(made: Disposition) -> date | None:
    """Return the day on which a result is at its end, None before it."""
    found = kinds().get(made.kind)
    return {DECIDED: made.on, EXECUTED: made.executed_on}.get(found.ends) if found is not None else None


def _last(db: Session, subject: Case) -> date | None:
    """Return the day on which the last suspect's decision was at its end; None while one has none."""
    listed = [each for each in of_case(db, subject.id) if each.kind in kinds() and kinds()[each.kind].decides]
    days: list[date | None] = []
    whom = {each.party_id for each in listed}
    suspects = {each.id for each in cases.parties(subject) if each.role in SUSPECTS}
    for party_id in whom | (set() if None in whom else suspects):
        mine = [day for each in listed if each.party_id == party_id and (day := _day(each)) is not None]
        days.append(max(mine, default=None))
    known = [day for day in days if day is not None]
    return max(known) if len(known) == len(days) and known else None
