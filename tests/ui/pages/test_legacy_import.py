"""导入旧台账 in real widgets, off screen: tried, decided, taken in, marked and taken back."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from models.cases import Case
from tests.sample import TODAY, Room
from tests.ui import rooms
from tests.ui.fake_machine import FakeMachine
from ui.page import Context
from ui.pages import analysis

HEAD = ["序号", "登记编号", "登记时间", "当事人", "联系电话", "纠纷类型", "简要情况", "调解结果"]
LINES: list[list[Any]] = [
    [1, "西调2023-001", "3月4日", "张土根与赵水生", "13800001234", "邻里纠纷", "院墙滴水。", "调解成功"],
    [2, "西调2023-002", "2023.5.9", "张土根、李小妹", "13800001234", "欠薪", "拖欠工资。", "正在调解"],
    [3, "西调2023-003", "春天", "王五", "", "其他", "吵架。", "未达成"],
]


def workbook(file: Path) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "2023年"
    for row in (HEAD, *LINES):
        sheet.append(row)
    hidden = book.create_sheet("旧稿")
    hidden.append(HEAD)
    hidden.append(LINES[0])
    hidden.sheet_state = "hidden"
    book.save(file)
    return file


@pytest.fixture
def page(context: Context, here: Room, machine: FakeMachine, tmp_path: Path) -> Iterator[Any]:
    context.store, context.person, context.today, context.now = (
        here.store,
        here.officer,
        lambda: TODAY,
        here.clock,
    )
    machine.path = workbook(tmp_path / "台账.xlsx")
    yield from rooms.standing(analysis.PAGE.open(context))


@pytest.fixture
def pane(page: Any) -> Any:
    page.arrive(tab="import", kind="旧台账")
    return page.panes["import"]


def after(qtbot: QtBot, context: Context, deed: Any) -> None:
    """Do something and wait until no task runs."""
    deed()
    qtbot.waitUntil(lambda: not context.tasks.running, timeout=20_000)


def pressed(qtbot: QtBot, context: Context, pane: Any, *keys: str) -> None:
    for key in keys:
        after(qtbot, context, pane.buttons[f"import.{key}"].click)


def main_deeds(pane: Any) -> list[str]:
    return [
        key
        for key, button in pane.buttons.items()
        if button.property("kind") == "main" and button.isVisibleTo(pane)
    ]


def test_choice_between_alarms_and_old_registers(pane: Any) -> None:
    assert pane.empty.sentence.text().startswith("选择本所以前的台账")
    pane.kinds.choose("警务区指令")
    assert (pane.viewmodel.kind, pane.empty.sentence.text()[:6]) == ("警务区指令", "选择 110")
    pane.kinds.choose("旧台账")
    assert main_deeds(pane) == ["import.choose"]


def test_register_is_tried_decided_and_taken_in(
    pane: Any, context: Context, qtbot: QtBot, here: Room
) -> None:
    pressed(qtbot, context, pane, "choose")
    assert (main_deeds(pane), pane.file.text(), pane.ledger.isVisibleTo(pane)) == (
        ["import.try"], "台账.xlsx", True,
    )  # fmt: skip
    assert pane._choices["3"].value() == "parties"
    assert "旧稿（隐藏）" in [pane.sheet.itemText(n) for n in range(pane.sheet.count())]

    pressed(qtbot, context, pane, "try")
    assert (main_deeds(pane), pane.people.isVisibleTo(pane)) == (["import.take"], True)
    assert pane.kept.text().startswith("当事人：证件号相符 0，新增 4，像是同一人的 1 组")
    people = pane.people
    people.buttons["same"].click()
    assert (people.table.rows.row(0).decision, people.buttons["same"].text()) == (
        "是同一人",
        "不是同一人，分开",
    )

    with qtbot.waitSignal(context.boundary.noticed) as said:
        pane.buttons["import.take"].click()
    assert said.args is not None
    assert said.args[0].startswith("导入完成：旧案 2 件，已有 0 件没有重复导入；有误 1 行没有导入")
    qtbot.waitUntil(lambda: not context.tasks.running)
    with here.store.reading() as db:
        assert db.scalar(select(func.count()).select_from(Case).where(Case.voided_at.is_(None))) == 2


def test_wrong_line_is_marked_in_a_copy(
    pane: Any, context: Context, qtbot: QtBot, machine: FakeMachine, tmp_path: Path
) -> None:
    pressed(qtbot, context, pane, "choose", "try")
    assert pane.buttons["import.faults"].text() == "另存标红的副本…"
    machine.path = tmp_path / "标红.xlsx"
    pressed(qtbot, context, pane, "faults")
    assert load_workbook(machine.path)["2023年"]["I4"].value == "登记日期看不懂，请写成 2025-03-04 这样"


def test_column_told_anew_changes_what_is_read(pane: Any, context: Context, qtbot: QtBot) -> None:
    pressed(qtbot, context, pane, "choose")
    choice = pane._choices["7"]
    choice.set_value("")
    choice.picked.emit("")

    assert "outcome" not in pane.viewmodel.columns
    assert pane._choices["7"].value() == ""


def test_register_and_what_is_unsaid_of_it_are_chosen(pane: Any, context: Context, qtbot: QtBot) -> None:
    pressed(qtbot, context, pane, "choose")
    for choice, value in ((pane.ledger, "人民调解台账"), (pane.ended, "open")):
        choice.set_value(value)
        choice.picked.emit(value)

    assert (pane.viewmodel.kind, pane.viewmodel.settled) == ("人民调解台账", False)


def test_batch_is_taken_back_with_a_reason(pane: Any, context: Context, qtbot: QtBot, here: Room) -> None:
    pressed(qtbot, context, pane, "choose", "try", "take", "close")
    assert pane.table.rows.row(0).added == 2
    with qtbot.waitSignal(context.boundary.noticed) as said:
        pane._undo({"reason": "导错了"})

    assert said.args == ["已撤销“台账.xlsx”，撤销了 2 件旧案和只因它登记的 4 名当事人。"]
    assert pane.table.rows.row(0).state == "已撤销：导错了"


def test_old_case_is_opened_at_the_desk_and_in_the_papers(
    pane: Any, context: Context, qtbot: QtBot, here: Room
) -> None:
    from ui.pages import intake, papers  # noqa: PLC0415 -- pages of this test alone

    pressed(qtbot, context, pane, "choose", "try", "take")
    with here.store.reading() as db:
        ids = db.scalars(select(Case.id)).all()
    for module in (intake, papers):
        for opened in rooms.standing(module.PAGE.open(context)):
            for case_id in ids:
                opened.arrive(case=case_id)
