"""The card of 下访、座谈 keeps what is typed until it is written down, for each case and for none."""

import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from models import drafts
from tests import sample
from tests.sample import Room
from tests.ui import rooms
from ui.page import Context
from ui.widgets.outreach_card import OutreachCard


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Room]:
    made = sample.room(str(tmp_path / "sanli.db"))
    made.store.person = made.officer
    made.clock.now = datetime(2026, 11, 21, 6, 32, tzinfo=UTC)
    yield made
    made.store.close()


@pytest.fixture
def card(qtbot: QtBot, context: Context, here: Room) -> Iterator[OutreachCard]:
    context.store, context.person = here.store, here.officer
    made = OutreachCard(context)
    yield made
    made.close()
    made.deleteLater()
    rooms.swept()


def write(card: OutreachCard, **words: str) -> None:
    assert card.form is not None, "the form is open"
    for key, text in words.items():
        field = card.form.editor.input(key)
        field.set_value(text)
        field.typed.emit(field.value())


def kept(here: Room) -> list[tuple[str, Any]]:
    with here.store.reading() as db:
        return [(row.key, row.content.get("attendees")) for row in drafts.listing(db)]


def test_what_is_typed_comes_back_after_a_restart(card: OutreachCard, context: Context, here: Room) -> None:
    card.toggle(None)
    write(card, attendees="村干部三人", notes="说到一半")
    card.close()
    again = OutreachCard(context)
    again.restore(None)

    assert kept(here) == [("outreach:", "村干部三人")]
    assert again.form is not None
    assert (again.isHidden(), again.form.editor.value("notes")) == (False, "说到一半")
    again.deleteLater()


def test_each_case_has_words_of_its_own(card: OutreachCard) -> None:
    case = uuid.uuid4()
    card.toggle(None)
    write(card, attendees="村干部三人")
    card.toggle(case)
    assert card.form is not None
    of_case = card.form.editor.value("attendees")
    card.restore(None)

    assert (of_case, card.form.editor.value("attendees"), card.isHidden()) == ("", "村干部三人", False)


def test_what_was_written_down_leaves_no_draft(card: OutreachCard, here: Room) -> None:
    card.toggle(None)
    write(card, kind="座谈", project="绕城公路二标", attendees="村干部三人")
    assert card.form is not None
    card.form.submit()
    assert card.form.editor.problems() == {}
    card.close()

    assert kept(here) == []


def test_card_stays_away_where_nothing_was_begun(card: OutreachCard) -> None:
    card.restore(None)

    assert (card.isHidden(), card.form) == (True, None)
