"""名册 without a window."""

from datetime import date

import pytest
from sqlalchemy import select

from models.audit import AuditEntry
from models.errors import Refusal
from models.station import Identity
from tests.sample import TODAY, Room
from ui.viewmodels import roster
from ui.viewmodels.roster import Roster

YANG = {
    "name": "杨树林", "kind": "专职调解员", "unit": "西岔镇调委会", "telephone": "138 0000 9999", "fields": "邻里",
    "term_until": "2026-06-30",
}  # fmt: skip


def page(here: Room, person: Identity | None = None) -> Roster:
    return Roster(here.store, person or here.officer, today=lambda: TODAY)


def test_helper_is_added_masked_and_past_the_term(here: Room) -> None:
    page(here).add(YANG)

    [helper] = page(here).helpers()

    assert (helper.name, helper.telephone, helper.ended, helper.cases) == ("杨树林", "138****9999", True, 0)
    assert (helper.term, helper.post) == ("至 2026-06-30", "西岔镇调委会")
    assert roster.counts((helper,)) == (("专职调解员", 1),)


def test_field_is_kept_when_it_is_left_and_a_mask_never_is(here: Room) -> None:
    made = page(here).add(YANG)

    assert page(here).amend(made, "village", "西岔村")
    assert not page(here).amend(made, "village", "西岔村")
    assert not page(here).amend(made, "telephone", "138****9999")
    assert page(here).reveal(made) == "13800009999"
    with here.store.reading() as db:
        entry = db.scalars(select(AuditEntry).where(AuditEntry.deed == "查看完整号码")).one()
    assert (entry.by_name, entry.changes) == ("葛民警", {"telephone": "名册"})


@pytest.mark.parametrize(
    ("key", "text", "sentence"),
    [
        ("telephone", "12", "11 位"),
        ("term_until", "2026-02-31", "不存在"),
        ("term_from", "2027-01-01", "早于"),
        ("name", " ", "姓名"),
    ],
)
def test_wrong_field_is_refused_beside_it(here: Room, key: str, text: str, sentence: str) -> None:
    made = page(here).add(YANG)

    with pytest.raises(Refusal, match=sentence) as refused:
        page(here).amend(made, key, text)

    assert refused.value.field in {key, "term_until"}


def test_helper_is_taken_off_with_a_reason(here: Room) -> None:
    made = page(here).add(YANG | {"term_until": "", "term_from": "2026-01-01"})
    assert page(here).helpers()[0].term_from == date(2026, 1, 1)

    with pytest.raises(Refusal, match="原因"):
        page(here).retire(made, " ")
    page(here).retire(made, "不再担任")

    assert page(here).helpers() == ()


def test_who_may_not_keep_the_roster_reads_why(here: Room) -> None:
    assert page(here, here.mediator).barred == "名册由民警、内勤、所领导或管理员维护。"
    assert page(here, here.auxiliary).no_reveal == "辅警不能查看完整号码。"
    with pytest.raises(Refusal):
        page(here, here.mediator).add(YANG)
