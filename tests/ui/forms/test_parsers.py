"""Which parser reads which kind."""

from datetime import date

import pytest

from models.errors import Refusal
from ui.forms import parsers
from ui.forms.spec import Kind


def test_the_standard_parsers_are_those_of_the_domain() -> None:
    found = parsers.standard(lambda: date(2026, 11, 21))

    assert found[Kind.DATE]("昨天") == date(2026, 11, 20)
    assert found[Kind.MONEY]("１．５万") == 1_500_000
    assert getattr(found[Kind.PHONE]("138 0000 1234"), "text", None) == "13800001234"
    assert found[Kind.NUMBER]("１２") == 12


@pytest.mark.parametrize("text", ["", "3.5", "三", "-1"])
def test_a_number_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(Refusal):
        parsers.number(text)
