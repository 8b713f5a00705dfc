"""The board of proposals by real keys, in a room of its own."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models import cases, demands, sittings
from models.sittings import Phase
from models.store import Store
from tests.room_station import TODAY, Clock, add_case, open_station, signed_in
from ui.boundary import Boundary
from ui.viewmodels.sitting_parts import Parts
from ui.widgets import gap_chart
from ui.widgets.dock_offers import OffersPanel
from ui.widgets.labels import Muted
from ui.widgets.sitting_head import SittingHead
from ui.widgets.sitting_room import Room

ENTER, DELETE = Qt.Key.Key_Return, Qt.Key.Key_Delete


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_station(tmp_path, Clock())
    yield opened
    opened.close()


@pytest.fixture
def room(qtbot: QtBot, light: QApplication, store: Store) -> Iterator[Room]:
    by = signed_in(store)
    with store.unit() as db:
        subject = cases.case(db, add_case(store))
        host = {"name": "杨学礼", "kind": "人民调解员"}
        sitting = sittings.begin(db, subject, place="调解室", hosts=[host], by=by, at=store.now())
        sittings.advance(db, sitting, to=Phase.STATEMENTS, by=by)
        for party in cases.parties(subject):
            demands.state(db, subject, party, text="赔", amount=50000 if party.side == "甲" else None, by=by)
        sittings.advance(db, sitting, to=Phase.SORTING, by=by)
        sittings.find_cause(db, sitting, "没有立桩", by=by)
        sittings.advance(db, sitting, to=Phase.TALKS, by=by)
        sitting_id = sitting.id
    head = SittingHead()
    made = Room(Parts.open(store, sitting_id, today=lambda: TODAY, now=store.now), head, Boundary())
    made.resize(1240, 640)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()
    shiboken6.delete(made)
    shiboken6.delete(head)


@pytest.fixture
def panel(room: Room) -> OffersPanel:
    return room.dock.offers


def put(panel: OffersPanel, text: str, amount: str = "") -> None:
    panel.words.setText(text)
    panel.sum.setText(amount)
    QTest.keyClick(panel.words, ENTER)


def states(panel: OffersPanel) -> list[str]:
    return [card.state.text().split("　")[1] for card in panel.cards]


def test_enter_puts_the_line_on_the_board_and_empties_it(panel: OffersPanel) -> None:
    put(panel, "赔麦苗损失", "300")

    assert states(panel) == ["待张某、赵某等2人答复"]
    assert (panel.form.empty(), panel.words.hasFocus()) == (True, True)


def test_card_is_worked_by_single_keys(panel: OffersPanel) -> None:
    put(panel, "赔麦苗损失", "500")
    QTest.keyClick(panel.cards[0], Qt.Key.Key_1)
    QTest.keyClick(panel.cards[0], Qt.Key.Key_2)
    accepted = states(panel)

    QTest.keyClick(panel.cards[0], Qt.Key.Key_F)
    asked = (panel.form.mode.text(), panel.sum.hasFocus())
    panel.sum.setText("300")
    QTest.keyClick(panel.sum, ENTER)
    QTest.keyClick(panel.cards[1], DELETE)
    panel.cards[1].reason.setText("再想想")
    QTest.keyClick(panel.cards[1].reason, ENTER)

    assert accepted == ["双方接受 → 第一条"]
    assert asked == ("对方案 1 的反方案", True)
    assert states(panel) == ["双方接受 → 第一条", "已撤下"]


def test_answer_by_keyboard_keeps_the_place(room: Room, panel: OffersPanel) -> None:
    put(panel, "赔麦苗损失", "500")
    panel.cards[0].buttons["甲", "接受"].setFocus()
    QTest.keyClick(panel.cards[0].buttons["甲", "接受"], Qt.Key.Key_Space)
    on_button = room.window().focusWidget()
    again = panel.cards[0].buttons["甲", "接受"]
    panel.cards[0].setFocus()
    QTest.keyClick(panel.cards[0], Qt.Key.Key_2)

    assert on_button is not None
    assert (on_button.objectName(), shiboken6.isValid(again)) == ("offer.1.甲.接受", True)
    assert room.window().focusWidget() is panel.cards[0]

    room.line.words.setFocus()
    panel._do(lambda: panel._talks.answer(panel.cards[0].offer_id, "乙", "不接受") if panel._talks else None)
    assert room.line.words.hasFocus(), "an answer from elsewhere does not take the cursor"


def test_side_that_proposes_is_told_and_not_asked(panel: OffersPanel) -> None:
    panel.form.speaker.set_value("张某")
    put(panel, "赔麦苗损失", "500")
    waiting, [card] = states(panel), panel.cards
    said = [label.text() for label in card.findChildren(Muted)]
    QTest.keyClick(card, Qt.Key.Key_1)
    QTest.keyClick(card, Qt.Key.Key_2)

    assert (waiting, sorted(card.buttons)) == (["待赵某等2人答复"], [("乙", "不接受"), ("乙", "接受")])
    assert "张某　提出" in said
    assert states(panel) == ["双方接受 → 第一条"]


def test_unanswered_proposal_is_mended_and_an_answered_one_only_countered(panel: OffersPanel) -> None:
    put(panel, "赔麦苗损失", "500")
    QTest.keyClick(panel.cards[0], Qt.Key.Key_E)
    panel.form.due.setText("下周三")
    QTest.keyClick(panel.form.due, ENTER)
    panel.cards[0].buttons["甲", "不接受"].click()

    assert (panel.cards[0].offer.more, sorted(panel.cards[0].deeds)) == (
        "11月25日（星期三）",
        ["counter", "out"],
    )


def test_refusal_stays_at_the_form_with_what_was_typed(panel: OffersPanel) -> None:
    put(panel, "赔麦苗损失", "三oo")

    assert panel.problem.text() == "金额里有字母，请只填数字。"
    assert (panel.words.text(), panel.sum.hasFocus(), panel.cards) == ("赔麦苗损失", True, [])


def test_hidden_proposal_is_shown_by_one_key(panel: OffersPanel) -> None:
    panel.form.private.setChecked(True)
    put(panel, "最多四百", "400")
    hidden = (states(panel), panel.cards[0].buttons)

    QTest.keyClick(panel.cards[0], Qt.Key.Key_S)

    assert hidden == (["未出示"], {})
    assert states(panel) == ["待张某、赵某等2人答复"]


def test_withdrawing_an_accepted_one_shows_what_left_the_draft(room: Room, panel: OffersPanel) -> None:
    put(panel, "当面道歉")
    for side in ("甲", "乙"):
        panel.cards[0].buttons[side, "接受"].click()
    quiet = panel.changes.isVisible()
    panel.cards[0].withdrawn.emit(panel.cards[0].offer_id, "话说早了")

    told = [label.accessibleName() for label in panel.changes.labels]
    assert (quiet, told) == (False, ["删去第一条 （删去：当面道歉） 方案 1 已撤下：话说早了"])
    panel.changes.taken.click()
    assert not panel.changes.isVisible()
    assert room.dock.agreement.cards == []


def test_words_of_an_answer_outlive_another_answer(panel: OffersPanel) -> None:
    put(panel, "赔麦苗损失", "300")
    panel.cards[0].buttons["甲", "不接受"].click()
    panel.cards[0].ask_words("甲")
    panel.cards[0].words["甲"].setText("最少四百")
    panel.cards[0].blockSignals(True)
    panel._do(lambda: panel._talks.answer(panel.cards[0].offer_id, "乙", "接受") if panel._talks else None)

    assert panel.cards[0].words["甲"].text() == "最少四百"
    QTest.keyClick(panel.cards[0].words["甲"], ENTER)
    assert panel.cards[0].offer.answers[0].words == "最少四百"


def test_unfinished_proposal_comes_back(room: Room, panel: OffersPanel, store: Store, qtbot: QtBot) -> None:
    panel.words.setFocus()
    QTest.keyClicks(panel.words, "pei 300")
    room.flush()

    head = SittingHead()
    again = Room(
        Parts.open(store, room.parts.room.sitting_id, today=lambda: TODAY, now=store.now), head, Boundary()
    )  # fmt: skip
    qtbot.addWidget(again)
    qtbot.addWidget(head)
    assert again.dock.offers.words.text() == "pei 300"


def test_table_tells_a_screen_reader_what_it_shows(panel: OffersPanel) -> None:
    put(panel, "赔麦苗损失", "300")
    panel.cards[0].buttons["乙", "接受"].click()

    assert panel.table.cells[:2] == [["", "张", "赵", "差距"], ["赔偿金额", "¥500.00", "¥300.00", "¥200.00"]]
    assert panel.gap.accessibleDescription() == "张某 500；赵某等2人 300"


@pytest.mark.parametrize("heights", [[50.0] * 6, [0.0, 0.0, 100.0], [10.0, 12.0, 90.0, 91.0, 92.0]])
def test_labels_of_equal_sums_never_lie_over_one_another(heights: list[float]) -> None:
    found = sorted(gap_chart.spread(heights, 14, 112))

    assert all(second - first >= 14 for first, second in pairwise(found))
    assert found[0] >= 7
    assert found[-1] <= 105
