"""Shift a completion as a whole, so that the demonstration is always about the last three months."""

import re
from datetime import date, datetime, timedelta
from typing import Any

DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")


def shifted(value: Any, by: timedelta) -> Any:
    """Return ``value`` with every date, moment and written day in it moved by ``by``.

    >>> shifted({"due": date(2026, 11, 30), "text": "于2026年11月30日前付清"}, timedelta(days=1))
    {'due': datetime.date(2026, 12, 1), 'text': '于2026年12月1日前付清'}
    """
    if isinstance(value, dict):
        return {key: shifted(each, by) for key, each in value.items()}
    if isinstance(value, list):
        return [shifted(each, by) for each in value]
    if isinstance(value, (date, datetime)):
        return value + by
    if isinstance(value, str):
        return DAY.sub(lambda found: _moved(found, by), value)
    return value


def _moved(found: re.Match[str], by: timedelta) -> str:
    year, month, day = (int(part) for part in found.groups())
    then = date(year, month, day) + by
    return f"{then.year}年{then.month}月{then.day}日"
