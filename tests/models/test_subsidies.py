"""以案定补: one dispute claimed once, in its tier, to the fen, by who mediated it, with all that is missing told first."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

import resources
from models import agreements, cases, dossiermeter, dossiers, endings, performance, subsidies, subsidyrates
from models.cases import Case, Outcome
from models.errors import Refusal
from models.sittings import Attendance
from models.subsidies import Claim, Where
from models.subsidyrates import Rate
from tests.sample import TODAY, Room, accepted, begun, concluded


def performed(db: Session, desk: Room, *, track: str = "RM") -> Case:
    """Return the sample case, agreed and performed."""
    subject = concluded(db, desk, track=track)
    made = agreements.latest(db, subject.id)
    assert made is not None, "it was signed"
    for owed in agreements.obligations(db, made.id):
        performance.receive(db, owed, on=TODAY, by=desk.officer, evidence="收条", amount=owed.amount)
    return subject


def bound(db: Session, desk: Room, number: str = "（2026）西人调字第1号") -> Case:
    """Return the sample case with nothing missing for a claim."""
    subject = performed(db, desk)
    for row in dossiermeter.meter(db, subject).lacking:
        dossiers.leave_out(db, subject, row.row.key, reason="试验用，不需要", by=desk.officer)
    dossiers.describe(db, subject, by=desk.officer, number=number)
    return subject


def lacks(db: Session, subject: Case) -> list[tuple[str, bool]]:
    return [(each.sentence, each.firm) for each in subsidies.propose(db, subject).lacks]


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Path]:
    """Give the station's own table of rates, of which the sums are changed."""
    folder = tmp_path / "texts"
    folder.mkdir()
    yield folder / "subsidies.toml"
    resources.restore()


# tiers


@pytest.mark.parametrize(
    ("facts", "tier", "reasons"),
    [
        ({"dispute_type": "neighbours"}, "简单", ()),
        ({"dispute_type": "homestead"}, "一般", ("房屋宅基地纠纷",)),
        ({"dispute_type": "land"}, "一般", ("土地、山林纠纷",)),
        ({"dispute_type": "land", "brief": "两家为林地权属争执"}, "疑难（重大）", ("土地、山林权属纠纷",)),
        ({"dispute_type": "wages", "people_count": 4}, "一般", ("劳资纠纷",)),
        ({"dispute_type": "wages", "people_count": 5}, "疑难（重大）", ("五人以上劳资纠纷",)),
        ({"people_count": 9}, "简单", ()),
        ({"people_count": 10}, "疑难（重大）", ("涉及十人以上",)),
        ({"amount": 9_999_999}, "简单", ()),
        ({"amount": 10_000_000, "difficult": True}, "疑难（重大）", ("涉及金额十万元以上", "登记为疑难复杂")),
        ({"brief": "工伤", "people_count": 3}, "疑难（重大）", ("三人以上工伤",)),
        ({"level": 4}, "疑难（重大）", ("有民转刑倾向（定级重大以上）",)),
        ({"level": 5}, "特别重大", ("定级特大",)),
    ],
)  # fmt: skip
def test_tier_follows_from_what_is_on_record(
    facts: dict[str, Any], tier: str, reasons: tuple[str, ...]
) -> None:
    plain = {
        "dispute_type": "neighbours",
        "brief": "排水",
        "title": "",
        "remarks": "",
        "level": 1,
        "flags": [],
    }
    found, why = subsidyrates.tier_of(Case(**(plain | facts)))

    assert (found.name, why) == (tier, reasons)


def test_heads_are_counted_from_the_parties_too() -> None:
    subject = Case(people_count=3, parties=[cases.Party(headcount=12), cases.Party(headcount=None)])
    assert subsidyrates.heads_of(subject) == 13


@given(st.integers(0, 10**9), st.integers(0, 100))
def test_sums_are_exact_and_never_more_than_the_rate(amount: int, oral: int) -> None:
    rate = Rate("simple", amount, oral, 7, date(2026, 1, 1), None)

    assert rate.pays("书面") == amount
    assert rate.pays("未达成") == 7
    assert 100 * rate.pays("口头") <= amount * oral < 100 * rate.pays("口头") + 100


@given(st.lists(st.tuples(st.integers(0, 10**8), st.sampled_from(["书面", "口头"])), max_size=40))
def test_a_sheet_is_the_sum_of_its_claims_to_the_fen(claims: list[tuple[int, str]]) -> None:
    paid = [Rate("x", fen, 50, 0, date(2026, 1, 1), None).pays(form) for fen, form in claims]

    assert sum(paid) == sum(fen if form == "书面" else fen // 2 for fen, form in claims)


def rates(*rows: str) -> str:
    known = resources.path("texts/subsidies.toml").read_text(encoding="utf-8")
    head, rest = known.split("[[rate]]", 1)
    return (
        head
        + "\n".join(f"[[rate]]\n{row}" for row in rows)
        + "\n[[criterion]]"
        + rest.split("[[criterion]]", 1)[1]
    )


def test_the_rate_in_force_when_the_case_ended_counts(own: Path) -> None:
    text = rates(
        'tier = "simple"\namount = 5000\noral = 50\nfailed = 0\nfrom = "2026-01-01"\nuntil = "2026-07-01"',
        'tier = "simple"\namount = 8000\noral = 50\nfailed = 0\nfrom = "2026-07-01"',
    )
    own.write_text(text, encoding="utf-8")
    resources.override(own.parent.parent)

    found = [
        subsidyrates.rate("simple", on) for on in (date(2025, 12, 31), date(2026, 6, 30), date(2026, 7, 1))
    ]
    assert [each.amount if each else None for each in found] == [None, 5000, 8000]


@pytest.mark.parametrize(
    "rows",
    [
        ('tier = "none"\namount = 1\noral = 50\nfailed = 0\nfrom = "2026-01-01"',),
        ('tier = "simple"\namount = -1\noral = 50\nfailed = 0\nfrom = "2026-01-01"',),
        ('tier = "simple"\namount = 1\noral = 101\nfailed = 0\nfrom = "2026-01-01"',),
        ('tier = "simple"\namount = 1\noral = 1\nfailed = 0\nfrom = "2026-01-01"',
         'tier = "simple"\namount = 1\noral = 1\nfailed = 0\nfrom = "2026-02-01"'),
    ],
)  # fmt: skip
def test_a_wrong_table_of_the_station_is_refused_whole(rows: tuple[str, ...], own: Path) -> None:
    own.write_text(rates(*rows), encoding="utf-8")
    resources.override(own.parent.parent)

    assert len(subsidyrates.table().rates) == 4
    assert list(resources.troubles()) == ["texts/subsidies.toml"]


# what is missing


def test_a_case_with_nothing_missing_is_claimed_in_its_tier(db: Session, desk: Room) -> None:
    subject = bound(db, desk)
    found = subsidies.propose(db, subject)
    assert (found.tier.name, found.reasons, found.form, found.amount) == (
        "一般",
        ("土地、山林纠纷",),
        "书面",
        10_000,
    )
    assert (found.lacks, [each.name for each in found.payees]) == ((), ["杨调解"])

    claim = subsidies.draw(db, subject, by=desk.officer, on=TODAY)
    assert (claim.tier, claim.amount, claim.payee, claim.state, claim.drawn_on, claim.by_name) == (
        "一般", 10_000, "杨调解", "拟申报", TODAY, "葛民警",
    )  # fmt: skip
    assert subsidies.states(db) == {subject.id: "拟申报"}


def test_all_that_is_missing_is_told_with_the_place_to_mend_it(db: Session, desk: Room) -> None:
    subject = concluded(db, desk)
    found = subsidies.propose(db, subject).lacks

    assert [(each.where, each.firm) for each in found] == [
        (Where.VISITS, True), (Where.DOSSIER, False), (Where.DOSSIER, False),
    ]  # fmt: skip
    assert found[0].sentence == "协议还没有履行完（待履行）"
    assert found[1].sentence.startswith("卷宗缺 ")
    with pytest.raises(Refusal, match="现在不能申报：协议还没有履行完"):
        subsidies.draw(db, subject, by=desk.officer, on=TODAY, reason="急")


def test_what_is_not_firm_is_answered_for_by_a_reason(db: Session, desk: Room) -> None:
    subject = performed(db, desk)
    with pytest.raises(Refusal, match="请写明理由") as refused:
        subsidies.draw(db, subject, by=desk.officer, on=TODAY)
    assert refused.value.field == "reason"

    assert (
        subsidies.draw(db, subject, by=desk.officer, on=TODAY, reason="卷宗在司法所装订").reason
        == "卷宗在司法所装订"
    )


@pytest.mark.parametrize("track", ["ZA", "MS", "QJ"])
def test_what_the_police_mediated_is_not_paid(track: str, db: Session, desk: Room) -> None:
    subject = accepted(db, desk, track=track)

    assert lacks(db, subject)[0] == ("不是人民调解委员会调解的案件，治安、行政、司法调解不补", True)


def test_who_is_paid_by_the_state_is_not_paid_again(db: Session, desk: Room) -> None:
    subject = bound(db, desk)
    for seat in db.query(Attendance).filter(Attendance.case_id == subject.id):
        seat.kind = "司法所工作人员"
    db.flush()
    db.expire_all()

    assert lacks(db, subject) == [("没有可以领补贴的调解员：主持和参加的人都领财政工资，或者没有记名", True)]


def test_who_has_a_salary_in_some_places_wants_a_reason(db: Session, desk: Room) -> None:
    subject = bound(db, desk)
    for seat in db.query(Attendance).filter(Attendance.case_id == subject.id):
        seat.kind = "专职调解员"
    db.flush()
    db.expire_all()

    assert lacks(db, subject) == [("杨调解是专职调解员，领固定工资的不补，请向司法所核对", False)]
    assert subsidies.draw(db, subject, by=desk.officer, on=TODAY, reason="司法所已核对").payee == "杨调解"


def test_work_that_held_the_peace_in_a_hard_case_is_paid_in_part(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)
    subject.difficult = True
    endings.close(
        db,
        begun(db, desk, subject),
        Outcome.FAILED,
        by=desk.officer,
        at=desk.clock(),
        text="谈不拢",
        routes_told=True,
    )
    found = subsidies.propose(db, subject)
    assert (found.form, found.amount, found.lacks[0].sentence) == (
        "未达成",
        10_000,
        "没有达成协议，稳控措施还没有写",
    )
    subject.measures = "双方签了互不滋扰的保证，村干部每周走访"
    assert [each.firm for each in subsidies.propose(db, subject).lacks] == [False, False]
    subject.difficult = False
    assert subsidies.propose(db, subject).lacks[-1].sentence == "一般档没有达成协议的不补"


# once


def test_nothing_is_claimed_twice(db: Session, desk: Room) -> None:
    subject = bound(db, desk)
    claim = subsidies.draw(db, subject, by=desk.officer, on=TODAY)
    with pytest.raises(Refusal, match="一案只补一次"):
        subsidies.draw(db, subject, by=desk.officer, on=TODAY)
    subsidies.send(db, claim, on=TODAY, by=desk.officer)
    with pytest.raises(Refusal, match=r"已经在申报表里（已申报）"):
        subsidies.draw(db, subject, by=desk.officer, on=TODAY)


def test_a_repeat_of_the_same_dispute_is_told_and_wants_a_reason(db: Session, desk: Room) -> None:
    first, again = bound(db, desk), bound(db, desk, number="（2026）西人调字第2号")
    subsidies.draw(db, first, by=desk.officer, on=TODAY)
    assert lacks(db, again) == [
        (f"与 {first.number} 是同一双方的同类纠纷，那件拟申报；同一纠纷只补一次", False)
    ]
    with pytest.raises(Refusal, match="同一纠纷只补一次"):
        subsidies.draw(db, again, by=desk.officer, on=TODAY)

    again.dispute_type = "family"
    db.flush()
    assert lacks(db, again) == []
    again.dispute_type = first.dispute_type
    cases.parties(again)[1].name, cases.parties(again)[1].person = "另一家", None
    db.flush()
    assert lacks(db, again) == []


def test_who_may_not_see_the_other_case_is_not_told_its_number(db: Session, desk: Room) -> None:
    first, again = bound(db, desk), bound(db, desk, number="（2026）西人调字第2号")
    subsidies.draw(db, first, by=desk.officer, on=TODAY)
    for seat in db.query(Attendance).filter(Attendance.case_id == first.id):
        seat.officer_id = None
    db.flush()
    db.info["by"] = desk.mediator

    assert lacks(db, again) == [("同一双方的同类纠纷已经申报过；同一纠纷只补一次", False)]


def test_a_claim_goes_out_comes_back_and_goes_out_again(db: Session, desk: Room) -> None:
    subject = bound(db, desk)
    claim = subsidies.draw(db, subject, by=desk.officer, on=TODAY)
    with pytest.raises(Refusal, match="现在是“拟申报”"):
        subsidies.send_back(db, claim, reason="x", by=desk.officer)
    with pytest.raises(Refusal, match="报出日期早于申报日期"):
        subsidies.send(db, claim, on=TODAY - timedelta(1), by=desk.officer)
    subsidies.send(db, claim, on=TODAY, by=desk.officer)
    with pytest.raises(Refusal, match="已经报出，不能撤下"):
        subsidies.drop(db, claim, reason="x", by=desk.officer)
    with pytest.raises(Refusal, match="请写明退回的理由"):
        subsidies.send_back(db, claim, reason=" ", by=desk.officer)
    subsidies.send_back(db, claim, reason="缺收条", by=desk.officer)
    assert (claim.state, claim.back_reason) == ("退回", "缺收条")

    again = subsidies.draw(db, subject, by=desk.officer, on=TODAY + timedelta(9))
    assert (again.id, again.state, again.back_reason, again.sent_on, again.drawn_on) == (
        claim.id, "拟申报", "", None, TODAY + timedelta(9),
    )  # fmt: skip


def test_a_claim_that_is_taken_off_may_be_made_anew(db: Session, desk: Room) -> None:
    subject = bound(db, desk)
    claim = subsidies.draw(db, subject, by=desk.officer, on=TODAY)
    with pytest.raises(Refusal, match="请写明撤下的理由"):
        subsidies.drop(db, claim, reason="", by=desk.officer)
    subsidies.drop(db, claim, reason="下季度再报", by=desk.officer)

    assert subsidies.of_case(db, subject.id) is None
    assert subsidies.draw(db, subject, by=desk.officer, on=TODAY).id != claim.id
    assert db.query(Claim).count() == 2


def test_another_tier_or_payee_is_chosen_with_a_reason_among_who_was_there(db: Session, desk: Room) -> None:
    subject = bound(db, desk)
    with pytest.raises(Refusal, match="改了等级的，请写明理由"):
        subsidies.draw(db, subject, by=desk.officer, on=TODAY, tier="hard")
    with pytest.raises(Refusal, match="补贴只能发给调解这件纠纷的人"):
        subsidies.draw(db, subject, by=desk.officer, on=TODAY, payee="王某")
    with pytest.raises(Refusal, match="请在列表中选择等级"):
        subsidies.draw(db, subject, by=desk.officer, on=TODAY, tier="none")

    claim = subsidies.draw(
        db, subject, by=desk.officer, on=TODAY, tier="hard", reason="牵涉两村", payee="杨调解"
    )
    assert (claim.tier, claim.tier_reason, claim.amount) == ("疑难（重大）", "", 20_000)


def test_an_auxiliary_claims_nothing(db: Session, desk: Room) -> None:
    with pytest.raises(Refusal):
        subsidies.draw(db, bound(db, desk), by=desk.auxiliary, on=TODAY)
