"""What is said in a talk apart reaches no paper, no fact, no screen, no search and no sheet."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from exports import facts
from models import cases, caucuses, evidence, record, sittings
from models.errors import Refusal
from models.queries import found, sayings
from models.record import Column, Kind
from models.searching import keeper, tokens
from models.sittings import Phase
from tests import sample
from tests.sample import Room

TODAY = sample.TODAY
WORD = "暗语"
SECRETS = [f"{WORD}{number}底线三百" for number in range(30)]


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Room]:
    made = sample.room(str(tmp_path / "sanli.db"))
    yield made
    made.store.close()


def full_of_secrets(db: Any, here: Room) -> tuple[Any, Any]:
    """Hold a sitting in which both parties talked apart, in every kind of line, and one line was relayed."""
    subject = sample.accepted(db, here)
    sitting = sample.begun(db, here, subject)
    by = here.officer
    sittings.advance(db, sitting, to=Phase.STATEMENTS, by=by)
    record.note(db, sitting, "张土根", "桩被挪过", by=by, kind=Kind.FACT)
    kinds = list(Kind)
    for party in cases.parties(subject)[:2]:
        talk = caucuses.open_talk(db, sitting, party, by=by, noticed=True)
        made = [
            record.note(
                db, sitting, party.name, secret, by=by, kind=kinds[place % len(kinds)], private=True,
                party_id=party.id, caucus_id=talk.id,
            )
            for place, secret in enumerate(SECRETS)
        ]  # fmt: skip
        caucuses.ask(db, talk, by=by)
        caucuses.allow(db, made[0].id, relay=True, by=by)
        record.strike(db, made[1].id, reason=f"{WORD}记错", by=by)
        caucuses.end(db, talk, by=by)
    return subject, sitting


@pytest.mark.parametrize(
    "code", ["D11", "D11-ZA", "D12", "D13", "D14", "D15", "D08", "D18", "D19", "D21", "D22"]
)
def test_no_paper_has_a_word_of_a_talk_apart(here: Room, code: str) -> None:
    with here.store.unit() as db:
        subject, sitting = full_of_secrets(db, here)
        told = facts.of(db, subject, code, today=TODAY, sitting=sitting).to_json()

    assert WORD not in told
    assert ("单独谈话开始" in told) == ("桩被挪过" in told)


def test_relayed_words_are_told_once_with_consent_and_nothing_else_is(here: Room) -> None:
    with here.store.unit() as db:
        subject, sitting = full_of_secrets(db, here)
        open_to_all = next(line for line in record.lines(db, sitting.id) if line.relay)
        caucuses.relay_line(db, open_to_all.id, by=here.officer)
        told = facts.of(db, subject, "D11", today=TODAY, sitting=sitting).to_json()

    assert told.count(WORD) == 1
    assert "经其同意转达" in told


def test_search_finds_nothing_of_a_talk_apart(here: Room) -> None:
    with here.store.unit() as db:
        full_of_secrets(db, here)
        assert sayings.cases_saying(db, [WORD], limit=10) == []
    for _ in range(2):  # read from the lines, then from the index
        with here.store.reading() as db:
            assert [found.search(db, words).said for words in (WORD, SECRETS[0], SECRETS[1])] == [()] * 3
            assert [line.text for line in found.search(db, "桩被挪过").said] == ["桩被挪过"]
        keeper.keep_up(here.store.engine, here.clock() + timedelta(hours=1))
    with here.store.engine.connect() as connection:
        pieces = {piece for word in SECRETS for piece in tokens.pieces(word)} - set(tokens.pieces("桩被挪过"))
        asking = text("SELECT count(*) FROM search_talk_pieces WHERE search_talk_pieces MATCH :piece")
        assert [connection.scalar(asking, {"piece": f'"{piece}"'}) for piece in pieces] == [0] * len(pieces)


def test_columns_and_the_catalogue_take_nothing_of_a_talk_apart(here: Room) -> None:
    with here.store.unit() as db:
        subject, sitting = full_of_secrets(db, here)
        for line in record.lines(db, sitting.id):
            if line.private and line.struck_at is None:
                for deed in (
                    lambda line=line: record.sort(db, line.id, Column.AGREED, by=here.officer),
                    lambda line=line: evidence.enter_line(db, sitting, line.id, by=here.officer),
                ):
                    with pytest.raises(Refusal):
                        deed()
        assert evidence.of_case(db, subject.id) == []
        assert [line for line in record.lines(db, sitting.id) if line.column] == []
