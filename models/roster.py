"""The roster: mediators and invitees by kind (report 0.23, 2.13, 3.1, 4.14)."""

import uuid
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models import areas, station
from models.base import Row, Versioned, Voidable, day, label, link
from models.errors import Refusal
from models.station import Deed, Identity


class Kind(StrEnum):
    """What a helper comes as."""

    MEDIATOR = "人民调解员"
    FULL_TIME = "专职调解员"
    JUSTICE = "司法所工作人员"
    JUDGE = "法官"
    LAWYER = "律师"
    VILLAGE = "村（居）调解员"
    CADRE = "村（居）干部"
    ELDER = "五老乡贤"
    ASSISTANT = "警务助理"
    GRID = "网格员"
    WOMEN = "妇联"
    UNION = "工会"
    EXPERT = "专业人员"
    OTHER = "其他"


class Duty(StrEnum):
    """The classes of 警务助理 (report 0.23); only the first is asked to a mediation."""

    MEDIATION = "调解矛盾纠纷类"
    PATROL = "巡逻防控类"
    WORK = "工作协助类"


HOSTS = frozenset({Kind.MEDIATOR.value, Kind.FULL_TIME.value, Kind.VILLAGE.value})


class Mediator(Row, Versioned, Voidable):
    """One mediator or invitee."""

    __tablename__ = "mediators"

    name: Mapped[str] = label("姓名")
    kind: Mapped[str] = label("类别")
    unit: Mapped[str] = label("单位")
    title: Mapped[str] = label("职务")
    certificate: Mapped[str] = label("证号")
    fields: Mapped[str] = label("专长")
    village: Mapped[str] = label("所属村社")
    dialect: Mapped[str] = label("方言")
    sex: Mapped[str] = label("性别")
    telephone: Mapped[str] = label("电话")
    duty: Mapped[str] = label("警务助理类别")
    area_id: Mapped[uuid.UUID | None] = link("areas.id", default=None, info={"label": "警务区"})
    recommended_by: Mapped[str] = label("推荐来源")
    available: Mapped[str] = label("可到时间")
    related: Mapped[str] = label("亲属和利害关系")
    term_from: Mapped[date | None] = day("聘期起")
    term_until: Mapped[date | None] = day("聘期止")
    officer_id: Mapped[uuid.UUID | None] = mapped_column(default=None)

    @property
    def post(self) -> str:
        """Return unit and title in one."""
        return " ".join(filter(None, (self.unit, self.title)))


def add(db: Session, *, by: Identity, **fields: Any) -> Mediator:
    """Put a mediator or invitee on the roster; the area follows from the village unless it is told."""
    station.demand(by, Deed.ROSTER)
    if not fields.get("name", "").strip():
        raise Refusal("请填写姓名。", "name")
    _refuse_unknown_kind(fields.get("kind", ""))
    _refuse_second_login(db, fields.get("officer_id"))
    mediator = Mediator(**fields)
    _settle(db, mediator)
    db.add(mediator)
    db.flush()
    return mediator


def amend(db: Session, mediator: Mediator, *, by: Identity, **fields: Any) -> Mediator:
    """Change an entry of the roster."""
    station.demand(by, Deed.ROSTER)
    if "name" in fields and not fields["name"].strip():
        raise Refusal("请填写姓名。", "name")
    if "kind" in fields:
        _refuse_unknown_kind(fields["kind"])
    _refuse_second_login(db, fields.get("officer_id"), but=mediator)
    moved = fields.get("village", mediator.village) != mediator.village and "area_id" not in fields
    for key, value in fields.items():
        setattr(mediator, key, value)
    if moved:
        mediator.area_id = None
    _settle(db, mediator)
    db.flush()
    return mediator


def retire(db: Session, mediator: Mediator, *, reason: str, by: Identity) -> None:
    """Take someone off the roster, with the reason; past cases keep the name."""
    station.demand(by, Deed.ROSTER)
    if not reason.strip():
        raise Refusal("请写明移出名册的原因。", "reason")
    mediator.voided_at, mediator.void_reason = db.info["now"](), reason
    db.flush()


def listing(db: Session, kind: str = "") -> list[Mediator]:
    """Return the valid entries in the order of kinds."""
    query = select(Mediator).where(Mediator.voided_at.is_(None))
    if kind:
        query = query.where(Mediator.kind == kind)
    order = [each.value for each in Kind]
    return sorted(db.scalars(query), key=lambda each: (order.index(each.kind), each.name))


def why_not_offered(mediator: Mediator, today: date) -> str:
    """Say why somebody is not asked to a mediation on this day; empty when they are."""
    if not mediator.valid:
        return f"{mediator.name}已移出名册。"
    if mediator.term_until is not None and mediator.term_until < today:
        return f"{mediator.name}的聘期已满（{mediator.term_until}）。"
    if mediator.term_from is not None and mediator.term_from > today:
        return f"{mediator.name}的聘期从 {mediator.term_from} 开始。"
    if mediator.kind == Kind.ASSISTANT.value and mediator.duty not in {"", Duty.MEDIATION.value}:
        return f"{mediator.name}是{mediator.duty}警务助理，不参加调解。"
    return ""


def offered(db: Session, *, today: date) -> list[Mediator]:
    """Return those who may be asked to a mediation on this day, in the order of kinds."""
    return [each for each in listing(db) if not why_not_offered(each, today)]


def team(db: Session, area: areas.Area) -> areas.Team:
    """Return the 1+1+N of an area: its officer, its auxiliary and its helpers by kind."""
    names: dict[uuid.UUID, str] = {}
    for officer in db.scalars(
        select(station.Officer).where(station.Officer.id.in_([area.officer_id, area.auxiliary_id]))
    ):
        names[officer.id] = officer.name
    rows = db.execute(
        select(Mediator.kind, func.count())
        .where(Mediator.area_id == area.id, Mediator.voided_at.is_(None))
        .group_by(Mediator.kind)
    )
    counts = {kind: int(number) for kind, number in rows}
    return areas.Team(
        names.get(area.officer_id, "") if area.officer_id else "",
        names.get(area.auxiliary_id, "") if area.auxiliary_id else "",
        tuple((kind.value, counts[kind.value]) for kind in Kind if kind.value in counts),
    )


def _settle(db: Session, mediator: Mediator) -> None:
    """Put somebody into the area of their village; a class of duty is an assistant's only."""
    if mediator.kind != Kind.ASSISTANT.value:
        mediator.duty = ""
    elif mediator.duty and mediator.duty not in {each.value for each in Duty}:
        raise Refusal("请在三类中选择警务助理类别。", "duty")
    if mediator.area_id is None and mediator.village:
        village = areas.of_village(db, mediator.village)
        mediator.area_id = village.area_id if village else None


def _refuse_second_login(db: Session, officer_id: uuid.UUID | None, but: Mediator | None = None) -> None:
    if officer_id is None:
        return
    other = db.scalar(select(Mediator).where(Mediator.officer_id == officer_id, Mediator.voided_at.is_(None)))
    if other is not None and other is not but:
        raise Refusal(f"这个登录名已经对应{other.name}。", "officer_id")


def _refuse_unknown_kind(kind: str) -> None:
    if kind not in {each.value for each in Kind}:
        raise Refusal("请选择类别。", "kind")
