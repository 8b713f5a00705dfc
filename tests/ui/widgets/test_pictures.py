"""Widgets that draw themselves say by word what they show, and draw it."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui import theme
from ui.widgets.chart import Chart, Series
from ui.widgets.labels import Elided, Tag, counted
from ui.widgets.meters import Meter
from ui.widgets.pdf_view import PdfView
from ui.widgets.rows import DueDot

pytestmark = pytest.mark.usefixtures("light")


def drawn(widget: QWidget) -> QImage:
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_ARGB32)


def share(widget: QWidget, token: str) -> float:
    """Return which part of the middle line is in a token's colour."""
    image, wanted = drawn(widget), theme.color(token).rgb()
    row = image.height() // 2
    return sum(image.pixel(x, row) == wanted for x in range(image.width())) / image.width()


@pytest.mark.parametrize(("done", "total", "part"), [(6, 9, 2 / 3), (0, 9, 0), (9, 9, 1), (3, 0, 0)])
def test_a_meter_is_filled_by_what_is_done(qtbot: QtBot, done: int, total: int, part: float) -> None:
    meter = Meter(done, total)
    qtbot.addWidget(meter)
    meter.resize(300, 8)

    assert share(meter, "good") == pytest.approx(part, abs=0.02)
    assert meter.accessibleName() == f"{done}/{total}"


@pytest.mark.parametrize("kind", ["bars", "lines"])
def test_a_chart_says_its_figures_and_tells_a_click(qtbot: QtBot, kind: str) -> None:
    chart = Chart("bars" if kind == "bars" else "lines")
    qtbot.addWidget(chart)
    chart.resize(400, 160)
    empty = drawn(chart)
    chart.show_series(["邻里", "婚姻"], [Series("本月", (12, 5)), Series("上月", (8, 0), "muted")])
    pressed: list[int] = []
    chart.pressed.connect(pressed.append)
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(300, 80))

    assert chart.accessibleName() == "本月 12、5；上月 8、0"
    assert (pressed, drawn(chart) != empty) == ([1], True)


def test_a_count_as_it_stands_in_a_badge() -> None:
    assert [counted(number) for number in (1, 99, 100)] == ["1", "99", "99+"]


def test_a_tag_shows_another_state(qtbot: QtBot) -> None:
    tag = Tag("草稿", "warn")
    qtbot.addWidget(tag)
    tag.show_state("已签", "good")

    assert (tag.text(), tag.property("tone")) == ("已签", "good")


def test_what_does_not_fit_is_whole_in_the_tool_tip(qtbot: QtBot) -> None:
    label = Elided("郝某 与 孙某　缺：履行期限")
    qtbot.addWidget(label)
    label.resize(60, 20)
    drawn(label)
    short = label.toolTip()
    label.resize(400, 20)
    drawn(label)

    assert (short, label.toolTip()) == ("郝某 与 孙某　缺：履行期限", "")


def test_a_dot_is_drawn_in_its_colour(qtbot: QtBot) -> None:
    dot = DueDot("bad")
    qtbot.addWidget(dot)
    dot.resize(dot.sizeHint())

    assert QColor(drawn(dot).pixel(4, 4)).name() == theme.color("bad").name()


@pytest.fixture
def pdf(qtbot: QtBot) -> PdfView:
    view = PdfView()
    qtbot.addWidget(view)
    view.resize(632, 500)
    with qtbot.waitExposed(view):
        view.show()
    return view


def page_picture(page: int, scale: float) -> QImage:
    image = QImage(round(595 * scale), round(842 * scale), QImage.Format.Format_RGB32)
    image.fill(QColor("#FFFFFF") if page else QColor("#EEEEEE"))
    return image


def test_pages_fit_the_width_and_only_those_in_sight_are_drawn(qtbot: QtBot, pdf: PdfView) -> None:
    asked: list[int] = []

    def render(page: int, scale: float) -> QImage:
        asked.append(page)
        return page_picture(page, scale)

    pdf.show_document([(595, 842)] * 40, render)
    pdf.grab()

    assert set(asked) == {0}
    assert pdf.areas()[0].width() == pytest.approx(pdf.viewport().width() - 32, abs=2)


def test_scrolling_tells_the_page(qtbot: QtBot, pdf: PdfView) -> None:
    told: list[tuple[int, int]] = []
    pdf.page_changed.connect(lambda page, count: told.append((page, count)))
    pdf.show_document([(595, 842)] * 3, page_picture)
    pdf.go_to(3)

    assert told == [(1, 3), (3, 3)]


def test_zooming_and_fitting_again(qtbot: QtBot, pdf: PdfView) -> None:
    pdf.show_document([(595, 842)], page_picture)
    fitted = pdf.scale
    QTest.keyClick(pdf, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    zoomed = pdf.scale
    QTest.keyClick(pdf, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)

    assert zoomed == pytest.approx(fitted * 1.15)
    assert pdf.scale == fitted


def test_the_same_paper_again_stays_where_the_eye_was(qtbot: QtBot, pdf: PdfView) -> None:
    pdf.show_document([(595, 842)] * 3, page_picture)
    pdf.verticalScrollBar().setValue(700)
    pdf.show_document([(595, 842)] * 3, page_picture)

    assert pdf.verticalScrollBar().value() == 700
