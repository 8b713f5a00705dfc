import pytest

import resources
from exports import paper
from exports.paper import MM


def test_sizes_are_those_of_chinese_type() -> None:
    names = ("二号", "小二", "三号", "小三", "四号", "小四", "五号")

    assert [paper.size(name) for name in names] == [22, 18, 16, 15, 14, 12, 10.5]


def test_gbt9704_has_the_margins_of_the_standard() -> None:
    page = paper.page("gbt9704")

    right, bottom = 210 - (page.left + page.width) / MM, 297 - (page.top + page.height) / MM
    assert (page.top / MM, page.left / MM, right, bottom) == pytest.approx((37, 28, 26, 35))
    assert (page.title, page.body) == (22, 16)


def test_gbt9704_holds_22_lines_of_28_characters() -> None:
    page = paper.page("gbt9704")

    assert page.height // page.pitch == 22
    assert page.width / (page.body + page.tracking) == pytest.approx(28)


def test_table_forms_have_the_rules_of_the_standard() -> None:
    page = paper.page("table")

    assert (page.body, page.outer, page.inner) == (14, 2.25, 0.5)


def test_closer_page_only_changes_the_pitch() -> None:
    page = paper.page("table")

    closer = page.closer()

    assert closer.pitch == pytest.approx(page.pitch * 0.92)
    assert closer.cell_pitch == pytest.approx(page.cell_pitch * 0.92)
    assert (closer.body, closer.height) == (page.body, page.height)


def test_every_named_page_can_be_read() -> None:
    assert [paper.page(name).name for name in paper.names()] == sorted(
        resources.table("styles/paper.toml")["pages"]
    )


def test_unknown_page_is_no_page() -> None:
    with pytest.raises(KeyError):
        paper.page("a5")
