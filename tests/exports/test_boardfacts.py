"""What was entered on the boards of a sitting reaches its record, once, and nothing that was said apart."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from exports import facts
from exports.facts import Facts
from models import cases, demands, endings, offers, presiding, record, sittings, turns
from models.cases import Outcome
from models.sittings import Phase
from tests import sample
from tests.sample import TODAY, Room


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Room]:
    made = sample.room(str(tmp_path / "sanli.db"))
    yield made
    made.store.close()


def noted(made: Facts) -> list[tuple[str, str]]:
    return [
        (phase.name, line.text)
        for phase in made.sitting.phases
        for line in phase.lines
        if line.kind == "event"
    ]


def test_demands_and_silence_are_told_in_their_phase_and_what_is_a_line_once(here: Room) -> None:
    by = here.officer
    with here.store.unit() as db:
        subject = sample.accepted(db, here, demands=[])
        sitting = sample.begun(db, here, subject)
        first, _ = cases.parties(subject)
        sittings.advance(db, sitting, to=Phase.STATEMENTS, by=by)
        line = record.note(db, sitting, "张土根", "桩要栽回去", by=by)
        here.clock.forward(minutes=1)
        demands.state(db, subject, first, text="桩要栽回去", by=by, line_id=line.id)
        demands.state(db, subject, first, text="赔麦子五百元", amount=50_000, by=by)
        wrong = demands.state(db, subject, first, text="赔地三分", by=by)
        demands.withdraw(db, wrong, reason="说错了", by=by)
        record.note(db, sitting, "张土根", "底线两百", by=by, private=True)
        demands.state(db, subject, first, text="底线两百", by=by)
        here.clock.forward(minutes=1)
        sittings.advance(db, sitting, to=Phase.SORTING, by=by, silence_reason="只要评理")
        told = noted(facts.of(db, subject, "D11", today=TODAY, sitting=sitting))

    assert told == [
        ("群众先说理", "诉求　张土根：赔麦子五百元（500.00元）"),
        ("群众先说理", "诉求　张土根：赔地三分（后撤回：说错了）"),
        ("群众先说理", "赵水生没有提出诉求：只要评理"),
    ]


def test_proposals_are_told_with_their_answers_and_none_that_was_not_shown(here: Room) -> None:
    by = here.officer
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        sitting = sample.talked(db, here, sample.begun(db, here, subject))
        first, _ = cases.parties(subject)
        record.note(db, sitting, "张土根", "赔五百，当场给。", by=by)
        here.clock.forward(minutes=1)
        made = offers.propose(
            db, sitting, speaker="张土根", text="赔钱栽桩", party=first, amount=50_000, due_text="12月1日前", by=by
        )  # fmt: skip
        offers.answer(db, made, "甲", offers.ACCEPT, by=by)
        offers.answer(db, made, "乙", offers.REFUSE, words="太多了", by=by)
        offers.propose(db, sitting, speaker="葛民警", text="底价三百", private=True, by=by)
        lined = offers.propose(db, sitting, speaker="张土根", text="赔五百，当场给。", by=by)
        offers.answer(db, lined, "乙", offers.REFUSE, by=by)
        gone = offers.propose(db, sitting, speaker="赵水生", text="各让一步", by=by)
        offers.withdraw(db, gone, reason="不想谈了", by=by)
        told = noted(facts.of(db, subject, "D11", today=TODAY, sitting=sitting))

    assert [text for phase, text in told if phase == "警民共谈理"] == [
        "方案一（张土根提）：赔钱栽桩，500.00元，12月1日前；张土根接受，赵水生不接受：太多了",
        "方案三（张土根提，内容见笔录）：赵水生不接受",
        "方案四（赵水生提）：各让一步；已撤回：不想谈了",
    ]


def test_adjourned_sitting_prints_its_own_result_and_not_a_later_agreement(here: Room) -> None:
    by = here.officer
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        first = sample.talked(db, here, sample.begun(db, here, subject))
        start = here.clock.forward(minutes=5) + timedelta(days=3)
        endings.adjourn(
            db, first, by=by, at=here.clock(), text="等村上查记录", when=(start, start + timedelta(hours=1))
        )
        here.clock.forward(days=3)
        second = sample.talked(db, here, sample.begun(db, here, subject))
        sample.agreed(db, here, subject, second)
        endings.close(db, second, Outcome.AGREED, by=by, at=here.clock.forward(minutes=1))
        before, after = (facts.of(db, subject, "D11", today=TODAY, sitting=each) for each in (first, second))

    assert (before.agreement.clauses, len(after.agreement.clauses)) == ((), 3)
    assert before.sitting.result == "本次调解休会：等村上查记录。下次调解时间：2026年11月23日10时39分。"


def test_who_was_replaced_signs_with_the_times_and_the_host_is_named_where_he_changed(here: Room) -> None:
    by = here.officer
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        sitting = sample.begun(db, here, subject)
        sittings.advance(db, sitting, to=Phase.STATEMENTS, by=by)
        record.note(db, sitting, "主持人", "请说", by=by)
        here.clock.forward(minutes=5)
        new = {"name": "李静", "kind": "人民调解员", "unit": "西岔镇人民调解委员会"}
        presiding.replace(db, sitting, sitting.hosts[0], new, reason="申请回避", by=by)
        record.note(db, sitting, "主持人", "我接着主持", by=by)
        made = facts.of(db, subject, "D11", today=TODAY, sitting=sitting)

    assert [(each.name, each.times) for each in made.sitting.leaders] == [
        ("杨调解", "至10:35"), ("李静", "10:35起"),
    ]  # fmt: skip
    lines = made.sitting.phases[0].lines
    assert [(line.speaker, line.led) for line in lines if line.kind == "speech"] == [
        ("杨调解", ("杨调解",)), ("李静", ("李静",)),
    ]  # fmt: skip


def test_clock_set_back_is_said_and_the_end_is_that_of_the_last_mark(here: Room) -> None:
    by = here.officer
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        sitting = sample.begun(db, here, subject)
        sittings.advance(db, sitting, to=Phase.STATEMENTS, by=by)
        record.note(db, sitting, "张土根", "第一句", by=by)
        here.clock.forward(minutes=-20)
        record.note(db, sitting, "赵水生", "第二句", by=by)
        record.note(db, sitting, "赵水生", "第三句", by=by)
        here.clock.forward(minutes=5)
        endings.close(db, sitting, Outcome.WITHDRAWN, by=by, at=here.clock(), text="都不调了")
        made = facts.of(db, subject, "D11", today=TODAY, sitting=sitting)

    assert [line.text for line in made.sitting.phases[0].lines] == [
        "第一句", "（电脑时间有调整）", "第二句", "第三句",
    ]  # fmt: skip
    assert made.sitting.time == "2026年11月20日10时30分至10时15分（电脑时间有调整）"


def test_timed_speech_is_told_a_side(here: Room) -> None:
    by = here.officer
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        sitting = sample.begun(db, here, subject)
        first, second = cases.parties(subject)
        sittings.advance(db, sitting, to=Phase.STATEMENTS, by=by)
        turns.start(db, sitting, first, by=by)
        turns.interrupt(db, sitting, party=second, by=by)
        here.clock.forward(minutes=9)
        turns.stop(db, sitting, by=by)
        made = facts.of(db, subject, "D11", today=TODAY, sitting=sitting)

    assert made.sitting.timed_text == "张土根方发言 9 分钟，被打断 1 次；赵水生方发言 0 分钟。"
