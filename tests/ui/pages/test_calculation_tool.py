"""测算 in the room by real keys: fields, sum, share, keeping, and the copy that only a press makes."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from models import calculations, cases, offers, sittings
from models.sittings import Phase, Sitting
from models.store import Store
from tests.room_station import add_case, signed_in
from ui import theme
from ui.tools.calculation import Calculation
from ui.window import MainWindow

ENTER, RIGHT, LEFT, HOME = Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Home
HOSTS = [{"name": "杨学礼", "kind": "人民调解员"}]
FIGHT: dict[str, Any] = {"brief": "2026年11月18日双方争吵，赵某打伤张某，张某住院治疗。", "injury": "轻微伤"}


def hold(window: MainWindow, store: Store, phase: Phase = Phase.TALKS) -> Calculation:
    case_id = add_case(store, **FIGHT)
    with store.unit() as db:
        subject, by = cases.case(db, case_id), signed_in(store)
        sitting = sittings.begin(db, subject, place="调解室", hosts=HOSTS, by=by, at=store.now())
        sitting_id = sitting.id
        for each in (Phase.STATEMENTS, Phase.SORTING, Phase.TALKS):
            if each is Phase.TALKS:
                sittings.find_cause(db, sitting, "医药费谁出", by=by)
            sittings.advance(db, sitting, to=each, by=by, silence_reason="双方只谈赔偿")
            if each is phase:
                break
    window.go("sitting", sitting=sitting_id)
    return shown(window)


def shown(window: MainWindow) -> Calculation:
    room: Any = window.page("sitting")
    room.room.dock._open("calculation")
    tool = room.room.dock.tools["calculation"]
    assert isinstance(tool, Calculation)
    QTest.qWait(1)
    return tool


def field(tool: Calculation, name: str) -> Any:
    (found,) = [each for each in tool.findChildren(QWidget, f"calc.{name}") if each.isVisible()]
    return found


def words(tool: Calculation, name: str) -> str:
    (found,) = [each for each in tool.findChildren(QLabel, f"calc.{name}") if each.isVisible()]
    return found.text()


def test_sum_share_and_words_follow_the_keys(window: MainWindow, store: Store) -> None:
    tool = hold(window, store)
    QTest.keyClicks(field(tool, "medical.sums"), "1200+34.5")
    QTest.keyClick(field(tool, "medical.sums"), ENTER)
    assert field(tool, "medical.reimbursed").hasFocus()
    QTest.keyClicks(field(tool, "medical.reimbursed"), "100")

    assert (words(tool, "medical.sum"), words(tool, "total"), words(tool, "after")) == (
        "¥1,134.50", "合计 ¥1,134.50", "100% 为 ¥1,134.50",
    )  # fmt: skip
    slider = tool.share.slider
    for _ in range(4):
        QTest.keyClick(slider, LEFT)
    assert (words(tool, "after"), tool.share.words.text()) == ("80% 为 ¥907.60", "赵某承担")
    assert tool.words.text() == "人民币玖佰零柒元陆角"
    tool.share.number.selectAll()
    QTest.keyClicks(tool.share.number, "33")
    assert (slider.value(), words(tool, "after")) == (33, "33% 为 ¥374.39")
    QTest.keyClick(slider, HOME)
    assert (words(tool, "after"), tool.words.isVisible()) == ("0% 为 ¥0.00", False)
    assert tool.total.text() == "合计 ¥1,134.50"


def test_problem_stands_at_its_field_and_leaves_with_it(window: MainWindow, store: Store) -> None:
    tool = hold(window, store)
    QTest.keyClicks(field(tool, "medical.sums"), "12a")
    item = tool.items["medical"]

    assert (item.problem.text(), field(tool, "medical.sums").property("bad")) == (
        "金额里有字母，请只填数字。", True,
    )  # fmt: skip
    QTest.keyClick(field(tool, "medical.sums"), Qt.Key.Key_Backspace)
    assert (item.problem.text(), field(tool, "medical.sums").property("bad"), words(tool, "medical.sum")) == (
        "", False, "¥12.00",
    )  # fmt: skip


def test_keeping_lists_it_and_fills_nothing(window: MainWindow, store: Store) -> None:
    tool = hold(window, store)
    QTest.keyClicks(field(tool, "medical.sums"), "1000")
    QTest.keyClick(tool.keep, Qt.Key.Key_Space)
    room: Any = tool.room

    assert [row.findChildren(QLabel)[0].text() for row in tool.kept.rows] == ["¥1,000.00"]
    assert (room.dock.offers.form.empty(), room.parts.room.offers) == (True, ())
    with store.reading() as db:
        sitting = db.get_one(Sitting, room.parts.room.sitting_id)
        assert [each.total for each in calculations.of_sitting(db, sitting.id)] == [1000_00]
        assert offers.of_sitting(db, sitting.id) == []

    tool.items["medical"].fields["sums"].setText("")  # type: ignore[union-attr]  # -- a line, not a choice
    QTest.keyClicks(field(tool, "medical.sums"), "5")
    QTest.mouseClick(
        tool.kept.rows[0].findChildren(QPushButton, "calc.kept.open")[0], Qt.MouseButton.LeftButton
    )
    assert words(tool, "total") == "合计 ¥1,000.00"
    QTest.mouseClick(
        tool.kept.rows[0].findChildren(QPushButton, "calc.kept.void")[0], Qt.MouseButton.LeftButton
    )
    QTest.keyClicks(tool.kept.rows[0].reason, "chongsuan")
    QTest.keyClick(tool.kept.rows[0].reason, ENTER)
    assert tool.kept.rows == []


def test_only_the_press_copies_the_sum_into_the_entry(window: MainWindow, store: Store) -> None:
    tool = hold(window, store)
    room: Any = tool.room
    QTest.keyClick(tool.offer, Qt.Key.Key_Space)
    assert tool.problem.text() == "还没有算出任何一项。"
    QTest.keyClicks(field(tool, "medical.sums"), "1000")
    QTest.keyClick(tool.offer, Qt.Key.Key_Space)

    form = room.dock.offers.form
    assert room.dock.panel == "offers"
    assert (form.text.text(), form.amount.text(), form.payer.value(), form.payee.value()) == (
        "赵某赔偿张某医疗费", "1,000.00", "赵某", "张某",
    )  # fmt: skip
    assert room.parts.room.offers == ()
    room.dock.show_panel("calculation")
    QTest.keyClick(tool.offer, Qt.Key.Key_Space)
    assert tool.problem.text() == "方案栏里还有没提出的内容，请先提出或清空。"


def test_before_the_talks_nothing_is_copied(window: MainWindow, store: Store) -> None:
    tool = hold(window, store, Phase.SORTING)
    QTest.keyClicks(field(tool, "medical.sums"), "1000")
    QTest.keyClick(tool.offer, Qt.Key.Key_Space)

    assert tool.problem.text() == "进入警民共谈理后，才能作为方案。"
    assert tool.room.dock.offers.form.empty()


def test_items_are_added_and_taken_out(window: MainWindow, store: Store) -> None:
    tool = hold(window, store)
    QTest.mouseClick(tool.others.chip("mental"), Qt.MouseButton.LeftButton)
    assert field(tool, "mental.agreed").hasFocus()
    QTest.keyClicks(field(tool, "mental.agreed"), "2000")
    QTest.mouseClick(tool.kinds.chip("物"), Qt.MouseButton.LeftButton)

    assert [*tool.items] == ["medical", "wages", "care", "travel", "meals", "nutrition", "mental", "property"]
    assert words(tool, "total") == "合计 ¥2,000.00"
    QTest.mouseClick(field(tool, "mental.out"), Qt.MouseButton.LeftButton)
    assert ("mental" in tool.items, words(tool, "total")) == (False, "合计 ¥0.00")


def test_unfinished_sheet_is_there_after_leaving(window: MainWindow, store: Store) -> None:
    tool = hold(window, store)
    QTest.keyClicks(field(tool, "medical.sums"), "777")
    sitting_id = tool.room.parts.room.sitting_id
    page: Any = window.page("sitting")
    page.show_list()
    window.go("sitting", sitting=sitting_id)

    assert words(shown(window), "total") == "合计 ¥777.00"


def test_paper_of_a_kept_calculation_is_asked_for_at_its_page(window: MainWindow, store: Store) -> None:
    tool = hold(window, store)
    QTest.keyClicks(field(tool, "medical.sums"), "1000")
    QTest.keyClick(tool.keep, Qt.Key.Key_Space)
    QTest.mouseClick(
        tool.kept.rows[0].findChildren(QPushButton, "calc.kept.paper")[0], Qt.MouseButton.LeftButton
    )

    papers: Any = window.page("papers")
    assert papers.arrived == {"case": tool.room.parts.room.case_id, "form": "J10"}


@pytest.mark.parametrize(("mode", "big"), [("light", False), ("light", True), ("dark", False)])
def test_no_word_is_cut_and_nothing_scrolls_sideways(
    window: MainWindow, store: Store, qapp: QApplication, mode: Any, big: bool
) -> None:
    theme.apply(qapp, mode=mode, big=big)
    tool = hold(window, store)
    QTest.keyClicks(field(tool, "medical.sums"), "123456.78")
    QTest.mouseClick(tool.others.chip("disabled"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(tool.kinds.chip("物"), Qt.MouseButton.LeftButton)
    tool.keep.click()
    QTest.qWait(1)

    inside = tool.widget()
    assert inside is not None
    assert inside.minimumSizeHint().width() <= tool.viewport().width()
    cut = [
        each.text()
        for each in tool.findChildren(QLabel)
        if each.isVisible() and not each.wordWrap() and each.width() < each.sizeHint().width()
    ]
    assert cut == []
    assert len(tool.kept.rows) == 1
    assert tool.foot.geometry().top() >= tool.viewport().geometry().bottom()


def test_loan_wages_and_plan_are_typed_and_the_plan_follows_the_total(
    window: MainWindow, store: Store
) -> None:
    tool = hold(window, store)
    for kind in ("伤", "债", "薪", "期"):
        QTest.mouseClick(tool.kinds.chip(kind), Qt.MouseButton.LeftButton)
    assert [*tool.items] == ["loan", "payroll", "plan"]
    QTest.keyClicks(field(tool, "loan.principal"), "50000")
    QTest.keyClicks(field(tool, "loan.lent"), "2024-03-01")
    assert field(tool, "loan.lpr").placeholderText() == "3.45%"
    QTest.keyClicks(field(tool, "loan.until"), "2025-03-01")
    QTest.keyClicks(field(tool, "plan.count"), "2")
    QTest.keyClicks(field(tool, "plan.first"), "2026-12-31")
    assert (words(tool, "loan.sum"), words(tool, "plan.sum")) == ("¥50,000.00", "¥50,000.00")
    field(tool, "payroll.workers").insertPlainText("王五 26.5天 280 已付3000\n李四 1200件 0.8")
    QTest.keyClick(tool.share.slider, HOME)
    tool.share.number.selectAll()
    QTest.keyClicks(tool.share.number, "50")

    assert (words(tool, "total"), words(tool, "plan.sum")) == ("合计 ¥55,380.00", "¥27,690.00")
    assert tool.items["plan"].formula.text().splitlines()[1:] == [
        "第1期　2026-12-31　¥13,845.00", "第2期　2027-01-31　¥13,845.00",
    ]  # fmt: skip


@pytest.mark.parametrize("big", [False, True])
def test_no_word_of_the_sums_that_were_owed_is_cut(
    window: MainWindow, store: Store, qapp: QApplication, big: bool
) -> None:
    theme.apply(qapp, mode="light", big=big)
    tool = hold(window, store)
    for kind in ("伤", "债", "薪", "期"):
        QTest.mouseClick(tool.kinds.chip(kind), Qt.MouseButton.LeftButton)
    QTest.keyClicks(field(tool, "loan.principal"), "1234567.89")
    QTest.keyClicks(field(tool, "loan.lent"), "2024-03-01")
    QTest.qWait(1)

    inside = tool.widget()
    assert inside is not None
    assert inside.minimumSizeHint().width() <= tool.viewport().width()
    assert [
        each.text()
        for each in tool.findChildren(QLabel)
        if each.isVisible() and not each.wordWrap() and each.width() < each.sizeHint().width()
    ] == []
