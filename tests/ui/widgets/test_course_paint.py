"""How a moment of the 时间线 is measured: nothing of its title is cut, and whose deed it was always stays."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem

from models.queries.moments import State
from ui import theme
from ui.viewmodels.course import Entry
from ui.widgets import course_paint
from ui.widgets.course import CourseView

LONG = "到期：各子女轮流照料老人，每两个月在单月1日9时交接一次，交接时清点衣物和药品，" * 4


@pytest.mark.parametrize("state", [State.LATE, State.PAST])
def test_the_whole_title_has_room_and_the_name_stays_under_it(qapp: QApplication, state: State) -> None:
    theme.apply(qapp)
    view = CourseView()
    view.resize(440, 400)
    view.show_entries([Entry("1", "moment", LONG, text=LONG, by="葛民警", mark="晚了 12 天", state=state)])
    index = view.model().index(0, 0)
    room = view.viewport().width() - course_paint._left() - theme.px(course_paint._EDGE)
    entry = view.entries[0]
    bold = QFontMetrics(theme.font(14, bold=state is State.LATE))
    needed = bold.boundingRect(
        QRect(0, 0, room - course_paint._mark_width(entry), 10_000), int(course_paint._WORDS), LONG
    ).height()
    below = course_paint._below(entry, room)
    assert below.endswith("…　葛民警")
    small = (
        QFontMetrics(theme.font(12))
        .boundingRect(QRect(0, 0, room, 10_000), int(course_paint._WORDS), below)
        .height()
    )
    high = view.itemDelegate().sizeHint(QStyleOptionViewItem(), index).height()
    assert high == needed + small + 2 * theme.px(course_paint._PAD)
    image = QImage(440, high, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, 440, high)
    view.itemDelegate().paint(painter, option, index)
    painter.end()
    view.deleteLater()
