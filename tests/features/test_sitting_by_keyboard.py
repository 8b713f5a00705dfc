"""Two published disputes held in the real window by keys alone, from 准备 to 达成协议; the record reads as the story."""

import re
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import resources
from desktop import published, published_sitting, published_walk
from desktop.published import Published
from desktop.published_run import Clock, Walk
from exports import facts, pdf
from exports.compose import compose
from exports.forms import FORMS
from models import cases, roster, sittings
from models.cases import Outcome
from models.store import Store
from tests.room_station import open_station, signed_in
from tests.ui.fake_machine import FakeMachine
from ui import theme
from ui.window import MainWindow

KEY = Qt.Key
NONE, CTRL, ALT = (
    Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier,
)  # fmt: skip
START = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
SECOND = timedelta(seconds=20)
MOST_TABS = 150


class Ticking(Clock):
    """The clock of the walk, which goes on by itself at each look."""

    def __call__(self) -> datetime:
        self.now += SECOND
        return self.now


@dataclass
class Keyboard:
    """Keys to wherever the cursor is, and nothing else."""

    window: MainWindow
    qtbot: QtBot

    def until(self, true: Callable[[], bool]) -> None:
        """Let the window work until something is so."""
        self.qtbot.waitUntil(true)

    @property
    def at(self) -> QWidget:
        """Return what has the keyboard, once the window has done what the last key asked."""
        self.qtbot.wait(1)
        return QApplication.focusWidget() or self.window

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE, *, times: int = 1) -> None:
        for _ in range(times):
            QTest.keyClick(self.at, key, modifier)

    def type(self, words: str) -> None:
        """Type Latin by keys, and let the input method commit the rest."""
        if words.isascii():
            QTest.keyClicks(self.at, words)
            return
        event = QInputMethodEvent("", [])
        event.setCommitString(words)
        QApplication.sendEvent(self.at, event)

    def say(self, who: str, kind: str, words: str) -> None:
        """Put a line on record in one go: who, what kind, the words."""
        self.type(f"＠{who} ")
        self.type(f"＃{kind} ")
        self.type(words)
        self.press(KEY.Key_Return)

    def reach(self, name: str) -> None:
        """Go from field to field by Tab until the one of this name has the keyboard."""
        seen = []
        for _ in range(MOST_TABS):
            if self.at.objectName() == name:
                return
            seen.append(self.at.objectName())
            self.press(KEY.Key_Tab)
        raise AssertionError(f"{name} is not reached by Tab: {seen}")


@pytest.fixture
def clock() -> Ticking:
    return Ticking(START)


@pytest.fixture
def store(tmp_path: Path, clock: Ticking) -> Iterator[Store]:
    opened = open_station(tmp_path, clock)
    yield opened
    opened.close()


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, store: Store, clock: Ticking) -> Iterator[MainWindow]:
    theme.apply(qapp)
    made = MainWindow(FakeMachine(), today=lambda: clock.now.date(), now=store.now)  # noqa: PLW0108 -- the day goes on
    qtbot.addWidget(made)
    made.open(store)
    ended = store.changed(made.changed)
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    made.admit(store.person, login="chen", name="陈立新", role="民警", place="调解室")
    yield made
    ended()
    made.close()
    shiboken6.delete(made)


def accepted(store: Store, clock: Ticking, key: str) -> tuple[Published, Any]:
    """Receive and accept a published case as the tour does; return it and its id."""
    case = published.read(resources.ROOT / "demo" / "cases" / f"{key}.yaml")
    run: Walk = published_walk.begin(store, case, by=signed_in(store), clock=clock)
    case_id = published_walk.receive(run)
    walked = published_walk.choose(run, case_id)
    published_walk.accept(run, walked)
    _, invitees = published_sitting.helpers(run, walked.track)
    with store.unit(by=signed_in(store)) as db:
        for each in invitees:
            roster.add(db, by=signed_in(store), name=each["name"], kind=each["kind"], unit=each["unit"])
    return case, case_id


@dataclass
class Sitting:
    """One published sitting, held by keys."""

    keys: Keyboard
    case: Published
    case_id: Any

    @property
    def page(self) -> Any:
        return self.keys.window.page("sitting")

    @property
    def room(self) -> Any:
        return self.page.room

    def prepare(self, host: str, invited: list[str]) -> None:
        """Open the case in the list, fill in the four steps, begin."""
        keys, panel = self.keys, self.page.preparation
        keys.reach(f"sitting.prepare.{self.case_id}")
        keys.press(KEY.Key_Space)
        keys.until(panel.isVisible)
        keys.reach("hosts")
        keys.type(host)
        keys.press(KEY.Key_Return)
        keys.reach("invitees")
        for name in invited:
            keys.type(name)
            keys.press(KEY.Key_Return)
        for place in range(len(invited)):
            keys.reach(f"invitees.agreed.{place}")
            keys.press(KEY.Key_Space)
        keys.press(KEY.Key_PageDown, CTRL)
        keys.reach("begin.list.all")
        keys.press(KEY.Key_Space)
        keys.press(KEY.Key_PageDown, CTRL)
        keys.press(KEY.Key_Space, times=len(panel.opening.points))
        keys.press(KEY.Key_Space, times=len(panel.consents.said))
        keys.reach("begin.go")
        keys.press(KEY.Key_Space)
        if keys.at.objectName() == "open_reason":
            keys.type("公开材料没有证件号码，随后补核")
            keys.press(KEY.Key_Return)
        keys.until(lambda: self.room is not None)

    def speak(self) -> None:
        """群众先说理: what each said and asks for."""
        for who, words in self.case.said("phase1_statements", ""):
            self.keys.say(who, "事实", words)
        for claim in self.case.look("claims") or []:
            self.keys.say(claim["by"], "诉求", claim["text"])

    def sort(self) -> None:
        """民警后梳理: lines into their columns, evidence, the root cause."""
        keys, found = self.keys, self.case.look("phase2_findings")
        keys.press(KEY.Key_2, ALT)
        if keys.at.objectName() == "silence_reason":
            keys.type("公开材料没有写明各方的诉求")
            keys.press(KEY.Key_Return)
        for part, kind, column in (("agreed", "事实", KEY.Key_1), ("disputed", "争议", KEY.Key_2)):
            for words in found[part]:
                keys.say("陈立新", kind, words)
                keys.press(KEY.Key_Up)
                keys.press(column)
                keys.press(KEY.Key_Escape)
        for words in found["evidence"]:
            keys.say("陈立新", "证据", words)
        keys.reach("root_cause")
        keys.type(found["crux"])

    def talk(self, offers: list[tuple[str, str]]) -> None:
        """警民共谈理: who said what, what was proposed, what each side answered."""
        keys = self.keys
        keys.press(KEY.Key_3, ALT)
        names = [voice.name for voice in self.room.line.voices]
        for who, words in self.case.said("phase3_talk", ""):
            keys.say(who if who in names else "陈立新", "其他", words)
        for who, words in offers:
            keys.type(f"＠{who} ")
            keys.type(words)
            keys.press(KEY.Key_Return, CTRL)

    def accept(self, round_: int) -> None:
        """Let both sides say 同意 to a proposal."""
        for side in (KEY.Key_1, KEY.Key_2):
            self.keys.reach(f"offer.{round_}")
            self.keys.press(side)

    def agree(self) -> None:
        """Draft the agreement of what was accepted, and end with it, saying what the published sources leave out."""
        keys = self.keys
        keys.reach("deed.draft")
        keys.press(KEY.Key_Space)
        keys.reach("deed.agree")
        keys.press(KEY.Key_Space)
        assert keys.at.objectName() == "agree_reason"
        keys.type("公开材料没有证件号码和履行方式，随后补核补读")
        keys.press(KEY.Key_Return)
        keys.until(lambda: self.room is None)


@pytest.fixture
def read(require: Callable[[str], str], tmp_path: Path) -> Callable[[bytes], str]:
    """Return the words of a PDF without spaces and without the column of times, as Poppler reads them."""
    program = require("pdftotext")

    def words(data: bytes) -> str:
        source = tmp_path / "record.pdf"
        source.write_bytes(data)
        done = subprocess.run([program, "-enc", "UTF-8", str(source), "-"], check=True, capture_output=True)
        return re.sub(r"\d{1,2}:\d\d", "", "".join(done.stdout.decode("utf-8").split()))

    return words


def story(case: Published, offers: list[tuple[str, str]]) -> list[str]:
    """Return what the record must tell, in this order."""
    found = case.look("phase2_findings")
    claims = case.look("claims") or []
    return [
        "听清了，同意调解。",
        "群众先说理（", *(words for _, words in case.said("phase1_statements", "")), *(each["text"] for each in claims),
        "民警后梳理（", *found["agreed"], *found["disputed"], *found["evidence"],
        "警民共谈理（", *(words for _, words in case.said("phase3_talk", "")), *(words for _, words in offers),
        "没有争议的事实：", *found["agreed"], "有争议的事项：", *found["disputed"], "证据：", *found["evidence"],
        "自愿达成如下协议：", "以下空白",
    ]  # fmt: skip


FUFANG = (
    "02-fufang-cow-kitchen", ["专业人员", "族人"],
    [("黄老汉", "要求按两万多元买走整牛"), ("黄某", "赔偿损失4000元，双方和解，当场付清")], [2], "一、赔偿损失4000元，双方和解，当场付清",
)  # fmt: skip
SHANGZHEN = (
    "11-shangzhen-16-year-right-of-way", ["司法所", "镇政府", "见证人"],
    [("陈某", "就打架事实达成协议，各自承担医药费"), ("叶某", "就出路问题达成协议，次日履行完毕")], [1, 2],
    "二、就出路问题达成协议，次日履行完毕",
)  # fmt: skip


@pytest.mark.parametrize(
    ("key", "invited", "offers", "taken", "clause"), [FUFANG, SHANGZHEN], ids=["fufang", "shangzhen"]
)
def test_published_sitting_is_held_by_keys_alone_and_its_record_tells_the_story(  # noqa: PLR0917 -- a case and five fixtures
    key: str, invited: list[str], offers: list[tuple[str, str]], taken: list[int], clause: str,
    window: MainWindow, store: Store, clock: Ticking, qtbot: QtBot, read: Callable[[bytes], str],
) -> None:  # fmt: skip
    case, case_id = accepted(store, clock, key)
    keys = Keyboard(window, qtbot)
    keys.press(KEY.Key_3, CTRL)
    held = Sitting(keys, case, case_id)

    held.prepare("gyf", invited)
    held.speak()
    held.sort()
    held.talk(offers)
    for round_ in taken:
        held.accept(round_)
    held.agree()

    with store.reading() as db:
        subject = cases.case(db, case_id)
        held_one = sittings.of_case(db, case_id)[-1]
        form = published_sitting.record_form(subject.track)
        told = facts.of(db, subject, form, today=clock.now.date(), sitting=held_one)
    said = read(pdf.render(compose(FORMS[form], told)))
    assert (subject.outcome, held_one.phase) == (Outcome.AGREED.value, "结束")
    place = 0
    for words in story(case, offers):
        found = said.find("".join(words.split()), place)
        assert found >= 0, f"{words} is not told here: {said[place : place + 160]}"
        place = found
    assert said.count(clause) == 1
