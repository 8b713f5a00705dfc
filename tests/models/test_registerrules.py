"""What each register counts, as data."""

from pathlib import Path

import pytest

import resources
from models import registerrules
from models.queries.registers import SOURCES
from models.queries.registers.days import DAYS

BUILT_IN = Path(resources.path("texts/registers.toml")).read_text(encoding="utf-8")


def test_every_register_with_a_query_has_a_rule() -> None:
    assert {key for key in SOURCES if key not in registerrules.rules()} == set()


def test_days_that_a_station_may_choose_are_those_of_a_case() -> None:
    assert registerrules.OFFERED["R1"] == set(DAYS)


@pytest.mark.parametrize(
    ("before", "after", "day"),
    [
        ('day = "accepted"', 'day = "concluded"', "concluded"),
        ('day = "accepted"', 'day = "birthday"', "accepted"),
        ('series = ["police", "police-spot"]', "", "accepted"),
    ],
)
def test_a_station_may_count_otherwise_and_a_wrong_rule_is_refused_whole(
    tmp_path: Path, before: str, after: str, day: str
) -> None:
    assert before in BUILT_IN
    own = tmp_path / "texts"
    own.mkdir()
    (own / "registers.toml").write_text(BUILT_IN.replace(before, after, 1), encoding="utf-8")
    resources.override(tmp_path)
    try:
        assert registerrules.rule("R2").day == day
    finally:
        resources.restore()
    assert registerrules.rule("R2").day == "accepted"
