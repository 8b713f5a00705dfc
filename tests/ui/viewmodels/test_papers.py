"""文书 without a window: which papers, what stands in their way, and the deeds."""

from datetime import date
from uuid import UUID

import pytest

from models import agreements, cases, clocks, closure, confirmation, endings, numbering, referrals, visits
from models.agreements import AgreementState
from models.cases import Case, Outcome, State
from models.errors import Refusal
from tests import sample
from tests.sample import TODAY, Room
from ui.viewmodels.paper_items import Item
from ui.viewmodels.papers import Papers


def opened(here: Room, case_id: UUID, form: str = "") -> Papers:
    made = Papers(here.store, lambda: TODAY)
    made.open(case_id, form=form)
    return made


def agreed(here: Room, track: str = "RM") -> UUID:
    """Return a case with a drafted agreement, its sitting ended."""
    with here.store.unit() as db:
        return sample.settled(db, here, track=track).id


def tags(page: Papers) -> list[tuple[str, str]]:
    return [(each.form, each.tag) for each in page.read().items]


def item(page: Papers, form: str) -> Item:
    return next(each for each in page.read().items if each.form == form)


def test_items_follow_the_case_from_acceptance_to_agreement(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        case_id = subject.id
    page = opened(here, case_id)
    assert tags(page) == [
        ("D01", "草稿"), ("D03", "草稿"), ("D04", "草稿"), ("D11", "未生成"), ("D14", "未生成"), ("D15", "不需要"),
    ]  # fmt: skip
    with here.store.unit() as db:
        sitting = sample.begun(db, here, db.get_one(Case, case_id))
        sample.agreed(db, here, db.get_one(Case, case_id), sitting)
    assert tags(page)[3:] == [("D11", "草稿"), ("D14", "草稿 1"), ("J11", "草稿"), ("D15", "不需要")]


def test_items_tell_the_ending_without_agreement(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        sitting = sample.talked(db, here, sample.begun(db, here, subject))
        endings.close(
            db, sitting, Outcome.FAILED, by=here.officer, at=here.clock(), text="数额差距大", routes_told=True
        )
        case_id = subject.id

    assert tags(opened(here, case_id)) == [
        ("D01", "草稿"), ("D03", "草稿"), ("D04", "草稿"), ("D11", "草稿"), ("D17", "草稿"), ("D18", "草稿"),
        ("D28", "草稿"), ("D14", "不需要"), ("D15", "不需要"),
    ]  # fmt: skip


def test_each_sitting_has_its_record(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        for _ in range(2):
            sitting = sample.talked(db, here, sample.begun(db, here, subject))
            endings.close(db, sitting, Outcome.NONE, by=here.officer, at=here.clock(), adjourn=True)
        case_id = subject.id

    titles = [each.title for each in opened(here, case_id).read().items if each.form == "D11"]
    assert titles == ["调解记录（第 1 次）", "调解记录（第 2 次）"]


def test_read_opens_the_agreement_with_its_copies_and_who_keeps_them(here: Room) -> None:
    view = opened(here, agreed(here)).read()

    assert view.chosen is not None
    assert (view.chosen.form, view.copies, view.copies_word) == ("D14", 3, "三")
    assert view.holders == ("张土根 存", "赵水生 存", "西岔镇人民调解委员会 存")
    assert (view.must, view.have, view.lacking) == (5, 0, 5)
    assert (view.red, view.editable, view.draft, view.final) == (0, True, True, False)
    assert view.ticks == ("金额大小写一致", "期限明确", "义务人明确", "当事人齐全")


def test_read_tells_problems_red_first_and_drops_their_ticks(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        agreements.draft(
            db, subject, by=here.officer, facts="", performance="现金",
            clauses=[{"text": "赵水生尽快付张土根伍佰元（¥300.00）。", "payer": "赵水生", "payee": "张土根", "amount": 30_000}],
        )  # fmt: skip
        case_id = subject.id
    view = opened(here, case_id).read()

    severities = [each.severity for each in view.problems]
    assert severities == sorted(severities, reverse=True)
    assert view.problems[0].key == "facts"
    assert "金额大小写一致" not in view.ticks


def test_finalise_print_sign_and_what_follows(here: Room) -> None:
    case_id = agreed(here)
    page = opened(here, case_id)
    paper_id = page.finalise(item(page, "D14"), on=TODAY, late_reason="", copies=3)
    view = page.read()
    assert (view.number, view.printed, view.signable, view.editable) == (
        "（2026）西人调字第1号",
        0,
        True,
        False,
    )
    assert view.made == "2026年11月20日 葛民警 定稿 · 还没有打印"
    assert page.content(item(page, "D14")).startswith(b"%PDF")

    assert page.copies.count(paper_id, page.copies.of(paper_id), 1) == 3
    assert page.read().printed == 3
    assert (
        page.sign(item(page, "D14"), on=TODAY, note="当面签名捺印")
        == "协议自11月20日起生效，已安排 2 次回访。"
    )
    view = page.read()
    assert view.chosen is not None
    assert (view.chosen.tag, view.signed, view.voidable, view.state) == (
        "已签",
        True,
        False,
        State.AGREED.value,
    )
    with here.store.reading() as db:
        made = agreements.latest(db, case_id)
        assert made is not None
        assert (made.state, made.signed_on) == (AgreementState.SIGNED.value, TODAY)
        assert [each.reason for each in visits.of_case(db, case_id)] == ["履行期满后回访", "签约后第7日回访"]


def test_finalise_refuses_tomorrow_and_a_sitting_that_goes_on(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        sample.begun(db, here, subject)
        case_id = subject.id
    page = opened(here, case_id)
    with pytest.raises(Refusal, match="今天之后") as refused:
        page.finalise(item(page, "D01"), on=date(2026, 11, 21), late_reason="", copies=1)
    assert refused.value.field == "on"
    with pytest.raises(Refusal, match="还没有结束"):
        page.finalise(item(page, "D11"), on=TODAY, late_reason="", copies=1)


def test_late_paper_asks_for_its_reason(here: Room) -> None:
    case_id = agreed(here)
    page = opened(here, case_id)
    assert page.late(item(page, "D14"), TODAY) == ""
    with here.store.unit() as db:
        clocks.start(db, db.get_one(Case, case_id), "rm-term", on=date(2026, 9, 1))
    assert page.late(item(page, "D14"), TODAY).endswith("请写明超期原因。")
    with pytest.raises(Refusal) as refused:
        page.finalise(item(page, "D14"), on=TODAY, late_reason="", copies=3)
    assert refused.value.field == "late_reason"
    page.finalise(item(page, "D14"), on=TODAY, late_reason="当事人住院", copies=3)
    assert page.read().made.endswith("超期原因：当事人住院")


def test_void_keeps_the_paper_on_the_list_and_opens_the_clauses(here: Room) -> None:
    page = opened(here, agreed(here), "D14")
    page.finalise(item(page, "D14"), on=TODAY, late_reason="", copies=3)
    page.void(item(page, "D14"), reason="姓名写错")

    assert tags(page)[-1] == ("D14", "作废")
    view = page.read()
    assert view.chosen is not None
    assert (view.chosen.tag, view.editable) == ("草稿 1", True)
    page.choose(view.items[-1].key)
    assert page.read().made.endswith("作废原因：姓名写错")
    with here.store.reading() as db:
        assert [each.state for each in numbering.book(db, "people", 2026)] == [numbering.VOID]


def signed(here: Room, track: str = "RM") -> Papers:
    """Return the page of a case whose agreement has just been signed."""
    form = "D14" if track == "RM" else "D12"
    with here.store.unit() as db:
        case_id = sample.concluded(db, here, track=track).id
    return opened(here, case_id, form)


def test_police_agreement_is_not_offered_to_the_court(here: Room) -> None:
    after = signed(here, "ZA").read().aftermath

    assert (after.confirming, after.recognising) == (
        "公安机关不是调解组织，其主持达成的协议不申请司法确认。",
        "",
    )


def test_a_line_tells_how_far_the_court_is(here: Room) -> None:
    page = signed(here)
    case_id = page.case_id
    assert case_id is not None
    assert page.read().aftermath.confirming == "各方可以一起申请司法确认，到2026年12月21日为止。"
    here.clock.forward(days=5)
    with here.store.unit() as db:
        subject = cases.case(db, case_id)
        confirmation.apply(db, subject, court="西岔县人民法院", on=TODAY, by=here.officer)
    assert page.read().aftermath.confirming == "2026年11月20日已申请，等法院决定是否受理。"
    with here.store.unit() as db:
        asked = confirmation.of_case(db, case_id)[0]
        confirmation.court_accepts(db, asked, on=date(2026, 11, 22), by=here.officer)
    assert page.read().aftermath.confirming == "2026年11月20日已申请，等法院裁定。"
    with here.store.unit() as db:
        asked = confirmation.of_case(db, case_id)[0]
        confirmation.rule(db, asked, on=date(2026, 11, 23), ruling="确认有效", by=here.officer)
    assert page.read().aftermath.confirming == "2026年11月20日已申请，2026年11月23日确认有效。"


def test_a_line_tells_what_striking_off_waits_for(here: Room) -> None:
    page = signed(here)
    with here.store.reading() as db:
        assert page.case_id is not None
        waits = closure.conditions(db, cases.case(db, page.case_id), today=TODAY)
        said = [each.sentence for each in waits if each.state == "open"]
    assert page.read().aftermath.closing == f"{said[0].rstrip('。')}（还有 {len(said) - 1} 项）。"


def test_a_line_tells_what_both_sides_may_ask_of_the_leader(here: Room) -> None:
    page = signed(here, "RM-ZA")
    assert page.read().aftermath.recognising.startswith("协议还没有全部履行")


def test_shelf_lists_open_cases_and_finds_by_name(here: Room) -> None:
    case_id = agreed(here)
    page = Papers(here.store, lambda: TODAY)

    assert [each.case_id for each in page.shelf()] == [case_id]
    assert [each.case_id for each in page.shelf("赵水")] == [case_id]
    assert page.shelf("查无此人") == []


def test_a_line_tells_what_the_referral_waits_for(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        sent = referrals.send(
            db, subject, to="西岔镇自然资源所", on=TODAY, reason="涉及土地权属", by=here.officer
        )
        case_id, letter = subject.id, sent.id
    page = opened(here, case_id, "D22")
    view = page.read()
    assert view.chosen is not None
    assert (view.chosen.tag, view.holders[0]) == ("草稿", "西岔镇自然资源所 存")
    assert view.aftermath.referral == "2026年11月20日移送西岔镇自然资源所，应在2026年11月25日前反馈"
    with here.store.unit() as db:
        referrals.hear(
            db, db.get_one(referrals.Referral, letter), on=TODAY, accepted="已受理", feedback="已确权", by=here.officer
        )  # fmt: skip
    assert (
        page.read().aftermath.referral
        == "2026年11月20日移送西岔镇自然资源所，2026年11月20日反馈：已受理 已确权"
    )


def test_what_was_not_told_is_told_item_by_item_and_frees_the_notice(here: Room) -> None:
    page = opened(here, agreed(here, "ZA"), "D05")
    assert [gap.field for gap in page.read().problems if gap.severity == "red"] == ["told"]
    with pytest.raises(Refusal, match="请先勾选"):
        page.tell([])

    first, *rest = [key for key, _ in page.untold()]
    page.tell([first])
    left = [key for key, _ in page.untold()]
    page.tell(rest)

    assert left == rest
    assert [gap.severity for gap in page.read().problems if gap.severity == "red"] == []


def test_record_of_parties_who_did_not_meet_warns_before_it_is_final(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        sitting = sample.begun(db, here, subject, mode="背对背")
        endings.close(db, sitting, Outcome.WITHDRAWN, by=here.officer, at=here.clock(), text="不调了")
        case_id = subject.id
    page = opened(here, case_id)
    page.choose(item(page, "D11").key)

    assert [(each.key, each.severity) for each in page.read().problems] == [("apart", "orange")]
