"""编号簿: every number of a series in a year as a list to print, voids with their reasons, and what is missing."""

import uuid
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from exports import printouts
from exports.blocks import Block, Document, Grid, Note, Subtitle, Text, Title
from models import dates, formheads, numbering, station
from models.dates import chinese
from models.numbering import Number
from models.station import Deed, demand

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from models.station import Identity

HEAD = ("编号", "登记编号", "取号", "经办", "状态和原因")
WIDTHS = (5.8, 2.3, 1.3, 1.6, 4.4)


def pdf(db: "Session", key: str, year: int, *, today: date, by: "Identity") -> bytes:
    """Return the book of a series as PDF; nothing of it is kept."""
    demand(by, Deed.READ)
    return printouts.rendered(document(db, key, year, today=today, by=by))


def document(db: "Session", key: str, year: int, *, today: date, by: "Identity") -> Document:
    """Compose the book."""
    here = station.current(db)
    name, column, _ = numbering.pattern(key)
    rows = numbering.book(db, key, year)
    rule = numbering.rule(db, key)
    keeper = here.committee if column == "committee_word" else here.organ or here.name
    blocks: list[Block] = [Title(f"{year}年编号簿"), Subtitle(f"{keeper}　{name}")]
    if rule is not None:
        blocks.append(Text(f"本系列由{rule.source}取号，这里登记所填的编号。", indent=False))
    cased = numbering.case_numbers(db, rows)
    if rows:
        blocks.append(Grid(HEAD, tuple(_lines(rows, cased)), WIDTHS, "llccl"))
    blocks.append(Text(_summary(rows, numbering.skipped(db, key, year)), indent=False))
    blocks.append(Note(f"{chinese(today)} {by.name} 打印"))
    return Document(
        title=f"{year}年编号簿　{name}", blocks=tuple(blocks), page="single", draft=False, demo=here.demo,
        meta={"author": keeper},
    )  # fmt: skip


def _lines(rows: list[Number], cased: dict[uuid.UUID, str]) -> Iterator[tuple[str, ...]]:
    """Give each number a line; numbers reserved together on blank forms share one."""
    for _, each in groupby(rows, key=_together):
        together = list(each)
        first, last = together[0], together[-1]
        said = first.state + (f"：{first.reason}" if first.reason else "")
        if first.state == numbering.RESERVED:
            title = formheads.head(first.form).title if first.form in formheads.ids() else ""
            said = f"{said}（{title}空白表 {len(together)} 份）" if title else said
        text = first.text if len(together) == 1 else f"{first.text} 至 {last.text}"
        yield (
            text,
            cased.get(first.case_id, "") if first.case_id else "",
            f"{_day(first):%m-%d}",
            first.by_name,
            said,
        )


def _together(number: Number) -> tuple[object, ...]:
    if number.state != numbering.RESERVED:
        return (number.id,)
    return (number.state, number.form, _day(number), number.by_name, number.reason)


def _day(number: Number) -> date:
    return dates.local(number.taken_at).date()


def _summary(rows: list[Number], skipped: list[tuple[int, int]]) -> str:
    """Count the numbers, and name those that the book does not hold.

    >>> _summary([], [(1, 37), (40, 40)])
    '本年没有取号。号簿里没有第1至37号、第40号（接续纸质号簿）。'
    """
    counts = [
        (word, sum(each.state == word for each in rows))
        for word in (numbering.USED, numbering.RESERVED, numbering.VOID)
    ]
    told = "，".join(f"{word} {count} 个" for word, count in counts if count)
    spans = "、".join(f"第{first}号" if first == last else f"第{first}至{last}号" for first, last in skipped)
    missing = f"号簿里没有{spans}（接续纸质号簿）。" if spans else ""
    return (f"共 {len(rows)} 个编号：{told}。" if rows else "本年没有取号。") + missing
