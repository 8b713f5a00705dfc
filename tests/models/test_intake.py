from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy.orm import Session

from models import (
    audit,
    cases,
    clocks,
    closure,
    demands,
    eligibility,
    endings,
    intake,
    numbering,
    representation,
    tracks,
)
from models.cases import Case, Outcome, State
from models.errors import Refusal
from models.intake import DemandDraft, PartyDraft
from tests.sample import TODAY, Room, accepted, agreed, begun, concluded, draft, over, resident, talked


def received(db: Session, desk: Room, **changes: Any) -> Case:
    return intake.receive(db, draft(**changes), by=desk.officer, now=desk.clock())


def choose(db: Session, desk: Room, subject: Case, track: str, reason: str = "") -> Case:
    return intake.choose_track(db, subject, track, by=desk.officer, reason=reason, today=TODAY)


def answered(**said: str) -> dict[str, str]:
    return draft().answers | said


# the door


def test_a_visit_becomes_a_numbered_case_with_its_people_demands_and_answers(here: Room) -> None:
    with here.store.unit() as db:
        subject_id = received(db, here).id
    with here.store.reading() as db:
        subject = cases.case(db, subject_id)
        assert (subject.number, subject.title, subject.state) == (
            "西调2026-1",
            "张土根与赵水生山林土地纠纷",
            "已登记",
        )
        assert [
            (party.side, party.name, party.person.sex if party.person else None)
            for party in cases.parties(subject)
        ] == [
            ("甲", "张土根", "男"),
            ("乙", "赵水生", "男"),
        ]
        assert [(each.text, each.amount) for each in demands.of_case(db, subject_id)] == [
            ("赔麦苗钱，重新定界", 50_000),
            ("不同意是自己挪桩", None),
        ]
        assert cases.answers(subject) == draft().answers
        assert {each.by_name for each in subject.answers} == {"葛民警"}


@pytest.mark.parametrize(
    ("changes", "sentence", "field"),
    [
        ({"parties": []}, "请至少登记一方当事人。", "parties"),
        (
            {"received_at": datetime(2026, 11, 20, 2, 31, tzinfo=UTC)},
            "登记时间在现在之后，请核对。",
            "received_at",
        ),
        ({"occurred_on": date(2026, 11, 21)}, "发生日期在今天之后，请核对。", "occurred_on"),
        (
            {"parties": [PartyDraft(name="张土根", headcount=0)], "demands": []},
            "人数至少为 1。",
            "parties.0.headcount",
        ),
        (
            {"parties": [PartyDraft(side="东", name="张土根")], "demands": []},
            "请选择方别。",
            "parties.0.side",
        ),
        (
            {"parties": [PartyDraft(kind="group", name=" ")], "demands": []},
            "请填写这一方的称呼。",
            "parties.0.name",
        ),
    ],
)
def test_a_visit_that_cannot_be_is_refused_beside_its_field(
    db: Session, desk: Room, changes: dict[str, Any], sentence: str, field: str
) -> None:
    with pytest.raises(Refusal) as refused:
        received(db, desk, **changes)
    assert (refused.value.message, refused.value.field) == (sentence, field)


def test_an_event_before_a_partys_birth_is_refused(db: Session, desk: Room) -> None:
    with pytest.raises(Refusal) as refused:
        received(db, desk, occurred_on=date(1968, 5, 6))
    assert (refused.value.message, refused.value.field) == (
        "发生日期早于这名当事人的出生日期，请核对。",
        "parties.0.birth",
    )


def test_days_and_numbers_are_those_of_beijing_whatever_the_zone_of_the_machine(
    db: Session, desk: Room
) -> None:
    desk.clock.now = datetime(2026, 12, 31, 17, 0, tzinfo=UTC)  # one o'clock on New Year's morning
    assert received(db, desk, occurred_on=date(2027, 1, 1)).number == "西调2027-1"


def test_a_visit_entered_later_from_paper_takes_the_number_of_its_own_year(db: Session, desk: Room) -> None:
    desk.clock.now = datetime(2027, 1, 2, 2, 0, tzinfo=UTC)
    late = received(db, desk, received_at=datetime(2026, 12, 30, 2, 0, tzinfo=UTC))
    assert late.number == "西调2026-1"


def test_parties_in_any_number_on_any_side(db: Session, desk: Room) -> None:
    subject = received(
        db, desk, demands=[DemandDraft(None, "都说清楚")], facts={"dispute_type": ""},
        parties=[
            PartyDraft(side="乙", kind="organisation", name="西岔砂石厂", representative="李厂长"),
            PartyDraft(side="甲", kind="group", name="二组村民", headcount=None),
            PartyDraft(side="丙", name="王某", role="第三人"),
            PartyDraft(side="甲", name="张土根"),
        ],
    )  # fmt: skip
    assert [(party.side, party.name, party.group, party.headcount) for party in cases.parties(subject)] == [
        ("甲", "二组村民", True, None),
        ("甲", "张土根", False, 1),
        ("乙", "西岔砂石厂", False, 1),
        ("丙", "王某", False, 1),
    ]
    assert subject.title == "二组村民等2人与西岔砂石厂与王某纠纷"
    assert demands.of_case(db, subject.id)[0].party_id is None


def test_a_changed_answer_stands_and_the_earlier_one_stays_readable(db: Session, desk: Room) -> None:
    subject = received(db, desk)
    desk.clock.forward(minutes=1)
    intake.answer(db, subject, {"X3": "是", "E1": "是", "X1": ""}, by=desk.leader, note="调取前科")
    assert cases.answers(subject)["X3"] == "是"
    assert [(each.value, each.by_name, each.note) for each in subject.answers if each.key == "X3"] == [
        ("否", "葛民警", ""),
        ("是", "索所长", "调取前科"),
    ]
    assert [each.value for each in subject.answers if each.key in {"E1", "X1"}] == ["是", "否"]


def test_a_wrong_party_is_taken_out_with_a_reason_and_stays_in_the_audit(db: Session, desk: Room) -> None:
    subject = received(db, desk)
    wrong = cases.parties(subject)[1]
    with pytest.raises(Refusal, match="请写明移出当事人的原因。"):
        intake.void_party(db, wrong, reason=" ", by=desk.officer)
    intake.void_party(db, wrong, reason="登记错人", by=desk.officer)
    assert [party.name for party in cases.parties(subject)] == ["张土根"]
    assert [entry.deed for entry in audit.of_row(db, wrong.id)] == ["新增", "作废"]


# the gates of 治安调解 (程序规定 178, 179)


@pytest.mark.parametrize(
    ("key", "said", "sentence"),
    [
        ("V", "否", "行为不构成违反治安管理，不是治安调解的范围；请告知当事人可以找人民调解组织或者人民法院（《公安机关办理行政案件程序规定》第一百七十八条第二款）。"),
        ("D", "是", "属于制止不法侵害，不是违反治安管理行为，不能作为互殴治安调解（《治安管理处罚法》第十九条）。"),
        ("E1", "否", "不是因民间纠纷引起，不适用治安调解（《公安机关办理行政案件程序规定》第一百七十八条第一款）。"),
        ("E2", "否", "行为不在可以治安调解的范围内（《公安机关办理行政案件程序规定》第一百七十八条第一款）。"),
        ("E3", "否", "情节不属于较轻，不适用治安调解（《治安管理处罚法》第九条第一款）。"),
        ("E4", "否", "三种可以调解的情形都不具备，不适用治安调解（《公安机关办理行政案件程序规定》第一百七十八条第一款）。"),
        ("E5", "否", "有一方不同意调解，不能治安调解（《治安管理处罚法》第九条第二款）。"),
        ("X1", "是", "雇凶伤害他人的，不适用治安调解（《公安机关办理行政案件程序规定》第一百七十九条）。"),
        ("X2", "是", "结伙斗殴或者其他寻衅滋事的，不适用治安调解（《公安机关办理行政案件程序规定》第一百七十九条）。"),
        ("X3", "是", "多次实施违反治安管理行为的，不适用治安调解（《公安机关办理行政案件程序规定》第一百七十九条）。"),
        ("X4", "是", "当事人明确表示不愿意调解，不能治安调解（《公安机关办理行政案件程序规定》第一百七十九条）。"),
        ("X5", "是", "调解过程中又针对对方实施违反治安管理行为，须终止治安调解（《公安机关办理行政案件程序规定》第一百七十九条）。"),
        ("X6", "是", "调解过程中违法嫌疑人逃跑，须终止治安调解（《公安机关办理行政案件程序规定》第一百七十九条）。"),
        ("X7", "是", "有其他不宜调解处理的情形，不适用治安调解；请写明理由和审批人（《公安机关办理行政案件程序规定》第一百七十九条）。"),
        ("C", "是", "涉嫌犯罪，不能治安调解，请移送刑侦部门（《刑事诉讼法》第二百八十八条）。"),
    ],
)  # fmt: skip
def test_each_answer_that_bars_public_order_mediation_names_its_article(
    db: Session, desk: Room, key: str, said: str, sentence: str
) -> None:
    subject = received(db, desk, answers=answered(**{key: said}))
    with pytest.raises(Refusal) as refused:
        choose(db, desk, subject, "ZA")
    assert (refused.value.message, refused.value.field, subject.track) == (sentence, "track", "")
    assert choose(db, desk, subject, "RM").track == "RM"


def test_every_gate_is_in_the_table_above_or_only_waits() -> None:
    flags = frozenset({"家庭暴力", "学生欺凌"})
    barring = {question.key for question in eligibility.questions(flags) if question.fails}
    assert barring == {"V", "D", "E1", "E2", "E3", "E4", "E5", *(f"X{n}" for n in range(1, 8)), "DV", "C"}


@pytest.mark.parametrize("key", [f"S{n}" for n in range(1, 7)])
def test_each_condition_of_mediation_on_the_spot_bars_only_that_track(
    db: Session, desk: Room, key: str
) -> None:
    spot = {f"S{n}": "是" for n in range(1, 7)}
    subject = received(db, desk, answers=answered(**spot | {key: "否"}))
    with pytest.raises(Refusal, match="（《公安机关办理行政案件程序规定》第一百七十八条第三款）。"):
        choose(db, desk, subject, "ZA-X")
    assert choose(db, desk, subject, "ZA").track == "ZA"


def test_domestic_violence_is_not_closed_by_mediation_alone(db: Session, desk: Room) -> None:
    subject = received(db, desk, facts={"flags": ["家庭暴力"]}, answers=answered(DV="否"))
    with pytest.raises(
        Refusal,
        match=r"^家庭暴力不能只以调解结案，请先依法处罚或者出具告诫书；不出具的写明理由（《反家庭暴力法》第十六条）。$",
    ):
        choose(db, desk, subject, "ZA")
    intake.answer(db, subject, {"DV": "是"}, by=desk.officer)
    assert choose(db, desk, subject, "ZA").track == "ZA"


@pytest.mark.parametrize("injury", ["轻伤二级", "轻伤一级", "重伤"])
def test_an_injury_from_minor_on_is_criminal_and_bars_the_track(db: Session, desk: Room, injury: str) -> None:
    subject = received(db, desk, facts={"injury": injury})
    with pytest.raises(
        Refusal,
        match=r"^伤情达到轻伤以上，属于刑事案件，不能治安调解，请移送刑侦部门（《刑事诉讼法》第二百八十八条）。$",
    ):
        choose(db, desk, subject, "ZA")
    assert intake.verdict(subject, today=TODAY).suggestions == ("XH",)
    with pytest.raises(Refusal, match="轻伤以上属于刑事案件，本室不能调解，请移送刑侦部门"):
        choose(db, desk, subject, "XH")


@pytest.mark.parametrize("injury", ["", "未鉴定"])
def test_an_injury_not_yet_known_leaves_the_question_open_and_bars_nothing(
    db: Session, desk: Room, injury: str
) -> None:
    subject = received(db, desk, facts={"injury": injury})
    said = intake.verdict(subject, today=TODAY)
    assert (said.track_allowed, said.complete) == (True, False)
    assert choose(db, desk, subject, "ZA").track == "ZA"


def test_mediation_may_and_never_must(db: Session, desk: Room) -> None:
    subject = received(db, desk)
    verdict = intake.verdict(subject, today=TODAY)
    words = " ".join(finding.sentence for finding in verdict.findings)
    assert verdict.suggestions == ("ZA", "RM-ZA")
    assert not [word for word in ("必须调解", "应当调解", "须调解", "必须治安调解") if word in words]


# who takes part (程序规定 181)


def _with(place: int, **changes: Any) -> list[PartyDraft]:
    parties = draft().parties
    for key, value in changes.items():
        setattr(parties[place], key, value)
    return parties


AGENT = {"name": "李律师", "telephone": "13900001111"}


@pytest.mark.parametrize("role", ["违法嫌疑人", "互为违法嫌疑人和被侵害人"])
@pytest.mark.parametrize("track", ["ZA", "MS"])
def test_a_suspect_may_not_send_an_agent_into_a_police_mediation(
    db: Session, desk: Room, role: str, track: str
) -> None:
    subject = received(db, desk, parties=_with(1, agent=AGENT, role=role))
    with pytest.raises(Refusal, match=r"^违法嫌疑人不得委托他人参加调解（程序规定 181）。$"):
        choose(db, desk, subject, track)
    assert choose(db, desk, subject, "RM").track == "RM"


def test_the_victim_may_send_an_agent(db: Session, desk: Room) -> None:
    subject = received(db, desk, parties=_with(0, agent=AGENT, agent_authority="一般代理"))
    choose(db, desk, subject, "ZA")
    assert cases.parties(subject)[0].signer == "李律师"


def test_an_agent_added_on_the_police_track_is_refused_at_once(db: Session, desk: Room) -> None:
    subject = choose(db, desk, received(db, desk), "ZA")
    with pytest.raises(Refusal) as refused:
        intake.add_party(
            db, subject, PartyDraft(side="乙", role="违法嫌疑人", name="钱某", agent=AGENT), today=TODAY,
            by=desk.officer,
        )  # fmt: skip
    assert (refused.value.message, refused.value.field) == (
        "违法嫌疑人不得委托他人参加调解（程序规定 181）。",
        "agent.name",
    )


def _minor(born: str, **person: Any) -> list[PartyDraft]:
    return _with(0, person={"id_number": resident(born, "011"), **person})


@pytest.mark.parametrize("born", ["20081121", "20200101"])
def test_a_minor_without_a_guardian_is_received_but_not_heard(db: Session, desk: Room, born: str) -> None:
    subject = accepted(db, desk, parties=_minor(born))
    with pytest.raises(Refusal) as refused:
        begun(db, desk, subject)
    assert (refused.value.message, refused.value.field) == (
        "张土根须有父母或其他监护人到场，请登记监护人（程序规定 181、民法典 27、28）。",
        "parties",
    )


def test_a_minor_with_a_guardian_is_heard_and_the_guardian_signs(db: Session, desk: Room) -> None:
    parties = _minor("20100101")
    parties[0].guardian = {"name": "张父", "id_number": resident("19800101", "031")}
    parties[0].guardian_relation = "父亲"
    subject = accepted(db, desk, parties=parties)
    assert begun(db, desk, subject).number == 1
    assert cases.parties(subject)[0].signer == "张父"


@pytest.mark.parametrize(
    ("person", "needed"),
    [
        ({"id_number": resident("20081120", "011")}, True),  # eighteen from tomorrow on
        ({"id_number": resident("20081119", "011")}, False),
        (
            {"id_number": resident("20101119", "011"), "self_supporting": True},
            False,
        ),  # sixteen, earns a living
        ({"id_number": resident("20101120", "011"), "self_supporting": True}, True),  # fifteen until today
        ({"stated_age": 12}, True),
        ({"incapacity": "限制民事行为能力"}, True),
        ({}, False),
    ],
)
def test_who_needs_a_guardian(db: Session, desk: Room, person: dict[str, Any], needed: bool) -> None:
    subject = received(db, desk, parties=_with(0, person=person))
    assert bool(representation.problems_of_parties(subject, TODAY)) is needed


# the track (轨道)


def test_the_track_is_mandatory_before_acceptance(db: Session, desk: Room) -> None:
    subject = received(db, desk)
    with pytest.raises(Refusal) as refused:
        intake.accept(db, subject, by=desk.officer, on=TODAY)
    assert (refused.value.message, refused.value.field) == (
        "请先选定轨道：治安调解、人民调解或劝解。",
        "track",
    )


@pytest.mark.parametrize("track", ["ZA", "RM", "RM-ZA", "MS", "QJ"])
def test_a_track_brings_its_nature_and_channel(db: Session, desk: Room, track: str) -> None:
    subject = choose(db, desk, received(db, desk), track)
    wanted = tracks.get(track)
    assert (subject.nature, subject.channel) == (wanted.nature, wanted.channel)


def test_before_acceptance_the_track_is_changed_freely_after_it_only_with_a_reason(here: Room) -> None:
    with here.store.unit() as db:
        subject = received(db, here)
        choose(db, here, subject, "QJ")
        choose(db, here, subject, "RM")
        intake.accept(db, subject, by=here.officer, on=TODAY)
        choose(db, here, subject, "RM")
        with pytest.raises(Refusal) as refused:
            choose(db, here, subject, "ZA", reason=" ")
        choose(db, here, subject, "ZA", reason="查明有殴打行为")
        told = [
            (entry.by_name, entry.changes["track"])
            for entry in audit.of_row(db, subject.id)
            if "track" in entry.changes
        ]
    assert (refused.value.message, refused.value.field) == (
        "已受理的案件更换轨道，请写明理由。",
        "track_reason",
    )
    assert told == [("葛民警", ["", "QJ"]), ("葛民警", ["QJ", "RM"]), ("葛民警", ["RM", "ZA"])]


def test_the_track_and_the_state_are_not_changed_by_amending(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)
    for change in ({"track": "ZA"}, {"state": "已销号"}):
        with pytest.raises(Refusal, match="轨道和状态要用各自的步骤来改。"):
            cases.amend(db, subject, by=desk.officer, **change)
    assert cases.amend(db, subject, by=desk.officer, village="东岔村").village == "东岔村"


# acceptance and its clocks


@pytest.mark.parametrize(
    ("changes", "sentence", "field"),
    [
        ({"facts": {"dispute_type": ""}}, "请选择纠纷类型。", "dispute_type"),
        ({"facts": {"brief": " "}}, "请写下简要情况。", "brief"),
        (
            {"parties": _with(1, consent="不同意")},
            "赵水生明确表示不愿调解，不得调解（人民调解法 17、程序规定 179）。",
            "parties",
        ),
    ],
)
def test_a_case_is_not_accepted_while_the_law_misses_something(
    db: Session, desk: Room, changes: dict[str, Any], sentence: str, field: str
) -> None:
    with pytest.raises(Refusal) as refused:
        accepted(db, desk, **changes)
    assert (refused.value.message, refused.value.field) == (sentence, field)


def test_a_case_without_valid_parties_is_not_accepted(db: Session, desk: Room) -> None:
    subject = choose(db, desk, received(db, desk), "RM")
    for party in cases.parties(subject):
        intake.void_party(db, party, reason="登记错人", by=desk.officer)
    with pytest.raises(Refusal, match="请至少登记一方当事人。"):
        intake.accept(db, subject, by=desk.officer, on=TODAY)


def _running(db: Session, subject: Case) -> dict[str, date]:
    return {
        each.key: each.due_on
        for each in clocks.of_case(db, subject.id)
        if each.met_on is None and not each.cancelled
    }


@pytest.mark.parametrize(
    ("track", "wanted"),
    [
        ("ZA", {"za-first": date(2026, 11, 25), "za-case": date(2026, 12, 21)}),
        ("MS", {"za-case": date(2026, 12, 21)}),
        ("RM", {"rm-term": date(2026, 12, 21), "limitation": date(2029, 11, 20)}),
        (
            "RM-ZA",
            {
                "rm-term": date(2026, 12, 21),
                "za-case": date(2026, 12, 21),
                "limitation": date(2029, 11, 20),
            },
        ),
        ("QJ", {}),
    ],
)
def test_acceptance_starts_the_clocks_of_its_track(
    db: Session, desk: Room, track: str, wanted: dict[str, date]
) -> None:
    assert _running(db, accepted(db, desk, track=track)) == wanted


def test_the_first_sitting_waits_for_the_appraisal_of_an_injury(db: Session, desk: Room) -> None:
    waiting = accepted(db, desk, track="ZA", facts={"injury": "未鉴定"})
    assert _running(db, waiting) == {"za-case": date(2026, 12, 21)}
    known = received(db, desk, facts={"injury": "轻微伤", "appraised_on": date(2026, 11, 24)})
    choose(db, desk, known, "ZA")
    intake.accept(db, known, by=desk.officer, on=TODAY)
    assert _running(db, known)["za-first-appraised"] == date(2026, 11, 27)


def test_an_acceptance_entered_late_keeps_its_true_day_and_the_reason(db: Session, desk: Room) -> None:
    subject = choose(db, desk, received(db, desk), "RM")
    subject.filed_on = date(2026, 11, 2)
    intake.accept(db, subject, by=desk.officer, on=date(2026, 11, 3), late_reason="纸质登记后补录")
    assert (subject.accepted_on, subject.overdue) == (date(2026, 11, 3), "纸质登记后补录")


def test_the_case_limit_runs_from_the_day_of_filing(db: Session, desk: Room) -> None:
    subject = choose(db, desk, received(db, desk), "ZA")
    subject.filed_on = date(2026, 11, 18)
    intake.accept(db, subject, by=desk.officer, on=TODAY)
    assert _running(db, subject)["za-case"] == date(2026, 12, 18)


def test_a_case_is_accepted_once(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)
    with pytest.raises(Refusal, match="这件纠纷已经受理过或者已有结果（已受理），需要再调的请重新受理。"):
        intake.accept(db, subject, by=desk.officer, on=date(2026, 11, 21))
    assert subject.accepted_on == TODAY


# other endings


def test_declining_needs_a_reason_and_stops_the_clocks(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)
    with pytest.raises(Refusal, match="请写明不予调解的理由和依据。"):
        intake.decline(db, subject, reason="", on=TODAY, by=desk.officer)
    intake.decline(db, subject, reason="不属于民间纠纷", on=TODAY, by=desk.officer)
    assert (subject.state, subject.outcome, subject.concluded_on, _running(db, subject)) == (
        State.DECLINED,
        Outcome.INELIGIBLE,
        TODAY,
        {},
    )


@pytest.mark.parametrize(("reconciled", "outcome"), [(False, "撤回"), (True, "自行和解")])
def test_withdrawal_and_reconciliation_are_told_apart(
    db: Session,
    desk: Room,
    reconciled: bool,
    outcome: str,
) -> None:
    subject = accepted(db, desk)
    with pytest.raises(Refusal, match="请写明撤回的情况。"):
        intake.withdraw(db, subject, reason=" ", on=TODAY, by=desk.officer)
    intake.withdraw(db, subject, reason="双方说好了", on=TODAY, by=desk.officer, reconciled=reconciled)
    assert (subject.state, subject.outcome, subject.remarks) == ("已撤回", outcome, "双方说好了")
    assert _running(db, subject) == {}


def test_a_case_is_neither_declined_nor_withdrawn_over_a_running_sitting(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)
    begun(db, desk, subject)
    for deed in (intake.decline, intake.withdraw):
        with pytest.raises(Refusal, match="还有一场调解没有结束"):
            deed(db, subject, reason="不调了", on=TODAY, by=desk.officer)
    assert subject.state == State.SITTING.value


# closing (domain.md 4.6)


def test_an_agreement_not_performed_keeps_the_case_open(db: Session, desk: Room) -> None:
    subject = concluded(db, desk)
    with pytest.raises(Refusal, match="还不能销号：协议还没有履行完毕"):
        closure.close(db, subject, on=TODAY, by=desk.officer)


def test_a_withdrawn_case_is_closed_and_taken_up_again_under_its_number(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)
    number = subject.number
    intake.withdraw(db, subject, reason="双方说好了", on=TODAY, by=desk.officer)
    over(db, desk, subject)
    closed_on = desk.clock().date()
    closure.close(db, subject, on=closed_on, by=desk.officer)
    assert (subject.state, subject.closed_on, subject.ended_on) == ("已销号", closed_on, TODAY)
    with pytest.raises(Refusal, match="请写明重新调解的原因。"):
        intake.reopen(db, subject, reason="", by=desk.officer, on=TODAY)
    intake.reopen(db, subject, reason="又为地界争吵", by=desk.officer, on=closed_on)
    assert (subject.state, subject.closed_on, subject.number) == ("已受理", None, number)
    assert subject.remarks == "双方说好了\n2026-12-21 第2轮重新调解（第1轮撤回，2026-11-20）：又为地界争吵"
    assert len(numbering.book(db, "case", 2026)) == 1


def test_a_failed_case_goes_back_into_the_room(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)
    sitting = talked(db, desk, begun(db, desk, subject))
    agreed(db, desk, subject, sitting)
    endings.close(
        db, sitting, Outcome.FAILED, by=desk.officer, at=desk.clock(), text="谈不拢", routes_told=True
    )
    intake.reopen(db, subject, reason="双方愿意再谈", by=desk.officer, on=TODAY)
    assert (subject.state, begun(db, desk, subject).number) == ("调解中", 2)


# who may


@pytest.mark.parametrize("deed", ["choose", "accept", "decline", "withdraw", "close", "reopen"])
def test_an_auxiliary_receives_but_decides_nothing(db: Session, desk: Room, deed: str) -> None:
    subject = intake.receive(db, draft(), by=desk.auxiliary, now=desk.clock())
    attempts = {
        "choose": lambda: intake.choose_track(db, subject, "RM", by=desk.auxiliary, today=TODAY),
        "accept": lambda: intake.accept(db, subject, by=desk.auxiliary, on=TODAY),
        "decline": lambda: intake.decline(db, subject, reason="x", on=TODAY, by=desk.auxiliary),
        "withdraw": lambda: intake.withdraw(db, subject, reason="x", on=TODAY, by=desk.auxiliary),
        "close": lambda: closure.close(db, subject, on=TODAY, by=desk.auxiliary),
        "reopen": lambda: intake.reopen(db, subject, reason="x", on=TODAY, by=desk.auxiliary),
    }
    with pytest.raises(Refusal, match="辅警没有办理这一步的权限"):
        attempts[deed]()
