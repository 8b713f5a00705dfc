"""The steps of the signing: who needs which, what is refused, what is asked, what is told as missing."""

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from models import cases, people, signings, sittings
from models.agreements import Agreement
from models.cases import Case, Flag, Need, Party
from models.errors import Refusal
from models.people import Organisation, Person
from tests import sample
from tests.sample import TODAY, Room

PLAIN = ["identity", "read", "alone", "sign", "copies"]


@pytest.fixture
def subject(db: Session, desk: Room) -> Case:
    return sample.accepted(db, desk)


@pytest.fixture
def made(db: Session, desk: Room, subject: Case) -> Agreement:
    sitting = sample.talked(db, desk, sample.begun(db, desk, subject))
    return sample.agreed(db, desk, subject, sitting)


def keys(subject: Case, party: Party) -> list[str]:
    return [each.kind.key for each in signings.wanted(subject, party, TODAY)]


def strict(subject: Case, party: Party) -> list[str]:
    return [each.kind.key for each in signings.wanted(subject, party, TODAY) if each.strict]


def test_ordinary_party_has_five_steps_and_none_asks_for_a_reason(subject: Case) -> None:
    first = cases.parties(subject)[0]
    assert keys(subject, first) == PLAIN
    assert strict(subject, first) == []


def test_party_who_cannot_read_is_read_to_tells_back_and_has_a_witness(subject: Case) -> None:
    first = cases.parties(subject)[0]
    first.needs = [Need.READING.value]
    expected = ["identity", "read", "teachback", "alone", "witness", "sign", "copies"]
    assert keys(subject, first) == expected
    assert strict(subject, first) == expected
    assert {each.why for each in signings.wanted(subject, first, TODAY)} == {"不识字或看不清"}


def test_minor_has_the_guardian_beside(db: Session, subject: Case) -> None:
    first = cases.parties(subject)[0]
    assert first.person is not None
    first.person.birth = date(2012, 1, 1)
    father = Person(name="张大山")
    db.add(father)
    db.flush()
    first.guardian_id, first.guardian = father.id, father
    assert people.is_minor(first.person, TODAY)
    assert strict(subject, first) == ["identity", "guardian", "read", "teachback", "alone", "sign", "copies"]
    wanted = signings.wanted(subject, first, TODAY)[1].kind
    assert signings.usual_person(wanted, first, me="葛民警") == "张大山"


def test_interpreter_organisation_and_agent_have_their_own_steps(db: Session, subject: Case) -> None:
    first, second = cases.parties(subject)
    first.needs, first.interpreter = [Need.SIGN.value], "马老师"
    assert strict(subject, first) == [
        "identity",
        "interpreter",
        "read",
        "teachback",
        "alone",
        "sign",
        "copies",
    ]
    body = Organisation(name="西岔农机公司")
    agent = Person(name="李律师")
    db.add_all([body, agent])
    db.flush()
    second.person_id = second.person = None
    second.organisation_id, second.organisation, second.representative = body.id, body, "孙经理"
    assert strict(subject, second) == ["identity", "authority", "sign"]
    authority = signings.kind("authority")
    assert signings.usual_person(authority, second, me="葛民警") == "孙经理"
    second.agent_id, second.agent = agent.id, agent
    assert signings.usual_person(authority, second, me="葛民警") == "李律师"


def test_whoever_is_safeguarded_is_asked_alone(subject: Case) -> None:
    hurt, other = cases.parties(subject)
    subject.flags = [Flag.VIOLENCE.value]
    assert "alone" in strict(subject, hurt)
    assert strict(subject, other) == []


def test_steps_are_kept_with_time_and_person_and_taken_back_with_a_reason(
    db: Session, desk: Room, subject: Case, made: Agreement
) -> None:
    first = cases.parties(subject)[0]
    by, now = desk.officer, desk.clock()
    step = signings.record(
        db, made, "teachback", first, at=now, by=by, person="张土根", words="他赔我三百，栽桩"
    )
    assert (step.at, step.person, step.by_name) == (now, "张土根", "葛民警")
    with pytest.raises(Refusal, match="已经记下"):
        signings.record(db, made, "teachback", first, at=now, by=by, person="张土根", words="又说一遍")
    with pytest.raises(Refusal, match="撤销原因"):
        signings.undo(db, step, reason=" ", by=by)
    signings.undo(db, step, reason="记到别人名下了", by=by)
    assert signings.done(db, made, first.id, "teachback") is None
    assert [each.void_reason for each in signings.of_agreement(db, made.id)] == ["记到别人名下了"]


@pytest.mark.parametrize(
    ("key", "said", "field"),
    [
        ("read", {}, "person"),
        ("teachback", {"person": "张土根"}, "words"),
        ("copies", {"person": "张土根"}, "count"),
        ("copies", {"person": "张土根", "count": 0}, "count"),
        ("witness", {"person": "杨调解"}, "person"),
        ("witness", {"person": "赵水生"}, "person"),
    ],
)
def test_step_that_does_not_say_enough_is_refused_at_its_field(
    key: str, said: dict[str, object], field: str, db: Session, desk: Room, *, subject: Case, made: Agreement
) -> None:
    first = cases.parties(subject)[0]
    with pytest.raises(Refusal) as refused:
        signings.record(db, made, key, first, at=desk.clock(), by=desk.officer, **said)  # type: ignore[arg-type]  # -- the table's values
    assert refused.value.field == field


def test_step_of_an_earlier_day_asks_why_it_is_noted_only_now(
    db: Session, desk: Room, subject: Case, made: Agreement
) -> None:
    first = cases.parties(subject)[0]
    before = desk.clock() - timedelta(days=1)
    with pytest.raises(Refusal, match="为什么现在才记") as refused:
        signings.record(db, made, "read", first, at=before, by=desk.officer, person="杨调解")
    assert refused.value.field == "late_reason"
    step = signings.record(
        db, made, "read", first, at=before, by=desk.officer, person="杨调解", late_reason="昨天停电"
    )
    assert step.late_reason == "昨天停电"
    with pytest.raises(Refusal, match="还没有到"):
        signings.record(
            db,
            made,
            "sign",
            first,
            at=desk.clock() + timedelta(hours=1),
            by=desk.officer,
            person="张土根",
            words="签名",
        )


def test_reading_is_recorded_for_all_at_once_and_only_the_reading(
    db: Session, desk: Room, subject: Case, made: Agreement
) -> None:
    everyone = cases.parties(subject)
    at, by = desk.clock(), desk.officer
    assert signings.record_together(db, made, "read", everyone, at=at, by=by, person="杨调解") == 2
    assert signings.record_together(db, made, "read", everyone, at=at, by=by, person="杨调解") == 0
    with pytest.raises(Refusal, match="逐人"):
        signings.record_together(db, made, "sign", everyone, at=at, by=by, person="杨调解")


def test_missing_steps_are_told_and_a_reason_lets_the_signature_stand(
    db: Session, desk: Room, subject: Case, made: Agreement
) -> None:
    first = cases.parties(subject)[0]
    first.needs = [Need.READING.value]
    assert len(signings.lacking(db, subject, made, on=TODAY)) == 7 + 5
    strictly = signings.lacking_strictly(db, subject, made, on=TODAY)
    assert strictly[2].sentence == "张土根（不识字或看不清）：还没有记“用自己的话说一遍”。"
    with pytest.raises(Refusal, match="没有做的原因"):
        signings.explain(db, made, " ", at=desk.clock(), by=desk.officer)
    signings.explain(db, made, "在村委会签的，村主任读过", at=desk.clock(), by=desk.officer)
    assert signings.lacking_strictly(db, subject, made, on=TODAY) == []


def test_copies_handed_are_counted_against_those_due(
    db: Session, desk: Room, subject: Case, made: Agreement
) -> None:
    first, second = cases.parties(subject)
    at, by = desk.clock(), desk.officer
    with pytest.raises(Refusal, match="张土根还没有签名"):
        signings.record(db, made, "copies", first, at=at, by=by, person="张土根", count=1)
    for party in (first, second):
        signings.record(db, made, "sign", party, at=at, by=by, person=party.name, words="签名")
    signings.record(db, made, "copies", first, at=at, by=by, person="张土根", count=1)
    assert signings.copies_sentence(signings.handed(db, made), 2) == "交给当事人的应是 2 份，现记 1 份。"
    signings.record(db, made, "copies", second, at=at, by=by, person="赵水生", count=1)
    assert signings.copies_sentence(signings.handed(db, made), 2) == ""


def test_new_edition_begins_its_own_steps(db: Session, desk: Room, subject: Case, made: Agreement) -> None:
    first = cases.parties(subject)[0]
    signings.record(db, made, "read", first, at=desk.clock(), by=desk.officer, person="杨调解")
    again = sample.agreed(db, desk, subject)
    assert signings.of_agreement(db, again.id) == []


@pytest.mark.parametrize(
    ("key", "person", "sentence"),
    [
        ("interpreter", "赵水生", "是对方当事人"), ("interpreter", "李律师", "是对方当事人"), ("guardian", "李 律师", "是对方当事人"),
        ("teachback", "赵水生", "是对方当事人"), ("teachback", "葛民警", "本人用自己的话说"), ("alone", "李律师", "是对方当事人"),
        ("alone", "马老师", "不能是当事人一方的人"), ("alone", "张土根", "不能是当事人一方的人"), ("witness", "李律师", "请另请一人"),
        ("witness", "马老师", "请另请一人"), ("interpreter", "张土根", "不能是张土根本人"),
    ],
)  # fmt: skip
def test_nobody_of_the_other_side_helps_a_party_through_the_signing(
    key: str, person: str, sentence: str, db: Session, desk: Room, *, subject: Case, made: Agreement
) -> None:
    first, second = cases.parties(subject)
    first.needs, first.interpreter = [Need.SIGN.value, Need.READING.value], "马老师"
    agent = Person(name="李律师")
    db.add(agent)
    db.flush()
    second.agent_id, second.agent = agent.id, agent

    with pytest.raises(Refusal, match=sentence) as refused:
        signings.record(db, made, key, first, at=desk.clock(), by=desk.officer, person=person, words="好")

    assert refused.value.field == "person"


def test_other_interpreter_and_writing_ask_for_the_reason(
    db: Session, desk: Room, subject: Case, made: Agreement
) -> None:
    first = cases.parties(subject)[0]
    first.needs, first.interpreter = [Need.HEARING.value], "马老师"
    at, by = desk.clock(), desk.officer
    assert "interpreter" in strict(subject, first)
    assert "alone" in strict(subject, first)

    for person, words in (("丁老师", "手语"), ("葛民警", "书写交流")):
        with pytest.raises(Refusal) as refused:
            signings.record(db, made, "interpreter", first, at=at, by=by, person=person, words=words)
        assert refused.value.field == "reason"
    step = signings.record(
        db,
        made,
        "interpreter",
        first,
        at=at,
        by=by,
        person="葛民警",
        words="书写交流",
        reason="本人识字，不会手语",
    )

    assert step.words == "书写交流；本人识字，不会手语"


def test_minor_signs_beside_the_registered_guardian(
    db: Session, desk: Room, subject: Case, made: Agreement
) -> None:
    first = cases.parties(subject)[0]
    assert first.person is not None
    first.person.birth = date(2014, 1, 1)
    father = Person(name="张大山")
    db.add(father)
    db.flush()
    first.guardian_id, first.guardian = father.id, father
    at, by = desk.clock(), desk.officer

    with pytest.raises(Refusal, match="不能独自签名"):
        signings.record(db, made, "sign", first, at=at, by=by, person="张土根", words="签名")
    with pytest.raises(Refusal, match="登记的监护人是张大山") as refused:
        signings.record(db, made, "guardian", first, at=at, by=by, person="张大伯")
    assert refused.value.field == "reason"
    signings.record(db, made, "guardian", first, at=at, by=by, person="张大山", words="同意")
    signings.record(db, made, "teachback", first, at=at, by=by, person="张大山", words="赔三百")
    assert (
        signings.record(db, made, "sign", first, at=at, by=by, person="张土根", words="签名").person
        == "张土根"
    )


def test_who_presided_before_a_change_of_host_is_no_witness(
    db: Session, desk: Room, subject: Case, made: Agreement
) -> None:
    (sitting,) = sittings.of_case(db, subject.id)
    sitting.hosts[0].until = desk.clock()

    with pytest.raises(Refusal, match="请另请一人"):
        signings.record(
            db, made, "witness", cases.parties(subject)[0], at=desk.clock(), by=desk.officer, person="杨调解"
        )
