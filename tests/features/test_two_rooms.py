"""Two mediators on two workstations in one sitting: both see everything, neither overwrites the other."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import workstation
from models import audit, cases, demands, record, sittings, station
from models.errors import Refusal
from models.sittings import Phase
from models.station import Identity, Officer
from models.store import Store, open_store
from tests.room_station import MORNING, TODAY, Clock, add_case, open_station, signed_in
from ui import theme
from ui.boundary import Boundary
from ui.viewmodels.sitting_parts import Parts
from ui.widgets.sitting_head import SittingHead
from ui.widgets.sitting_room import Room

ENTER = Qt.Key.Key_Return
BOTH = [{"name": "陈立新", "kind": "民警"}, {"name": "葛玉芳", "kind": "民警"}]


@dataclass
class Desk:
    """One workstation: its store, its room, and what its banner said."""

    store: Store
    room: Room
    said: list[str] = field(default_factory=list)
    left: list[tuple[UUID, str]] = field(default_factory=list)

    @property
    def parts(self) -> Parts:
        return self.room.parts

    def texts(self) -> list[str]:
        return [
            entry.line.text if entry.line else entry.text.split("　")[0] for entry in self.room.record.entries
        ]

    def speak(self, words: str) -> None:
        QApplication.clipboard().setText(words)
        self.room.line.words.setFocus()
        self.room.line.words.paste()
        QTest.keyClick(self.room.line.words, ENTER)


@pytest.fixture
def here(engine_url: str) -> Iterator[Store]:
    opened = open_station(engine_url, Clock())
    yield opened
    opened.close()


@pytest.fixture
def there(engine_url: str, here: Store) -> Iterator[Store]:
    """Open the same store on another workstation, whose clock goes two hours behind; 葛玉芳 is signed in."""
    opened = open_store(engine_url, now=Clock(MORNING - timedelta(hours=2)))
    opened.person = person(here, "葛玉芳")
    opened.poll()
    here.poll()
    yield opened
    opened.close()


def person(store: Store, name: str) -> Identity:
    with store.reading() as db:
        return next(station.identity(each) for each in db.query(Officer).all() if each.name == name)


@pytest.fixture
def sitting_id(here: Store) -> UUID:
    case_id = add_case(here, track="ZA")
    with here.unit() as db:
        sitting = sittings.begin(
            db, cases.case(db, case_id), place="调解室", hosts=BOTH, by=signed_in(here), at=here.now()
        )
        sittings.advance(db, sitting, to=Phase.STATEMENTS, by=signed_in(here))
        return sitting.id


@pytest.fixture
def desks(
    qtbot: QtBot, qapp: QApplication, here: Store, there: Store, sitting_id: UUID
) -> Iterator[tuple[Desk, Desk]]:
    theme.apply(qapp)
    made = [sit(qtbot, store, sitting_id) for store in (here, there)]
    yield made[0], made[1]
    for desk in made:
        shiboken6.delete(desk.room)


def sit(qtbot: QtBot, store: Store, sitting_id: UUID) -> Desk:
    """Open the room as the page does, and let it hear what the store tells."""
    boundary = Boundary()
    parts = Parts.open(store, sitting_id, today=lambda: TODAY, now=store.now)
    room = Room(parts, SittingHead(), boundary)
    desk = Desk(store, room)
    boundary.refused.connect(desk.said.append)
    room.finished.connect(lambda case_id, form: desk.left.append((case_id, form)))
    store.changed(lambda _changed: room.hear())
    qtbot.addWidget(room)
    room.resize(1278, 716)
    room.show()
    return desk


def hear(*desks: Desk) -> None:
    """Let each workstation look once, as its timer does."""
    for desk in desks:
        desk.store.poll()


def test_a_workstation_looks_within_two_seconds() -> None:
    assert workstation.POLL_MS <= 2_000


def test_lines_events_and_phases_of_one_are_seen_by_the_other(desks: tuple[Desk, Desk]) -> None:
    first, second = desks
    first.speak("桩往西挪了两犁")
    hear(second)
    second.speak("是孩子碰的")
    second.parts.deeds.happen("离席", party_id=second.parts.room.parties[1].id, text="接电话")
    hear(first)
    first.room.go_to("民警后梳理", silence_reason="双方只要求评理")
    hear(second, first)

    assert first.texts() == second.texts() == [
        "群众先说理", "桩往西挪了两犁", "是孩子碰的", first.texts()[3], "民警后梳理",
    ]  # fmt: skip
    assert [each.seq for each in second.parts.record.lines] == [1, 2]
    assert (second.parts.room.phase, second.room.dock.tabs.isVisible()) == ("民警后梳理", True)
    assert second.parts.room.away == ("赵某",)


def test_what_is_being_typed_stays_while_the_other_writes_and_is_kept_by_person(
    desks: tuple[Desk, Desk], sitting_id: UUID
) -> None:
    first, second = desks
    for desk, words in ((first, "陈立新的半句"), (second, "葛玉芳的半句")):
        QApplication.clipboard().setText(words)
        desk.room.line.words.setFocus()
        desk.room.line.words.paste()
        desk.room.flush()
    third = Parts.open(first.store, sitting_id, today=lambda: TODAY, now=first.store.now)
    third.record.note("别的话", third.room.speakers[0])
    hear(second)

    assert second.room.line.text == "葛玉芳的半句"
    assert "别的话" in second.texts()
    # after a kill each comes back to their own line; a line put on record lets only its writer's draft go
    again = Parts.open(second.store, sitting_id, today=lambda: TODAY, now=second.store.now)
    assert again.record.kept().text == "葛玉芳的半句"
    assert third.record.kept().text == ""


def test_the_same_step_taken_twice_is_refused_once_in_a_sentence(desks: tuple[Desk, Desk]) -> None:
    first, second = desks
    first.room.go_to("民警后梳理", silence_reason="双方只要求评理")
    second.room.go_to("民警后梳理", silence_reason="别的原因")

    assert second.said == ["现在是“民警后梳理”，下一步不能直接到“民警后梳理”。"]
    with first.store.reading() as db:
        steps = [
            each.text for each in sittings.events(db, first.parts.room.sitting_id) if each.kind == "阶段"
        ]
        kept = db.get_one(sittings.Sitting, first.parts.room.sitting_id).silence_reason
    assert (steps, kept) == (["群众先说理", "民警后梳理"], "双方只要求评理")


def test_a_sitting_ended_there_lets_the_room_here_go_and_keeps_typed_words(desks: tuple[Desk, Desk]) -> None:
    first, second = desks
    QApplication.clipboard().setText("还没记下")
    first.room.line.words.setFocus()
    first.room.line.words.paste()
    second.parts.deeds.close(second.parts.ending(outcome="未达成", reason="谈不拢", untold="离开"))
    hear(first)
    kept = ([*first.left], first.room.line.text, first.room.line.problem.text())
    QTest.keyClick(first.room.line.words, ENTER)

    assert kept[:2] == ([], "还没记下")
    assert "已在另一台电脑上结束" in kept[2]
    assert first.room.line.text == "还没记下"  # refused, not lost
    with pytest.raises(Refusal, match="这场调解已经结束"):
        first.parts.deeds.close(first.parts.ending(outcome="撤回", reason="和好了"))
    first.room.dock.deeds["leave"].click()
    assert [form for _, form in first.left] == ["D18"]


def test_answers_of_two_sides_given_on_two_workstations_both_stay(desks: tuple[Desk, Desk]) -> None:
    first, second = desks
    first.room.go_to("民警后梳理", silence_reason="双方只要求评理")
    first.parts.deeds.find_cause("没有立桩")
    first.room.go_to("警民共谈理")
    made = first.parts.offers.propose("赔三百元", speaker="赵某")
    hear(second)
    first.parts.offers.answer(made, "甲", "接受")
    second.parts.offers.answer(made, "乙", "接受")
    hear(first, second)

    for desk in desks:
        (offer,) = desk.parts.room.offers
        assert (dict(offer.answers), offer.accepted) == ({"甲": "接受", "乙": "接受"}, True)


def together(*deeds: Callable[[], object]) -> list[BaseException | None]:
    """Do everything at the same moment; return what each raised."""
    gate = threading.Barrier(len(deeds))
    raised: list[BaseException | None] = [None] * len(deeds)

    def run(place: int, deed: Callable[[], object]) -> None:
        gate.wait()
        try:
            deed()
        except BaseException as trouble:  # noqa: BLE001 -- the test looks at it
            raised[place] = trouble

    threads = [threading.Thread(target=run, args=(place, deed)) for place, deed in enumerate(deeds)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return raised


def test_lines_typed_at_the_same_moment_are_all_there_in_one_order(
    here: Store, there: Store, sitting_id: UUID
) -> None:
    def writer(store: Store) -> Callable[[], None]:
        parts = Parts.open(store, sitting_id, today=lambda: TODAY, now=store.now)

        def write() -> None:
            for number in range(20):
                parts.record.note(f"{signed_in(store).name}{number}", parts.room.speakers[0])

        return write

    assert together(writer(here), writer(there)) == [None, None]

    with here.reading() as db:
        kept = record.lines(db, sitting_id)
        assert [each.seq for each in kept] == list(range(1, 41))
        for name in ("陈立新", "葛玉芳"):
            own = [each.text for each in kept if each.text.startswith(name)]
            assert own == [f"{name}{number}" for number in range(20)]
        assert audit.verify(db) is None


@pytest.mark.parametrize("deed", ["close", "advance", "pause", "violation"])
def test_the_same_deed_at_the_same_moment_is_done_once(
    here: Store, there: Store, sitting_id: UUID, deed: str
) -> None:
    def doing(store: Store) -> Callable[[], object]:
        parts = Parts.open(store, sitting_id, today=lambda: TODAY, now=store.now)
        who = parts.room.parties[1].id
        deeds: dict[str, Callable[[], object]] = {
            "close": lambda: parts.deeds.close(
                parts.ending(outcome="未达成", reason=signed_in(store).name, untold="离开")
            ),
            "advance": lambda: parts.deeds.advance("民警后梳理", silence_reason="只要求评理"),
            "pause": lambda: parts.deeds.happen("休会"),
            "violation": lambda: parts.deeds.happen("违法嫌疑人逃跑", text="跑了", party_id=who),
        }
        return deeds[deed]

    raised = together(doing(here), doing(there))

    assert sorted(type(each).__name__ for each in raised) == ["NoneType", "Refusal"]
    with here.reading() as db:
        told: list[Any] = [(each.kind, each.text) for each in sittings.events(db, sitting_id)][1:]
        numbers = [each.seq for each in sittings.events(db, sitting_id)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert told == {
        "close": [("阶段", "结束")], "advance": [("阶段", "民警后梳理")], "pause": [("休会", "")],
        "violation": [("违法嫌疑人逃跑", "跑了"), ("阶段", "结束")],
    }[deed]  # fmt: skip


def test_demands_of_two_workstations_open_the_gate_together(
    here: Store, there: Store, sitting_id: UUID
) -> None:
    rooms = [Parts.open(store, sitting_id, today=lambda: TODAY, now=store.now) for store in (here, there)]
    sides = [next(each for each in rooms[0].room.parties if each.side == side) for side in ("甲", "乙")]

    assert together(
        lambda: rooms[0].deeds.demand(sides[0].id, text="把桩挪回去"),
        lambda: rooms[1].deeds.demand(sides[1].id, text="不赔"),
    ) == [None, None]
    rooms[0].deeds.advance("民警后梳理")

    with there.reading() as db:
        case_id = rooms[0].room.case_id
        assert {each.text for each in demands.of_case(db, case_id)} == {"把桩挪回去", "不赔"}
