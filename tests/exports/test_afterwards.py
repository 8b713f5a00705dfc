"""One paper each of what is paid, visited, served and overdue; and why the court cannot be asked."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from exports import afterwards, courtlist, errands, printouts
from exports import facts as facts_of_case
from exports.compose import compose, plain
from exports.facts import Facts
from exports.forms import FORMS
from models import (
    agreements,
    cases,
    confirmation,
    endings,
    entries,
    formheads,
    instalments,
    papers,
    performance,
    urging,
    visits,
)
from models.cases import Case, Outcome, State
from tests import sample
from tests.sample import TODAY, Room

FIRST = date(2026, 11, 30)


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Room]:
    made = sample.room(str(tmp_path / "sanli.db"))
    yield made
    made.store.close()


def paid_in_parts(db: Session, here: Room, *, track: str = "RM", **changes: Any) -> Case:
    """Return a case whose signed agreement is one sum in three parts and one deed."""
    subject = sample.accepted(db, here, track=track)
    sitting = sample.talked(db, here, sample.begun(db, here, subject))
    clauses: list[dict[str, Any]] = [
        {
            "text": "赵水生分三期赔偿张土根麦苗损失。", "payer": "赵水生", "payee": "张土根", "amount": 100_000, "method": "银行转账",
            "instalments": list(instalments.plan(100_000, 3, FIRST)),
        },
        {"text": "赵水生于2026年11月25日前把界桩栽回原处。", "payer": "赵水生", "payee": "张土根", "due_on": date(2026, 11, 25)},
        {"text": "双方就本次纠纷一次性了结。"},
    ]  # fmt: skip
    made = agreements.draft(
        db, subject, by=here.officer, sitting_id=sitting.id, facts=subject.brief, clauses=clauses, **changes
    )
    endings.close(db, sitting, Outcome.AGREED, by=here.officer, at=here.clock())
    agreements.conclude(db, subject, made, signed_on=TODAY, by=here.officer)
    return subject


def listed(db: Session, subject: Case, form: str) -> list[tuple[str, str]]:
    return [(each.title, each.words) for each in errands.of_form(db, subject, formheads.head(form))]


def said(db: Session, subject: Case, form: str, place: int = 0, today: date = TODAY) -> str:
    errand = errands.of_form(db, subject, formheads.head(form))[place]
    made = facts_of_case.of(db, subject, form, today=today, about=errand.about)
    assert Facts.from_json(made.to_json()) == made
    return plain(compose(FORMS[form], made))


def issue(db: Session, here: Room, subject: Case, form: str, about: Any = None) -> papers.Paper:
    on = here.clock().date()
    return papers.issue(
        db, subject, form, by=here.officer, on=on, about=about,
        make=printouts.maker(db, subject, form, today=on, about=about),
    )  # fmt: skip


def owed(db: Session, subject: Case) -> list[agreements.Obligation]:
    made = agreements.latest(db, subject.id)
    assert made is not None
    return agreements.obligations(db, made.id)


def test_receipt_is_made_of_each_payment_and_of_each_sum_to_come(here: Room) -> None:
    with here.store.unit() as db:
        subject = paid_in_parts(db, here)
        assert listed(db, subject, "D16") == [("收条", f"第一条第{n}期　待付") for n in (1, 2, 3)]
        money, stake = owed(db, subject)
        first = money.instalments[0]
        here.clock.forward(days=20)
        performance.receive(
            db,
            money,
            on=FIRST,
            by=here.officer,
            amount=10_000,
            method="现金",
            evidence="收条",
            instalment=first,
        )
        performance.receive(
            db, money, on=FIRST + timedelta(3), by=here.officer, method="银行转账", evidence="转账凭证", instalment=first
        )  # fmt: skip
        performance.receive(db, stake, on=FIRST, by=here.officer, method="栽桩", evidence="照片")

        assert listed(db, subject, "D16") == [
            ("收条", "第一条第1期　11-30"), ("收条", "第一条第1期　12-03"), ("收条", "第一条第2期　待付"),
            ("收条", "第一条第3期　待付"), ("履行凭证", "第二条　11-30"),
        ]  # fmt: skip
        part, rest, blank, deed = (said(db, subject, "D16", place) for place in (0, 1, 2, 4))

    assert "今收到赵水生按照《人民调解协议书》第一条第1期支付的款项人民币壹佰元整（¥100.00）。" in part
    assert "应付金额：¥333.33｜此前已付：无" in part
    assert "付款日期：2026年11月30日｜付后尚欠：¥233.33" in part
    assert "☑现金" in part
    assert "人民币贰佰叁拾叁元叁角叁分（¥233.33）" in rest
    assert "付后尚欠：无" in rest
    assert "此前已付：¥100.00" in rest
    assert "☑银行转账" in rest
    assert "人民币（大写）＿" in blank
    assert "☑" not in blank
    assert [line for line in blank.splitlines() if line.startswith("✍")] == [
        "✍ 收款人（签名、捺指印） 张土根 ○ 年月日", "✍ 付款人（签名） 赵水生 年月日", "✍ 见证人（签名）  年月日",
    ]  # fmt: skip
    assert deed.startswith("履行凭证\n")
    assert "把界桩栽回原处" in deed


def test_one_payment_for_several_instalments_by_another_is_one_receipt(here: Room) -> None:
    with here.store.unit() as db:
        subject = paid_in_parts(db, here)
        money = owed(db, subject)[0]
        here.clock.forward(days=20)
        performance.receive(
            db, money, on=TODAY, by=here.officer, amount=10_000, method="现金", evidence="收条"
        )
        performance.receive(
            db, money, on=FIRST, by=here.officer, amount=50_000, method="银行转账", evidence="转账凭证", payer="太平保险公司"
        )  # fmt: skip
        wrong = performance.receive(
            db, money, on=FIRST, by=here.officer, amount=1, method="现金", evidence="收条"
        )
        performance.take_back(db, wrong, reason="打错", by=here.officer)

        assert listed(db, subject, "D16")[:3] == [
            ("收条", "第一条第1期　11-20"), ("收条", "第一条第1期、第2期　11-30"), ("收条", "第一条第2期　待付"),
        ]  # fmt: skip
        told = said(db, subject, "D16", 1)
    assert (
        "今收到太平保险公司代赵水生按照《人民调解协议书》第一条第1期、第2期支付的款项人民币伍佰元整（¥500.00）。"
        in told
    )
    assert "应付金额：¥666.66｜此前已付：¥100.00" in told
    assert "付款日期：2026年11月30日｜付后尚欠：¥66.66" in told
    assert "✍ 付款人（签名） 太平保险公司 年月日" in told


def test_receipts_of_one_day_have_each_its_own_name(here: Room) -> None:
    with here.store.unit() as db:
        subject = paid_in_parts(db, here)
        money = owed(db, subject)[0]
        here.clock.forward(days=20)
        for fen in (10_000, 5_000, 5_000):
            performance.receive(db, money, on=FIRST, by=here.officer, amount=fen, evidence="收条")
        assert [words for _title, words in listed(db, subject, "D16")[:3]] == [
            "第一条第1期　11-30　¥100.00", "第一条第1期　11-30　¥50.00", "第一条第1期　11-30　¥50.00（2）",
        ]  # fmt: skip


def test_letter_tells_when_somebody_was_urged_before(here: Room) -> None:
    with here.store.unit() as db:
        subject = paid_in_parts(db, here)
        here.clock.forward(days=20)
        money = owed(db, subject)[0]
        urging.urge(
            db, subject, on=date(2026, 12, 5), mode="电话", said="说没钱", by=here.officer, obligation=money,
            instalment=money.instalments[0],
        )  # fmt: skip
        early = urging.Urging(
            case_id=subject.id, obligation_id=money.id, instalment_id=money.instalments[0].id, on=FIRST - timedelta(20),
            mode="电话", said="知道了",
        )  # fmt: skip
        db.add(early)  # as before a day was agreed on: nobody was urged of a term that was not over
        assert "没有支付。此前已于2026年12月5日催告你履行。" in said(db, subject, "D29")


def test_receipt_printed_beforehand_stays_the_paper_of_the_first_payment(here: Room) -> None:
    with here.store.unit() as db:
        subject = paid_in_parts(db, here)
        money = owed(db, subject)[0]
        first = money.instalments[0]
        issue(db, here, subject, "D16", first.id)
        assert listed(db, subject, "D16")[:2] == [("收条", "第一条第1期"), ("收条", "第一条第2期　待付")]
        here.clock.forward(days=20)
        performance.receive(
            db, money, on=FIRST, by=here.officer, method="现金", evidence="收条", instalment=first
        )

        assert listed(db, subject, "D16")[:2] == [("收条", "第一条第1期"), ("收条", "第一条第2期　待付")]


def test_receipt_of_what_was_paid_on_the_spot_is_filled(here: Room) -> None:
    with here.store.unit() as db:
        subject = paid_in_parts(db, here, on_the_spot=True)
        for each in owed(db, subject)[0].instalments:
            assert each.paid_on is None
        assert "付款日期：2026年11月20日｜付后尚欠：无" in said(db, subject, "D16")


def test_visit_record_is_made_of_each_visit_and_of_the_next(here: Room) -> None:
    with here.store.unit() as db:
        subject = paid_in_parts(db, here)
        assert listed(db, subject, "D17") == []
        for days in (7, 15, 30):
            visits.add(
                db, subject, due_on=TODAY + timedelta(days), reason=f"签约后第{days}日回访", by=here.officer
            )
        first = visits.of_case(db, subject.id)[0]
        here.clock.forward(days=8)
        visits.record(
            db, first, on=TODAY + timedelta(8), by=here.officer, mode="上门", text="界桩已栽。", performed="部分履行",
            satisfaction="基本满意", visited="张土根", sued="没有起诉", new_risk="没有", measures="继续督促",
        )  # fmt: skip

        assert listed(db, subject, "D17") == [("", "11-28"), ("", "12-05 待访")]
        done, coming = said(db, subject, "D17"), said(db, subject, "D17", 1)

        here.clock.forward(days=10)
        second = visits.of_case(db, subject.id)[1]
        visits.record(db, second, on=TODAY + timedelta(16), by=here.officer, mode="电话", text="都好")
        assert "下次回访日期：2026年12月5日" in said(
            db, subject, "D17"
        )  # as it was planned, though it is over
        assert "下次回访日期：2026年12月20日" in said(db, subject, "D17", 1)

    assert "回访事由：张土根与赵水生" in done
    assert "（签约后第7日回访）" in done
    for box in ("☑上门", "☑部分履行", "☑基本满意"):
        assert done.count(box) == 1
    assert "应回访日期：2026年11月27日｜下次回访日期：2026年12月5日" in done
    assert "✍ 回访人（签名） 葛民警" in done
    assert "☑" not in coming
    assert "应回访日期：2026年12月5日｜下次回访日期：" in coming


def test_proof_of_service_is_made_of_each_paper_and_receiver_until_it_is_signed_for(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        sitting = sample.talked(db, here, sample.begun(db, here, subject))
        endings.close(
            db, sitting, Outcome.FAILED, by=here.officer, at=here.clock(), text="数额差距大", routes_told=True
        )
        assert listed(db, subject, "D26") == []
        paper = issue(db, here, subject, "D18")
        assert listed(db, subject, "D26") == [("", "张土根　终止调解告知书"), ("", "赵水生　终止调解告知书")]
        abouts = [each.about for each in errands.of_form(db, subject, formheads.head("D26"))]
        told = said(db, subject, "D26", 1)
        issue(db, here, subject, "D26", abouts[1])
        papers.serve(db, paper, how="直接送达", on=TODAY, note="", by=here.officer)

        assert len(set(abouts)) == 2
        assert listed(db, subject, "D26") == [("", "赵水生　终止调解告知书")]
        papers.void(db, paper, reason="写错", by=here.leader)
        assert listed(db, subject, "D26") == []

    assert "受送达人：赵水生" in told
    assert f"文书编号：{paper.number}｜件数：1份" in told
    assert "☑" not in told


@pytest.mark.parametrize(
    ("how", "to", "line"),
    [
        ("代收", "赵水生之妻", "代收人签名：赵水生之妻｜与受送达人的关系、代收理由：说明"),
        ("留置送达", "", "拒收事由和日期：说明"),
        ("邮寄送达", "", "备注：说明"),
    ],
)
def test_proof_of_service_is_filled_from_what_was_recorded(here: Room, how: str, to: str, line: str) -> None:
    with here.store.unit() as db:
        subject = paid_in_parts(db, here, track="ZA")
        here.clock.forward(days=40)
        due = errands.of_form(db, subject, formheads.head("D29"))[0]
        entries.keep(db, subject, "D29", {"last": "2027年1月10日"}, by=here.officer, about=due.about)
        paper = issue(db, here, subject, "D29", due.about)
        papers.serve(db, paper, how=how, to=to, on=here.clock().date(), note="说明", by=here.officer)
        told = said(db, subject, "D26")

    assert f"☑{how}" in told
    assert "受送达人：赵水生" in told
    assert "收到时间：2026年12月30日" in told
    assert line in told.splitlines()


@pytest.mark.parametrize(
    ("note", "place", "film"),
    [
        ("拒收。送达地点：西岔村二组院内，录像编号 SP-20261230-2", "西岔村二组院内", "SP-20261230-2"),
        ("拒收，邻居赵某见证", "/", "/"),
    ],
)
def test_proof_of_service_takes_place_and_film_from_the_note(
    here: Room, note: str, place: str, film: str
) -> None:
    with here.store.unit() as db:
        subject = paid_in_parts(db, here, track="ZA")
        here.clock.forward(days=40)
        due = errands.of_form(db, subject, formheads.head("D29"))[0]
        entries.keep(db, subject, "D29", {"last": "2027年1月10日"}, by=here.officer, about=due.about)
        paper = issue(db, here, subject, "D29", due.about)
        unserved = said(db, subject, "D26")
        papers.serve(db, paper, how="留置送达", on=here.clock().date(), note=note, by=here.officer)
        told = said(db, subject, "D26").splitlines()

    assert "送达地点：" in unserved.splitlines()
    assert f"送达地点：{place}" in told
    assert f"见证人签名：｜录音录像编号：{film}" in told


def test_letter_is_made_of_each_overdue_due_and_of_no_other(here: Room) -> None:
    with here.store.unit() as db:
        subject = paid_in_parts(db, here)
        assert listed(db, subject, "D29") == []
        here.clock.forward(days=(date(2026, 12, 20) - TODAY).days)
        money, stake = owed(db, subject)
        assert listed(db, subject, "D29") == [("", "第一条第1期　赵水生"), ("", "第二条　赵水生")]
        first = money.instalments[0]
        performance.receive(
            db,
            money,
            on=FIRST,
            by=here.officer,
            amount=10_000,
            method="现金",
            evidence="收条",
            instalment=first,
        )
        part, deed = said(db, subject, "D29"), said(db, subject, "D29", 1)
        performance.receive(db, stake, on=FIRST, by=here.officer, evidence="照片")
        assert listed(db, subject, "D29") == [("", "第一条第1期　赵水生")]

    assert (
        "你应当于2026年11月30日前向张土根支付款项。现期限已过，你已支付¥100.00，尚有人民币贰佰叁拾叁元叁角叁分（¥233.33）没有支付。"
        in part
    )
    assert "第三十一条" in part
    assert "提起诉讼" in part
    assert "支付令" not in part
    assert "本协议的申请期限至2026年12月21日。" in part
    assert "赵水生于2026年11月25日前把界桩栽回原处。现期限已过，你没有履行。" in deed


def test_letter_of_the_police_tells_that_the_act_is_dealt_with(here: Room) -> None:
    with here.store.unit() as db:
        subject = paid_in_parts(db, here, track="ZA")
        here.clock.forward(days=60)
        told = said(db, subject, "D29")
        assert listed(db, subject, "D29")[0] == ("履行调解协议催告书", "第一条第1期　赵水生")

    assert "达成《治安调解协议书》" in told
    assert "公安机关将依法对违反治安管理行为作出处理" in told
    assert "司法确认" not in told


def test_letter_about_wages_names_the_order_to_pay_and_a_ruling_the_enforcement(here: Room) -> None:
    with here.store.unit() as db:
        subject = paid_in_parts(db, here)
        subject.dispute_type = "wages"
        asked = confirmation.apply(db, subject, court="西岔县人民法院", on=TODAY, by=here.officer)
        here.clock.forward(days=12)
        before = said(db, subject, "D29")
        confirmation.rule(db, asked, on=here.clock().date(), ruling="裁定有效", by=here.officer)
        after = said(db, subject, "D29")

    assert "申请支付令" in before
    assert "提起诉讼" in before
    assert "申请期限至" not in before
    assert "已经人民法院裁定有效" in after
    assert "提起诉讼" not in after


def test_letter_needs_the_new_last_day(here: Room) -> None:
    with here.store.unit() as db:
        subject = paid_in_parts(db, here)
        here.clock.forward(days=30)
        about = errands.of_form(db, subject, formheads.head("D29"))[0].about
        assert entries.missing(db, subject.id, "D29", about) == ["请在哪天以前履行"]


def test_court_is_asked_for_a_written_agreement_of_the_committee_in_time(here: Room) -> None:
    with here.store.unit() as db:
        subject = paid_in_parts(db, here)
        assert afterwards.unconfirmable(db, subject) == ""
        made = agreements.latest(db, subject.id)
        assert made is not None
        told = plain(compose(FORMS["D24"], facts_of_case.of(db, subject, "D24", today=TODAY)))
        proof = plain(compose(FORMS["D25"], facts_of_case.of(db, subject, "D25", today=TODAY)))
        made.form = "口头"
        oral = afterwards.unconfirmable(db, subject)
        made.form = "书面"
        here.clock.forward(days=32)
        late = afterwards.unconfirmable(db, subject)

    assert (
        "请求确认各申请人于2026年11月20日经西岔镇人民调解委员会主持调解达成的《人民调解协议书》有效。" in told
    )
    assert re.findall(r"〔（\d）〕赵水生分三期", told) == ["〔（1）〕赵水生分三期"]
    assert told.count("电子送达：☐同意　☐不同意") == 2
    assert "西岔县人民法院" in told
    assert "由人民调解员杨调解主持调解" in proof
    assert oral == "口头协议没有书面文本，请先由调委会制作人民调解协议书。"
    assert late == "申请期限已于 12月21日 届满（民事诉讼法 205）。"


def test_application_names_the_court_that_was_asked_and_who_acts_for_whom(here: Room) -> None:
    with here.store.unit() as db:
        subject = paid_in_parts(db, here)
        first, second = cases.parties(subject)
        first.agent_id, first.agent_authority = second.person_id, "特别代理"
        db.flush()
        db.refresh(first, ["agent"])
        confirmation.apply(db, subject, court="西岔人民法庭", on=TODAY, by=here.officer)
        told = plain(compose(FORMS["D24"], facts_of_case.of(db, subject, "D24", today=TODAY)))
        proof = plain(compose(FORMS["D25"], facts_of_case.of(db, subject, "D25", today=TODAY)))
        listed = plain(courtlist.document(db, subject.id, court="西岔人民法庭", today=TODAY, by=here.officer))

    assert ("西岔人民法庭" in told, "西岔县人民法院" in told) == (True, False)
    assert proof.splitlines().count("西岔人民法庭：") == 1
    assert "申请人（甲方）：张土根" in told
    assert "法定代表人" not in told
    assert "6．授权委托书和代理人的身份证明" in told
    assert "张土根、赵水生共同向西岔人民法庭申请确认人民调解协议有效" in listed
    assert [line for line in listed.splitlines() if "授权委托书" in line] != []
    assert "营业执照" not in listed


def test_court_is_not_asked_for_an_agreement_of_the_police(here: Room) -> None:
    with here.store.unit() as db:
        subject = paid_in_parts(db, here, track="ZA")
        assert afterwards.unconfirmable(db, subject).startswith("公安机关不是调解组织")
    assert [head.id for head in formheads.heads("ZA") if head.stage == "司法确认"] == []


def test_application_speaks_of_persons_and_of_organisations_alike() -> None:
    from tests.exports.sample_facts import full  # noqa: PLC0415 -- the sample of the forms

    told = plain(compose(FORMS["D24"], full("D24")))
    assert "申请人（丙方）：西岭县某农机服务有限公司，统一社会信用代码：91990102MA00000000" in told
    assert "法定代表人（负责人）：钱某，职务：总经理。" in told
    assert "委托代理人：孙某，职务：业务经理，代理权限：一般代理" in told
    assert "✍ 申请人的委托代理人 孙某（西岭县某农机服务有限公司）" in told


def test_report_on_closing_says_how_it_ended(here: Room) -> None:
    with here.store.unit() as db:
        subject = paid_in_parts(db, here)
        money, stake = owed(db, subject)
        here.clock.forward(days=20)
        for each in money.instalments:
            performance.receive(db, money, on=FIRST, by=here.officer, evidence="转账凭证", instalment=each)
        performance.receive(db, stake, on=FIRST + timedelta(1), by=here.officer, evidence="照片")
        assert subject.state == State.PERFORMED.value
        told = plain(compose(FORMS["D28"], facts_of_case.of(db, subject, "D28", today=TODAY)))
        other = sample.accepted(db, here)
        cases.move(other, State.WITHDRAWN)
        other.outcome, other.concluded_on = Outcome.WITHDRAWN.value, TODAY
        gone = plain(compose(FORMS["D28"], facts_of_case.of(db, other, "D28", today=TODAY)))

    assert "受案时间：2026年11月20日｜结案时间：2026年12月1日" in told
    assert "经调解，各方于2026年11月20日自愿达成调解协议，2026年12月1日履行完毕。" in told
    assert "调解结果：当事人撤回调解申请，终止调解。" in gone


def test_a_form_without_its_rows_is_not_listed_and_prints_empty(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        for form in ("D16", "D17", "D26", "D29"):
            assert listed(db, subject, form) == []
            made = facts_of_case.of(db, subject, form, today=TODAY)
            assert printouts.pdf(made).startswith(b"%PDF-")
