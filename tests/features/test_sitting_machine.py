"""No sequence of verbs, and no sequence of keys, brings a sitting into a state that the law does not know."""

import functools
import random
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any, ClassVar
from uuid import UUID

import hypothesis
import pytest
import shiboken6
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from models import audit, cases, endings, happenings, offers, record, sittings
from models.cases import Outcome, State
from models.errors import Refusal
from models.happenings import FATAL
from models.sittings import NEXT, Happening, Phase, Sitting
from models.station import Officer, Role
from models.store import Store, open_store
from tests.room_station import TODAY, Clock, add_case, open_station, signed_in
from ui import theme
from ui.boundary import Boundary
from ui.viewmodels import sitting_events
from ui.viewmodels.sitting_parts import Parts
from ui.viewmodels.sitting_room import ADJOURN
from ui.widgets.sitting_head import SittingHead
from ui.widgets.sitting_room import Room

HOSTS = {
    "ZA": [{"name": "陈立新", "kind": "民警"}, {"name": "葛玉芳", "kind": "民警"}],
    "RM": [{"name": "杨学礼", "kind": "人民调解员"}],
}
PROFILE: dict[str, Any] = {
    "deadline": None, "derandomize": True, "database": None, "suppress_health_check": list(HealthCheck),
    "phases": [hypothesis.Phase.generate],
}  # fmt: skip
SIDES = ("甲", "乙")


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Found a station once; each run has a copy."""
    folder = tmp_path_factory.mktemp("machine") / "data"
    store = open_station(folder, Clock())
    with store.unit() as db:
        db.add(Officer(login="li", name="李长河", role=Role.POLICE.value, title="民警"))
    store.close()
    return folder


def verb(weight: int = 1, /, **drawn: Sequence[Any]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Mark what a machine may do, each argument being one of some values.

    One seed a run picks the deeds and their arguments: drawn one by one they would be the simplest ones too often
    for everything to be met within a minute.
    """

    def mark(deed: Callable[..., None]) -> Callable[..., None]:
        deed.weight, deed.drawn = weight, drawn  # type: ignore[attr-defined]  # -- read by ``do`` below
        return deed

    return mark


class Lawful(RuleBasedStateMachine):
    """What is true of a sitting at any time, whoever drives it."""

    founded: ClassVar[Path]
    met: ClassVar[set[object]]

    @classmethod
    def verbs(cls) -> list[str]:
        """List what the machine may do."""
        return [name for name, deed in vars(cls).items() for _ in range(getattr(deed, "weight", 0))]

    @rule()
    def do(self) -> None:
        """Do one thing."""
        name = self.chance.choice(self.verbs())
        deed = getattr(self, name)
        chosen = {key: self.draw(name, key, values) for key, values in deed.drawn.items()}
        hypothesis.note(f"{name} {chosen}")
        deed(**chosen)

    def draw(self, name: str, key: str, values: Sequence[Any]) -> Any:
        """Draw a value; what kind of event it is comes from a bag, so that each has its turn."""
        if key != "kind":
            return self.chance.choice(values)
        if not (bag := self.bags.setdefault(name, [])):
            bag += self.chance.sample(list(values), len(values))
        return bag.pop()

    def found(self, track: str, seed: int) -> None:
        """Copy the station and begin a sitting on a track."""
        self.chance = random.Random(seed)
        self.bags: dict[str, list[Any]] = {}
        self.folder = tempfile.TemporaryDirectory()
        place = Path(self.folder.name) / "data"
        shutil.copytree(self.founded, place)
        self.clock = Clock()
        self.store: Store = open_store(place, now=self.clock)
        with self.store.reading() as db:
            from models import station  # noqa: PLC0415 -- beside its only use

            chief = next(each for each in db.query(Officer).all() if each.name == "陈立新")
            self.store.person = station.identity(chief)
        self.track = track
        self.case_id = add_case(self.store, track=track)
        self.met.add(track)
        self.sit()

    def sit(self) -> None:
        """Begin a sitting of the case; a late one says why."""
        with self.store.unit() as db:
            held = sittings.begin(
                db, cases.case(db, self.case_id), place="调解室", hosts=HOSTS[self.track], by=signed_in(self.store),
                at=self.clock(), late_reason="钟走快了",
            )  # fmt: skip
            self.sitting_id: UUID = held.id
            self.met.add(Phase(held.phase))
        self.parts = Parts.open(self.store, self.sitting_id, today=lambda: TODAY, now=self.store.now)
        self.lines_at_end: int | None = None

    def next_case(self) -> bool:
        """Sit again, where the case was adjourned; else take a new one on the other track, and say so."""
        with self.store.reading() as db:
            adjourned = cases.case(db, self.case_id).state == State.SITTING.value
        if not adjourned:
            self.track = "RM" if self.track == "ZA" else "ZA"
            self.case_id = add_case(self.store, track=self.track)
            self.met.add(self.track)
        self.sit()
        return not adjourned

    def attempt(self, deed: Callable[[], object]) -> bool:
        """Do a deed; say whether it was done. Only a sentence may say no."""
        try:
            deed()
        except Refusal as refusal:
            said = refusal.message
        else:
            return True
        assert said.endswith(("。", "？")), "a sentence"
        return False

    def teardown(self) -> None:
        """Let everything go; the chain of the audit has held."""
        if hasattr(self, "store"):
            with self.store.reading() as db:
                assert audit.verify(db) is None
            self.store.close()
            self.folder.cleanup()

    @invariant()
    def lawful(self) -> None:
        """Hold every promise of the sitting at once."""
        with self.store.reading() as db:
            held, case = db.get_one(Sitting, self.sitting_id), cases.case(db, self.case_id)
            told, lines = sittings.events(db, held.id), record.lines(db, held.id)
            self.met.update(Happening(each.kind) for each in told)
            self.met.add(Phase(held.phase))
            ended = held.phase == Phase.ENDED.value
            assert [each.seq for each in told] == list(range(1, len(told) + 1))
            assert [each.seq for each in lines] == list(range(1, len(lines) + 1))
            assert [each.after for each in told] == sorted(each.after or 0 for each in told)
            self.steps(held, told)
            assert (held.ended_at is not None) == ended == (held.outcome != "")
            assert held.ended_at is None or held.ended_at >= held.started_at
            assert not (ended and held.paused)
            assert (case.state == State.SITTING.value) == (not ended or held.outcome == endings.ADJOURNED)
            assert (case.concluded_on is not None) == (ended and held.outcome != endings.ADJOURNED)
            if ended:
                self.lines_at_end = len(lines) if self.lines_at_end is None else self.lines_at_end
                assert len(lines) == self.lines_at_end, "an ended sitting has no more lines"
            else:
                self.lines_at_end = None
            fatal = [each for each in told if each.valid and Happening(each.kind) in FATAL]
            if fatal and self.track == "ZA":
                assert (ended, held.outcome, case.state) == (True, Outcome.FAILED.value, State.FAILED.value)
            assert len([each for each in sittings.of_case(db, self.case_id) if each.phase != "结束"]) <= 1
            assert held.hosts
            if self.track == "ZA":
                assert any(each.kind == "民警" for each in held.hosts)
            private = {line.text for line in lines if line.private}
            assert not [line for line in lines if line.private and line.column]
            assert not private & {each.text for each in offers.of_sitting(db, held.id)}

    def steps(self, held: Sitting, told: list[sittings.SittingEvent]) -> None:
        """Hold the order of the phases: each follows the one before, and a wrong end goes back to where it was."""
        before = Phase.PREPARATION
        for each in told:
            if each.kind != Happening.PHASE.value:
                continue
            here = Phase(each.text)
            assert here in NEXT[before]
            if each.valid:
                before = here
            else:
                assert here is Phase.ENDED, "only an end is taken back"
        assert held.phase == before.value


class Verbs(Lawful):
    """Whatever is asked of the view-models in whatever order."""

    met: ClassVar[set[object]] = set()

    @initialize(track=st.sampled_from(["RM", "ZA"]), seed=st.integers(0, 2**32))
    def open(self, track: str, seed: int) -> None:
        """Begin."""
        self.found(track, seed)
        self.said: set[str] = set()
        self.reason = self.cause = False

    @verb(4, to=[*(each.value for each in Phase), "", "", ""], reason=["", "只要求评理"])
    def advance(self, to: str, reason: str) -> None:
        """Take a step, or the next one; the gates hold."""
        before = self.parts.room.phase
        to = to or self.parts.deeds.next_phase() or "群众先说理"
        if self.attempt(lambda: self.parts.deeds.advance(to, silence_reason=reason)):
            if before == "群众先说理" and to == "民警后梳理":
                assert self.said == set(SIDES) or reason or self.reason
                self.reason = self.reason or bool(reason)
            assert to != "警民共谈理" or self.cause

    @verb(2, side=SIDES)
    def demand(self, side: str) -> None:
        """Put a demand on record."""
        who = next(each for each in self.parts.room.parties if each.side == side)
        before = self.parts.room.phase
        done = self.attempt(lambda: self.parts.deeds.demand(who.id, text="评理"))
        assert done == (before != "结束")
        if done:
            self.said.add(side)

    @verb(2, words=["", "没有立桩", "没有立桩"])
    def find_cause(self, words: str) -> None:
        """Write the root cause."""
        self.attempt(lambda: self.parts.deeds.find_cause(words))
        self.cause = bool(self.parts.room.root_cause)

    @verb(
        4,
        kind=list(Happening),
        text=["", "打人"],
        who=[None, 0, 1],
    )
    def happen(self, kind: Happening, text: str, who: int | None) -> None:
        """Mark an event."""
        party = None if who is None else self.parts.room.parties[who].id
        done = self.attempt(lambda: self.parts.deeds.happen(kind.value, text=text, party_id=party))
        assert not (done and kind in happenings.BY_ITSELF)
        assert not (done and kind in FATAL and not (party and text))

    @verb(place=range(7), reason=["", "记错了"])
    def withdraw(self, place: int, reason: str) -> None:
        """Take a mark back, from the room or from the list."""
        events = self.parts.room.events
        if place < len(events):
            event = events[-1 - place]
            done = self.attempt(lambda: sitting_events.take_back(self.store, event.id, reason=reason))
            assert reason or not done
            self.parts.deeds.reload()

    @verb(reason=["", "回避"], asked=(False, True))
    def replace_host(self, reason: str, asked: bool) -> None:
        """Let another preside."""
        ask = self.parts.deeds.events.ask(Happening.CHANGE_HOST.value)
        if ask.hosts and ask.successors:
            old, new = UUID(ask.hosts[-1][0]), ask.successors[0][0]
            party = self.parts.room.parties[0].id if asked else None
            self.attempt(lambda: self.parts.deeds.events.replace(old, new, reason=reason, party_id=party))

    @verb(who=range(3), private=(False, True))
    def note(self, who: int, private: bool) -> None:
        """Put a line on record; never into a sitting that is over."""
        words = f"{'保密' if private else '公开'}{len(self.parts.record.lines)}"
        before = self.parts.room.phase
        done = self.attempt(
            lambda: self.parts.record.note(words, self.parts.room.speakers[who], private=private)
        )
        assert done == (before != "结束")

    @verb(place=range(6), column=["无争议", "争议", "焦点"])
    def sort(self, place: int, column: str) -> None:
        """Sort a line; a private one never."""
        if place < len(self.parts.record.lines):
            line = self.parts.record.lines[place]
            done = self.attempt(lambda: self.parts.record.sort(line.id, column))
            assert not (done and line.private)

    @verb(place=range(6))
    def offer(self, place: int) -> None:
        """Make a proposal of a line; of a private one never."""
        if place < len(self.parts.record.lines):
            line = self.parts.record.lines[place]
            done = self.attempt(lambda: self.parts.offers.from_line(line))
            assert not (done and (line.private or self.parts.room.phase == "结束"))

    @verb(jump=[timedelta(hours=-2), timedelta(hours=1), timedelta(days=1)])
    def jump(self, jump: timedelta) -> None:
        """Set the clock of the machine back or forward."""
        self.clock.at += jump

    @verb(
        outcome=[ADJOURN, "未达成", "撤回", "自行和解", "口头达成"],
        when=["", "下周三 9点", "12-20 9点"], told=(False, True), untold=["", "离开"],
    )  # fmt: skip
    def close(self, outcome: str, when: str, told: bool, untold: str) -> None:
        """End the sitting."""
        ending = self.parts.ending(
            outcome=outcome,
            reason="说明",
            when=when,
            again="当事人申请",
            late_reason="住院",
            routes_told=told,
            untold=untold,
        )
        self.attempt(lambda: self.parts.deeds.close(ending))

    @verb(4)
    def go_on(self) -> None:
        """Begin the next sitting of a case that was adjourned, or take the next case."""
        if self.parts.room.phase != "结束":
            return
        number = self.parts.room.number
        if not self.next_case():
            assert self.parts.room.number == number + 1
        else:
            self.said, self.cause = set(), False
        self.reason = False


class Keys(Lawful):
    """Whatever keys are pressed in the real room, whatever is clicked, whichever event is picked."""

    met: ClassVar[set[object]] = set()
    errors: ClassVar[list[BaseException]] = []

    @initialize(track=st.sampled_from(["RM", "ZA"]), seed=st.integers(0, 2**32))
    def open(self, track: str, seed: int) -> None:
        """Open the room."""
        self.found(track, seed)
        self.room: Room | None = None
        self.parts.deeds.advance("群众先说理")
        self.enter()

    def enter(self) -> None:
        """Go into the room of the sitting as it stands."""
        self.leave()
        self.head = SittingHead()
        self.room = Room(self.parts, self.head, Boundary())
        self.over: list[object] = []
        self.room.finished.connect(lambda case_id, _form: self.over.append(case_id))
        self.room.resize(1278, 716)
        self.room.show()
        self.room.line.words.setFocus()

    def leave(self) -> None:
        """Take the room down."""
        if self.room is not None:
            self.room.flush()
            for each in (self.room, self.head):
                shiboken6.delete(each)
            self.room = None

    def teardown(self) -> None:
        """Take the room down before its store."""
        if hasattr(self, "room"):
            self.leave()
        super().teardown()

    @property
    def hands(self) -> QWidget:
        """Return where the keyboard is."""
        assert self.room is not None, "the room is open"
        where = QApplication.focusWidget()
        return where if where is not None and self.room.isAncestorOf(where) else self.room.line.words

    @verb(words=["a", "1", "2", "zs", "@", "#", "300"])
    def letters(self, words: str) -> None:
        """Type."""
        QTest.keyClicks(self.hands, words)

    @verb(
        key=
            [Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Delete, Qt.Key.Key_Tab,
             Qt.Key.Key_Space, Qt.Key.Key_Backspace, Qt.Key.Key_F2, Qt.Key.Key_F3, Qt.Key.Key_F4]
        ,
        held=[Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier],
    )  # fmt: skip
    def key(self, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
        """Press a key."""
        QTest.keyClick(self.hands, key, held)

    @verb()
    def speak(self) -> None:
        """Say something and put it on record, as far as the room lets."""
        assert self.room is not None, "the room is open"
        self.room.line.words.setFocus()
        QTest.keyClicks(self.room.line.words, "b")
        QTest.keyClick(self.room.line.words, Qt.Key.Key_Return)

    @verb()
    def pause(self) -> None:
        """Press Ctrl+Shift+P, as the page does."""
        assert self.room is not None, "the room is open"
        self.room.closing.pause()

    @verb()
    def private(self) -> None:
        """Press Ctrl+P, as the page does."""
        assert self.room is not None, "the room is open"
        self.room.line.toggle_private()

    @verb(number=range(3))
    def phase(self, number: int) -> None:
        """Press Alt+1, 2 or 3, as the page does."""
        assert self.room is not None, "the room is open"
        self.room.go_to([each.value for each in sittings.TALKING][number])

    @verb()
    def open_gates(self) -> None:
        """Let another workstation put on record what the gates ask for."""
        assert self.room is not None, "the room is open"
        other = Parts.open(self.store, self.sitting_id, today=lambda: TODAY, now=self.store.now)
        for party in other.room.parties:
            self.attempt(functools.partial(other.deeds.demand, party.id, text="评理"))
        self.attempt(lambda: other.deeds.find_cause("没有立桩"))
        self.room.hear()

    @verb()
    def forward(self) -> None:
        """Press the main button at the foot."""
        assert self.room is not None, "the room is open"
        if "next" in self.room.dock.deeds:
            self.room.dock.deeds["next"].click()

    @verb(
        7, kind=Parts.happenings, words=["x", "x", "x", ""], who=range(3), sure=(True, True, True, False),
        tidy=(True, True, False),
    )  # fmt: skip
    def event(self, kind: str, words: str, who: int, sure: bool, tidy: bool) -> None:
        """Pick an event from the menu, say who, type, and press Enter or Esc."""
        assert self.room is not None, "the room is open"
        if tidy:
            self.room.line.clear()
        self.room.closing.ask_event(kind)
        panel = self.room.dock.events
        for _ in range(who):
            QTest.keyClick(panel.words, Qt.Key.Key_Down)
        if panel.successor.count():
            panel.successor.set_value(panel.successor.itemData(0))
        QTest.keyClicks(panel.words, words)
        before = len(self.parts.room.events)
        QTest.keyClick(panel.words, Qt.Key.Key_Return if sure else Qt.Key.Key_Escape)
        if len(self.parts.room.events) == before:
            self.bags["event"].insert(0, kind)  # it has its turn again

    @verb(place=range(201))
    def button(self, place: int) -> None:
        """Press a button that is in sight, by mouse."""
        assert self.room is not None, "the room is open"
        found = [
            each
            for each in (*self.room.findChildren(QPushButton), self.head.pause, self.head.end)
            if each.isEnabled()
            and each.menu() is None
            and (each.isVisible() or each in {self.head.pause, self.head.end})
        ]
        pressed = found[place % len(found)]
        if pressed is self.head.pause:
            self.room.closing.pause()
        elif pressed is self.head.end:
            self.room.closing.ask_end()
        else:
            pressed.click()

    @verb(outcome=range(4), typed=["", "12-20 9点"])
    def end(self, outcome: int, typed: str) -> None:
        """End by the panel, with an empty input line or with a full one."""
        assert self.room is not None, "the room is open"
        self.room.closing.ask_end(self.parts.endings()[outcome])
        panel = self.room.dock.ending
        panel.reason.setText("原因")
        panel.untold.setText("离开")
        panel.next.when.setText(typed)
        panel.next.again.set_value("当事人申请")
        panel.confirm.click()

    @verb(4)
    def clear_and_go_on(self) -> None:
        """Go on after an end: take a wrong mark back, sit again, or take the next case; and empty the input line."""
        assert self.room is not None, "the room is open"
        self.room.line.clear()
        if not self.parts.deeds.ended:
            return
        marks = sitting_events.wrong_marks(self.store)
        if marks and len(self.parts.record.lines) % 2:
            self.attempt(lambda: sitting_events.take_back(self.store, marks[0][0], reason="记错了"))
            self.parts = Parts.open(self.store, self.sitting_id, today=lambda: TODAY, now=self.store.now)
        else:
            self.next_case()
            self.parts.deeds.advance("群众先说理")
        self.enter()

    @invariant()
    def calm(self) -> None:
        """Hold that nothing fails unseen, no dialog opens, and the room shows what is true."""
        if self.errors:
            raise self.errors.pop()
        assert self.room is not None, "the room is open"
        shown = [
            each
            for each in QApplication.topLevelWidgets()
            if each.isVisible() and not isinstance(each, QMenu)
        ]
        assert shown == [self.room], "no dialog, and nothing that stands on the desktop by itself"
        with self.store.reading() as db:
            assert db.get_one(Sitting, self.sitting_id).phase == self.parts.room.phase


def drive(machine: type[Lawful], founded: Path, *, examples: int, steps: int) -> None:
    """Run a machine by a fixed profile, so that what it meets is the same every time."""
    machine.founded = founded
    machine.met = set()
    run_state_machine_as_test(
        machine, settings=settings(max_examples=examples, stateful_step_count=steps, **PROFILE)
    )


def test_no_sequence_of_verbs_reaches_an_illegal_state(founded: Path) -> None:
    drive(Verbs, founded, examples=7, steps=60)

    assert set(Happening) | set(Phase) | {"RM", "ZA"} <= Verbs.met


def test_no_sequence_of_keys_reaches_an_illegal_state(
    founded: Path, qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme.apply(qapp)
    Keys.errors = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, trouble, _where: Keys.errors.append(trouble))

    drive(Keys, founded, examples=4, steps=60)

    assert set(Happening) | set(Phase) | {"RM", "ZA"} <= Keys.met
