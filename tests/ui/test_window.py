"""The frame: pages, keys, banner, lock, notices."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from models.errors import Refusal
from tests.ui.fake_machine import NOW, TODAY, FakeMachine
from ui import theme
from ui.actions import Action
from ui.forms.line import Line
from ui.page import EVERYTHING, Context, Page, PageSpec
from ui.tasks import Step, Steps, Task
from ui.widgets.search import Hit
from ui.window import MainWindow


class Desk(Page):
    """A page that notes what it is told."""

    made = 0

    def __init__(self, context: Context, title: str = "今日") -> None:
        super().__init__(context)
        type(self).made += 1
        self.told: list[frozenset[str]] = []
        self.arrived: list[dict[str, Any]] = []
        self.left = 0
        self.line = Line()
        self.say(title)
        self.place_deeds()
        self.body.addWidget(self.line)
        self.body.addStretch(1)

    def deeds(self) -> tuple[Action, ...]:
        return (Action("desk.new", "新接待", shortcut="Ctrl+N", deed=self.refuse, main=True),)

    def refuse(self) -> None:
        self.context.boundary.guarded(self._refuse)()

    def _refuse(self) -> None:
        raise Refusal("现在不能接待。")

    def refresh(self, changed: frozenset[str]) -> None:
        self.told.append(changed)

    def arrive(self, **args: Any) -> None:
        self.arrived.append(args)

    def leave(self) -> None:
        self.left += 1


class High(Page):
    """A page far higher than any screen."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        for number in range(80):
            self.body.addWidget(QLabel(f"第 {number} 行"))


class OwnHead(Page):
    """A page that brings its own top bar."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.top = QWidget()
        QVBoxLayout(self.top).addWidget(QLabel("张某 与 赵某"))


def broken(context: Context) -> Page:
    raise Refusal("这一页需要管理员。")


SPECS = (
    PageSpec("today", "今日", "calendar", 1, Desk, watches={"Case"}),
    PageSpec(
        "intake", "接待", "person-plus", 2, lambda context: Desk(context, "接待"), watches={"Case", "Party"}
    ),
    PageSpec("room", "调解", "speech", 3, OwnHead),
    PageSpec("high", "名册", "people", 4, High),
    PageSpec("broken", "设置", "gear", 5, broken),
)


@pytest.fixture
def window(qtbot: QtBot, light: QApplication, machine: FakeMachine) -> Iterator[MainWindow]:
    Desk.made = 0
    made = MainWindow(machine, today=lambda: TODAY, now=lambda: NOW, specs=SPECS)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.close()


@pytest.fixture
def entered(window: MainWindow) -> MainWindow:
    window.open(object())
    window.admit(object(), login="ge", name="葛某某", role="民警", place="西岔派出所调解室")
    return window


def desk(window: MainWindow, key: str) -> Desk:
    page = window.page(key)
    assert isinstance(page, Desk)
    return page


def test_sign_in_is_all_there_is_before_a_person_is_admitted(window: MainWindow) -> None:
    assert (window.signin.isVisible(), window.desk.isVisible(), window.current, Desk.made) == (
        True,
        False,
        "",
        0,
    )


def test_the_first_page_is_shown_on_admission_and_others_are_not_made(entered: MainWindow) -> None:
    assert (entered.current, Desk.made) == ("today", 1)
    assert desk(entered, "today").told == [EVERYTHING]
    assert (entered.top.place.text(), entered.top.person.text(), entered.top.role.text()) == (
        "西岔派出所调解室",
        "葛某某",
        "民警",
    )


def test_the_rail_opens_pages_and_lights_up(entered: MainWindow) -> None:
    QTest.mouseClick(entered.rail.buttons["intake"], Qt.MouseButton.LeftButton)

    assert entered.current == "intake"
    assert [key for key, button in entered.rail.buttons.items() if button.isChecked()] == ["intake"]
    assert desk(entered, "today").left == 1


def test_ctrl_and_a_figure_open_pages(entered: MainWindow) -> None:
    QTest.keyClick(entered, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)

    assert entered.current == "intake"


def test_go_hands_arguments_to_the_page(entered: MainWindow) -> None:
    entered.context.go("intake", case="abc")
    entered.context.go("intake")

    assert desk(entered, "intake").arrived == [{"case": "abc"}]


def test_a_page_that_refuses_to_open_says_so_and_leaves_the_other(entered: MainWindow) -> None:
    entered.go("broken")

    assert (entered.current, entered.banner.sentence) == ("today", "这一页需要管理员。")


def test_changes_reach_the_page_shown_at_once_and_the_other_when_shown(
    qtbot: QtBot, entered: MainWindow
) -> None:
    entered.go("intake")
    for page in ("today", "intake"):
        desk(entered, page).told.clear()
    entered.changed({"Party"})
    entered.changed({Case, Paper})
    qtbot.waitUntil(lambda: len(desk(entered, "intake").told) == 2)
    before = list(desk(entered, "today").told)
    entered.go("today")

    assert desk(entered, "intake").told == [frozenset({"Party"}), frozenset({"Case"})]
    assert (before, desk(entered, "today").told) == ([], [frozenset({"Case"})])


class Case:
    """Stands for a mapped class."""


class Paper:
    """Stands for another."""


def test_a_refused_deed_is_a_sentence_in_the_banner_that_a_cross_takes_away(entered: MainWindow) -> None:
    QTest.keyClick(entered, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    said = entered.banner.sentence
    close = entered.findChild(QPushButton, "banner.close")
    assert isinstance(close, QPushButton)
    QTest.mouseClick(close, Qt.MouseButton.LeftButton)

    assert (said, entered.banner.sentence) == ("现在不能接待。", "")


def test_what_was_refused_goes_when_another_case_is_looked_at_and_a_notice_stays(entered: MainWindow) -> None:
    entered.go("intake", case="one")
    entered.boundary.refused.emit("这件纠纷没有分给您办理。")
    entered.go("intake", case="two")
    gone = entered.banner.sentence
    entered.boundary.notice("已保存。")
    entered.boundary.turned.emit()
    stays = entered.banner.sentence
    entered.boundary.refused.emit("没有存下。")
    entered.boundary.turned.emit()

    assert (gone, stays, entered.banner.sentence) == ("", "已保存。", "")


def test_a_question_is_answered_in_the_banner(entered: MainWindow) -> None:
    done: list[int] = []
    entered.boundary.asked.emit("已超期，仍要记录吗？", lambda: done.append(1))
    asked = entered.banner.sentence
    yes = entered.findChild(QPushButton, "banner.yes")
    assert isinstance(yes, QPushButton)
    QTest.mouseClick(yes, Qt.MouseButton.LeftButton)

    assert (asked, done, entered.banner.sentence) == ("已超期，仍要记录吗？", [1], "")


def test_saved_is_shown_in_the_stations_time(entered: MainWindow) -> None:
    entered.context.notify(datetime(2026, 11, 21, 6, 32, tzinfo=UTC))

    assert entered.top.saved.text() == "已保存 14:32"


def test_lock_keeps_the_page_and_its_unfinished_line(entered: MainWindow) -> None:
    line = desk(entered, "today").line
    line.setFocus()
    QTest.keyClicks(line, "half a line")
    entered.lock()
    QTest.keyClick(entered, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    locked = (
        entered.veil.isVisible(),
        entered.desk.isEnabled(),
        entered.current,
        desk(entered, "today").left,
    )
    heard: list[tuple[str, str]] = []
    entered.veil.unlocked.connect(lambda login, password: heard.append((login, password)))
    QTest.keyClicks(entered.focusWidget(), "secret")
    QTest.keyClick(entered.focusWidget(), Qt.Key.Key_Return)
    entered.release()

    assert locked == (True, False, "today", 1)
    assert heard == [("ge", "secret")]
    assert (entered.veil.isVisible(), line.text(), line.hasFocus()) == (False, "half a line", True)


def test_a_wrong_password_is_said_under_it(entered: MainWindow) -> None:
    entered.lock()
    entered.veil.refuse("口令不对。")

    assert entered.veil.editor.problems() == {"password": "口令不对。"}
    assert entered.veil.editor.value("password") == ""


def test_idle_minutes_lock(qtbot: QtBot, window: MainWindow) -> None:
    window.open(object())
    with qtbot.waitSignal(window.locked):
        window.admit(object(), login="ge", name="葛某某", role="民警", place="西岔", idle_minutes=0.001)

    assert window.veil.isVisible()


def test_signing_out_puts_the_pages_away(entered: MainWindow) -> None:
    entered.dismiss_person()

    assert (entered.signin.isVisible(), entered.page("today"), entered.context.person) == (True, None, None)


def test_f11_hides_rail_and_top_and_search_brings_them_back(entered: MainWindow) -> None:
    QTest.keyClick(entered, Qt.Key.Key_F11)
    bare = (entered.rail.isVisible(), entered.tops.isVisible())
    QTest.keyClick(entered, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)

    assert bare == (False, False)
    assert (entered.rail.isVisible(), entered.top.search.hasFocus()) == (True, True)


def test_the_cheat_sheet_is_built_from_the_actions(entered: MainWindow) -> None:
    QTest.keyClick(entered, Qt.Key.Key_Slash, Qt.KeyboardModifier.ControlModifier)
    lines = list(entered.sheet.lines)
    QTest.keyClick(entered.sheet, Qt.Key.Key_Escape)

    assert lines == [
        "Ctrl N 新接待",
        "Ctrl K 查找",
        "Ctrl / 快捷键",
        "Ctrl L 锁屏",
        "F11 只看本页",
        "F5 刷新",
        "Ctrl 1 今日",
        "Ctrl 2 接待",
        "Ctrl 3 调解",
        "Ctrl 4 名册",
        "Ctrl 5 设置",
    ]
    assert not entered.sheet.isVisible()


def test_a_page_may_bring_its_own_top_bar(entered: MainWindow) -> None:
    entered.go("room")
    page = entered.page("room")
    assert page is not None
    tops = [entered.tops.currentWidget()]
    entered.search()
    tops.append(entered.tops.currentWidget())
    page.setFocus()
    tops.append(entered.tops.currentWidget())
    entered.go("today")
    tops.append(entered.tops.currentWidget())

    assert tops == [page.top, entered.top, page.top, entered.top]


def test_badges_are_shown_for_pages_that_were_not_opened(entered: MainWindow) -> None:
    entered.show_count("intake", 3)
    desk(entered, "today").set_badge(5)
    entered.go("intake")

    assert (entered.rail.buttons["intake"].count, entered.rail.buttons["today"].count) == (3, 5)


def test_a_demo_station_says_so_on_every_page(window: MainWindow) -> None:
    window.open(object(), demo=True)
    window.admit(object(), login="ge", name="葛某某", role="民警", place="西岔")
    window.go("high")

    assert (window.desk.ribbon.isVisible(), window.desk.ribbon.text()[:3]) == (True, "示范站")


def test_a_hit_opens_its_page(qtbot: QtBot, entered: MainWindow) -> None:
    asked: list[str] = []

    def search(query: str) -> list[Hit]:
        asked.append(query)
        return [Hit("张某 与 赵某", "西调2026-301", "intake", {"case": "abc"}), Hit("张某", "电话")]

    entered.open(object(), search=search)
    entered.search()
    QTest.keyClicks(entered.top.search, "zhang")
    qtbot.waitUntil(lambda: len(entered.top.search.hits) == 2)
    QTest.keyClick(entered.top.search, Qt.Key.Key_Return)

    assert asked == ["zhang"]
    assert (entered.current, desk(entered, "intake").arrived) == ("intake", [{"case": "abc"}])


@pytest.mark.parametrize("big", [False, True])
def test_the_window_never_outgrows_a_1366_by_768_screen(
    qtbot: QtBot, light: QApplication, machine: FakeMachine, *, big: bool
) -> None:
    theme.apply(light, big=big)
    made = MainWindow(machine, today=lambda: TODAY, now=lambda: NOW, specs=SPECS)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.open(object(), demo=True)
    made.admit(object(), login="ge", name="葛某某", role="民警", place="西岔派出所人民调解委员会驻所调解室")
    made.go("high")
    made.boundary.refused.emit("不能受理。")
    least = made.minimumSizeHint()
    made.close()

    assert (least.width() <= 1366, least.height() <= 728) == (True, True)


def test_closing_stops_long_work(qtbot: QtBot, entered: MainWindow) -> None:
    def work() -> Steps[None]:
        while True:
            yield Step(0, 0, "…")

    entered.tasks.start(Task("备份", work))
    entered.close()

    assert desk(entered, "today").left == 1


def test_a_new_size_is_taken_without_leaving_the_page(entered: MainWindow, light: QApplication) -> None:
    entered.go("intake")
    theme.apply(light, big=True)
    entered.restyle()

    assert (entered.current, desk(entered, "intake").told) == ("intake", [EVERYTHING])
    assert (entered.rail.width(), entered.tops.height(), entered.top.search.width()) == (113, 67, 540)


def test_a_new_day_is_read_by_the_page_shown_at_once_and_by_the_others_when_they_are_shown(
    qtbot: QtBot, light: QApplication, machine: FakeMachine
) -> None:
    day = [TODAY]
    made = MainWindow(machine, today=lambda: day[0], now=lambda: NOW, specs=SPECS)
    qtbot.addWidget(made)
    made.open(object())
    made.admit(object(), login="ge", name="葛某某", role="民警", place="西岔派出所调解室")
    made.go("intake")
    for key in ("today", "intake"):
        desk(made, key).told.clear()

    made.desk.dayturn.look()
    assert desk(made, "intake").told == []
    day[0] = date(2026, 11, 22)
    made.desk.dayturn.look()
    made.desk.dayturn.look()
    assert (desk(made, "intake").told, desk(made, "today").told) == ([EVERYTHING], [])
    made.go("today")
    assert desk(made, "today").told == [EVERYTHING]
