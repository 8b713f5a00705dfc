"""名册 in real widgets, off screen."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.sample import Room
from tests.ui import rooms
from ui.page import Context
from ui.pages import roster

YANG = {"name": "杨树林", "kind": "专职调解员", "telephone": "13800009999", "fields": "邻里"}


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Room:
    return rooms.found(tmp_path_factory.mktemp("room") / "data")


@pytest.fixture
def here(founded: Room, tmp_path: Path) -> Iterator[Room]:
    yield from rooms.copied(founded, tmp_path / "data")


@pytest.fixture
def page(context: Context, here: Room) -> Iterator[Any]:
    context.store, context.person = here.store, here.officer
    yield from rooms.standing(roster.PAGE.open(context))


def names(page: Any) -> list[str]:
    return [each.name for each in page.table.rows.shown]


def test_empty_roster_says_what_will_be_here(page: Any) -> None:
    assert page.nobody.isVisible()
    assert page.heading.text() == "名册"


def test_helper_is_added_changed_shown_and_taken_off(page: Any) -> None:
    page._new()
    page.form.editor.load(YANG)
    page.form.add.click()
    assert (names(page), page.form.card.title.text()) == (["杨树林"], "杨树林")
    assert page.form.editor.value("telephone") == "138****9999"

    page.form.editor.set_value("village", "西岔村")
    page.form.editor.left.emit("village")
    assert page.table.rows.row(0).village == "西岔村"

    page.form.reveal.click()
    assert page.form.editor.value("telephone") == "13800009999"

    page.form.off.editor.load({"reason": "不再担任"})
    page.form.off.submit()
    assert names(page) == []


def test_refusal_stands_beside_its_field(page: Any) -> None:
    page._new()
    page.form.editor.load({**YANG, "telephone": "12"})
    page.form.add.click()

    assert page.form.editor.problems() == {"telephone": "手机号应为 11 位，现有 2 位。"}


def test_kind_and_words_narrow_the_list(page: Any) -> None:
    page.viewmodel.add(YANG)
    page.viewmodel.add({"name": "单丽", "kind": "律师", "fields": "合同"})
    page.refresh(frozenset())
    assert names(page) == ["杨树林", "单丽"]

    page._rows["律师"].pressed.emit()
    assert names(page) == ["单丽"]
    page._rows[""].pressed.emit()
    page.words.setText("邻里")
    assert names(page) == ["杨树林"]
