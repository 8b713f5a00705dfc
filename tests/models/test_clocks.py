from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from models import clocks, endings, intake, limits
from models.cases import Case, Outcome
from models.clocks import Event
from models.errors import Refusal
from tests.sample import TODAY, Room, accepted, begun, dispute_code, draft

FRIDAY = date(2026, 11, 20)


@pytest.fixture
def subject(db: Session, desk: Room) -> Case:
    return accepted(db, desk)


def of_key(db: Session, subject: Case, key: str) -> list[clocks.Deadline]:
    return [each for each in clocks.of_case(db, subject.id) if each.key == key]


@pytest.mark.parametrize(
    ("key", "on", "due"),
    [
        ("za-first", FRIDAY, date(2026, 11, 25)),  # over a weekend
        ("za-second", FRIDAY, date(2026, 12, 1)),
        ("za-first", date(2026, 9, 29), date(2026, 10, 9)),  # over the National Day week
        ("za-second", date(2026, 9, 18), date(2026, 9, 29)),  # with a Sunday that is worked
        ("rm-term", FRIDAY, date(2026, 12, 21)),  # thirty days end on a Sunday
        ("rm-term", date(2026, 9, 3), date(2026, 10, 8)),  # thirty days end in the holiday
        ("rm-confirm", date(2026, 12, 3), date(2027, 1, 4)),  # on the second of January, a Saturday
        ("za-prescription", date(2026, 8, 31), date(2027, 2, 28)),
    ],
)
def test_limits_end_on_the_day_of_the_law(db: Session, subject: Case, key: str, on: date, due: date) -> None:
    assert clocks.start(db, subject, key, on=on).due_on == due


def test_a_limit_met_in_time_is_not_late(here: Room) -> None:
    with here.store.unit() as db:
        subject = accepted(db, here)
        assert clocks.is_late(db, subject, "rm-term", date(2026, 12, 21)) is None
        assert clocks.meet(db, subject, "rm-term", on=date(2026, 12, 21)) is False
        found = of_key(db, subject, "rm-term")[0]
        assert (found.met_on, found.late_reason) == (date(2026, 12, 21), "")
        assert clocks.is_late(db, subject, "rm-term", date(2027, 1, 1)) is None


def test_a_limit_met_late_keeps_the_true_day_and_the_reason(here: Room) -> None:
    with here.store.unit() as db:
        subject = accepted(db, here)
        assert clocks.is_late(db, subject, "rm-term", date(2026, 12, 22)) == date(2026, 12, 21)
        assert clocks.meet(db, subject, "rm-term", on=date(2026, 12, 22), late_reason="当事人外出") is True
        found = of_key(db, subject, "rm-term")[0]
        assert (found.met_on, found.late_reason) == (date(2026, 12, 22), "当事人外出")


def test_a_late_sitting_is_held_on_its_true_day_with_its_reason(here: Room) -> None:
    with here.store.unit() as db:
        subject = accepted(db, here, track="ZA")
        here.clock.forward(days=6)
        with pytest.raises(Refusal) as refused:
            begun(db, here, subject)
        assert (refused.value.message, refused.value.field) == (
            "这次调解晚于 11月25日 的期限，可以如实登记，请写明超期原因。",
            "late_reason",
        )
        sitting = begun(db, here, subject, late_reason="等待证人返乡")
        found = of_key(db, subject, "za-first")[0]
        assert (found.met_on, found.late_reason) == (date(2026, 11, 26), "等待证人返乡")
        assert (subject.overdue, sitting.late_reason) == ("等待证人返乡", "等待证人返乡")


def test_the_second_mediation_has_seven_working_days(db: Session, desk: Room) -> None:
    subject = accepted(db, desk, track="ZA")
    first = begun(db, desk, subject)
    endings.close(db, first, Outcome.NONE, by=desk.officer, at=desk.clock(), adjourn=True)
    assert of_key(db, subject, "za-second")[0].due_on == date(2026, 12, 1)
    desk.clock.forward(days=12)
    with pytest.raises(Refusal, match="这次调解晚于 12月1日 的期限"):
        begun(db, desk, subject)
    assert begun(db, desk, subject, late_reason="一方住院").number == 2


def test_a_limit_that_starts_again_replaces_the_running_one(db: Session, subject: Case) -> None:
    clocks.start(db, subject, "rm-term", on=date(2026, 11, 27))
    assert [(each.due_on, each.cancelled) for each in of_key(db, subject, "rm-term")] == [
        (date(2026, 12, 21), "重新起算"),
        (date(2026, 12, 28), ""),
    ]


def test_a_limit_of_the_case_itself_has_its_own_name_and_day(db: Session, subject: Case) -> None:
    clocks.start(db, subject, "performance", on=TODAY, due_on=date(2026, 11, 28), name="协议履行期满")
    found = clocks.board(db, today=TODAY, until=date(2026, 11, 28))
    assert [(each.name, each.words, each.overdue) for each in found] == [("协议履行期满", "还剩 8 天", False)]


def test_cancelled_limits_stop_and_the_others_go_on(db: Session, subject: Case) -> None:
    clocks.start(db, subject, "rm-confirm", on=TODAY)
    clocks.cancel(db, subject, "rm-term", reason="撤回")
    assert {each.key: each.cancelled for each in clocks.of_case(db, subject.id)} == {
        "rm-term": "撤回",
        "rm-confirm": "",
        "limitation": "",
    }
    clocks.cancel(db, subject, reason="销号")
    assert [each.key for each in clocks.board(db, today=TODAY, until=date(2027, 12, 31))] == []
    assert of_key(db, subject, "rm-term")[0].cancelled == "撤回"


@pytest.mark.parametrize(
    ("today", "words", "overdue"),
    [
        (date(2026, 11, 20), "还剩 3 个工作日", False),
        (date(2026, 11, 21), "还剩 3 个工作日", False),  # Saturday
        (date(2026, 11, 25), "今天到期", False),
        (date(2026, 11, 26), "过期 1 个工作日", True),
        (date(2026, 11, 30), "过期 3 个工作日", True),
    ],
)
def test_the_board_counts_in_the_unit_of_the_law(
    db: Session,
    desk: Room,
    today: date,
    words: str,
    overdue: bool,
) -> None:
    subject = accepted(db, desk, track="ZA")
    found = [
        each for each in clocks.board(db, today=today, until=date(2026, 12, 31)) if each.key == "za-first"
    ]
    assert [(each.title, each.words, each.overdue) for each in found] == [(subject.title, words, overdue)]


def test_a_limit_past_over_a_weekend_is_late_by_a_day_at_least(db: Session, subject: Case) -> None:
    made = clocks.start(db, subject, "za-second", on=TODAY, due_on=FRIDAY, name="x")
    found = clocks.board(db, today=date(2026, 11, 21), until=TODAY)
    assert [(each.deadline_id, each.left) for each in found] == [(made.id, -1)]


def test_the_board_is_nearest_first_and_no_longer_than_asked(db: Session, desk: Room) -> None:
    accepted(db, desk, track="ZA")
    found = clocks.board(db, today=TODAY, until=date(2026, 12, 31))
    assert [each.key for each in found] == ["za-first", "za-case"]
    assert [each.key for each in clocks.board(db, today=TODAY, until=date(2026, 12, 31), limit=1)] == [
        "za-first"
    ]


def test_every_limit_a_verb_starts_is_in_the_table() -> None:
    assert {"za-first", "za-second", "za-case", "rm-term", "rm-confirm", "referral"} <= set(limits.every())


RM, ZA, LABOUR = {"track": "RM"}, {"track": "ZA"}, {"track": "RM", "dispute_type": "拖欠农民工工资"}
HURT = {"track": "ZA", "injury": "未鉴定"}

#: event → the clock it starts or ends, and how the clock stands afterwards; what must have happened before it
TABLE: list[tuple[dict[str, str], list[Event], Event, str, str]] = [
    (RM, [], Event.ACCEPTED, "rm-term", "runs"),
    (RM, [], Event.APPLIED, "limitation", "runs"),
    (LABOUR, [], Event.APPLIED, "limitation-labour", "runs"),
    (LABOUR, [], Event.APPLIED, "labour-mediation", "runs"),
    (LABOUR, [Event.APPLIED], Event.AGREED, "labour-mediation", "met"),
    (LABOUR, [Event.APPLIED], Event.REFERRED, "labour-mediation", "移送"),
    (RM, [Event.ACCEPTED], Event.AGREED, "rm-term", "met"),
    (RM, [Event.ACCEPTED], Event.FAILED, "rm-term", "met"),
    (RM, [Event.ACCEPTED], Event.REFERRED, "rm-term", "移送"),
    (RM, [Event.ACCEPTED], Event.RETRACKED, "rm-term", "改换轨道"),
    (RM, [], Event.REOPENED, "rm-term", "runs"),
    (RM, [], Event.SIGNED, "rm-confirm", "runs"),
    (RM, [Event.SIGNED], Event.COURT_ASKED, "rm-confirm", "met"),
    (RM, [], Event.COURT_ASKED, "court-accept", "runs"),
    (RM, [Event.COURT_ASKED], Event.COURT_ACCEPTED, "court-accept", "met"),
    (RM, [], Event.COURT_ACCEPTED, "court-confirm", "runs"),
    (RM, [Event.COURT_ASKED], Event.COURT_RULED, "court-accept", "met"),
    (RM, [Event.COURT_ACCEPTED], Event.COURT_RULED, "court-confirm", "met"),
    (RM, [], Event.COURT_CONFIRMED, "enforce", "runs"),
    (RM, [Event.COURT_CONFIRMED], Event.PERFORMED, "enforce", "履行完毕"),
    (RM, [Event.APPLIED], Event.PERFORMED, "limitation", "履行完毕"),
    (ZA, [], Event.ACCEPTED, "za-first", "runs"),
    (HURT, [], Event.ACCEPTED, "za-first", "none"),
    (HURT, [Event.ACCEPTED], Event.APPRAISED, "za-first-appraised", "runs"),
    (ZA, [Event.ACCEPTED], Event.APPRAISING, "za-first", "委托鉴定"),
    (ZA, [Event.ACCEPTED], Event.SAT, "za-first", "met"),
    (HURT, [Event.APPRAISED], Event.SAT, "za-first-appraised", "met"),
    (ZA, [], Event.ADJOURNED, "za-second", "runs"),
    (ZA, [Event.ADJOURNED], Event.SAT_AGAIN, "za-second", "met"),
    (ZA, [Event.ADJOURNED], Event.AGREED, "za-second", "达成协议"),
    (ZA, [], Event.FILED, "za-case", "runs"),
    (ZA, [Event.FILED], Event.FAILED, "za-case", "runs"),  # both clocks are shown (185(2))
    (ZA, [Event.FILED], Event.FAILED, "za-after-failure", "runs"),
    (ZA, [Event.FILED], Event.BREACHED, "za-after-failure", "runs"),
    (ZA, [Event.FAILED], Event.REOPENED, "za-after-failure", "重新调解"),
    (ZA, [Event.FILED], Event.PERFORMED, "za-case", "runs"),  # it is the end of the case that meets it
    *(
        (ZA, [Event.FILED, Event.FAILED], event, key, stands)
        for key in ("za-case", "za-after-failure")
        for event, stands in (
            (Event.DECIDED, "met"),
            (Event.ENDED, "met"),
            (Event.REFERRED, "移送"),
            (Event.WITHDRAWN, "runs"),
            (Event.DECLINED, "runs"),
            (Event.CLOSED, "销号"),
            (Event.MERGED, "合并"),
        )
    ),
    (ZA, [Event.LAST_DAY], Event.REFERRED, "za-check", "移送"),
    (ZA, [], Event.LAST_DAY, "za-check", "runs"),
    (ZA, [Event.LAST_DAY], Event.CHECKED, "za-check", "met"),
    (ZA, [Event.LAST_DAY], Event.PERFORMED, "za-check", "met"),
    (ZA, [Event.LAST_DAY], Event.BREACHED, "za-check", "met"),
    (RM, [], Event.LAST_DAY, "za-check", "none"),
    *(
        (track, before, end, key, end.value)
        for end in (Event.WITHDRAWN, Event.DECLINED, Event.CLOSED, Event.MERGED)
        for track, before, key in ((RM, [Event.ACCEPTED], "rm-term"), (ZA, [Event.ACCEPTED], "za-first"))
    ),
]


@pytest.mark.parametrize(("facts", "before", "event", "key", "stands"), TABLE)
def test_every_event_starts_meets_or_stops_its_clocks(  # noqa: PLR0917 -- a row of the table
    db: Session, desk: Room, facts: dict[str, str], before: list[Event], event: Event, key: str, stands: str
) -> None:
    kind = {"dispute_type": dispute_code(facts["dispute_type"])} if "dispute_type" in facts else {}
    subject = intake.receive(
        db, draft(facts={**kind, "injury": facts.get("injury", "无伤")}), by=desk.officer, now=desk.clock()
    )
    subject.track = facts["track"]
    clocks.happened(db, subject, *before, event, on=TODAY)
    found = of_key(db, subject, key)
    if stands == "none":
        assert found == []
        return
    told = "met" if found[-1].met_on else found[-1].cancelled or "runs"
    assert told == stands


def test_every_clock_is_started_by_an_event_or_by_hand_or_by_its_own_verb() -> None:
    told = {key for key, limit in limits.every().items() if not limit.starts and not limit.hand}
    steps = {step for limit in limits.every().values() for step in limit.then}
    assert told - steps == {"performance", "referral", "za-prescription"}


def test_limits_speak_only_of_events_that_there_are() -> None:
    known = {event.value for event in Event}
    for limit in limits.every().values():
        assert {*limit.starts, *limit.meets, *limit.cancels} <= known
        assert set(limit.outlives) <= set(limits.ends())
        assert set(limit.then) <= set(limits.every())
    assert set(limits.ends()) <= known


@pytest.mark.parametrize(
    ("today", "stage"),
    [
        (date(2026, 11, 20), ""),
        (date(2026, 11, 24), "yellow"),
        (date(2026, 11, 25), "yellow"),
        (date(2026, 11, 26), "red"),
    ],
)
def test_a_clock_is_yellow_near_its_end_and_red_only_after_it(
    db: Session, desk: Room, today: date, stage: str
) -> None:
    subject = accepted(db, desk, track="ZA")
    found = clocks.board(db, today=today, until=date(2026, 12, 31))
    assert next(each.stage for each in found if each.key == "za-first") == stage
    assert subject.accepted_on == TODAY


def test_a_clock_that_ends_in_a_year_without_its_notice_is_marked(db: Session, subject: Case) -> None:
    clocks.start(db, subject, "rm-term", on=date(2026, 12, 10))
    told = {each.key: each.rough for each in clocks.board(db, today=TODAY, until=date(2030, 1, 1))}
    assert told == {"rm-term": True, "limitation": True}
    clocks.start(db, subject, "rm-term", on=date(2026, 11, 10))
    assert clocks.board(db, today=TODAY, until=date(2026, 12, 31))[0].rough is False


def test_clocks_that_a_referral_stopped_go_on_when_it_comes_to_nothing(db: Session, subject: Case) -> None:
    clocks.happened(db, subject, Event.REFERRED, on=TODAY, besides=("referral",))
    assert of_key(db, subject, "rm-term")[0].cancelled == "移送"
    clocks.take_back(db, subject, Event.REFERRED)
    assert {each.key for each in clocks.running(db, subject)} == {"rm-term", "limitation"}


def test_another_track_runs_its_own_clocks(db: Session, desk: Room) -> None:
    subject = accepted(db, desk, track="ZA")
    intake.choose_track(db, subject, "RM", by=desk.officer, reason="双方选人民调解", today=TODAY)
    assert {each.key for each in clocks.running(db, subject)} == {"rm-term", "limitation"}
    intake.choose_track(db, subject, "ZA", by=desk.officer, reason="改回", today=TODAY)
    assert {each.key for each in clocks.running(db, subject)} == {"za-first", "za-case", "limitation"}


@pytest.mark.parametrize(
    ("on", "sentence"),
    [
        (TODAY + timedelta(1), "这一天还没有到，请填写真实的日期。"),
        (TODAY - timedelta(1), "这一天早于起算日 2026-11-20，请核对。"),
    ],
)
def test_limit_is_not_met_on_a_day_that_cannot_be(db: Session, desk: Room, on: date, sentence: str) -> None:
    subject = accepted(db, desk)
    row = clocks.start(db, subject, "ratify", on=TODAY)
    with pytest.raises(Refusal) as refused:
        clocks.meet_by_hand(db, subject, row, on=on, today=TODAY)
    assert (refused.value.message, refused.value.field, row.met_on) == (sentence, "on", None)
    clocks.meet_by_hand(db, subject, row, on=TODAY, today=TODAY)
    assert row.met_on == TODAY
