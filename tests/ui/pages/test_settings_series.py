"""编号系列 on 设置: who gives the numbers, the shape of a case's number, and the book to print."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from models import numbering
from tests.sample import Room
from tests.ui import rooms
from tests.ui.fake_machine import FakeMachine
from ui.page import Context
from ui.pages import settings


@pytest.fixture
def page(context: Context, here: Room) -> Iterator[Any]:
    context.store, context.person = here.store, here.leader
    for made in rooms.standing(settings.PAGE.open(context)):
        made.choose("series")
        yield made


def choose(page: Any, key: str) -> None:
    panel = page.panel
    panel.series.selectRow([line.key for line in panel.series.rows.shown].index(key))
    panel._choose(panel.series.current())


def test_a_leader_lets_another_system_number_a_series(page: Any, here: Room) -> None:
    choose(page, "police")
    panel = page.panel
    panel.rule.editor.load({"external": "elsewhere", "source": "执法办案平台", "shape": "某某字"})
    panel.rule.submit()
    assert panel.rule.editor.problems() == {
        "shape": "编号格式里要有序号：写一个完整的例子，或者用 n 代表序号，例如 调解字〔2026〕n号。"
    }
    panel.rule.editor.set_value("shape", "西公（西）调解字〔2026〕0001号")
    panel.rule.submit()

    assert panel.series.current().following == "执法办案平台取号"
    with here.store.reading() as db:
        kept = numbering.rule(db, "police")
        assert kept is not None
        assert (kept.source, kept.shape) == ("执法办案平台", "西公（西）调解字〔2026〕0001号")
    panel.rule.editor.set_value("external", "here")
    panel.rule.submit()
    assert panel.series.current().following == "西公（西）调解字〔2026〕1号"


def test_the_number_of_the_case_itself_is_only_given_here(page: Any) -> None:
    choose(page, "case")

    assert not page.panel.rule.button.isEnabled()


def test_the_shape_of_case_numbers_is_kept(page: Any) -> None:
    page.panel.case.editor.load({"shape": "A9901240020nnnnnnnnn"})
    page.panel.case.submit()

    assert page.panel._book.case_shape() == "A9901240020nnnnnnnnn"


def test_an_officer_reads_why_the_choice_is_not_his(context: Context, here: Room) -> None:
    context.store, context.person = here.store, here.officer
    for page in rooms.standing(settings.PAGE.open(context)):
        page.choose("series")
        assert (page.panel.rule.button.isEnabled(), page.panel.rule.why.text()) == (
            False,
            "编号办法由所领导或管理员改。",
        )


def test_the_book_is_printed_and_saved(qtbot: QtBot, page: Any, machine: FakeMachine, tmp_path: Path) -> None:
    choose(page, "police")
    page.panel.paper.click()
    qtbot.waitUntil(lambda: not page.context.tasks.running, timeout=20_000)
    machine.path = tmp_path / "编号簿.pdf"
    page.panel.file.click()

    [(pdf, copies, title)] = [what for deed, what in machine.asked if deed == "print"]
    assert (pdf[:5], copies, title) == (b"%PDF-", 1, "2026年编号簿")
    assert machine.path.read_bytes() == pdf
