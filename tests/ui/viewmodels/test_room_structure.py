"""A clause of the library keeps its structure through the room's draft, and loses it only where it is written over."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest

from models import agreements
from tests import sample
from tests.sample import TODAY, Room
from ui.viewmodels.agreement_draft import AgreementDraft, DraftWords

SHARED: dict[str, Any] = {
    "pattern": "C1", "payer": "赵水生、张土根", "payee": "王某", "amount": 30_000, "due_on": date(2026, 12, 1),
    "method": "现金", "sharing": "按份", "shares": {"赵水生": 10_000, "张土根": 20_000}, "blanks": {"items": "误工费"},
}  # fmt: skip
PARTED: dict[str, Any] = {
    "pattern": "C3", "payer": "赵水生", "payee": "张土根", "amount": 30_000, "method": "现金",
    "blanks": {"items": "款", "grace": "15"}, "instalments": [(date(2026, 12, 1), 10_000), (date(2027, 1, 1), 20_000)],
}  # fmt: skip


@pytest.fixture
def draft(here: Room) -> AgreementDraft:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        sitting = sample.begun(db, here, subject)
        clauses = [dict(SHARED), dict(PARTED)]
        agreements.draft(db, subject, by=here.officer, facts="争吵。", sitting_id=sitting.id, clauses=clauses)
        around: Any = SimpleNamespace(
            sitting_id=sitting.id, case_id=subject.id, offers=(), withdrawn_offers=(), parties=(), demands=(), brief="",
            root_cause="", track="RM",
        )  # fmt: skip
    made = AgreementDraft(here.store, lambda: TODAY, lambda: around)
    made.load([])
    return made


def saved(here: Room, case_id: UUID) -> list[Any]:
    with here.store.reading() as db:
        made = agreements.latest(db, case_id)
        assert made is not None
        owed = agreements.obligations(db, made.id)
        return [
            (
                each.pattern,
                each.text,
                [(one.amount, len(one.instalments)) for one in owed if one.clause_id == each.id],
            )
            for each in made.clauses
        ]


def typed(draft: AgreementDraft, **changes: Any) -> DraftWords:
    """The words as the dock gives them back: without what it does not show."""
    first, *rest = (replace(each, more={}) for each in draft.words.clauses)
    return replace(draft.words, clauses=(replace(first, **changes), *rest))


def test_structure_goes_through_the_room_unseen(draft: AgreementDraft, here: Room) -> None:
    draft.keep(typed(draft))
    draft.make()
    first, second = saved(here, draft.room().case_id)
    assert (first[0], first[2]) == ("C1", [(10_000, 0), (20_000, 0)])
    assert (second[0], second[2]) == ("C3", [(30_000, 2)])


def test_text_follows_the_day_that_was_changed_in_the_room(draft: AgreementDraft, here: Room) -> None:
    draft.keep(typed(draft, due="2026-12-15"))
    draft.make()
    first, _second = saved(here, draft.room().case_id)
    assert (first[0], "于2026年12月15日前一次性赔偿" in first[1]) == ("C1", True)


def test_text_written_over_in_the_room_stays_as_typed(draft: AgreementDraft, here: Room) -> None:
    draft.keep(typed(draft, text="两个人一共赔三百。"))
    draft.make()
    first, _second = saved(here, draft.room().case_id)
    assert (first[0], first[1]) == ("", "两个人一共赔三百。")
