"""Examples in what stands under a register and in how it goes on paper."""

import doctest

from exports import columns, gapwords, sheet_pages
from models.queries import case_numbers


def test_examples_of_the_modules_hold() -> None:
    assert [doctest.testmod(each).failed for each in (gapwords, sheet_pages, columns, case_numbers)] == [
        0
    ] * 4
