"""The cards beside the visit: classes, road, approvals, and words under a question."""

import uuid
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ui.viewmodels.approving import Waiting
from ui.viewmodels.meaning import Asked
from ui.viewmodels.sorting import ClassRow, Road, Sorting
from ui.widgets.answers import Answers
from ui.widgets.approval_rows import ApprovalRows
from ui.widgets.route_card import RouteCard
from ui.widgets.safeguard_banner import SafeguardBanner
from ui.widgets.sorting_card import SortingCard

pytestmark = pytest.mark.usefixtures("light")


def shown(qtbot: QtBot, widget: Any) -> Any:
    qtbot.addWidget(widget)
    widget.resize(330, 400)
    widget.show()
    return widget


def road(**chosen: str) -> Road:
    return Road(
        "民事 简单", "人民调解", "RM", "驻所调委会", "专职调解员", "简单的当场调。", (("1 涉嫌犯罪", "没有"),),
        chosen, chosen.pop("reason", ""),
    )  # fmt: skip


def test_road_says_where_and_why_and_why_not(qtbot: QtBot) -> None:
    card = shown(qtbot, RouteCard(("人民调解", "移送"), ("专职调解员", "社区民警")))
    card.show_road(road())

    assert (card.headline.text(), card.where.text(), card.passed.isVisible(), card.deciding.isVisible()) == (
        "人民调解 · 专职调解员", "驻所调委会", False, False,
    )  # fmt: skip
    card.ask_why.click()
    assert (card.passed.isVisible(), card.passed.text()) == (True, "1 涉嫌犯罪：没有。")


def test_other_decision_opens_its_fields_and_wants_a_reason(qtbot: QtBot) -> None:
    card = shown(qtbot, RouteCard(("人民调解", "移送"), ("专职调解员", "社区民警")))
    told: list[tuple[str, object]] = []
    card.routed.connect(lambda key, value: told.append((key, value)))
    card.show_road(road(force="社区民警"))
    card.show_problem("请写明理由。")
    card.reason.setFocus()
    QTest.keyClicks(card.reason, "x")

    assert (card.headline.text(), card.deciding.isVisible(), card.note.isVisible()) == (
        "人民调解 · 社区民警", True, True,
    )  # fmt: skip
    assert told == [("route_reason", "x")]
    card.forget()
    assert (card.deciding.isVisible(), card.note.isVisible()) == (False, False)


def test_classes_stand_in_one_line_until_they_are_changed(qtbot: QtBot) -> None:
    card = shown(qtbot, SortingCard())
    rows = (ClassRow("four_class", "四分类别", "其他纠纷类", "", (("安全类", "安全类"),)),)
    card.show_sorting(Sorting(rows, ("", (("殴打他人", "殴打他人"),)), ""))

    assert card.told.text() == "其他纠纷类"
    assert card.choices["four_class"].isHidden() is False
    assert card.choices["four_class"].isVisible() is False
    card.change.click()
    qtbot.waitUntil(card.choices["four_class"].isVisible)
    assert card.focus("cause") is True
    assert card.focus("nothing") is False


def test_leader_answers_and_others_only_read(qtbot: QtBot) -> None:
    rows = shown(qtbot, ApprovalRows())
    one = uuid.uuid4()
    said: list[tuple[object, bool, str]] = []
    rows.decided.connect(lambda *told: said.append(told))
    rows.show_waiting((Waiting(one, "定为重大，请审批。", "扬言报复", "葛民警", mine=False),))
    assert rows.reasons == {}

    rows.show_waiting((Waiting(one, "定为重大，请审批。", "扬言报复", "葛民警", mine=True),))
    rows.reasons[one].setText("按较大办")
    QTest.mouseClick(rows.findChild(QPushButton, "approval.不同意"), Qt.MouseButton.LeftButton)

    assert said == [(one, False, "按较大办")]


def test_answer_that_wants_words_opens_a_line(qtbot: QtBot) -> None:
    answers = shown(qtbot, Answers())
    told: list[tuple[str, str]] = []
    answers.answered.connect(lambda key, value: told.append((key, value)))
    answers.ask([Asked("X7", "有其他不宜调解的情形吗？", "", "是", "写明情形")])
    note = answers._notes["X7"][1]  # -- the line has no other name for a test
    assert note.isHidden() is True

    answers.findChild(QPushButton, "answer.X7.是").click()
    assert note.isHidden() is False
    note.setFocus()
    QTest.keyClicks(note, "a")
    assert told == [("X7", "是"), ("X7.note", "a")]
    assert answers.given() == {"X7": "是", "X7.note": "a"}
    answers.findChild(QPushButton, "answer.X7.否").click()
    assert note.isHidden() is True


def test_what_protects_stands_first_and_its_list_is_folded(qtbot: QtBot) -> None:
    banner = shown(qtbot, SafeguardBanner())
    banner.show_safeguards(("家庭暴力：先制止。",), ("告知保护令。", "告知妇联。"))

    assert (banner.isVisible(), banner.more.text(), banner.todo.isVisible()) == (
        True,
        "要做、要告知的 2 项",
        False,
    )
    banner.more.click()
    assert (banner.todo.isVisible(), banner.todo.text()) == (True, "1. 告知保护令。\n2. 告知妇联。")
    banner.show_safeguards((), ())
    assert banner.isVisible() is False
