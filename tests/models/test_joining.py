import contextlib
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from models import (
    assignments,
    cases,
    clocks,
    demands,
    endings,
    followups,
    intake,
    invitations,
    joining,
    periods,
    rooms,
    visits,
)
from models.cases import Case, Outcome, Party, State
from models.errors import Caution, Refusal
from models.intake import DemandDraft, IntakeDraft, PartyDraft
from models.queries import joinable, registers
from models.queries.selection import Selection
from tests.sample import TODAY, Room, accepted, agreed, begun, concluded, draft, resident

NAMES = ("张土根", "赵水生", "钱木匠", "孙桂英")

NOVEMBER = periods.month(date(2026, 11, 1))


def third(name: str = "钱木匠", serial: str = "015", side: str = "丙") -> PartyDraft:
    return PartyDraft(
        side=side, role="第三人" if side == "丙" else "被申请人", name=name,
        person={"id_number": resident("19800101", serial)},
    )  # fmt: skip


def of_three(db: Session, desk: Room, **changes: Any) -> Case:
    parties = draft().parties
    parties.append(third())
    return accepted(db, desk, parties=parties, **changes)


def names(subject: Case) -> list[tuple[str, str]]:
    return [(party.side, party.name) for party in cases.parties(subject)]


def by_name(subject: Case, name: str) -> Party:
    return next(party for party in cases.parties(subject) if party.name == name)


def test_one_visit_becomes_two_cases_with_the_old_clocks(db: Session, desk: Room) -> None:
    subject = of_three(db, desk)
    leaving = by_name(subject, "钱木匠")
    asked = demands.state(db, subject, leaving, text="赔工钱", amount=10_000, by=desk.officer)
    made = joining.split(
        db, subject, moved=[leaving], shared=[by_name(subject, "张土根")], asked=[asked], reason="与地界无关",
        by=desk.officer, now=desk.clock(),
    )  # fmt: skip
    assert names(subject) == [("甲", "张土根"), ("乙", "赵水生")]
    assert names(made) == [("甲", "张土根"), ("丙", "钱木匠")]
    assert (made.state, made.split_from_id, made.title) == (
        "已受理",
        subject.id,
        "张土根与钱木匠山林土地纠纷",
    )
    assert (subject.title, made.number != subject.number) == ("张土根与赵水生山林土地纠纷", True)
    assert [(each.text, each.amount) for each in demands.of_case(db, made.id)] == [("赔工钱", 10_000)]
    assert asked.void_reason == f"分到{made.number}"
    assert {each.key: each.due_on for each in clocks.running(db, made)} == {
        each.key: each.due_on for each in clocks.running(db, subject)
    }
    assert cases.answers(made) == cases.answers(subject)
    assert subject.remarks == f"2026-11-20 分出 {made.number}：与地界无关"
    assert joinable.number_of(db, made.split_from_id) == subject.number
    assert joinable.number_of(db, None) == ""


def test_a_split_leaves_a_dispute_on_either_side(db: Session, desk: Room) -> None:
    subject = of_three(db, desk)
    first, second, other = cases.parties(subject)
    for moved, shared, reason, sentence in (
        ([], [first], "x", "要有争议双方"),
        ([other], [], "x", "要有争议双方"),
        ([first, second], [], "x", "剩下的当事人不足两方"),
        ([other], [first], " ", "请写明分案理由。"),
    ):
        with pytest.raises(Refusal, match=sentence):
            joining.split(
                db, subject, moved=moved, shared=shared, reason=reason, by=desk.officer, now=desk.clock()
            )


def test_a_merged_case_keeps_its_number_and_says_where_it_went(db: Session, desk: Room) -> None:
    into = accepted(db, desk)
    desk.clock.forward(days=5)
    subject = of_three(db, desk)
    task = followups.plan(
        db, what="核对", owner=None, due_on=TODAY, origin="自建", by=desk.officer, case=subject
    )
    visit = visits.add(db, subject, due_on=TODAY + timedelta(days=6), reason="回访", by=desk.officer)
    slip = assignments.assign(
        db, subject, desk.leader, force="社区民警", due_on=date(2026, 12, 30), instruction="", by=desk.officer
    )
    subject.level = 3
    count = len(demands.of_case(db, into.id))
    assert joinable.others(db, subject)[0][0] == into.number
    assert joinable.numbered(db, into.number) is into

    joining.merge(db, subject, into, reason="同一件事", by=desk.officer, now=desk.clock())

    assert (subject.state, subject.merged_into_id, subject.level) == ("已合并", into.id, 3)
    assert names(into) == [("甲", "张土根"), ("乙", "赵水生"), ("丙", "钱木匠")]
    assert len(demands.of_case(db, into.id)) == count + 2
    assert (task.case_id, into.level, into.people_count) == (into.id, 3, 3)
    assert visit.void_reason == slip.void_reason == f"并入{into.number}"
    assert clocks.running(db, subject) == []
    assert joinable.numbered(db, subject.number) is None
    assert [row.number for row in registers.rows(db, "R1", Selection(NOVEMBER))].count(subject.number) == 0
    assert (subject.number, f"已并入 {into.number}") in [
        (gap.number, gap.reason) for gap in registers.gaps(db, "R1", NOVEMBER)
    ]
    with pytest.raises(Refusal, match="已合并，不能并案"):
        joining.merge(db, subject, into, reason="x", by=desk.officer, now=desk.clock())
    assert cases.NEXT[State.MERGED] == frozenset()


def test_a_merger_takes_the_earlier_last_day(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)
    desk.clock.forward(days=5)
    into = accepted(db, desk)
    early = clocks.running(db, subject, "rm-term")[0].due_on
    joining.merge(db, subject, into, reason="同一件事", by=desk.officer, now=desk.clock())
    assert clocks.running(db, into, "rm-term")[0].due_on == early


def test_a_new_opponent_is_not_put_beside_whom_he_opposes(db: Session, desk: Room) -> None:
    into = accepted(db, desk)
    parties = draft().parties
    parties[0] = third("孙桂英", "017", "甲")
    subject = accepted(db, desk, parties=parties)
    joining.merge(db, subject, into, reason="同一件事", by=desk.officer, now=desk.clock())
    assert names(into) == [("甲", "张土根"), ("乙", "赵水生"), ("丙", "孙桂英")]


def test_what_is_signed_or_sitting_is_neither_split_nor_merged(db: Session, desk: Room) -> None:
    signed, sitting, free = concluded(db, desk), accepted(db, desk), accepted(db, desk)
    begun(db, desk, sitting)
    police = accepted(db, desk, track="ZA")
    final = accepted(db, desk)
    agreed(db, desk, final).state = "已定稿"
    for subject, into, sentence in (
        (signed, free, "达成待履行，不能并案"),
        (sitting, free, "还有一场调解没有结束"),
        (final, free, "的协议已经定稿，不能并案"),
        (police, free, "轨道不同，不能合并"),
        (free, free, "不能并入自己"),
    ):
        with pytest.raises(Refusal, match=sentence):
            joining.merge(db, subject, into, reason="同", by=desk.officer, now=desk.clock())
    with pytest.raises(Refusal, match="请写明并案理由。"):
        joining.merge(db, free, final, reason="", by=desk.officer, now=desk.clock())


def test_the_next_round_keeps_the_number_and_the_seven_days_of_the_first_sitting(
    db: Session, desk: Room
) -> None:
    subject = accepted(db, desk, track="ZA")
    number = subject.number
    endings.close(
        db,
        begun(db, desk, subject),
        Outcome.FAILED,
        by=desk.officer,
        at=desk.clock(),
        text="谈不拢",
        routes_told=True,
    )
    joining.reopen(db, subject, reason="双方愿意再谈", by=desk.officer, on=date(2026, 11, 23))
    assert (subject.number, subject.round, subject.state, subject.outcome) == (number, 2, "调解中", "")
    assert subject.remarks == "2026-11-23 第2轮重新调解（第1轮未达成，2026-11-20）：双方愿意再谈"
    assert clocks.running(db, subject, "za-second")[0].due_on == date(2026, 12, 1)
    assert clocks.running(db, subject, "za-after-failure") == []


def test_people_of_one_name_without_numbers_are_united_by_a_merger(db: Session, desk: Room) -> None:
    said = [PartyDraft(side="甲", name="罗某"), PartyDraft(side="乙", name="田某", role="被申请人")]
    turned = [PartyDraft(side="甲", name="田某"), PartyDraft(side="乙", name="罗某", role="被申请人")]
    into, subject = (
        intake.receive(db, IntakeDraft(parties=parties), by=desk.officer, now=desk.clock())
        for parties in (said, turned)
    )

    joining.merge(db, subject, into, reason="两家先后来登记", by=desk.officer, now=desk.clock())

    assert names(into) == [("甲", "罗某"), ("乙", "田某")]


def test_people_of_one_name_with_other_birthdays_stay_two(db: Session, desk: Room) -> None:
    into, subject = (
        intake.receive(
            db,
            IntakeDraft(
                parties=[
                    PartyDraft(side="甲", name="罗某", person={"birth": birth}),
                    PartyDraft(side="乙", name=other, role="被申请人"),
                ]
            ),
            by=desk.officer,
            now=desk.clock(),
        )
        for birth, other in ((date(1970, 1, 1), "田某"), (date(1990, 1, 1), "田某"))
    )

    joining.merge(db, subject, into, reason="同一件事", by=desk.officer, now=desk.clock())

    assert names(into) == [("甲", "罗某"), ("乙", "田某"), ("丙", "罗某")]


def test_what_is_to_come_moves_to_the_surviving_case(db: Session, desk: Room) -> None:
    into, subject = accepted(db, desk), of_three(db, desk)
    now = desk.clock()
    times: dict[str, Any] = {
        "by": desk.officer,
        "at": now,
        "place": "村委会",
        "confirmed": frozenset({"past", "case"}),
    }
    over, ahead = (
        rooms.book(db, subject=subject, starts_at=now + timedelta(hours=at), ends_at=now + timedelta(hours=at + 1), **times)
        for at in (-3, 3)
    )  # fmt: skip
    asked, said, twice = (
        invitations.invite(db, subject, by=desk.officer, at=now, name=name, kind="村（居）干部")
        for name in ("陈支书", "林支书", "罗支书")
    )
    invitations.invite(db, into, by=desk.officer, at=now, name="罗支书", kind="村（居）干部")
    invitations.consent(db, asked, by_name(subject, "张土根"), invitations.AGREES, by=desk.officer)
    said.reply = invitations.Reply.COMES.value

    joining.merge(db, subject, into, reason="同一件事", by=desk.officer, now=now)

    assert (over.case_id, ahead.case_id) == (subject.id, into.id)
    assert [(each.case_id, each.valid) for each in (asked, said, twice)] == [
        (into.id, True), (subject.id, True), (subject.id, False),
    ]  # fmt: skip
    assert asked.consents == {str(by_name(into, "张土根").id): invitations.AGREES}
    assert twice.void_reason == f"并入{into.number}，那一件已经邀请"


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.sampled_from("smr"), st.integers(0, 9), st.integers(0, 9)), max_size=6))
def test_no_order_of_joining_loses_a_party_or_a_demand(
    db: Session, desk: Room, steps: list[tuple[str, int, int]]
) -> None:
    parties = [third(name, f"{place:03d}", side) for place, (name, side) in enumerate(zip(NAMES, "甲乙丙丁", strict=True))]  # fmt: skip
    first = accepted(
        db, desk, parties=parties, demands=[DemandDraft(at, f"{name}的诉求") for at, name in enumerate(NAMES)]
    )
    every = [first]
    numbers = {first.id: first.number}
    for step, one, other in steps:
        subject = every[one % len(every)]
        with contextlib.suppress(Refusal):
            if step == "s":
                there = cases.parties(subject)
                moved = there[other % max(1, len(there)) :]
                asked = [
                    each
                    for each in demands.of_case(db, subject.id)
                    if each.party_id in {row.id for row in moved}
                ]
                made = joining.split(
                    db, subject, moved=moved, asked=asked, reason="分", by=desk.officer, now=desk.clock()
                )
                every.append(made)
                numbers[made.id] = made.number
            elif step == "m":
                joining.merge(
                    db, subject, every[other % len(every)], reason="并", by=desk.officer, now=desk.clock(),
                    confirmed=frozenset({"strangers"}),
                )  # fmt: skip
            else:
                if subject.state == State.ACCEPTED.value:
                    endings.close(
                        db,
                        begun(db, desk, subject),
                        Outcome.FAILED,
                        by=desk.mediator,
                        at=desk.clock(),
                        text="谈不拢",
                        routes_told=True,
                    )
                joining.reopen(db, subject, reason="再调", by=desk.officer, on=TODAY)
        living = [each for each in every if each.state != State.MERGED.value]
        held = [party.name for each in living for party in cases.parties(each)]
        told = [
            (demand.text, db.get_one(Party, demand.party_id).name)
            for each in living
            for demand in demands.of_case(db, each.id)
        ]
        assert sorted(held) == sorted(NAMES)
        assert sorted(told) == sorted((f"{name}的诉求", name) for name in NAMES)
        assert {each.id: each.number for each in every} == numbers
        assert len(set(numbers.values())) == len(every)


def test_cases_without_a_common_party_are_asked_before_they_are_merged(db: Session, desk: Room) -> None:
    subject = accepted(db, desk, parties=[third("钱木匠", "031", "甲"), third("孙桂英", "032", "乙")])
    into = accepted(db, desk)
    with pytest.raises(Caution) as asked:
        joining.merge(db, subject, into, reason="x", by=desk.officer, now=desk.clock())
    assert (asked.value.key, asked.value.message) == (
        "strangers",
        f"{subject.number}和{into.number}没有相同的当事人，确定是同一件纠纷吗？",
    )
    joining.merge(
        db, subject, into, reason="x", by=desk.officer, now=desk.clock(), confirmed=frozenset({"strangers"})
    )
    assert (subject.state, subject.merged_into_id) == ("已合并", into.id)


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        (State.ACCEPTED, "这一轮还没有结束，直接开始调解或者接着调就行，不用重新调解。"),
        (State.SITTING, "这一轮还没有结束，直接开始调解或者接着调就行，不用重新调解。"),
        (State.AGREED, "已经达成协议、还在履行期，不用重新调解；对方不履行的，请在“回访”里登记不履行。"),
        (
            State.PERFORMED,
            "已经履行完毕，不能重新调解：对方违约的，请在“回访”里登记不履行，照不履行处理；有新的事的，请重新登记一件。",
        ),
    ],
)
def test_round_that_goes_on_has_no_next_one(db: Session, desk: Room, state: State, sentence: str) -> None:
    subject = accepted(db, desk)
    subject.state = state.value
    with pytest.raises(Refusal) as refused:
        joining.reopen(db, subject, reason="再调", by=desk.officer, on=TODAY)
    assert (refused.value.message, subject.round) == (sentence, 1)
