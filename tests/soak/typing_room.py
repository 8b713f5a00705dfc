"""The process that tests/soak/kill_in_sitting.py kills: the real room, off screen, with someone who types fast.

python -m tests.soak.typing_room FOLDER SITTING SEED
"""

import json
import os
import random
import sys
import time
from datetime import UTC, datetime
from typing import Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models import station
from models.store import open_store
from tests.ui.fake_machine import FakeMachine
from ui import theme
from ui.viewmodels.caucus import Apart
from ui.window import MainWindow

WORDS = (
    "我家的地",
    "他挪了桩",
    "赔三百",
    "不是存心",
    "老槐树到水口",
    "moved it",
    "栽桩",
    "300 yuan",
    "当面道歉",
    "听清了",
)
PHASES = ("群众先说理", "民警后梳理", "警民共谈理")


def say(kind: str, **what: Any) -> None:
    """Tell the parent, with the moment on the clock that both share."""
    sys.stdout.write(json.dumps({"is": kind, "at": time.monotonic(), **what}, ensure_ascii=False) + "\n")
    sys.stdout.flush()


class Typist:
    """Types into the real input, one stroke at each tick."""

    def __init__(self, page: Any, seed: int) -> None:
        self.room = page.room
        self.line = self.room.line
        self.chance = random.Random(seed)
        self.left = 0

    def tick(self) -> None:
        """Press one key, or commit one word of the input method, or finish the line."""

        words = self.line.words
        dice = self.chance.random()
        if self.left <= 0 and words.text():
            self.enter()
        elif dice < 0.02:
            QTest.keyClick(words, Qt.Key(Qt.Key.Key_F2 + self.chance.randrange(4)))
        elif dice < 0.03:
            self.step()
        elif dice < 0.05:
            self.talk_apart()
        elif dice < 0.12:
            self.write_in_tool()
        else:
            self.left -= 1
            self.type_word(self.chance.choice(WORDS))
        say("SCREEN", text=words.text())
        if self.left <= 0 and not words.text():
            self.left = self.chance.choice((3, 8, 40, 200))

    def type_word(self, word: str) -> None:
        """Type a Latin word by keys and a Chinese one through the input method."""

        words = self.line.words
        if word.isascii():
            QTest.keyClicks(words, word)
            return
        QApplication.sendEvent(words, QInputMethodEvent("zhong", []))
        event = QInputMethodEvent("", [])
        event.setCommitString(word)
        QApplication.sendEvent(words, event)

    def enter(self) -> None:
        """Press Enter; once the input is empty the line is acknowledged."""

        text = self.line.words.text()
        QTest.keyClick(self.line.words, Qt.Key.Key_Return)
        if not self.line.words.text():
            last = self.room.parts.record.lines[-1]
            say("ACK", text=text, apart=last.caucus_id is not None, private=last.private)

    def talk_apart(self) -> None:
        """Open a talk with one party alone, or end the open one."""
        apart = Apart(self.room.parts)
        open_now = next((talk for talk in apart.talks() if talk.ended_at is None), None)
        if open_now is not None:
            apart.ask(open_now.id)
            apart.end(open_now.id)
        else:
            apart.open_with(apart.parties()[0][0], noticed=True, present="")
        self.room.show_all()

    def write_in_tool(self) -> None:
        """Write on in the words of a retelling, which are not on record."""
        dock = self.room.dock
        dock.show_panel("retelling")
        tool = dock.tools["retelling"]
        if tool.chosen is None:
            tool.choose(next(iter(tool.told)))
        event = QInputMethodEvent("", [])
        event.setCommitString(self.chance.choice(WORDS))
        tool.words.moveCursor(QTextCursor.MoveOperation.End)
        QApplication.sendEvent(tool.words, event)
        say("TOOL", text=tool.words.text())

    def step(self) -> None:
        """Go to another phase."""
        to = self.chance.choice(PHASES)
        if to == PHASES[2] and self.room.parts.room.phase == PHASES[0]:
            to = PHASES[1]
        say("GOING", phase=to)
        self.room.go_to(to)
        say("PHASE", phase=self.room.parts.room.phase)


def run_room(folder: str, sitting_id: str, seed: int) -> int:
    """Show the room and type until killed."""

    app = QApplication([])
    theme.apply(app)
    store = open_store(folder)
    with store.reading() as db:
        chief = next(each for each in station.people(db) if each.login == "chen")
        store.person = station.identity(chief)
    window = MainWindow(FakeMachine(), today=lambda: datetime.now(UTC).date(), now=store.now)
    window.open(store)
    store.changed(window.changed)
    window.show()
    window.admit(store.person, login="chen", name="陈立新", role="民警", place="调解室")
    window.go("sitting", sitting=sitting_id)
    page: Any = window.page("sitting")
    typist = Typist(page, seed)
    say("RESTORED", text=page.room.line.text, phase=page.room.parts.room.phase)
    timer = QTimer(interval=20)
    timer.timeout.connect(typist.tick)
    timer.start()
    return app.exec()


if __name__ == "__main__":
    sys.exit(run_room(sys.argv[1], sys.argv[2], int(sys.argv[3])))
