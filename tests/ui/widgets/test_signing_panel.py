"""签署 by keys in the real page: who cannot read is read to, tells back, and only then is 已签 recorded without a reason."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from models import agreements, cases, papers, signings
from models.cases import Need
from models.errors import Refusal
from tests import sample
from tests.sample import Room
from tests.ui import rooms
from tests.ui.rooms import settled
from ui.page import Context
from ui.pages import papers as papers_page

ENTER = Qt.Key.Key_Return
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def case_id(here: Room) -> UUID:
    with here.store.unit() as db:
        subject = sample.settled(db, here)
        cases.parties(subject)[0].needs = [Need.READING.value]
        return subject.id


@pytest.fixture
def page(context: Context, here: Room, case_id: UUID, qtbot: QtBot) -> Iterator[Any]:
    context.store, context.person, context.now = here.store, here.officer, here.clock
    made = papers_page.PAGE.open(context)
    for shown in rooms.standing(made):
        shown.arrive(case=case_id)
        settled(qtbot, shown)
        press(shown, "final")
        shown.panel.editor.set_value("on", "11-20")
        shown.panel.go.click()
        settled(qtbot, shown)
        yield shown


def press(page: Any, key: str) -> None:
    next(button for button in page.pane.buttons if button.objectName() == f"papers.{key}").click()


def current(page: Any) -> Any:
    (row,) = (row for row in page.signing.rows if row.fields)
    return row


def titles(page: Any) -> list[tuple[str, bool]]:
    return [(row.step.title, row.step.done) for row in page.signing.rows]


def test_signing_stands_beside_the_final_agreement(page: Any) -> None:
    page.side.signing.button.click()
    assert (
        page.side.signing.words.text()
        == "宣读、复述、签名、交付：张土根等 2 人还有 12 步没有记，其中有必须做的。"
    )
    assert page.signing.isVisible()
    assert not page.pane.isVisible()
    assert page.signing.name.text() == "张土根（不识字或看不清）"
    assert [title for title, _ in titles(page)] == [
        "核对身份", "宣读全文", "用自己的话说一遍", "单独问是不是自愿", "见证人在场", "签名、捺印", "交付协议书",
    ]  # fmt: skip
    filled = [
        each
        for each in page.signing.findChildren(QPushButton)
        if each.property("kind") == "main" and each.isVisible()
    ]
    assert [each.text() for each in filled] == ["记下：核对身份"]
    QTest.keyClick(page.signing, Qt.Key.Key_Escape)
    assert not page.signing.isVisible()
    assert page.pane.isVisible()


def test_enter_records_a_step_and_turns_to_the_next(page: Any, here: Room, case_id: UUID) -> None:
    page.side.signing.button.click()
    QTest.keyClick(current(page).fields["person"], ENTER)
    assert titles(page)[0] == ("核对身份", True)
    assert current(page).step.key == "read"
    QTest.mouseClick(page.signing.findChild(QPushButton, "signing.read.all"), Qt.MouseButton.LeftButton)
    row = current(page)
    assert row.step.key == "teachback"
    QTest.keyClick(row.fields["words"], ENTER, CTRL)
    assert row.problem.text() == "请填写原话。"
    row.fields["words"].setText("他赔我三百，明天栽桩")
    QTest.keyClick(row.fields["words"], ENTER, CTRL)
    assert current(page).step.key == "alone"

    with here.store.reading() as db:
        made = agreements.latest(db, case_id)
        assert made is not None
        kept = [(each.key, each.person, each.words) for each in signings.of_agreement(db, made.id)]
    assert kept == [
        ("identity", "葛民警", "居民身份证原件"), ("read", "葛民警", ""), ("read", "葛民警", ""),
        ("teachback", "张土根", "他赔我三百，明天栽桩"),
    ]  # fmt: skip


def test_wrong_step_is_taken_back_with_a_reason(page: Any) -> None:
    page.side.signing.button.click()
    QTest.keyClick(current(page).fields["person"], ENTER)
    row = page.signing.rows[0]
    page.signing.findChild(QPushButton, "signing.identity.undo").click()
    QTest.keyClick(row.why.field, ENTER)
    assert row.why.sentence.text() == "请写明撤销原因。"
    row.why.field.setText("看错了人")
    QTest.keyClick(row.why.field, ENTER)
    assert titles(page)[0] == ("核对身份", False)


def test_step_of_yesterday_unfolds_and_asks_for_the_reason(page: Any) -> None:
    page.side.signing.button.click()
    row = current(page)
    row.show_late()
    row.fields["at"].setText("11-19 15:00")
    row.go.click()
    assert row.problem.text() == "这是以前做的，请写明为什么现在才记。"
    row.fields["late_reason"].setText("昨天停电")
    row.go.click()
    assert page.signing.rows[0].step.told == "11月19日 15:00　葛民警　居民身份证原件　补记：昨天停电"


def test_signature_without_the_steps_asks_for_the_reason_and_is_then_recorded(
    page: Any, said: list[str], here: Room, case_id: UUID
) -> None:
    press(page, "sign")
    assert page.panel.note.text().startswith("还没有记：张土根“核对身份”、")
    page.panel.editor.set_value("on", "11-20")
    page.panel.go.click()
    assert page.panel.isVisible()
    page.panel.editor.set_value("unmet_reason", "在村委会签的，村主任读过")
    page.panel.editor.set_value("note", "当面签名捺印")
    page.panel.go.click()
    assert said[-1].startswith("协议自11月20日起生效")
    with here.store.reading() as db:
        made = agreements.latest(db, case_id)
        assert made is not None
        assert [(each.key, each.words) for each in signings.of_agreement(db, made.id)] == [
            ("unmet", "在村委会签的，村主任读过")
        ]
    assert page.list.rows["J08"].tag.text() == "草稿"


def test_reading_aloud_moves_the_finger_here_and_on_the_parties_screen(page: Any) -> None:
    page.side.signing.button.click()
    panel = page.signing
    panel.display.toggle()
    panel.turn_reading()
    assert panel.reading.isVisible()

    def lit(picture: Any) -> list[str]:
        return [row.lead for block in picture.blocks for row in block.rows if row.lit]

    assert lit(panel.reading.picture) == lit(panel.display.window.picture) == ["一、"]
    QTest.keyClick(panel.reading, Qt.Key.Key_Space)
    assert lit(panel.reading.picture) == lit(panel.display.window.picture) == ["二、"]
    for _ in range(5):
        QTest.keyClick(panel.reading, Qt.Key.Key_Down)
    assert lit(panel.reading.picture) == ["三、"]
    QTest.keyClick(panel.reading, Qt.Key.Key_Escape)
    assert not panel.reading.isVisible()
    page.choose_case()
    panel.leave()
    assert panel.display.window is None


def test_words_being_typed_outlive_a_turn_to_another_party_and_a_refresh(page: Any) -> None:
    page.side.signing.button.click()
    page.signing.open_step("teachback")
    row = current(page)
    QTest.keyClicks(row.fields["words"], "300")
    page.signing.turn(1)
    page.signing.turn(-1)
    page.signing.open_step("teachback")
    assert current(page).fields["words"].text() == "300"
    page.signing.show_steps()
    page.signing.open_step("teachback")
    assert current(page).fields["words"].text() == "300"


def test_twenty_parties_are_gone_through_one_after_another(page: Any, here: Room, case_id: UUID) -> None:
    with here.store.unit() as db:
        subject = cases.case(db, case_id)
        for number in range(18):
            db.add(
                cases.Party(
                    case_id=case_id, side="乙", role="被申请人", name=f"工人{number}", position=number + 2
                )
            )
        db.flush()
        db.refresh(subject, ["parties"])
    page.side.signing.button.click()
    assert len(page.signing.view.parties) == 20
    for _ in range(25):
        page.signing.turn(1)
    assert page.signing.name.text() == "工人17"
    page.signing.turn(-1)
    assert page.signing.name.text() == "工人16"


def test_copies_are_counted_against_those_the_parties_are_due(page: Any, here: Room, case_id: UUID) -> None:
    with here.store.unit() as db:
        made, paper = agreements.latest(db, case_id), papers.latest(db, case_id, "D14")
        assert made is not None
        assert paper is not None
        assert paper.copies == 3
        first = cases.parties(cases.case(db, case_id))[0]
        signings.record(
            db, made, "sign", first, at=here.clock(), by=here.officer, person="张土根", words="签名"
        )
        with pytest.raises(Refusal, match="一共 3 份"):
            signings.record(
                db, made, "copies", first, at=here.clock(), by=here.officer, person="张土根", count=4
            )
        signings.record(db, made, "copies", first, at=here.clock(), by=here.officer, person="张土根", count=1)
    page.side.signing.button.click()
    assert page.signing.view.copies == "交给当事人的应是 2 份，现记 1 份。"
