"""以案定补 on 台账: what is missing is one press away, the ready ones go on the sheet at once."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from models.periods import Kind
from tests.models.test_subsidies import bound, performed
from tests.sample import TODAY, Room, concluded
from tests.ui import rooms
from tests.ui.fake_machine import FakeMachine
from ui.ledgers.claims import COLUMNS
from ui.page import Context
from ui.pages import registers


@pytest.fixture
def page(here: Room, context: Context, qtbot: QtBot) -> Iterator[Any]:
    with here.store.unit(by=here.officer) as db:
        bound(db, here)
        performed(db, here).dispute_type = "family"
        concluded(db, here).dispute_type = "contract"
    context.store, context.person, context.today, context.now = (
        here.store,
        here.officer,
        lambda: TODAY,
        here.clock,
    )
    for page in rooms.standing(registers.PAGE.open(context)):
        page.choose("claims", "claims")
        rooms.settled(qtbot, page)
        yield page
        rooms.settled(qtbot, page)


def chosen(page: Any, key: str, place: int = 0) -> Any:
    view = page.view
    view.lists.choose(key)
    view.table.selectRow(place)
    view._look(view.table.rows.row(place))
    return view


def test_ready_ones_go_on_the_sheet_at_once_and_are_marked(page: Any, qtbot: QtBot, said: list[str]) -> None:
    view = page.view
    assert [button.text() for button in view.lists.buttons.values()] == [
        "可以申报 1", "还缺材料 2", "申报表 0", "全部 3",
    ]  # fmt: skip
    view.guarded(lambda: view._do(view.viewmodel.draw_ready))()
    rooms.settled(qtbot, page)
    view.guarded(lambda: view._do(view.viewmodel.send))()
    rooms.settled(qtbot, page)

    assert said == ["已列入 1 件，共 ¥100.00。", "1 件已标为已申报。"]
    assert view.summary.text() == "申报表 1 件，共 ¥100.00，其中已申报 1 件。"
    side = chosen(page, "drawn").side
    assert [form.isVisibleTo(side) for form in (side.draw, side.back, side.off)] == [False, True, False]


def test_missing_thing_leads_to_where_it_is_mended(page: Any, machine: FakeMachine) -> None:
    view = chosen(page, "lacking")
    row = next(
        place for place, each in enumerate(view.table.rows.shown) if any(lack.firm for lack in each.lacks)
    )
    side = chosen(page, "lacking", row).side
    assert (side.lacks_title.text(), side.draw.isVisibleTo(side)) == ("补齐以后才能申报", False)
    side.lacks.rows[0].findChild(QPushButton, "claims.mend").click()

    assert machine.asked[-1] == ("go", ("visits", {"case": str(side.row.case_id)}))


def test_reason_is_asked_beside_its_field_and_then_it_is_claimed(
    page: Any, qtbot: QtBot, said: list[str]
) -> None:
    view = chosen(page, "lacking")
    row = next(
        place for place, each in enumerate(view.table.rows.shown) if not any(lack.firm for lack in each.lacks)
    )
    side = chosen(page, "lacking", row).side
    side.draw.button.click()
    assert (said, list(side.draw.editor.problems())) == ([], ["reason"])

    side.draw.editor.set_value("reason", "卷宗在司法所装订")
    side.draw.button.click()
    rooms.settled(qtbot, page)
    assert len(view.viewmodel.listed("drawn")) == 1
    side = chosen(page, "drawn").side
    side.off.editor.set_value("reason", "下季度再报")
    side.off.button.click()
    rooms.settled(qtbot, page)
    assert view.viewmodel.listed("drawn") == ()


def test_sheet_of_a_quarter_is_exported(
    page: Any, qtbot: QtBot, machine: FakeMachine, tmp_path: Path, said: list[str]
) -> None:
    view = page.view
    view.chooser.choose(Kind.QUARTER)
    rooms.settled(qtbot, page)
    view.viewmodel.draw_ready()
    machine.path = tmp_path / "申报表.xlsx"
    view._export()
    rooms.settled(qtbot, page)

    assert said == [f"申报表 1 件已导出：{machine.path}"]


def test_narrow_window_keeps_case_sum_and_state(page: Any, qtbot: QtBot) -> None:
    page.resize(900, 700)
    rooms.settled(qtbot, page)
    shown = [
        column.title for place, column in enumerate(COLUMNS) if not page.view.table.isColumnHidden(place)
    ]

    assert shown == ["案号", "纠纷名称", "金额", "状态"]
