"""导出 on the page of papers: the papers of a period into a folder, with real files."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from exports import printouts
from models import papers
from tests import sample
from tests.sample import TODAY, Room
from tests.ui import rooms
from tests.ui.fake_machine import FakeMachine
from ui.page import Context
from ui.pages import papers as papers_page


@pytest.fixture
def sheet(qtbot: QtBot, context: Context, here: Room) -> Iterator[Any]:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        sample.agreed(db, here, subject)
        papers.issue(
            db,
            subject,
            "D01",
            by=here.officer,
            on=TODAY,
            make=printouts.maker(db, subject, "D01", today=TODAY),
        )
    context.store, context.person = here.store, here.officer
    made = papers_page.PAGE.open(context)
    for page in rooms.standing(made):
        opened = page.open_sheet("exporting")
        settled(qtbot, opened)
        yield opened


def settled(qtbot: QtBot, sheet: Any) -> None:
    qtbot.waitUntil(lambda: not sheet.page.context.tasks.running, timeout=20_000)


def test_papers_of_the_month_are_listed_and_written(
    qtbot: QtBot, sheet: Any, *, machine: FakeMachine, tmp_path: Path, context: Context
) -> None:
    said: list[str] = []
    context.boundary.noticed.connect(said.append)
    assert (sheet.count.text(), sheet.go.isEnabled()) == ("1 件纠纷，1 份文书", True)
    machine.path = tmp_path / "out"
    sheet.go.click()
    settled(qtbot, sheet)

    assert [each.suffix for each in (tmp_path / "out").iterdir()] == [".pdf"]
    assert said == [f"已导出 1 份到 {tmp_path / 'out'}"]
    assert ("folder", tmp_path / "out") in machine.asked or machine.asked[-1][1] == tmp_path / "out"


def test_drafts_are_found_and_nothing_is_written_without_a_folder(
    qtbot: QtBot, sheet: Any, *, machine: FakeMachine, tmp_path: Path
) -> None:
    sheet.editor.set_value("kind", "drafts")
    sheet.look()
    assert sheet.count.text() == "1 件纠纷，1 份文书"
    machine.path = None
    sheet.go.click()
    assert sheet.go.isEnabled()
    assert list(tmp_path.glob("*.pdf")) == []
    machine.path = tmp_path
    sheet.go.click()
    settled(qtbot, sheet)
    assert [each.name[:2] for each in tmp_path.glob("*.pdf")] == ["草稿"]


def test_period_that_cannot_be_read_is_told_beside_the_field(sheet: Any) -> None:
    sheet.editor.set_value("until", "2020-01-01")
    sheet.look()
    assert not sheet.go.isEnabled()
    sheet.editor.set_value("until", "2026-11-30")
    sheet.editor.set_value("words", "没有这个人")
    sheet.look()
    assert sheet.count.text() == "这段时间没有这样的文书。"
