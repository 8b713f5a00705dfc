"""Declared forms."""

import pytest

from ui.forms.spec import Field, Form, Kind, Section


def test_fields_are_listed_in_reading_order() -> None:
    form = Form(
        "f", (Section("一", (Field("a", "甲"), Field("b", "乙"))), Section("二", (Field("c", "丙"),)))
    )

    assert [field.key for field in form.fields] == ["a", "b", "c"]


def test_a_key_that_stands_twice_is_a_mistake() -> None:
    with pytest.raises(AssertionError, match="a key stands twice"):
        Form("f", (Section("一", (Field("a", "甲"), Field("a", "乙"))),))


@pytest.mark.parametrize("width", [0, 13])
def test_a_width_outside_the_grid_is_a_mistake(width: int) -> None:
    with pytest.raises(AssertionError, match="width"):
        Field("a", "甲", Kind.TEXT, width=width)
