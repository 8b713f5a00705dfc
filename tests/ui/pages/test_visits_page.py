"""回访 in a real window, off screen."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from models import agreements, drafts, performance, visits
from tests import sample
from tests.sample import TODAY, Room
from tests.ui import rooms
from tests.ui.fake_machine import FakeMachine
from ui.page import Context
from ui.pages import visits as visits_page


@pytest.fixture
def case_id(here: Room) -> UUID:
    with here.store.unit() as db:
        subject = sample.concluded(db, here)
        visits.plan(db, subject, after="agreed", on=TODAY)
        return subject.id


@pytest.fixture
def page(context: Context, here: Room) -> Iterator[Any]:
    context.store, context.person = here.store, here.officer
    yield from rooms.standing(visits_page.PAGE.open(context))


def press(page: Any, row: int, deed: str) -> None:
    next(button for button in page.rows[row].buttons if button.text() == deed).click()


def test_page_lists_what_is_due_and_the_cases_to_choose_from(page: Any, case_id: UUID) -> None:
    page.refresh(frozenset({"Visit"}))

    assert [row.line.when for row in page.rows] == ["明天", "后天", "5 天后", "6 天后"]
    assert page.badge == 0
    assert page.shelf.isVisible()
    page.shelf.rows[0].pressed.emit()
    assert page.side.title.text().startswith("张土根与赵水生")
    assert not page.shelf.isVisible()


def test_r_records_a_call_and_the_list_goes_on(
    qtbot: QtBot, page: Any, case_id: UUID, said: list[str], here: Room
) -> None:
    page.refresh(frozenset({"Visit"}))
    page.window().activateWindow()
    QTest.keyClick(page, Qt.Key.Key_R)
    assert page.panel.title.text() == "记录回访　履行期满后回访"
    editor = page.panel.editor
    editor.set_value("satisfaction", "满意")
    editor.set_value("text", "已付清，双方见面打招呼")
    editor.set_value("next_on", "12-20")
    page.panel.go.click()

    assert said == ["已记下这次回访。"]
    assert not page.panel.isVisible()
    with here.store.reading() as db:
        done = [each for each in visits.of_case(db, case_id) if each.done_on]
        assert [(each.mode, each.satisfaction, each.text) for each in done] == [
            ("电话", "满意", "已付清，双方见面打招呼")
        ]
    assert page.rows[-1].line.sentence.endswith("继续回访")


def test_call_that_was_typed_half_is_kept_and_comes_back(page: Any, case_id: UUID, here: Room) -> None:
    page.arrive(case=str(case_id))
    page.record()
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
    press(page, 1, "收到")
    assert page.panel.title.text() == "登记收到　赵水生 → 张土根"
    assert page.panel.editor.value("amount") == "300.00"
    page.panel.go.click()
    assert page.panel.editor.problems() == {"evidence": "请填写凭证。"}
    page.panel.editor.set_value("evidence", "收条")
    page.panel.go.click()

    assert said == ["已登记收到，履行进度：待履行。"]
    page.side.findChild(QPushButton, f"received.{page.viewmodel.case().owed[1].obligation_id}").click()
    page.panel.editor.set_value("evidence", "现场见证")
    page.panel.go.click()
    assert said[-1] == "协议已全部履行。"
    assert page.side.state.text() == "已履行"
    with here.store.reading() as db:
        assert len(performance.payments(db, case_id)) == 2


def test_postponed_visit_moves_with_its_reason(page: Any, case_id: UUID) -> None:
    page.refresh(frozenset({"Visit"}))
    press(page, 2, "改期")
    page.panel.editor.set_value("to", "2026-12-10")
    page.panel.editor.set_value("reason", "当事人外出")
    page.panel.go.click()

    assert page.rows[-1].line.day.isoformat() == "2026-12-10"


def test_breach_tells_what_follows_and_plans_to_watch(page: Any, case_id: UUID, said: list[str]) -> None:
    page.refresh(frozenset({"Payment"}))
    press(page, 1, "未履行")
    assert page.panel.note.text().startswith("案件转为未达成")
    page.panel.editor.set_value("text", "到期不付")
    page.panel.go.click()

    assert said == ["已登记未履行，并安排了跟踪回访。"]
    assert [row.line.sentence.split("　")[1] for row in page.rows] == ["调解未成后第15日跟踪"]


def test_arrive_opens_the_payment_that_today_points_at(
    page: Any, case_id: UUID, here: Room, machine: FakeMachine
) -> None:
    with here.store.reading() as db:
        made = agreements.latest(db, case_id)
        assert made is not None
        owed = agreements.obligations(db, made.id)[0].id
    page.arrive(case=case_id, obligation=owed)
    assert page.panel.title.text() == "登记收到　赵水生 → 张土根"
    page.side.deed.emit("papers")
    assert machine.asked[-1] == ("go", ("papers", {"case": case_id}))


def test_tabs_show_visits_or_payments_only(page: Any, case_id: UUID) -> None:
    page.tabs.choose("visits")
    assert [row.line.visit_id is not None for row in page.rows] == [True, True]
    page.tabs.choose("payments")
    assert [row.line.visit_id is not None for row in page.rows] == [False, False]
