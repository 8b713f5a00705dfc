"""可请谁来 beside a visit: nobody before anything is told, and who is asked already is left out."""

from models import cases, invitations, roster
from tests.sample import TODAY, Room, accepted
from ui.viewmodels import helpers
from ui.viewmodels.intake import Intake


def test_suggestion_follows_the_page_and_the_case(here: Room) -> None:
    with here.store.unit() as db:
        elder = roster.add(db, by=here.officer, name="刘某", kind="村（居）干部", village="西岔村")
        roster.add(db, by=here.officer, name="赵某贵", kind="五老乡贤", village="西岔村")
        case_id = accepted(db, here).id
    visit = Intake(here.store, lambda: TODAY, here.clock)
    assert helpers.of_visit(visit) == ()

    visit.facts["place"] = "西岔村二组"
    visit.cards[0].put("name", "赵水生")
    visit.cards[0].put("address", "西岔村二组15号")
    assert [(each.name, each.warnings) for each in helpers.of_visit(visit)] == [
        ("刘某", ()), ("赵某贵", ("与甲方赵水生同姓同村",)),
    ]  # fmt: skip

    with here.store.unit() as db:
        subject = cases.case(db, case_id)
        invitations.invite(db, subject, mediator=elder, by=here.officer, at=here.clock())
    visit.open_case(case_id)
    assert [each.name for each in helpers.of_visit(visit)] == ["赵某贵"]
