"""What came twice or more, and the 重点关注 made of it."""

import hashlib
import uuid
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from models import dates, followups, intakes, repeats, signs
from models.alarm_rows import Draft, Who
from models.alarms import Alarm
from models.cases import Case
from models.errors import Refusal
from models.queries import repeated
from models.queries.repeated import GREW, NEW, STAYS, Repeated
from models.repeats import Concern, Kind
from tests import sample
from tests.sample import TODAY, Room, resident

ID = resident("19680507", "011")
OTHER_ID = resident("19710102", "013")
ALARM, DIRECTIVE = "110警情", "警务区指令"


def alarm(
    db: Session, here: Room, *people: Who, ago: int = 1, place: str = "", origin: str = ALARM, field: str = "邻里",
    number: str = "",
) -> uuid.UUID:  # fmt: skip
    mark = uuid.uuid4().hex
    at = dates.parse_moment("17:40", today=TODAY - timedelta(ago))
    draft = Draft(
        number or mark, number, at, "纠纷", field, place, signs.place(place), signs.village_name(place), "争吵", "", "",
        "", None, people,
    )  # fmt: skip
    batch = intakes.begin(db, kind=origin, file_name="x", digest=mark, mapping_id=None, by=here.officer)
    intakes.add(db, batch, origin, [draft], hashlib.sha256())
    intakes.publish(db, batch, read=1, bad=0, rows_digest="", by=here.officer)
    found = db.scalar(select(Alarm.id).where(Alarm.batch_id == batch))
    assert found is not None
    return found


def sets(db: Session, days: int = 30) -> list[tuple[str, int, str]]:
    return [
        (each.kind.value, each.count, each.title) for each in repeated.compared(db, today=TODAY, days=days)
    ]


def one(db: Session) -> Repeated:
    [found] = repeated.compared(db, today=TODAY, days=30)
    return found


def who(name: str = "", phone: str = "", number: str = "") -> Who:
    return Who(name, phone, number)


ZHANG, ZHAO = who("张土根", "13800001234"), who("赵水生", "13800005678")


def test_same_two_persons_are_a_pair_whoever_called(db: Session, desk: Room) -> None:
    alarm(db, desk, ZHANG, ZHAO)
    alarm(db, desk, ZHAO, ZHANG, ago=9)

    assert sets(db) == [("同一双方", 2, "张土根与赵水生")]


def test_persons_are_known_by_number_telephone_or_name_across_lists(db: Session, desk: Room) -> None:
    alarm(db, desk, who("张土根", "13800001234", ID), who("赵水生"))
    alarm(db, desk, who("张土根", "", ID), who("赵水生", "13800005678"), ago=5, origin=DIRECTIVE)
    alarm(db, desk, who("", "13800001234"), who("", "13800005678"), ago=20)

    assert sets(db) == [("同一双方", 3, "张土根与赵水生")]


def test_same_names_with_other_documents_are_other_people(db: Session, desk: Room) -> None:
    alarm(db, desk, who("张伟", "", ID), who("李强"))
    alarm(db, desk, who("张伟", "", OTHER_ID), who("李强"), ago=5)

    assert sets(db) == []


def test_shared_telephone_of_two_names_is_two_people(db: Session, desk: Room) -> None:
    alarm(db, desk, who("张土根", "13800001234"), place="西岔村二组12号")
    alarm(db, desk, who("张小妹", "13800001234"), place="西岔村二组15号", ago=5)

    assert sets(db) == []


def test_one_person_with_the_same_field_twice_is_a_subject(db: Session, desk: Room) -> None:
    for ago, field in ((1, "劳资"), (5, "劳资"), (6, "家庭")):
        alarm(db, desk, who(f"工人{ago}"), who("宏达公司", "03127654321"), ago=ago, field=field)

    assert sets(db) == [("同人同类", 2, "宏达公司　劳资")]


def test_name_alone_is_a_subject_within_one_village_only(db: Session, desk: Room) -> None:
    alarm(db, desk, who("王老五"), place="西岔村二组12号")
    alarm(db, desk, who("王老五"), place="东岔村二组9号", ago=2)
    assert sets(db) == []
    alarm(db, desk, who("王老五"), place="西岔村五组3号", ago=3)

    assert sets(db) == [("同人同类", 2, "王老五　邻里")]


def test_same_house_is_a_place_and_a_village_is_none(db: Session, desk: Room) -> None:
    alarm(db, desk, who("甲一"), place="西岔镇西岔村二组12号")
    alarm(db, desk, who("乙二"), place="西岔村2组12号门口", ago=3)
    for ago in (4, 5):
        alarm(db, desk, who(f"丙{ago}"), place="西岔村二组", ago=ago)

    [found] = repeated.compared(db, today=TODAY, days=30)
    assert (found.kind, found.count, found.village) == (Kind.PLACE, 2, "西岔村")


def test_set_within_another_is_told_once(db: Session, desk: Room) -> None:
    for ago in (1, 9):
        alarm(db, desk, ZHANG, ZHAO, ago=ago, place="西岔村二组12号")

    assert [kind for kind, *_ in sets(db)] == ["同一双方"]


def test_window_decides(db: Session, desk: Room) -> None:
    for ago in (1, 40):
        alarm(db, desk, ZHANG, ZHAO, ago=ago)

    assert (sets(db), len(sets(db, 90))) == ([], 1)


def test_what_is_no_dispute_is_not_compared(db: Session, desk: Room) -> None:
    for ago in (1, 2):
        alarm(db, desk, ZHANG, ZHAO, ago=ago, field="")

    assert sets(db) == []


@pytest.mark.parametrize(
    ("ago", "standing"),
    [((1, 3), NEW), ((1, 9), NEW), ((1, 9, 12), GREW), ((9, 12), STAYS), ((7, 12), STAYS)],
)
def test_standing_compares_with_a_week_ago(
    db: Session, desk: Room, ago: tuple[int, ...], standing: str
) -> None:
    for days in ago:
        alarm(db, desk, ZHANG, ZHAO, ago=days)

    assert one(db).standing == standing


def test_own_case_of_the_same_persons_joins_and_its_own_alarm_is_not_counted_twice(
    db: Session, desk: Room
) -> None:
    case = sample.accepted(db, desk)
    alarm(db, desk, ZHANG, ZHAO, number=case.alarm_number)
    assert sets(db) == []

    alarm(db, desk, who("", "13800001234"), who("赵水生"), ago=3)
    found = one(db)
    assert (found.count, [event.case_id for event in found.events]) == (2, [None, case.id])


def test_batch_taken_back_is_no_longer_compared(db: Session, desk: Room) -> None:
    first = alarm(db, desk, ZHANG, ZHAO)
    alarm(db, desk, ZHANG, ZHAO, ago=4)
    batch = db.scalar(select(Alarm.batch_id).where(Alarm.id == first))
    assert batch is not None
    intakes.undo(db, batch, reason="选错", by=desk.officer)

    assert sets(db) == []


# 重点关注


def concern(db: Session, desk: Room, **changes: Any) -> Concern:
    found = one(db)
    values: dict[str, Any] = {
        "kind": found.kind.value, "sign": found.sign, "title": found.title, "members": found.members,
        "first_on": found.events[0].on, "last_on": found.events[-1].on, "owner": desk.auxiliary,
        "due_on": TODAY + timedelta(7), "by": desk.officer,
    }  # fmt: skip
    return repeats.open_concern(db, **(values | changes))


@pytest.fixture
def case(db: Session, desk: Room) -> Case:
    made = sample.accepted(db, desk)
    alarm(db, desk, ZHANG, ZHAO, ago=3)
    return made


def test_concern_marks_its_case_and_plans_to_look_back(db: Session, desk: Room, case: Case) -> None:
    made = concern(db, desk)

    [task] = followups.of_concern(db, made.id)
    told = (task.owner_name, task.due_on, task.origin, task.case_id)
    assert (case.focus, told) == (True, ("傅辅警", date(2026, 11, 27), "回头看", case.id))
    assert (repeats.of_case(db, case.id), one(db).concern_id, one(db).owner) == ([made], made.id, "傅辅警")


def test_concern_grows_by_what_is_new_once(db: Session, desk: Room, case: Case) -> None:
    made = concern(db, desk)
    alarm(db, desk, ZHANG, ZHAO, ago=0)
    found = one(db)

    for added in (1, 0):
        assert repeats.grow(db, made, members=found.members, last_on=TODAY, by=desk.officer) == added
    assert (made.count, made.last_on, found.concern_id) == (3, TODAY, made.id)


def test_other_owner_takes_the_task_along(db: Session, desk: Room, case: Case) -> None:
    made = concern(db, desk)
    repeats.assign(db, made, owner=desk.leader, due_on=TODAY + timedelta(3), by=desk.officer)

    [task] = followups.of_concern(db, made.id)
    assert (made.owner_name, task.owner_name, task.due_on) == ("索所长", "索所长", TODAY + timedelta(3))


def test_ended_concern_lets_its_case_and_task_go(db: Session, desk: Room, case: Case) -> None:
    made = concern(db, desk)
    with pytest.raises(Refusal) as said:
        repeats.end(db, made, reason="", on=TODAY, by=desk.officer)
    repeats.end(db, made, reason="双方已和解，回访两次无事", on=TODAY, by=desk.officer)

    assert (said.value.field, case.focus, followups.of_concern(db, made.id)) == ("reason", False, [])
    assert (repeats.listing(db), repeats.listing(db, ended_since=TODAY)) == ([], [made])
    with pytest.raises(Refusal, match="已经解除"):
        repeats.assign(db, made, owner=desk.leader, due_on=TODAY, by=desk.officer)


def test_case_of_two_concerns_stays_marked_until_both_end(db: Session, desk: Room, case: Case) -> None:
    first, second = concern(db, desk), concern(db, desk, kind=Kind.PLACE.value)

    repeats.end(db, first, reason="合并", on=TODAY, by=desk.officer)
    assert case.focus is True
    repeats.end(db, second, reason="无事", on=TODAY, by=desk.officer)
    assert case.focus is False


@pytest.mark.parametrize("which", ["mediator", "administrator"])
def test_who_is_no_police_has_nothing_to_do_with_it(here: Room, which: str) -> None:
    with here.store.unit() as db:
        sample.accepted(db, here)
        alarm(db, here, ZHANG, ZHAO, ago=3)
        made = concern(db, here)
        made_id = made.id
    by = here.store.person = getattr(here, which)
    with here.store.unit() as db:
        assert repeats.listing(db) == []
        for deed in (
            lambda: repeats.get(db, made_id),
            lambda: repeated.compared(db, today=TODAY, days=30),
            lambda: repeats.end(db, db.get_one(Concern, made_id), reason="x", on=TODAY, by=by),
        ):
            with pytest.raises(Refusal, match="警情只供派出所"):
                deed()
