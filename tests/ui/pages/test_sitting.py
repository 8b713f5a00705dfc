"""The page 调解 by real keys: choose, prepare, speak, sort, talk, agree, and everything that may go wrong."""

from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from models import cases, sittings
from models.store import Store
from tests.room_station import TODAY, add_case
from tests.ui.fake_machine import FakeMachine
from ui.page import EVERYTHING, Context
from ui.pages.sitting import PAGE, Sitting
from ui.tools.law import Law
from ui.widgets.sitting_room import Room
from ui.window import MainWindow

ENTER, UP, ESC, DELETE = Qt.Key.Key_Return, Qt.Key.Key_Up, Qt.Key.Key_Escape, Qt.Key.Key_Delete
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def page_of(window: MainWindow) -> Sitting:
    page = window.page("sitting")
    assert isinstance(page, Sitting)
    return page


def room_of(window: MainWindow) -> Room:
    room = page_of(window).room
    assert room is not None
    return room


def hold(
    window: MainWindow, store: Store, case_id: UUID | None = None, *, hosts: tuple[str, ...] = ("yxl",)
) -> Room:
    """Prepare and begin by keys alone; what a police track asks for first is left open with its reason."""
    window.go("sitting", case=case_id or add_case(store))
    panel = page_of(window).preparation
    for host in hosts:
        QTest.keyClicks(panel.hosts.line, host)
        QTest.keyClick(panel.hosts.line, ENTER)
    QTest.keyClick(panel.go, Qt.Key.Key_Space)
    if panel.why.isVisible():
        commit(panel.why.field, "各方要求马上开始")
        QTest.keyClick(panel.why.field, ENTER)
    return room_of(window)


def commit(field: QWidget, text: str) -> None:
    """Let the input method commit a text."""
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(field, event)


def speak(room: Room, text: str) -> None:
    commit(room.line.words, text)
    QTest.keyClick(room.line.words, ENTER)


def texts(room: Room) -> list[str]:
    return [line.text for line in room.parts.record.lines]


def to_sorting(room: Room) -> None:
    for card in room.dock.demands.cards.values():
        commit(card.words, "把桩挪回去，赔 500 元")
        QTest.keyClick(card.words, ENTER)
    QTest.keyClick(room.line.words, Qt.Key.Key_2, ALT)


def to_talks(room: Room) -> None:
    to_sorting(room)
    commit(room.dock.sorting.cause, "指界时没有立桩")
    QTest.keyClick(room.line.words, Qt.Key.Key_3, ALT)


def test_list_shows_what_waits_and_enter_prepares_it(window: MainWindow, store: Store) -> None:
    add_case(store)
    page_of(window).refresh(EVERYTHING)
    page = page_of(window)

    QTest.keyClick(page.list.rows[0], ENTER)

    assert page.stack.currentWidget() is page.preparation
    assert page.preparation.title.text() == "张某 与 赵某、赵某之子　地畔纠纷　第 1 次调解"
    assert page.preparation.rest.text() == (
        "人和地点：还没有主持人；准备清单：6 项没有勾；开场白：还有 12 段没有念；各方意愿：3 人还没有问"
    )


def test_empty_list_says_where_to_begin(window: MainWindow) -> None:
    page = page_of(window)

    assert page.list.rows == ()
    assert "先到接待登记并受理一件" in page.list._empty.sentence.text()


def test_begin_refuses_beside_the_field_and_keeps_what_was_typed(window: MainWindow, store: Store) -> None:
    window.go("sitting", case=add_case(store, track="ZA"))
    panel = page_of(window).preparation
    assert [each.name for each in panel.hosts.picked] == ["陈立新"]
    panel.hosts.findChildren(QPushButton, "hosts.out.0")[0].click()
    panel.form.set_value("place", "")
    said = []

    QTest.keyClick(panel.go, Qt.Key.Key_Space)
    said.append(panel.form.problems().get("place"))
    panel.form.set_value("place", "调解室")
    QTest.keyClick(panel.go, Qt.Key.Key_Space)
    said.append(panel.hosts.problem.text())
    QTest.keyClicks(panel.hosts.line, "clx")
    QTest.keyClick(panel.hosts.line, ENTER)
    QTest.keyClick(panel.go, Qt.Key.Key_Space)
    said.append(panel.form.problems().get("recording"))

    assert said == [
        "请填写调解地点。",
        "请登记主持人。",
        "只有一名民警主持时须全程同步录音录像，请先填写录像设备（治安管理处罚法 108）。",
    ]
    assert [each.name for each in panel.hosts.picked] == ["陈立新"]
    assert page_of(window).room is None


def test_begin_asks_for_the_reason_once_the_limit_has_passed(window: MainWindow, store: Store) -> None:
    case_id = add_case(store, track="ZA")
    clock: Any = store.now
    clock.at = clock.at.replace(day=30)
    window.go("sitting", case=case_id)
    panel = page_of(window).preparation
    for host in ("clx", "gyf"):
        QTest.keyClicks(panel.hosts.line, host)
        QTest.keyClick(panel.hosts.line, ENTER)

    QTest.keyClick(panel.go, Qt.Key.Key_Space)

    assert panel.form.problems() == {
        "late_reason": "这次调解晚于 11月25日 的期限，可以如实登记，请写明超期原因。"
    }
    commit(panel.form.input("late_reason").inner, "被侵害人住院")
    commit(panel.why.field, "证件在家")
    QTest.keyClick(panel.go, Qt.Key.Key_Space)
    assert room_of(window).parts.room.phase == "群众先说理"


def test_invitee_without_consent_is_refused_beside_the_list(window: MainWindow, store: Store) -> None:
    window.go("sitting", case=add_case(store))
    panel = page_of(window).preparation
    QTest.keyClicks(panel.hosts.line, "yxl")
    QTest.keyClick(panel.hosts.line, ENTER)
    QTest.keyClicks(panel.invitees.line, "lj")
    QTest.keyClick(panel.invitees.line, ENTER)

    QTest.keyClick(panel.go, Qt.Key.Key_Space)
    assert panel.invitees.problem.text() == "邀请李静参加，须先征得当事人同意。"
    next(iter(panel.invitees.agreed.values())).click()
    QTest.keyClick(panel.go, Qt.Key.Key_Space)
    QTest.keyClick(panel.why.field, ENTER)

    assert [voice.name for voice in room_of(window).line.voices] == [
        "张某",
        "赵某",
        "赵某之子",
        "主持人",
        "李静",
    ]


def test_enter_records_the_line_and_keeps_the_cursor(
    window: MainWindow, store: Store, machine: FakeMachine
) -> None:
    room = hold(window, store)

    QTest.keyClicks(room.line.words, "300 yuan")
    QTest.keyClick(room.line.words, ENTER)

    assert texts(room) == ["300 yuan"]
    assert room.line.text == ""
    assert room.line.words.hasFocus()
    assert room.head.saved.text().startswith("已保存 14:")


def test_enter_of_the_input_method_never_submits(window: MainWindow, store: Store) -> None:
    room = hold(window, store)
    QApplication.sendEvent(room.line.words, QInputMethodEvent("zhuang", []))

    QTest.keyClick(room.line.words, ENTER)
    composed = texts(room)
    commit(room.line.words, "桩")
    QTest.keyClick(room.line.words, ENTER)

    assert (composed, texts(room)) == ([], ["桩"])


def test_empty_line_is_refused_above_the_input(window: MainWindow, store: Store) -> None:
    room = hold(window, store)

    QTest.keyClick(room.line.words, ENTER)

    assert room.line.problem.text() == "这一行还没有内容。"
    QTest.keyClicks(room.line.words, "a")
    assert room.line.problem.text() == ""


@pytest.mark.parametrize("key", range(4))
def test_function_keys_choose_the_speaker_and_f5_is_not_refresh(
    window: MainWindow, store: Store, key: int
) -> None:
    room = hold(window, store)

    QTest.keyClick(room.line.words, Qt.Key(Qt.Key.Key_F2 + key))
    speak(room, "话")

    assert room.parts.record.lines[-1].speaker == ("张某", "赵某", "赵某之子", "主持人")[key]


def test_at_sign_chooses_the_speaker_by_initials_and_hash_the_kind(window: MainWindow, store: Store) -> None:
    room = hold(window, store)

    QTest.keyClicks(room.line.words, "@zmzz")
    listed = (
        [room.line.list.item(row).text() for row in range(room.line.list.count())] if room.line.list else []
    )
    QTest.keyClick(room.line.words, ENTER)
    QTest.keyClicks(room.line.words, "#2 ")
    speak(room, "赔三百")

    line = room.parts.record.lines[-1]
    assert listed == ["F4　赵某之子"]
    assert (line.speaker, line.kind, line.text) == ("赵某之子", "诉求", "赔三百")


def test_at_sign_of_the_input_method_and_arrows_work_too(window: MainWindow, store: Store) -> None:
    room = hold(window, store)

    commit(room.line.words, "＠")
    QTest.keyClick(room.line.words, Qt.Key.Key_Down)
    QTest.keyClick(room.line.words, Qt.Key.Key_Tab)
    speak(room, "我在场")

    assert room.parts.record.lines[-1].speaker == "赵某"
    assert texts(room) == ["我在场"]


def test_at_sign_inside_a_line_is_only_a_sign(window: MainWindow, store: Store) -> None:
    room = hold(window, store)

    speak(room, "3#楼 @ 门口")

    assert texts(room) == ["3#楼 @ 门口"]


def test_private_line_is_marked_and_blurred_until_pointed_at(window: MainWindow, store: Store) -> None:
    room = hold(window, store)
    QTest.keyClick(room.line.words, Qt.Key.Key_P, CTRL)
    speak(room, "其实五百也拿得出")
    view = room.record
    row = len(view.entries) - 1
    blurred = view.grab().toImage()

    spot = QPointF(view._rect(row).center())
    none = Qt.MouseButton.NoButton
    QApplication.sendEvent(
        view.viewport(),
        QMouseEvent(QEvent.Type.MouseMove, spot, spot, none, none, Qt.KeyboardModifier.NoModifier),
    )
    pointed = view.grab().toImage()
    QApplication.sendEvent(view.viewport(), QEvent(QEvent.Type.Leave))

    assert room.parts.record.lines[-1].private
    assert blurred != pointed
    assert view.grab().toImage() == blurred


def test_unfinished_line_is_kept_and_comes_back(window: MainWindow, store: Store, qtbot: QtBot) -> None:
    room = hold(window, store)
    QTest.keyClick(room.line.words, Qt.Key.Key_F3)
    commit(room.line.words, "指界那年我")
    qtbot.waitUntil(lambda: not room.saver.pending)
    sitting_id = room.parts.room.sitting_id
    kept = room.parts.record.kept()

    page_of(window).show_list()
    row = page_of(window).list.rows[0].accessibleName()
    window.go("sitting", sitting=sitting_id)

    again = room_of(window)
    assert (kept.text, kept.speaker) == ("指界那年我", "赵某")
    assert "未记完：指界那年我" in row
    assert (again.line.text, again.line.voice.name) == ("指界那年我", "赵某")


def test_leaving_the_page_puts_the_line_in_safety_at_once(window: MainWindow, store: Store) -> None:
    room = hold(window, store)
    commit(room.line.words, "半句")

    window.go("papers")

    assert room.parts.record.kept().text == "半句"


def test_list_opens_again_where_the_room_stood(window: MainWindow, store: Store) -> None:
    room = hold(window, store)
    to_sorting(room)
    speak(room, "梳理一句")

    page_of(window).show_list()
    QTest.keyClick(page_of(window).list.rows[0], ENTER)

    again = room_of(window)
    assert (again.parts.room.phase, texts(again), again.dock.panel) == ("民警后梳理", ["梳理一句"], "sorting")


def test_up_goes_into_the_record_delete_strikes_and_typing_comes_back(
    window: MainWindow, store: Store
) -> None:
    room = hold(window, store)
    for text in ("第一句", "第二句"):
        speak(room, text)

    QTest.keyClick(room.line.words, UP)
    QTest.keyClick(room.record, UP)
    QTest.keyClick(room.record, DELETE)
    QTest.keyClicks(room.record, "x")

    assert [(line.text, line.struck_at is not None) for line in room.parts.record.lines] == [
        ("第一句", True), ("第二句", False),
    ]  # fmt: skip
    assert (room.line.text, room.line.words.hasFocus()) == ("x", True)


def test_keys_sort_lines_in_the_second_phase_only(window: MainWindow, store: Store) -> None:
    room = hold(window, store)
    speak(room, "桩被挪过")

    QTest.keyClick(room.line.words, UP)
    QTest.keyClick(room.record, Qt.Key.Key_1)
    before = room.parts.record.lines[-1].column
    room.line.words.clear()
    to_sorting(room)
    QTest.keyClick(room.line.words, UP)
    told = []
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_3):
        QTest.keyClick(room.record, key)
        told.append(room.parts.record.lines[-1].column)

    assert before == ""
    assert told == ["无争议", "争议", "焦点", ""]


def test_columns_list_what_was_sorted(window: MainWindow, store: Store) -> None:
    room = hold(window, store)
    speak(room, "桩被挪过")
    to_sorting(room)

    QTest.keyClick(room.line.words, UP)
    QTest.keyClick(room.record, Qt.Key.Key_1)

    assert room.dock.sorting.cards["无争议"].texts == ("桩被挪过",)


def test_gate_asks_for_the_silent_side_in_the_dock(window: MainWindow, store: Store) -> None:
    room = hold(window, store)
    QTest.keyClick(room.line.words, Qt.Key.Key_2, ALT)
    asked = room.dock.demands.asked

    assert (room.dock.panel, asked.isVisible(), room.parts.room.phase) == ("demands", True, "群众先说理")
    assert asked.sentence.text() == "甲方、乙方的诉求还没有记下。请记下诉求，或写明没有诉求的原因。"
    commit(asked.field, "双方只要求评理")
    QTest.keyClick(asked.field, ENTER)

    assert (room.parts.room.phase, room.dock.panel) == ("民警后梳理", "sorting")


def test_party_without_demand_gives_its_reason_in_its_own_line(window: MainWindow, store: Store) -> None:
    room = hold(window, store)
    card = list(room.dock.demands.cards.values())[1]
    commit(card.words, "认错，没有要求")

    card.none.click()

    assert [each.none_reason for each in room.parts.room.demands] == ["认错，没有要求"]
    assert room.parts.room.silent == ("甲",)


def test_demand_with_a_bad_sum_is_refused_in_its_card(window: MainWindow, store: Store) -> None:
    room = hold(window, store)
    card = next(iter(room.dock.demands.cards.values()))
    commit(card.words, "赔钱")
    QTest.keyClicks(card.sum, "5oo")

    QTest.keyClick(card.sum, ENTER)

    assert card.problem.text() == "金额里有字母，请只填数字。"
    assert (card.words.text(), room.parts.room.demands) == ("赔钱", ())


def test_gate_asks_for_the_root_cause_and_takes_it_as_typed(window: MainWindow, store: Store) -> None:
    room = hold(window, store)
    to_sorting(room)
    QTest.keyClick(room.line.words, Qt.Key.Key_3, ALT)
    said = room.dock.sorting.problem.text()

    commit(room.dock.sorting.cause, "指界时没有立桩")
    room.dock.deeds["next"].click()

    assert said == "请先写下根本原因（症结），再进入警民共谈理。"
    assert (room.parts.room.phase, room.parts.room.root_cause) == ("警民共谈理", "指界时没有立桩")
    assert [button.step.done for button in room.steps.buttons] == [True, True, False]


def test_step_cannot_be_jumped_and_may_be_taken_back(window: MainWindow, store: Store) -> None:
    room = hold(window, store)
    QTest.keyClick(room.line.words, Qt.Key.Key_3, ALT)
    jumped = (room.parts.room.phase, window.banner.sentence)
    to_sorting(room)

    QTest.keyClick(room.line.words, Qt.Key.Key_1, ALT)

    assert jumped == ("群众先说理", "现在是“群众先说理”，下一步不能直接到“警民共谈理”。")
    assert room.parts.room.phase == "群众先说理"
    assert [step for step, _ in room.parts.room.steps] == ["群众先说理", "民警后梳理", "群众先说理"]


def test_alt_0_goes_to_what_is_not_sorted_and_each_key_to_the_next(window: MainWindow, store: Store) -> None:
    room = hold(window, store)
    for text in ("桩被挪过", "我没有挪"):
        speak(room, text)
    to_sorting(room)

    QTest.keyClick(room.line.words, Qt.Key.Key_0, ALT)
    QTest.keyClick(room.record, Qt.Key.Key_1)
    QTest.keyClick(room.record, Qt.Key.Key_3)

    cards = room.dock.sorting.cards
    assert (cards["无争议"].texts, cards["焦点"].texts) == (("桩被挪过",), ("我没有挪",))
    assert room.dock.sorting.left.text() == "说理的话都归类了"


def test_law_is_put_on_record_in_plain_words(window: MainWindow, store: Store) -> None:
    room = hold(window, store)
    to_sorting(room)

    room.dock.tabs.buttons["law"].click()
    law = room.dock.tools["law"]
    assert isinstance(law, Law)
    first = next(iter(law.cards.values()))
    QTest.keyClick(first, Qt.Key.Key_Space)

    line = room.parts.record.lines[-1]
    assert (line.kind, line.speaker, line.text) == ("释法", "主持人", first.card.words)


def test_control_enter_makes_an_offer_of_the_typed_and_of_the_chosen_line(
    window: MainWindow, store: Store
) -> None:
    room = hold(window, store)
    to_talks(room)

    commit(room.line.words, "300 元我出")
    QTest.keyClick(room.line.words, ENTER, CTRL)
    speak(room, "当面道歉")
    QTest.keyClick(room.line.words, UP)
    QTest.keyClick(room.record, ENTER, CTRL)

    assert [(each.round, each.text, each.amount) for each in room.parts.room.offers] == [
        (1, "300 元我出", 30000), (2, "当面道歉", None),
    ]  # fmt: skip
    assert room.parts.record.lines[0].kind == "方案"
    assert room.dock.panel == "offers"


def test_control_enter_before_the_talks_says_so(window: MainWindow, store: Store) -> None:
    room = hold(window, store)
    commit(room.line.words, "300 元我出")

    to_sorting(room)
    QTest.keyClick(room.line.words, ENTER, CTRL)

    assert room.line.problem.text() == "进入警民共谈理后，才把发言变成方案。"
    assert (room.line.text, texts(room)) == ("300 元我出", [])


def test_control_enter_while_the_people_tell_makes_a_demand(window: MainWindow, store: Store) -> None:
    room = hold(window, store)
    commit(room.line.words, "@张某 ")
    commit(room.line.words, "麦苗赔 500 元")

    QTest.keyClick(room.line.words, ENTER, CTRL)

    line = room.parts.record.lines[-1]
    assert (line.kind, line.speaker, line.text) == ("诉求", "张某", "麦苗赔 500 元")
    assert [(each.text, each.amount, each.topic) for each in room.parts.room.demands] == [
        ("麦苗赔 500 元", 50000, "赔偿金额")
    ]
    assert room.line.text == ""


def test_d_on_a_line_makes_a_demand_once(window: MainWindow, store: Store) -> None:
    room = hold(window, store)
    commit(room.line.words, "@张某 ")
    speak(room, "要他当面道歉")

    QTest.keyClick(room.line.words, UP)
    QTest.keyClick(room.record, Qt.Key.Key_D)
    QTest.keyClick(room.record, Qt.Key.Key_D)

    assert [(each.text, each.topic) for each in room.parts.room.demands] == [("要他当面道歉", "道歉")]


def agreed_room(window: MainWindow, store: Store, **more: Any) -> Room:
    """A room whose one offer both sides accept, with the draft filled in."""
    room = hold(window, store, **more)
    to_talks(room)
    commit(room.dock.offers.words, "赵某赔偿张某麦苗损失")
    QTest.keyClicks(room.dock.offers.sum, "300")
    QTest.keyClick(room.dock.offers.sum, ENTER)
    for side in ("甲", "乙"):
        room.dock.offers.cards[0].buttons[side, "接受"].click()
    room.dock.deeds["draft"].click()
    card = room.dock.agreement.cards[0]
    commit(card.due, "11-22")
    commit(room.dock.agreement.performance, "2026年11月22日前现金一次付清")
    return room


def test_accepted_offer_is_a_clause_and_agreeing_goes_to_the_papers(window: MainWindow, store: Store) -> None:
    room = agreed_room(window, store)
    case_id = room.parts.room.case_id
    words = room.dock.deeds["agree"].text()

    room.dock.deeds["agree"].click()
    asked = (room.dock.panel, room.dock.agreement.why.isVisible(), room.parts.deeds.ended)
    lines = {each.property("gap"): each for each in room.dock.agreement.problems}
    lines["reading"].go()
    led = room.dock.panel
    room.dock.show_panel("agreement")
    room.dock.deeds["agree"].click()
    assert not room.parts.deeds.ended, "no reason is given yet"
    commit(room.dock.agreement.why.field, "当事人赶车，明天上门补读")
    QTest.keyClick(room.dock.agreement.why.field, ENTER)

    assert words == "达成协议 1 条"
    assert (asked, led) == (("agreement", True, False), "reading")
    room.parts.record.load()
    told = room.parts.record.lines[-1].text
    assert (told[:6], "协议还没有向各方宣读。" in told) == ("达成时待补：", True)
    assert told.endswith("原因：当事人赶车，明天上门补读")
    with store.reading() as db:
        case = cases.case(db, case_id)
        assert (case.state, case.outcome) == ("达成待履行", "达成协议")
    papers: Any = window.page("papers")
    assert (window.current, papers.arrived) == ("papers", {"case": case_id, "form": "D14"})
    assert page_of(window).room is None


def test_draft_without_clauses_offers_to_write_the_first(window: MainWindow, store: Store) -> None:
    room = hold(window, store)
    to_talks(room)
    room.dock.show_panel("agreement")
    empty = (
        [button.property("kind") for button in room.dock.deeds.values()],
        room.dock.agreement.none.isVisible(),
    )

    room.dock.deeds["first"].click()

    assert empty == (["plain", "main"], True)
    assert (len(room.dock.agreement.cards), "agree" in room.dock.deeds) == (1, True)
    assert not room.dock.agreement.none.isVisible()


def test_problem_of_the_draft_leads_to_its_field(window: MainWindow, store: Store) -> None:
    room = agreed_room(window, store)
    room.dock.agreement.performance.setText("")
    room.dock.agreement.changed.emit()
    room.dock.deeds["check"].click()

    line = room.dock.agreement.problems[0]
    line.setFocus()
    QTest.keyClick(line, ENTER)

    assert (line.property("gap"), room.dock.agreement.cards[0].method.hasFocus()) == ("performance", True)


def test_problems_of_the_draft_are_listed_red_first(window: MainWindow, store: Store) -> None:
    room = agreed_room(window, store)
    room.dock.agreement.performance.setText("")
    room.dock.agreement.changed.emit()

    room.dock.deeds["check"].click()

    severities = [label.text()[0] for label in room.dock.agreement.problems]
    assert severities == sorted(severities, key=lambda sign: sign != "✗")
    assert room.dock.agreement.problems[0].text() == "✗　第一条：这一条没有写履行方式。"


def test_bad_sum_in_a_clause_is_refused_in_its_clause(window: MainWindow, store: Store) -> None:
    room = agreed_room(window, store)
    room.dock.agreement.cards[0].amount.clear()
    commit(room.dock.agreement.cards[0].amount, "3oo")

    room.dock.deeds["agree"].click()

    assert room.dock.agreement.cards[0].problem.text() == "第一条：金额里有字母，请只填数字。"
    assert not room.parts.deeds.ended


def test_one_officer_alone_is_asked_for_the_video_before_agreeing(window: MainWindow, store: Store) -> None:
    case_id = add_case(store, track="ZA")
    window.go("sitting", case=case_id)
    commit(page_of(window).preparation.form.input("recording").inner, "执法记录仪 3 号")
    panel = page_of(window).preparation
    QTest.keyClicks(panel.hosts.line, "clx")
    QTest.keyClick(panel.hosts.line, ENTER)
    commit(panel.why.field, "证件在家")
    QTest.keyClick(panel.go, Qt.Key.Key_Space)
    room = room_of(window)
    to_talks(room)
    room.dock.agreement.added.emit()
    commit(room.dock.agreement.cards[0].text, "赵某当面向张某道歉")
    room.dock.show_panel("agreement")

    room.dock.deeds["agree"].click()
    commit(room.dock.agreement.why.field, "当事人要赶车")
    room.dock.agreement.why.button.click()
    asked = (room.dock.panel, room.dock.ending.video.isVisible(), room.parts.deeds.ended)
    room.dock.ending.confirm.click()
    refused = room.dock.ending.problem.text()
    commit(room.dock.ending.file, "V-3-17")
    room.dock.ending.confirm.click()
    unsaid = room.dock.ending.problem.text()
    room.dock.ending.continuous.buttons[True].click()
    room.dock.ending.confirm.click()

    assert asked == ("ending", True, False)
    assert refused.startswith("一名民警主持的，须登记录像文件号")
    assert unsaid == "请看过录像，选“全程连续”或“有中断、缺失”。"
    assert room.parts.room.phase == "结束"


@pytest.mark.parametrize(
    ("outcome", "state"),
    [("未达成", "未达成"), ("撤回", "已撤回"), ("自行和解", "已撤回"), ("休会，另行择期", "调解中")],
)
def test_ending_without_agreement_takes_its_reason_inline(
    window: MainWindow, store: Store, outcome: str, state: str
) -> None:
    room = hold(window, store)
    case_id = room.parts.room.case_id
    page_of(window).bar.end.click()
    room.dock.ending.outcomes[outcome].click()

    room.dock.ending.confirm.click()
    refused = room.dock.ending.problem.text()
    commit(room.dock.ending.reason, "金额谈不拢")
    room.dock.ending.told.click()
    room.dock.ending.confirm.click()

    assert refused == "请写明原因。"
    with store.reading() as db:
        assert cases.case(db, case_id).state == state
        assert sittings.of_case(db, case_id)[0].outcome_text == "金额谈不拢"


def test_pause_stops_and_goes_on_while_typing_is_kept(window: MainWindow, store: Store) -> None:
    room = hold(window, store)
    commit(room.line.words, "半句")

    page_of(window).bar.pause.click()
    paused = (
        room.parts.room.paused,
        page_of(window).bar.pause.text(),
        room.card.paused.isVisible(),
        room.line.text,
    )
    page_of(window).bar.pause.click()

    assert paused == (True, "复会", True, "半句")
    assert (room.parts.room.paused, [each.kind for each in room.parts.room.events]) == (
        False,
        ["休会", "复会"],
    )


def test_wrong_mark_is_withdrawn_in_the_list(window: MainWindow, store: Store) -> None:
    room = hold(window, store)
    room.closing.ask_event("迟到")
    room.dock.events.who.set_value("赵某")
    room.dock.events.confirm.click()
    room.dock.show_panel("events")
    row: Any = room.dock.events._shown[0]

    row._open()
    commit(row.reason, "记错了")
    QTest.keyClick(row.reason, ENTER)

    assert [each.withdrawn for each in room.parts.room.events] == ["记错了"]


def test_find_lights_lines_up_and_goes_to_earlier_ones(window: MainWindow, store: Store) -> None:
    room = hold(window, store)
    for text in ("桩挪了", "麦苗踩了", "桩没挪"):
        speak(room, text)
    QTest.keyClick(room.line.words, Qt.Key.Key_F, CTRL)
    finder = room.card.finder

    commit(finder, "桩")
    last = room.record.current_line()
    QTest.keyClick(finder, ENTER)
    first = room.record.current_line()
    said = room.card.found.text()
    QTest.keyClick(finder, ESC)

    lines = room.parts.record.lines
    assert (said, last, first) == ("1 / 2 处", lines[2].id, lines[0].id)
    assert room.line.words.hasFocus()


def test_lines_of_another_workstation_appear(window: MainWindow, store: Store, qtbot: QtBot) -> None:
    room = hold(window, store)
    other = type(room.parts).open(store, room.parts.room.sitting_id, today=lambda: TODAY, now=store.now)

    other.record.note("别的电脑记的", other.speaker("赵某"))

    qtbot.waitUntil(lambda: texts(room) == ["别的电脑记的"])


def test_bare_hides_the_rail_and_keeps_the_bar_with_the_recording(window: MainWindow, store: Store) -> None:
    room = hold(window, store)

    seen = []
    for _ in range(2):
        QTest.keyClick(room.line.words, Qt.Key.Key_F11)
        seen.append((window.rail.isVisible(), window.tops.isVisible()))

    assert seen == [(False, True), (True, True)]


def test_room_brings_its_own_bar_and_the_list_the_windows_own(window: MainWindow, store: Store) -> None:
    hold(window, store)
    in_room = window.tops.currentWidget()

    page_of(window).show_list()

    assert in_room is page_of(window).bar
    assert window.tops.currentWidget() is window.top


def test_no_dialog_opens_in_the_room(window: MainWindow, store: Store) -> None:
    room = agreed_room(window, store)
    for deed in (
        room.closing.pause,
        room.closing.ask_end,
        lambda: room.closing.ask_event("离席"),
        room.check,
        room.enter,
    ):
        deed()

    dialogs = [
        widget
        for widget in QApplication.topLevelWidgets()
        if isinstance(widget, QDialog) and widget.isVisible()
    ]
    assert dialogs == []
    assert QApplication.activeModalWidget() is None


def test_refused_by_the_disk_leaves_the_words_on_screen(
    window: MainWindow, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = hold(window, store)
    commit(room.line.words, "不能丢的话")

    def fail(*_said: object, **_more: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(room.parts.record, "note", fail)
    QTest.keyClick(room.line.words, ENTER)

    assert room.line.text == "不能丢的话"
    assert window.banner.sentence.startswith("磁盘已满")


def test_page_is_found_by_the_frame_and_tells_its_keys(context: Context, store: Store, qtbot: QtBot) -> None:
    context.store, context.person = store, store.person
    page: Any = PAGE.open(context)
    qtbot.addWidget(page)

    bound = page.keys()
    named = {action.key: action.text for action in bound}

    assert isinstance(page, Sitting)
    assert named["sitting.offer"] == "把一条发言变成方案"
