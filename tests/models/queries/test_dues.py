"""What is due between two days, on both engines: the order of days, page after page, and what is left out."""

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import agreements, cases, followups, performance, station, urging, visits
from models.cases import Case, State
from models.queries import dues
from models.queries.dues import Due, Kind, Wanted
from tests import sample
from tests.sample import TODAY, Room

YEAR = TODAY + timedelta(days=365)
ALL = frozenset(Kind)


def wanted(*kinds: Kind, until: date = YEAR) -> Wanted:
    return Wanted(TODAY, until, kinds=frozenset(kinds) or ALL)


def in_parts(db: Session, here: Room, *days: int) -> Case:
    """Return a signed case of which one sum is paid in parts, another has no day, and a deed has one."""
    subject = sample.accepted(db, here)
    sample.begun(db, here, subject)
    agreement = agreements.draft(
        db, subject, by=here.officer, facts="事实", performance="按期转账",
        clauses=[
            {
                "text": "赵水生分期赔偿张土根。", "payer": "赵水生", "payee": "张土根", "amount": 100 * len(days),
                "instalments": [(TODAY + timedelta(days=each), 100) for each in days],
            },
            {"text": "赵水生返还铁锹一把。", "payer": "赵水生", "payee": "张土根", "due_on": TODAY + timedelta(days=3)},
            {"text": "赵水生另付医药费。", "payer": "赵水生", "payee": "张土根", "amount": 500},
        ],
    )  # fmt: skip
    agreements.conclude(db, subject, agreement, signed_on=TODAY, by=here.officer)
    return subject


def told(lines: tuple[Due, ...]) -> list[tuple[str, int | None, int | None]]:
    return [(line.kind.value, (line.day - TODAY).days if line.day else None, line.left) for line in lines]


def test_page_tells_parts_deeds_and_what_has_no_day_in_the_order_of_days(here: Room) -> None:
    with here.store.unit() as db:
        subject = in_parts(db, here, -5, 3, 40)
        owed = agreements.obligations(db, (agreements.latest(db, subject.id) or agreements.Agreement()).id)[0]
        performance.receive(
            db, owed, on=TODAY, by=here.officer, amount=30, evidence="收条", instalment=owed.instalments[0]
        )
    with here.store.reading() as db:
        lines = dues.page(db, wanted(*dues.PAYMENTS))

    assert told(lines) == [
        ("part", -5, 70),
        ("part", 3, 100),
        ("whole", 3, None),
        ("part", 40, 100),
        ("undated", None, 500),
    ]
    first = lines[0]
    assert (first.debtor, first.creditor, first.part, first.count, first.paid) == (
        "赵水生",
        "张土根",
        1,
        3,
        0,
    )
    assert (first.case_id, first.title, first.village, first.handler) == (
        subject.id, subject.title, "西岔村", subject.handler_name,
    )  # fmt: skip


def test_pages_follow_one_another_without_a_gap_and_count_as_many(here: Room) -> None:
    with here.store.unit() as db:
        subject = in_parts(db, here, -5, 3, 3, 40)
        visits.plan(db, subject, after="agreed", on=TODAY)
        task = TODAY + timedelta(days=3)
        followups.plan(
            db,
            what="回头看",
            owner=None,
            due_on=task,
            origin=followups.LOOK_BACK,
            by=here.officer,
            case=subject,
        )
    with here.store.reading() as db:
        whole = dues.page(db, wanted())
        paged: list[Due] = []
        while page := dues.page(db, wanted(), after=paged[-1] if paged else None, limit=2):
            paged += page
        counted, by_day = dues.counts(db, wanted()), dues.by_day(db, wanted())

    assert paged == list(whole)
    assert sum(counted.values()) == len(whole)
    assert by_day == {
        day: sum(1 for line in whole if line.day == day) for day in {line.day for line in whole} - {None}
    }
    assert [line.kind.value for line in whole if line.day == task] == ["part", "part", "whole", "task"]


def test_case_that_is_gone_or_void_and_what_an_earlier_agreement_promised_are_not_told(here: Room) -> None:
    with here.store.unit() as db:
        gone, void, again = (in_parts(db, here, 3) for _ in range(3))
        for each in (gone, void, again):
            visits.plan(db, each, after="agreed", on=TODAY)
        gone.state, void.voided_at = State.CLOSED.value, here.clock()
        cases.move(again, State.SITTING)
        newer = agreements.draft(
            db, again, by=here.officer, facts="事实", performance="一次付清",
            clauses=[{"text": "赵水生付张土根。", "payer": "赵水生", "payee": "张土根", "amount": 900, "due_on": TODAY}],
        )  # fmt: skip
        agreements.conclude(db, again, newer, signed_on=TODAY, by=here.officer)
    with here.store.reading() as db:
        lines = dues.page(db, wanted())

    assert {line.case_id for line in lines} == {again.id}
    assert told(tuple(line for line in lines if line.kind in dues.PAYMENTS)) == [("whole", 0, 900)]


def test_promise_stands_until_a_later_one_and_the_unsettled_wait_by_their_next_visit(here: Room) -> None:
    with here.store.unit() as db:
        subject = in_parts(db, here, -5)
        owed = agreements.obligations(db, (agreements.latest(db, subject.id) or agreements.Agreement()).id)[0]
        for days in (2, 4):
            urging.urge(
                db, subject, on=TODAY, mode="电话", said=f"过 {days} 天给", by=here.officer, obligation=owed,
                promised_on=TODAY + timedelta(days=days),
            )  # fmt: skip
        failed = sample.accepted(db, here)
        failed.state = State.FAILED.value
        visits.add(db, failed, due_on=TODAY + timedelta(days=9), reason="跟踪", by=here.officer)
    with here.store.reading() as db:
        promises = dues.page(db, wanted(Kind.PROMISE))
        again = dues.page(db, wanted(Kind.AGAIN, until=TODAY))

    assert [(line.what, line.debtor, line.day) for line in promises] == [
        ("过 4 天给", "赵水生", TODAY + timedelta(days=4))
    ]
    assert [(line.case_id, line.day) for line in again] == [(failed.id, TODAY + timedelta(days=9))]


def test_lines_are_narrowed_by_village_handler_and_words_and_to_whom_may_see(here: Room) -> None:
    with here.store.unit() as db:
        one = in_parts(db, here, 3)
        other = in_parts(db, here, 3)
        other.village, other.title = "白塔村", "王老五与李四_邻里纠纷"
        one.handler_id = here.mediator.id
        visits.add(db, sample.accepted(db, here), due_on=TODAY, reason="跟踪", by=here.officer)
    with here.store.reading() as db:
        asked = [
            Wanted(TODAY, YEAR, kinds=frozenset({Kind.PART}), **narrowed)
            for narrowed in (
                {"village": "白塔村"}, {"handler_id": here.mediator.id}, {"words": ("王老五", "李四_")}, {"words": ("%",)},
            )
        ]  # fmt: skip
        found = [[line.case_id for line in dues.page(db, each)] for each in asked]
        named = dues.villages(db)
    here.store.person = here.mediator
    with here.store.reading() as db:
        seen = {line.case_id for line in dues.page(db, wanted())}
        unseen = dues.counts(db, wanted(Kind.VISIT))

    assert found == [[other.id], [one.id], [other.id], []]
    assert named == sorted(named)
    assert (seen, unseen) == ({one.id, other.id}, {Kind.VISIT: 0})  # the other one, because they sat in it
    assert not station.may(here.mediator, station.Deed.READ_ALL)


def test_case_that_has_ended_waits_to_be_closed(here: Room) -> None:
    with here.store.unit() as db:
        subject = in_parts(db, here, 3)
        subject.state, subject.ended_on, subject.ended_how = State.PERFORMED.value, TODAY, "达成协议并履行"
    with here.store.reading() as db:
        lines = dues.page(db, wanted(Kind.CLOSING, until=TODAY))
        left = dues.counts(db, wanted(*dues.PAYMENTS))
        numbers = list(db.scalars(select(Case.number)))

    assert [(line.number, line.what, line.day) for line in lines] == [(numbers[0], "达成协议并履行", TODAY)]
    assert set(left.values()) == {0}
