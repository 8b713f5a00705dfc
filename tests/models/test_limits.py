import doctest
from datetime import date

import pytest

from models import law, limits, tracks, workdays


def test_examples_of_the_module_hold() -> None:
    assert doctest.testmod(limits).failed == 0


@pytest.mark.parametrize(
    ("key", "start", "due"),
    [
        ("za-first", date(2026, 2, 12), date(2026, 2, 24)),
        ("za-first-appraised", date(2026, 11, 20), date(2026, 11, 25)),
        ("za-second", date(2026, 9, 18), date(2026, 9, 29)),
        ("za-check", date(2026, 11, 20), date(2026, 11, 23)),
        ("za-case", date(2026, 9, 1), date(2026, 10, 8)),
        ("za-prescription", date(2026, 8, 31), date(2027, 2, 28)),
        ("rm-term", date(2026, 11, 2), date(2026, 12, 2)),
        ("rm-confirm", date(2026, 11, 21), date(2026, 12, 21)),
        ("limitation", date(2023, 10, 1), date(2026, 10, 8)),
        ("enforce", date(2024, 2, 29), date(2026, 2, 28)),
    ],
)
def test_clock_ends_on_its_day(key: str, start: date, due: date) -> None:
    assert limits.due(key, start, workdays.standard()) == due


def test_every_clock_cites_an_article_and_a_track_that_exist() -> None:
    code = law.on(date(2026, 11, 21))

    assert [limit.key for limit in limits.every().values() if not limit.article] == [
        "performance", "referral",
    ]  # fmt: skip
    for limit in limits.every().values():
        assert not limit.article or code.article(limit.article).in_force_from <= date(2026, 11, 21)
        assert tracks.get(limit.track).code == limit.track
        assert limit.unit in {"workdays", "days", "months"}
        assert limit.verified in {"V", "M"}
