from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from models import (
    agreements,
    agreementtext,
    checks,
    intake,
    notices,
    recordings,
)
from models.cases import Case
from models.intake import PartyDraft
from tests.sample import TODAY, Room, accepted, agreed, begun, draft


def before_final(db: Session, subject: Case, form: str) -> list[tuple[str, str, str]]:
    found = checks.gaps_before_final(db, subject, form, today=TODAY)
    return [(gap.key, gap.field, gap.severity) for gap in found]


def test_a_whole_visit_has_no_gap(db: Session, desk: Room) -> None:
    assert checks.gaps(accepted(db, desk), "accept", today=TODAY) == []


def test_gaps_before_acceptance_stand_in_the_order_to_mend(db: Session, desk: Room) -> None:
    subject = intake.receive(
        db,
        draft(parties=[PartyDraft(name="小张", person={"stated_age": 9}, consent="不同意")], demands=[], facts={"dispute_type": "", "brief": ""}),
        by=desk.officer, now=desk.clock(),
    )  # fmt: skip
    found = [(gap.key, gap.field, gap.severity) for gap in checks.gaps(subject, "accept", today=TODAY)]
    assert found == [
        ("track", "track", "red"),
        ("type", "dispute_type", "red"),
        ("brief", "brief", "red"),
        ("consent", "parties", "red"),
        ("party", "parties", "orange"),
    ]


def test_an_agent_of_a_suspect_is_red_before_acceptance(db: Session, desk: Room) -> None:
    parties = draft().parties
    parties[1].agent = {"name": "李律师"}
    subject = intake.receive(db, draft(parties=parties), by=desk.officer, now=desk.clock())
    subject.track = "ZA"
    assert [(gap.key, gap.severity) for gap in checks.gaps(subject, "accept", today=TODAY)] == [
        ("party", "red")
    ]


@pytest.mark.parametrize("form", ["D01", "D03", "D22"])
def test_papers_that_are_no_agreement_ask_for_nothing_of_it(db: Session, desk: Room, form: str) -> None:
    assert before_final(db, accepted(db, desk), form) == []


def test_an_agreement_paper_needs_an_agreement(db: Session, desk: Room) -> None:
    assert before_final(db, accepted(db, desk), "D14") == [("agreement", "agreement", "red")]


def test_the_sample_agreement_has_no_red_gap(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)
    agreed(db, desk, subject)
    assert [gap for gap in before_final(db, subject, "D14") if gap[2] == "red"] == []


def test_an_agreement_states_clauses_facts_and_performance(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)
    made = agreements.draft(db, subject, by=desk.officer, clauses=[{"text": "互相道歉。"}])
    found = before_final(db, subject, "D14")
    assert ("facts", "facts", "red") in found
    assert ("performance", "performance", "red") in found
    made.clauses[0].voided_at = desk.clock()
    made.on_the_spot = True
    found = before_final(db, subject, "D14")
    assert ("clauses", "clauses", "red") in found
    assert ("performance", "performance", "red") not in found


PAID = {"text": "赵水生赔偿张土根麦苗损失300元。", "payer": "赵水生", "payee": "张土根", "amount": 30_000}
WHEN = {"due_on": date(2026, 12, 1)}


@pytest.mark.parametrize(
    ("clause", "more", "fields"),
    [
        ({**PAID, **WHEN, "method": "银行转账"}, {}, []),
        ({**PAID, **WHEN}, {}, ["clauses.0.method"]),
        ({**PAID, **WHEN}, {"performance": "转账"}, []),
        ({**PAID, **WHEN}, {"on_the_spot": True}, []),
        ({**PAID, "method": "银行转账"}, {}, ["clauses.0.due"]),
        ({**PAID, "due_text": "当场"}, {}, []),
        ({**PAID, "method": "银行转账", "instalments": [(date(2026, 12, 1), 10_000), (date(2027, 1, 1), 20_000)]}, {}, []),
        ({**PAID, "text": "赵水生于2026年12月1日前以现金赔偿张土根300元。"}, {}, []),
        ({**PAID, **WHEN, "pattern": "pay"}, {}, ["clauses.0.method"]),
        ({**PAID, **WHEN, "pattern": "pay", "method": "现金当面支付"}, {}, []),
    ],
)  # fmt: skip
def test_time_and_manner_are_read_from_the_clauses(
    db: Session, desk: Room, clause: dict[str, Any], more: dict[str, Any], fields: list[str]
) -> None:
    subject = accepted(db, desk)
    told = {"text": "双方就此了结，今后和睦相处。"}
    agreements.draft(db, subject, by=desk.officer, clauses=[clause, told], facts="争吵。", **more)
    found = checks.gaps_before_final(db, subject, "D14", today=TODAY)
    of_term = [gap for gap in found if gap.key in {"performance", "deadline"}]
    assert [(gap.field, gap.severity) for gap in of_term] == [(field, "red") for field in fields]


@pytest.mark.parametrize(
    ("text", "empty"),
    [
        ("12-05", True),
        ("2026年12月5日前。", True),
        ("见上", True),
        ("赵水生赔偿张土根300元。", False),
        ("一次性赔偿麦苗损失。", False),
    ],
)
def test_a_clause_that_says_neither_who_nor_what_is_red(
    db: Session, desk: Room, text: str, *, empty: bool
) -> None:
    subject = accepted(db, desk)
    clause = {**PAID, **WHEN, "text": text, "method": "现金当面支付"}
    agreements.draft(db, subject, by=desk.officer, clauses=[clause], facts="争吵。")
    found = before_final(db, subject, "D14")
    assert (("clause-empty", "clauses.0.text", "red") in found) is empty


@pytest.mark.parametrize(("form", "track", "weight"), [("D12", "ZA", "red"), ("D14", "RM", "orange")])
def test_a_missing_document_number_stops_the_police_paper_and_warns_on_the_committees(
    db: Session, desk: Room, form: str, track: str, weight: str
) -> None:
    parties = draft().parties
    parties[0].person = {}
    subject = accepted(db, desk, track=track, parties=parties)
    agreed(db, desk, subject)
    assert ("id", "parties", weight) in before_final(db, subject, form)


@pytest.mark.parametrize(("form", "weight"), [("D14", "red"), ("D15", "orange")])
def test_groups_and_organisations_need_someone_who_signs(
    db: Session, desk: Room, form: str, weight: str
) -> None:
    parties = [
        PartyDraft(side="甲", kind="group", name="二组村民", headcount=None),
        PartyDraft(side="乙", kind="organisation", name="西岔砂石厂"),
    ]
    subject = accepted(db, desk, parties=parties, demands=[])
    agreed(db, desk, subject)
    found = before_final(db, subject, form)
    assert ("group", "parties", "red") in found
    assert ("representative", "parties", weight) in found


def test_a_minor_without_guardian_stops_the_agreement(db: Session, desk: Room) -> None:
    parties = draft().parties
    parties[0].person = {"stated_age": 9}
    subject = accepted(db, desk, parties=parties)
    agreed(db, desk, subject)
    assert ("guardian", "parties", "red") in before_final(db, subject, "D14")


@pytest.mark.parametrize("track", ["ZA", "ZA-X"])
def test_a_gate_that_fails_after_acceptance_stops_the_agreement(db: Session, desk: Room, track: str) -> None:
    answers = draft().answers | {f"S{n}": "是" for n in range(1, 7)}
    subject = accepted(db, desk, track=track, answers=answers)
    agreed(db, desk, subject)
    assert [gap for gap in before_final(db, subject, "D12") if gap[1] == "track"] == []
    intake.answer(db, subject, {"X6": "是"}, by=desk.officer)
    assert [gap for gap in before_final(db, subject, "D12") if gap[1] == "track"] == [("X6", "track", "red")]


def test_instalments_are_read_by_the_rules_of_wording(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)
    parts: list[tuple[date | None, int]] = [(TODAY + timedelta(days=7 * n), 10_000) for n in (1, 2, 3)]
    clause: dict[str, Any] = {
        "text": "赵水生分三期赔偿张土根。", "payer": "赵水生", "payee": "张土根", "amount": 30_000, "instalments": parts,
    }  # fmt: skip
    made = agreements.draft(db, subject, by=desk.officer, clauses=[clause])
    assert agreementtext.of(db, subject, made, TODAY).clauses[0].instalments == tuple(parts)


@pytest.mark.parametrize(
    ("track", "form", "severity", "rows"), [("ZA", "D05", "red", 13), ("RM", "D04", "orange", 6)]
)
def test_a_notice_of_rights_waits_until_every_row_was_told(
    db: Session, desk: Room, *, track: str, form: str, severity: str, rows: int
) -> None:
    subject = accepted(db, desk, track=track)
    left = [(gap.sentence, gap.severity) for gap in checks.gaps_before_final(db, subject, form, today=TODAY)]

    told = [row.key for row in notices.must_tell(track, (), TODAY)]
    intake.answer(db, subject, notices.answers(told), by=desk.officer)

    assert left == [(f"还有 {rows} 项没有告知，请在调解开始前逐项告知并打勾。", severity)]
    assert before_final(db, subject, form) == []


def test_refusal_without_any_reason_is_not_final(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)
    subject.track_reason = ""
    [gap] = checks.gaps_before_final(db, subject, "D19", today=TODAY)
    assert (gap.key, gap.sentence) == ("reason", "还没有不予调解的理由，请先登记不予调解并写明理由。")
    subject.track_reason = "不属于本所管辖"
    assert checks.gaps_before_final(db, subject, "D19", today=TODAY) == []


@pytest.mark.parametrize("form", ["D11-ZA", "D12"])
def test_police_papers_warn_of_what_the_parties_were_not_told(db: Session, desk: Room, form: str) -> None:
    subject = accepted(db, desk, track="ZA")
    subject.filed_on = TODAY
    agreed(db, desk, subject)

    warned = [each for each in before_final(db, subject, form) if each[0] == "told"]
    rows = notices.must_tell("ZA", (), TODAY)
    intake.answer(db, subject, notices.answers([each.key for each in rows]), by=desk.officer)

    assert warned == [("told", "told", "orange")]
    assert [each for each in before_final(db, subject, form) if each[0] == "told"] == []


def test_one_person_who_presides_and_records_is_warned_of_and_borne_out_by_the_film(
    db: Session, desk: Room
) -> None:
    subject = accepted(db, desk, track="ZA")
    subject.filed_on = TODAY
    held = begun(db, desk, subject)

    def said() -> list[tuple[str, str]]:
        found = checks.gaps_before_final(db, subject, "D11-ZA", today=TODAY)
        return [(each.sentence, each.severity) for each in found if each.key == "recorder"]

    who = "第1次调解的主持人与记录人为同一人（葛民警）："
    assert said() == [
        (f"{who}一名民警主持并记录的，以全程同步录音录像为准，请核对录像从头到尾完整。", "orange")
    ]
    for each in recordings.of_sitting(db, held.id):
        recordings.void(db, each, reason="登记错了", by=desk.officer)
    assert said() == [(f"{who}又没有登记全程同步录音录像，请更正记录人，或者补登录像。", "orange")]
    held.recorder = "傅辅警"
    assert said() == []
