"""旧台账 of 台账: the cases of the past with their lines, batch by batch."""

import hashlib
from collections.abc import Iterator
from typing import Any

import pytest

from models import legacy
from models.legacy_entering import Entering
from models.legacy_match import Matching
from models.legacy_rows import Book, Reader
from tests.sample import TODAY, Room
from tests.ui import rooms
from tests.ui.fake_machine import FakeMachine
from ui.page import Context
from ui.pages import registers
from ui.viewmodels.legacy_cases import LegacyCases

HEAD = ("编号", "登记日期", "当事人", "结果", "联系人电话")
COLUMNS = {"number": 0, "received": 1, "parties": 2, "outcome": 3}


@pytest.fixture
def page(context: Context, here: Room) -> Iterator[Any]:
    context.store, context.person = here.store, here.officer
    yield from rooms.standing(registers.PAGE.open(context))


def taken(here: Room, name: str, *numbers: str) -> None:
    rows = [
        (n, [number, "2023-03-04", f"张{number}与李{number}", "调解成功", "13800001234"])
        for n, number in enumerate(numbers, 2)
    ]
    read = Reader(HEAD, COLUMNS, Book(source=f"“{name}”", today=TODAY)).read(rows)
    with here.store.unit(by=here.officer) as db:
        batch = legacy.begin(
            db, kind="矛盾纠纷台账", file_name=name, digest=name, mapping_id=None, by=here.officer
        )
        Entering(db, batch, Matching(), hashlib.sha256()).add(db, [line.draft for line in read if line.draft])
        legacy.publish(db, batch, read=len(rows), offered=len(rows), bad=0, rows_digest="r", by=here.officer)


def test_without_old_books_the_way_to_the_import_is_shown(page: Any, machine: FakeMachine) -> None:
    page.choose("legacy", "cases")
    view = page.view
    assert view.nothing.isVisibleTo(page)
    view.buttons[0].click()
    assert machine.asked[-1] == ("go", ("analysis", {"tab": "import", "kind": "旧台账"}))


def test_cases_of_the_past_are_listed_with_their_lines(page: Any, here: Room, machine: FakeMachine) -> None:
    taken(here, "甲.xlsx", "西调2023-001", "西调2023-002")
    taken(here, "乙.xlsx", "西调2022-001")
    page.choose("legacy", "cases")
    view = page.view
    view.refresh(frozenset({"Batch"}))

    assert view.count.text() == "3 件"
    assert [view.batch.itemText(n) for n in range(3)] == ["全部旧台账", "乙.xlsx（1 件）", "甲.xlsx（2 件）"]
    view.batch.set_value(view.batch.itemData(1))
    view.show_lines()
    [line] = view.table.rows.shown
    assert (line.number, line.state, line.file_name) == ("西调2022-001", "已销号", "乙.xlsx")
    assert view.detail.text().splitlines()[0] == "旧台账导入：“乙.xlsx”第2行"
    assert "13800001234" not in view.detail.text()

    view.table.opened.emit(line)
    assert machine.asked[-1] == ("go", ("intake", {"case": line.case_id}))


def test_mediator_sees_none_but_their_own_and_may_import_none(here: Room) -> None:
    taken(here, "甲.xlsx", "西调2023-001")
    here.store.person = here.mediator
    model = LegacyCases(here.store, here.mediator)
    assert (model.may_import, model.lines(), model.batches()) == (False, (), (("", "全部旧台账"),))
