"""The panel that asks for a few facts: high as its fields where there is room, and its buttons always in reach."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui import theme
from ui.boundary import Boundary
from ui.forms import parsers
from ui.forms.spec import Field, Kind
from ui.widgets.deed_panel import DeedPanel
from ui.widgets.scroll import PageFrame

FIELDS = tuple(Field(f"f{each}", f"说明 {each}", Kind.LONG, width=12, lines=4) for each in range(6))


def shown(fields: tuple[Field, ...], height: int) -> tuple[PageFrame, DeedPanel]:
    page = QWidget()
    column = QVBoxLayout(page)
    panel = DeedPanel(Boundary(), parsers.standard(lambda: date(2026, 11, 20)))
    below = QPlainTextEdit()
    column.addWidget(panel)
    column.addWidget(below, 1)
    frame = PageFrame(page)
    frame.resize(620, height)
    frame.show()
    panel.ask("k", "更正说明　填写", fields, lambda _said: None, words="生成文书", note="一句话。")
    return frame, panel


@pytest.mark.parametrize("big", [False, True], ids=["14px", "18px"])
@pytest.mark.parametrize("height", [716, 648])
def test_many_fields_scroll_and_the_buttons_stay_in_the_window(
    qtbot: QtBot, qapp: QApplication, *, big: bool, height: int
) -> None:
    theme.apply(qapp, big=big)
    frame, panel = shown(FIELDS, height)
    qtbot.addWidget(frame)
    qtbot.waitUntil(lambda: panel.area.height() > 0)
    qtbot.wait(1)

    assert panel.area.height() < panel.area.wanted()
    assert panel.go.mapTo(frame, panel.go.rect().bottomRight()).y() < height
    assert frame.verticalScrollBar().maximum() == 0
    assert panel.editor is not None
    panel.editor.focus("f5")
    last = panel.focusWidget()
    assert last is not None
    place = last.mapTo(panel.area.viewport(), last.rect().bottomLeft())
    assert 0 < place.y() <= panel.area.viewport().height(), "the field that is typed in is in view"
    theme.apply(qapp)


def test_few_fields_stand_whole_and_none_take_no_room(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp)
    frame, panel = shown(FIELDS[:2], 716)
    qtbot.addWidget(frame)
    qtbot.wait(1)
    assert panel.area.height() == panel.area.wanted()
    two = panel.height()
    panel.ask("k", "不要填", (), lambda _said: None, words="办")
    qtbot.wait(1)
    assert panel.area.isHidden()
    assert panel.height() < two - panel.area.wanted()
    assert panel.height() < theme.px(110)


def test_a_problem_makes_the_panel_higher_and_nothing_scrolls_where_there_is_room(
    qtbot: QtBot, qapp: QApplication
) -> None:
    theme.apply(qapp)
    fields = (
        Field("mode", "怎么催的", width=6),
        Field("on", "哪一天", width=6),
        Field("said", "对方怎么答复", width=12),
    )
    frame, panel = shown(fields, 716)
    frame.resize(440, 716)
    qtbot.addWidget(frame)
    qtbot.wait(1)
    panel.show_problem("mode", "请写下对方怎么答复；没有联系上的写“无人接听”，以后再催。")
    qtbot.waitUntil(lambda: panel.area.height() == panel.area.wanted())
    assert panel.area.verticalScrollBar().maximum() == 0
