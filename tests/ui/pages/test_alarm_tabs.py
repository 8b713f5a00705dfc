"""每日研判, 每周比照 and 导入 in real widgets, off screen."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from models.audit import AuditEntry
from tests.sample import TODAY, Room
from tests.ui import rooms
from tests.ui.fake_machine import FakeMachine
from ui.page import Context
from ui.pages import analysis

HEAD = "接警单编号,报警时间,报警人,联系电话,对方姓名,事发地址,报警内容"
LINES = [
    "JJ1,2026-11-19 17:40,张土根,13800001234,赵水生,西岔村二组12号,与邻居因排水争吵",
    "JJ2,2026-11-19 09:10,李小妹,13800002222,宏达公司,东岔村一组3号,拖欠工资",
    "JJ3,2026-11-12 09:10,张土根,13800001234,赵水生,西岔村二组12号,与邻居又吵架",
    "JJ4,2026-11-19 11:00,王五,,,人民路,电动车被盗",
    "JJ5,昨儿,王五,,,人民路,吵架",
]


@pytest.fixture
def page(context: Context, here: Room, machine: FakeMachine, tmp_path: Path) -> Iterator[Any]:
    context.store, context.person, context.today, context.now = (
        here.store,
        here.officer,
        lambda: TODAY,
        here.clock,
    )
    machine.path = tmp_path / "警情.csv"
    machine.path.write_text("\n".join((HEAD, *LINES)), encoding="gb18030")
    yield from rooms.standing(analysis.PAGE.open(context))


def after(qtbot: QtBot, context: Context, deed: Any) -> None:
    """Do something and wait until no task runs."""
    deed()
    qtbot.waitUntil(lambda: not context.tasks.running, timeout=20_000)


def imported(qtbot: QtBot, context: Context, page: Any) -> Any:
    page.arrive(tab="import")
    pane = page.panes["import"]
    for key in ("choose", "try", "take"):
        after(qtbot, context, pane.buttons[f"import.{key}"].click)
    return pane


def main_deeds(pane: Any) -> list[str]:
    return [
        key
        for key, button in pane.buttons.items()
        if button.property("kind") == "main" and button.isVisibleTo(pane)
    ]


def test_empty_day_offers_the_import(page: Any) -> None:
    page.arrive(tab="daily")
    pane = page.panes["daily"]
    assert (pane.empty.isVisibleTo(page.panes[page.tab]), pane.table.isVisibleTo(page.panes[page.tab])) == (
        True,
        False,
    )

    pane.empty.button.click()
    assert (page.tab, page.panes["import"].empty.isVisibleTo(page.panes[page.tab])) == ("import", True)


def test_file_is_chosen_tried_and_taken_in_with_one_filled_button(
    page: Any, context: Context, qtbot: QtBot, machine: FakeMachine, tmp_path: Path
) -> None:
    page.arrive(tab="import")
    pane = page.panes["import"]
    assert main_deeds(pane) == ["import.choose"]
    after(qtbot, context, pane.buttons["import.choose"].click)
    assert (main_deeds(pane), pane.file.text()) == (["import.try"], "警情.csv")
    after(qtbot, context, pane.buttons["import.try"].click)
    assert main_deeds(pane) == ["import.take"]
    with qtbot.waitSignal(context.boundary.noticed) as said:
        pane.buttons["import.take"].click()

    assert said.args == [
        "导入完成：新增 4 起，已有 0 起没有重复导入；有误 1 行没有导入，可另存后改好再导。新列为重点关注 1 组。"
    ]
    qtbot.waitUntil(lambda: not context.tasks.running)
    machine.path = tmp_path / "有误.xlsx"
    after(qtbot, context, pane.buttons["import.faults"].click)
    assert machine.path.read_bytes()[:2] == b"PK"


def test_wrong_column_is_chosen_again(page: Any, context: Context, qtbot: QtBot) -> None:
    page.arrive(tab="import")
    pane = page.panes["import"]
    after(qtbot, context, pane.buttons["import.choose"].click)
    choice = pane._choices["other"]
    choice.set_value("-1")
    choice.picked.emit("-1")

    assert "other" not in pane.viewmodel.columns
    assert pane._choices["other"].value() == "-1"


def test_broken_file_ends_in_a_sentence_and_leaves_the_page_as_it_was(
    page: Any, context: Context, qtbot: QtBot, machine: FakeMachine
) -> None:
    assert machine.path is not None
    machine.path.write_bytes(b"%PDF-1.4")
    page.arrive(tab="import")
    with qtbot.waitSignal(context.boundary.refused) as said:
        page.panes["import"].buttons["import.choose"].click()

    assert said.args == ["“警情.csv”其实是PDF 文件，不是表格。请选择 xlsx、xls、ods、csv 或 txt 表格文件。"]
    qtbot.waitUntil(lambda: not context.tasks.running)
    assert page.panes["import"].past.isVisibleTo(page.panes[page.tab])


def test_yesterday_is_told_by_field_and_filtered(page: Any, context: Context, qtbot: QtBot) -> None:
    imported(qtbot, context, page)
    page.arrive(tab="daily")
    pane = page.panes["daily"]

    assert pane.sentence.text() == "纠纷 2 起，2 起还没有登记或交办；另有其他警情 1 起。"
    words = [button.text() for button in pane.fields.buttons.values()]
    assert words == ["全部 2", "劳资 1", "债务 0", "家庭 0", "邻里 1", "婚恋 0", "其他 0"]
    pane.fields.choose("邻里")
    assert [line.number for line in pane.table.rows.shown] == ["JJ1"]
    pane.fields.choose("")
    pane.others.click()
    assert [line.number for line in pane.table.rows.shown] == ["JJ2", "JJ4", "JJ1"]


def test_alarm_goes_to_the_door(page: Any, context: Context, qtbot: QtBot, machine: FakeMachine) -> None:
    imported(qtbot, context, page)
    page.arrive(tab="daily")
    pane = page.panes["daily"]
    pane.deed.click()

    assert machine.asked[-1] == ("go", ("intake", {"alarm": pane.table.rows.row(0).alarm_id}))


def test_alarm_is_given_to_somebody(page: Any, context: Context, qtbot: QtBot) -> None:
    imported(qtbot, context, page)
    page.arrive(tab="daily")
    pane = page.panes["daily"]
    pane.task.submit()
    assert pane.task.editor.problems() == {"owner": "请填写交给。"}
    owner = next(value for value, words in pane.viewmodel.owners() if words.startswith("傅辅警"))
    pane.task.editor.set_value("owner", owner)
    pane.task.submit()

    assert pane.table.rows.row(0).task == "傅辅警 11-23前"


def test_days_are_turned_by_key_and_not_past_today(page: Any, context: Context, qtbot: QtBot) -> None:
    imported(qtbot, context, page)
    page.arrive(tab="daily")
    pane = page.panes["daily"]
    page._turn_over(1)
    assert (pane.title.text(), pane.newest.isVisibleTo(page.panes[page.tab])) == (
        "2026年11月20日 星期五",
        True,
    )
    page._turn_over(1)
    assert pane.title.text() == "2026年11月20日 星期五"
    pane.newest.click()
    assert pane.title.text() == "2026年11月19日 星期四"


def test_repeated_pair_becomes_a_concern_and_is_ended(page: Any, context: Context, qtbot: QtBot) -> None:
    imported(qtbot, context, page)
    after(qtbot, context, lambda: page.arrive(tab="repeats"))
    pane = page.panes["repeats"]
    assert pane.sentence.text() == "近30天重复 1 组：本周新增 1 组，增多 0 组，解除重点关注 0 组。"
    pane.focus.editor.set_value("owner", pane.viewmodel.owners()[0][0])
    after(qtbot, context, pane.focus.submit)
    [line] = pane.table.rows.shown
    assert (line.title, line.owner, pane.end.isVisibleTo(page.panes[page.tab]), pane.grow.isVisibleTo(page.panes[page.tab])) == (
        "张土根与赵水生", "葛民警", True, False,
    )  # fmt: skip

    pane.end.editor.set_value("reason", "双方已和解")
    after(qtbot, context, pane.end.submit)
    assert [line.owner for line in pane.table.rows.shown] == [""]
    pane.only.choose("focus")
    assert pane.table.rows.shown == ()


def test_mediator_has_no_tabs_of_alarms(context: Context, here: Room) -> None:
    context.store, context.person = here.store, here.mediator
    here.store.person = here.mediator
    for page in rooms.standing(analysis.PAGE.open(context)):
        page.arrive(tab="import")
        assert page.panes == {}


def test_whole_numbers_are_shown_on_request_and_the_log_keeps_it(
    qtbot: QtBot, context: Context, page: Any, here: Room
) -> None:
    imported(qtbot, context, page)
    page.arrive(tab="daily")
    pane = page.panes["daily"]
    place = next(n for n, line in enumerate(pane.table.rows.shown) if line.number == "JJ1")
    pane._look(pane.table.rows.row(place))
    assert pane.who.text().startswith("张土根 138****1234；赵水生\n")

    pane.reveal.click()

    assert pane.who.text().startswith("张土根 13800001234；赵水生\n")
    assert pane.reveal.isHidden()
    with here.store.reading() as db:
        last = db.scalars(select(AuditEntry).order_by(AuditEntry.seq.desc()).limit(1)).one()
    assert (last.deed, last.table_name) == ("查看完整号码", "alarm_parties")
