"""What fills the blanks of a clause: read as typed, kept in one form, said as papers say it; and schedules line by line."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from models import dates, money
from models.clauses import Blank, Table
from models.errors import Refusal
from models.phones import HALF_WIDTH

_GAP = re.compile(r"_{2,}|＿+|﹍+|×{2,}")


def settle_blank(blank: Blank, typed: str, today: date) -> str:
    """Return what fills a blank in the form in which it is kept; refused when empty, left open or unreadable."""
    text = str(typed).strip()
    field_ = f"blanks.{blank.key}"
    if not text:
        if blank.required:
            raise Refusal(f"请填“{blank.label}”。", field_)
        return ""
    refuse_gap(text, blank.label, field_)
    if blank.kind == "choice" and text not in blank.options:
        raise Refusal(f"“{blank.label}”请从{'、'.join(blank.options)}里选。", field_)
    try:
        return _READ.get(blank.kind, _same)(text, today)
    except Refusal as refusal:
        raise Refusal(f"{blank.label}：{refusal.message}", field_) from refusal


def settle_schedule(table: Table, rows: tuple[Mapping[str, str], ...]) -> tuple[dict[str, str], ...]:
    """Return the lines of a schedule with every number read; a sum left open is counted from its line."""
    made = []
    for number, row in enumerate(
        (each for each in rows if any(str(value).strip() for value in each.values())), 1
    ):
        line = {
            column.key: _cell(column, str(row.get(column.key, "")).strip(), number)
            for column in table.columns
        }
        if not line["name"]:
            raise Refusal(f"附表第 {number} 行没有写{table.columns[0].label}。", "schedule")
        counted = _counted(table, line)
        if not line["sum"]:
            if counted is None:
                raise Refusal(f"附表第 {number} 行（{line['name']}）没有写金额。", "schedule")
            line["sum"] = figures(counted)
        stated = money.parse(line["sum"])
        if stated <= 0:
            raise Refusal(f"附表第 {number} 行（{line['name']}）的金额应大于零。", "schedule")
        if counted is not None and counted != stated:
            raise Refusal(
                f"附表第 {number} 行（{line['name']}）算出来是 {money.digits(counted)}，写的是 {money.digits(stated)}。",
                "schedule",
            )
        made.append(line)
    return tuple(made)


def said_blank(blank: Blank, kept: str) -> str:
    """Say what fills a blank, from the form in which it is kept."""
    if not kept:
        return ""
    if blank.kind == "money":
        return said_money(money.parse(kept))
    if blank.kind == "date":
        return dates.chinese(date.fromisoformat(kept))
    if blank.kind == "time":
        hour, minute = kept.split(":")
        return f"{int(hour)}时" + (f"{minute}分" if int(minute) else "")
    return kept


def figures(fen: int) -> str:
    """Return a sum in figures without its mark, as fields keep it."""
    return money.digits(fen).removeprefix("¥")


def said_money(fen: int) -> str:
    """Say a sum in 大写 with its figures.

    >>> said_money(30000)
    '人民币叁佰元整（¥300.00）'
    """
    return f"{money.words(fen)}（{money.digits(fen)}）"


def refuse_gap(text: str, label: str, field_: str) -> None:
    """Refuse words that still hold a gap to be filled by hand."""
    if _GAP.search(text):
        raise Refusal(f"“{label}”里还有没填的空。", field_)


# within


def _same(text: str, _today: date) -> str:
    return text


def _time(text: str, today: date) -> str:
    found = dates.local(dates.parse_moment(text, today=today))
    return f"{found.hour:02}:{found.minute:02}"


def _days(text: str, _today: date) -> str:
    plain = text.translate(HALF_WIDTH)
    if not plain.isdecimal() or not 1 <= int(plain) <= 1000:  # noqa: PLR2004 -- three years of days
        raise Refusal("请填 1 至 1000 的整数。")
    return str(int(plain))


def _number(text: str, _today: date) -> str:
    try:
        found = Decimal(text.translate(HALF_WIDTH))
    except InvalidOperation:
        raise Refusal("请填数字。") from None
    if not found.is_finite() or found < 0 or found >= 10**9:
        raise Refusal("这个数不对，请核对。")
    return f"{found.normalize():f}"


_READ: dict[str, Callable[[str, date], str]] = {
    "money": lambda text, _today: figures(money.parse(text)),
    "date": lambda text, today: dates.parse(text, today=today).isoformat(),
    "time": _time,
    "days": _days,
    "number": _number,
}


def _cell(column: Blank, text: str, number: int) -> str:
    if not text:
        return ""
    try:
        refuse_gap(text, column.label, "schedule")
        return _READ.get(column.kind, _same)(text, date.min)
    except Refusal as refusal:
        raise Refusal(f"附表第 {number} 行{column.label}：{refusal.message}", "schedule") from refusal


def _counted(table: Table, line: Mapping[str, str]) -> int | None:
    """Count the sum of a line from its two factors; None where either is open."""
    one, other = (line[key] for key in table.product)
    if not one or not other:
        return None
    product = Decimal(one.replace(",", "")) * Decimal(other.replace(",", "")) * money.FEN
    whole = int(product.quantize(Decimal(1), ROUND_HALF_UP))
    return whole - (money.parse(line[table.less]) if table.less and line[table.less] else 0)
