"""回访 in a real window, off screen."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from models import agreements, drafts, performance, visits
from tests import sample
from tests.sample import TODAY, Room
from tests.ui import rooms
from tests.ui.fake_machine import NOW, FakeMachine
from ui import theme
from ui.page import Context
from ui.pages import visits as visits_page
from ui.widgets import due_paint


@pytest.fixture
def case_id(here: Room) -> UUID:
    here.clock.now = NOW
    with here.store.unit() as db:
        subject = sample.concluded(db, here)
        visits.plan(db, subject, after="agreed", on=TODAY)
        return subject.id


@pytest.fixture
def page(context: Context, here: Room) -> Iterator[Any]:
    context.store, context.person = here.store, here.officer
    yield from rooms.standing(visits_page.PAGE.open(context))


def press(page: Any, row: int, deed: str) -> None:
    page.list.light(page.list.lines[row])
    page.due.foot.buttons[deed].click()


def test_page_lists_what_is_due_and_the_cases_to_choose_from(page: Any, case_id: UUID) -> None:
    page.refresh(frozenset({"Visit"}))

    assert [line.when for line in page.list.lines] == ["明天", "后天", "5 天后", "6 天后", "30 天后"]
    assert page.badge == 0
    assert page.shelf.isVisible()
    page.shelf.rows[0].pressed.emit()
    assert page.case.title.text().startswith("张土根与赵水生")
    assert not page.shelf.isVisible()


def test_r_records_a_call_and_the_list_goes_on(
    qtbot: QtBot, page: Any, case_id: UUID, said: list[str], here: Room
) -> None:
    page.refresh(frozenset({"Visit"}))
    page.window().activateWindow()
    QTest.keyClick(page, Qt.Key.Key_R)
    assert page.panel.title.text() == "记录回访　随时回访"  # the term of the first row is still running
    editor = page.panel.editor
    editor.set_value("satisfaction", "满意")
    editor.set_value("text", "已付清，双方见面打招呼")
    editor.set_value("next_on", "12-20")
    page.panel.go.click()

    assert [words[:7] for words in said] == ["已记下这次回访"]
    assert not page.panel.isVisible()
    with here.store.reading() as db:
        done = [each for each in visits.of_case(db, case_id) if each.done_on]
        assert [(each.mode, each.satisfaction, each.text) for each in done] == [
            ("电话", "满意", "已付清，双方见面打招呼")
        ]
    assert page.list.lines[-2].sentence.endswith("继续回访")


def test_call_that_was_typed_half_is_kept_and_comes_back(page: Any, case_id: UUID, here: Room) -> None:
    page.arrive(case=str(case_id))
    page.press("R")
    field = page.panel.editor.input("text").inner
    field.setPlainText("电话打通，说明天")
    page.leave()
    with here.store.reading() as db:
        assert (drafts.load(db, f"visits:{case_id}") or {})["text"] == "电话打通，说明天"
    page.choose_case()
    page.arrive(case=case_id)

    assert page.panel.editor.value("text") == "电话打通，说明天"
    page.panel.go.click()
    with here.store.reading() as db:
        assert drafts.load(db, f"visits:{case_id}") is None


def test_received_asks_for_evidence_beside_the_field_and_then_performs(
    page: Any, case_id: UUID, said: list[str], here: Room
) -> None:
    page.refresh(frozenset({"Payment"}))
    press(page, 1, "receive")
    assert page.panel.title.text() == "登记收到　赵水生 → 张土根"
    assert page.panel.editor.value("amount") == "300.00"
    page.panel.go.click()
    assert page.panel.editor.problems() == {"evidence": "请填写凭什么登记。"}
    page.panel.editor.set_value("evidence", "收条")
    page.panel.go.click()

    assert page.case.state.text() == "待履行"
    press(page, 0, "receive")
    page.panel.editor.set_value("evidence", "现场见证")
    page.panel.go.click()
    assert len(said) == 2
    assert page.case.state.text() == "已履行"
    assert [line.due.kind.value for line in page.list.lines if line.due.kind.value == "whole"] == []
    with here.store.reading() as db:
        assert len(performance.payments(db, case_id)) == 2


def test_postponed_visit_moves_with_its_reason(page: Any, case_id: UUID) -> None:
    page.refresh(frozenset({"Visit"}))
    press(page, 2, "postpone")
    page.panel.editor.set_value("to", "2026-12-10")
    page.panel.editor.set_value("reason", "当事人外出")
    page.panel.go.click()

    assert page.list.lines[-2].due.day.isoformat() == "2026-12-10"


def test_breach_tells_what_follows_and_plans_to_watch(page: Any, case_id: UUID, said: list[str]) -> None:
    page.refresh(frozenset({"Payment"}))
    press(page, 1, "breach")
    assert page.panel.note.text().startswith("登记以后列出接下来的办法和期限")
    page.panel.editor.set_value("text", "到期不付")
    page.panel.go.click()

    assert [words[:6] for words in said] == ["已登记未履行"]
    assert [(line.due.kind.value, line.due.state) for line in page.list.lines if line.due.kind.value != "clock"] == [
        ("whole", "达成后未履行"), ("whole", "达成后未履行"), ("visit", "达成后未履行"),
    ]  # fmt: skip


def test_arrive_opens_the_payment_that_today_points_at(
    page: Any, case_id: UUID, here: Room, machine: FakeMachine
) -> None:
    with here.store.reading() as db:
        made = agreements.latest(db, case_id)
        assert made is not None
        owed = agreements.obligations(db, made.id)[0].id
    page.arrive(case=case_id, obligation=owed)
    assert page.panel.title.text() == "登记收到　赵水生 → 张土根"
    page.case.papers.click()
    assert machine.asked[-1] == ("go", ("papers", {"case": case_id}))


def test_tabs_show_visits_or_payments_only(page: Any, case_id: UUID) -> None:
    page.due.filters.tabs.choose("visits")
    assert [line.due.kind.value for line in page.list.lines] == ["visit", "visit"]
    page.due.filters.tabs.choose("payments")
    assert [line.due.kind.value for line in page.list.lines] == ["whole", "whole"]


def test_every_line_keeps_its_height_whatever_stood_in_its_row_before(page: Any, case_id: UUID) -> None:
    page.refresh(frozenset({"Visit"}))
    for kind in ("all", "payments", "visits", "all"):
        page.due.filters.tabs.choose(kind)
        rows = range(len(page.list.items.items))
        high = {(page.list.items.line(row) is None, page.list.rowHeight(row)) for row in rows}
        assert high == {(True, theme.px(due_paint.HEAD)), (False, theme.px(due_paint.ROW))}


def test_keys_are_about_the_lit_row_and_enter_looks_at_its_case(page: Any, case_id: UUID) -> None:
    page.refresh(frozenset({"Visit"}))
    page.window().activateWindow()
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    lit = page.list.line()
    nobody = page.viewmodel.case_id
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    QTest.keyClick(page.list, Qt.Key.Key_P)

    assert (nobody, page.viewmodel.case_id) == (None, case_id)
    assert lit is page.list.lines[0]
    assert page.panel.title.text() == "登记收到　赵水生 → 张土根"
    assert page.host.current == "performing"


def test_what_was_chosen_and_lit_stays_when_the_list_is_read_anew(
    page: Any, case_id: UUID, here: Room
) -> None:
    page.due.filters.tabs.choose("payments")
    page.list.light(page.list.lines[1])
    with here.store.unit() as db:
        made = agreements.latest(db, case_id)
        assert made is not None
        agreements.obligations(db, made.id)[1].performed_on = TODAY
    page.refresh(frozenset({"Obligation"}))
    gone = page.list.line()
    page.due.filters.words.setText("没有这个人")
    page.due.filters.changed.emit()

    assert gone is not None
    assert (gone.sentence, gone.amount) == ("赵水生 应付 张土根", "¥300.00")
    assert page.due.filters.tabs.current == "payments"
    assert page.due.stack.currentWidget() is page.due.empty
    assert page.due.empty.sentence.text().startswith("这样筛选没有结果")


def test_ten_thousand_lines_are_painted_only_where_they_are_seen(page: Any, case_id: UUID) -> None:
    page.refresh(frozenset({"Visit"}))
    line = page.list.lines[0]
    head = page.list.items.items[0]
    page.list.show_items([head, *[line] * 10_000], whole=True)
    page.list.scrollToBottom()

    assert not page.list.viewport().grab().isNull()
    assert page.list.rowAt(page.list.viewport().height() - 1) == 10_000
    assert page.list.rowHeight(0) < page.list.rowHeight(1)


def test_line_of_the_case_stands_in_place_of_the_list_and_esc_leads_back(
    page: Any, case_id: UUID, here: Room
) -> None:
    with here.store.unit() as db:
        other = sample.accepted(db, here)
        title = other.title
    page.refresh(frozenset({"Visit"}))
    button = next(button for button in page.buttons if button.objectName() == "visits.course")
    assert not button.isEnabled()
    page.look_at(case_id)
    button.click()
    sheet = page.course
    assert (page.left.currentWidget(), sheet.pane.viewmodel.case_id) == (sheet, case_id)
    assert sheet.title.text().startswith("时间线　张土根与赵水生")
    before = len(sheet.pane.view.entries)
    page.look_at(other.id)
    assert (sheet.pane.viewmodel.case_id, sheet.title.text()) == (other.id, f"时间线　{title}")
    assert len(sheet.pane.view.entries) < before

    QTest.keyClick(sheet.pane.view, Qt.Key.Key_Escape)
    assert page.left.currentWidget() is page.due
    page.go_course()
    page.choose_case()
    assert page.left.currentWidget() is page.due


def test_round_stands_in_place_of_the_list_and_leads_back(page: Any, case_id: UUID) -> None:
    next(button for button in page.buttons if button.objectName() == "visits.round").click()
    shown = page.left.currentWidget()
    shown.left.emit()

    assert shown is page.round
    assert page.left.currentWidget() is page.due


def test_what_a_door_leads_to_is_shown_in_its_pane(page: Any, case_id: UUID) -> None:
    page.go_round()
    page.round.looked.emit(case_id, "visiting")
    assert (page.viewmodel.case_id, page.host.current) == (case_id, "visiting")


def test_day_that_was_not_agreed_is_fixed_from_the_list(page: Any, case_id: UUID, here: Room) -> None:
    with here.store.unit() as db:
        made = agreements.latest(db, case_id)
        assert made is not None
        agreements.obligations(db, made.id)[0].due_on = None
    page.refresh(frozenset({"Obligation"}))
    press(page, -1, "fix_day")

    assert page.list.lines[-1].when == "未定日期"
    assert page.panel.title.text().startswith("定履行日　赵水生")


def test_keys_of_the_panes_work_and_go_on_after_a_deed(page: Any, case_id: UUID) -> None:
    page.arrive(case=case_id)
    page.window().activateWindow()
    assert page.host.current == "performing"
    QTest.keyClick(page, Qt.Key.Key_Y)
    assert page.panel.title.text().startswith("登记收到")
    QTest.keyClick(page.panel.editor.input("evidence"), Qt.Key.Key_Escape)
    assert (page.panel.isVisible(), page.host.hasFocus()) == (False, True)
    QTest.keyClick(page, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert page.host.current == "visiting"
    page.host.choose("performing")
    QTest.keyClick(page, Qt.Key.Key_N)
    assert page.host.current == "breaching"


def test_round_takes_the_visits_that_the_list_is_narrowed_to(page: Any, case_id: UUID, here: Room) -> None:
    with here.store.unit() as db:
        other = sample.accepted(db, here, facts={"village": "东岭村"})
        visits.add(db, other, due_on=TODAY + timedelta(3), reason="跟踪", by=here.officer)
    page.refresh(frozenset({"Visit"}))
    page.due.filters.village.set_value("东岭村")
    page.due._narrow()
    page.go_round()
    assert [line.door.case_id for line in page.round.lines] == [other.id]
