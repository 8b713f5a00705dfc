"""What the screen of the parties may hold, and above all what it never does."""

import contextlib
import uuid
from collections.abc import Iterator
from dataclasses import asdict
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from models import cases, masking, offers, readings, record, sittings
from models.caucuses import Caucus
from models.errors import Refusal
from models.offers import ACCEPT, Offer
from models.queries import shown as screens
from models.record import Column, Kind, Utterance
from models.sittings import Phase, Sitting
from models.turns import Turn
from tests import sample
from tests.sample import Room

PUBLIC = "界线走向双方没有争议"


class _TakenBack(Exception):  # noqa: N818 -- it ends a unit, it is no error
    """Ends a unit so that nothing of it is kept."""


@contextlib.contextmanager
def passing(desk: Room) -> Iterator[Session]:
    with contextlib.suppress(_TakenBack), desk.store.unit() as unit:
        yield unit
        raise _TakenBack


def held(db: Session, desk: Room, **changes: Any) -> Sitting:
    return sample.talked(db, desk, sample.begun(db, desk, sample.accepted(db, desk, **changes)))


def said(
    db: Session, desk: Room, sitting: Sitting, text: str, *, kind: Kind = Kind.FACT, **more: Any
) -> uuid.UUID:
    line = record.note(db, sitting, "张土根", text, by=desk.officer, kind=kind, **more)
    db.get_one(Utterance, line.id).sorted_to = Column.AGREED.value  # what a verb refuses is tried here too
    db.flush()
    return line.id


def everything(value: object) -> str:
    """All text that stands anywhere in the value."""
    if isinstance(value, dict):
        return "\n".join(everything(each) for each in value.values())
    if isinstance(value, (list, tuple)):
        return "\n".join(everything(each) for each in value)
    return str(value)


def seen(db: Session, sitting: Sitting) -> str:
    db.flush()
    return everything(asdict(screens.shown(db, sitting.id)))


def test_shown_holds_phase_names_rules_and_agreed_facts(db: Session, desk: Room) -> None:
    sitting = held(db, desk)
    said(db, desk, sitting, PUBLIC)
    record.note(db, sitting, "张土根", "没有归类的话", by=desk.officer)

    screen = screens.shown(db, sitting.id)

    assert (screen.place, screen.phase) == ("西岔派出所调解室", "警民共谈理")
    assert screen.steps == ("群众先说理", "民警后梳理", "警民共谈理")
    assert [(each.side, each.names) for each in screen.sides] == [("甲", ("张土根",)), ("乙", ("赵水生",))]
    assert screen.hosts == ("杨调解",)
    assert [each.text for each in screen.facts] == [PUBLIC]
    assert screen.agenda == ("各方提方案", "逐条商量，能让的让一步", "谈成的逐条宣读，各方确认")
    assert (len(screen.rules), screen.covered, screen.turn) == (4, False, None)


def test_offers_on_the_table_show_sum_and_answers(db: Session, desk: Room) -> None:
    sitting = held(db, desk)
    first = offers.propose(db, sitting, speaker="张土根", text="赔麦苗钱", amount=50_000, by=desk.officer)
    counter = offers.propose(
        db, sitting, speaker="赵水生", text="赔麦苗钱", amount=30_000, by=desk.officer, answers_to=first
    )
    offers.answer(db, counter, "甲", ACCEPT, by=desk.officer)
    gone = offers.propose(db, sitting, speaker="赵水生", text="先不赔了", by=desk.officer)
    offers.withdraw(db, gone, reason="说错了", by=desk.officer)

    (offer,) = screens.shown(db, sitting.id).offers

    assert (offer.number, offer.amount, offer.words) == (2, "¥300.00", "叁佰元整")
    assert (offer.answers, offer.accepted) == ((("张土根", "接受"),), False)
    offers.answer(db, counter, "乙", ACCEPT, by=desk.officer)
    (clause,) = screens.shown(db, sitting.id).clauses
    assert (clause.number, clause.text, clause.sum) == ("一", "赔麦苗钱", "¥300.00（叁佰元整）")


def test_open_talk_apart_covers_and_empties_the_screen(db: Session, desk: Room) -> None:
    sitting = held(db, desk)
    said(db, desk, sitting, PUBLIC)
    party = cases.parties(cases.case(db, sitting.case_id))[0]
    now = desk.clock()
    apart = Caucus(case_id=sitting.case_id, sitting_id=sitting.id, party_id=party.id, at=now, noticed_at=now)
    db.add(apart)
    db.flush()

    screen = screens.shown(db, sitting.id)
    assert (screen.covered, screen.facts, screen.sides, screen.offers) == (True, (), (), ())
    apart.ended_at = now
    db.flush()
    assert not screens.shown(db, sitting.id).covered


def test_running_turn_of_a_timed_sitting_is_shown(db: Session, desk: Room) -> None:
    sitting = sample.begun(db, desk, sample.accepted(db, desk))
    sittings.advance(db, sitting, to=Phase.STATEMENTS, by=desk.officer)
    sitting.timed = True
    party = cases.parties(cases.case(db, sitting.case_id))[1]
    turn = Turn(
        case_id=sitting.case_id, sitting_id=sitting.id, party_id=party.id, at=desk.clock(), allowed_s=600
    )
    db.add(turn)
    db.flush()

    assert screens.shown(db, sitting.id).turn == screens.ShownTurn("赵水生", desk.clock(), 600)
    turn.ended_at = desk.clock() + timedelta(seconds=60)
    db.flush()
    assert screens.shown(db, sitting.id).turn is None


def test_agreement_is_shown_with_the_clause_under_the_readers_finger(db: Session, desk: Room) -> None:
    subject = sample.accepted(db, desk)
    sitting = sample.talked(db, desk, sample.begun(db, desk, subject))
    made = sample.agreed(db, desk, subject, sitting)
    made.clauses[2].text = "有事打13812341234找我"
    db.flush()

    screen = screens.shown_agreement(db, made.id, lit=1)

    assert [(each.number, each.lit) for each in screen.clauses] == [
        ("一", False),
        ("二", True),
        ("三", False),
    ]
    assert screen.clauses[2].text == "有事打〔号码不显示〕找我"
    assert screen.reading


def test_reading_lights_the_next_clause_until_a_later_proposal_overtakes_it(db: Session, desk: Room) -> None:
    sitting = held(db, desk)
    offers.propose(db, sitting, speaker="赵水生", text="赔三百", by=desk.officer)
    desk.clock.forward(minutes=1)
    words = ["第一条：赵水生赔三百", "打13812341234联系"]
    reading = readings.begin(db, sitting, words, reader="杨调解", by=desk.officer)
    screen = screens.shown(db, sitting.id)
    assert (screen.reading, [each.lit for each in screen.clauses]) == (True, [True, False])
    assert [each.number for each in screen.clauses] == ["一", ""]
    assert [each.text for each in screen.clauses] == ["赵水生赔三百", f"打{masking.HIDDEN}联系"]
    readings.read_on(db, reading, by=desk.officer)
    assert [each.lit for each in screens.shown(db, sitting.id).clauses] == [False, True]
    desk.clock.forward(minutes=1)
    offers.propose(db, sitting, speaker="赵水生", text="只赔二百", by=desk.officer)
    assert not screens.shown(db, sitting.id).reading


def test_safeguarded_case_hides_every_address_and_the_ends_of_it(db: Session, desk: Room) -> None:
    sitting = held(db, desk)
    said(db, desk, sitting, "她还住在西岔村二组12号，二组12号是娘家")
    assert "西岔村二组12号" in seen(db, sitting)
    cases.case(db, sitting.case_id).flags = [cases.Flag.VIOLENCE.value]
    assert "二组12号" not in seen(db, sitting)


def test_shown_is_refused_to_who_may_not_see_the_case(desk: Room) -> None:
    with passing(desk) as db:
        sitting = held(db, desk)
        sitting.attendances[0].officer_id = None
        db.flush()
        db.info["by"] = desk.mediator
        with pytest.raises(Refusal, match="没有分给您办理"):
            screens.shown(db, sitting.id)


def test_both_engines_show_the_same(here: Room) -> None:
    with here.store.unit() as db:
        sitting = held(db, here)
        said(db, here, sitting, PUBLIC)
        said(db, here, sitting, "只对您说", private=True)
        offers.propose(db, sitting, speaker="赵水生", text="赔三百", amount=30_000, by=here.officer)
    with here.store.reading() as db:
        screen = screens.shown(db, sitting.id)
        assert ([each.text for each in screen.facts], [each.amount for each in screen.offers]) == (
            [PUBLIC],
            ["¥300.00"],
        )
        assert screens.head(db) > 0


SECRET = "悄悄话"
_PHONES = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)
_IDS = st.from_regex(r"[1-6][0-9]{5}19[5-9][0-9](0[1-9]|1[0-2])(0[1-9]|1[0-9])[0-9]{3}[0-9X]", fullmatch=True)
_HIDING = st.sampled_from(
    [
        "private",
        "caucus",
        "struck",
        "limit",
        "feeling",
        "check",
        "law",
        "unsorted",
        "disputed",
        "corrects",
        "offer-apart",
        "offer-hidden",
        "offer-gone",
    ]
)


def hide(db: Session, desk: Room, sitting: Sitting, how: str) -> None:
    """Put something into the sitting that no party may see."""
    by, text = desk.officer, f"{SECRET}{how}"
    if how in {"private", "corrects", "offer-apart"}:
        line = said(db, desk, sitting, text, private=True)
        if how == "corrects":
            said(db, desk, sitting, f"{text}改", corrects=line)
        if how == "offer-apart":
            db.add(  # as an older store kept it: the verb refuses it
                Offer(
                    case_id=sitting.case_id, sitting_id=sitting.id, at=desk.clock(), round=90, speaker="张土根", text=f"{text}。"
                )
            )  # fmt: skip
    elif how == "caucus":
        said(db, desk, sitting, text, caucus_id=uuid.uuid4())
    elif how == "struck":
        record.strike(db, said(db, desk, sitting, text), reason="记错", by=by)
    elif how in {"limit", "feeling", "check", "law"}:
        said(db, desk, sitting, text, kind=Kind[how.upper()])
    elif how in {"unsorted", "disputed"}:
        column = Column.NONE if how == "unsorted" else Column.DISPUTED
        record.sort(db, said(db, desk, sitting, text), column, by=by)
    else:
        offer = offers.propose(db, sitting, speaker="张土根", text=text, by=by, private=how == "offer-hidden")
        if how == "offer-gone":
            offers.withdraw(db, offer, reason="撤回", by=by)


def test_no_sitting_ever_shows_what_was_said_apart_or_anybodys_number(desk: Room) -> None:
    with passing(desk) as db:
        sitting = held(db, desk)

        @settings(max_examples=60, deadline=None)
        @given(
            hidden=st.lists(_HIDING, min_size=1, max_size=8),
            numbers=st.lists(st.one_of(_PHONES, _IDS), min_size=1, max_size=6),
            parting=st.sampled_from(["", " ", "-"]),
        )
        def prove(hidden: list[str], numbers: list[str], parting: str) -> None:
            with db.begin_nested() as step:
                fill(db, desk, sitting, hidden)
                typed = [parting.join(number) for number in numbers]
                prove_safe(db, desk, sitting, typed)
                step.rollback()

        prove()


def fill(db: Session, desk: Room, sitting: Sitting, hidden: list[str]) -> None:
    """Write secrets wherever an officer may write."""
    subject = cases.case(db, sitting.case_id)
    subject.root_cause = subject.brief = subject.remarks = subject.measures = SECRET
    subject.level_reason = subject.source_text = subject.title = SECRET
    sitting.outcome_text = sitting.silence_reason = sitting.late_reason = sitting.topic = SECRET
    for party in subject.parties:
        party.note = SECRET
    for how in hidden:
        hide(db, desk, sitting, how)


def prove_safe(db: Session, desk: Room, sitting: Sitting, typed: list[str]) -> None:
    for place, number in enumerate(typed):
        said(db, desk, sitting, f"第{place}件，找{number}")
        offers.propose(
            db, sitting, speaker=f"张土根{number}", text=f"打{number}联系", due_text=number, by=desk.officer
        )
    party = cases.parties(cases.case(db, sitting.case_id))[0]
    party.name = f"张土根{typed[0]}"
    sitting.attendances[0].name = f"杨调解{typed[-1]}"

    screen = seen(db, sitting)

    assert SECRET not in screen
    assert "殴打他人" not in screen
    assert party.person is not None
    for number in (*typed, party.person.id_number, party.person.telephone):
        assert number not in screen
    assert screen.count(masking.HIDDEN) >= len(typed)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("加我微信号：zhangsan88", "加我〔号码不显示〕"),
        ("微信转账5000元", "微信转账5000元"),
        ("QQ 12345", "〔号码不显示〕"),
        ("他推了我，医院诊断为软组织挫伤", f"他推了我，{screens.PRIVATE}"),
        ("她hiv阳性", screens.PRIVATE),
        ("麦子踩坏了", "麦子踩坏了"),
        ("我抓住他的袖子，他住院三天", "我抓住他的袖子，他住院三天"),
    ],
)
def test_accounts_and_illnesses_are_veiled(db: Session, desk: Room, words: str, told: str) -> None:
    sitting = held(db, desk)
    said(db, desk, sitting, words)

    assert [each.text for each in screens.shown(db, sitting.id).facts] == [told]


@pytest.mark.parametrize("words", ["我现住城关", "我搬到幸福路了", "城关村三组12号", "地址不要告诉他"])
def test_whereabouts_of_a_protected_person_are_veiled_though_the_case_knows_no_refuge(
    db: Session, desk: Room, words: str
) -> None:
    sitting = held(db, desk)
    cases.case(db, sitting.case_id).flags = ["家庭暴力"]
    said(db, desk, sitting, words)
    said(db, desk, sitting, "他抓住我头发")

    assert [each.text for each in screens.shown(db, sitting.id).facts] == [screens.PRIVATE, "他抓住我头发"]


def test_range_of_a_penalty_is_not_shown_as_a_fact(db: Session, desk: Room) -> None:
    sitting = held(db, desk)
    said(db, desk, sitting, "打人的，五日以上十日以下拘留")

    assert screens.shown(db, sitting.id).facts == ()


@pytest.mark.parametrize("words", ["底线五千。", "底线 五千", "底线，五千！"])
def test_private_words_typed_again_are_neither_sorted_nor_proposed(
    db: Session, desk: Room, words: str
) -> None:
    sitting = held(db, desk)
    early = record.note(db, sitting, "张土根", "我要八千", by=desk.officer)
    record.note(db, sitting, "张土根", "底线五千", by=desk.officer, private=True)
    record.note(db, sitting, "张土根", "我要八千", by=desk.officer, private=True)
    again = record.note(db, sitting, "主持人", words, by=desk.officer)

    with pytest.raises(Refusal, match="同背对背时说的一样"):
        record.sort(db, again.id, Column.AGREED, by=desk.officer)
    with pytest.raises(Refusal, match="同背对背时说的一样") as refused:
        offers.propose(db, sitting, speaker="张土根", text=words, by=desk.officer)
    assert refused.value.field == "text"
    record.sort(db, early.id, Column.DISPUTED, by=desk.officer)  # heard by everybody first
    offers.propose(db, sitting, speaker="张土根", text=words, by=desk.officer, private=True)


@pytest.mark.parametrize(
    ("speaker", "words", "refused"),
    [
        ("张土根", "打人要五日以上十日以下拘留", True),
        ("主持人", "再闹就送看守所", True),
        ("张土根", "他把我关起来了", False),
    ],
)
def test_penalty_is_never_sorted_as_undisputed(
    db: Session, desk: Room, speaker: str, words: str, refused: bool
) -> None:
    sitting = held(db, desk)
    line = record.note(db, sitting, speaker, words, by=desk.officer)

    with pytest.raises(Refusal, match="不归入“无争议”") if refused else contextlib.nullcontext():
        record.sort(db, line.id, Column.AGREED, by=desk.officer)


def test_tables_of_the_query_are_those_that_hold_what_is_hidden() -> None:
    """A new mark of secrecy on a line or a proposal is to be thought of here."""
    marks = {
        column.name
        for column in (*Utterance.__table__.c, *Offer.__table__.c)
        if column.type.python_type is bool
    }
    assert marks == {"private", "relay", "accepted"}
