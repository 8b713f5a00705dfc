"""The clause library as the editor offers it: what to search, what is required here, which fields a clause has."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from models import blanks, clausefill, clauses, clausetext, dates, money
from models.clausefill import Known
from models.clauses import Blank, Pattern
from models.clausetext import SHARINGS, Terms
from models.errors import Refusal
from ui.viewmodels.clause_words import AgreementWords, ClauseWords

MUST = "这件纠纷必备"


@dataclass(frozen=True)
class Offered:
    """One pattern to choose: under which heading, and whether this dispute must have it and lacks it."""

    id: str
    title: str
    group: str
    text: str
    missing: bool = False
    tag: str = ""


@dataclass(frozen=True)
class Shape:
    """What the card of a clause shows beside its text: the blanks of its own, the columns it uses, its schedule."""

    title: str
    blanks: tuple[Blank, ...]
    columns: frozenset[str]
    table: tuple[Blank, ...] = ()
    parts: bool = False
    pays: bool = False


@dataclass(frozen=True)
class Lack:
    """A block that disputes of the kind need and the clauses do not have: any of ``ids`` would serve."""

    name: str
    ids: tuple[str, ...]
    titles: str


def shape(pattern: str) -> Shape | None:
    """Return the fields of a clause of the library; None for one typed freely."""
    found = clauses.known(pattern)
    if found is None:
        return None
    return Shape(
        found.title,
        tuple(each for each in found.blanks if each.key not in clauses.COLUMNS),
        frozenset(each.key for each in found.blanks if each.key in clauses.COLUMNS)
        - ({"due"} if found.spot else set())
        - ({"amount"} if found.table else set()),
        found.table.columns if found.table else (),
        found.parts,
        found.pays,
    )


def offered(search: str, known: Known, words: AgreementWords) -> tuple[Offered, ...]:
    """Return the patterns that answer to the words: what is required first, then what suits, then by groups."""
    missing = {
        each: "必备" if len(lack.ids) == 1 else "任选其一"
        for lack in lacking(known, words)
        for each in lack.ids
    }
    found = clauses.search(search, track=known.track)
    groups = clauses.library().groups

    def order(pattern: Pattern) -> tuple[bool, int, bool]:
        suits = known.dispute_type in pattern.types
        return (
            pattern.id not in missing,
            groups.index(pattern.group) if pattern.id not in missing else 0,
            not suits,
        )

    return tuple(
        Offered(
            each.id,
            each.title,
            MUST if each.id in missing else each.group,
            _sample(each),
            each.id in missing,
            missing.get(each.id, ""),
        )
        for each in sorted(found, key=order)
    )


def lacking(known: Known, words: AgreementWords) -> tuple[Lack, ...]:
    """Return what the dispute needs and the clauses do not have."""
    patterns = clauses.library().patterns
    return tuple(
        Lack(need.name, group, "或".join(patterns[each].title for each in group[:2]))
        for need, group in clauses.lacking(
            [(each.pattern, each.text) for each in words.clauses], dispute_type=known.dispute_type, brief=known.brief,
            injured=known.injured, minor=known.minor,
        )
    )  # fmt: skip


def begin(pattern: str, known: Known) -> ClauseWords:
    """Return a clause of the pattern with its blanks filled from the case."""
    found = clauses.known(pattern)
    if found is None:
        raise Refusal("条款库里没有这一条。")
    filled = clausefill.fill(found, known)
    columns: dict[str, Any] = {
        key: filled.pop(key, "")
        for key in ("payer", "payee", "amount", "due", "method", "account", "place", "proof")
    }
    if found.table:
        columns["amount"] = ""
    return ClauseWords(**columns, pattern=pattern, blanks=filled)


def recognised(words: ClauseWords, today: date) -> ClauseWords:
    """Return a clause typed freely as one of the library where its text is the very sentence of one."""
    if words.pattern or not words.text:
        return words
    return replace(words, pattern=clausetext.recognise(words.text, _terms(words, today)))


def preview(words: ClauseWords, today: date) -> str:
    """Return the sentence as far as it is filled; a clause typed freely is its own."""
    found = clauses.known(words.pattern)
    return words.text if found is None else clausetext.sketch(found, _terms(words, today), today=today)


def whole(words: ClauseWords, today: date) -> str:
    """Return the settled sentence of a clause; refused at the first blank that is open."""
    found = clauses.known(words.pattern)
    if found is None:
        return words.text
    return clausetext.said(found, clausetext.settle(found, _terms(words, today), today=today))


def shared(words: ClauseWords) -> tuple[str, ...]:
    """Return who bears a clause together; nothing for one alone."""
    several = clausetext.names(words.payer)
    return several if len(several) > 1 else ()


def sharings(words: ClauseWords) -> tuple[str, ...]:
    """Return the ways in which so many may bear it."""
    return SHARINGS if len(shared(words)) == 2 else SHARINGS[:2]  # noqa: PLR2004 -- the ward and the guardian


def share_words(words: ClauseWords) -> tuple[str, bool]:
    """Say whether the shares add up to the clause's sum; nothing where none are asked."""
    several = shared(words)
    if not several or words.sharing in {"", SHARINGS[0]}:
        return "", True
    if words.parts:
        return "按份承担又分期的，请给每个人另写一条", False
    try:
        given = sum(money.parse(words.shares[name]) for name in several if words.shares.get(name, "").strip())
        total = _total(words)
    except Refusal as refusal:
        return refusal.message, False
    if total is None:
        return f"各人合计 {money.digits(given)}，还没有写总额", False
    if given == total:
        return f"各人合计 {money.digits(given)}，与总额一致", True
    return (
        f"各人合计 {money.digits(given)}，比总额{'少' if given < total else '多'} {money.digits(abs(total - given))}",
        False,
    )


def _total(words: ClauseWords) -> int | None:
    found = clauses.known(words.pattern)
    if found is not None and found.table is not None:
        return sum(money.parse(row["sum"]) for row in blanks.settle_schedule(found.table, words.schedule))
    return money.parse(words.amount) if words.amount.strip() else None


def schedule_words(words: ClauseWords) -> tuple[str, bool]:
    """Say what the lines of a schedule come to, or which line is wrong."""
    found = clauses.known(words.pattern)
    if found is None or found.table is None:
        return "", True
    try:
        rows = blanks.settle_schedule(found.table, words.schedule)
    except Refusal as refusal:
        return refusal.message, False
    if not rows:
        return "", True
    return f"{len(rows)} 行合计 {money.digits(sum(money.parse(row['sum']) for row in rows))}", True


def _terms(words: ClauseWords, today: date) -> Terms:
    """Read what can be read of the words; what cannot is left open."""
    amount, due_on, due_text = None, None, ""
    with suppress(Refusal):
        amount = money.parse(words.amount) if words.amount.strip() else None
    with suppress(Refusal):
        due_on, due_text = read_due(words.due, words.due_text, today) if words.due.strip() else (None, "")
    shares = {}
    with suppress(Refusal):
        shares = {name: money.parse(words.shares.get(name, "") or "0") for name in shared(words)}
    parts: list[tuple[date | None, int]] = []
    for part in words.parts:
        with suppress(Refusal):
            fen = money.parse(part.amount)
            parts.append((dates.parse(part.due, today=today) if part.due.strip() else None, fen))
    return Terms(
        words.payer, words.payee, amount, due_on, due_text, words.method, words.account, words.proof, words.place,
        words.sharing if shared(words) else "", shares, words.schedule, words.blanks, tuple(parts),
    )  # fmt: skip


def read_due(typed: str, due_text: str, today: date) -> tuple[date | None, str]:
    """Return the day that was typed and the words about it: an hour is kept, what is no day stays as typed.

    Refused for a day that the calendar does not have.
    """
    try:
        return dates.parse(typed, today=today), due_text
    except dates.NoSuchDay:
        raise
    except Refusal:
        pass
    with suppress(Refusal):
        at = dates.local(dates.parse_moment(typed, today=today))
        hour = f"{at.hour}时" + (f"{at.minute:02}分" if at.minute else "")
        return at.date(), f"{dates.chinese(at.date())}{hour}前"
    return None, typed


def _sample(pattern: Pattern) -> str:
    """Return the sentence with the names of its blanks."""
    return clausetext.sketch(pattern, Terms(), today=date.min)


def pasted(pattern: str, text: str) -> tuple[dict[str, str], ...]:
    """Read lines that were copied from a spreadsheet: the cells in the order of the schedule, a head line left out."""
    found = clauses.known(pattern)
    if found is None or found.table is None:
        return ()
    columns = found.table.columns
    lines = [line.split("\t") for line in text.splitlines() if line.strip()]
    if lines and lines[0][0].strip() in {columns[0].label, "序号"}:
        lines = lines[1:]
    counted = bool(lines) and all(line[0].strip() == str(place) for place, line in enumerate(lines, 1))
    return tuple(
        {column.key: cell.strip() for column, cell in zip(columns, line[counted:], strict=False)}
        for line in lines
    )


def needed(lacks: Sequence[Lack]) -> str:
    """Say in one line what the dispute still needs."""
    return "；".join(f"{each.name}通常要写“{each.titles}”" for each in lacks)
