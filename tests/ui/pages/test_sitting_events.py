"""Events and endings in the real room: asked in the dock, confirmed by Enter, taken back by police."""

from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from models import cases, record, rooms, sittings
from models.evidence import Exhibit
from models.sittings import Phase
from models.station import Officer, Role
from models.store import Store
from tests.room_station import add_case, signed_in
from tests.ui.paper_stub import Papers
from ui.pages.sitting import Sitting
from ui.widgets.sitting_room import Room
from ui.window import MainWindow

ENTER, DOWN, ESC = Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Escape
HOSTS = {
    "ZA": [{"name": "陈立新", "kind": "民警"}, {"name": "葛玉芳", "kind": "民警"}],
    "RM": [{"name": "杨学礼", "kind": "人民调解员"}],
}


def page_of(window: MainWindow) -> Sitting:
    page = window.page("sitting")
    assert isinstance(page, Sitting)
    return page


def arrived(window: MainWindow) -> Any:
    """Return what the page of papers was asked to show."""
    page = window.page("papers")
    assert isinstance(page, Papers)
    return page.arrived


def started(store: Store, track: str = "RM") -> UUID:
    """Begin a sitting of two officers, or of one mediator, in 群众先说理."""
    case_id = add_case(store, track=track)
    with store.unit() as db:
        sitting = sittings.begin(
            db,
            cases.case(db, case_id),
            place="调解室",
            hosts=HOSTS[track],
            by=signed_in(store),
            at=store.now(),
        )
        sittings.advance(db, sitting, to=Phase.STATEMENTS, by=signed_in(store))
        return sitting.id


def hold(window: MainWindow, store: Store, track: str = "RM") -> Room:
    sitting_id = started(store, track)
    window.go("sitting", sitting=sitting_id)
    room = page_of(window).room
    assert room is not None
    return room


def type_in(field: Any, words: str) -> None:
    field.setFocus()
    QApplication.clipboard().setText(words)
    field.paste()


def kinds(room: Room) -> list[str]:
    return [each.kind for each in room.parts.room.events]


def test_an_event_takes_one_line_and_enter(window: MainWindow, store: Store) -> None:
    room = hold(window, store)
    room.closing.ask_event("离席")
    first = room.dock.events.who.value()
    QTest.keyClick(room.dock.events.words, DOWN)
    type_in(room.dock.events.words, "接电话")
    QTest.keyClick(room.dock.events.words, ENTER)

    assert UUID(first) == room.parts.room.parties[0].id  # who has the word
    assert [(each.kind, each.who, each.text) for each in room.parts.room.events] == [
        ("离席", "赵某", "接电话")
    ]
    assert (room.parts.room.away, room.card.paused.text()) == (
        ("赵某",), "赵某不在场　到场、返回时请从“现场事件”记下。",
    )  # fmt: skip
    assert room.line.words.hasFocus()

    room.closing.ask_event("返回")
    QTest.keyClick(room.dock.events.words, ENTER)
    assert (room.parts.room.away, room.card.paused.isVisible()) == ((), False)


def test_escape_gives_an_event_up(window: MainWindow, store: Store) -> None:
    room = hold(window, store)
    room.closing.ask_event("迟到")
    QTest.keyClick(room.dock.events.words, ESC)

    assert (kinds(room), room.dock.events.card.isVisible(), room.dock.panel) == ([], False, "demands")


@pytest.mark.parametrize(
    ("kind", "panel", "lit"),
    [
        ("一方未到场", "ending", "休会，另行择期"), ("酒后到场", "ending", "休会，另行择期"),
        ("不愿继续", "ending", "未达成"), ("情绪失控", "events", ""), ("迟到", "demands", ""),
        ("违法嫌疑人逃跑", "ending", "未达成"),
    ],
)  # fmt: skip
def test_what_usually_follows_is_offered(
    window: MainWindow, store: Store, kind: str, panel: str, lit: str
) -> None:
    room = hold(window, store)
    room.closing.ask_event(kind)
    room.dock.events.who.set_value("赵某")
    type_in(room.dock.events.words, "经过")
    QTest.keyClick(room.dock.events.words, ENTER)

    assert (kinds(room), room.dock.panel, room.dock.ending.outcome, room.parts.deeds.ended) == (
        [kind], panel, lit, False,
    )  # fmt: skip


def test_an_outburst_offers_a_pause_by_one_press(window: MainWindow, store: Store) -> None:
    room = hold(window, store)
    room.closing.ask_event("情绪失控")
    QTest.keyClick(room.dock.events.words, ENTER)

    room.dock.events.next.button.click()

    assert (room.parts.room.paused, kinds(room)) == (True, ["情绪失控", "休会"])


def test_new_evidence_is_offered_to_the_catalogue_by_one_more_enter(window: MainWindow, store: Store) -> None:
    room = hold(window, store)
    room.closing.ask_event("新证据")
    type_in(room.dock.events.words, "指界时的照片")
    QTest.keyClick(room.dock.events.words, ENTER)
    where = QApplication.focusWidget()
    assert isinstance(where, QLineEdit)
    offered = (room.dock.panel, where.text())
    QTest.keyClick(where, ENTER)

    assert offered == ("evidence", "指界时的照片")
    with store.reading() as db:
        assert [each.name for each in db.query(Exhibit).all()] == ["指界时的照片"]


def test_changing_the_mediator_changes_who_speaks_and_keeps_both(window: MainWindow, store: Store) -> None:
    room = hold(window, store, "ZA")
    with store.unit() as db:  # a third officer who may preside
        db.add(Officer(login="li", name="李长河", role=Role.POLICE.value, title="民警"))
    room.closing.ask_event("更换调解员")
    panel = room.dock.events
    assert "回避" in panel.note.text()
    panel.host.set_value("葛玉芳")
    panel.successor.set_value(panel.successor.itemData(0))
    panel.who.set_value("赵某")
    QTest.keyClick(panel.words, ENTER)
    refused = panel.problem.text()
    type_in(panel.words, "与张某是同学")
    QTest.keyClick(panel.words, ENTER)

    assert refused == "请写明更换的原因。"
    assert room.parts.room.hosts == ("陈立新", "李长河")
    assert [voice.name for voice in room.line.voices if voice.name in {"陈立新", "葛玉芳", "李长河"}] == [
        "陈立新", "李长河",
    ]  # fmt: skip
    assert [(each.who, each.text) for each in room.parts.room.events] == [
        ("赵某", "葛玉芳不再主持，由李长河接替：与张某是同学")
    ]


def test_a_new_violation_ends_the_police_case_and_opens_its_paper(window: MainWindow, store: Store) -> None:
    room = hold(window, store, "ZA")
    case_id = room.parts.room.case_id
    room.closing.ask_event("又针对对方实施违反治安管理行为")
    panel = room.dock.events
    assert (panel.who.value(), panel.warning.text()[:13]) == ("", "确认后这件治安调解即告终止")
    type_in(panel.words, "当场打了张某一拳")
    QTest.keyClick(panel.words, ENTER)
    refused = (panel.problem.text(), room.parts.deeds.ended)
    panel.who.set_value("赵某")
    QTest.keyClick(panel.words, ENTER)

    assert refused == ("请写明是谁、做了什么。", False)
    assert window.current == "papers"
    assert arrived(window) == {"case": case_id, "form": "D18"}


def test_a_wrong_ending_is_taken_back_from_the_list_and_goes_on_where_it_stood(
    window: MainWindow, store: Store
) -> None:
    room = hold(window, store, "ZA")
    room.closing.ask_event("违法嫌疑人逃跑")
    room.dock.events.who.set_value("赵某")
    type_in(room.dock.events.words, "跑出大门")
    QTest.keyClick(room.dock.events.words, ENTER)
    window.go("sitting")
    page = page_of(window)
    page.show_list()
    (row,) = page.marks.rows
    row.open.click()
    QTest.keyClick(row.reason, ENTER)
    refused = row.problem.text()
    type_in(row.reason, "他是去上厕所")
    QTest.keyClick(row.reason, ENTER)

    assert refused == "请写明撤销原因。"
    assert page.room is not None
    assert (page.room.parts.room.phase, page.marks.isVisible()) == ("群众先说理", False)
    last = page.room.record.entries[-1].text
    assert (last[:2], last.endswith("（已撤销：他是去上厕所）")) == ("结束", True)
    with store.reading() as db:
        assert cases.case(db, page.room.parts.room.case_id).state == "调解中"


def test_words_not_yet_on_record_hold_an_ending_back(window: MainWindow, store: Store) -> None:
    room = hold(window, store)
    type_in(room.line.words, "半句")
    room.closing.ask_end("未达成")
    type_in(room.dock.ending.reason, "谈不拢")
    room.dock.ending.confirm.click()

    assert (room.parts.deeds.ended, room.line.text, room.line.words.hasFocus()) == (False, "半句", True)
    assert room.dock.ending.problem.text() == "输入行里还有没记下的话。请按 Enter 记下，或者清空，再结束。"


def test_ending_puts_the_told_ways_on_record(window: MainWindow, store: Store) -> None:
    room = hold(window, store)
    sitting_id, case_id = room.parts.room.sitting_id, room.parts.room.case_id
    room.closing.ask_end("未达成")
    panel = room.dock.ending
    assert (panel.told.isVisible(), panel.next.isVisible()) == (True, False)
    assert panel.routes.text().startswith("当事人可以依法通过仲裁、行政、司法等途径维护自己的权利。")
    panel.told.click()
    type_in(panel.reason, "数额差距大")
    panel.confirm.click()

    assert arrived(window) == {"case": case_id, "form": "D18"}
    with store.reading() as db:
        assert db.get_one(sittings.Sitting, sitting_id).routes_told
        (line,) = record.lines(db, sitting_id)
        assert (line.kind, line.text) == ("释法", f"告知各方：{panel.routes.text()}")


def test_adjourning_asks_when_and_where_beside_the_clock_of_the_law(window: MainWindow, store: Store) -> None:
    with store.unit() as db:
        db.add(rooms.Room(name="调解室一", kind="调解室"))
    room = hold(window, store, "ZA")
    sitting_id, case_id = room.parts.room.sitting_id, room.parts.room.case_id
    room.closing.ask_end("休会，另行择期")
    panel = room.dock.ending
    asks = panel.next
    seen = [asks.said.text()]
    asks.when.setFocus()
    for typed in ("下周三 9点", "12-2 9点", "下下"):
        asks.when.setText(typed)
        asks.when.typed.emit(typed)
        seen.append(asks.said.text() if not asks.problem.isVisible() else asks.problem.text())
    late = asks.late_reason.isVisible()
    asks.when.setText("下周三 9点")
    asks.when.typed.emit("下周三 9点")
    asks.place.set_value(asks.place.itemData(1))
    type_in(panel.reason, "等底册")
    panel.confirm.click()
    refused = asks.problem.text()
    asks.again.set_value("当事人申请")
    panel.confirm.click()

    limit = "再次调解应当在 12月1日 前完成（第一次调解后的七个工作日内）。"
    assert seen == [
        limit, f"11月25日 星期三 09:00–10:00。{limit}",
        "12月2日 星期三 09:00–10:00，晚于 12月1日 的期限。可以如实定，请写明原因。",
        "看不懂这个时间，请写成“明天 9点 两小时”或“11-25 14:30-16:00”这样。",
    ]  # fmt: skip
    assert not late
    assert refused == (
        "治安调解一般一次。请选择为什么再次调解（《公安机关办理行政案件程序规定》第一百八十三条）。"
    )
    assert arrived(window) == {"case": case_id, "form": f"D11-ZA/{sitting_id}"}
    with store.reading() as db:
        sitting = db.get_one(sittings.Sitting, sitting_id)
        assert (sitting.outcome_text, sitting.again) == (
            "等底册。定于2026年11月25日9时00分再次调解（当事人申请）。", "当事人申请",
        )  # fmt: skip
        assert [each.place for each in rooms.of_case(db, case_id)] == ["调解室一"]


def test_going_back_asks_nothing_and_is_said_in_the_record(window: MainWindow, store: Store) -> None:
    room = hold(window, store)
    room.go_to("民警后梳理", silence_reason="双方只要求评理")
    room.go_to("群众先说理")

    assert [entry.text.split("　")[0] for entry in room.record.entries] == [
        "群众先说理", "民警后梳理", "回到群众先说理",
    ]  # fmt: skip


def test_the_list_of_events_opens_by_keyboard(
    window: MainWindow, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = hold(window, store)
    bar = page_of(window).bar
    opened: list[Any] = []
    monkeypatch.setattr(bar.menu, "popup", opened.append)
    QTest.keyClick(room.line.words, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)

    assert len(opened) == 1
    assert [action.text() for action in bar.menu.actions()] == [
        "一方未到场", "迟到", "酒后到场", "离席", "返回", "不愿继续", "情绪失控", "更换调解员", "新证据",
        "又针对对方实施违反治安管理行为", "违法嫌疑人逃跑",
    ]  # fmt: skip
