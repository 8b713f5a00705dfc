"""A round of village visits: which visits, in which order, and with which numbers."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

import resources
from models import areas, audit, cases, rounds, visits
from models.cases import Case, Flag, State
from models.errors import Refusal
from models.intake import PartyDraft
from models.people import Person
from tests import sample
from tests.sample import TODAY, Room


def lived(db: Session, here: Room, address: str, **changes: object) -> Case:
    """Return an agreed case whose first party lives there, with a visit at the door today."""
    first = PartyDraft(
        side="甲", role="申请人", name="张土根", consent="同意",
        person={"telephone": "13800001234", "address": address},
    )  # fmt: skip
    second = PartyDraft(side="乙", role="被申请人", name="赵水生", consent="同意", person={"address": "外县"})
    made = sample.accepted(db, here, parties=[first, second])
    visits.add(db, made, due_on=TODAY, reason="签约后第7日回访", by=here.officer, on_site=True)
    for key, value in changes.items():
        setattr(made, key, value)
    return made


def settled(db: Session, here: Room) -> None:
    """Put three villages into two areas."""
    near = areas.add(db, by=here.officer, name="近处警务区", officer_id=here.officer.id)
    far = areas.add(db, by=here.officer, name="远处警务区", officer_id=here.officer.id)
    for name, area in (("东岭村", far), ("西岔村", near), ("北沟村", near)):
        areas.add_village(db, by=here.officer, name=name, area_id=area.id, township="西岔镇")


def way(found: list[rounds.Stop]) -> list[tuple[str, str]]:
    return [(each.village, each.people[0].address) for each in found]


def test_a_round_goes_from_area_to_area_village_to_village_and_door_to_door(db: Session, desk: Room) -> None:
    settled(db, desk)
    for address in (
        "东岭村一组1号",
        "西岔村十二组3号",
        "西岔村二组12号",
        "西岔村二组5号",
        "北沟村三组",
        "县城",
    ):
        lived(db, desk, address, village="")
    found = rounds.stops(db, until=TODAY)

    assert way(found) == [
        ("北沟村", "北沟村三组"),
        ("西岔村", "西岔村二组5号"),
        ("西岔村", "西岔村二组12号"),
        ("西岔村", "西岔村十二组3号"),
        ("东岭村", "东岭村一组1号"),
        (rounds.NOWHERE, "县城"),
    ]
    assert rounds.villages_of(found) == ["北沟村", "西岔村", "东岭村", rounds.NOWHERE]
    assert way(rounds.stops(db, until=TODAY, villages={"东岭村"})) == [("东岭村", "东岭村一组1号")]


def test_the_station_puts_its_villages_in_its_own_order(
    db: Session, desk: Room, tmp_path_factory: pytest.TempPathFactory
) -> None:
    settled(db, desk)
    for address in ("东岭村一组1号", "西岔村二组5号", "北沟村三组"):
        lived(db, desk, address)
    folder = tmp_path_factory.mktemp("own")
    (folder / "texts").mkdir()
    whole = (resources.ROOT / "texts" / "visits.toml").read_text(encoding="utf-8")
    (folder / "texts" / "visits.toml").write_text(
        whole.replace("order = []", 'order = ["东岭村", "西岔村"]'), encoding="utf-8"
    )
    resources.override(folder)
    try:
        found = rounds.stops(db, until=TODAY)
    finally:
        resources.restore()

    assert rounds.villages_of(found) == ["东岭村", "西岔村", "北沟村"]


def test_only_open_visits_at_the_door_that_are_due_are_gone_to(db: Session, desk: Room) -> None:
    subject = lived(db, desk, "西岔村二组12号")
    lived(db, desk, "西岔村二组13号", state=State.REFERRED.value)
    visits.add(db, subject, due_on=TODAY, reason="电话问问", by=desk.officer)
    later = visits.add(
        db, subject, due_on=TODAY + timedelta(days=4), reason="再去", by=desk.officer, on_site=True
    )
    done = visits.add(db, subject, due_on=TODAY, reason="已去", by=desk.officer, on_site=True)
    visits.record(db, done, on=TODAY, by=desk.officer, mode="上门", text="好")

    def reasons(found: list[rounds.Stop]) -> list[str]:
        return [each.reason for each in found]

    assert reasons(rounds.stops(db, until=TODAY)) == ["签约后第7日回访"]
    visits.void(db, visits.of_case(db, subject.id)[0], reason="改电话", by=desk.leader)
    assert reasons(rounds.stops(db, until=later.due_on)) == ["再去"]
    assert reasons(rounds.stops(db, until=later.due_on, every=True)) == ["电话问问"]
    assert reasons(rounds.stops(db, until=later.due_on, visits=[later.id])) == ["再去"]


def test_what_is_still_owed_and_what_to_ask_is_told(db: Session, desk: Room) -> None:
    subject = sample.concluded(db, desk)
    visits.add(db, subject, due_on=TODAY, reason="回访", by=desk.officer, on_site=True)
    (stop,) = rounds.stops(db, until=TODAY)

    assert stop.dues[0] == "赵水生还欠¥300.00，2026年11月23日前"
    assert stop.ask.startswith("协议履行了没有？")
    subject.state = State.BREACHED.value
    db.flush()
    assert rounds.stops(db, until=TODAY)[0].ask.startswith("现在什么想法？")


def test_numbers_are_whole_only_for_who_may_see_them_and_that_is_put_down(db: Session, desk: Room) -> None:
    lived(db, desk, "西岔村二组12号")
    found = rounds.stops(db, until=TODAY)
    assert found[0].people[0].telephone == "138****1234"
    with pytest.raises(Refusal):
        rounds.reveal(db, found, by=desk.auxiliary)
    (stop,) = rounds.reveal(db, found, by=desk.officer)
    told = db.scalars(select(audit.AuditEntry).where(audit.AuditEntry.deed == "查看完整号码")).all()

    assert stop.people[0].telephone == "13800001234"
    assert [each.changes for each in told] == [{"telephone": "走访单"}]


def test_where_somebody_sheltered_lives_never_stands_on_the_sheet(db: Session, desk: Room) -> None:
    subject = sample.accepted(db, desk)
    subject.flags = [Flag.VIOLENCE.value]
    visits.add(db, subject, due_on=TODAY, reason="回访", by=desk.officer, on_site=True)
    victim = next(each for each in cases.parties(subject) if each.role == "被侵害人")
    (stop,) = rounds.reveal(db, rounds.stops(db, until=TODAY), by=desk.officer)
    shown = {each.name: (each.address, each.telephone) for each in stop.people}

    assert shown[victim.name] == (rounds.HELD_BACK, "")
    assert shown["赵水生"] == ("西岔村二组15号", "13800005678")


def test_who_answers_for_a_child_is_gone_to_with_the_telephone(db: Session, desk: Room) -> None:
    made = lived(db, desk, "西岔村二组12号")
    child = cases.parties(made)[0]
    mother = Person(name="张母", telephone="13805740042", address="西岔村二组12号")
    agent = Person(name="李律师", telephone="13905740042", address="县城")
    db.add_all([mother, agent])
    child.guardian, child.guardian_relation, child.agent = mother, "母亲", agent
    db.flush()
    stop = rounds.stops(db, until=TODAY)[0]
    assert [(each.name, each.role, each.telephone) for each in stop.people] == [
        ("张土根", "", "138****1234"), ("张母", "张土根的母亲", "138****0042"),
        ("李律师", "张土根的代理人", "139****0042"), ("赵水生", "", ""),
    ]  # fmt: skip
    assert stop.names == ("张土根", "张母", "李律师", "赵水生")
    whole = rounds.reveal(db, [stop], by=desk.officer)[0]
    assert [each.telephone for each in whole.people] == ["13800001234", "13805740042", "13905740042", ""]
    child.guardian_conflict = True
    assert [each.name for each in rounds.stops(db, until=TODAY)[0].people] == ["张土根", "李律师", "赵水生"]
    made.flags = [Flag.VIOLENCE.value]
    assert {each.telephone for each in rounds.stops(db, until=TODAY)[0].people} == {""}
