"""Persons and organisations: who they are, their age and capacity (民法典 17-28)."""

import uuid
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, event, or_, select
from sqlalchemy.orm import Mapped, Mapper, Session, mapped_column

from models import identity, phones, pinyin
from models.base import Row, Versioned, Voidable, day, label
from models.dates import age as years
from models.errors import Refusal

ADULT = 18
NO_CAPACITY_UNDER = 8
SELF_SUPPORTING_FROM = 16


class Capacity(StrEnum):
    """民事行为能力 (民法典 17-24)."""

    FULL = "完全民事行为能力"
    LIMITED = "限制民事行为能力"
    NONE = "无民事行为能力"


class Person(Row, Versioned, Voidable):
    """A natural person, kept once and linked from every case they are in."""

    __tablename__ = "persons"

    name: Mapped[str] = label("姓名", index=True)
    former_name: Mapped[str] = label("曾用名")
    name_note: Mapped[str] = label("姓名拼音备注")
    pinyin: Mapped[str] = label("姓名拼音", index=True)
    initials: Mapped[str] = label("拼音首字母", index=True)
    sex: Mapped[str] = label("性别")
    ethnicity: Mapped[str] = label("民族")
    birth: Mapped[date | None] = day("出生日期")
    stated_age: Mapped[int | None] = mapped_column(default=None, info={"label": "年龄（口述）"})
    id_kind: Mapped[str] = label("证件种类")
    id_number: Mapped[str] = label("证件号码", index=True)
    id_source: Mapped[str] = label("证件来源")
    telephone: Mapped[str] = label("联系电话", index=True)
    address: Mapped[str] = label("现住址")
    domicile: Mapped[str] = label("户籍地")
    employer: Mapped[str] = label("工作单位")
    occupation: Mapped[str] = label("职业")
    incapacity: Mapped[str] = label("成年人行为能力")
    self_supporting: Mapped[bool] = mapped_column(
        default=False, info={"label": "以自己劳动收入为主要生活来源"}
    )
    note: Mapped[str] = label("备注")


@event.listens_for(Person, "before_insert")
@event.listens_for(Person, "before_update")
def _spell(_mapper: Mapper[Any], _connection: Connection, row: Person) -> None:
    """Keep how the name is read beside it, whoever writes the row: the door, an import, a corrected name."""
    row.pinyin, row.initials = reading(row.name)


def reading(name: str) -> tuple[str, str]:
    """Return how a name is read and its first letters, as they are kept for the search.

    >>> reading("张土根")
    ('zhangtugen', 'ztg')
    """
    read = pinyin.syllables(name)
    return "".join(read), "".join(each[:1] for each in read)


class Organisation(Row, Versioned, Voidable):
    """A legal person or other organisation."""

    __tablename__ = "organisations"

    name: Mapped[str] = label("名称", index=True)
    credit_code: Mapped[str] = label("统一社会信用代码", index=True)
    address: Mapped[str] = label("住所")
    legal_representative: Mapped[str] = label("法定代表人（负责人）")
    legal_title: Mapped[str] = label("职务")
    telephone: Mapped[str] = label("联系电话")
    note: Mapped[str] = label("备注")


def age(person: Person, on: date) -> int | None:
    """Return full years on ``on``; the age that was told when no birth date is known."""
    if person.birth is not None:
        return years(person.birth, on)
    return person.stated_age


def capacity(person: Person, on: date) -> Capacity:
    """Return the capacity to act: by age (民法典 18-20), or as recorded for an adult (21, 22).

    An unknown age is taken as adult; the checks show the gap.
    """
    how_old = age(person, on)
    if how_old is not None and how_old < NO_CAPACITY_UNDER:
        return Capacity.NONE
    if how_old is not None and how_old < ADULT:
        grown = how_old >= SELF_SUPPORTING_FROM and person.self_supporting
        return Capacity.FULL if grown else Capacity.LIMITED
    return Capacity(person.incapacity) if person.incapacity else Capacity.FULL


def is_minor(person: Person, on: date) -> bool:
    """Tell whether someone is below 18; the exception of 程序规定 181 is asked where it matters."""
    how_old = age(person, on)
    return how_old is not None and how_old < ADULT


def checked(values: dict[str, Any], *, today: date, field: str = "") -> dict[str, Any]:
    """Return the person's fields parsed and completed from the ID number.

    Birth and sex are taken from a resident's number; a birth date that contradicts it is refused.
    Raises Refusal naming ``field`` + the column.
    """
    found = dict(values)
    found["name"] = _at(field + "name", identity.clean_name, found.get("name", ""))
    if found.get("telephone"):
        found["telephone"] = _at(
            field + "telephone", lambda text: phones.Phone.parse(text).text, found["telephone"]
        )
    birth: date | None = found.get("birth")
    if birth is not None and birth > today:
        raise Refusal("出生日期在今天之后，请核对。", field + "birth")
    number = str(found.get("id_number", ""))
    if not number.strip():
        return found
    kind = found["id_kind"] = found.get("id_kind") or identity.ID_KINDS[0]
    found["id_number"] = _at(
        field + "id_number", lambda text: identity.clean_document(kind, text, today=today), number
    )
    if kind in identity.NUMBERED and identity.NUMBERED[kind][0] in {"resident", "hmt"}:
        known = identity.IdNumber.parse(found["id_number"], today=today)
        if birth is not None and birth != known.birth:
            raise Refusal("出生日期与证件号码不一致，请核对。", field + "birth")
        found["birth"], found["sex"] = known.birth, known.sex or found.get("sex", "")
    return found


def keep(
    db: Session, values: dict[str, Any], *, today: date, field: str = "", known_as: uuid.UUID | None = None
) -> Person:
    """Return the person with this document number, or a new one.

    The same number under another name is never merged silently: it is refused, to be compared.
    ``known_as`` is somebody on record of whom the officer said 就是这人; another name becomes the new one.
    """
    fields = checked(values, today=today, field=field)
    known = by_number(db, fields.get("id_number", ""))
    if known_as is not None:
        return _keep_known(db, db.get_one(Person, known_as), known, fields, field)
    if known is None:
        person = Person(**fields)
        db.add(person)
        db.flush()
        return person
    if known.name != fields["name"] and not _reads_as(known, fields["name"]):
        raise Refusal("这个证件号码已登记在另一个姓名下，请核对证件后再填。", field + "id_number")
    _complete(known, fields)
    db.flush()
    return known


def _keep_known(
    db: Session, chosen: Person, by_its_number: Person | None, fields: dict[str, Any], field: str
) -> Person:
    taken = by_its_number is not None and by_its_number.id != chosen.id
    other = chosen.id_number and fields.get("id_number") and chosen.id_number != fields["id_number"]
    if taken or other:
        raise Refusal("证件号码与认定的这个人不一致，请核对证件，或改为“不是”。", field + "id_number")
    if chosen.name != fields["name"] and not _reads_as(chosen, fields["name"]):
        fields["former_name"] = chosen.name
    _complete(chosen, fields)
    db.flush()
    return chosen


def keep_organisation(db: Session, values: dict[str, Any], *, field: str = "") -> Organisation:
    """Return the organisation with this credit code, or a new one.

    As with persons, the same code under another name is refused, to be compared.
    """
    fields = dict(values)
    if not str(fields.get("name", "")).strip():
        raise Refusal("请填写单位名称。", field + "name")
    code = str(fields.get("credit_code", ""))
    if code:
        fields["credit_code"] = _at(
            field + "credit_code", lambda text: identity.CreditCode.parse(text).text, code
        )
        known = db.scalar(
            select(Organisation).where(
                Organisation.credit_code == fields["credit_code"], Organisation.voided_at.is_(None)
            )
        )
        if known is not None:
            if known.name != fields["name"]:
                raise Refusal(
                    "这个统一社会信用代码已登记在另一个单位名下，请核对后再填。", field + "credit_code"
                )
            _complete(known, fields)
            db.flush()
            return known
    organisation = Organisation(**fields)
    db.add(organisation)
    db.flush()
    return organisation


def by_number(db: Session, number: str) -> Person | None:
    """Return the person with this document number, if any."""
    if not number:
        return None
    return db.scalar(select(Person).where(Person.id_number == number, Person.voided_at.is_(None)))


def alike(
    db: Session, *, name: str, id_number: str = "", telephone: str = "", limit: int = 5
) -> list[Person]:
    """Return persons already kept who may be the same: by number, telephone or name."""
    signs = [
        column == value
        for column, value in (
            (Person.id_number, id_number), (Person.telephone, telephone), (Person.name, name),
        )
        if value
    ]  # fmt: skip
    if not signs:
        return []
    return list(db.scalars(select(Person).where(or_(*signs), Person.voided_at.is_(None)).limit(limit)))


def person(db: Session, person_id: uuid.UUID) -> Person:
    """Return one person by id."""
    return db.get_one(Person, person_id)


def _complete(known: Person | Organisation, fields: dict[str, Any]) -> None:
    """Take what is told now over what is kept; what is left open keeps its old value."""
    for key, value in fields.items():
        if value not in ("", None) and getattr(known, key) != value:
            setattr(known, key, value)


def _reads_as(known: Person, name: str) -> bool:
    return bool(known.former_name) and known.former_name == name


def _at(field: str, parse: Any, text: str) -> Any:
    try:
        return parse(text)
    except Refusal as refusal:
        raise Refusal(refusal.message, field) from refusal
