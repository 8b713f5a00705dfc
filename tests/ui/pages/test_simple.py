"""简易 by real keys: three boxes, from the list to the paper; what grows, what is corrected, what the law wants."""

from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from models import agreements, cases, demands, drafts, record, recordings, sittings
from models.sittings import Sitting as Session
from models.store import Store
from tests.room_station import TODAY, add_case, signed_in
from tests.ui.paper_stub import Papers
from ui.pages.sitting import Sitting
from ui.viewmodels import simple
from ui.viewmodels.simple import fits
from ui.widgets.simple_room import SimpleRoom
from ui.window import MainWindow

ENTER, TAB, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Space
#: What an input method costs for one Chinese character, in key presses.
PER_CHARACTER = 3
#: Five minutes at one key a second: the measure of 简易.
FIVE_MINUTES = 300


class Hand:
    """Types like a person and counts the keys."""

    def __init__(self) -> None:
        self.keys = 0

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.keys += 1
        QTest.keyClick(self._at(), key, modifier)

    def type(self, words: str) -> None:
        self.keys += sum(1 if letter.isascii() else PER_CHARACTER for letter in words)
        if words.isascii():
            QTest.keyClicks(self._at(), words)
            return
        committed = QInputMethodEvent()
        committed.setCommitString(words)
        QApplication.sendEvent(self._at(), committed)

    def reach(self, name: str) -> None:
        """Press Tab until the field of this name has the cursor."""
        for _ in range(60):
            if (
                self._at().objectName() == name
                or (self._at().parentWidget() or self._at()).objectName() == name
            ):
                return
            self.press(TAB)
        raise AssertionError(f"Tab never reaches {name}")

    @staticmethod
    def _at() -> QWidget:
        found = QApplication.focusWidget()
        assert found is not None, "something always has the cursor"
        return found


def page_of(window: MainWindow) -> Sitting:
    page = window.page("sitting")
    assert isinstance(page, Sitting)
    return page


def arrived(window: MainWindow) -> Any:
    page = window.page("papers")
    assert isinstance(page, Papers)
    return page.arrived


def open_simple(window: MainWindow, store: Store, case_id: UUID) -> SimpleRoom:
    window.go("sitting")
    page_of(window).show_list()
    page_of(window).shorten(case_id)
    found = page_of(window).simple
    assert found is not None
    return found


def say(hand: Hand, room: SimpleRoom, *words: tuple[str, str]) -> None:
    """Fill box one by keys: the notice, each consent, facts and demand of each party."""
    hand.reach("told")
    hand.press(SPACE)
    for line, (facts, asks) in zip(room.saying.lines, words, strict=True):
        hand.reach(f"said.{line.party_id}.agrees")
        hand.press(SPACE)
        hand.press(TAB)
        hand.type(facts)
        hand.press(TAB)
        hand.type(asks)
    hand.press(ENTER)


def lines(store: Store, sitting_id: UUID) -> list[tuple[str, str, str, str]]:
    with store.reading() as db:
        return [
            (each.phase, each.speaker, each.kind, each.text)
            for each in record.lines(db, sitting_id)
            if not each.struck_at
        ]


THREE = (
    ("赵家的人把桩往西挪了两犁，踩了麦子", "赔麦子300元"),
    ("孩子干活碰的", ""),
    ("是我碰的，不是存心", ""),
)


def test_small_disputes_are_offered_three_boxes_and_others_the_room(window: MainWindow, store: Store) -> None:
    small = add_case(store, level=1)
    grave = add_case(store, level=3)
    window.go("sitting")
    page_of(window).show_list()

    offered = {
        name
        for name in (f"sitting.simple.{small}", f"sitting.simple.{grave}")
        if window.findChild(QWidget, name)
    }

    assert offered == {f"sitting.simple.{small}"}
    assert (fits("ZA-X", 2), fits("QJ", 0), fits("RM", 2), fits("RM", 0)) == (True, True, False, False)


def test_an_oral_agreement_is_made_by_keys_in_five_minutes(window: MainWindow, store: Store) -> None:
    case_id = add_case(store, level=1, track="RM")
    room = open_simple(window, store, case_id)
    hand = Hand()

    say(hand, room, *THREE)
    hand.type("地界没立桩")
    hand.press(ENTER)
    hand.type("300")
    hand.press(TAB)
    hand.type("今天")
    hand.press(TAB)
    hand.press(TAB)
    hand.type("明天按老桩重新立界")
    hand.press(TAB)
    hand.reach("simple.3.deed")
    hand.press(SPACE)

    assert page_of(window).simple is None, room.settling.problem.text() or room.saying.problem.text()
    assert (arrived(window)["case"], arrived(window)["form"]) == (case_id, "D15")
    with store.reading() as db:
        held = sittings.of_case(db, case_id)[0]
        made = agreements.latest(db, case_id)
        assert made is not None
        assert (held.outcome, made.form, [clause.text for clause in made.clauses]) == (
            "口头达成", "口头", ["赵某2026年11月20日前一次性向张某支付人民币叁佰元整（¥300.00）。", "明天按老桩重新立界"],
        )  # fmt: skip
        assert drafts.load(db, f"simple:{case_id}") is None
    assert hand.keys <= FIVE_MINUTES
    print(f"\nkeys from the list to the paper: {hand.keys}")  # noqa: T201 -- the figure of the note


def test_a_single_officer_films_and_ends_with_the_spot_agreement(window: MainWindow, store: Store) -> None:
    case_id = add_case(store, level=1, track="ZA-X")
    room = open_simple(window, store, case_id)
    hand = Hand()

    say(hand, room, *THREE)
    refused = room.saying.problem.text()
    hand.type("DSJ-4")
    hand.reach(f"said.{room.saying.lines[-1].party_id}.asks")
    hand.press(ENTER)
    hand.type("地界没立桩")
    hand.press(ENTER)
    hand.type("300")
    hand.reach("simple.3.deed")
    hand.press(SPACE)
    unfiled = room.settling.problem.text()
    hand.reach("file_number")
    hand.type("SP-20261120-1")
    hand.reach("simple.3.deed")
    hand.press(SPACE)
    unsaid = room.settling.problem.text()
    room.settling.continuous.setFocus()
    hand.press(Qt.Key.Key_Down)
    hand.reach("simple.3.deed")
    hand.press(SPACE)

    assert unsaid == "请看过录像，选“全程连续”或“有中断”。"
    assert "录像" in refused
    assert "录像文件号" in unfiled
    assert arrived(window)["form"] == "D13"
    with store.reading() as db:
        held = sittings.of_case(db, case_id)[0]
        filmed = recordings.of_sitting(db, held.id)
        assert (held.outcome, [(each.device, each.file_number) for each in filmed]) == (
            "当场达成并履行", [("DSJ-4", "SP-20261120-1")],
        )  # fmt: skip
    assert hand.keys <= FIVE_MINUTES


def test_a_box_changed_afterwards_is_corrected_in_the_record(window: MainWindow, store: Store) -> None:
    case_id = add_case(store, level=1)
    room = open_simple(window, store, case_id)
    hand = Hand()
    say(hand, room, *THREE)
    first = room.saying.lines[0]

    first.asks.setFocus()
    first.asks.selectAll()
    hand.type("赔麦子500元")
    room.cause.cause.setFocus()
    hand.type("地界没立桩")
    hand.press(ENTER)

    assert room.simple.parts is not None
    with store.reading() as db:
        all_lines = record.lines(db, room.simple.parts.deeds.sitting_id)
        asks = [
            (each.text, each.struck_at is None, each.corrects) for each in all_lines if each.kind == "诉求"
        ]
        struck = next(each.id for each in all_lines if each.struck_at is not None)
        wanted = [(each.text, each.amount) for each in demands.of_case(db, case_id)]
    assert asks == [("赔麦子300元", False, None), ("赔麦子500元", True, struck)]
    assert wanted == [("赔麦子500元", 50000)]


def test_the_full_room_goes_on_with_what_was_typed(window: MainWindow, store: Store) -> None:
    case_id = add_case(store, level=1)
    room = open_simple(window, store, case_id)
    hand = Hand()
    say(hand, room, *THREE)
    hand.type("地界没立桩")
    room.settling.terms.setFocus()
    hand.type("明天按老桩重新立界")

    room.grow.click()

    page = page_of(window)
    assert page.room is not None
    assert page.simple is None
    grown = page.room.parts
    assert (grown.room.phase, grown.room.root_cause) == ("民警后梳理", "地界没立桩")
    assert [clause.text for clause in grown.draft.words.clauses] == ["明天按老桩重新立界"]
    said = lines(store, grown.deeds.sitting_id)
    assert [text for phase, _, _, text in said if phase == "群众先说理"] == [
        "赵家的人把桩往西挪了两犁，踩了麦子", "赔麦子300元", "孩子干活碰的", "是我碰的，不是存心",
    ]  # fmt: skip
    with store.reading() as db:
        assert db.get_one(Session, grown.deeds.sitting_id).simple is False


def test_nothing_begun_goes_to_the_preparation_and_the_words_follow(window: MainWindow, store: Store) -> None:
    case_id = add_case(store, level=1, track="RM")
    room = open_simple(window, store, case_id)
    room.saying.lines[0].facts.setFocus()
    Hand().type("赵家的人把桩往西挪了")
    room.grow.click()
    page = page_of(window)
    assert page.stack.currentWidget() is page.preparation

    with store.unit() as db:
        sittings.begin(
            db, cases.case(db, case_id), place="调解室", hosts=[{"name": "杨学礼", "kind": "人民调解员"}],
            by=signed_in(store), at=store.now(),
        )  # fmt: skip
        live = sittings.running(db, case_id)
        assert live is not None
        sittings.advance(db, live, to=sittings.Phase.STATEMENTS, by=signed_in(store))
        sitting_id = live.id
    simple.carry(store, case_id, today=lambda: TODAY, now=store.now)

    assert lines(store, sitting_id) == [("群众先说理", "张某", "事实", "赵家的人把桩往西挪了")]


def test_small_disputes_open_in_their_boxes_from_anywhere(window: MainWindow, store: Store) -> None:
    window.go("sitting", case=add_case(store, level=1))
    assert page_of(window).simple is not None

    window.go("sitting", case=add_case(store, level=1), full=True)
    assert (page_of(window).simple, page_of(window).stack.currentWidget()) == (
        None,
        page_of(window).preparation,
    )


def test_half_typed_boxes_come_back(window: MainWindow, store: Store) -> None:
    case_id = add_case(store, level=1)
    room = open_simple(window, store, case_id)
    room.saying.lines[0].facts.setFocus()
    Hand().type("赵家的人把桩往西挪了")
    room.settling.terms.setFocus()
    Hand().type("立界")
    page_of(window).show_list()

    again = open_simple(window, store, case_id)

    assert (again.saying.lines[0].facts.text(), again.settling.terms.text()) == (
        "赵家的人把桩往西挪了",
        "立界",
    )


def test_a_running_simple_sitting_is_resumed_in_its_boxes(window: MainWindow, store: Store) -> None:
    case_id = add_case(store, level=1)
    room = open_simple(window, store, case_id)
    say(Hand(), room, *THREE)
    assert room.simple.parts is not None
    page_of(window).show_list()

    page_of(window).resume(room.simple.parts.deeds.sitting_id)

    again = page_of(window).simple
    assert again is not None
    assert (again.simple.step, again.saying.state.text()) == (2, "已记入笔录")


def test_what_the_law_wants_first_is_said_in_its_box(window: MainWindow, store: Store) -> None:
    case_id = add_case(store, level=1)
    room = open_simple(window, store, case_id)
    told = []
    for deed in (room.saying.done.emit, room.saying.told.click, room.saying.done.emit):
        deed()
        told.append(room.saying.problem.text())

    assert told == ["请先当面告知权利义务并打勾。", "", "请问张某是否听清、同意调解，并打勾。"]
    with store.reading() as db:
        assert sittings.of_case(db, case_id) == []


def test_no_agreement_needs_its_reason_and_leads_to_the_notice(window: MainWindow, store: Store) -> None:
    case_id = add_case(store, level=1)
    room = open_simple(window, store, case_id)
    hand = Hand()
    say(hand, room, *THREE)
    hand.type("地界没立桩")
    hand.press(ENTER)
    room.settling.results["failed"].click()
    room.settling.done.emit()
    asked = room.settling.problem.text()
    hand.type("赵某只肯出一百")
    room.settling.routes_told.click()
    hand.reach("reason")
    hand.press(ENTER)

    assert asked == "请写明没有达成的原因。"
    assert arrived(window) == {"case": case_id, "form": "D18"}
    with store.reading() as db:
        assert cases.case(db, case_id).outcome == "未达成"


def test_a_payment_without_a_day_is_asked_for_its_day(window: MainWindow, store: Store) -> None:
    case_id = add_case(store, level=1, track="RM")
    room = open_simple(window, store, case_id)
    hand = Hand()
    say(hand, room, *THREE)
    hand.type("地界没立桩")
    hand.press(ENTER)
    told = []
    for due in ("", "尽快"):
        room.settling.amount.setText("300")
        room.settling.due.setText(due)
        room.settling.done.emit()
        told.append(room.settling.problem.text())

    assert told == [
        "请写明什么时候给，如 11月30日、十天内、当场。",
        "看不懂这个日期，请写成 2026-11-21 这样。",
    ]
    with store.reading() as db:
        assert sittings.running(db, case_id) is not None


def test_tab_goes_as_the_eye_does(window: MainWindow, store: Store) -> None:
    room = open_simple(window, store, add_case(store, level=1, track="RM"))
    room.saying.place.setFocus()
    gone = []
    for _ in range(12):
        QTest.keyClick(Hand._at(), TAB)
        gone.append(Hand._at().objectName().split(".")[-1])

    assert gone == ["told", *["agrees", "facts", "asks"] * 3, "deed", "root_cause"]


def test_a_sum_that_cannot_be_read_does_not_hold_back_the_full_room(window: MainWindow, store: Store) -> None:
    case_id = add_case(store, level=1, track="RM")
    room = open_simple(window, store, case_id)
    say(Hand(), room, *THREE)
    room.settling.amount.setFocus()
    Hand().type("一点钱")

    room.grow.click()

    grown = page_of(window).room
    assert grown is not None
    assert [(clause.payer, clause.amount) for clause in grown.parts.draft.words.clauses] == [
        ("赵某", "一点钱")
    ]
