"""The widgets of a declared form."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from models.errors import Refusal
from ui import theme
from ui.forms import parsers
from ui.forms.choices import Check, Choice
from ui.forms.editor import Editor
from ui.forms.folding import Folding
from ui.forms.spec import Field, Form, Kind, Section
from ui.page import Context

FORM = Form(
    "parties.0",
    (
        Section(
            "甲方",
            (
                Field("name", "姓名", Kind.NAME, required=True, width=2),
                Field("number", "证件号码", Kind.ID, width=3),
                Field("sex", "性别", Kind.SHOWN, width=1),
                Field("born", "出生", Kind.SHOWN, width=2),
                Field("age", "周岁", Kind.SHOWN, width=1),
                Field("phone", "电话", Kind.PHONE, width=3),
                Field("words", "简要情况", Kind.LONG, width=12),
                Field(
                    "source", "来源", Kind.CHOICE, width=2, choices=(("110", "110 警情"), ("visit", "来所"))
                ),
                Field("day", "日期", Kind.DATE, width=2),
                Field("sum", "金额", Kind.MONEY, width=2),
                Field("willing", "愿意调解", Kind.BOOL, width=3),
            ),
            key="a",
        ),
        Section("其他", (Field("note", "备注", width=12),), folded=True),
    ),
)
VALUES: dict[str, Any] = {
    "name": "张某",
    "number": "990124196805070016",
    "sex": "男",
    "born": "1968-05-07",
    "age": "58",
    "phone": "138 0000 1234",
    "words": "两家相邻。\n没有动手。",
    "source": "110",
    "day": "昨天",
    "sum": "500.00",
    "willing": True,
    "note": " 原样 ",
}


@pytest.fixture
def editor(qtbot: QtBot, context: Context) -> Editor:
    made = Editor(FORM, parsers=parsers.standard(context.today))
    qtbot.addWidget(made)
    made.resize(870, 600)
    return made


def line(editor: Editor, key: str) -> QLineEdit:
    found = editor.findChild(QLineEdit, key)
    assert isinstance(found, QLineEdit)
    return found


def compose(widget: QWidget, preedit: str, commit: str = "") -> None:
    """Send what an input method sends while candidates are shown, or when one is taken."""
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(widget, event)


def test_what_is_loaded_comes_back_as_it_was(editor: Editor) -> None:
    editor.load(VALUES)

    assert editor.values() == VALUES


def test_what_is_not_known_is_empty_and_what_is_derived_is_a_dash(editor: Editor) -> None:
    editor.load({})

    assert editor.values() == {
        "name": "",
        "number": "",
        "sex": "—",
        "born": "—",
        "age": "—",
        "phone": "",
        "words": "",
        "source": "",
        "day": "",
        "sum": "",
        "willing": False,
        "note": "",
    }


def test_each_key_is_told(qtbot: QtBot, editor: Editor) -> None:
    told: list[tuple[str, Any]] = []
    editor.changed.connect(lambda key, value: told.append((key, value)))
    QTest.keyClicks(line(editor, "sum"), "15")
    words = editor.findChild(QPlainTextEdit, "words")
    assert isinstance(words, QPlainTextEdit)
    QTest.keyClicks(words, "a")
    check = editor.findChild(Check, "willing")
    assert isinstance(check, Check)
    QTest.keyClick(check, Qt.Key.Key_Space)
    choice = editor.findChild(Choice, "source")
    assert isinstance(choice, Choice)
    QTest.keyClick(choice, Qt.Key.Key_Down)

    assert told == [("sum", "1"), ("sum", "15"), ("words", "a"), ("willing", True), ("source", "110")]


def test_loading_tells_nobody(editor: Editor) -> None:
    told: list[str] = []
    editor.changed.connect(lambda key, _value: told.append(key))
    editor.load(VALUES)

    assert told == []


def test_nothing_is_told_while_candidates_are_shown(qtbot: QtBot, editor: Editor) -> None:
    told: list[tuple[str, Any]] = []
    editor.changed.connect(lambda key, value: told.append((key, value)))
    compose(line(editor, "name"), "zhang")
    during = list(told)
    compose(line(editor, "name"), "", "张")

    assert (during, told) == ([], [("name", "张")])


def test_enter_submits_but_not_while_candidates_are_shown(qtbot: QtBot, editor: Editor) -> None:
    submitted: list[int] = []
    editor.submitted.connect(lambda: submitted.append(1))
    compose(line(editor, "name"), "zhang")
    QTest.keyClick(line(editor, "name"), Qt.Key.Key_Return)
    during = list(submitted)
    compose(line(editor, "name"), "", "张")
    QTest.keyClick(line(editor, "name"), Qt.Key.Key_Return)

    assert (during, submitted) == ([], [1])


def test_a_problem_is_shown_and_what_was_typed_stays(qtbot: QtBot, editor: Editor) -> None:
    editor.load({"number": "99012420110812001"})
    shown = editor.show_problem("parties.0.number", "号码只有 17 位，还差校验位。")

    assert shown is True
    assert editor.problems() == {"number": "号码只有 17 位，还差校验位。"}
    assert (editor.value("number"), line(editor, "number").property("bad")) == ("99012420110812001", True)
    assert editor.show_problem("parties.1.number", "x") is False


def test_typing_takes_the_problem_away(qtbot: QtBot, editor: Editor) -> None:
    editor.set_problem("sum", "看不懂这个数。")
    QTest.keyClicks(line(editor, "sum"), "5")

    assert editor.problems() == {}
    assert line(editor, "sum").property("bad") is False


def test_leaving_a_field_reads_it(qtbot: QtBot, editor: Editor) -> None:
    left: list[str] = []
    editor.left.connect(left.append)
    with qtbot.waitActive(editor):
        editor.show()
        editor.activateWindow()
    editor.focus("day")
    QTest.keyClicks(line(editor, "day"), "2026-02-30")
    editor.focus("sum")
    bad = editor.problems()
    editor.focus("day")
    line(editor, "day").clear()
    QTest.keyClicks(line(editor, "day"), "11-21")
    editor.focus("sum")

    assert list(bad) == ["day"]
    assert (editor.problems(), left) == ({}, ["name", "sum", "day"])


def test_parsed_gives_the_meaning_and_refuses_with_the_field(editor: Editor) -> None:
    editor.load({"sum": "1.5万", "number": "12"})

    assert (editor.parsed("sum"), editor.parsed("day")) == (1_500_000, None)
    with pytest.raises(Refusal) as refused:
        editor.parsed("number")
    assert refused.value.field == "number"


def test_check_shows_every_problem_and_moves_to_the_first(qtbot: QtBot, editor: Editor) -> None:
    with qtbot.waitActive(editor):
        editor.show()
        editor.activateWindow()
    editor.load({"sum": "abc"})

    assert editor.check() is False
    assert list(editor.problems()) == ["name", "sum"]
    assert editor.problems()["name"] == "请填写姓名。"
    assert line(editor, "name").hasFocus()


def test_a_problem_in_a_folded_section_unfolds_it(editor: Editor) -> None:
    card = editor.card("其他")
    assert isinstance(card, Folding)
    before = card.opened
    editor.show_problem("note", "太长。")

    assert (before, card.opened) == (False, True)


def test_no_field_is_narrower_than_its_content_when_big(qtbot: QtBot, light: QApplication) -> None:
    theme.apply(light, big=True)
    made = Editor(FORM)
    qtbot.addWidget(made)
    made.resize(830, 700)
    made.load(VALUES)
    with qtbot.waitExposed(made):
        made.show()
    narrow = {
        key: (line(made, key).width(), line(made, key).fontMetrics().horizontalAdvance(VALUES[key]))
        for key in ("name", "number", "sex", "born", "age", "phone", "sum")
        if line(made, key).width() < line(made, key).fontMetrics().horizontalAdvance(VALUES[key]) + 20
    }

    assert narrow == {}


def test_no_field_stands_alone_where_a_line_has_no_room(qtbot: QtBot, light: QApplication) -> None:
    theme.apply(light, big=True)
    made = Editor(FORM)
    qtbot.addWidget(made)
    made.resize(760, 700)
    with qtbot.waitExposed(made):
        made.show()
    rows: dict[int, list[QWidget]] = {}
    for key in ("name", "number", "sex", "born", "age", "phone"):
        field = made.input(key)
        rows.setdefault(field.mapTo(made, QPoint()).y(), []).append(field)
    ends = {row[-1].mapTo(made, QPoint(row[-1].width(), 0)).x() for row in rows.values()}

    assert ([len(row) > 1 for row in rows.values()], len(ends)) == ([True, True], 1)


def test_a_box_to_tick_has_room_for_its_words_when_big(qtbot: QtBot, light: QApplication) -> None:
    theme.apply(light, big=True)
    words = "以自己劳动收入为主要生活来源"
    fields = (
        Field("own", words, Kind.BOOL, width=6, placeholder=words),
        Field("more", "本人同意不通知", Kind.BOOL, width=6, placeholder="本人同意不通知"),
    )
    made = Editor(Form("ticks", (Section("", fields),)), cards=False)
    qtbot.addWidget(made)
    made.resize(560, 200)
    with qtbot.waitExposed(made):
        made.show()
    box = made.input("own").inner

    assert box.width() >= box.sizeHint().width()


def test_tab_goes_in_reading_order(qtbot: QtBot, editor: Editor) -> None:
    with qtbot.waitActive(editor):
        editor.show()
        editor.activateWindow()
    editor.focus("name")
    order = []
    for _ in range(6):
        QTest.keyClick(editor.focusWidget(), Qt.Key.Key_Tab)
        order.append(editor.focusWidget().objectName())

    assert order == ["number", "phone", "words", "source", "day", "sum"]


def test_the_wheel_does_not_change_a_choice(editor: Editor) -> None:
    editor.load(VALUES)
    choice = editor.findChild(Choice, "source")
    assert isinstance(choice, Choice)
    buttons, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, -120),
        buttons,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(choice, event)

    assert editor.value("source") == "110"
