"""An official form on paper and as a workbook: what stands over, in and under its grid, the same for both.

The figures name nobody: a form may leave the police as it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from models import dates, statistics
from models.periods import Kind
from models.queries.rows import Gap
from models.statistics import Filled, Sheet

_BLANK = "　　"
_PART = "|"


@dataclass(frozen=True, slots=True)
class Paper:
    """Who fills the form in and signs it, and what is said of its edition.

    ``changes`` are sentences on what is other now than when it was submitted; ``reason`` why a check does not hold;
    ``gaps`` the numbers of the period that no case carries (None: not told).
    """

    reporter: str
    on: date
    signer: str = ""
    edition: int = 0
    submitted_at: datetime | None = None
    zero: bool = False
    reason: str = ""
    changes: Sequence[str] = ()
    gaps: Sequence[Gap] | None = None
    exported_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Laid:
    """A form laid out: lines of parts that share the width over and under the grid, then notes line by line."""

    title: str
    subtitle: str
    heads: tuple[tuple[str, ...], ...]
    sheet: Sheet
    feet: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...]


def laid(filled: Filled, paper: Paper) -> Laid:
    """Lay a filled form out with all that is written around it."""
    form, words = filled.form, _words(filled, paper)
    title = _said(form.heading, words)
    return Laid(
        f"【示范】{title}" if filled.demo else title, _said(form.subtitle, words),
        tuple(_parts(line, words) for line in form.heads), statistics.sheet(filled),
        tuple(_parts(line, words) for line in form.feet), _notes(filled, paper),
    )  # fmt: skip


def name(filled: Filled) -> str:
    """Name its file: ``单位_表名_202611.xlsx`` without the ending."""
    return f"{filled.unit}_{filled.form.title}_{filled.period.code}"


def write(filled: Filled, target: Path, *, paper: Paper) -> None:
    """Write the form as a workbook; the file appears whole or not at all."""
    from exports import statform_book  # noqa: PLC0415 -- slow import

    statform_book.write(laid(filled, paper), filled, target, paper=paper)


def pdf(filled: Filled, *, paper: Paper) -> bytes:
    """Return the form as PDF, on A4 as it lies."""
    from exports import statform_page  # noqa: PLC0415 -- slow import

    return statform_page.render(laid(filled, paper), landscape=filled.form.orientation == "landscape")


def _words(filled: Filled, paper: Paper) -> dict[str, str]:
    """Return what the lines of a form may name."""
    period = filled.period
    said = {Kind.MONTH: "month", Kind.QUARTER: "quarter", Kind.HALF: "half", Kind.YEAR: "whole"}.get(
        period.kind
    )
    parts = dict.fromkeys(("month", "quarter", "half", "whole"), _BLANK)
    if said:
        parts[said] = period.name.removeprefix(f"{period.first.year}年") if said != "whole" else period.name
    return {
        "unit": filled.unit, "title": filled.form.title, "period": period.name, "year": str(period.last.year),
        "reporter": paper.reporter, "signer": paper.signer or _BLANK, "date": dates.chinese(paper.on), **parts,
    }  # fmt: skip


def _said(pattern: str, words: dict[str, str]) -> str:
    for key, word in words.items():
        pattern = pattern.replace("{" + key + "}", word)
    return pattern


def _parts(line: str, words: dict[str, str]) -> tuple[str, ...]:
    return tuple(_said(part, words) for part in line.split(_PART))


def _notes(filled: Filled, paper: Paper) -> tuple[str, ...]:
    """Return what is printed under the form: state, checks, what maps nowhere, gaps, changes, definitions."""
    told: list[str] = []
    if paper.submitted_at is not None:
        edition = f"（第{paper.edition}次报送）" if paper.edition > 1 else ""
        told.append(f"{dates.chinese_moment(paper.submitted_at)}报送{edition}，数字以报送时为准。")
    else:
        told.append("草表，尚未报送。")
    if not filled.ended:
        told.append(f"本期到{dates.chinese(filled.period.last)}才结束，数字截至{dates.chinese(paper.on)}。")
    if filled.partial:
        told.append("只含分给填报人的案件，不是全所的数字。")
    if paper.zero or filled.is_zero:
        told.append(filled.form.zero)
    told += [f"勾稽不符：{_place(each.place)}{each.words}。" for each in filled.broken]
    if paper.reason:
        told.append(f"说明：{paper.reason.rstrip('。')}。")
    if filled.checked and filled.holds:
        told.append(f"勾稽关系{len(filled.checked)}处，全部相符。")
    told += [
        f"{each.label}：“{each.value}”没有对应的类别，{len(each.cases)}件计入“{each.other}”。"
        for each in filled.unmapped
    ]
    if paper.gaps is not None:
        told.append(_gaps(paper.gaps))
    changed = [f"报送后变动：{each}。" for each in paper.changes]
    return (
        "".join(told),
        *changed,
        *(f"{number}．{each}" for number, each in enumerate(filled.definitions, 1)),
    )


def _place(place: str) -> str:
    return f"{place}，" if place else ""


def _gaps(gaps: Sequence[Gap]) -> str:
    """Name the missing numbers with what became of them; the reason in full stays in the house: it may name somebody."""
    if not gaps:
        return "登记编号连续，无缺号。"
    return "缺号：" + "；".join(f"{each.number}（{each.reason.partition('：')[0]}）" for each in gaps) + "。"
