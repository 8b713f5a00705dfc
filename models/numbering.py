"""Series of numbers: taken once, never reused; voids keep their reason (domain.md 2.1)."""

import re
import uuid
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

import resources
from models import cases, numbershapes, station
from models.base import Row, label, link
from models.cases import Case
from models.errors import Refusal
from models.station import Deed, Identity

USED, RESERVED, VOID = "有效", "预留", "作废"
PLATFORM_CASE = "platform-case"  # the rule of the case's own number in the police system


class NumberSeries(Row):
    """The counter of one kind of number of one organ in one year."""

    __tablename__ = "number_series"

    key: Mapped[str] = label("系列")
    organ: Mapped[str] = label("机关代字")
    year: Mapped[int]
    last: Mapped[int] = mapped_column(default=0)

    __table_args__ = (UniqueConstraint("key", "organ", "year"),)


class Number(Row):
    """One number that has been taken: in use, reserved on a blank form, or void."""

    __tablename__ = "numbers"

    series_id: Mapped[uuid.UUID] = link("number_series.id")
    n: Mapped[int]
    text: Mapped[str] = label("编号", index=True)
    state: Mapped[str] = label("状态", default=USED)
    form: Mapped[str] = label("文书")
    case_id: Mapped[uuid.UUID | None] = mapped_column(default=None, index=True)
    paper_id: Mapped[uuid.UUID | None] = mapped_column(default=None)
    taken_at: Mapped[datetime]
    by_name: Mapped[str] = label("经办")
    reason: Mapped[str] = label("原因")

    __table_args__ = (UniqueConstraint("series_id", "n"),)


class NumberRule(Row):
    """A series whose numbers another system gives (外部取号): they are typed, checked for shape, never minted here."""

    __tablename__ = "number_rules"

    key: Mapped[str] = label("系列", unique=True)
    external: Mapped[bool] = mapped_column(default=False, info={"label": "外部取号"})
    shape: Mapped[str] = label("编号格式")
    source: Mapped[str] = label("取号系统")


def pattern(key: str) -> tuple[str, str, str]:
    """Return (name, organ column of the station, pattern) of a series; refused for an unknown one."""
    entry = resources.table("texts/series.toml").get(key)
    if entry is None:
        raise Refusal("没有这个编号系列，请检查文书模板里的 series。")
    return str(entry["name"]), str(entry["organ"]), str(entry["pattern"])


def take(
    db: Session,
    key: str,
    *,
    year: int,
    by: Identity,
    case_id: uuid.UUID | None = None,
    form: str = "",
    state: str = USED,
    typed: str = "",
) -> Number:
    """Take the next number of a series in this unit of work; two workstations never get the same.

    The counter row is locked until the unit ends; if the unit fails, the number was never taken. Of a series that
    another system numbers, ``typed`` is that number: it is kept as typed, and never minted here; one that a valid
    paper bears, or a void one of another case, is refused.
    """
    _, column, form_of_number = pattern(key)
    organ = str(getattr(station.current(db), column))
    given = rule(db, key)
    if given is not None:
        numbershapes.refuse_unlike(typed, given.shape, year=year)
    series = db.scalar(_series(key, organ, year).with_for_update())
    if series is None:
        series = NumberSeries(key=key, organ=organ, year=year)
        db.add(series)
        db.flush()
    if given is not None:
        _refuse_taken(db, typed, year=year, case_id=case_id)
    series.last += 1
    text = typed.strip() if given is not None else form_of_number.format(word=organ, year=year, n=series.last)
    number = Number(
        series_id=series.id, n=series.last, text=text, state=state, form=form, case_id=case_id,
        taken_at=db.info["now"](), by_name=by.name,
    )  # fmt: skip
    db.add(number)
    db.flush()
    return number


def rule(db: Session, key: str) -> NumberRule | None:
    """Return how another system numbers a series; None for one that is numbered here."""
    return db.scalar(select(NumberRule).where(NumberRule.key == key, NumberRule.external.is_(True)))


def rules(db: Session) -> dict[str, NumberRule]:
    """Return what was chosen for each series, also where its numbers are given here again."""
    return {each.key: each for each in db.scalars(select(NumberRule))}


def set_rule(
    db: Session, key: str, *, external: bool, by: Identity, shape: str = "", source: str = ""
) -> NumberRule:
    """Let another system number a series from now on, or number it here again; numbers that were taken stay.

    ``shape`` is an example or a pattern with n; empty takes every number. For the leader and the administrator.
    """
    if not may_set_rule(by):
        raise Refusal("编号办法由所领导或管理员改。")
    if key != PLATFORM_CASE:
        if not external_possible(key):
            raise Refusal("这个系列只在本机编号，不能改为外部取号。", "external")
        if external and not source.strip():
            raise Refusal("请写明在哪个系统取号，例如 执法办案平台。", "source")
    kept = db.scalar(select(NumberRule).where(NumberRule.key == key))
    if kept is None:
        kept = NumberRule(key=key)
        db.add(kept)
    kept.external, kept.shape, kept.source = external, numbershapes.proved(shape), source.strip()
    db.flush()
    return kept


def may_set_rule(by: Identity) -> bool:
    """Tell whether a person decides which numbers another system gives."""
    return station.may(by, Deed.SETTINGS) or station.may(by, Deed.APPROVE)


def external_possible(key: str) -> bool:
    """Tell whether another system may number a series: one whose number is taken while somebody is asked for it."""
    return not resources.table("texts/series.toml").get(key, {}).get("ours", False)


def _refuse_taken(db: Session, typed: str, *, year: int, case_id: uuid.UUID | None) -> None:
    """Refuse a typed number that is in the book already; a void one may stand again on a paper of the same case."""
    query = select(Number).join(NumberSeries).where(NumberSeries.year == year)
    for each in db.scalars(query):
        if _folded(each.text) != _folded(typed):
            continue
        if each.state != VOID:
            raise Refusal(f"编号 {each.text} 已经用过，请到平台核对。", "number")
        if case_id is None or each.case_id != case_id:
            raise Refusal(f"编号 {each.text} 已作废：{each.reason}", "number")


def reserve(db: Session, key: str, *, count: int, year: int, form: str, by: Identity) -> list[Number]:
    """Take ``count`` numbers for blank forms (pads for the villages)."""
    police = pattern(key)[1] == "number_word"
    station.demand(by, Deed.ISSUE_POLICE if police else Deed.ISSUE)
    if count < 1:
        raise Refusal("预留的份数至少为 1。", "count")
    if (given := rule(db, key)) is not None:
        raise Refusal(f"这个编号在{given.source}取，不能在本机预留；空白表印出后手写编号。", "form")
    return [take(db, key, year=year, by=by, form=form, state=RESERVED) for _ in range(count)]


def claim(db: Session, text: str, subject: Case, *, by: Identity | None = None) -> Number:
    """Give a case the number of the blank form it was written on (补录); its paper will carry that number.

    The number may be typed with any brackets and blanks, or as its last figures where only one reserved number
    has them. Refused for one that was never reserved, is void, or belongs to another case.
    """
    by = by or db.info["by"]
    cases.demand(db, subject.id, by, Deed.RECEIVE)
    number = claimable(db, text, case_id=subject.id)
    if number.case_id == subject.id:
        return number
    number.state, number.case_id = USED, subject.id
    db.flush()
    return number


def claimable(db: Session, text: str, *, case_id: uuid.UUID | None = None) -> Number:
    """Return the number that a typed text means when the case may have it, or refuse with what is wrong."""
    found = _typed(db, text)
    if not found:
        raise Refusal("号簿里没有预留过这个编号，请核对表上的编号。", "number")
    open_ones = [each for each in found if each.state == RESERVED]
    if len(open_ones) > 1:
        raise Refusal(
            f"有 {len(open_ones)} 张空白表是这个号，请把编号写全："
            + "、".join(each.text for each in open_ones)
            + "。",
            "number",
        )
    number = open_ones[0] if open_ones else found[0]
    if number.state == VOID:
        raise Refusal(f"编号 {number.text} 已作废：{number.reason}", "number")
    if number.state == USED and (case_id is None or number.case_id != case_id):
        raise Refusal(f"编号 {number.text} 已经登记在另一件纠纷上，请核对表上的编号。", "number")
    return number


def claimed(db: Session, case_id: uuid.UUID, form: str) -> Number | None:
    """Return the number of a blank form that the case was written on and no paper of the program carries yet."""
    query = select(Number).where(
        Number.case_id == case_id, Number.form == form, Number.state == USED, Number.paper_id.is_(None)
    )
    return db.scalar(query.order_by(Number.taken_at).limit(1))


def of_case(db: Session, case_id: uuid.UUID) -> list[Number]:
    """Return the numbers that a case has, in the order they were taken."""
    return list(
        db.scalars(select(Number).where(Number.case_id == case_id).order_by(Number.taken_at, Number.n))
    )


def void(db: Session, number: Number, *, reason: str, by: Identity) -> None:
    """Void a number with its reason; it stays in the book and is never given again."""
    station.demand(by, Deed.VOID_NUMBER)
    if not reason.strip():
        raise Refusal("请写明作废原因。", "reason")
    if number.state == VOID:
        raise Refusal("这个编号已经作废。")
    number.state, number.reason = VOID, reason
    db.flush()


def set_last(db: Session, key: str, *, year: int, last: int, by: Identity) -> None:
    """Let a series go on behind the station's paper book; never backwards."""
    station.demand(by, Deed.SETTINGS)
    _, column, _ = pattern(key)
    organ = str(getattr(station.current(db), column))
    series = db.scalar(_series(key, organ, year).with_for_update())
    if series is None:
        series = NumberSeries(key=key, organ=organ, year=year, last=0)
        db.add(series)
    if last < series.last:
        raise Refusal(f"编号已用到 {series.last}，不能改小。", "last")
    series.last = last
    db.flush()


def book(db: Session, key: str, year: int) -> list[Number]:
    """Return the numbers of a series in a year, in order."""
    query = select(Number).join(NumberSeries).where(NumberSeries.key == key, NumberSeries.year == year)
    return list(db.scalars(query.order_by(Number.n)))


def case_numbers(db: Session, numbers: Iterable[Number]) -> dict[uuid.UUID, str]:
    """Return the own numbers of the cases that these numbers were taken for."""
    wanted = {each.case_id for each in numbers if each.case_id is not None}
    return {row.id: row.number for row in db.execute(select(Case.id, Case.number).where(Case.id.in_(wanted)))}


def skipped(db: Session, key: str, year: int) -> list[tuple[int, int]]:
    """Return the spans of serials that the book of a year does not hold: those that a paper book has given."""
    found: list[tuple[int, int]] = []
    for series in db.scalars(select(NumberSeries).where(NumberSeries.key == key, NumberSeries.year == year)):
        last = 0
        held = db.scalars(select(Number.n).where(Number.series_id == series.id).order_by(Number.n))
        for n in (*held, series.last + 1):
            if n > last + 1:
                found.append((last + 1, n - 1))
            last = n
    return found


def gaps(numbers: Iterable[Number]) -> list[tuple[str, str]]:
    """Return (number, reason) of those that no valid paper carries: what a register shows under its table."""
    return [(number.text, number.reason or number.state) for number in numbers if number.state != USED]


def series_list(db: Session) -> list[tuple[str, str, int, int]]:
    """Return (key, name, year, last) of every series in use."""
    rows = db.scalars(select(NumberSeries).order_by(NumberSeries.year.desc(), NumberSeries.key))
    return [(row.key, pattern(row.key)[0], row.year, row.last) for row in rows]


def _typed(db: Session, text: str) -> list[Number]:
    """Return the numbers on blank forms that a typed text may mean, those that say the very same first."""
    folded = _folded(text)
    figures = re.findall(r"\d+", folded)
    if not figures:
        return []
    last = int(figures[-1][-9:])
    rows = list(
        db.scalars(select(Number).where(Number.n == last, Number.form != "").order_by(Number.taken_at))
    )
    same = [row for row in rows if _folded(row.text) == folded]
    return same or ([row for row in rows if row.state == RESERVED] if folded.isdigit() else [])


def _folded(text: str) -> str:
    """Return a number as it is compared: one kind of bracket, half-width figures, no blanks, no 第 and 号, no zeros before.

    >>> _folded("（2026）西人调口字 第１２号") == _folded("(2026)西人调口字第012号")
    True
    """
    return re.sub(r"(?<!\d)0+(?=\d)", "", re.sub("[第号]", "", numbershapes.folded(text)))


def _series(key: str, organ: str, year: int):  # type: ignore[no-untyped-def]  # noqa: ANN202 -- a Select of one class
    return select(NumberSeries).where(
        NumberSeries.key == key, NumberSeries.organ == organ, NumberSeries.year == year
    )
