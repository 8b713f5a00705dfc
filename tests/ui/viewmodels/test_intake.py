"""The intake page without a window, against a real store."""

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from models import areas, cases, demands, drafts, intake, numbering, people, referrals, representation
from models.cases import Case, State
from models.errors import Refusal
from models.store import open_store
from tests import sample
from tests.sample import NOW, TODAY, Room, resident
from ui.viewmodels.intake import Intake

ZHANG = resident("19680507", "011")
ZHAO = resident("19710102", "013")


@pytest.fixture
def page(here: Room) -> Intake:
    return Intake(here.store, lambda: TODAY, lambda: NOW)


def fill(page: Intake) -> Intake:
    """Type an ordinary quarrel between two neighbours."""
    page.facts |= {
        "source": "来所", "place": "西岔村", "occurred": "昨天 17:40", "brief": "地头木桩西移，踩坏麦苗。",
        "dispute_type": "land", "amount": "1.5万", "injury": "无伤",
    }  # fmt: skip
    page.cards[0].words |= {
        "name": "张土根",
        "id_number": ZHANG,
        "telephone": "138 0000 1234",
        "consent": "同意",
    }
    page.cards[1].words |= {"name": "赵水生", "id_number": ZHAO, "consent": "同意"}
    page.asks[0].card, page.asks[0].text, page.asks[0].amount = page.cards[0].key, "赔麦苗", "500"
    page.answers = {"V": "否"}
    page.track = "RM"
    return page


def only_case(here: Room) -> Case:
    with here.store.reading() as db:
        found = sample_cases(db)
        assert len(found) == 1
        return found[0]


def sample_cases(db: Session) -> list[Case]:
    return list(db.scalars(select(cases.Case).order_by(cases.Case.received_at)))


def test_accept_receives_chooses_the_track_and_accepts_in_one_unit(here: Room, page: Intake) -> None:
    receipt = fill(page).accept()

    with here.store.reading() as db:
        case = cases.case(db, receipt.case_id)
        parties = [
            (party.side, party.name, party.person and party.person.telephone) for party in cases.parties(case)
        ]
        asked = [(row.text, row.amount, row.topic) for row in demands.of_case(db, case.id)]
        kept = drafts.load(db, "intake")
        answers = cases.answers(case)
    assert (case.state, case.track, case.title) == (State.ACCEPTED, "RM", receipt.title)
    assert (case.occurred_on, case.occurred_text, case.amount) == (
        date(2026, 11, 19),
        "昨天 17:40",
        1_500_000,
    )
    assert parties == [("甲", "张土根", "13800001234"), ("乙", "赵水生", "")]
    assert asked == [("赔麦苗", 50_000, "赔偿金额")]
    assert answers == {"V": "否", "E5": "是", "X4": "否", "route": "land-boundary"}
    assert (kept, page.empty) == (None, True)


def test_register_keeps_a_case_without_a_track(here: Room, page: Intake) -> None:
    fill(page).track = ""

    page.register()

    assert only_case(here).state == State.REGISTERED


def test_decline_and_refer_end_the_visit_with_a_reason(here: Room, page: Intake) -> None:
    fill(page).decline("不属于本所管辖")
    fill(page).refer("西岔镇司法所", "土地权属争议")

    with here.store.reading() as db:
        one, two = sample_cases(db)
        sent = referrals.of_case(db, two.id)
    assert [one.state, two.state] == [State.DECLINED, State.REFERRED]
    assert [(each.to, each.reason) for each in sent] == [("西岔镇司法所", "土地权属争议")]


@pytest.mark.parametrize("deed", ["decline", "refer"])
def test_an_ending_without_its_reason_is_refused_and_loses_nothing(
    here: Room, page: Intake, deed: str
) -> None:
    fill(page)

    with pytest.raises(Refusal) as refused:
        page.decline("") if deed == "decline" else page.refer("西岔镇司法所", "")

    assert refused.value.field == "reason"
    assert page.cards[0].name == "张土根"
    with here.store.reading() as db:
        assert sample_cases(db) == []


def test_problems_name_every_field_of_the_page(page: Intake) -> None:
    fill(page)
    page.facts |= {"amount": "一百abc", "received": "明天 9:00", "people_count": "几个", "brief": " "}
    page.cards[1].words |= {"id_number": ZHAO[:17], "consent": "不同意"}
    page.asks[0].amount, page.asks[0].text = "x", ""
    page.level = 5
    page.track = ""

    assert page.problems("accept") == {
        "amount": "金额里有字母，请只填数字。",
        "received": "登记时间在现在之后，请核对。",
        "people_count": "人数请写数字，例如 3。",
        "parties.1.id_number": "号码只有 17 位，还差校验位。",
        "asks.0.text": "请写下要什么，例如“赔麦苗”。",
        "asks.0.amount": "金额里有字母，请只填数字。",
        "level_reason": "与建议的等级不同，请写明理由。",
        "parties.1.consent": "赵水生明确表示不愿调解，不得调解（人民调解法 17、程序规定 179）。",
        "brief": "请写下简要情况。",
        "track": "请先选定轨道：治安调解、人民调解或劝解。",
    }


def test_problems_of_an_empty_page_begin_at_the_first_name(page: Intake) -> None:
    assert page.problems() == {
        "parties.0.name": "请至少登记一方当事人。",
        "source": "请选择来源，例如“来所”。",
    }


def test_an_agent_of_a_suspect_is_refused_beside_the_agent(page: Intake) -> None:
    fill(page).track = "ZA"
    page.cards[1].words |= {"role": "违法嫌疑人", "agent.name": "王某"}

    assert page.problems()["parties.1.agent.name"] == "违法嫌疑人不得委托他人参加调解（程序规定 181）。"


def test_a_refusal_of_the_verb_names_the_card_on_the_page(here: Room, page: Intake) -> None:
    fill(page).register()
    fill(page)
    page.cards.insert(0, page.cards.pop())  # 乙 stands first on the page, and second in the draft
    page.cards[0].words["name"] = "另一个人"

    with pytest.raises(Refusal) as refused:
        page.register()

    assert refused.value.field == "parties.0.id_number"
    assert refused.value.message == "这个证件号码已登记在另一个姓名下，请核对证件后再填。"


def test_an_injury_beyond_slight_shuts_the_police_track(page: Intake) -> None:
    fill(page).track = "ZA"
    page.answers = {"V": "是"}
    page.facts["injury"] = "轻伤二级"

    with pytest.raises(Refusal) as refused:
        page.accept()

    assert refused.value.field == "track"
    assert page.meaning().headline == "不适用治安调解"


def test_demands_go_to_their_party_whatever_the_order_of_the_cards(here: Room, page: Intake) -> None:
    fill(page)
    extra = page.add_card()
    extra.side, extra.words["name"] = "甲", "张小根"
    page.asks[0].card = extra.key

    receipt = page.register()

    with here.store.reading() as db:
        case = cases.case(db, receipt.case_id)
        who: dict[object, str] = {party.id: party.name for party in cases.parties(case)}
        assert [who.get(row.party_id) for row in demands.of_case(db, case.id)] == ["张小根"]


def test_a_draft_comes_back_whole_and_goes_when_nothing_is_left(here: Room, page: Intake) -> None:
    fill(page)
    page.add_card().words["name"] = "李某"
    page.keep(page.key, page.content())

    again = Intake(here.store, lambda: TODAY, lambda: NOW)
    assert again.restore() is True
    assert again.content() == page.content()
    assert again.asks[0].card == again.cards[0].key

    again.clear()
    again.keep(again.key, again.content())
    assert Intake(here.store, lambda: TODAY, lambda: NOW).restore() is False


def test_a_draft_keeps_every_field_that_stands_beside_the_matter(here: Room, page: Intake) -> None:
    known = people_on_record(here)
    fill(page)
    page.facts |= {"pad": "2026-0007", "result": "口头达成", "project": "绕城公路二标", "flags": ["未成年人"]}
    page.cards[0].words |= {
        "needs": ["不识字", "聋哑"], "interpreter": "林翻译", "guardian.name": "张母", "guardian.id_number": ZHAO,
        "guardian_relation": "母亲", "guardian_notified_on": "2026-11-20", "guardian_reason": "父亲在外",
        "guardian_conflict": True, "self_supporting": True, "unnotified": True, "agent.name": "单丽",
        "agent_until": "2026-12-01",
    }  # fmt: skip
    page.cards[0].known = {"person_id": known, "name": "张土根"}
    page.cards[1].others = {known}
    page.paper = True
    page.keep(page.key, page.content())

    again = Intake(here.store, lambda: TODAY, lambda: NOW)
    assert again.restore() is True
    assert again.content() == page.content()
    assert again.facts == page.facts
    assert [card.words for card in again.cards] == [card.words for card in page.cards]
    assert (again.cards[0].known, again.cards[1].others) == (page.cards[0].known, {known})


def people_on_record(here: Room) -> str:
    with here.store.unit(by=here.officer) as db:
        return str(people.keep(db, {"name": "张土根"}, today=TODAY).id)


def test_whoever_is_said_not_to_be_the_same_is_no_correction(here: Room, page: Intake) -> None:
    page.open_case(fill(page).register().case_id)

    page.cards[0].others.add(people_on_record(here))

    assert [card.changed for card in page.cards] == [False, False]


def test_correcting_the_village_moves_the_case_to_its_area(here: Room, page: Intake) -> None:
    with here.store.unit(by=here.officer) as db:
        places = [areas.add(db, by=here.officer, name=f"{name}警务区") for name in ("西岔", "东岭")]
        for area, name in zip(places, ("西岔村", "东岭村"), strict=True):
            areas.add_village(db, by=here.officer, name=name, area_id=area.id)
        ids = [area.id for area in places]
    page.facts["village"] = "西岔村"
    case_id = fill(page).register().case_id
    found = [only_case(here).area_id]
    for village in ("东岭村", "东岭村", "河东村"):
        page.open_case(case_id)
        page.facts["village"] = village
        page.correct("村名写错")
        found.append(only_case(here).area_id)

    assert found == [ids[0], ids[1], ids[1], None]


def test_a_minor_on_own_wages_who_agreed_is_kept_so_and_comes_back(here: Room, page: Intake) -> None:
    fill(page)
    page.cards[0].words |= {"id_number": resident("20100507", "011"), "self_supporting": True}
    assert page.cards[0].derived(TODAY).tag == "16 岁，治安调解须通知监护人"
    page.cards[0].words["unnotified"] = True
    assert (page.cards[0].derived(TODAY).untold, page.cards[0].derived(TODAY).guardian) == (False, False)

    case_id = page.register().case_id

    with here.store.reading() as db:
        party = cases.parties(cases.case(db, case_id))[0]
        assert (party.needs, representation.unnotified(party, TODAY)) == ([representation.UNNOTIFIED], True)
    page.open_case(case_id)
    assert (page.cards[0].words["unnotified"], page.cards[0].words.get("needs")) == (True, None)
    assert page.cards[0].changed is False


def test_look_back_finds_earlier_disputes_and_tells_a_bare_name_from_a_number(page: Intake) -> None:
    fill(page).register()
    page.cards[0].words["name"] = "张土根"

    by_name = page.look_back()
    page.cards[0].words["id_number"] = ZHANG
    by_number = page.look_back()

    assert [(each.sure, each.words) for each in by_name] == [(False, "已登记，同名请核对")]
    assert [(each.sure, each.words) for each in by_number] == [(True, "已登记")]


def test_the_same_pair_within_thirty_days_raises_the_level(page: Intake) -> None:
    fill(page).register()
    fill(page)
    before = page.suggested_level().points

    page.look_back()

    assert page.suggested_level().points == before + 15
    assert ("同一当事人组合三十日内报警次数", 15) in page.suggested_level().rows


def test_suggested_types_come_from_the_brief_until_one_is_chosen(page: Intake) -> None:
    page.facts["brief"] = "包工头拖欠十五名农民工工资"
    assert page.suggested_types()[0] == ("wages", "拖欠农民工工资")

    page.facts["dispute_type"] = "wages"
    assert page.suggested_types() == ()


def test_settle_writes_the_day_of_the_event_out(page: Intake) -> None:
    page.facts["occurred"] = "昨天 17:40"
    assert (page.settle("occurred"), page.facts["occurred"]) == (True, "2026-11-19 17:40")

    page.facts["occurred"] = "去年开春"
    assert (page.settle("occurred"), page.facts["occurred"]) == (False, "去年开春")
    assert page.check_fact("occurred") == "没看出是哪一天，已照原话记下。"
    assert "occurred" not in page.problems()

    page.facts["occurred"] = "前天下午"
    assert (page.settle("occurred"), page.facts["occurred"]) == (True, "2026-11-18 下午")
    assert (page.check_fact("occurred"), page.typed()[0].occurred_on) == ("", date(2026, 11, 18))


def test_a_paper_is_accepted_on_the_day_it_was_written(here: Room, page: Intake) -> None:
    fill(page).paper = True
    page.facts |= {"received": "2026-11-02 09:00", "occurred": "2026-11-01"}

    page.accept()

    case = only_case(here)
    assert (case.accepted_on, case.received_at.date()) == (date(2026, 11, 2), date(2026, 11, 2))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("西人调口字9999号", "号簿里没有预留过这个编号，请核对表上的编号。"),
        ("{used}", "编号 {used} 已经登记在另一件纠纷上，请核对表上的编号。"),
        ("{void}", "编号 {void} 已作废：写坏了"),
        ("{free}", ""),
    ],
)
def test_the_number_of_a_pad_is_looked_up_when_its_field_is_left(
    here: Room, page: Intake, typed: str, said: str
) -> None:
    with here.store.unit() as db:
        used, void, free = numbering.reserve(db, "people", count=3, year=2026, form="D13", by=here.officer)
        numbering.void(db, void, reason="写坏了", by=here.officer)
        words = {"used": used.text, "void": void.text, "free": free.text}
    fill(page).turn(paper=True)
    page.facts["pad"] = words["used"]
    page.register()

    fill(page).turn(paper=True)
    page.facts["pad"] = typed.format(**words)

    assert (page.check_fact("pad"), page.problems().get("pad", "")) == (said.format(**words),) * 2


def test_open_case_goes_on_with_a_registered_case(here: Room, page: Intake) -> None:
    receipt = fill(page).register()

    page.open_case(receipt.case_id)
    page.facts["brief"] = "更正后的情况"
    page.track = "RM"
    page.accept()

    case = only_case(here)
    assert (case.state, case.brief, case.number) == (State.ACCEPTED, "更正后的情况", receipt.number)
    assert [party.name for party in cases.parties(case)] == ["张土根", "赵水生"]


def test_correct_voids_a_wrong_party_and_carries_its_demand_over(here: Room, page: Intake) -> None:
    receipt = fill(page).register()

    page.open_case(receipt.case_id)
    page.cards[0].words["name"] = "张士根"
    page.cards[0].words["id_number"] = ""
    page.correct("姓名写错")

    with here.store.reading() as db:
        case = cases.case(db, receipt.case_id)
        voided = [(each.name, each.void_reason) for each in case.parties if not each.valid]
        right = cases.parties(case)
        asked = demands.of_case(db, case.id)
    assert voided == [("张土根", "姓名写错")]
    assert [party.name for party in right] == ["张士根", "赵水生"]
    assert [row.party_id for row in asked] == [right[0].id]


def test_correct_takes_a_party_out_and_puts_another_in(here: Room, page: Intake) -> None:
    receipt = fill(page).register()
    page.open_case(receipt.case_id)

    with pytest.raises(Refusal):
        page.remove_card(page.cards[1].key)
    page.remove_card(page.cards[1].key, "登记错了人")
    added = page.add_card()
    added.side, added.words["name"] = "乙", "钱某"
    page.correct("更正登记")

    with here.store.reading() as db:
        case = cases.case(db, receipt.case_id)
        assert [party.name for party in cases.parties(case)] == ["张土根", "钱某"]


def test_correct_changes_nothing_when_nothing_was_changed(here: Room, page: Intake) -> None:
    receipt = fill(page).register()
    page.open_case(receipt.case_id)

    page.correct("更正登记")

    with here.store.reading() as db:
        case = cases.case(db, receipt.case_id)
        assert [party.valid for party in case.parties] == [True, True]
        kept = people.by_number(db, ZHANG)
        assert (kept and kept.name) == "张土根"


def test_the_track_of_an_accepted_case_changes_only_with_a_reason(here: Room, page: Intake) -> None:
    receipt = fill(page).accept()
    page.open_case(receipt.case_id)
    page.track = "QJ"

    with pytest.raises(Refusal) as refused:
        page.correct("更正登记")
    page.track_reason = "双方只要劝一劝"
    page.correct("更正登记")

    assert (refused.value.field, only_case(here).track) == ("track_reason", "QJ")


def test_nobody_signed_in_is_told_so(here: Room, page: Intake) -> None:
    fill(page)
    here.store.person = None

    with pytest.raises(Refusal, match="请先登录"):
        page.register()


def test_questions_begin_with_one_and_go_on_only_after_a_violation(page: Intake) -> None:
    first = [each.key for each in page.questions()]
    page.answer("V", "是")
    then = [each.key for each in page.questions()]
    page.answer("V", "")

    assert (first, then[:3], page.answers) == (["V"], ["V", "D", "E1"], {})
    assert {"X5", "X6", "E5", "X4"} & set(then) == set()


def test_meaning_of_a_whole_screening_opens_the_police_track(page: Intake) -> None:
    fill(page)
    page.answers = dict.fromkeys(("D", "X1", "X2", "X3", "X7", "G"), "否")
    page.answers |= dict.fromkeys(("V", "E1", "E2", "E3", "E4", "E6"), "是")

    told = page.meaning()

    assert (told.headline, told.tone, told.suggested) == (
        "可以治安调解", "good", (("ZA", "治安调解"), ("RM-ZA", "人民调解后认可")),
    )  # fmt: skip


def test_meaning_shows_the_limits_that_acceptance_starts(page: Intake) -> None:
    fill(page).track = "ZA"

    assert page.meaning().limits == (("第一次调解", "11-25"), ("治安案件办理期限", "12-21"))
    page.facts["injury"] = "未鉴定"
    assert page.meaning().limits[0] == ("第一次调解", "鉴定后 3 个工作日")
    page.track = "RM-ZA"
    assert page.meaning().limits == (("人民调解一般一个月", "12-21"), ("治安案件办理期限", "12-21"))


def test_intake_reads_the_sample_case_back_as_it_was(here: Room, page: Intake) -> None:
    with here.store.unit() as db:
        subject = intake.receive(db, sample.draft(), by=here.officer, now=here.clock())
        case_id = subject.id

    page.open_case(case_id)

    assert [(card.side, card.name, card.word("role")) for card in page.cards] == [
        ("甲", "张土根", "被侵害人"),
        ("乙", "赵水生", "违法嫌疑人"),
    ]
    assert [(ask.text, ask.amount, ask.kept) for ask in page.asks] == [
        ("赔麦苗钱，重新定界", "500", True),
        ("不同意是自己挪桩", "", True),
    ]


def test_correct_refuses_a_form_that_another_workstation_has_overtaken(here: Room, page: Intake) -> None:
    receipt = fill(page).register()
    other = open_store(str(here.store.folder), now=here.clock)
    other.person = here.leader
    theirs = Intake(other, lambda: TODAY, lambda: NOW)
    page.open_case(receipt.case_id)
    theirs.open_case(receipt.case_id)
    theirs.facts["brief"] = "所长补充的经过。"
    theirs.correct("补充")
    page.facts["brief"] = "葛民警写的经过。"

    with pytest.raises(Refusal) as refused:
        page.correct("更正")

    other.close()
    assert refused.value.message.startswith("索所长已在 10:30 改过这条记录（")
    assert (only_case(here).brief, page.facts["brief"]) == ("所长补充的经过。", "葛民警写的经过。")


def test_correct_refuses_a_form_whose_party_another_workstation_took_out(here: Room, page: Intake) -> None:
    receipt = fill(page).register()
    page.open_case(receipt.case_id)
    other = open_store(str(here.store.folder), now=here.clock)
    with other.unit(by=here.leader) as db:
        intake.void_party(
            db, cases.parties(cases.case(db, receipt.case_id))[1], reason="录错", by=here.leader
        )
    other.close()

    with pytest.raises(Refusal, match="索所长已在 10:30 改过这条记录"):
        page.correct("更正")


def test_less_than_a_grave_suggestion_waits_for_the_leader_and_routes_as_suggested(page: Intake) -> None:
    fill(page)
    page.facts["factors"] = ["threat", "weapon"]
    before = page.road()
    page.level, page.level_reason = 2, "当事人已平静"

    assert page.suggested_level().mark(page.level) == (
        "比建议低：登记后自动报请所领导审批，批准以前按特大办（待所领导审批）。"
    )
    assert (page.road().channel, page.road().why) == (before.channel, before.why)
    page.open_case(page.register().case_id)
    assert (page.level, [each.sentence for each in page.waiting()]) == (
        5,
        ["等级为特大，拟定为一般，请审批。"],
    )


def test_case_that_is_over_says_what_became_of_it(here: Room, page: Intake) -> None:
    fill(page).decline("不属于本所管辖")
    with here.store.reading() as db:
        [subject] = sample_cases(db)
    page.open_case(subject.id)

    told = page.meaning()

    assert (told.headline, told.sentences) == (
        "已经决定不予调解",
        ("请把告知书交给当事人，告知还可以找哪里。",),
    )
    assert (told.suggested, told.limits) == ((), ())


def test_agent_wants_his_powers_chosen(page: Intake) -> None:
    fill(page).cards[0].words["agent.name"] = "代某"
    assert page.problems()["parties.0.agent_authority"] == "有委托代理人的，请选委托权限。"
    page.cards[0].words["agent_authority"] = "特别授权"
    assert "parties.0.agent_authority" not in page.problems()
