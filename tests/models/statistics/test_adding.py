"""The formulas that a form's own arithmetic gives a spreadsheet."""

from dataclasses import replace

from sqlalchemy.orm import Session

from models import periods, statistics
from models.statistics import Filled
from tests import sample
from tests.sample import TODAY, Room


def made(found: Filled) -> dict[str, str]:
    return statistics.formulas(found, {key: f"<{key}>" for key in found.figures})


def filled(db: Session, form: str) -> Filled:
    return statistics.counted(db, statistics.form(form), periods.month(TODAY), today=TODAY)


def test_sums_ratios_and_changes_are_formulas(db: Session, desk: Room) -> None:
    sample.concluded(db, desk)
    found = made(filled(db, "M02"))

    assert found["total.now"] == "<za.now>+<ms.now>+<open.now>"
    assert found["rate.now"] == 'IF(<total.now>=0,"—",ROUND(<success.now>/<total.now>,3))'
    assert found["za.year_change"] == (
        'IF(<za.last>=0,"—",IF(<za.now>=<za.last>,"持平",ROUND(<za.now>/<za.last>-1,3)))'
    )
    assert "rate.year_change" not in found
    assert "za.now" not in found


def test_columns_add_up_in_their_row(db: Session) -> None:
    found = made(filled(db, "L06"))

    assert found["now.1"] == "<now.5>+<now.17>"
    assert found["year.5"] == "+".join(f"<year.{number}>" for number in range(7, 17))


def test_typed_levels_add_up(db: Session) -> None:
    assert made(filled(db, "L01"))["52.subtotal"] == "<52.town>+<52.village>"


def test_what_does_not_add_up_is_no_formula(db: Session) -> None:
    found = filled(db, "M02")
    figures = dict(found.figures) | {"za.now": replace(found.figures["za.now"], value=4)}

    assert "total.now" not in made(replace(found, figures=figures))
