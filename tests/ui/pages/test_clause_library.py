"""从条款库加 in the real page, by keyboard: search, fields in tab order, a sentence that follows, several payers, schedules."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from models import agreements, drafts, endings
from models.cases import Outcome
from tests import sample
from tests.sample import Room
from tests.ui import rooms
from tests.ui.rooms import settled
from ui import theme
from ui.page import Context
from ui.pages import papers as papers_page


@pytest.fixture
def case_id(here: Room) -> UUID:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        sitting = sample.talked(db, here, sample.begun(db, here, subject))
        agreements.draft(
            db, subject, by=here.officer, facts="争吵。", sitting_id=sitting.id, clauses=[{"text": "双方各自保管好界桩。"}],
            performance="按各条履行",
        )  # fmt: skip
        endings.close(db, sitting, Outcome.AGREED, by=here.officer, at=here.clock())
        found: UUID = subject.id
        return found


@pytest.fixture
def page(context: Context, here: Room, qtbot: QtBot, case_id: UUID) -> Iterator[Any]:
    context.store, context.person = here.store, here.officer
    for made in rooms.standing(papers_page.PAGE.open(context)):
        made.resize(1290, 700)
        made.show()
        qtbot.waitExposed(made)
        made.arrive(case=case_id, edit=True)
        settled(qtbot, made)
        yield made


def press(page: Any, name: str) -> None:
    page.editor.findChild(QPushButton, name).click()


def added(page: Any, pattern: str) -> Any:
    page.editor.add_pattern(pattern)
    QTest.qWait(0)  # a new card is shown by the next turn of the loop
    return page.editor.cards[-1]


def test_library_is_searched_and_chosen_by_keys_alone(page: Any, qtbot: QtBot) -> None:
    press(page, "clauses.library.open")
    line = page.editor.picker.line
    assert page.focusWidget() is line
    assert page.editor.picker.list.item(0).text() == "这件纠纷必备"
    QTest.keyClicks(line, "pldq")
    assert page.editor.picker.sample.text().startswith("〔义务人〕")
    QTest.keyClick(line, Qt.Key.Key_Return)

    card = page.editor.cards[-1]
    assert (card.pattern, page.editor.picker.isVisible()) == ("C4", False)
    assert card.isAncestorOf(page.focusWidget())
    assert card.preview.text().startswith("赵水生当场在西岔派出所调解室当面口头向张土根赔礼道歉")


def test_esc_leaves_the_library_and_arrows_pass_its_headings(page: Any) -> None:
    press(page, "clauses.library.open")
    picker = page.editor.picker
    marked = []
    for _ in range(6):
        marked.append(picker.list.currentItem().text())
        QTest.keyClick(picker.line, Qt.Key.Key_Down)
    assert [each for each in marked if not each.startswith("　")] == []
    QTest.keyClick(picker.line, Qt.Key.Key_Escape)
    assert not picker.isVisible()


def test_sentence_follows_its_fields_and_tab_goes_through_them_in_order(page: Any) -> None:
    card = added(page, "C1")
    assert page.focusWidget() is card.payer
    seen = []
    for _ in range(7):
        seen.append(page.focusWidget().objectName().split(".", 2)[-1])
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    assert seen == ["payer", "payee", "amount", "due", "method", "account", "blanks.items"]
    card.amount.setFocus()
    card.amount.selectAll()
    QTest.keyClicks(card.amount, "3000")
    assert "人民币叁仟元整（¥3,000.00）" in card.preview.text()
    assert "〔方式〕" in card.preview.text()


def test_several_payers_say_how_and_their_shares_are_checked(page: Any, case_id: UUID, here: Room) -> None:
    card = added(page, "C1")
    assert not card.sharing.isVisible()
    card.payer.setEditText("赵水生、张土根")
    QTest.keyClicks(card.payer.lineEdit(), " ")
    assert card.sharing.isVisible()
    card.sharing.choice.set_value("按份")
    card.sharing.choice.picked.emit("按份")
    card.amount.setText("")
    QTest.keyClicks(card.amount, "300")
    QTest.keyClicks(card.sharing.fields["赵水生"], "100")
    QTest.keyClicks(card.sharing.fields["张土根"], "150")
    assert card.sum.text() == "各人合计 ¥250.00，比总额少 ¥50.00"
    card.method.setEditText("现金")
    card.method.picked.emit("现金")
    page.editor.save.click()
    assert "按份" in card.problem.text() or "各人承担" in card.problem.text()
    assert page.focusWidget() is card.sharing.fields["赵水生"]
    page.leave()
    with here.store.reading() as db:
        kept = (drafts.load(db, f"papers:{case_id}") or {})["clauses"][-1]
    assert (kept["sharing"], kept["shares"]) == ("按份", {"赵水生": "100", "张土根": "150"})


def test_schedule_is_pasted_and_counts_the_sum_of_its_clause(
    page: Any, qtbot: QtBot, case_id: UUID, here: Room
) -> None:
    card = added(page, "C19")
    QGuiApplication.clipboard().setText(
        "\n".join(f"户主{place}\t小麦\t{place}\t亩\t800" for place in range(1, 13))
    )
    press(page, f"clause.{card.number}.schedule.paste")
    assert (len(card.schedule.rows), card.sum.text()) == (12, "12 行合计 ¥62,400.00")
    assert "¥62,400.00" in card.preview.text()
    card.method.setEditText("银行转账")
    card.method.picked.emit("银行转账")
    for place in range(len(page.editor.cards) - 1):
        page.editor.cards[place].text.setPlainText(page.editor.cards[place].text.text() or "双方和睦相处。")
    page.editor.save.click()
    settled(qtbot, page)
    with here.store.reading() as db:
        made = agreements.latest(db, case_id)
        assert made is not None
        assert (made.clauses[-1].amount, len(made.clauses[-1].schedule)) == (6_240_000, 12)


def test_nothing_on_the_clipboard_is_said(page: Any) -> None:
    card = added(page, "C19")
    QGuiApplication.clipboard().setText("")
    press(page, f"clause.{card.number}.schedule.paste")
    assert "剪贴板里没有表格" in card.problem.text()


def test_instalments_are_set_out_and_stand_in_the_sentence(page: Any) -> None:
    card = added(page, "C3")
    card.amount.setText("")
    QTest.keyClicks(card.amount, "100")
    QTest.keyClicks(card.instalments.count, "3")
    QTest.keyClicks(card.instalments.first, "2026-12-31")
    press(page, f"clause.{card.number}.parts.plan")
    assert card.sum.text() == "3 期合计 ¥100.00，与总额一致"
    assert "第3期2027年2月28日前支付人民币叁拾叁元叁角肆分（¥33.34）" in card.preview.text()


def test_clause_of_the_library_can_be_written_over(page: Any) -> None:
    card = added(page, "C12")
    sentence = card.preview.text()
    press(page, f"clause.{card.number}.free")
    assert (page.editor.cards[-1].pattern, page.editor.cards[-1].text.text()) == ("", sentence)


def test_what_the_dispute_needs_is_told_and_goes_when_it_is_there(page: Any) -> None:
    needs = [
        each.objectName()
        for each in page.editor.findChildren(QPushButton)
        if each.objectName().startswith("clauses.need.")
    ]
    assert needs == ["clauses.need.C1", "clauses.need.C12", "clauses.need.C17"]
    press(page, "clauses.need.C12")
    page.editor.show_needs()
    assert [each.ids[0] for each in page.editor._lacks] == ["C1", "C17"]


@pytest.mark.parametrize("big", [False, True])
def test_no_card_is_wider_than_its_column(page: Any, qtbot: QtBot, qapp: QApplication, big: bool) -> None:
    theme.apply(qapp, "light", big=big)
    for pattern in ("C1", "C3", "C19", "C9", "C7"):
        added(page, pattern)
    qtbot.waitUntil(lambda: page.editor.cards[-1].width() > 0)
    wide = page.editor._scroll.viewport().width()
    inside = page.editor._scroll.widget()
    assert inside.minimumSizeHint().width() <= wide


def trial(page: Any, qtbot: QtBot) -> None:
    """Let the paper be tried as it is after the last key."""
    page.drafting.attempt()
    settled(qtbot, page)


def test_an_open_clause_leaves_the_others_checked_and_says_so(page: Any, qtbot: QtBot) -> None:
    page.editor.cards[0].text.setPlainText("赵水生尽快赔偿张土根麦苗损失。")
    page.editor.add_clause()
    trial(page, qtbot)
    assert page.side.note.text() == "第二条还没写完，没有体检。"
    fields = {
        row.gap.field.split(".")[1]
        for row in page.side.problems.rows
        if "clauses." in getattr(row, "gap", row).field
    }
    assert fields == {"0"}
    assert page.editor.cards[1].problem.text() == "", "nobody has typed in it yet"
    press(page, "clause.0.out")
    trial(page, qtbot)
    assert (page.side.note.text(), page.side.problems.isEnabled()) == (
        "条款还没写完，下面是先前的体检。",
        False,
    )


def test_a_new_clause_of_the_library_is_scrolled_into_sight(page: Any, qtbot: QtBot) -> None:
    page.resize(1290, 480)
    for pattern in ("C19", "C1"):
        page.editor.add_pattern(pattern)
    field, view = page.focusWidget(), page.editor._scroll.viewport()
    assert page.editor.cards[-1].isAncestorOf(field)

    def in_sight() -> bool:
        top = int(field.mapTo(view, field.rect().topLeft()).y())
        return bool(0 <= top <= view.height() - field.height())

    qtbot.waitUntil(lambda: page.editor._wanted is None, timeout=10_000)
    qtbot.waitUntil(in_sight, timeout=10_000)


def test_instalments_and_shares_are_told_beside_their_clause_at_once(page: Any) -> None:
    card = added(page, "pay")
    card.amount.setText("")
    QTest.keyClicks(card.amount, "300")
    card.instalments.add()
    QTest.keyClicks(card.parts[0][0], "2026-12-1")
    QTest.keyClicks(card.parts[0][1], "300")
    assert "一次性" not in card.preview.text()
    assert "分1期支付" in card.preview.text()
    card.payer.setEditText("赵水生、张土根")
    card.payer.picked.emit("赵水生、张土根")
    card.sharing.choice.set_value("按份")
    card.sharing.choice.picked.emit("按份")
    assert "按份承担又分期的，请给每个人另写一条" in card.sum.text()
