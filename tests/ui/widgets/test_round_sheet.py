"""The sheet of a round in a real window: put together, printed, and typed in door by door."""

import uuid
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from sqlalchemy import select

from models import audit, visits
from models.visits import Visit
from tests import sample
from tests.sample import TODAY, Room
from tests.ui import rooms
from tests.ui.fake_machine import FakeMachine
from ui.page import Context
from ui.widgets.round_sheet import RoundSheet


def doors(here: Room) -> list[uuid.UUID]:
    """Put two visits at the door and one by telephone down; returns the visits."""
    with here.store.unit() as db:
        found = []
        for village, on_site in (("西岔村", True), ("东岭村", True), ("西岔村", False)):
            subject = sample.accepted(db, here, facts={"village": village})
            made = visits.add(
                db, subject, due_on=TODAY, reason="签约后第7日回访", by=here.officer, on_site=on_site
            )
            found.append(made.id)
        return found


@pytest.fixture
def sheet(context: Context, here: Room) -> Iterator[Any]:
    context.store, context.person = here.store, here.officer
    doors(here)
    made = RoundSheet(context)
    made.resize(680, 640)
    made.show()
    made.on.setText(TODAY.isoformat())
    made.show_round()
    yield made
    made.close()
    made.deleteLater()
    rooms.swept()


def write(line: Any, words: str) -> None:
    """Write into the last field as an input method does."""
    line.text.setText(words)
    line.text.textEdited.emit(words)


def told(sheet: Any) -> list[str]:
    return [line.heading.text() for line in sheet.lines]


def test_the_round_is_put_together_by_village_and_narrowed(sheet: Any) -> None:
    assert (sheet.count.text(), list(sheet.villages._chips)) == (
        "排走访　2 户",
        ["东岭村", "西岔村"],
    )
    assert told(sheet) == [f"{serial}　张土根　西岔村二组12号；赵水生　西岔村二组15号" for serial in (1, 2)]
    sheet.every.setChecked(True)
    assert sheet.count.text() == "排走访　3 户"
    sheet.villages.chip("西岔村").click()
    assert [line.door.village for line in sheet.lines] == ["西岔村", "西岔村"]


def test_the_sheet_is_printed_with_numbers_that_are_put_down_as_read(
    sheet: Any, machine: FakeMachine, here: Room, said: list[str]
) -> None:
    sheet.findChild(QPushButton, "round.print").click()
    (kind, (pdf, copies, title)) = next(each for each in machine.asked if each[0] == "print")
    assert (kind, pdf[:5], copies, title) == ("print", b"%PDF-", 1, "走访回访单")
    assert said == ["已送打印机：走访回访单。"]
    with here.store.reading() as db:
        read = select(audit.AuditEntry.changes).where(audit.AuditEntry.deed == "查看完整号码")
        assert db.scalars(read).all() == [{"telephone": "走访单"}] * 2

    sheet.findChild(QPushButton, "round.lookbacks").click()
    assert machine.asked[-1][1][2] == "回头看清单"


def test_results_are_typed_door_by_door_with_enter(sheet: Any, here: Room) -> None:
    first, second = sheet.lines
    first.begin()
    first.fields["performed"].set_value("全部履行")
    first.fields["mood"].set_value("平稳")
    first.fields["satisfaction"].set_value("满意")
    first.fields["next_on"].setText("11-22")
    first.text.setFocus()
    write(first, "付清了，见面打招呼")
    QTest.keyClick(first.text, Qt.Key.Key_Return)
    assert (first.done, first.why.text(), first.text.isEnabled()) == (True, "已记下。", False)

    second.recorded.emit(second)
    assert (second.done, second.problem.text()) == (False, "请写下回访情况。")
    sheet.on.setText("后天")
    second.fields["relapse"].set_value("又动手")
    second.text.setText("还在吵")
    second.recorded.emit(second)
    assert second.problem.text().startswith("回访日期在今天之后")
    sheet.on.setText(TODAY.isoformat())
    looked: list[Any] = []
    sheet.looked.connect(lambda case, pane: looked.append((case, pane)))
    second.recorded.emit(second)
    assert second.why.text() == "已记下。有新情况，请看右边的建议。"
    second.findChild(QPushButton, "round.look").click()
    assert looked == [(second.door.case_id, "visiting")] * 2
    with here.store.reading() as db:
        made = db.scalars(select(Visit).where(Visit.done_on.is_not(None)).order_by(Visit.id)).all()
        assert {(each.mode, each.text, each.performed, each.relapse, each.mood, each.satisfaction) for each in made} == {
            ("上门", "付清了，见面打招呼", "全部履行", "", "平稳", "满意"),
            ("上门", "还在吵", "", "又动手", "", ""),
        }  # fmt: skip
        known = visits.of_case(db, first.door.case_id)
        assert [(each.due_on, each.reason) for each in known if each.open] == [
            (TODAY + timedelta(days=2), "继续回访")
        ]


def test_what_is_typed_and_not_recorded_is_there_again(sheet: Any, context: Context) -> None:
    write(sheet.lines[1], "只说了一半")
    left: list[bool] = []
    sheet.left.connect(lambda: left.append(True))
    sheet.findChild(QPushButton, "round.back").click()
    again = RoundSheet(context)
    again.show_round()

    assert left == [True]
    assert [line.said() for line in again.lines] == [{}, {"text": "只说了一半"}]
    again.deleteLater()


def test_what_was_recorded_beside_the_sheet_is_told_and_the_numbers_stay(sheet: Any, here: Room) -> None:
    before = told(sheet)
    with here.store.unit() as db:
        visit = db.get_one(Visit, uuid.UUID(sheet.lines[0].door.visit_id))
        visits.record(db, visit, on=TODAY, by=here.officer, mode="电话", text="已付清")
    sheet.look_again()
    assert told(sheet) == before
    assert [(line.done, line.text.isEnabled()) for line in sheet.lines] == [(True, False), (False, True)]
    assert sheet.lines[0].why.text() == "这次回访已经在别处记下或者取消。"


def test_the_list_of_a_chosen_month_is_printed(sheet: Any, machine: FakeMachine, said: list[str]) -> None:
    assert [words for _day, words in sheet.viewmodel.months()][:3] == [
        "2026年12月",
        "2026年11月",
        "2026年10月",
    ]
    sheet.month.set_value("2026-10-01")
    sheet.findChild(QPushButton, "round.lookbacks").click()
    assert machine.asked[-1][1][2] == "回头看清单"
    assert said == ["已送打印机：2026年10月回头看清单。"]


def test_visits_that_are_named_are_gone_to_however_far_off_and_by_telephone(sheet: Any, here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        far = visits.add(
            db, subject, due_on=TODAY + timedelta(20), reason="签约后第30日回访", by=here.officer
        )
    sheet.show_round([far.id])
    assert (sheet.count.text(), [line.door.visit_id for line in sheet.lines]) == (
        "排走访　清单里筛出的 1 户", [str(far.id)],
    )  # fmt: skip


def test_doors_keep_the_numbers_of_the_printed_sheet(sheet: Any) -> None:
    sheet.findChild(QPushButton, "round.print").click()
    first = sheet.lines[0]
    first.text.setText("付清了")
    first.recorded.emit(first)
    sheet.show_round()
    assert [line.heading.text()[:2] for line in sheet.lines] == ["2　"]
    sheet.every.setChecked(True)
    assert [line.heading.text()[:2] for line in sheet.lines] == ["2　", "3　"]
    sheet.findChild(QPushButton, "round.print").click()
    assert [line.heading.text()[:2] for line in sheet.lines] == ["1　", "2　"]
