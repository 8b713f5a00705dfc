"""What happens in the room, what ends a police case, and how a wrong mark is taken back."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from models import audit, cases, clocks, endings, happenings, levels, papers, record, sittings
from models.cases import Case, State
from models.errors import Refusal
from models.papers import Made
from models.sittings import Happening, Phase, Sitting, SittingEvent
from tests.sample import Room, accepted, begun, talked


def started(db: Session, desk: Room, *, track: str = "ZA", to: Phase = Phase.SORTING) -> tuple[Case, Sitting]:
    subject = accepted(db, desk, track=track)
    return subject, talked(db, desk, begun(db, desk, subject), to=to)


def fled(db: Session, desk: Room, sitting: Sitting, kind: Happening = Happening.FLED) -> SittingEvent:
    party = cases.parties(cases.case(db, sitting.case_id))[1]
    return happenings.happen(db, sitting, kind, text="翻墙跑了", by=desk.officer, party=party)


def standing(db: Session, subject: Case) -> tuple[object, ...]:
    rows = {
        each.key: (each.met_on, each.cancelled)
        for each in clocks.of_case(db, subject.id)
        if not each.cancelled
    }
    return (
        subject.state,
        subject.outcome,
        subject.concluded_on,
        subject.overdue,
        rows,
        subject.level_suggested,
    )


def test_every_event_of_somebody_asks_who(db: Session, desk: Room) -> None:
    _, sitting = started(db, desk)

    for kind in happenings.OF_SOMEBODY - happenings.FATAL:
        with pytest.raises(Refusal) as caught:
            happenings.happen(db, sitting, kind, text=" ", by=desk.officer)
        assert (caught.value.message, caught.value.field) == ("请选择是谁；不是当事人的，写明是谁。", "party")


@pytest.mark.parametrize("kind", sorted(happenings.FATAL))
@pytest.mark.parametrize("phase", sittings.TALKING)
def test_wrong_fatal_mark_gives_everything_back(
    db: Session, desk: Room, kind: Happening, phase: Phase
) -> None:
    subject, sitting = started(db, desk, to=phase)
    before = standing(db, subject)

    event = fled(db, desk, sitting, kind)
    assert (sitting.phase, sitting.phase_before, subject.state) == ("结束", phase.value, "未达成")
    assert sitting.outcome_text == f"赵水生{kind.value}：翻墙跑了"
    assert "za-after-failure" in {each.key for each in clocks.running(db, subject)}
    happenings.withdraw(db, event, reason="他是去上厕所", by=desk.officer)

    assert standing(db, subject) == before
    assert (sitting.phase, sitting.ended_at, sitting.outcome, sitting.outcome_text) == (
        phase.value,
        None,
        "",
        "",
    )
    assert "za-after-failure" not in {each.key for each in clocks.running(db, subject)}
    told = sittings.events(db, sitting.id)[-2:]
    assert [(each.kind, each.text, each.valid, each.void_reason) for each in told] == [
        (kind.value, "翻墙跑了", False, "他是去上厕所"), ("阶段", "结束", False, "他是去上厕所"),
    ]  # fmt: skip
    assert record.note(db, sitting, "赵水生", "我回来了", by=desk.officer).phase == phase.value
    assert audit.verify(db) is None


def test_fatal_mark_after_a_wrong_one_ends_the_case_again(db: Session, desk: Room) -> None:
    subject, sitting = started(db, desk)
    happenings.withdraw(db, fled(db, desk, sitting), reason="看错人", by=desk.officer)

    again = fled(db, desk, sitting, Happening.NEW_VIOLATION)

    assert (sitting.phase, subject.state, again.valid) == ("结束", State.FAILED.value, True)


def test_fatal_mark_on_the_committees_track_ends_nothing_and_lowers_again(db: Session, desk: Room) -> None:
    subject, sitting = started(db, desk, track="RM")
    before = standing(db, subject)

    event = fled(db, desk, sitting)
    assert (sitting.phase, subject.state) == ("民警后梳理", "调解中")
    happenings.withdraw(db, event, reason="看错人", by=desk.officer)

    assert standing(db, subject) == before
    assert [each.occasion for each in levels.of_case(db, subject.id)][-1:] == ["撤销误记"]


def test_fatal_mark_is_withdrawn_only_by_police(db: Session, desk: Room) -> None:
    _, sitting = started(db, desk)
    event = fled(db, desk, sitting)

    with pytest.raises(Refusal, match="这一项须由民警撤销"):
        happenings.withdraw(db, event, reason="看错人", by=desk.auxiliary)
    with pytest.raises(Refusal, match="请写明撤销原因"):
        happenings.withdraw(db, event, reason=" ", by=desk.officer)
    assert event.valid


def test_ending_on_which_a_paper_was_made_is_not_taken_back_until_it_is_void(db: Session, desk: Room) -> None:
    subject, sitting = started(db, desk)
    event = fled(db, desk, sitting)
    paper = papers.issue(
        db, subject, "D18", by=desk.officer, on=desk.clock().date(), make=lambda _number: Made({}, b"%PDF", "终止调解告知书")
    )  # fmt: skip

    with pytest.raises(Refusal) as caught:
        happenings.withdraw(db, event, reason="看错人", by=desk.officer)
    assert caught.value.message == (
        "终止以后已经出具《终止调解告知书》。请先到“文书”把它作废并写明原因，再撤销这个标记。"
    )
    papers.void(db, paper, reason="终止有误", by=desk.officer)
    happenings.withdraw(db, event, reason="看错人", by=desk.officer)

    assert (sitting.phase, subject.state) == ("民警后梳理", "调解中")


def test_ending_after_which_the_case_went_on_is_not_taken_back(db: Session, desk: Room) -> None:
    subject, sitting = started(db, desk)
    event = fled(db, desk, sitting)
    cases.move(subject, State.CLOSED)

    with pytest.raises(Refusal, match="已经办到“已销号”"):
        happenings.withdraw(db, event, reason="看错人", by=desk.officer)


def test_party_who_leaves_is_away_until_back(db: Session, desk: Room) -> None:
    subject, sitting = started(db, desk)
    party = cases.parties(subject)[1]

    def mark(kind: Happening) -> SittingEvent:
        return happenings.happen(db, sitting, kind, text="", by=desk.officer, party=party)

    with pytest.raises(Refusal, match="赵水生没有离席"):
        mark(Happening.RETURN)
    mark(Happening.LEAVE)
    assert list(happenings.away(sittings.events(db, sitting.id))) == [party.id]
    with pytest.raises(Refusal, match="赵水生已经不在场"):
        mark(Happening.LEAVE)
    mark(Happening.RETURN)
    assert happenings.away(sittings.events(db, sitting.id)) == {}


def test_pause_is_marked_once_and_a_wrong_one_is_lifted(db: Session, desk: Room) -> None:
    _, sitting = started(db, desk)
    with pytest.raises(Refusal, match="现在没有休会"):
        happenings.happen(db, sitting, Happening.RESUME, text="", by=desk.officer)
    event = happenings.happen(db, sitting, Happening.PAUSE, text="", by=desk.officer)
    with pytest.raises(Refusal, match="已经在休会"):
        happenings.happen(db, sitting, Happening.PAUSE, text="", by=desk.officer)

    happenings.withdraw(db, event, reason="没有休", by=desk.officer)

    assert not sitting.paused
    with pytest.raises(Refusal, match="这个标记已经撤销"):
        happenings.withdraw(db, event, reason="没有休", by=desk.officer)


@pytest.mark.parametrize("jump", [timedelta(hours=-2), timedelta(days=1)])
def test_marks_keep_the_order_of_their_numbers_whatever_the_clock_does(
    db: Session, desk: Room, jump: timedelta
) -> None:
    _, sitting = started(db, desk, to=Phase.STATEMENTS)
    happenings.happen(db, sitting, Happening.LATE, text="村主任", by=desk.officer)
    desk.clock.now += jump
    line = record.note(db, sitting, "张土根", "接着说", by=desk.officer)
    happenings.happen(db, sitting, Happening.OUTBURST, text="村主任", by=desk.officer)

    told = sittings.events(db, sitting.id)
    assert [each.text if each.kind == "阶段" else each.kind for each in told] == [
        "群众先说理",
        "迟到",
        "情绪失控",
    ]
    assert [each.seq for each in told] == [1, 2, 3]
    assert [happenings.behind(each, record.lines(db, sitting.id)) for each in told] == [
        0,
        line.seq - 1,
        line.seq,
    ]


def test_mark_from_before_numbers_were_kept_goes_by_its_time(db: Session, desk: Room) -> None:
    _, sitting = started(db, desk, to=Phase.STATEMENTS)
    old = sittings.events(db, sitting.id)[0]
    old.after = None

    assert happenings.behind(old, record.lines(db, sitting.id)) == 0


def test_closing_before_the_beginning_by_the_clock_never_lasts_less_than_nothing(
    db: Session, desk: Room
) -> None:
    _, sitting = started(db, desk)

    endings.close(
        db,
        sitting,
        cases.Outcome.FAILED,
        by=desk.officer,
        at=sitting.started_at - timedelta(hours=2),
        text="谈不拢",
        routes_told=True,
    )

    assert sitting.ended_at == sitting.started_at
