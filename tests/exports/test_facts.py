"""Facts: from a real case in a real store to plain values, and through JSON and back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports import endings, errands, facts, pdf, sittingfacts, terms, walk
from exports.blocks import Choice
from exports.compose import compose, plain
from exports.endings import BREACH, GROUNDS
from exports.facts import Facts
from exports.forms import FORMS
from exports.particulars import CaseFacts
from models import (
    agreements,
    breaches,
    disputes,
    escalations,
    formheads,
    happenings,
    intake,
    papers,
    performance,
    record,
    referrals,
    sittings,
    station,
)
from models import endings as ended
from models.cases import Flag, Outcome
from models.confidences import Confidence
from models.errors import Refusal
from models.intake import PartyDraft
from models.people import Capacity
from models.sittings import Happening, Phase
from tests import sample
from tests.exports.sample_facts import full
from tests.sample import Room

TODAY = sample.TODAY


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Room]:
    made = sample.room(str(tmp_path / "sanli.db"))
    yield made
    made.store.close()


def test_facts_come_back_from_json_as_they_were() -> None:
    for form in formheads.ids():
        made = full(form)
        assert Facts.from_json(made.to_json()) == made
        assert Facts.from_plain(made.to_plain()) == made


@given(st.text())
def test_any_text_comes_back_from_json(text: str) -> None:
    made = Facts(case=CaseFacts(summary=text, flags=(text,)))

    assert Facts.from_json(made.to_json()) == made


def test_facts_of_a_later_program_are_refused_and_those_of_an_earlier_one_read() -> None:
    kept: dict[str, Any] = Facts().to_plain()

    assert Facts.from_plain({"case": {"number": "1", "gone": "x"}}) == Facts(case=CaseFacts(number="1"))
    with pytest.raises(Refusal, match="更新版本的程序"):
        Facts.from_plain(kept | {"schema": facts.SCHEMA + 1})


@pytest.mark.parametrize("track", ["RM", "ZA"])
def test_every_form_of_a_track_prints_from_a_case(here: Room, track: str) -> None:
    with here.store.unit() as db:
        subject = sample.concluded(db, here, track=track)
        for head in formheads.heads(track):
            made = facts.of(db, subject, head.id, today=TODAY)
            assert pdf.render(compose(FORMS[head.id], made)).startswith(b"%PDF-")
            assert Facts.from_json(made.to_json()) == made


def test_agreement_of_a_case_has_every_clause_and_sum(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.concluded(db, here)
        made = facts.of(db, subject, "D14", today=TODAY, number="（2026）西人调字第1号", draft=False)

    assert [clause.number for clause in made.agreement.clauses] == ["一", "二", "三"]
    assert [clause.sum for clause in made.agreement.clauses] == ["", "", ""]
    assert [(due.deed, due.amount, due.words, due.due) for due in made.agreement.dues] == [
        ("第一条", "¥300.00", "人民币叁佰元整", "2026年11月23日前"),
        ("第二条", "", "", "2026年11月22日9时"),
    ]
    assert made.agreement.performance == "按各条约定的时间和方式履行；履行期限至2026年11月23日。"
    assert made.agreement.total == ""
    assert made.agreement.occasion == ""
    assert (made.paper.number, made.paper.copies, made.paper.draft) == ("（2026）西人调字第1号", "三", False)
    assert made.paper.holders == "张土根、赵水生各一份，西岔镇人民调解委员会一份"


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("双方争吵。", "案件于2026年11月19日17时40分发生在西岔村二组老槐树地头。"),
        ("11月19日双方争吵。", "案件发生在西岔村二组老槐树地头。"),
        ("张土根在地里与赵有田争吵。", "案件发生于2026年11月19日17时40分。"),
        ("双方在老槐树地头争吵。", "案件发生于2026年11月19日17时40分。"),
    ],
)
def test_day_and_place_are_added_only_where_the_facts_are_silent(here: Room, told: str, said: str) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        made = sample.agreed(db, here, subject)
        made.facts = told

        assert terms.agreement(db, subject, made).occasion == said


def test_unit_as_witness_has_a_line_for_its_officer_and_nothing_is_said_twice(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        invitees = [
            {"name": "法庭", "kind": "法庭", "unit": "法庭", "consent": "同意"},
            {"name": "老徐", "kind": "其他", "address": "二组", "telephone": "139", "consent": "同意"},
        ]
        sample.begun(db, here, subject, invitees=invitees)
        sample.agreed(db, here, subject)
        made = facts.of(db, subject, "D12", today=TODAY)

    assert made.sitting.attendee_lines == "法庭；老徐（二组，139）"
    signed = [
        line for line in plain(compose(FORMS["D12"], made)).splitlines() if "见证人" in line and "✍" in line
    ]
    assert signed == ["✍ 见证人（签名） 老徐 年月日", "✍ 见证人 法庭 年月日｜经办人（签名）："]


def test_sum_is_repeated_in_figures_and_words_where_the_clause_has_not_both(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        made = agreements.draft(
            db, subject, by=here.officer, facts="争吵", on_the_spot=True, place="调解室",
            clauses=[
                {"text": "赵水生赔4000元，分期", "payer": "赵水生", "payee": "张土根", "amount": 400_000, "method": "转账",
                 "instalments": [(date(2026, 12, 1), 300_000), (None, 100_000)]},
                {"text": "赵水生另付50元", "payer": "赵水生", "payee": "张土根", "amount": 5_000},
                {"text": "互不滋扰"},
            ],
        )  # fmt: skip
        said = terms.agreement(db, subject, made)

    assert [clause.sum for clause in said.clauses] == [
        "人民币肆仟元整，¥4,000.00",
        "人民币伍拾元整，¥50.00",
        "",
    ]
    assert [(due.deed, due.amount, due.due, due.method) for due in said.dues] == [
        ("第一条第1期", "¥3,000.00", "2026年12月1日", "转账"),
        ("第一条第2期", "¥1,000.00", "", "转账"),
        ("第二条", "¥50.00", "当场履行", ""),
    ]
    assert (said.sum, said.performance) == ("人民币肆仟零伍拾元整（¥4,050.00）", "履行地点：调解室。")


def test_sums_owed_both_ways_are_not_added_up(here: Room) -> None:
    clauses = [
        {"text": "甲付乙", "payer": "张土根", "payee": "赵水生", "amount": 100},
        {"text": "乙付甲", "payer": "赵水生", "payee": "张土根", "amount": 200},
    ]
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        made = agreements.draft(db, subject, by=here.officer, clauses=clauses)
        assert terms.agreement(db, subject, made).sum == ""


def test_record_leaves_private_lines_out_and_shows_struck_ones(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        sitting = sample.begun(db, here, subject)
        happenings.happen(db, sitting, Happening.ABSENT, text="", by=here.officer, party=subject.parties[1])
        here.clock.forward(minutes=1)
        sittings.advance(db, sitting, to=Phase.STATEMENTS, by=here.officer)
        here.clock.forward(minutes=1)
        record.note(db, sitting, "张土根", "底线两百", by=here.officer, private=True)
        line = record.note(db, sitting, "张土根", "他挪了三犁", by=here.officer)
        record.strike(db, line.id, reason="口误", by=here.officer)
        here.clock.forward(minutes=1)
        proof = record.note(db, sitting, "张土根", "照片两张", by=here.officer, kind=record.Kind.EVIDENCE)
        record.sort(db, proof.id, record.Column.AGREED, by=here.officer)
        event = happenings.happen(db, sitting, Happening.LEAVE, text="接电话", by=here.officer)
        happenings.withdraw(db, event, reason="点错", by=here.officer)
        made = facts.of(db, subject, "D11", today=TODAY, sitting=sitting)

    assert "底线两百" not in made.to_json()
    first = made.sitting.phases[0]
    assert (first.name, first.time) == ("群众先说理", "10:31")
    assert [(line.time, line.kind, line.text, line.struck) for line in first.lines] == [
        ("10:32", "speech", "他挪了三犁", True),
        ("10:33", "speech", "照片两张", False),
        ("10:33", "event", "离席：接电话", True),
        ("10:33", "event", "上一项标记有误，已撤销：点错", False),
    ]
    assert [line.text for line in made.sitting.opening] == ["一方未到场（赵水生）"]
    assert (made.sitting.parties_present, made.sitting.parties_absent) == ("张土根", "赵水生")
    assert (made.sitting.evidence, made.sitting.agreed_facts) == (("照片两张",), ("张土根称：照片两张",))
    assert made.sitting.time == "2026年11月20日10时30分开始"


def test_phase_gone_back_to_is_told_again_in_its_place(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        sitting = sample.talked(db, here, sample.begun(db, here, subject), to=Phase.SORTING)
        here.clock.forward(minutes=5)
        sittings.advance(db, sitting, to=Phase.STATEMENTS, by=here.officer)
        here.clock.forward(minutes=5)
        ended.close(
            db, sitting, Outcome.FAILED, by=here.officer, at=here.clock(), text="各执一词", routes_told=True
        )
        made = facts.of(db, subject, "D18", today=TODAY)

    assert [(phase.name, phase.time) for phase in made.sitting.phases] == [
        ("群众先说理", "10:30—10:32"),
        ("民警后梳理", "10:32—10:38"),
        ("群众先说理（第二次）", "10:38—10:43"),
    ]
    assert [line.text for line in made.sitting.phases[2].lines] == ["由“民警后梳理”回到“群众先说理”"]
    assert made.sitting.time == "2026年11月20日10时30分至10时43分"
    ending = made.ending
    assert (ending.kind, ending.ground, ending.explanation) == (
        "未达成",
        "当事人未能达成调解协议",
        "各执一词",
    )
    assert (ending.rounds, ending.dates) == ("1", "2026年11月20日")


def test_sitting_over_midnight_names_both_days(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        sitting = sample.begun(db, here, subject)
        here.clock.forward(hours=14)
        ended.close(
            db, sitting, Outcome.FAILED, by=here.officer, at=here.clock(), text="谈不拢", routes_told=True
        )
        made = sittingfacts.sitting(db, subject, sitting)

    assert made.time == "2026年11月20日10时30分至2026年11月21日0时30分"


def test_every_ground_of_an_ending_is_offered_by_the_form() -> None:
    for track, place in (("RM", 0), ("ZA", 1)):
        made = full("D18")
        offered = {
            text
            for block in compose(FORMS["D18"], replace(made, case=replace(made.case, track=track))).blocks
            if isinstance(block, Choice)
            for text, _ in block.options
        }
        assert {pair[place] for pair in GROUNDS.values()} - offered == set()
        assert (BREACH in offered) == (track == "ZA")


def test_withdrawn_and_reconciled_cases_say_so(here: Room) -> None:
    with here.store.unit() as db:
        first = sample.accepted(db, here)
        intake.withdraw(db, first, reason="双方说好了", on=TODAY, by=here.officer, reconciled=True)
        second = sample.accepted(db, here)
        intake.withdraw(db, second, reason="不想调了", on=TODAY, by=here.officer)
        endings = [facts.of(db, subject, "D18", today=TODAY).ending for subject in (first, second)]
        request = facts.of(db, first, "D21", today=TODAY).request

    assert [(each.kind, each.ground, each.explanation) for each in endings] == [
        ("自行和解", "当事人自行和解", "双方说好了"),
        ("撤回", "当事人撤回调解申请", "不想调了"),
    ]
    assert (request.way, request.agreement_title, request.agreement_date) == (
        "当事人自行和解", "和解协议", "2026年11月20日",
    )  # fmt: skip


def test_police_agreement_that_was_not_performed_is_a_breach(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.concluded(db, here, track="ZA")
        assert facts.of(db, subject, "D18", today=TODAY).ending.ground == ""
        breaches.breach(db, subject, text="到期不付", on=TODAY, by=here.officer)
        told = facts.of(db, subject, "D18", today=TODAY).ending
        assert (told.ground, told.explanation) == (BREACH, "到期不付")
        subject.track = "RM"
        told = facts.of(db, subject, "D18", today=TODAY).ending
        assert (told.ground, told.explanation, told.rounds) == (BREACH, "到期不付", "1")


def test_end_of_a_case_that_got_worse_is_that_it_must_not_be_mediated(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.concluded(db, here, track="ZA")
        escalations.find(db, subject, "死亡", on=TODAY, text="抢救无效", by=here.officer)
        told = facts.of(db, subject, "D18", today=TODAY).ending

    assert (told.ground, told.explanation, told.rounds) == (
        "不宜调解处理", "2026年11月20日发现死亡：抢救无效", "1",
    )  # fmt: skip


def test_letter_about_a_crime_says_what_was_paid_and_is_no_letter_of_mediation(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.concluded(db, here, track="ZA")
        found = escalations.find(db, subject, "死亡", on=TODAY, text="抢救无效", by=here.officer)
        made = facts.of(db, subject, "D22", today=TODAY, about=found.referral_id)

    assert made.referral.criminal == "是"
    assert made.referral.done == "2026年11月20日经调解达成协议，约定给付¥300.00，尚未付款。"
    told = plain(compose(FORMS["D22"], made)).splitlines()
    assert ("移送函" in told, "移送调解函" in told) == (True, False)


def test_refused_case_names_gates_routes_and_reason(here: Room) -> None:
    answers = sample.draft().answers | {"E3": "否", "X1": "是"}
    with here.store.unit() as db:
        subject = intake.receive(db, sample.draft(answers=answers), by=here.officer, now=here.clock())
        subject.parties[0].consent = "不同意"
        intake.decline(db, subject, reason="雇凶伤害", on=TODAY, by=here.officer)
        made = facts.of(db, subject, "D19", today=TODAY).refusal

    assert (len(made.unmet), len(made.exclusions), made.explanation) == (1, 2, "雇凶伤害")
    assert made.exclusions[0].text == "张土根明确表示不愿意调解"
    assert [route.text for route in made.routes][:2] == [
        "就民事争议依法向人民法院提起民事诉讼",
        "向人民调解委员会申请调解",
    ]


def test_paper_to_the_parties_has_no_word_to_the_officer(here: Room) -> None:
    answers = sample.draft().answers | {"V": "否"}
    with here.store.unit() as db:
        subject = intake.receive(db, sample.draft(answers=answers), by=here.officer, now=here.clock())
        failed = next(
            each for each in intake.verdict(subject, today=TODAY).findings if each.result == "fails"
        )
        reason = f"{failed.sentence.rstrip('。')}；双方已另行约定"
        intake.decline(db, subject, reason=reason, on=TODAY, by=here.officer)
        made = facts.of(db, subject, "D19", today=TODAY).refusal

    assert "请告知" in failed.sentence
    assert [each.text for each in made.unmet] == [
        "行为不构成违反治安管理，不属于治安调解的范围（《公安机关办理行政案件程序规定》第一百七十八条第二款）"
    ]
    assert made.explanation == "双方已另行约定"


def test_violence_at_home_is_sent_to_those_who_protect(here: Room) -> None:
    with here.store.unit() as db:
        subject = intake.receive(db, sample.draft(), by=here.officer, now=here.clock())
        plainly = [each.text for each in endings.routes(subject)]
        subject.flags = [Flag.VIOLENCE.value]
        sent = [each.text for each in endings.routes(subject)]

    word = ("告诫书", "人身安全保护令", "妇女联合会", "法律援助", "人民调解委员会")
    assert [[any(each in text for text in texts) for each in word] for texts in (plainly, sent)] == [
        [False, False, False, False, True],
        [True, True, True, True, False],
    ]


def test_committee_knows_no_suspect_and_no_victim(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        sample.agreed(db, here, subject)
        for party, role in zip(subject.parties, ("违法嫌疑人", "互为违法嫌疑人和被侵害人"), strict=False):
            party.role = role
        said = plain(compose(FORMS["D14"], facts.of(db, subject, "D14", today=TODAY)))

    assert [word for word in ("违法嫌疑人", "被侵害人") if word in said] == []


def test_people_of_every_kind_become_parties(here: Room) -> None:
    child = PartyDraft(
        side="乙", role="被申请人", name="赵小生", guardian={"name": "赵水生"}, guardian_relation="父亲",
        person={"id_number": sample.resident("20120102", "015")},
    )  # fmt: skip
    firm = PartyDraft(
        side="丙", role="第三人", kind="organisation", name="某公司", representative="孙某", representative_title="经理",
        organisation={"legal_representative": "钱某", "address": "工业路1号"},
    )  # fmt: skip
    crowd = PartyDraft(side="丙", role="第三人", kind="group", name="三个姐姐和二哥一家", headcount=None)
    applicant = sample.draft().parties[0]
    applicant.role = "申请人"
    applicant.agent, applicant.agent_authority = {"name": "李律师"}, "特别代理"
    applicant.agent_until = date(2026, 12, 31)
    with here.store.unit() as db:
        draft = sample.draft(parties=[applicant, child, firm, crowd], demands=[])
        subject = intake.receive(db, draft, by=here.officer, now=here.clock())
        made = facts.of(db, subject, "D14", today=TODAY)

    assert [(party.number, party.label, party.name, party.capacity) for party in made.parties] == [
        ("一", "甲方（申请人）", "张土根", ""),
        ("二", "乙方（被申请人）", "赵小生", Capacity.LIMITED.value),
        ("三", "丙方（第三人）", "某公司", ""),
        ("四", "丙方（第三人）", "三个姐姐和二哥一家", ""),
    ]
    assert [signer.caption for signer in made.signers] == [
        "张土根", "李律师（张土根的代理人）", "赵小生", "赵水生（赵小生的监护人）", "孙某（某公司）", "三个姐姐和二哥一家",
    ]  # fmt: skip
    assert (made.parties[0].agents[0].authority, made.parties[0].agents[0].term) == (
        "特别代理",
        "至2026年12月31日",
    )
    assert made.case.track_name == ""


def test_personal_attributes_never_become_facts(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        subject.flags = [Flag.MENTAL.value, Flag.VIOLENCE.value, Flag.PRIVATE.value]
        made = facts.of(db, subject, "D04", today=TODAY)

    assert (made.case.flags, made.paper.open) == (("家庭暴力",), "不公开")
    assert "精神障碍" not in made.to_json()


def test_referral_and_request_print_what_was_recorded(here: Room) -> None:
    with here.store.unit() as db:
        sent = sample.accepted(db, here)
        referrals.send(
            db, sent, to="西岔镇司法所", on=TODAY, reason="属土地权属争议", by=here.officer,
            done="核实了指界记录", suggestion="请组织调查", attachments="登记表\n照片六张\n",
        )  # fmt: skip
        referral = facts.of(db, sent, "D22", today=TODAY).referral
        done = sample.concluded(db, here)
        made = agreements.latest(db, done.id)
        assert made is not None
        paid = agreements.obligations(db, made.id)[0]
        performance.receive(db, paid, on=TODAY, by=here.officer, amount=30_000, evidence="收条")
        request = facts.of(db, done, "D21", today=TODAY).request

    assert (referral.to, referral.attachment_lines) == ("西岔镇司法所", "1．登记表；2．照片六张")
    assert (referral.reason, referral.contact, referral.telephone) == (
        "属土地权属争议",
        "葛民警",
        "0123-1234567",
    )
    assert referral.feedback_due != ""
    assert (request.way, request.agreement_title) == ("经人民调解委员会调解", "人民调解协议书")
    assert (request.proofs[0].done, request.proofs[0].proof) == ("2026年11月20日", "收条")


def test_notice_that_was_made_is_named_in_the_record(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.concluded(db, here)
        papers.issue(
            db,
            subject,
            "D04",
            by=here.officer,
            on=TODAY,
            make=lambda stamp: papers.Made({"number": stamp.number}, b"%PDF-"),
        )
        intake.answer(db, subject, {"told.rights": "是", "told.duties": "否"}, by=here.officer)
        made = facts.of(db, subject, "D11", today=TODAY)

    assert made.told == ("rights",)
    assert made.told_by == "《人民调解当事人权利义务告知书》（2026年11月20日）"


def test_form_for_the_pen_has_organ_number_and_room(here: Room) -> None:
    with here.store.unit() as db:
        made = facts.blank(db, "D15", today=TODAY, number="（2026）西人调口字第5号")
        said = plain(compose(FORMS["D15"], made))

    assert said.splitlines()[:3] == [
        "人民调解口头协议登记表",
        "编号：（2026）西人调口字第5号",
        "当事人一：｜性别：｜民族：｜年龄：",
    ]


def test_station_without_an_organ_name_signs_with_its_own(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here, track="ZA")
        station.current(db).organ = ""
        assert facts.of(db, subject, "D05", today=TODAY).issuer == "西岔派出所"


def test_age_is_that_of_the_day_of_the_paper(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        later = facts.of(db, subject, "D14", today=TODAY + timedelta(days=365))
        assert (later.parties[0].age, later.paper.date) == ("59岁", "2027年11月20日")


def test_small_numbers_are_written_in_chinese() -> None:
    assert [walk.numeral(number) for number in (1, 10, 11, 20, 35)] == ["一", "十", "十一", "二十", "三十五"]


def test_source_of_a_case_is_one_that_both_forms_offer(here: Room) -> None:
    entries = {}
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        for source in disputes.sources():
            subject.source = source.name
            entries[source.name] = facts.of(db, subject, "D03", today=TODAY).case.entry
        offered = plain(compose(FORMS["D01"], facts.of(db, subject, "D01", today=TODAY)))
        subject.source = "群众反映"
        other = plain(compose(FORMS["D01"], facts.of(db, subject, "D01", today=TODAY)))

    assert entries == {
        "110警情": "公安机关委托移送", "来所": "当事人申请", "电话": "当事人申请", "民警走访": "人民调解委员会主动调解",
        "巡逻": "人民调解委员会主动调解", "自主摸排": "人民调解委员会主动调解",
        "警务区指令": "人民调解委员会主动调解", "兼任村助理民警": "人民调解委员会主动调解",
        "下访座谈": "人民调解委员会主动调解", "警务助理/网格员": "人民调解委员会主动调解", "村(居)委": "村(居)委",
        "上级交办": "上级交办", "他部门移送": "他部门移送", "重复警情": "公安机关委托移送", "12345": "信访部门委托移送",
    }  # fmt: skip
    assert (offered.count("☑12345"), offered.count("☐其他"), other.count("☑其他：群众反映")) == (1, 1, 1)


def test_case_sent_on_says_what_was_done_from_its_sittings(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        sitting = sample.talked(db, here, sample.begun(db, here, subject))
        ended.close(
            db, sitting, Outcome.FAILED, by=here.mediator, at=here.clock(), text="各执一词", routes_told=True
        )
        referrals.send(db, subject, to="西岔镇司法所", on=TODAY, reason="属土地权属争议", by=here.officer)
        made = facts.of(db, subject, "D22", today=TODAY)

    assert made.referral.done == "已调解1次：2026年11月20日（未达成）。"
    assert "（甲方，申请人" in made.party_lines


@pytest.mark.parametrize(
    ("by", "slot"), [("officer", "登记人（代为登记，签名）"), ("mediator", "登记人（签名）")]
)
def test_form_of_the_committee_says_when_an_officer_registered_for_it(here: Room, by: str, slot: str) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        subject.received_by = getattr(here, by).name
        said = plain(compose(FORMS["D03"], facts.of(db, subject, "D03", today=TODAY)))

    assert [line for line in said.splitlines() if "登记人" in line] == [f"✍ {slot} {getattr(here, by).name}"]


def test_consent_that_was_given_is_ticked_on_the_notice(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here, track="ZA")
        subject.parties[1].consent = "不同意"
        said = plain(compose(FORMS["D05"], facts.of(db, subject, "D05", today=TODAY)))

    assert [line.rpartition("｜")[2] for line in said.splitlines() if "不申请" in line] == [
        "☑同意　☐不同意",
        "☐同意　☑不同意",
    ]


def test_needs_of_a_party_change_how_it_signs_and_are_not_printed(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.concluded(db, here)
        first, second = subject.parties
        first.needs, second.needs, second.interpreter = (
            ["不识字", "残疾人", "孕妇"],
            ["不通晓当地语言"],
            "马翻译",
        )
        subject.flags = ["精神障碍"]
        made = {head.id: facts.of(db, subject, head.id, today=TODAY) for head in formheads.heads("RM")}
        said = "".join(plain(compose(FORMS[form], each)) for form, each in made.items())

    signers = made["D14"].signers
    assert [(each.capacity, each.caption, len(each.aids)) for each in signers] == [
        ("当事人", "张土根", 3),
        ("当事人", "赵水生", 0),
        ("翻译人员", "马翻译（赵水生的翻译）", 0),
    ]
    assert [word for word in ("残疾人", "孕妇", "精神障碍") if word in said] == []


def test_a_paper_for_somebody_who_is_not_there_says_nothing_of_them(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.concluded(db, here)
        nobody = subject.id
        made = {
            form: facts.of(db, subject, form, today=TODAY, about=nobody)
            for form in ("D06", "D07", "D08", "J01")
        }
        maker = errands.officer(db, nobody)

    assert (made["D06"].about.name, made["D07"].recipient.name, made["D08"].invitation.to) == ("", "", "")
    assert (made["J01"].assignment.number, maker.name) == ("", "")


def test_answers_given_alone_reach_no_paper(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.concluded(db, here)
        told = "他说要杀了我"
        db.add(
            Confidence(
                case_id=subject.id, party_id=subject.parties[0].id, key="afraid", value="是", note=told,
                by_id=here.officer.id, by_name="葛民警", at=here.clock(),
            )
        )  # fmt: skip
        db.flush()
        every = [facts.of(db, subject, head.id, today=TODAY).to_json() for head in formheads.heads("RM")]

    assert [each for each in every if told in each] == []


def test_violence_hides_the_guardian_and_agent_of_the_sheltered_too(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.concluded(db, here)
        first, second = subject.parties
        subject.flags, second.role = ["家庭暴力"], "被申请人"
        first.guardian_id, first.guardian_relation = second.person_id, "母亲"
        first.agent_id = second.person_id
        paper = facts.of(db, subject, "D14", today=TODAY)
        letter = facts.of(db, subject, "D22", today=TODAY)

    first_shown = paper.parties[0]
    places = {(first_shown.address, first_shown.telephone)}
    places |= {(each.address, each.telephone) for each in (*first_shown.guardians, *first_shown.agents)}
    assert places == {("（依法不载明）", "（依法不载明）")}
    assert paper.parties[1].address == "（依法不载明）"
    assert letter.parties[0].address == "西岔村二组12号"
