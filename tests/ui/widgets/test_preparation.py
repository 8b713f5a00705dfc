"""The panel before a sitting by real keys: list, opening, answers, who was asked alone, and what stays open."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from models import cases, notices, record, sittings
from models.sittings import Sitting
from models.store import Store
from tests.room_station import TODAY, Clock, add_case, open_station
from tests.ui.fake_machine import FakeMachine
from ui import theme
from ui.pages.sitting import PAGE
from ui.widgets.preparation import PreparationPanel
from ui.window import MainWindow

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_station(tmp_path, Clock())
    yield opened
    opened.close()


@pytest.fixture
def window(qtbot: QtBot, light: QApplication, machine: FakeMachine, store: Store) -> Iterator[MainWindow]:
    made = MainWindow(machine, today=lambda: TODAY, now=store.now, specs=[PAGE])
    qtbot.addWidget(made)
    made.open(store)
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    made.admit(store.person, login="chen", name="陈立新", role="民警", place="调解室")
    yield made
    made.close()
    shiboken6.delete(made)  # before the theme is put back


def panel_of(window: MainWindow, case_id: Any) -> PreparationPanel:
    window.go("sitting", case=case_id)
    page: Any = window.page("sitting")
    panel = page.preparation
    assert isinstance(panel, PreparationPanel)
    return panel


def police_case(store: Store, **facts: Any) -> Any:
    case_id = add_case(store, track="ZA", **facts)
    with store.unit() as db:
        for number, party in enumerate(cases.parties(cases.case(db, case_id))):
            assert party.person is not None
            party.person.id_number = f"62012319710506{number:04}"
    return case_id


def commit(field: QWidget, text: str) -> None:
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(field, event)


def focused(window: MainWindow) -> QWidget:
    found = window.focusWidget()
    assert found is not None
    return found


def press(window: MainWindow, key: Qt.Key, *, control: bool = False) -> None:
    QTest.keyClick(focused(window), key, CTRL if control else Qt.KeyboardModifier.NoModifier)


def running(store: Store, case_id: Any) -> Sitting | None:
    with store.reading() as db:
        return sittings.running(db, case_id)


def test_police_sitting_is_made_ready_and_begun_by_keys_alone(window: MainWindow, store: Store) -> None:
    case_id = police_case(store)
    panel = panel_of(window, case_id)
    assert focused(window) is panel.form.input("recording").inner, (
        "one officer alone is asked for the video first"
    )

    commit(focused(window), "执法记录仪 3 号")
    press(window, KEY.Key_PageDown, control=True)
    for _ in panel.list.checks:
        press(window, KEY.Key_Space)
        press(window, KEY.Key_Down)
    press(window, KEY.Key_PageDown, control=True)
    for _ in panel.opening.points:
        press(window, KEY.Key_Space)
    for _ in range(3):
        press(window, KEY.Key_Space)
    assert focused(window) is panel.go
    assert panel.rest.text() == "准备清单：1 项没有勾", "the notice was not made"
    press(window, KEY.Key_Space)

    kept = running(store, case_id)
    assert kept is not None
    assert kept.opening["unread"] == []
    assert [each["agrees"] for each in kept.opening["answers"]] == [True, True, True]
    with store.reading() as db:
        subject = cases.case(db, case_id)
        assert notices.untold(subject, TODAY) == 0
        assert [line.speaker for line in record.lines(db, kept.id)] == ["主持人", "张某", "赵某", "赵某之子"]


def test_what_must_be_done_and_is_open_asks_for_its_reason_in_the_page(
    window: MainWindow, store: Store
) -> None:
    case_id = police_case(store)
    panel = panel_of(window, case_id)
    commit(panel.form.input("recording").inner, "执法记录仪 3 号")

    QTest.keyClick(panel.go, KEY.Key_Space)
    asked = panel.why.sentence.text()
    assert focused(window) is panel.why.field
    commit(panel.why.field, "被侵害人要赶车")
    press(window, KEY.Key_Return)

    kept = running(store, case_id)
    assert asked == (
        "准备清单还有 3 项没有做到：事实和证据已经核对，争议在哪里心里有数；录音录像已经打开，画面能看到各方；"
        "没有人酒后到场，没有人带刀具等危险物品。请补上，或写明原因。"
    )
    assert kept is not None
    assert (kept.opening["reason"], kept.checklist["facts"]["reason"]) == ("被侵害人要赶车", "被侵害人要赶车")


def test_peoples_mediation_in_a_hurry_needs_its_host_and_the_reason_of_what_was_not_told(
    window: MainWindow, store: Store
) -> None:
    case_id = add_case(store)
    panel = panel_of(window, case_id)

    for name in ("yxl",):
        QTest.keyClicks(focused(window), name)
        press(window, KEY.Key_Return)
    QTest.keyClick(panel.go, KEY.Key_Space)
    offered = panel.why.field.text()
    press(window, KEY.Key_Return)

    kept = running(store, case_id)
    assert offered == "当事人熟悉程序"
    assert kept is not None
    assert (kept.opening["points"], kept.opening["reason"]) == ([], "当事人熟悉程序")


def test_passage_that_says_something_else_by_now_is_open_again(window: MainWindow, store: Store) -> None:
    panel = panel_of(window, police_case(store))
    panel.show_step(2)
    while panel.opening.note() != ("念完了", True):
        panel.opening.tick()

    panel.show_step(0)
    panel.form.focus("recording")
    commit(panel.form.input("recording").inner, "执法记录仪 3 号")
    note = panel.opening.note()
    panel.show_step(2)
    here = (panel.opening.list.currentItem().text().strip(), panel.opening.hint.text())

    assert note == ("1 段内容变了，请再念", False)
    assert here == ("录音录像（变了）", "内容变了，请再念。空格：念完了，下一段　E：改这一段")
    press(window, KEY.Key_Space)
    assert panel.opening.note() == ("念完了", True)


def test_passage_that_was_reworded_after_it_was_read_is_open_again(window: MainWindow, store: Store) -> None:
    panel = panel_of(window, police_case(store))
    panel.show_step(2)
    panel.opening.tick()
    press(window, KEY.Key_Up)

    press(window, KEY.Key_E)
    panel.opening.editor.selectAll()
    commit(panel.opening.editor, "大家好。")
    press(window, KEY.Key_Return, control=True)

    assert panel.opening.read == {}
    assert panel.opening.list.currentItem().text().strip() == "问候，表明身份（变了）"


def test_video_is_on_only_where_a_device_is_named_and_no_button_ticks_a_duty(
    window: MainWindow, store: Store
) -> None:
    panel = panel_of(window, police_case(store))
    before = list(panel.list.checks)
    panel.list.all.click()
    ticked = list(panel.list.ticked)

    commit(panel.form.input("recording").inner, "执法记录仪 3 号")

    assert "recording" not in before
    assert ticked == ["seats", "tea"]
    assert "recording" in panel.list.checks
    assert list(panel.list.ticked) == ticked


def test_host_changes_a_passage_for_this_sitting_and_takes_a_tick_back(
    window: MainWindow, store: Store
) -> None:
    panel = panel_of(window, police_case(store))
    panel.show_step(2)
    opening = panel.opening
    press(window, KEY.Key_Down)
    press(window, KEY.Key_Down)
    press(window, KEY.Key_Down)
    law = opening.law.text()

    press(window, KEY.Key_E)
    opening.editor.selectAll()
    commit(opening.editor, "咱们自愿来的。")
    press(window, KEY.Key_Return, control=True)
    changed = (opening.words.text(), opening.law.text())
    press(window, KEY.Key_Space)
    press(window, KEY.Key_Up)
    ticked = opening.list.currentItem().text()
    press(window, KEY.Key_Delete)

    assert changed == ("咱们自愿来的。", law)
    assert law.startswith("治安调解适用于")
    assert (ticked[0], opening.list.currentItem().text().strip()) == ("✓", "自愿、平等、不收费")
    assert opening.read == {}


def test_one_who_does_not_agree_stops_the_sitting_beside_the_answers(
    window: MainWindow, store: Store
) -> None:
    case_id = police_case(store)
    panel = panel_of(window, case_id)
    commit(panel.form.input("recording").inner, "执法记录仪 3 号")
    panel.show_step(3)
    panel.findChildren(QPushButton, "consent.1.不同意")[0].click()

    QTest.keyClick(panel.go, KEY.Key_Space)

    assert panel.consents.problem.text() == "赵某不同意调解，不得调解（人民调解法 17、程序规定 179）。"
    assert panel.stack.currentIndex() == 3
    assert running(store, case_id) is None


def test_what_was_filled_in_comes_back_when_the_panel_was_left(window: MainWindow, store: Store) -> None:
    case_id = police_case(store)
    panel = panel_of(window, case_id)
    commit(panel.form.input("recording").inner, "执法记录仪 3 号")
    panel.list.checks["facts"].click()
    panel.show_step(2)
    panel.opening.tick()
    panel.show_step(3)
    panel.findChildren(QPushButton, "consent.0.同意")[0].click()
    panel.back.click()

    again = panel_of(window, case_id)

    assert again.form.value("recording") == "执法记录仪 3 号"
    assert list(again.list.ticked) == ["facts"]
    assert list(again.opening.read) == ["greeting"]
    assert list(again.consents.said.values()) == ["同意", "", ""]
    assert [each.name for each in again.hosts.picked] == ["陈立新"]


def test_closed_sitting_asks_why_and_reads_it_out(window: MainWindow, store: Store) -> None:
    panel = panel_of(window, add_case(store))
    hidden = panel.form.input("private_reason").isVisible()

    panel.form.input("public").inner.click()  # type: ignore[attr-defined]  # -- a check box
    panel.show_step(2)

    words = next(each.text for each in panel.opening.points if each.key == "publicity")
    panel.show_step(0)
    assert (hidden, panel.form.input("private_reason").isVisible()) == (False, True)
    assert words == "这次调解不公开进行，因为涉及个人隐私。"


def test_private_matter_is_closed_unless_the_host_changes_it(window: MainWindow, store: Store) -> None:
    case_id = add_case(store, flags=["不公开"])
    panel = panel_of(window, case_id)
    closed = (panel.form.value("public"), panel.form.value("private_reason"))

    panel.form.input("public").inner.click()  # type: ignore[attr-defined]  # -- a check box
    panel.back.click()

    again = panel_of(window, case_id)
    assert closed == (False, "涉及个人隐私")
    assert again.form.value("public") is True


def test_sound_alone_never_stands_for_the_second_officer(window: MainWindow, store: Store) -> None:
    case_id = police_case(store)
    panel = panel_of(window, case_id)
    commit(panel.form.input("recording").inner, "录音笔")
    panel.form.set_value("film", "只录音")

    QTest.keyClick(panel.go, KEY.Key_Space)

    assert panel.form.problems()["recording"].startswith("只有一名民警主持时须有全程录像，只录音不行")
    assert running(store, case_id) is None


def test_violent_case_begins_apart_or_after_the_victim_was_asked_alone(
    window: MainWindow, store: Store
) -> None:
    case_id = add_case(store, flags=["家庭暴力"])
    with store.unit() as db:
        cases.parties(cases.case(db, case_id))[0].role = "被侵害人"
    panel = panel_of(window, case_id)
    QTest.keyClicks(panel.hosts.line, "yxl")
    QTest.keyClick(panel.hosts.line, KEY.Key_Return)
    usual = panel.form.value("mode")
    panel.form.set_value("mode", "面对面")
    commit(panel.why.field, "已看着")

    QTest.keyClick(panel.go, KEY.Key_Space)
    refused = panel.form.problems()["mode"]
    panel.show_step(1)
    form = panel.list.alone.forms[0]
    form.findChildren(QPushButton, "alone.keep")[0].click()
    missing = form.problem.text()
    for choice in form.answers.values():
        choice.set_value("同意")
    commit(form.words, "我要当面问他")
    commit(form.place, "值班室")
    form.findChildren(QPushButton, "alone.keep")[0].click()
    asked = panel.list.alone.forms[0].row.asked
    QTest.keyClick(panel.go, KEY.Key_Space)

    assert usual == "背对背"
    assert refused.startswith("家庭暴力：没有张某单独表示的同意")
    assert missing.startswith("还没有记下回答：")
    assert "值班室　陈立新单独征询" in asked
    assert running(store, case_id) is not None


@pytest.mark.parametrize("big", [False, True])
def test_no_step_is_cut_at_the_smallest_screen(
    window: MainWindow, store: Store, light: QApplication, *, big: bool
) -> None:
    theme.apply(light, big=big)
    case_id = police_case(store, flags=["家庭暴力"], level=4)
    panel = panel_of(window, case_id)
    for step in range(4):
        panel.show_step(step)
        QCoreApplication.sendPostedEvents()
        frame: Any = panel.parentWidget()
        while not isinstance(frame, QScrollArea):
            frame = frame.parentWidget()
        assert frame.verticalScrollBar().maximum() == 0
        assert panel.go.isVisible()
        shown: Any = panel.stack.currentWidget()
        inner = shown.findChildren(QScrollArea)
        assert all(each.horizontalScrollBar().maximum() == 0 for each in inner)
