"""单独谈 as the screen may show it: the words of a talk are for whoever is in it, and only while it is open."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select

from models import cases, sittings, station
from models.sittings import Phase
from models.station import Officer
from models.store import Store
from tests.room_station import TODAY, Clock, add_case, open_station, signed_in
from ui.viewmodels.caucus import Apart, open_count
from ui.viewmodels.combing import Combing
from ui.viewmodels.sitting_parts import Parts


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_station(tmp_path, Clock())
    yield opened
    opened.close()


@pytest.fixture
def sitting_id(store: Store) -> UUID:
    case_id = add_case(store)
    by = signed_in(store)
    with store.unit() as db:
        sitting = sittings.begin(
            db, cases.case(db, case_id), place="调解室", hosts=[{"name": "杨学礼", "kind": "人民调解员"}], by=by, at=store.now()
        )  # fmt: skip
        sittings.advance(db, sitting, to=Phase.STATEMENTS, by=by)
        return sitting.id


def parts(store: Store, sitting_id: UUID) -> Parts:
    return Parts.open(store, sitting_id, today=lambda: TODAY, now=store.now)


def sign_in(store: Store, login: str) -> None:
    with store.reading() as db:
        store.person = station.identity(db.scalars(select(Officer).where(Officer.login == login)).one())


def talk_with(apart: Apart, name: str = "赵某") -> None:
    party_id = next(key for key, each in apart.parties() if each == name)
    apart.open_with(party_id, noticed=True, present="杨学礼，傅小军")


def test_words_are_shown_to_whoever_is_in_the_talk_and_to_nobody_else(store: Store, sitting_id: UUID) -> None:
    here = parts(store, sitting_id)
    apart = Apart(here)
    talk_with(apart)
    here.record.note("是我挪的", here.speaker("赵某"))
    here.reload_if_stale()

    (mine,) = apart.talks()
    sign_in(store, "ge")
    there = parts(store, sitting_id)
    (others,) = Apart(there).talks()

    assert ([line.text for line in mine.lines], mine.mine, mine.present) == (
        ["是我挪的"],
        True,
        "杨学礼、傅小军",
    )
    assert (others.lines, others.mine, others.secret, others.by) == ((), False, 1, "杨学礼")
    assert there.record.talk is None
    assert (open_count(there), Combing(there).talking()) == (1, "")


def test_colleague_goes_on_with_the_joint_record_while_a_talk_is_open(store: Store, sitting_id: UUID) -> None:
    talk_with(Apart(parts(store, sitting_id)))
    sign_in(store, "ge")
    there = parts(store, sitting_id)

    there.record.note("外面接着说", there.speaker("张某"))

    assert there.record.lines[-1].private is False


def test_two_officers_talk_to_two_parties_at_once(store: Store, sitting_id: UUID) -> None:
    talk_with(Apart(parts(store, sitting_id)))
    sign_in(store, "ge")
    there = parts(store, sitting_id)
    talk_with(Apart(there), "张某")

    there.record.note("别告诉他", there.speaker("张某"))

    assert there.record.lines[-1].caucus_id == there.record.talk
    assert open_count(there) == 2
    assert Combing(there).talking().startswith("正与张某单独谈")


def test_several_lines_at_once_and_a_correction_stay_in_the_talk(store: Store, sitting_id: UUID) -> None:
    here = parts(store, sitting_id)
    talk_with(Apart(here))
    who = here.speaker("赵某")

    here.record.note_each(["一句", "两句"], who)
    here.record.correct(here.record.lines[-1].id, "第二句", who)

    said = [line for line in here.record.lines if line.text in {"一句", "两句", "第二句"}]
    assert [(line.private, line.caucus_id) for line in said] == [(True, here.record.talk)] * 3


def test_words_told_again_are_marked_and_take_no_speaking_time(store: Store, sitting_id: UUID) -> None:
    here = parts(store, sitting_id)
    apart = Apart(here)
    talk_with(apart)
    line = here.record.note("我认赔三百", here.speaker("赵某"))
    (talk,) = apart.talks()
    apart.ask(talk.id)
    apart.toggle(line.id)
    apart.end(talk.id)
    before = here.balance()

    apart.relay(line.id)

    assert here.record.rows()[-1].note == "经同意转达"
    assert here.balance() == before
