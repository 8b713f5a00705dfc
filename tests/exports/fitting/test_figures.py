"""Figures of ours found in a bureau's statistics form by what its rows and columns say."""

from pathlib import Path

from exports import fitting
from exports.fitting.figures import figures
from models import statistics

HERE = Path(__file__).parent


def test_a_statistics_form_of_the_province_is_mapped_by_its_words() -> None:
    grid = fitting.opened(HERE / "r01.xlsx").grid("排查情况表")
    found = figures(grid, statistics.form("L01V"))
    assert (found["E7"], found["G6"], found["E11"], found["E57"]) == (
        "2.village",
        "1.year",
        "6.village",
        "52.village",
    )


def test_what_the_form_works_out_itself_is_left_to_it() -> None:
    grid = fitting.opened(HERE / "r01.xlsx").grid("排查情况表")
    found = figures(grid, statistics.form("L01V"))
    worked_out = {place for place, cell in grid.cells.items() if cell.formula}
    assert worked_out
    assert not {f"{'ABCDEFG'[column - 1]}{row}" for row, column in worked_out} & set(found)


def test_a_form_that_says_other_things_is_not_guessed_at() -> None:
    grid = fitting.opened(HERE / "r18.xlsx").grid("矛盾纠纷台账")
    assert figures(grid, statistics.form("L06")) == {}
