"""The matter of a visit: from the words on the page to the columns of the case, and back."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from models import dates, disputes, money, phones
from models.cases import Case
from models.errors import Refusal

PLAIN = (
    "alarm_number", "place", "village", "dispute_type", "brief", "damage", "injury", "platform_number", "origin",
    "ground", "cause", "remarks", "four_class", "key_field", "alarm_kind", "tier",
    "project", "contractor",
)  # fmt: skip

_LIKE_A_DATE = re.compile(r"\d{4}\s*[-./年]\s*\d{1,2}\s*[-./月]\s*\d{1,2}日?|\d{8}(?!\d)")


def read(words: dict[str, Any], *, today: date, now: datetime) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the columns, and by field what could not be read.

    ``received_at`` and ``occurred_on`` are among the columns; the time of the event is kept as told when it
    names no day (自去年以来).
    """
    problems: dict[str, str] = {}

    def parsed(key: str, parse: Any) -> Any:
        text = word(words, key)
        if not text:
            return None
        try:
            return parse(text)
        except Refusal as refusal:
            problems[key] = refusal.message
        return None

    found: dict[str, Any] = {key: str(words.get(key) or "") for key in PLAIN}
    found["flags"] = list(words.get("flags") or [])
    found["amount"] = parsed("amount", money.parse)
    found["people_count"] = parsed("people_count", _people)
    found["appraised_on"] = parsed("appraised_on", lambda text: dates.parse(text, today=today))
    found["received_at"] = parsed("received", lambda text: received(text, today=today))
    found["occurred_on"] = occurred_on(word(words, "occurred"), today)
    found["occurred_text"] = word(words, "occurred")
    if found["received_at"] and found["received_at"] > now:
        problems["received"] = "登记时间在现在之后，请核对。"
    if not found["occurred_on"] and (none := _no_day(word(words, "occurred"), today)):
        problems["occurred"] = none
    if found["occurred_on"] and found["occurred_on"] > today:
        problems["occurred"] = "发生日期在今天之后，请核对。"
    return found, problems


def shown(subject: Case) -> dict[str, Any]:
    """Return the words of a case on record."""
    words: dict[str, Any] = {key: getattr(subject, key) for key in (*PLAIN, "source")}
    words["flags"] = list(subject.flags)
    words["amount"] = sum_shown(subject.amount)
    words["people_count"] = "" if subject.people_count is None else str(subject.people_count)
    words["appraised_on"] = subject.appraised_on.isoformat() if subject.appraised_on else ""
    words["received"] = f"{dates.local(subject.received_at):%Y-%m-%d %H:%M}"
    words["occurred"] = subject.occurred_text or (
        subject.occurred_on.isoformat() if subject.occurred_on else ""
    )
    return words


def read_ask(text: str, amount: str) -> tuple[int | None, dict[str, str]]:
    """Return the sum of a demand, and by field what is wrong with it."""
    problems = {} if text.strip() else {"text": "请写下要什么，例如“赔麦苗”。"}
    if not amount.strip():
        return None, problems
    try:
        return money.parse(amount), problems
    except Refusal as refusal:
        return None, problems | {"amount": refusal.message}


def settled(text: str, today: date) -> str:
    """Return the time of an event with its day written out, because 昨天 means nothing tomorrow.

    >>> settled("昨天 17:40", date(2026, 11, 21)), settled("前天下午", date(2026, 11, 21))
    ('2026-11-20 17:40', '2026-11-19 下午')
    """
    try:
        return dates.parse(text, today=today).isoformat()
    except Refusal:
        pass
    try:
        return f"{dates.local(dates.parse_moment(text, today=today)):%Y-%m-%d %H:%M}"
    except Refusal:
        pass
    try:
        day, part = dates.parse_part(text, today=today)
    except Refusal:
        return text
    return f"{day} {part}"


def unread(words: Mapping[str, Any], today: date) -> str:
    """Say of a time without a day that it is kept as told; it stands in no one's way."""
    told = word(words, "occurred")
    return "没看出是哪一天，已照原话记下。" if told and not occurred_on(told, today) else ""


def occurred_on(text: str, today: date) -> date | None:
    """Return the day of the event when the words name one."""
    try:
        return date.fromisoformat(settled(text, today)[:10])
    except ValueError:
        return None


def _no_day(text: str, today: date) -> str:
    """Say that what is written like a date is none; words such as 去年开春 are no date and stay as told."""
    if not (found := _LIKE_A_DATE.match(text.translate(phones.HALF_WIDTH))):
        return ""
    try:
        dates.parse(found[0], today=today)
    except Refusal as refusal:
        return refusal.message
    return "看不懂这个时间，请写成 2026-11-21 15:30 这样。"


def received(text: str, *, today: date) -> datetime:
    """Return the moment of a visit; a day without a time is its noon."""
    try:
        return dates.parse_moment(text, today=today)
    except Refusal:
        return dates.moment(dates.parse(text, today=today), datetime(2000, 1, 1, 12).time())  # noqa: DTZ001 -- only its time


def sum_shown(fen: int | None) -> str:
    """Write a sum into a field: without sign, without needless zeros.

    >>> sum_shown(50000), sum_shown(None)
    ('500', '')
    """
    if fen is None:
        return ""
    return money.digits(fen).removeprefix("¥").removesuffix(".00").replace(",", "")


def type_name(words: dict[str, Any]) -> str:
    """Name the type that is chosen, or nothing."""
    code = word(words, "dispute_type")
    return f"{disputes.leaf(code).name}纠纷".replace("纠纷纠纷", "纠纷") if code else ""


def word(words: Mapping[str, Any], key: str) -> str:
    """Return one field's words, stripped."""
    return str(words.get(key) or "").strip()


def _people(text: str) -> int:
    words = text.translate(phones.HALF_WIDTH).removesuffix("人")
    if not words.isdecimal() or not int(words):
        raise Refusal("人数请写数字，例如 3。")
    return int(words)
