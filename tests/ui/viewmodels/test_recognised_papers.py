"""不予处罚申请书 of a police case whose parties made it up themselves, and what it says once they applied."""

import uuid

from models import cases, intake, recognition
from tests import sample
from tests.sample import TODAY, Room
from ui.viewmodels.papers import Papers


def opened(here: Room, case_id: uuid.UUID) -> Papers:
    page = Papers(here.store, lambda: TODAY)
    page.case_id = case_id
    page.choose("D21")
    return page


def test_those_who_made_it_up_themselves_have_the_application(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here, track="ZA")
        case_id = subject.id
    assert "D21" not in {each.form for each in opened(here, case_id).read().items}
    with here.store.unit() as db:
        subject = cases.case(db, case_id)
        intake.withdraw(db, subject, reason="双方自行和解", on=TODAY, by=here.officer, reconciled=True)
    page = opened(here, case_id)
    [item] = [each for each in page.read().items if each.form == "D21"]
    assert (item.tag, [each.severity for each in page.read().problems]) == ("草稿", ["orange"])

    with here.store.unit() as db:
        subject = cases.case(db, case_id)
        signed = {party.id: TODAY for party in cases.parties(subject)}
        recognition.apply(
            db, subject, signed=signed, opinion="双方已和好，建议认可", by=here.leader, performed_on=TODAY,
            proof="收条和谅解书。",
        )  # fmt: skip

    view = page.read()
    assert view.facts is not None
    request = view.facts.request
    assert (request.way, request.performed, request.proof, request.opinion) == (
        "当事人自行和解", "2026年11月20日", "收条和谅解书", "双方已和好，建议认可",
    )  # fmt: skip
    assert (request.undecided, request.finding, request.approver) == (True, "认可，不予处罚", "索所长")
    page.finalise(item, on=TODAY, late_reason="", copies=1)
    assert [each.tag for each in page.read().items if each.form == "D21"] == ["已定稿"]
