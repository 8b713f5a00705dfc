"""Kill the program in the middle of a sitting, many times, and see that nothing that was acknowledged is lost.

    python -m tests.soak.kill_in_sitting 50

A real process shows the room off screen and types fast: characters by key, Chinese through the input method,
Enter, F-keys, steps between the phases.  It prints each line once it has left the input (``ACK``) and what stands
in the input after each key (``SCREEN``).  The parent kills it with SIGKILL at a random moment, opens the store and
asks: is the file whole, is every acknowledged line there, is what stood in the input one second before the kill
there (as a line, or as the draft), is the sitting in its phase, and does the next process show the draft again.
"""

import json
import random
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from models import cases, caucuses, demands, drafts, record, sittings, station
from models.queries.room import line_key
from models.sittings import Sitting
from models.store import check_whole, open_store
from tests import room_station

ROOT = Path(__file__).parent.parent.parent
GRACE_S = 1.0
#: What the program itself notes when a talk apart begins and ends.
OF_A_TALK = re.compile("与.+单独谈话(开始.*|结束。)", re.DOTALL)


@dataclass
class Heard:
    """What the child told before it died."""

    acked: list[str] = field(default_factory=list)
    screens: list[tuple[float, str, int]] = field(default_factory=list)
    tool: list[tuple[float, str]] = field(default_factory=list)
    leaked: list[str] = field(default_factory=list)
    apart: int = 0
    restored: str | None = None
    phases: set[str] = field(default_factory=set)

    def take(self, told: dict[str, Any]) -> None:
        """Take one message."""
        kind = told["is"]
        if kind == "ACK":
            self.acked.append(told["text"])
            self.apart += told["apart"]
            if told["apart"] and not told["private"]:
                self.leaked.append(told["text"])
        elif kind == "TOOL":
            self.tool.append((told["at"], told["text"]))
        elif kind == "SCREEN":
            self.screens.append((told["at"], told["text"], len(self.acked)))
        elif kind == "RESTORED":
            self.restored = told["text"]
            self.phases = {told["phase"]}
        elif kind == "GOING":
            self.phases = {*self.phases, told["phase"]}
        else:
            self.phases = {told["phase"]}

    def before(self, moment: float) -> tuple[str, int]:
        """Return what stood in the input at a moment, and how many lines were acknowledged by then."""
        stood = [(text, acked) for at, text, acked in self.screens if at <= moment]
        return stood[-1] if stood else ("", 0)

    def tool_before(self, moment: float) -> str:
        """Return what stood in the words of the tool at a moment."""
        return next((text for at, text in reversed(self.tool) if at <= moment), "")


@dataclass
class Figures:
    """What the kills came to."""

    kills: int = 0
    lines: int = 0
    acked: int = 0
    with_unfinished: int = 0
    came_back_as_draft: int = 0
    apart: int = 0
    in_talk: int = 0
    with_tool: int = 0
    lost_characters: list[int] = field(default_factory=list)
    phases: dict[str, int] = field(default_factory=dict)

    def __str__(self) -> str:
        """Say it in a few lines."""
        late = sorted(self.lost_characters) or [0]
        return (
            f"kills {self.kills}; acknowledged lines {self.acked}, lost 0; lines in the record {self.lines}\n"
            f"unfinished text on screen one second before the kill: {self.with_unfinished}, all of it came back"
            f" ({self.came_back_as_draft} as draft, the rest as a line put on record meanwhile)\n"
            f"characters typed in the last moments and not yet in the draft: median {late[len(late) // 2]}, most {late[-1]}\n"
            f"killed in a talk apart {self.in_talk}; lines of talks apart {self.apart}, none of them open to all\n"
            f"unfinished words in a tool one second before the kill: {self.with_tool}, all of them came back\n"
            f"phase at resumption: {self.phases}"
        )


def prepare(folder: Path) -> UUID:
    """Make a station with a running sitting and return the sitting."""
    store = room_station.open_station(folder, lambda: datetime.now(UTC))
    today = datetime.now(UTC).date()
    case_id = room_station.add_case(store, on=today - timedelta(days=1))
    by = room_station.signed_in(store)
    with store.unit() as db:
        subject = cases.case(db, case_id)
        for party in cases.parties(subject):
            demands.state(db, subject, party, text="把桩挪回去", by=by)
        subject.root_cause = "指界时没有立桩"
        sitting = sittings.begin(
            db,
            subject,
            place="调解室",
            hosts=[{"name": "杨学礼", "kind": "人民调解员"}],
            by=by,
            at=store.now(),
        )
        sittings.advance(db, sitting, to=sittings.Phase.STATEMENTS, by=by)
    store.close()
    return sitting.id


def kill_once(folder: Path, sitting_id: UUID, *, seed: int, chance: random.Random) -> tuple[Heard, float]:
    """Run the room, kill it at a random moment, and return what it told and when it was killed."""
    heard = Heard()
    ready = threading.Event()
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.soak.typing_room", str(folder), str(sitting_id), str(seed)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8", cwd=ROOT,
    )  # fmt: skip
    assert child.stdout is not None
    pipe = child.stdout

    def listen() -> None:
        for row in pipe:
            if row.endswith("\n"):
                heard.take(json.loads(row))
                ready.set()

    ear = threading.Thread(target=listen)
    ear.start()
    try:
        assert ready.wait(60), f"the room did not open: {_complaint(child)}"
        threading.Event().wait(chance.uniform(0.1, 4.0))
        moment = time.monotonic()
    finally:
        child.send_signal(signal.SIGKILL)
        child.wait()
        ear.join()
        pipe.close()
        if child.stderr is not None:
            child.stderr.close()
    return heard, moment


def _complaint(child: "subprocess.Popen[str]") -> str:
    child.kill()
    return child.stderr.read() if child.stderr is not None else ""


@dataclass
class Found:
    """What a store holds after a kill."""

    lines: list[str]
    draft: str
    tool: str
    phase: str
    in_talk: bool
    faults: list[str]


def look(folder: Path, sitting_id: UUID) -> Found:
    """Open the store again: the typed lines, the drafts, the phase, whether a talk is open, the faults."""
    store = open_store(folder)
    with store.reading() as db:
        chief = next(each for each in station.people(db) if each.login == "chen")
    store.person = station.identity(chief)
    with store.reading() as db:
        lines = [line.text for line in record.lines(db, sitting_id) if not OF_A_TALK.fullmatch(line.text)]
        draft = str((drafts.load(db, line_key(sitting_id)) or {}).get("text", ""))
        kept = (
            drafts.load(db, row.key) or {} for row in drafts.listing(db) if row.key.startswith("retelling:")
        )
        tool = next((str(each.get("text", "")) for each in kept), "")
        phase = db.get_one(Sitting, sitting_id).phase
        in_talk = any(each.ended_at is None for each in caucuses.of_sitting(db, sitting_id))
    faults = check_whole(store)
    store.close()
    return Found(lines, draft, tool, phase, in_talk, faults)


def run(kills: int, *, seed: int = 0, folder: Path | None = None) -> Figures:
    """Kill so many times, checking after each; an AssertionError says what was lost."""
    chance = random.Random(seed)
    figures = Figures()
    with tempfile.TemporaryDirectory() as made:
        place = folder or Path(made) / "data"
        sitting_id = prepare(place)
        known: list[str] = []
        expected = ""
        for number in range(kills):
            heard, moment = kill_once(place, sitting_id, seed=seed + number, chance=chance)
            found = look(place, sitting_id)
            lines, draft, phase = found.lines, found.draft, found.phase
            assert found.faults == [], f"kill {number}: {found.faults}"
            assert heard.leaked == [], f"kill {number}: words of a talk apart are open to all"
            written = heard.tool_before(moment - GRACE_S)
            assert found.tool.startswith(written), f"kill {number}: {written!r} stood in a tool and is gone"
            assert heard.restored == expected, f"kill {number}: the room showed another unfinished line"
            new = lines[len(known) :]
            assert lines[: len(known)] == known, f"kill {number}: an earlier line changed"
            assert new[: len(heard.acked)] == heard.acked, f"kill {number}: an acknowledged line is lost"
            assert len(new) <= len(heard.acked) + 1, f"kill {number}: lines that nobody typed"
            stood, acked_then = heard.before(moment - GRACE_S)
            later = new[acked_then:]
            back = draft.startswith(stood) or any(line.startswith(stood) for line in later)
            assert back, (
                f"kill {number}: {stood!r} was on screen a second before and is gone (draft {draft!r})"
            )
            assert phase in heard.phases, f"kill {number}: resumed in {phase}, was in {heard.phases}"
            figures.kills += 1
            figures.acked += len(heard.acked)
            figures.apart += heard.apart
            figures.in_talk += found.in_talk
            figures.with_tool += bool(written)
            figures.lines = len(lines)
            figures.phases[phase] = figures.phases.get(phase, 0) + 1
            if stood:
                figures.with_unfinished += 1
                figures.came_back_as_draft += draft.startswith(stood)
            last = heard.screens[-1][1] if heard.screens else ""
            figures.lost_characters.append(
                max(0, len(last) - len(draft)) if len(new) == len(heard.acked) else 0
            )
            known, expected = lines, draft
    return figures


if __name__ == "__main__":
    print(
        run(int(sys.argv[1]) if len(sys.argv) > 1 else 50, seed=int(sys.argv[2]) if len(sys.argv) > 2 else 0)
    )
