"""An alarm on its way to become a case: what it tells is put on the 接待 page, and the case is tied to it afterwards."""

import uuid

from models import alarms, cases
from models.errors import Refusal
from ui.viewmodels import facts, parties
from ui.viewmodels.intake import Intake

#: Kept among the facts of the draft, so that it survives a power cut; no column of the case has this name.
KEY = "alarm"
FULL = "接待页上还有没登记的内容，请先登记或清空，再从警情登记。"


def fill(here: Intake, alarm_id: uuid.UUID) -> None:
    """Put source, number, time, place, words and parties of an alarm on an empty page; refused on a filled one."""
    if not here.empty:
        if here.facts.get(KEY) == str(alarm_id):
            return
        raise Refusal(FULL)
    with here.store.reading() as db:
        told = alarms.visit(db, alarm_id)
    words = {key: value for key, value in told.facts.items() if key in (*facts.PLAIN, "source") and value}
    here.facts |= words | {KEY: str(alarm_id), "occurred": told.facts["occurred_text"]}
    cards = []
    for place, known in enumerate(told.parties[: len(cases.SIDES)]):
        card = parties.fresh(cases.SIDES[place])
        for key, value in known.items():
            if value:
                card.put(key, value)
        cards.append(card)
    here.cards = [*cards, *(parties.fresh(side) for side in cases.SIDES[len(cards) : 2])]


def tie(here: Intake, alarm_id: str, case_id: uuid.UUID) -> None:
    """Tie the case that was just registered to its alarm."""
    by = here.store.person
    assert by is not None, "a case was just registered by somebody"
    with here.store.unit(by=by) as db:
        alarms.tie(db, uuid.UUID(alarm_id), case_id, by=by)
