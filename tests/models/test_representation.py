"""Guardians in the order of the law, interpreters, agents whose term is over."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from models import cases, gates, intake, people, representation
from models.cases import Case, Need
from models.errors import Refusal
from models.intake import PartyDraft
from tests import sample
from tests.sample import NOW, TODAY, Room, draft, resident


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Room]:
    room = sample.room(str(tmp_path / "data"))
    yield room
    room.store.close()


def received(db: Session, here: Room, **first: Any) -> Case:
    made = draft()
    for key, value in first.items():
        setattr(made.parties[0], key, value)
    return intake.receive(db, made, by=here.officer, now=NOW)


@pytest.mark.parametrize(
    ("relation", "minor", "before"),
    [
        ("父亲", True, ()), ("外祖父母", True, ("父亲", "母亲")),
        ("兄姐", True, ("父亲", "母亲", "祖父母", "外祖父母")), ("配偶", False, ()), ("子女", False, ("配偶",)),
        ("其他近亲属", False, ("配偶", "父亲", "母亲", "子女")), ("村主任", True, ()),
    ],
)  # fmt: skip
def test_guardians_stand_in_the_order_of_the_law(relation: str, minor: bool, before: tuple[str, ...]) -> None:
    assert representation.passed_over(relation, minor=minor) == before
    assert bool(representation.order_sentence(relation, minor=minor)) is bool(before)


def test_who_is_passed_over_is_named_with_the_article() -> None:
    assert representation.order_sentence("子女", minor=False) == (
        "无民事行为能力或者限制民事行为能力的成年人的监护人先是配偶，越过的请写明原因（民法典 28）。"
    )


@pytest.mark.parametrize("need", [Need.INTERPRETER.value, Need.SIGN.value])
def test_a_sitting_waits_for_the_interpreter(here: Room, need: str) -> None:
    with here.store.unit() as db:
        subject = received(db, here, needs=[need])
        hosts = [{"name": "葛民警", "kind": "民警"}, {"name": "陈民警", "kind": "民警"}]
        with pytest.raises(Refusal) as caught:
            gates.refuse_before_the_door(subject, place="调解室", hosts=hosts, recording=None, on=TODAY)
        party = cases.parties(subject)[0]
        party.interpreter = "林老师"

        assert caught.value.message == f"张土根{need}，请先登记翻译（手语）人员，再开始调解。"
        assert (representation.problems(subject), representation.interpreted(party)) == ([], True)


def test_papers_are_read_aloud_to_who_cannot_read_or_see(here: Room) -> None:
    with here.store.unit() as db:
        subject = received(db, here, needs=[Need.READING.value])
        assert [representation.reads_aloud(each) for each in cases.parties(subject)] == [True, False]


def test_guardian_said_to_have_done_it_is_refused_beside_the_field(here: Room) -> None:
    with here.store.unit() as db, pytest.raises(Refusal) as caught:
        received(db, here, guardian={"name": "赵水生"}, guardian_relation="父亲", guardian_conflict=True)
    assert (caught.value.field, caught.value.message[:7]) == ("parties.0.guardian.name", "赵水生是加害人")


def test_guardian_who_is_the_suspect_of_the_case_may_not_stand_for_the_child(here: Room) -> None:
    child = PartyDraft(
        side="甲", role="被侵害人", name="赵小生", person={"id_number": resident("20150812")},
        guardian={"name": "赵水生", "id_number": resident("19710102", "013")}, guardian_relation="父亲",
    )  # fmt: skip
    with here.store.unit() as db:
        made = draft()
        made.parties[0] = child
        subject = intake.receive(db, made, by=here.officer, now=NOW)

        assert [said for _, said in representation.problems(subject)] == [
            representation.conflict_sentence("赵水生")
        ]


@pytest.mark.parametrize(
    ("person", "needs", "track", "asked"),
    [
        (("20100507", True), [representation.UNNOTIFIED], "ZA", False),
        (("20100507", True), [], "ZA", True),
        (("20100507", True), [], "RM", False),
        (("20100507", False), [representation.UNNOTIFIED], "ZA", True),
        (("20110507", True), [representation.UNNOTIFIED], "ZA", True),
        (("19900507", True), [representation.UNNOTIFIED], "ZA", False),
    ],
)
def test_only_who_earns_and_agreed_goes_without_a_guardian(
    here: Room, person: tuple[str, bool], needs: list[str], track: str, asked: bool
) -> None:
    born, wages = person
    who = {"name": "张小满", "id_number": resident(born, "011"), "self_supporting": wages}
    with here.store.unit() as db:
        subject = received(db, here, person=who, needs=needs)
        subject.track = track

        problems = representation.problems_of_parties(subject, TODAY)
        assert [party for party, _said in problems] == [str(cases.parties(subject)[0].id)] * asked


def test_agent_whose_term_is_over_is_told_of(here: Room) -> None:
    with here.store.unit() as db:
        subject = received(db, here, agent={"name": "林代理"}, agent_until=date(2026, 11, 1))

        assert representation.warnings(subject, TODAY) == [
            "林代理代张土根的委托期限到 2026-11-01 为止，请补委托手续。"
        ]
        assert representation.warnings(subject, date(2026, 11, 1)) == []


def test_who_was_said_to_be_the_same_is_linked_and_takes_the_new_name(here: Room) -> None:
    with here.store.unit() as db:
        first = received(db, here)
        known = cases.parties(first)[0].person
        assert known is not None
        again = received(db, here, name="张士根", person={"telephone": "13900000000"}, person_id=known.id)

        assert cases.parties(again)[0].person_id == known.id
        assert (known.name, known.former_name, known.telephone) == ("张士根", "张土根", "13900000000")
        with pytest.raises(Refusal) as caught:
            people.keep(
                db, {"name": "张土根", "id_number": resident("19900101")}, today=TODAY, known_as=known.id
            )
        assert caught.value.field == "id_number"
