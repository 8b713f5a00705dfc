"""保留意见 on 文书: a red finding is answered for over the paper, shown as left standing, and taken back."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from models import agreements, cases, overrides
from tests import sample
from tests.sample import Room
from tests.ui import rooms
from ui.label import Label
from ui.page import Context
from ui.pages import papers as papers_page
from ui.widgets.problem_panel import ProblemRow


@pytest.fixture
def case_id(here: Room) -> UUID:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        agreements.draft(
            db, subject, by=here.officer, facts="双方争吵。", performance="当场",
            clauses=[{"text": "双方不得报警。"}, {"text": "张某当场付李某100元（贰佰元整）。"}],
        )  # fmt: skip
        return subject.id


@pytest.fixture
def page(context: Context, here: Room) -> Iterator[Any]:
    context.store, context.person = here.store, here.officer
    made = papers_page.PAGE.open(context)
    yield from rooms.standing(made)


def row(page: Any, key: str) -> ProblemRow:
    found = page.side.problems.findChild(ProblemRow, f"problem.{key}")
    assert isinstance(found, ProblemRow)
    return found


def answer(page: Any, key: str) -> QPushButton | None:
    found: QPushButton | None = row(page, key).findChild(QPushButton, "problem.answer")
    return found


def settled(qtbot: QtBot, page: Any) -> None:
    qtbot.waitUntil(lambda: not page.context.tasks.running, timeout=20_000)
    rooms.swept()


def test_a_finding_is_left_standing_with_its_reason_and_taken_back(
    qtbot: QtBot, page: Any, case_id: UUID, here: Room
) -> None:
    page.arrive(case=case_id)
    settled(qtbot, page)
    assert answer(page, "words") is None
    button = answer(page, "remedy")
    assert button is not None
    button.click()
    page.panel.editor.load({"reason": "双方律师要求保留原话"})
    page.panel.go.click()
    settled(qtbot, page)

    kept = row(page, "remedy").findChild(Label, "kept")
    assert isinstance(kept, Label)
    assert kept.text() == f"已保留意见（{here.officer.name}）：双方律师要求保留原话"
    assert page.side.title.text().endswith("1 项已保留")
    back = answer(page, "remedy")
    assert back is not None
    assert back.text() == "撤回保留"
    back.click()
    settled(qtbot, page)

    assert row(page, "remedy").findChild(Label, "kept") is None
    with here.store.reading() as db:
        assert overrides.standing(db, cases.case(db, case_id)) == []


def test_a_reason_that_says_nothing_lands_beside_its_field(qtbot: QtBot, page: Any, case_id: UUID) -> None:
    page.arrive(case=case_id)
    settled(qtbot, page)
    button = answer(page, "remedy")
    assert button is not None
    button.click()
    page.panel.editor.load({"reason": "行"})
    page.panel.go.click()

    assert page.panel.editor.problems() == {"reason": "请写明保留的理由，不少于四个字。"}
    settled(qtbot, page)


def test_what_is_typed_is_not_answered_for_before_it_is_an_edition(
    qtbot: QtBot, page: Any, case_id: UUID
) -> None:
    page.arrive(case=case_id)
    settled(qtbot, page)
    page.edit()
    page.drafting.attempt()
    settled(qtbot, page)

    assert answer(page, "remedy") is None
    page.stop_editing()
    settled(qtbot, page)


def test_each_problem_says_how_it_is_mended_and_by_which_law(qtbot: QtBot, page: Any, case_id: UUID) -> None:
    page.arrive(case=case_id)
    settled(qtbot, page)
    told = [each.text() for each in row(page, "remedy").findChildren(Label)]

    assert "怎样改：改为“就本次纠纷的民事赔偿一次性了结”。" in told
    assert "依据：《人民调解法》第三条。" in told
