"""时间线 beside the due list, off screen: today in sight, narrowed, led on from, printed."""

import uuid
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from models import visits
from tests import sample
from tests.sample import Room
from tests.ui import rooms
from tests.ui.fake_machine import FakeMachine
from ui import theme
from ui.aftercare import course
from ui.page import Context


@pytest.fixture
def case_id(here: Room) -> uuid.UUID:
    with here.store.unit() as db:
        subject = sample.concluded(db, here)
        for day in range(1, 9):
            visits.add(db, subject, due_on=date(2026, 12, day), reason=f"第{day}次看看", by=here.officer)
        return subject.id


@pytest.fixture
def pane(context: Context, here: Room, case_id: uuid.UUID) -> Iterator[Any]:
    context.store, context.person = here.store, here.officer
    yield from rooms.beside(course.open(context), case_id, (440, 600))


def titles(pane: Any) -> list[str]:
    return [entry.title for entry in pane.view.entries if entry.sort == "moment"]


def test_pane_shows_what_is_over_before_today_and_what_is_to_come_behind(pane: Any) -> None:
    sorts = [entry.sort for entry in pane.view.entries]
    today = sorts.index("today")
    assert [entry.state.value for entry in pane.view.entries[1:today]] == ["past"] * (today - 1)
    assert {entry.state.value for entry in pane.view.entries[today:] if entry.sort == "moment"} == {"future"}


def test_pane_brings_today_into_sight(pane: Any, qtbot: QtBot) -> None:
    row = [entry.sort for entry in pane.view.entries].index("today")

    def seen() -> None:
        assert (
            pane.view.viewport()
            .rect()
            .contains(pane.view.visualRect(pane.view.model().index(row, 0)).center())
        )

    qtbot.waitUntil(seen)


def test_chips_and_words_narrow_the_line(pane: Any) -> None:
    assert pane.chips.chip("回访").text() == "回访 8"
    assert not pane.chips.chip("移送和法院").isEnabled()
    pane.chips.chip("回访").click()
    assert titles(pane) == [f"第{day}次看看" for day in range(1, 9)]

    pane.words.setText("第3次")
    assert titles(pane) == ["第3次看看"]
    pane.words.setText("没有")
    assert (titles(pane), pane.none.isVisible()) == ([], True)


def test_only_what_is_to_be_done_leaves_out_the_past(pane: Any) -> None:
    pane.ahead.chip("ahead").click()
    assert {entry.state.value for entry in pane.view.entries if entry.sort == "moment"} == {"future"}


def test_a_click_and_enter_go_where_it_was_done(
    pane: Any, machine: FakeMachine, case_id: uuid.UUID, qtbot: QtBot
) -> None:
    QTest.keyClick(pane.view, Qt.Key.Key_Up)  # the last before today
    assert pane.view.current.title == "签订协议"
    QTest.keyClick(pane.view, Qt.Key.Key_Return)
    assert machine.asked[-1] == ("go", ("papers", {"case": case_id, "edit": False}))

    pane.chips.chip("回访").click()
    row = next(place for place, entry in enumerate(pane.view.entries) if entry.title == "第1次看看")
    pane.view.clicked.emit(pane.view.model().index(row, 0))
    page, args = machine.asked[-1][1]
    assert (page, args["pane"], args["case"]) == ("visits", "visiting", case_id)


def test_headings_are_passed_over_by_the_keys(pane: Any, qtbot: QtBot) -> None:
    seen = []
    for _ in pane.view.entries:
        QTest.keyClick(pane.view, Qt.Key.Key_Down)
        seen.append(pane.view.current.sort)
    assert set(seen) == {"moment"}


def test_refresh_keeps_what_was_chosen(pane: Any, here: Room, case_id: uuid.UUID) -> None:
    chosen = next(entry.key for entry in pane.view.entries if entry.title == "第2次看看")
    pane.view.choose(chosen)
    with here.store.unit() as db:
        visits.add(db, sample_case(db, case_id), due_on=date(2026, 11, 30), reason="先看看", by=here.officer)
    pane.refresh(frozenset({"Visit"}))
    assert (pane.view.current.key, "先看看" in titles(pane)) == (chosen, True)


def sample_case(db: Any, case_id: uuid.UUID) -> Any:
    from models import cases  # noqa: PLC0415 -- one line of one test

    return cases.case(db, case_id)


def test_print_sends_the_line_as_it_is_narrowed(pane: Any, machine: FakeMachine) -> None:
    pane.chips.chip("回访").click()
    pane.print.click()
    what, (pdf, copies, title) = machine.asked[-1]
    assert (what, pdf[:4], copies, title) == ("print", b"%PDF", 1, "案件办理时间线")


@pytest.mark.parametrize("big", [False, True])
def test_every_row_is_as_high_as_its_words(pane: Any, big: bool, light: Any) -> None:
    theme.apply(light, big=big)
    pane.resize(theme.px(440), 600)
    delegate, model = pane.view.itemDelegate(), pane.view.model()
    for row, entry in enumerate(pane.view.entries):
        high = delegate.sizeHint(None, model.index(row, 0)).height()
        lines = (2 if entry.text or entry.by else 1) if entry.sort == "moment" else 1
        assert high >= lines * theme.px(14), entry.title
