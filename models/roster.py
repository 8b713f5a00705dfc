"""The roster: mediators and invitees by kind (report 0.23, 2.13, 3.1, 4.14)."""

import uuid
from datetime import date
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models import station
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


def add(db: Session, *, by: Identity, **fields: str) -> Mediator:
    """Put a mediator or invitee on the roster."""
    station.demand(by, Deed.ROSTER)
    if not fields.get("name", "").strip():
        raise Refusal("请填写姓名。", "name")
    _refuse_unknown_kind(fields.get("kind", ""))
    mediator = Mediator(**fields)
    db.add(mediator)
    db.flush()
    return mediator


def amend(db: Session, mediator: Mediator, *, by: Identity, **fields: str) -> Mediator:
    """Change an entry of the roster."""
    station.demand(by, Deed.ROSTER)
    if "name" in fields and not fields["name"].strip():
        raise Refusal("请填写姓名。", "name")
    if "kind" in fields:
        _refuse_unknown_kind(fields["kind"])
    for key, value in fields.items():
        setattr(mediator, key, value)
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


def _refuse_unknown_kind(kind: str) -> None:
    if kind not in {each.value for each in Kind}:
        raise Refusal("请选择类别。", "kind")
