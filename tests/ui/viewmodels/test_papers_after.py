"""文书 after the agreement: each paper is offered when there is something to make it of, and refused with the reason."""

from datetime import date
from uuid import UUID

import pytest

from models import agreements, cases, endings, escalations, performance, visits
from models.cases import Outcome
from models.errors import Refusal
from models.papers import Paper
from tests import sample
from tests.sample import TODAY, Room
from ui.viewmodels.papers import Papers


def opened(here: Room, case_id: UUID) -> Papers:
    made = Papers(here.store, lambda: here.clock().date())
    made.open(case_id)
    return made


def titles(page: Papers, *forms: str) -> list[str]:
    return [each.title for each in page.read().items if each.form in forms and each.needed]


def signed(here: Room, track: str = "RM") -> UUID:
    with here.store.unit() as db:
        return sample.concluded(db, here, track=track).id


def pay(here: Room, case_id: UUID, place: int) -> None:
    with here.store.unit() as db:
        made = agreements.latest(db, case_id)
        assert made is not None
        owed = agreements.obligations(db, made.id)[place]
        performance.receive(
            db,
            owed,
            on=here.clock().date(),
            by=here.officer,
            amount=owed.amount,
            evidence="收条",
            method="现金",
        )


def test_after_the_agreement_a_receipt_and_the_way_to_the_court_are_offered(here: Room) -> None:
    page = opened(here, signed(here))
    assert titles(page, "D16", "D17", "D24", "D25", "D26", "D28", "D29") == [
        "收条　第一条　待付", "司法确认申请书", "主持调解证明",
    ]  # fmt: skip


def test_papers_follow_what_is_paid_visited_and_overdue(here: Room) -> None:
    case_id = signed(here)
    page = opened(here, case_id)
    with here.store.unit() as db:
        visits.plan(db, cases.case(db, case_id), after="agreed", on=TODAY)
    here.clock.forward(days=5)
    assert titles(page, "D29") == ["督促履行通知书　第一条　赵水生", "督促履行通知书　第二条　张土根、赵水生"]
    pay(here, case_id, 0)
    pay(here, case_id, 1)
    assert titles(page, "D16", "D29", "D28") == [
        "收条　第一条　11-25",
        "履行凭证　第二条　11-25",
        "结案报告表",
    ]
    assert len(titles(page, "D17")) == 1


def test_final_receipt_of_a_payment_that_was_taken_back_stays_in_the_list_until_it_is_voided(
    here: Room,
) -> None:
    case_id = signed(here)
    page = opened(here, case_id)
    here.clock.forward(days=5)
    pay(here, case_id, 0)
    with here.store.unit() as db:
        (paid,) = performance.payments(db, case_id)
        db.add(
            Paper(
                case_id=case_id, form="D16", title="收条", number="西调收1号", issued_on=TODAY, issued_at=here.clock(),
                facts={}, about=paid.id,
            )
        )  # fmt: skip
        performance.take_back(db, paid, reason="打错", by=here.officer)
    found = [each for each in page.read().items if each.form == "D16"]
    assert [(each.title, each.tag, each.tone, each.final) for each in found] == [
        ("收条　第一条　待付", "草稿", "warn", False),
        ("收条 西调收1号 所记事项已撤销，请作废", "已定稿", "warn", True),
    ]  # fmt: skip


def test_urging_is_not_final_without_the_new_day_and_then_is_served(here: Room) -> None:
    case_id = signed(here)
    page = opened(here, case_id)
    here.clock.forward(days=5)
    item = next(each for each in page.read().items if each.form == "D29")
    page.choose(item.key)
    assert [each.sentence for each in page.read().problems] == ["还没有填写“请在哪天以前履行”。"]
    with pytest.raises(Refusal, match="请在哪天以前履行"):
        page.finalise(item, on=here.clock().date(), late_reason="", copies=2)
    page.entry.fill(case_id, item, {"last": date(2026, 12, 5)})
    page.finalise(item, on=here.clock().date(), late_reason="", copies=2)

    view = page.read()
    assert (view.served, view.number) == (True, "（2026）西人调告字第1号")
    assert titles(page, "D26") == ["送达回证　赵水生　督促履行通知书"]


def test_the_court_is_refused_with_the_reason_when_it_is_too_late(here: Room) -> None:
    page = opened(here, signed(here))
    for form in ("D24", "D25"):
        page.choose(form)
        assert [each.sentence for each in page.read().problems] == []
    here.clock.forward(days=32)
    for form in ("D24", "D25"):
        page.choose(form)
        view = page.read()
        assert view.chosen is not None
        assert [each.sentence for each in view.problems] == ["申请期限已于 12月21日 届满（民事诉讼法 205）。"]
        with pytest.raises(Refusal, match="届满"):
            page.finalise(view.chosen, on=here.clock().date(), late_reason="", copies=1)


def test_the_court_is_refused_for_an_oral_agreement_and_for_one_about_status(here: Room) -> None:
    case_id = signed(here)
    page = opened(here, case_id)
    page.choose("D24")
    with here.store.unit() as db:
        made = agreements.latest(db, case_id)
        assert made is not None
        made.form = agreements.Form.ORAL.value
    assert [each.sentence for each in page.read().problems][:1] == [
        "口头协议没有书面文本，请先由调委会制作人民调解协议书。"
    ]
    with here.store.unit() as db:
        made = agreements.latest(db, case_id)
        assert made is not None
        made.form = agreements.Form.WRITTEN.value
        made.clauses[0].text = "双方自愿离婚。"
    assert [each.sentence for each in page.read().problems] == [
        "涉及身份关系的内容，法院不予受理确认申请（民诉法解释 355）。"
    ]


def test_the_police_do_not_go_to_the_court_and_urge_in_their_own_name(here: Room) -> None:
    case_id = signed(here, "ZA")
    page = opened(here, case_id)
    here.clock.forward(days=5)
    assert titles(page, "D24", "D25", "D28", "D29") == [
        "履行调解协议催告书　第一条　赵水生", "履行调解协议催告书　第二条　张土根、赵水生",
    ]  # fmt: skip


def test_a_case_that_ended_without_an_agreement_is_reported_on(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        sitting = sample.talked(db, here, sample.begun(db, here, subject))
        endings.close(
            db, sitting, Outcome.FAILED, by=here.officer, at=here.clock(), text="数额差距大", routes_told=True
        )  # fmt: skip
        case_id = subject.id
    assert titles(opened(here, case_id), "D16", "D24", "D28") == ["结案报告表"]


def test_case_that_got_worse_keeps_its_agreement_among_what_is_needed(here: Room) -> None:
    case_id = signed(here, "ZA")
    with here.store.unit() as db:
        escalations.find(db, cases.case(db, case_id), "死亡", on=TODAY, text="抢救无效", by=here.officer)
    found = titles(opened(here, case_id), "D12", "D18", "D22")
    assert [each.split("　")[0] for each in found] == ["治安调解协议书", "移送调解函"]
