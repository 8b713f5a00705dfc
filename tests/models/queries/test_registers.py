"""The rows of the registers, made of cases that were taken through by the verbs themselves."""

import doctest
import uuid
from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from models import (
    agreements,
    cases,
    confirmation,
    dispositions,
    disputes,
    endings,
    intake,
    numbering,
    performance,
    periods,
    sittings,
    visits,
)
from models.cases import Case, Outcome
from models.intake import PartyDraft
from models.queries import registers
from models.queries.bundles import AT_ONCE, Bundle
from models.queries.registers import words as said
from models.queries.rows import Gap, PartyFacts
from models.queries.selection import Selection
from models.recordings import Recording
from models.sittings import Attendance
from tests import sample
from tests.sample import Room

NOVEMBER, OCTOBER = periods.month(date(2026, 11, 1)), periods.month(date(2026, 10, 1))
TODAY = sample.TODAY


@pytest.fixture
def here(engine_url: str) -> Iterator[Room]:
    room = sample.room(engine_url)
    yield room
    room.store.close()


def plain(row: Any) -> dict[str, Any]:
    """Return what a row says, without what hides it outside and its parties once more."""
    told = {key: value for key, value in asdict(row).items() if key not in {"shield", "everyone"}}
    for side in ("side_a", "side_b"):
        told.update({side: tuple(_without(each) for each in told[side])} if side in told else {})
    return told


def _without(facts: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in facts.items() if key not in {"side", "role"}}


def test_disputes_give_one_row_in_full_for_a_case_with_an_agreement(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.concluded(db, here)
        subject.measures, subject.remarks, subject.level = "到场指界", "已告知诉讼途径", 3

    with here.store.reading() as db:
        [row] = registers.rows(db, "R1", Selection(NOVEMBER))

    assert plain(row) == {
        "case_id": str(subject.id), "serial": 1, "number": "西调2026-1", "received_on": TODAY, "source": "110警情",
        "alarm_number": "13012420261119077",
        "side_a": ({
            "name": "张土根", "sex": "男", "age": 58, "document": sample.resident("19680507", "011"),
            "phone": "13800001234", "address": "西岔村二组12号",
        },),
        "side_b": ({
            "name": "赵水生", "sex": "男", "age": 55, "document": sample.resident("19710102", "013"),
            "phone": "13800005678", "address": "西岔村二组15号",
        },),
        "others": (), "place": "西岔村二组老槐树地头", "major_type": "山林土地", "minor_type": "", "nature": "民事",
        "cause": "殴打他人",
        "brief": "两家承包地相邻，2009年指界后没有立桩。11月19日下午在地头争吵，赵水生推倒张土根，踩坏麦苗。",
        "people": 2, "amount": 50_000, "level": "较大", "repeats": 0, "officer": "葛民警", "partners": (),
        "channel": "人民调解", "measures": "到场指界", "sittings": 1, "result": "达成", "agreement_number": "",
        "performance": "待履行", "resolved_on": None, "visits": 0, "last_visit_on": None, "closed": False,
        "note": "已告知诉讼途径",
    }  # fmt: skip


def test_public_order_gives_one_row_in_full(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.concluded(db, here, track="ZA")
        subject.platform_number, subject.dossier_number = "A5301", "2026-治-1"

    with here.store.reading() as db:
        [row] = registers.rows(db, "R2", Selection(NOVEMBER))
        assert list(registers.rows(db, "R3", Selection(NOVEMBER))) == []

    assert plain(row) == {
        "case_id": str(subject.id), "serial": 1, "paper_number": "", "case_number": "A5301", "offence": "殴打他人（治安管理处罚法第五十一条第一款）",
        "accepted_on": TODAY, "suspects": ("赵水生",), "victims": ("张土根",), "injury": "不构成轻微伤",
        "injury_on": None, "on_the_spot": False, "first_on": TODAY, "second_on": None, "second_timely": "",
        "officers": ("葛民警",), "recording": "D-20261120-01", "invitees": (), "agreed_on": TODAY,
        "terms": "赵水生于2026年11月23日前赔偿张土根麦苗损失人民币叁佰元整（¥300.00），以现金当面支付，张土根收款后当场出具收条；"
        "双方于2026年11月22日9时到地头，在村民委员会见证下按老槐树至水口直线共同栽设界桩，以此为使用界线；本条不改变土地权属；"
        "双方就本次纠纷的民事赔偿一次性了结，今后互不滋扰。",
        "amount": 30_000, "due_on": date(2026, 11, 23), "performed_on": None, "breach": "", "ended_on": None,
        "archive_number": "2026-治-1",
    }  # fmt: skip


def test_mediation_gives_one_row_in_full(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.concluded(db, here)
        subject.difficult, subject.dossier_number = True, "（2026）西人调字第1号"

    with here.store.reading() as db:
        [row] = registers.rows(db, "R3", Selection(NOVEMBER))
        assert list(registers.rows(db, "R2", Selection(NOVEMBER))) == []

    assert plain(row) == {
        "case_id": str(subject.id), "serial": 1, "dossier_number": "（2026）西人调字第1号", "accepted_on": TODAY,
        "source": "委托移送-公安", "parties": ("张土根", "赵水生"), "dispute_type": "山林土地", "complex": True,
        "amount": 30_000, "mediators": ("杨调解",), "invitees": (), "result": "成功", "agreement_form": "书面",
        "agreement_number": "", "agreed_on": TODAY, "performance": "待履行", "confirmation_on": None, "ruling": "",
        "confirmation_due_on": date(2026, 12, 21), "visits": "", "archived": "未归档", "subsidy": "",
    }  # fmt: skip


def test_examples_of_the_module_hold() -> None:
    assert doctest.testmod(said).failed == 0


def test_every_source_has_the_class_that_the_filing_form_ticks() -> None:
    assert {each.name: said.entry_of(each.name) for each in disputes.sources()} == {
        "110警情": "委托移送-公安", "来所": "申请", "电话": "申请", "民警走访": "主动", "巡逻": "主动",
        "自主摸排": "主动", "警务区指令": "主动", "兼任村助理民警": "主动", "下访座谈": "主动",
        "警务助理/网格员": "主动", "村(居)委": "委托移送-村(居)委", "上级交办": "委托移送-上级交办",
        "他部门移送": "委托移送-他部门", "重复警情": "委托移送-公安", "12345": "委托移送-信访",
    }  # fmt: skip
    assert (said.entry_of(""), said.entry_of("检察建议")) == ("", "检察建议")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("故意损毁财物", "故意损毁财物（治安管理处罚法第五十九条）"),
        (
            "殴打他人、故意损毁财物",
            "殴打他人（治安管理处罚法第五十一条第一款）、故意损毁财物（治安管理处罚法第五十九条）",
        ),
        ("邻里争吵", "邻里争吵"),
        ("", ""),
    ],
)
def test_offences_carry_their_article_and_other_words_stay(words: str, told: str) -> None:
    assert said.offence_of(words) == told


@pytest.mark.parametrize(
    ("village", "place", "told"),
    [
        ("商镇村", "商镇村十四组", "商镇村十四组"),
        ("商镇村", "十四组", "商镇村 十四组"),
        ("商镇村", "", "商镇村"),
        ("", "镇政府门前", "镇政府门前"),
        ("", "", ""),
    ],
)
def test_a_village_is_named_once(village: str, place: str, told: str) -> None:
    assert said.place_of(Case(village=village, place=place)) == told


@pytest.mark.parametrize(
    ("track", "outcome", "form", "held", "told"),
    [
        ("RM", Outcome.AGREED, "书面", 1, "人民调解 1 次，达成书面协议"),
        ("RM", Outcome.ORAL, "口头", 1, "人民调解 1 次，达成口头协议"),
        ("ZA", Outcome.FAILED, "", 2, "治安调解 2 次，未达成协议"),
        ("ZA-X", Outcome.ON_THE_SPOT, "现场", 0, "当场达成协议并履行"),
        ("", Outcome.INELIGIBLE, "", 0, "不适用调解"),
        ("RM", Outcome.NONE, "", 1, "人民调解 1 次"),
        ("RM", Outcome.NONE, "", 0, ""),
    ],
)
def test_measures_that_nobody_wrote_are_told_from_what_happened(
    track: str, outcome: Outcome, form: str, held: int, told: str
) -> None:
    signed = agreements.Agreement(signed_on=TODAY, form=form) if form else None
    each = Bundle(Case(track=track, outcome=outcome.value, measures=""), signed)
    each.sittings = [sittings.Sitting(number=n) for n in range(held)]

    assert said.measures_of(each) == told


def test_a_recording_is_told_only_of_the_sitting_that_one_officer_held(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here, track="ZA")
        first = sample.talked(db, here, sample.begun(db, here, subject))
        endings.close(db, first, Outcome.FAILED, by=here.officer, at=here.clock(), adjourn=True)
        here.clock.forward(days=1)
        second = sample.begun(db, here, subject)
        db.add(Attendance(case_id=subject.id, sitting_id=second.id, host=True, kind="民警", name="李民警"))
        for sitting, number in ((first, "单人"), (second, "双人")):
            for kept in db.scalars(select(Recording).where(Recording.sitting_id == sitting.id)):
                kept.file_number = number

    with here.store.reading() as db:
        [row] = registers.rows(db, "R2", Selection(NOVEMBER))

    assert (row.officers, row.recording) == (("葛民警", "李民警"), "单人")


def test_a_case_that_waits_is_told_alike_in_both_registers_and_has_no_dossier_yet(here: Room) -> None:
    with here.store.unit() as db:
        sample.accepted(db, here)

    with here.store.reading() as db:
        [dispute], [row] = (
            registers.rows(db, "R1", Selection(NOVEMBER)),
            registers.rows(db, "R3", Selection(NOVEMBER)),
        )

    assert (dispute.result, row.result, row.dossier_number) == ("待调解", "待调解", "")


def test_confirmation_visits_and_performance_show_in_the_mediation_row(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.concluded(db, here)
        here.clock.forward(days=7)
        asked = confirmation.apply(db, subject, court="西岔县人民法院", on=TODAY, by=here.officer)
        confirmation.rule(
            db, asked, on=date(2026, 11, 25), ruling="确认有效", number="（2026）示民特1号", by=here.officer
        )
        agreement = agreements.latest(db, subject.id)
        assert agreement is not None
        for owed in agreements.obligations(db, agreement.id):
            performance.receive(
                db, owed, on=date(2026, 11, 23), amount=owed.amount, evidence="收条", by=here.officer
            )
        visit = visits.unplanned(db, subject, on=TODAY, by=here.officer)
        visits.record(db, visit, on=date(2026, 11, 27), by=here.officer, mode="电话", text="已给付")

    with here.store.reading() as db:
        [row] = registers.rows(db, "R3", Selection(NOVEMBER))
        [dispute] = registers.rows(db, "R1", Selection(NOVEMBER))

    assert (row.confirmation_on, row.ruling) == (TODAY, "确认有效 （2026）示民特1号")
    assert (row.performance, row.visits, row.subsidy) == ("已履行", "1次\n2026-11-27", "可申报")
    assert (dispute.visits, dispute.last_visit_on, dispute.resolved_on) == (
        1,
        date(2026, 11, 27),
        date(2026, 11, 23),
    )


def test_many_parties_stand_in_one_row_five_in_full_and_the_rest_by_name(here: Room) -> None:
    workers = [PartyDraft(side="甲", name=f"工人{n}") for n in "一二三四五六七"]
    boss = PartyDraft(side="乙", kind="organisation", name="某建筑公司", organisation={"address": "园区1号"})
    third = PartyDraft(side="丙", role="第三人", name="劳务分包人")
    with here.store.unit() as db:
        intake.receive(
            db, sample.draft(parties=[*workers, boss, third], demands=[], facts={"people_count": None}),
            by=here.officer, now=here.clock(),
        )  # fmt: skip

    with here.store.reading() as db:
        [row] = registers.rows(db, "R1", Selection(NOVEMBER))

    assert [party.name for party in row.side_a] == ["工人一", "工人二", "工人三", "工人四", "工人五"]
    assert row.side_b == (PartyFacts("某建筑公司", address="园区1号", side="乙", role="申请人"),)
    assert row.others == ("甲方 工人六", "甲方 工人七", "劳务分包人")
    assert (row.people, row.result, row.performance) == (9, "待调解", "")


def test_a_group_and_a_voided_party_are_told_as_they_are(here: Room) -> None:
    crowd = PartyDraft(side="甲", name="周某等5人", headcount=5)
    wrong, right = PartyDraft(side="乙", name="错录"), PartyDraft(side="乙", name="王某")
    with here.store.unit() as db:
        subject = intake.receive(
            db, sample.draft(parties=[crowd, wrong, right], demands=[], facts={"people_count": None}),
            by=here.officer, now=here.clock(),
        )  # fmt: skip
        intake.void_party(db, cases.parties(subject)[1], reason="录错", by=here.officer)

    with here.store.reading() as db:
        [row] = registers.rows(db, "R1", Selection(NOVEMBER))

    assert (row.side_a, [party.name for party in row.side_b]) == (
        (PartyFacts("周某等5人", side="甲", role="申请人"),),
        ["王某"],
    )
    assert row.people == 6


def test_the_same_pair_counts_as_repeated_only_in_the_later_case(here: Room) -> None:
    with here.store.unit() as db:
        for day in (5, 9):
            at = datetime(2026, 11, day, 1, tzinfo=UTC)
            intake.receive(db, sample.draft(received_at=at), by=here.officer, now=here.clock())
        only_one = sample.draft(received_at=datetime(2026, 11, 10, tzinfo=UTC), demands=[])
        only_one.parties[1] = PartyDraft(side="乙", name="别人")
        intake.receive(db, only_one, by=here.officer, now=here.clock())

    with here.store.reading() as db:
        assert [row.repeats for row in registers.rows(db, "R1", Selection(NOVEMBER))] == [0, 1, 0]


def test_months_begin_at_midnight_in_beijing(here: Room) -> None:
    with here.store.unit() as db:
        for at in (datetime(2026, 10, 31, 15, 59, tzinfo=UTC), datetime(2026, 10, 31, 16, 0, tzinfo=UTC)):
            intake.receive(db, sample.draft(received_at=at), by=here.officer, now=here.clock())

    with here.store.reading() as db:
        assert [
            row.received_on for row in registers.rows(db, "R1", Selection(periods.month(date(2026, 10, 7))))
        ] == [date(2026, 10, 31)]
        assert [row.received_on for row in registers.rows(db, "R1", Selection(NOVEMBER))] == [
            date(2026, 11, 1)
        ]


def test_second_sitting_says_whether_it_was_late(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here, track="ZA")
        first = sample.talked(db, here, sample.begun(db, here, subject))
        endings.close(db, first, Outcome.FAILED, by=here.officer, at=here.clock(), adjourn=True)
        here.clock.forward(days=20)
        sample.begun(db, here, subject, late_reason="当事人外出务工")

    with here.store.reading() as db:
        [row] = registers.rows(db, "R2", Selection(NOVEMBER))
        [dispute] = registers.rows(db, "R1", Selection(NOVEMBER))

    assert (row.first_on, row.second_on, row.second_timely) == (TODAY, TODAY + timedelta(20), "是")
    assert dispute.note == "超期：当事人外出务工"


@pytest.mark.parametrize(
    ("outcome", "told", "closing"),
    [
        (Outcome.FAILED, "未达成", "不成"),
        (Outcome.WITHDRAWN, "撤回", "撤回"),
        (Outcome.RECONCILED, "自行和解", "撤回"),
        (Outcome.NONE, "调解中", "调解中"),
    ],
)
def test_outcomes_are_told_in_the_words_of_each_register(
    here: Room, outcome: Outcome, told: str, closing: str
) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        sitting = sample.talked(db, here, sample.begun(db, here, subject))
        if outcome:
            endings.close(
                db, sitting, outcome, by=here.officer, at=here.clock(), text="谈不拢", routes_told=True
            )

    with here.store.reading() as db:
        [dispute], [row] = (
            registers.rows(db, "R1", Selection(NOVEMBER)),
            registers.rows(db, "R3", Selection(NOVEMBER)),
        )
    assert (dispute.result, row.result, row.agreement_form, row.amount) == (told, closing, "", 50_000)


def test_every_outcome_has_its_words_in_both_registers() -> None:
    ended = {outcome.value for outcome in Outcome if outcome}

    assert (set(said.RESULTS), set(said.CLOSINGS)) == (ended, ended)


def test_breach_is_told_and_performance_words_agree_with_the_verb(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.concluded(db, here, track="ZA")
        before = performance.words(db, subject)
        here.clock.forward(days=6)
        performance.breach(db, subject, text="拒不给付", on=date(2026, 11, 24), by=here.officer)

    with here.store.reading() as db:
        [row] = registers.rows(db, "R2", Selection(NOVEMBER))
        [dispute] = registers.rows(db, "R1", Selection(NOVEMBER))
        after = performance.words(db, cases.case(db, subject.id))
    assert (row.breach, before, after, dispute.performance, dispute.note) == (
        "2026-11-24 未履行：拒不给付", "待履行", "未履行", "未履行", "2026-11-24 未履行：拒不给付",
    )  # fmt: skip

    with here.store.unit() as db:
        dispositions.record(
            db, cases.case(db, subject.id), "penalty", on=date(2026, 11, 25), executed_on=date(2026, 11, 26),
            number="西公行罚决字〔2026〕1号", by=here.officer, party_id=suspect_of(db, subject.id),
        )  # fmt: skip
    with here.store.reading() as db:
        [row] = registers.rows(db, "R2", Selection(NOVEMBER))
    assert (row.breach.splitlines(), row.ended_on) == (
        [
            "2026-11-24 未履行：拒不给付",
            "2026-11-25 行政处罚（西公行罚决字〔2026〕1号），2026-11-26 执行完毕",
        ],
        date(2026, 11, 26),
    )


def suspect_of(db: Session, case_id: uuid.UUID) -> uuid.UUID:
    """Return the party who blew."""
    return next(party.id for party in cases.parties(cases.case(db, case_id)) if party.role == "违法嫌疑人")


def test_instalments_are_told_as_paid_of_all() -> None:
    agreement = agreements.Agreement(signed_on=TODAY)
    parts = [agreements.Instalment(number=n, amount=1, paid_on=TODAY if n == 1 else None) for n in (1, 2, 3)]
    each = Bundle(Case(state="达成待履行"), agreement, [agreements.Obligation(instalments=parts)])

    assert said.performance_words(each) == "1/3期"


def test_a_recognised_case_was_mediated_by_the_committee_and_its_end_stands_in_the_note(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.concluded(db, here, track="RM-ZA")
        subject.ended_on, subject.ended_how = date(2026, 11, 25), "不予处罚"
    with here.store.reading() as db:
        [row] = registers.rows(db, "R1", Selection(NOVEMBER))
    assert (row.measures, row.note) == ("人民调解 1 次，达成书面协议", "2026-11-25 不予处罚")


def test_a_duty_without_an_end_is_being_performed_and_has_no_last_instalment() -> None:
    agreement = agreements.Agreement(signed_on=TODAY)
    parts = [
        agreements.Instalment(number=1, amount=1, paid_on=TODAY),
        agreements.Instalment(number=2, amount=1),
    ]
    owed = agreements.Obligation(instalments=parts, repeats="每月", kind="给付")

    assert said.performance_words(Bundle(Case(state="已销号"), agreement, [owed])) == "履行中"


def test_gaps_name_void_reserved_and_unrecorded_numbers_of_the_month(here: Room) -> None:
    with here.store.unit() as db:
        kept = sample.accepted(db, here)
        wrong = sample.accepted(db, here)
        wrong.voided_at, wrong.void_reason = here.clock(), "重复登记"
        lost = numbering.take(db, "case", year=2026, by=here.officer)
        numbering.void(db, lost, reason="打印失败", by=here.officer)
        numbering.set_last(db, "case", year=2026, last=5, by=here.administrator)
        sample.accepted(db, here)
        numbering.reserve(db, "people-oral", count=1, year=2026, form="D15", by=here.officer)

    with here.store.reading() as db:
        assert registers.gaps(db, "R1", NOVEMBER) == [
            Gap("西调2026-2", "案件作废：重复登记"), Gap("西调2026-3", "作废：打印失败"),
            Gap("西调2026-4", "号簿无记录"), Gap("西调2026-5", "号簿无记录"),
        ]  # fmt: skip
        assert registers.gaps(db, "R3", NOVEMBER) == [Gap("（2026）西人调口字第1号", "预留")]
        assert registers.gaps(db, "R1", OCTOBER) == []
        assert [row.number for row in registers.rows(db, "R1", Selection(NOVEMBER))] == [
            kept.number,
            "西调2026-6",
        ]


def test_queries_do_not_grow_with_the_cases(here: Room) -> None:
    def count(db: Session) -> int:
        seen: list[str] = []
        engine = here.store.engine
        event.listen(engine, "before_cursor_execute", hear := lambda *args: seen.append(args[2]))
        list(registers.rows(db, "R1", Selection(NOVEMBER)))
        event.remove(engine, "before_cursor_execute", hear)
        return len(seen)

    with here.store.unit() as db:
        sample.concluded(db, here)
    with here.store.reading() as db:
        one = count(db)
    with here.store.unit() as db:
        for _ in range(4):
            sample.concluded(db, here)
    with here.store.reading() as db:
        assert count(db) == one


def test_rows_go_on_beyond_one_batch(here: Room) -> None:
    with here.store.unit() as db:
        db.add_all(
            Case(number=f"西调2026-{n}", received_at=sample.NOW, received_by="葛民警")
            for n in range(AT_ONCE + 3)
        )

    with here.store.reading() as db:
        rows = list(registers.rows(db, "R1", Selection(NOVEMBER)))
    assert [row.serial for row in rows] == list(range(1, AT_ONCE + 4))
    assert replace(rows[0], case_id="", serial=0, number="") == replace(
        rows[-1], case_id="", serial=0, number=""
    )


@pytest.mark.parametrize(
    ("kind", "name", "told"),
    [
        ("律师", "何某", "律师 何某"),
        ("其他", "交警", "交警"),
        ("法官", "法官", "法官"),
        ("村（居）干部", "", ""),
    ],
)
def test_a_helper_is_named_with_what_they_came_as_unless_the_name_says_it(
    kind: str, name: str, told: str
) -> None:
    assert said.called(Attendance(kind=kind, name=name)) == told


def test_a_long_note_is_shortened() -> None:
    assert said.short("长" * 81) == "长" * 79 + "…"
    assert said.short("长" * 80) == "长" * 80


def test_a_case_entered_late_is_told_only_by_the_registers_it_belongs_to(here: Room) -> None:
    with here.store.unit(by=here.officer) as db:
        here.clock.now += timedelta(days=40)
        subject = sample.accepted(db, here, track="RM", received_at=sample.NOW)
        subject.accepted_on, number = TODAY, subject.number
    with here.store.reading() as db:
        month = periods.month(TODAY)
        told = {key: [each.number for each in registers.late(db, key, month)] for key in ("R1", "R2", "R3")}
    assert told == {"R1": [number], "R2": [], "R3": [number]}


def test_a_case_that_waits_for_its_level_shows_none(here: Room) -> None:
    with here.store.unit(by=here.officer) as db:
        sample.accepted(db, here).level = 0
    with here.store.reading() as db:
        rows = registers.rows(db, "R1", Selection(periods.month(TODAY)))
        assert [row.level for row in rows] == [""]
