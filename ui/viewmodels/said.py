"""What is said of somebody without a document: age, sex, how many they are."""

import re
from datetime import date

from models import phones
from models.errors import Refusal


def past(day: date, today: date) -> date:
    """Return a day of birth that is not still to come, or refuse it."""
    if day > today:
        raise Refusal("出生日期在今天之后，请核对。")
    return day


_OLDEST = 130


def _whole(text: str) -> int | None:
    words = text.translate(phones.HALF_WIDTH)
    return int(words) if words.isdecimal() else None


def years(text: str) -> int:
    """Return full years as they are told: 15, 15岁, 15 周岁."""
    found = _whole(re.sub(r"\s|周?岁$", "", text))
    if found is None or found > _OLDEST:
        raise Refusal("周岁请写数字，例如 58。")
    return found


def told_years(text: str) -> int | None:
    """Return full years, or None while the words cannot be read."""
    try:
        return years(text)
    except Refusal:
        return None


def people_count(text: str) -> int:
    """Return how many people a crowd has."""
    found = _whole(text.removesuffix("人"))
    if found is None or found < 1:
        raise Refusal("人数请写数字，至少 1 人。")
    return found


def sex(text: str) -> str:
    """Return 男 or 女, or refuse the words."""
    if text not in {"男", "女"}:
        raise Refusal("性别请写“男”或“女”。")
    return text
