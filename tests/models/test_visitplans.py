"""What becomes of planned visits when the mediation fails, goes into another round, or goes elsewhere."""

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

import resources
from models import breaches, endings, joining, levels, lookback, referrals, rounds, visits
from models.cases import Case, Outcome
from models.texts import prove
from models.visitplans import SENT_AWAY, Visit
from tests import sample
from tests.sample import TODAY, Room


def failed(db: Session, here: Room) -> Case:
    subject = sample.accepted(db, here)
    subject.level = 2
    sitting = sample.talked(db, here, sample.begun(db, here, subject))
    endings.close(
        db, sitting, Outcome.FAILED, by=here.officer, at=here.clock(), text="谈不拢", routes_told=True
    )
    return subject


def left(db: Session, subject: Case) -> list[date]:
    return [each.due_on for each in visits.of_case(db, subject.id) if each.open]


def test_a_mediation_that_fails_is_followed_by_visits(db: Session, desk: Room) -> None:
    subject = failed(db, desk)
    assert left(db, subject) == [TODAY + timedelta(days=3), TODAY + timedelta(days=15)]


def test_another_round_needs_none_of_the_visits_of_the_last(db: Session, desk: Room) -> None:
    subject = failed(db, desk)
    waiting = [each.id for each in visits.of_case(db, subject.id)]
    joining.reopen(db, subject, reason="愿意再谈", by=desk.officer, on=TODAY)

    assert left(db, subject) == []
    assert {db.get_one(Visit, each).void_reason for each in waiting} == {"第2轮重新调解"}


def test_a_case_that_was_sent_away_and_came_back_is_visited_again(db: Session, desk: Room) -> None:
    subject = failed(db, desk)
    before = left(db, subject)
    sent = referrals.send(db, subject, to="司法所", on=TODAY, reason="属地", by=desk.officer)
    waiting = [each for each in db.query(Visit).filter(Visit.case_id == subject.id) if not each.valid]
    assert (left(db, subject), {each.void_reason for each in waiting}) == ([], {SENT_AWAY})
    referrals.refuse(db, sent, on=TODAY, reason="不属本地", by=desk.officer)

    assert left(db, subject) == before


def test_a_broken_agreement_is_watched_from_the_day_it_was_broken(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.concluded(db, here)
        here.clock.forward(days=4)
        on = TODAY + timedelta(days=4)
        breaches.breach(db, subject, text="到期不付", on=on, by=here.officer)
        assert left(db, subject) == [on + timedelta(days=15)]
        levels.review(db, subject, {}, occasion="复核", by=here.leader, decided=3, reason="扬言")

        told = [(each.due_on - on, each.reason) for each in visits.of_case(db, subject.id) if each.open]
        assert [(days.days, reason) for days, reason in told] == [
            (day, f"未履行后第{day}日跟踪") for day in (3, 10, 17, 24, 31)
        ]
        for each in visits.of_case(db, subject.id):
            each.on_site = True
        (stop,) = rounds.stops(db, until=on + timedelta(days=3))
        assert (stop.reason, stop.unresolved) == ("未履行后第3日跟踪", True)
        assert lookback.listing(db, TODAY, on) == []


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ("on_site = [7]", "on_site = [8]", "第 8 天要上门，days 里没有这一天"),
        ("days = [3, 15]", "days = [15, 3]", "days 要写从小到大、不重复的天数"),
        ("[failed.5]", "[failed.6]", "没有写等级 5 的安排"),
    ],
)
def test_a_table_of_the_station_that_cannot_be_meant_is_refused(
    was: str, now: str, said: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("own")
    (folder / "texts").mkdir()
    whole = (resources.ROOT / "texts" / "visits.toml").read_text(encoding="utf-8")
    (folder / "texts" / "visits.toml").write_text(whole.replace(was, now), encoding="utf-8")
    resources.override(folder)
    try:
        found = prove()
    finally:
        resources.restore()

    assert said in found["texts/visits.toml"]
