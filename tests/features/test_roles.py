"""Who sees what, and who may do what (domain.md 1.8): one table for every verb and role."""

import uuid
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from models import (
    agreements,
    cases,
    clocks,
    closure,
    confirmation,
    corrections,
    demands,
    dispositions,
    endings,
    escalations,
    happenings,
    intake,
    offers,
    papers,
    performance,
    record,
    recordings,
    referrals,
    sittings,
    station,
    visits,
)
from models.agreements import Agreement, Obligation
from models.cases import Case, Outcome, Party
from models.errors import Refusal
from models.intake import PartyDraft
from models.papers import Made
from models.queries import cases as case_lists
from models.queries import dues, room, sayings
from models.queries import today as today_queries
from models.queries.today import Counts
from models.sittings import Happening, Phase, Sitting
from models.station import Identity, Role
from tests import sample
from tests.sample import TODAY, Room

NOT_YOURS = "这件纠纷没有分给您办理。"
FAR = TODAY + timedelta(days=90)


@pytest.fixture
def here(engine_url: str) -> Iterator[Room]:
    made = sample.room(engine_url)
    yield made
    made.store.close()


def busy(db: Session, here: Room) -> list[Case]:
    """Make one case for each list: sitting, waiting, owing with a visit, referred."""
    sitting = sample.accepted(db, here)
    talk = sample.begun(db, here, sitting, hosts=[{"name": "马调解", "kind": "人民调解员"}])
    sittings.advance(db, talk, to=Phase.STATEMENTS, by=here.officer)
    record.note(db, talk, "张土根", "桩往西挪了两犁", by=here.officer)
    waiting = sample.accepted(db, here)
    owing = sample.concluded(db, here)
    db.delete(sittings.of_case(db, owing.id)[0].attendances[0])  # so that only the handler reaches it
    visits.add(db, owing, due_on=TODAY, reason="签约后回访", by=here.officer)
    sent = sample.accepted(db, here)
    referrals.send(db, sent, to="司法所", on=TODAY, reason="权属", by=here.officer)
    return [sitting, waiting, owing, sent]


def seen(here: Room) -> dict[str, set[uuid.UUID]]:
    """Return the cases in each list of whoever is signed in."""
    with here.store.reading() as db:
        return {
            "listing": {each.case_id for each in case_lists.listing(db)},
            "search": {each.case_id for each in case_lists.search(db, "张土根")},
            "sayings": set(sayings.cases_saying(db, ["两犁"], limit=20)),
            "waiting": {each.case_id for each in room.waiting(db, today=TODAY)},
            "running": {each.case_id for each in room.running(db)},
            "sits": {each.case_id for each in today_queries.running(db, limit=20)},
            "day": {
                each.case_id
                for each in today_queries.room(
                    db, start=here.clock() - timedelta(days=1), end=here.clock() + timedelta(days=1), limit=20
                )
            },
            "board": {each.case_id for each in clocks.board(db, today=TODAY, until=FAR)},
            "limits": {
                each.case_id
                for each in today_queries.limits(db, today=TODAY, until=FAR, besides=(), limit=20)
            },
            "visits": {each.case_id for each in dues.page(db, dues.Wanted(TODAY, FAR, kinds=dues.VISITS))},
            "payments": {
                each.case_id for each in dues.page(db, dues.Wanted(TODAY, FAR, kinds=dues.PAYMENTS))
            },
            "awaited": {each.case_id for each in today_queries.awaited(db, limit=20)},
        }


def counted(here: Room) -> Counts:
    with here.store.reading() as db:
        return today_queries.counts(db, today=TODAY, until=FAR, soon=FAR)


def test_a_mediator_sees_no_foreign_case_in_any_list(here: Room) -> None:
    with here.store.unit() as db:
        made = busy(db, here)
    officers = seen(here)

    here.store.person = here.mediator

    assert all(officers.values()), "every list has something to hide"
    assert seen(here) == {name: set() for name in officers}
    assert counted(here) == Counts(0, 0, 0, 0, 0, 0)
    for case in made:
        with here.store.reading() as db, pytest.raises(Refusal) as refused:
            cases.case(db, case.id)
        assert refused.value.message == NOT_YOURS


def test_a_mediator_sees_in_every_list_what_was_handed_over(here: Room) -> None:
    with here.store.unit() as db:
        made = busy(db, here)
        for case in made:
            intake.hand_over(db, case, here.mediator, by=here.officer, reason="由调委会办理")
    officers, in_all = seen(here), counted(here)

    here.store.person = here.mediator

    assert (seen(here), counted(here)) == (officers, in_all)
    with here.store.reading() as db:
        assert {cases.case(db, case.id).handler_name for case in made} == {"杨调解"}


def test_a_mediator_reaches_the_sitting_she_hosts(here: Room) -> None:
    with here.store.unit() as db:
        case = sample.accepted(db, here)
        sample.begun(db, here, case)

    here.store.person = here.mediator

    with here.store.reading() as db:
        assert [each.case_id for each in room.running(db)] == [case.id]
        assert cases.case(db, case.id).title == case.title


def test_hand_over_asks_the_reason_of_an_accepted_case_and_keeps_it(here: Room) -> None:
    with here.store.unit() as db:
        case = sample.accepted(db, here)
        with pytest.raises(Refusal) as silent:
            intake.hand_over(db, case, here.mediator, by=here.officer)
        intake.hand_over(db, case, here.mediator, by=here.officer, reason="民间纠纷")

        assert silent.value.message == "已受理的案件更换承办人，请写明理由。"
        assert case.remarks == "2026-11-20 交杨调解承办：民间纠纷"


def test_hand_over_keeps_a_police_case_with_the_police_and_asks_who_can_handle(here: Room) -> None:
    with here.store.unit() as db:
        case = sample.accepted(db, here, track="ZA")
        told = []
        for to in (here.mediator, here.administrator):
            with pytest.raises(Refusal) as refused:
                intake.hand_over(db, case, to, by=here.officer, reason="换人")
            told.append(refused.value.message)

    assert told == [
        "这件纠纷由公安机关主持，不能交给调解员承办。",
        "管理的岗位是管理员，不能承办纠纷。",
    ]


# verb × role: the letters of those who may, on a case of their own
LETTERS = dict(zip(Role, "PFMCLA", strict=True))
NOTED, RECEIVED, DECIDED = "PFMCL", "PFMCL", "PML"
PARTY = PartyDraft(side="丙", role="第三人", name="钱某")
VERBS: dict[str, tuple[str, str, str]] = {  # verb: state the case must be in, who may on RM, who may on ZA
    "amend": ("accepted", RECEIVED, RECEIVED),
    "answer": ("accepted", NOTED, NOTED),
    "add_party": ("accepted", RECEIVED, RECEIVED),
    "void_party": ("accepted", RECEIVED, RECEIVED),
    "replace_party": ("accepted", RECEIVED, RECEIVED),
    "state": ("accepted", NOTED, NOTED),
    "choose_track": ("accepted", DECIDED, "PL"),
    "hand_over": ("accepted", DECIDED, DECIDED),
    "decline": ("accepted", DECIDED, "PL"),
    "withdraw": ("accepted", DECIDED, "PL"),
    "refer": ("accepted", DECIDED, DECIDED),
    "begin": ("accepted", NOTED, "PL"),
    "plan a visit": ("accepted", NOTED, NOTED),
    "advance": ("sitting", NOTED, NOTED),
    "find_cause": ("sitting", NOTED, NOTED),
    "happen": ("sitting", NOTED, NOTED),
    "note": ("sitting", NOTED, NOTED),
    "strike": ("sitting", NOTED, NOTED),
    "sort": ("sitting", NOTED, NOTED),
    "propose": ("sitting", NOTED, NOTED),
    "answer an offer": ("sitting", NOTED, NOTED),
    "enter a recording": ("sitting", NOTED, NOTED),
    "finish a recording": ("sitting", NOTED, NOTED),
    "end the sitting": ("sitting", NOTED, "PL"),
    "draft": ("sitting", NOTED, NOTED),
    "issue the agreement": ("drafted", "PMCL", "PCL"),
    "conclude": ("drafted", "PMCL", "PMCL"),
    "sign a paper": ("issued", "PMCL", "PMCL"),
    "void a paper": ("issued", "PCL", "PCL"),
    "receive a payment": ("concluded", NOTED, NOTED),
    "breach": ("concluded", DECIDED, "PL"),
    "record a lawsuit": ("concluded", NOTED, NOTED),
    "discontinue": ("accepted", "", "PL"),
    "find a crime": ("concluded", DECIDED, "PL"),
    "apply for confirmation": ("concluded", "PMCL", ""),
    "close": ("over", DECIDED, "PL"),
}


def prepared(db: Session, here: Room, *, state: str, track: str) -> Case:
    """Return the sample case in a state."""
    if state in {"concluded", "over"}:
        case = sample.concluded(db, here, track=track)
        for each in owed(db, case) if state == "over" else ():
            performance.receive(db, each, on=TODAY, by=here.officer, amount=each.amount, evidence="收条")
        if state == "over":
            sample.over(db, here, case)
        return case
    case = sample.accepted(db, here, track=track)
    if state == "accepted":
        return case
    talk = sample.begun(db, here, case)
    sittings.advance(db, talk, to=Phase.STATEMENTS, by=here.officer)
    record.note(db, talk, "张土根", "桩往西挪了两犁", by=here.officer)
    offers.propose(db, talk, speaker="赵水生", text="麦子钱我出", by=here.officer)
    recordings.index(db, case_id=case.id, sitting_id=talk.id, by=here.officer, device="执法记录仪")
    if state == "sitting":
        return case
    sample.agreed(db, here, case, talk)
    endings.close(db, talk, Outcome.AGREED, by=here.officer, at=here.clock())
    if state == "issued":
        issue(db, case, here.officer)
    return case


def do(db: Session, here: Room, case: Case, verb: str, by: Identity) -> None:
    """Do one verb to the case."""
    if verb in TALKED:
        TALKED[verb](db, sittings.of_case(db, case.id)[0], here, by)
    else:
        SIMPLE[verb](db, case, here, by)


def issue(db: Session, case: Case, by: Identity) -> None:
    form = "D14" if case.track == "RM" else "D12"
    papers.issue(db, case, form, by=by, on=TODAY, make=lambda _: Made({}, b"%PDF"))


def drafted(db: Session, case: Case) -> Agreement:
    made = agreements.latest(db, case.id)
    assert made is not None, "the case is prepared so"
    return made


def owed(db: Session, case: Case) -> list[Obligation]:
    return agreements.obligations(db, drafted(db, case).id)


def first(case: Case) -> Party:
    return cases.parties(case)[0]


SIMPLE: dict[str, Callable[[Session, Case, Room, Identity], object]] = {
    "amend": lambda db, case, _, by: cases.amend(db, case, by=by, brief="补充"),
    "answer": lambda db, case, _, by: intake.answer(db, case, {"V": "未问"}, by=by),
    "add_party": lambda db, case, _, by: intake.add_party(db, case, PARTY, by=by, today=TODAY),
    "void_party": lambda db, case, _, by: intake.void_party(db, first(case), reason="录错", by=by),
    "replace_party": lambda db, case, _, by: corrections.replace_party(
        db, case, first(case), PARTY, reason="录错", by=by, today=TODAY
    ),
    "state": lambda db, case, _, by: demands.state(db, case, None, text="道歉", by=by),
    "choose_track": lambda db, case, _, by: intake.choose_track(
        db, case, "QJ", by=by, reason="改劝解", today=TODAY
    ),
    "hand_over": lambda db, case, here, by: intake.hand_over(db, case, here.leader, by=by, reason="换人"),
    "decline": lambda db, case, _, by: intake.decline(db, case, reason="不属于", on=TODAY, by=by),
    "withdraw": lambda db, case, _, by: intake.withdraw(db, case, reason="和解", on=TODAY, by=by),
    "refer": lambda db, case, _, by: referrals.send(db, case, to="司法所", on=TODAY, reason="权属", by=by),
    "plan a visit": lambda db, case, _, by: visits.add(db, case, due_on=TODAY, reason="回访", by=by),
    "begin": lambda db, case, here, by: sample.begun(db, here, case, by=by),
    "issue the agreement": lambda db, case, _, by: issue(db, case, by),
    "sign a paper": lambda db, case, _, by: papers.sign(
        db, papers.of_case(db, case.id)[0], on=TODAY, note="当场", by=by
    ),
    "void a paper": lambda db, case, _, by: papers.void(
        db, papers.of_case(db, case.id)[0], reason="错字", by=by
    ),
    "conclude": lambda db, case, _, by: agreements.conclude(
        db, case, drafted(db, case), signed_on=TODAY, by=by
    ),
    "receive a payment": lambda db, case, _, by: performance.receive(
        db, owed(db, case)[0], on=TODAY, evidence="收条", by=by
    ),
    "breach": lambda db, case, _, by: performance.breach(db, case, text="没有付", on=TODAY, by=by),
    "record a lawsuit": lambda db, case, _, by: dispositions.record(
        db, case, "sued", on=TODAY, text="起诉", by=by
    ),
    "discontinue": lambda db, case, _, by: dispositions.record(
        db, case, "discontinued", on=TODAY, text="没有违法事实", by=by
    ),
    "find a crime": lambda db, case, _, by: escalations.find(
        db, case, "死亡", on=TODAY, text="抢救无效", by=by
    ),
    "apply for confirmation": lambda db, case, _, by: confirmation.apply(
        db, case, court="西岔县人民法院", on=TODAY, by=by
    ),
    "close": lambda db, case, here, by: closure.close(db, case, on=here.clock().date(), by=by),
}
TALKED: dict[str, Callable[[Session, Sitting, Room, Identity], object]] = {
    "advance": lambda db, talk, _, by: sittings.advance(db, talk, to=Phase.SORTING, by=by),
    "find_cause": lambda db, talk, _, by: sittings.find_cause(db, talk, "没有立桩", by=by),
    "happen": lambda db, talk, _, by: happenings.happen(db, talk, Happening.LATE, text="村主任", by=by),
    "note": lambda db, talk, _, by: record.note(db, talk, "赵水生", "认了", by=by),
    "strike": lambda db, talk, _, by: record.strike(db, record.lines(db, talk.id)[0].id, reason="错", by=by),
    "sort": lambda db, talk, _, by: record.sort(
        db, record.lines(db, talk.id)[0].id, record.Column.AGREED, by=by
    ),
    "propose": lambda db, talk, _, by: offers.propose(db, talk, speaker="张土根", text="三百", by=by),
    "answer an offer": lambda db, talk, _, by: offers.answer(
        db, offers.of_sitting(db, talk.id)[0], "甲", offers.ACCEPT, by=by
    ),
    "enter a recording": lambda db, talk, _, by: recordings.index(
        db, case_id=talk.case_id, sitting_id=talk.id, by=by, device="执法记录仪"
    ),
    "finish a recording": lambda db, talk, _, by: recordings.finish(
        db, recordings.of_sitting(db, talk.id)[0], by=by, file_number="D-2"
    ),
    "end the sitting": lambda db, talk, here, by: endings.close(
        db, talk, Outcome.FAILED, by=by, at=here.clock(), text="谈不拢", routes_told=True
    ),
    "draft": lambda db, talk, _, by: agreements.draft(
        db, db.get_one(Case, talk.case_id), by=by, clauses=[{"text": "互不滋扰。"}], sitting_id=talk.id
    ),
}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """Give one station for the whole table; what is done in it is taken back."""
    made = sample.room(str(tmp_path_factory.mktemp("house")))
    yield made
    made.store.close()


def tried(house: Room, verb: str, track: str, role: Role, *, own: bool) -> str:
    """Let a person of a role do a verb to a case of one's own or another's; return the refusal, or nothing."""
    house.clock.now = sample.NOW
    by = Identity(house.mediator.id, "某人", role, "某岗")
    with house.store.reading() as db, db.begin_nested() as all_of_it:
        db.info.update(by=house.officer, files=house.store.folder, touched=set())
        case = prepared(db, house, state=VERBS[verb][0], track=track)
        for talk in sittings.of_case(db, case.id):
            for seat in talk.attendances:
                seat.officer_id = None
        case.handler_id = by.id if own else house.officer.id
        db.flush()
        db.info["by"] = by
        try:
            do(db, house, case, verb, by)
        except Refusal as refusal:
            return refusal.message
        finally:
            all_of_it.rollback()
    return ""


@pytest.mark.parametrize("track", ["RM", "ZA"])
@pytest.mark.parametrize("verb", VERBS)
def test_each_role_may_do_its_verbs_and_no_other(house: Room, verb: str, track: str) -> None:
    told = {role: tried(house, verb, track, role, own=True) for role in Role}

    allowed = "".join(LETTERS[role] for role in Role if not told[role])
    _, on_people, on_police = VERBS[verb]
    expected = on_police if track == "ZA" else on_people
    assert (set(allowed), told) == (set(expected), told)


@pytest.mark.parametrize("track", ["RM", "ZA"])
@pytest.mark.parametrize("verb", VERBS)
def test_a_mediator_does_nothing_to_a_foreign_case(house: Room, verb: str, track: str) -> None:
    refused = tried(house, verb, track, Role.MEDIATOR, own=False)

    assert refused == NOT_YOURS or refused in station.REFUSED.values() or refused.startswith("调解员没有办理")
