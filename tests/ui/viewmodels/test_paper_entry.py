"""What is typed on 文书: items of a form, further papers, blank forms, and one paper for each whom it is for."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from models import (
    approvals,
    assignments,
    cases,
    entries,
    intake,
    invitations,
    numbering,
    papers,
    referrals,
    rooms,
)
from models.errors import Refusal
from models.numbering import Number
from models.roster import Kind
from tests import sample
from tests.sample import TODAY, Room
from ui.viewmodels import paper_entry
from ui.viewmodels.papers import Papers, View


def case(here: Room, track: str = "RM") -> UUID:
    with here.store.unit() as db:
        return sample.accepted(db, here, track=track).id


def page(here: Room, case_id: UUID, form: str = "") -> Papers:
    made = Papers(here.store, lambda: TODAY)
    made.open(case_id, form=form)
    return made


def shown(made: Papers, form: str) -> View:
    made.choose(form)
    view = made.read()
    assert view.chosen is not None
    assert view.chosen.form == form
    return view


def forms(view: View) -> list[str]:
    return [
        each.form for each in view.items if each.form in {"D06", "D07", "D08", "D09", "D22", "D23", "J01"}
    ]


def book(here: Room, case_id: UUID) -> None:
    with here.store.unit() as db:
        start = here.clock() + timedelta(days=2)
        rooms.book(
            db, starts_at=start, ends_at=start + timedelta(hours=1), by=here.officer, at=here.clock(),
            subject=cases.case(db, case_id), place="西岔村委会",
        )  # fmt: skip


def test_a_case_has_no_paper_for_anyone_until_there_is_someone(here: Room) -> None:
    case_id = case(here)
    made = page(here, case_id)

    assert forms(made.read()) == []
    assert [
        each for each in made.entry.offers(case_id) if each[0] in {"D02", "D07", "D09", "D20", "D30", "D35"}
    ] == [
        ("D02", "申请书"), ("D07", "调解通知书"), ("D09", "调查记录"), ("D30", "和解（谅解、承诺、悔过）书"),
    ]  # fmt: skip


def test_a_booking_gives_each_party_and_each_guardian_a_notice(here: Room) -> None:
    case_id = case(here)
    with here.store.unit() as db:
        subject = cases.case(db, case_id)
        child = cases.parties(subject)[1]
        assert child.person is not None
        child.guardian_id, child.guardian_relation = cases.parties(subject)[0].person_id, "父亲"
    book(here, case_id)
    made = page(here, case_id)

    view = shown(made, "D07")

    assert [each.title for each in view.items if each.form == "D07"] == [
        "调解通知书　张土根",
        "调解通知书　赵水生",
        "到场通知书　张土根",
    ]
    assert view.facts is not None
    assert (view.facts.recipient.name, view.facts.recipient.kind) == ("张土根", "party")
    assert (view.facts.meeting.moment, view.facts.meeting.place) == (
        "2026年11月22日（星期日）10时30分",
        "西岔村委会",
    )
    assert view.problems == ()
    assert view.holders == ("张土根 存", "西岔镇人民调解委员会 存")


def test_a_notice_without_a_booking_wants_its_time_and_place_typed(here: Room) -> None:
    case_id = case(here)
    made = page(here, case_id)
    key = made.entry.add(case_id, "D07", {"bring": "合同"})
    view = shown(made, key)
    assert view.chosen is not None
    assert [each.sentence for each in view.problems] == ["还没有约定时间和地点，请先排期，或者在这里填写。"]
    with pytest.raises(Refusal, match="还没有约定时间和地点"):
        made.finalise(view.chosen, on=TODAY, late_reason="", copies=2)

    made.entry.fill(
        case_id, view.chosen, {"day": date(2026, 11, 23), "time": "9时", "place": "村委会", "bring": "合同"}
    )

    view = made.read()
    assert view.facts is not None
    assert view.chosen is not None
    assert view.facts.typed["day"] == "2026年11月23日（星期一）"
    assert view.problems == ()
    assert made.entry.said(case_id, view.chosen)["bring"] == "合同"
    assert [each.form for each in view.items].count("D07") == 2


def test_each_investigation_is_a_paper_of_its_own_with_what_was_typed(here: Room) -> None:
    case_id = case(here)
    made = page(here, case_id)
    begun = made.entry.usual("D09")
    assert (begun["day"], begun["writer"]) == ("2026年11月20日（星期五）", "葛民警")
    first = made.entry.add(case_id, "D09", {**begun, "whom": "周某"})
    second = made.entry.add(
        case_id, "D09", {**begun, "whom": "李某", "place": "二组", "record": "问：\n答："}
    )

    made.choose(first)
    view = made.read()

    assert [each.title for each in view.items if each.form == "D09"] == ["调查记录　周某", "调查记录　李某"]
    assert [each.sentence for each in view.problems] == [
        "还没有填写“地点”。",
        "还没有填写“记录（一问一答各占一行）”。",
    ]
    assert view.fillable
    made.choose(second)
    view = made.read()
    assert view.chosen is not None
    assert view.problems == ()
    paper_id = made.finalise(view.chosen, on=TODAY, late_reason="", copies=1)
    with here.store.reading() as db:
        paper = db.get_one(papers.Paper, paper_id)
        assert (paper.about, paper.facts["typed"]["whom"]) == (view.chosen.about, "李某")
    assert [each.tag for each in made.read().items if each.form == "D09"] == ["草稿", "已定稿"]
    assert not made.read().fillable


def test_what_no_form_asks_is_not_typed_and_what_was_typed_is_taken_back(here: Room) -> None:
    case_id = case(here)
    with here.store.unit() as db:
        subject = cases.case(db, case_id)
        with pytest.raises(Refusal, match="没有这一项"):
            entries.keep(db, subject, "D09", {"colour": "红"}, by=here.officer)
        made = entries.keep(db, subject, "D09", {"whom": "周某"}, by=here.officer)
        with pytest.raises(Refusal, match="请写明原因"):
            entries.drop(db, made, reason=" ", by=here.officer)
        entries.drop(db, made, reason="记错了人", by=here.officer)
        assert entries.of_case(db, case_id) == []


def test_a_power_of_attorney_is_for_each_agent_and_never_a_suspects(here: Room) -> None:
    case_id = case(here, "ZA")
    with here.store.unit() as db:
        subject = cases.case(db, case_id)
        first, second = cases.parties(subject)
        for party, role in ((first, "被侵害人"), (second, "违法嫌疑人")):
            party.role, party.agent_id, party.agent_authority = role, second.person_id, "特别代理"
    made = page(here, case_id)
    found = [each for each in made.read().items if each.form == "D06"]
    told = []
    for each in found:
        made.choose(each.key)
        told.append([gap.sentence for gap in made.read().problems])

    assert [each.title for each in found] == ["授权委托书　张土根", "授权委托书　赵水生"]
    assert told == [[], ["赵水生是违法嫌疑人，不得委托他人参加调解（程序规定 181）。"]]


def test_an_invitation_an_order_and_a_letter_each_have_their_paper(here: Room) -> None:
    case_id = case(here, "ZA")
    with here.store.unit() as db:
        subject = cases.case(db, case_id)
        invitations.invite(
            db,
            subject,
            by=here.officer,
            at=here.clock(),
            name="老杨",
            kind=Kind.ELDER.value,
            purpose="懂界线",
        )
        assignments.assign(
            db,
            subject,
            here.officer,
            by=here.leader,
            force="社区民警",
            due_on=date(2026, 11, 25),
            instruction="三日内办",
        )
        for kind, to in (("委托人民调解", "西岔镇人民调解委员会"), ("转介", "县民政局")):
            referrals.send(
                db,
                subject,
                to=to,
                on=TODAY,
                reason="当事人愿意",
                by=here.officer,
                kind=kind,
                consent="均同意",
            )
    made = page(here, case_id)

    assert [each.title for each in made.read().items if each.form in {"D08", "D22", "D23", "J01"}] == [
        "邀请函　老杨",
        "转介函　县民政局",
        "委托人民调解函　西岔镇人民调解委员会",
        "交办单　葛民警",
    ]
    letter = shown(made, "D08").facts
    assert letter is not None
    assert letter.invitation.brief == "张某、赵某之间的山林土地纠纷"
    assert letter.invitation.consent_line == "张某：未询问；赵某：未询问"
    order = shown(made, "J01").facts
    assert order is not None
    assert (order.assignment.instruction, order.assignment.due) == ("三日内办", "2026年11月25日")
    letters = [shown(made, form).facts for form in ("D22", "D23")]
    assert [each.referral.to for each in letters if each] == ["县民政局", "西岔镇人民调解委员会"]


def test_how_a_notice_was_served_stays_with_it(here: Room) -> None:
    case_id = case(here)
    book(here, case_id)
    made = page(here, case_id)
    view = shown(made, "D07")
    assert view.chosen is not None
    made.finalise(view.chosen, on=TODAY, late_reason="", copies=2)
    view = made.read()
    assert view.chosen is not None
    assert view.served
    said = {}
    for how in ("代收", "留置送达", "飞鸽"):
        with pytest.raises(Refusal) as refused:
            made.sign(view.chosen, on=TODAY, note="", how=how)
        said[how] = (refused.value.field, refused.value.message)

    words = made.sign(view.chosen, on=TODAY, note="与儿子同住，本人外出", how="代收", to="张小某")

    assert said == {
        "代收": ("served_to", "请填写代收人。"),
        "留置送达": ("note", "请写明拒收的事由、日期，以及见证人或者录像编号。"),
        "飞鸽": ("served_how", "请选择送达方式。"),
    }
    assert words == "已登记送达。"
    assert made.read().made.count("11月20日 代收，张小某代收，与儿子同住，本人外出") == 1


def test_blank_forms_take_numbers_that_are_found_again(here: Room) -> None:
    made = page(here, case(here))

    sheets = made.entry.make_pads("J03", 3)
    cards = made.entry.make_pads("J04", 2, str(here.officer.id))

    assert [each for each in made.entry.pads() if each[0].startswith("J")] == [
        ("J03", "矛盾纠纷排查表"),
        ("J04", "便民联系卡"),
        ("J05", "矛盾纠纷调解满意度问卷"),
    ]
    assert sheets.words == "矛盾纠纷排查表 3 份，编号 西调排查〔2026〕1号 至 西调排查〔2026〕3号"
    assert cards.words == "便民联系卡 2 份"
    assert [sheets.pdf[:5], cards.pdf[:5]] == [b"%PDF-", b"%PDF-"]
    assert here.officer.name in [name for _, name in made.entry.officers()]
    with here.store.unit() as db:
        subject = intake.receive(db, sample.draft(), by=here.officer, now=here.clock())
        assert numbering.claim(db, "西调排查〔2026〕2号", subject).form == "J03"
        assert [each.state for each in db.query(Number).filter_by(form="J03").order_by(Number.n)] == [
            "预留",
            "有效",
            "预留",
        ]
    with pytest.raises(Refusal, match="份数应为 1 至 200"):
        made.entry.make_pads("J03", 0)


def test_a_mediator_is_offered_no_blank_form_of_the_police_and_makes_none(here: Room) -> None:
    made = page(here, case(here))
    assert "D13" in dict(made.entry.pads())
    here.store.person = here.mediator

    assert list(dict(made.entry.pads())) == ["D15", "D31", "J03", "J04", "J05"]
    with pytest.raises(Refusal, match="民警"):
        made.entry.make_pads("D13", 1)
    with here.store.unit() as db:
        with pytest.raises(Refusal, match="民警"):
            numbering.reserve(db, "police-spot", count=1, year=2026, form="D13", by=here.mediator)
        assert db.query(Number).filter_by(form="D13").count() == 0
    assert made.entry.make_pads("D15", 1).numbers


def test_a_day_is_written_with_its_weekday() -> None:
    assert paper_entry.plain({"day": date(2026, 11, 23), "who": None, "n": 3}) == {
        "day": "2026年11月23日（星期一）",
        "who": "",
        "n": "3",
    }


def test_domestic_violence_hides_where_to_find_the_one_from_the_other(here: Room) -> None:
    case_id = case(here, "ZA")
    with here.store.unit() as db:
        subject = cases.case(db, case_id)
        subject.flags = [*subject.flags, "家庭暴力"]
        first, second = cases.parties(subject)
        first.role, second.role = "被侵害人", "违法嫌疑人"
        sample.agreed(db, here, subject)
    made = page(here, case_id)
    agreement, register = shown(made, "D12").facts, shown(made, "D01").facts
    assert agreement is not None
    assert register is not None

    assert [(each.address, each.telephone) for each in agreement.parties] == [
        ("（依法不载明）", "（依法不载明）"),
        ("西岔村二组15号", "13800005678"),
    ]
    assert "（依法不载明）" not in {each.address for each in register.parties}


def test_the_leaders_word_on_the_request_is_printed_on_it(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.concluded(db, here, track="RM-ZA")
        subject.state = cases.State.PERFORMED.value
        case_id = subject.id
    made = page(here, case_id, "D21")
    assert [each.sentence for each in made.read().problems] == [
        "还没有登记双方的申请、报所领导审批；也可以印出后由审批人手写。"
    ]

    with here.store.unit() as db:
        subject = cases.case(db, case_id)
        approvals.ask(
            db,
            subject,
            "recognition",
            sentence="双方申请不予处罚",
            reason="协议自愿并已履行",
            by=here.officer,
        )
    assert [each.sentence for each in made.read().problems] == ["已请示，等所领导审批。"]
    with here.store.unit(by=here.leader) as db:
        asked = approvals.of_case(db, case_id)[0]
        approvals.decide(db, asked, agreed=True, reason="同意", by=here.leader)

    view = made.read()
    assert view.problems == ()
    assert view.facts is not None
    request = view.facts.request
    assert (request.finding, request.reason, request.approver, request.approved_on) == (
        "认可，不予处罚",
        "同意",
        "索所长",
        "2026年11月20日",
    )
