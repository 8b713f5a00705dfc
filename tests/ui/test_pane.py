"""Panes of an opened case: how they are found, and that each opens empty and with a case."""

import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from models.errors import Refusal
from models.intake import receive
from tests.sample import Room, draft
from tests.ui import rooms
from ui.label import Label
from ui.page import Context
from ui.pane import Pane, PaneSpec, discover
from ui.widgets.pane_host import FORM, PaneHost

ONE, OTHER = uuid.uuid4(), uuid.uuid4()


class Thing(Pane):
    watches = frozenset({"Case"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.seen: list[object] = []

    def show_case(self, case_id: uuid.UUID) -> None:
        self.seen.append(case_id)
        self.set_note("2")

    def refresh(self, changed: frozenset[str]) -> None:
        self.seen.append(changed)

    def leave(self) -> None:
        self.seen.append("left")


def hidden(context: Context) -> Pane:
    raise AssertionError


SPECS = (
    PaneSpec("thing", "事项", 1, open=Thing),
    PaneSpec("secret", "别的", 2, open=hidden, barred=lambda _person: True),
)


@pytest.fixture
def host(qtbot: QtBot, context: Context) -> PaneHost:
    made = PaneHost(context, QWidget(), SPECS)
    qtbot.addWidget(made)
    made.show()
    return made


def test_host_without_a_case_shows_the_form_and_no_tabs(host: PaneHost) -> None:
    assert (host.tabs.isVisible(), host.current, [*host.panes]) == (False, FORM, [])


def test_host_makes_a_pane_when_its_tab_is_pressed_and_counts_on_it(host: PaneHost) -> None:
    host.show_case(ONE)
    made = [*host.panes]
    host.tabs.buttons["thing"].click()

    assert (made, [*host.tabs.buttons], host.tabs.buttons["thing"].text()) == ([], [FORM, "thing"], "事项 2")
    assert host.panes["thing"].seen == [ONE]  # type: ignore[attr-defined]  # -- the pane of this test


def test_host_tells_a_shown_pane_at_once_and_a_hidden_one_when_it_is_shown(host: PaneHost) -> None:
    host.show_case(ONE)
    host.choose("thing")
    seen = host.panes["thing"].seen  # type: ignore[attr-defined]  # -- the pane of this test
    seen.clear()

    host.refresh(frozenset({"Case", "Party"}))
    host.refresh(frozenset({"Party"}))
    host.choose(FORM)
    host.refresh(frozenset({"Case"}))
    host.choose("thing")

    assert seen == [frozenset({"Case"}), "left", frozenset({"Case"})]


def test_host_begins_another_case_with_the_form(host: PaneHost) -> None:
    host.show_case(ONE)
    host.choose("thing")
    host.show_case(OTHER)
    here = host.current
    host.step(1)

    seen = host.panes["thing"].seen  # type: ignore[attr-defined]  # -- the pane of this test
    assert (here, host.current) == (FORM, "thing")
    assert seen == [ONE, "left", OTHER]


class Broken(Pane):
    def show_case(self, case_id: uuid.UUID) -> None:
        raise Refusal("这一栏打不开。")


ASIDE = (
    PaneSpec("thing", "事项", 1, open=Thing),
    PaneSpec("broken", "坏的", 2, open=Broken),
    PaneSpec("other", "另一项", 3, open=Thing, fits=lambda _context, case_id: case_id == OTHER),
)


@pytest.fixture
def aside(qtbot: QtBot, context: Context) -> PaneHost:
    made = PaneHost(context, specs=ASIDE, narrow=True)
    qtbot.addWidget(made)
    made.show()
    return made


def test_host_without_a_form_goes_on_with_the_pane_of_the_case_before(aside: PaneHost) -> None:
    aside.show_case(OTHER)
    first = aside.current
    aside.choose("other")
    aside.show_case(ONE)

    assert (first, aside.current, aside.fitting) == ("thing", "thing", ["thing", "broken"])
    assert aside.panes["other"].seen == [OTHER, "left"]  # type: ignore[attr-defined]  # -- the pane of this test
    aside.show_case(OTHER)
    assert aside.fitting == ["thing", "broken", "other"]


def test_pane_that_does_not_open_says_so_and_leaves_the_others_alone(
    aside: PaneHost, context: Context
) -> None:
    told: list[str] = []
    context.boundary.refused.connect(told.append)
    aside.show_case(ONE)
    aside.choose("broken")
    shown: Any = aside.stack.currentWidget()
    words = [each.text() for each in shown.findChildren(Label)]
    aside.choose("thing")

    assert told == ["这一栏打不开。"]
    assert words == ["这一栏没有打开，其他各栏可以照常使用。"]
    assert aside.panes["thing"].isVisible()


@pytest.fixture
def here(founded: Room, tmp_path: Path) -> Iterator[Room]:
    for room in rooms.copied(founded, tmp_path / "data"):
        room.clock.now = datetime(2026, 11, 21, 6, 32, tzinfo=UTC)
        yield room


def test_panes_are_found_in_the_order_of_their_tabs() -> None:
    found = discover()

    assert [spec.order for spec in found] == sorted(spec.order for spec in found)
    assert len({spec.key for spec in found}) == len(found)


def opened(qtbot: QtBot, context: Context, room: Room, spec: PaneSpec) -> Any:
    context.store, context.person = room.store, room.officer
    pane = spec.open(context)
    qtbot.addWidget(pane)
    pane.resize(900, 620)
    pane.show()
    assert not pane.grab().isNull()
    return pane


@pytest.mark.parametrize("spec", discover(), ids=lambda spec: spec.key)
def test_every_pane_opens_empty_and_with_a_case(
    qtbot: QtBot, context: Context, here: Room, spec: PaneSpec
) -> None:
    told: list[object] = []
    context.boundary.warned.connect(told.append)
    pane = opened(qtbot, context, here, spec)
    with here.store.unit() as db:
        case_id = receive(db, draft(), by=here.officer, now=here.clock.now).id

    pane.show_case(case_id)
    pane.refresh(frozenset({"*"}))

    assert not pane.grab().isNull()
    assert told == []
