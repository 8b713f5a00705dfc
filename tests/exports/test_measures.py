"""The forms that are looked at hardest have the measures of GB/T 9704 and of their fields, on the rendered page."""

from collections.abc import Callable

import pytest

from exports import pdf
from exports.blocks import Cell, Document, Fields, Text
from exports.facts import Facts
from tests.exports import page_measures
from tests.exports.page_measures import FORM_IDS, measured, rules, signs
from tests.exports.sample_facts import full, two


@pytest.mark.parametrize("make", [full, two])
@pytest.mark.parametrize("form", FORM_IDS)
def test_form_has_the_measures_and_the_order_it_must_have(form: str, make: Callable[[str], Facts]) -> None:
    wrong = [item for item in measured(form, make(form)) if not item.right]

    assert wrong == []


def test_page_of_text_is_22_lines_of_28_characters_at_their_pitch() -> None:
    found = signs(pdf.render(Document("试", (Text("一" * 28 * 30, indent=False),), footer=False)))

    first = [sign for sign in found if sign.page == 0]
    lines = sorted({round(sign.y, 2) for sign in first}, reverse=True)
    assert len(lines) == 22
    assert len(first) == 22 * 28
    assert lines[0] - lines[1] == pytest.approx(28.9, abs=0.02)


def test_rules_of_a_form_are_of_two_thicknesses_and_stand_inside_the_text_area() -> None:
    data = pdf.render(Document("表", (Fields(((Cell("甲", "一"),), (Cell("乙", "二"),))),), page="table"))

    left, right = page_measures.ink(data)[0][1:]
    assert sorted(rules(data)) == [0.5, 2.25]
    assert [left, right] == pytest.approx([28, 26], abs=0.3)
