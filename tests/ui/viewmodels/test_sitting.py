"""The room without a window: preparation, record, phases, proposals, draft, end."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from models import agreements, cases, drafts, invitations, notices, people, roster, sittings
from models.errors import Refusal
from models.queries.room import Candidate
from models.store import Store
from tests.room_station import TODAY, Clock, add_case, open_station
from ui.viewmodels import sitting_offers, sitting_record
from ui.viewmodels.agreement_draft import ClauseWords
from ui.viewmodels.sitting import Preparation, Start, ViewModel, matches
from ui.viewmodels.sitting_parts import Parts
from ui.viewmodels.sitting_record import Unfinished
from ui.viewmodels.sitting_room import ADJOURN


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    opened = open_station(tmp_path, clock)
    yield opened
    opened.close()


@pytest.fixture
def viewmodel(store: Store, clock: Clock) -> ViewModel:
    return ViewModel(store, lambda: TODAY, clock)


def person(preparation: Preparation, name: str) -> Candidate:
    return next(each for each in preparation.candidates if each.name == name)


def start(preparation: Preparation, *hosts: str, **more: object) -> Start:
    made = Start(place="调解室", recorder="葛玉芳", hosts=[person(preparation, name) for name in hosts])
    for key, value in more.items():
        setattr(made, key, value)
    return made


@pytest.fixture
def parts(store: Store, viewmodel: ViewModel, clock: Clock) -> Parts:
    return opened(store, viewmodel, clock, add_case(store))


def opened(
    store: Store, viewmodel: ViewModel, clock: Clock, case_id: UUID, *hosts: str, device: str = ""
) -> Parts:
    preparation = viewmodel.prepare(case_id)
    sitting_id = viewmodel.begin(preparation, start(preparation, *(hosts or ("杨学礼",)), device=device))
    return Parts.open(store, sitting_id, today=lambda: TODAY, now=clock)


def to_talks(parts: Parts) -> None:
    for party in parts.room.parties:
        parts.demand(party.id, "把桩挪回去，赔 500 元" if party.side == "甲" else "重新指界", "")
    parts.deeds.advance("民警后梳理")
    parts.deeds.advance("警民共谈理", root_cause="指界时没有立桩")


def test_waiting_lists_what_may_sit_by_its_limit(store: Store, viewmodel: ViewModel) -> None:
    add_case(store, title="甲案")
    add_case(store, track="ZA", title="乙案")

    assert [(row.title, row.times, row.clock) for row in viewmodel.waiting()] == [
        ("乙案", 1, "还剩 3 个工作日"), ("甲案", 1, "还剩 31 天"),
    ]  # fmt: skip


def test_prepare_tells_of_an_agent_whose_term_is_over(store: Store, viewmodel: ViewModel) -> None:
    case_id = add_case(store)
    assert viewmodel.prepare(case_id).warnings == ()
    with store.unit() as db:
        party = cases.parties(cases.case(db, case_id))[0]
        party.agent = people.keep(db, {"name": "林代理"}, today=TODAY)
        party.agent_until = date(2026, 11, 1)

    assert viewmodel.prepare(case_id).warnings == (
        "林代理代张某的委托期限到 2026-11-01 为止，请补委托手续。",
    )


def test_prepare_offers_place_people_and_what_is_told(store: Store, viewmodel: ViewModel) -> None:
    preparation = viewmodel.prepare(add_case(store, track="ZA"))

    assert (preparation.place, preparation.recorder, preparation.police) == (
        "西岔派出所调解室",
        "陈立新",
        True,
    )
    hosts = {each.name: each.host for each in preparation.candidates}
    assert hosts == {
        "陈立新": True, "葛玉芳": True, "傅小军": False, "杨学礼": True, "老杨": False, "村主任": False, "李静": False,
    }  # fmt: skip
    assert [(each.key, each.told) for each in preparation.told] == [
        (key, False)
        for key in (
            "identity", "voluntary", "performed", "failed", "rounds", "conduct", "publicity", "recording", "truth",
            "privacy", "minors", "agents", "alternatives",
        )
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "found"), [("yxl", ["杨学礼"]), ("老", ["老杨"]), ("律师", ["李静"]), ("zz", [])]
)
def test_matches_finds_by_initials_name_and_kind(
    store: Store, viewmodel: ViewModel, typed: str, found: list[str]
) -> None:
    candidates = viewmodel.prepare(add_case(store)).candidates

    assert [each.name for each in matches(candidates, typed)] == found


def test_begin_puts_what_was_told_on_record_and_goes_to_the_first_phase(
    store: Store, viewmodel: ViewModel, clock: Clock
) -> None:
    preparation = viewmodel.prepare(add_case(store))
    consents = {party.id: "同意" for party in preparation.parties}
    begun = start(preparation, "杨学礼", told=["rights", "effect"], consents=consents)

    parts = Parts.open(store, viewmodel.begin(preparation, begun), today=lambda: TODAY, now=clock)

    assert parts.room.phase == "群众先说理"
    assert [(line.phase, line.speaker, line.text) for line in parts.record.lines] == [
        ("准备", "主持人", "已告知：当事人的权利；协议的效力和司法确认。"),
        *(("准备", name, "听清了，同意调解。") for name in ("张某", "赵某", "赵某之子")),
    ]
    with store.reading() as db:
        assert notices.told(cases.case(db, preparation.case_id)) == ("rights", "effect")
    assert [row.sitting_id for row in viewmodel.running()] == [parts.room.sitting_id]
    assert viewmodel.waiting() == []


def test_begin_refuses_the_unwilling_and_the_unwelcome(store: Store, viewmodel: ViewModel) -> None:
    preparation = viewmodel.prepare(add_case(store))
    unwilling = start(preparation, "杨学礼", consents={preparation.parties[1].id: "不同意"})
    unwelcome = start(preparation, "杨学礼", invitees=[person(preparation, "老杨")])

    with pytest.raises(Refusal) as first:
        viewmodel.begin(preparation, unwilling)
    with pytest.raises(Refusal) as second:
        viewmodel.begin(preparation, unwelcome)

    assert (first.value.message, first.value.field) == (
        "赵某不同意调解，不得调解（人民调解法 17、程序规定 179）。", "consents",
    )  # fmt: skip
    assert (second.value.message, second.value.field) == ("邀请老杨参加，须先征得当事人同意。", "invitees")
    assert viewmodel.running() == []


def test_speakers_are_parties_then_host_then_invited(parts: Parts) -> None:
    assert [(each.name, each.side) for each in parts.room.speakers] == [
        ("张某", "甲"), ("赵某", "乙"), ("赵某之子", "乙"), ("主持人", ""),
    ]  # fmt: skip


def test_note_lets_the_draft_go_in_the_same_unit(parts: Parts, store: Store) -> None:
    parts.keep_line("桩是他挪", "赵某", "事实", private=False)
    assert parts.record.kept() == Unfinished("桩是他挪", "赵某", "事实")

    parts.record.note("桩是他挪的", parts.speaker("赵某"), kind="事实")

    assert [line.text for line in parts.record.lines] == ["桩是他挪的"]
    assert parts.record.kept() == Unfinished()
    with store.reading() as db:
        assert drafts.listing(db) == []


def test_refused_note_keeps_the_draft(parts: Parts) -> None:
    parts.keep_line("半句", "张某", "", private=False)

    with pytest.raises(Refusal):
        parts.record.note("  ", parts.speaker("张某"))

    assert parts.record.kept().text == "半句"


def test_private_line_is_neither_sorted_nor_proposed(parts: Parts) -> None:
    to_talks(parts)
    line = parts.record.note("其实五百也拿得出", parts.speaker("赵某"), private=True)

    with pytest.raises(Refusal, match="先问明可否转达"):
        parts.record.sort(line.id, "无争议")
    with pytest.raises(Refusal, match="先问明可否转达"):
        parts.offers.from_line(line)


def test_sort_into_the_same_column_takes_the_line_out(parts: Parts) -> None:
    line = parts.record.note("桩挪过", parts.speaker("张某"))
    told = []

    for column in ("无争议", "焦点", "焦点"):
        parts.record.sort(line.id, column)
        told.append(parts.record.line(line.id).column)

    assert told == ["无争议", "焦点", ""]


def test_record_is_stale_only_after_someone_else_wrote(parts: Parts, store: Store, clock: Clock) -> None:
    parts.record.note("我记的", parts.speaker("张某"))
    own = parts.reload_if_stale()
    other = Parts.open(store, parts.room.sitting_id, today=lambda: TODAY, now=clock)
    other.record.note("别人记的", other.speaker("赵某"))

    assert (own, parts.reload_if_stale(), parts.reload_if_stale()) == (False, True, False)
    assert [line.text for line in parts.record.lines] == ["我记的", "别人记的"]


def test_lines_of_two_workstations_never_overwrite_each_other(
    parts: Parts, store: Store, clock: Clock
) -> None:
    other = Parts.open(store, parts.room.sitting_id, today=lambda: TODAY, now=clock)
    for number in range(3):
        parts.record.note(f"甲机{number}", parts.speaker("张某"))
        other.record.note(f"乙机{number}", other.speaker("赵某"))

    parts.record.load()

    assert [line.text for line in parts.record.lines] == [
        "甲机0",
        "乙机0",
        "甲机1",
        "乙机1",
        "甲机2",
        "乙机2",
    ]
    assert [line.seq for line in parts.record.lines] == [1, 2, 3, 4, 5, 6]


def test_entries_put_phases_and_events_between_the_lines(parts: Parts, clock: Clock) -> None:
    parts.record.note("先说一句", parts.speaker("张某"))
    parts.deeds.happen("迟到", text="晚到十分钟", party_id=parts.room.parties[1].id)

    told = [entry.line.text if entry.line else entry.text for entry in parts.entries()]

    assert told[0].startswith("群众先说理　")
    assert told[1] == "先说一句"
    assert told[2].endswith("迟到　赵某　晚到十分钟")


def test_speaking_counts_each_side_without_silence_and_private_words(parts: Parts, clock: Clock) -> None:
    clock.step = timedelta(0)
    clock.at = parts.room.started_at
    for name, seconds, private in (
        ("张某", 60, False),
        ("赵某", 30, False),
        ("张某", 3600, False),
        ("赵某", 50, True),
    ):
        clock.at += timedelta(seconds=seconds)
        parts.record.note("话", parts.speaker(name), private=private)

    spoken = sitting_record.speaking(parts.record.lines, parts.room)

    assert spoken == {"甲": 60 + sitting_record.LONGEST_S, "乙": 30}
    assert [(side, round(share, 2)) for side, _, share in parts.balance()] == [("甲", 0.89), ("乙", 0.11)]


def test_gate_asks_for_the_silent_side_and_takes_the_reason(parts: Parts) -> None:
    parts.demand(parts.room.parties[0].id, "赔 500 元", "")

    with pytest.raises(Refusal) as caught:
        parts.deeds.advance("民警后梳理")
    assert (caught.value.field, parts.room.silent) == ("silence_reason", ("乙",))
    parts.deeds.advance("民警后梳理", silence_reason="只等评理")

    assert (parts.room.phase, parts.room.silence_reason) == ("民警后梳理", "只等评理")


def test_demand_reads_the_sum_from_its_words_or_its_field(parts: Parts) -> None:
    party = parts.room.parties[0].id

    parts.demand(party, "赔麦苗损失 500 元", "")
    parts.demand(party, "再赔一点", "1.5万")

    assert [each.amount for each in parts.room.demands] == [50000, 1500000]
    with pytest.raises(Refusal) as caught:
        parts.demand(party, "赔", "五百abc")
    assert caught.value.field == "amount"


def test_root_cause_may_come_with_the_step(parts: Parts) -> None:
    to_talks(parts)

    assert (parts.room.phase, parts.room.root_cause) == ("警民共谈理", "指界时没有立桩")
    assert [step[0] for step in parts.room.steps] == ["群众先说理", "民警后梳理", "警民共谈理"]


def test_steps_say_what_is_done_lit_and_to_come(parts: Parts) -> None:
    for party in parts.room.parties:
        parts.demand(party.id, "评理", "")
    parts.deeds.advance("民警后梳理")

    assert [(name, done, current) for name, _, done, current in parts.steps()] == [
        ("群众先说理", True, False), ("民警后梳理", False, True), ("警民共谈理", False, False),
    ]  # fmt: skip


def test_line_becomes_an_offer_and_the_accepted_offer_a_clause(parts: Parts) -> None:
    to_talks(parts)
    line = parts.record.note("300 元我出，明天栽完桩就给。", parts.speaker("赵某之子"), kind="方案")
    parts.offers.from_line(line)
    offer = parts.room.offers[0]

    assert parts.talks().board()[0].state.endswith("待张某答复")
    parts.offers.answer(offer.id, "甲", "接受")
    assert parts.talks().board()[0].state.endswith("双方接受 → 第一条")
    words = parts.draft.follow(parts.record.lines)
    assert words.clauses == (
        ClauseWords("300 元我出，明天栽完桩就给。", "赵某之子", "张某", "300.00", "", "", str(offer.id)),
    )


def test_offer_taken_back_leaves_the_draft(parts: Parts) -> None:
    to_talks(parts)
    parts.talks().put({"text": "当面道歉"})
    offer = parts.room.offers[0]
    for side in ("甲", "乙"):
        parts.offers.answer(offer.id, side, "接受")
    assert len(parts.draft.follow([]).clauses) == 1

    parts.offers.answer(offer.id, "甲", "接受")

    assert parts.draft.follow([]).clauses == ()


def test_gap_follows_demand_offers_and_acceptance(parts: Parts) -> None:
    to_talks(parts)
    for name, words in (("张某", "400 元就行"), ("赵某之子", "300 元我出")):
        parts.offers.from_line(parts.record.note(words, parts.speaker(name)))
    parts.offers.answer(parts.room.offers[1].id, "甲", "接受")

    assert [(each.name, each.values) for each in parts.talks().gap()] == [
        ("张某", ((0, 50000), (1, 40000), (2, 30000))), ("赵某等2人", ((2, 30000),)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("赔 300 元", 30000),
        ("¥1,200.50 一次付", 120050),
        ("1.5万元", 1500000),
        ("栽桩", None),
        ("先500元后300元", None),
        ("赔我五百元", 50000),
        ("最多给他两万五", 2500000),
        ("赔一千二就行", 120000),
        ("药费三千五百块钱", 350000),
        ("一次付4，000元", 400000),
        ("300元（叁佰元整）", 30000),
        ("出1万2，当场给", 1200000),
        ("麦子三百斤", None),
        ("三百平米", None),
        ("赔三百斤麦子", None),
        ("三百块砖", None),
        ("五六百元", None),
        ("要二十个人", None),
        ("给十天", None),
        ("出一千二元", None),
    ],
)
def test_sum_in_reads_the_one_sum_of_a_sentence(text: str, fen: int | None) -> None:
    assert sitting_offers.sum_in(text) == fen


def test_draft_begins_with_the_brief_and_takes_up_what_is_undisputed(parts: Parts) -> None:
    line = parts.record.note("桩被挪过。", parts.speaker("赵某"))
    parts.record.sort(line.id, "无争议")

    facts = parts.draft.follow(parts.record.lines).facts

    assert facts.startswith("2026年11月18日")
    assert facts.endswith("双方对以下事实没有争议：桩被挪过。")


def test_typed_facts_are_not_overwritten_and_come_back(parts: Parts, store: Store, clock: Clock) -> None:
    parts.draft.keep(parts.draft_typed("我自己写的事实", "十日内", [], spot=False))
    line = parts.record.note("桩被挪过。", parts.speaker("赵某"))
    parts.record.sort(line.id, "无争议")

    again = Parts.open(store, parts.room.sitting_id, today=lambda: TODAY, now=clock)

    assert (again.draft.words.facts, again.draft.words.performance) == ("我自己写的事实", "十日内")


def test_agree_makes_the_agreement_and_ends_the_sitting(parts: Parts, store: Store) -> None:
    to_talks(parts)
    clause = {
        "text": "赵某赔偿张某麦苗损失",
        "payer": "赵某",
        "payee": "张某",
        "amount": "300",
        "due": "11-22",
        "method": "现金",
    }
    parts.draft.keep(parts.draft_typed("事实", "现金当面付清", [clause], spot=False))

    parts.agree(parts.ending(outcome=""))

    with store.reading() as db:
        subject = cases.case(db, parts.room.case_id)
        made = agreements.latest(db, subject.id)
        assert made is not None
        assert (subject.state, subject.outcome) == ("达成待履行", "达成协议")
        assert [(each.payer, each.amount, str(each.due_on)) for each in made.clauses] == [
            ("赵某", 30000, "2026-11-22")
        ]
        assert (made.sitting_id, made.issues) == (parts.room.sitting_id, "指界时没有立桩")
    assert parts.deeds.ended


def test_agree_without_clauses_and_with_a_bad_sum_is_refused(parts: Parts) -> None:
    to_talks(parts)
    with pytest.raises(Refusal, match="还没有各方都接受的方案"):
        parts.agree(parts.ending(outcome=""))

    parts.draft.keep(parts.draft_typed("事实", "", [{"text": "赔钱", "amount": "三百x"}], spot=False))
    with pytest.raises(Refusal) as caught:
        parts.agree(parts.ending(outcome=""))

    assert caught.value.field == "clauses.0.amount"
    assert not parts.deeds.ended


def test_gaps_of_the_draft_are_told(parts: Parts) -> None:
    to_talks(parts)
    parts.draft.keep(parts.draft_typed("事实", "", [{"text": "当面道歉"}], spot=False))

    parts.draft.make()

    assert "没有写履行方式和期限。" in [gap.sentence for gap in parts.draft.gaps if gap.severity == "red"]


@pytest.mark.parametrize("outcome", ["未达成", "撤回", "自行和解", ADJOURN])
def test_ending_without_agreement_needs_its_reason(parts: Parts, outcome: str) -> None:
    with pytest.raises(Refusal) as caught:
        parts.deeds.close(parts.ending(outcome=outcome))
    assert (caught.value.message, caught.value.field) == ("请写明原因。", "reason")

    parts.deeds.close(parts.ending(outcome=outcome, reason="金额谈不拢", routes_told=True))

    assert parts.deeds.ended


def test_one_officer_completes_the_video_with_the_end(
    store: Store, viewmodel: ViewModel, clock: Clock
) -> None:
    parts = opened(store, viewmodel, clock, add_case(store, track="ZA"), "陈立新", device="执法记录仪 3 号")
    assert (parts.room.needs_video, parts.recording()[1]) == (True, "good")
    to_talks(parts)
    parts.draft.keep(parts.draft_typed("事实", "当场", [{"text": "当面道歉", "due": "当场"}], spot=False))
    with pytest.raises(Refusal) as caught:
        parts.agree(parts.ending(outcome=""))
    assert caught.value.field == "recording"

    parts.agree(parts.ending(outcome="", file_number="V-3-17"))

    assert parts.recording() == ("录像 V-3-17", "good")
    assert parts.deeds.ended


def test_found_lists_lines_by_words_and_speaker(parts: Parts) -> None:
    made = [
        parts.record.note(text, parts.speaker(name))
        for name, text in (("张某", "桩挪了"), ("赵某", "没挪桩"), ("赵某", "地"))
    ]

    assert parts.record.found("挪") == [made[0].id, made[1].id]
    assert parts.record.found("赵某") == [made[1].id, made[2].id]
    assert parts.record.found(" ") == []


def test_who_is_signed_in_and_may_preside_is_at_the_head_already(viewmodel: ViewModel, store: Store) -> None:
    police, committee = viewmodel.prepare(add_case(store, track="ZA")), viewmodel.prepare(add_case(store))

    assert [each.name for each in police.hosts] == [viewmodel.by.name]
    assert committee.hosts == ()


def test_mediator_linked_with_a_login_presides_over_the_committees_case(
    store: Store, viewmodel: ViewModel
) -> None:
    case_id = add_case(store)
    with store.unit() as db:
        listed = next(each for each in roster.listing(db) if each.kind in roster.HOSTS)
        roster.amend(db, listed, by=viewmodel.by, officer_id=viewmodel.by.id)

    assert [each.name for each in viewmodel.prepare(case_id).hosts] == [listed.name]


def invite(store: Store, viewmodel: ViewModel, case_id: UUID, said: str) -> None:
    with store.unit() as db:
        subject = cases.case(db, case_id)
        made = invitations.invite(
            db, subject, by=viewmodel.by, at=viewmodel.now(), name="孙主任", kind="村（居）干部"
        )
        for party in cases.parties(subject):
            invitations.consent(db, made, party, said, by=viewmodel.by)


def test_invited_are_expected_at_the_door_and_their_coming_is_kept(
    store: Store, viewmodel: ViewModel
) -> None:  # fmt: skip
    case_id = add_case(store)
    invite(store, viewmodel, case_id, "同意")
    preparation = viewmodel.prepare(case_id)
    [(guest, agreed)] = preparation.invited
    assert (guest.name, agreed) == ("孙主任", True)

    begun = viewmodel.begin(
        preparation, start(preparation, "杨学礼", invitees=[guest], welcome={guest.id: True})
    )

    with store.reading() as db:
        here = db.get_one(sittings.Sitting, begun)
        assert [(each.name, each.mediator_id) for each in here.attendances if not each.host] == [
            ("孙主任", None)
        ]
        assert [each.attended for each in invitations.of_case(db, case_id)] == ["到场"]


def test_whom_a_party_refused_does_not_come_in_whatever_is_ticked(store: Store, viewmodel: ViewModel) -> None:
    case_id = add_case(store)
    invite(store, viewmodel, case_id, "不同意")
    preparation = viewmodel.prepare(case_id)
    assert preparation.invited == ()
    with store.reading() as db:
        [asked] = invitations.of_case(db, case_id)
    guest = Candidate(asked.id, asked.name, asked.kind, "", "", officer=False, host=False)

    with pytest.raises(Refusal, match="不能到场（人民调解法 20）") as refused:
        viewmodel.begin(preparation, start(preparation, "杨学礼", invitees=[guest], welcome={guest.id: True}))
    assert refused.value.field == "invitees"
