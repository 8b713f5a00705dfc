"""The registers of cases with one row a person: party columns once, those of the case beside each party."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from exports.columns import SUM, Cell, Column, Register, Seen, counted_once
from exports.registers.disputes import R1
from exports.registers.mediation import R3
from exports.registers.publicorder import R2
from models.identity import mask_id, mask_phone
from models.queries.rows import PersonRow

if TYPE_CHECKING:
    from collections.abc import Callable

MANNER = "（一人一行）"
#: What the columns of a party stand in the place of.
PARTIES = {
    "R1": ("当事人甲", "当事人乙", "其他当事人"), "R2": ("违法行为人", "被侵害人"), "R3": ("当事人",),
}  # fmt: skip

_PARTY: tuple[Column[PersonRow[Any]], ...] = (
    Column("方别", lambda r: r.party.side, 5.4, group="当事人", seen=Seen("方别", 44, 9), outside="keep"),
    Column("姓名", lambda r: r.party.name, 9.8, group="当事人", seen=Seen("姓名", 88, 9), outside="name"),
    Column("身份", lambda r: r.party.role, 8.8, "long", "当事人", seen=Seen("身份", 88, 5), outside="none"),
    Column("性别", lambda r: r.party.sex, 4.8, group="当事人", seen=Seen("性别", 44, 4), outside="keep"),
    Column("年龄", lambda r: r.party.age, 4.8, "number", "当事人", seen=Seen("年龄", 44, 4)),
    Column("证件号", lambda r: r.party.document, 19.8, group="当事人", mask=mask_id, outside="none"),
    Column("电话", lambda r: r.party.phone, 12.8, group="当事人", mask=mask_phone, outside="none"),
    Column("住址", lambda r: r.party.address, 16.8, "long", "当事人", seen=Seen("住址", 120, 3), outside="none"),
)  # fmt: skip


def _of_case(column: Column[Any]) -> Column[PersonRow[Any]]:
    """Return a column of the case beside each party; what is added up stands on the first row of the case only."""
    said: Callable[[Any], Cell] = column.value
    first = column.title == "序号" or column.total == SUM
    if not column.total:
        return replace(column, value=_first(said) if first else _each(said))
    return replace(
        column, value=_first(said) if first else _each(said), total=counted_once(column.total),
        once=lambda row: row.case_id, tallied=_each(said),
    )  # fmt: skip


def _each(said: "Callable[[Any], Cell]") -> "Callable[[PersonRow[Any]], Cell]":
    return lambda row: said(row.of)


def _first(said: "Callable[[Any], Cell]") -> "Callable[[PersonRow[Any]], Cell]":
    return lambda row: None if row.serial is None else said(row.of)


def _by_person(register: Register[Any]) -> Register[PersonRow[Any]]:
    """Return the register with one row a person."""
    parties = PARTIES[register.key]
    columns: list[Column[PersonRow[Any]]] = []
    placed = False
    for column in register.columns:
        if column.group not in parties and column.title not in parties:
            columns.append(_of_case(column))
        elif not placed:
            columns += _PARTY
            placed = True
    return replace(register, title=register.title + MANNER, columns=tuple(columns))


PERSONS: dict[str, Register[PersonRow[Any]]] = {
    register.key: _by_person(register) for register in (R1, R2, R3)
}
