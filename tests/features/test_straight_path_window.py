"""One real dispute from the door to the register, typed and clicked in the real window."""

import os
import re

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from models import agreements, cases, papers, record, roster, sittings, station, visits
from models.cases import Case, Outcome, State
from models.papers import PaperState
from models.store import check_whole
from tests import sample
from tests.sample import PASSWORD, TODAY, Room
from tests.ui.fake_machine import FakeMachine
from tests.ui.hands import Hands
from ui import theme
from ui.window import MainWindow

ZHANG = sample.resident("19680507", "011")
ZHAO = sample.resident("19710102", "013")
CTRL = Qt.KeyboardModifier.ControlModifier
KEY = Qt.Key


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Room]:
    made = sample.room(str(tmp_path / "data"))
    with made.store.unit() as db:
        roster.add(db, by=made.administrator, name="杨调解", kind="人民调解员", unit="西岔镇人民调解委员会")
    made.store.person = None
    yield made
    made.store.close()


@pytest.fixture
def machine() -> FakeMachine:
    return FakeMachine()


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, here: Room, machine: FakeMachine) -> Iterator[MainWindow]:
    theme.apply(qapp)
    made = MainWindow(machine, today=lambda: TODAY, now=here.clock)
    qtbot.addWidget(made)

    def sign_in(login: str, password: str) -> None:
        person = here.store.sign_in(login, password)
        made.admit(person, login=login, name=person.name, role=person.role.value, place="西岔派出所调解室")

    made.signin.signed.connect(sign_in)
    stop = here.store.changed(made.changed)
    made.open(here.store)
    with here.store.reading() as db:
        made.signin.show_people([(each.login, each.name) for each in station.people(db)])
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    stop()
    made.close()


def sign_in(hands: Hands) -> None:
    form: Any = hands.window.signin.editor
    hands.choose(form.input("login").inner, "ge")
    hands.type(form.input("password").inner, PASSWORD)
    hands.press(form.input("password").inner, KEY.Key_Return)
    assert hands.window.current == "today"


def receive(hands: Hands) -> None:
    """Type the visit and accept it with Ctrl+Enter."""
    hands.click("rail.intake")
    page: Any = hands.window.page("intake")
    form = page.form
    page.typing.take_source("来所")
    hands.type(form.facts.input("place").inner, "西岔村二组老槐树地头")
    hands.type(
        form.facts.input("brief").inner, "两家承包地相邻，2009年指界后没有立桩。今年春上木桩西移，踩坏麦苗。"
    )
    hands.hit(form.types.chip("land"))
    hands.paste(
        form.cards[0].editor("name").input("name").inner, f"张土根 {ZHANG} 13800001234 西岔村二组12号"
    )
    hands.type(form.cards[1].editor("name").input("name").inner, "赵水生")
    hands.type(form.cards[1].editor("id_number").input("id_number").inner, ZHAO)
    row = form.asks.rows[0]
    hands.choose(row.who, page.viewmodel.cards[0].key)
    hands.type(row.what, "赔麦苗钱，重新定界")
    hands.type(row.amount, "500")
    hands.click("answer.V.否")
    hands.hit(page.meaning.chips.chip("RM"))
    assert page.heading.text() == "接待"
    assert page.subject.text() == "张土根 与 赵水生"
    hands.press(row.amount, KEY.Key_Return, CTRL)


def prepare(hands: Hands) -> None:
    """Fill the panel before the sitting and begin."""
    page: Any = hands.window.page("sitting")
    panel = page.preparation
    assert page.stack.currentWidget() is panel
    hands.type(panel.hosts.line, "杨")
    hands.press(panel.hosts.line, KEY.Key_Return)
    hands.press(panel.hosts.line, KEY.Key_PageDown, CTRL)
    hands.click("begin.list.all")
    hands.press(panel.list.all, KEY.Key_PageDown, CTRL)
    for _ in panel.opening.points:
        hands.press(panel.opening.list, KEY.Key_Space)
    for number in (0, 1):
        hands.press(hands.find(f"consent.{number}.同意"), KEY.Key_Space)
    assert panel.rest.text() == "准备清单：1 项没有勾", "no paper tells the rights yet"
    hands.press(panel.go, KEY.Key_Space)
    assert page.room is not None, panel.problem.text()


def speak(hands: Hands, who: str, words: str, *, key: Qt.Key | None = None) -> None:
    """Let someone speak: by an F-key, or by @ and the first letters of the name."""
    line: QPlainTextEdit = hands.find("utterance")
    if key is not None:
        hands.press(line, key)
    else:
        hands.type(line, f"@{who}")
        hands.press(line, KEY.Key_Return)
    room: Any = hands.window.page("sitting")
    assert room.room.line.voice.name == who
    hands.type(line, words)
    hands.press(line, KEY.Key_Return)
    assert line.toPlainText() == ""


def talk(hands: Hands, here: Room) -> None:
    """Lead the three phases, meeting each gate in the room."""
    page: Any = hands.window.page("sitting")
    room = page.room
    names = [voice.name for voice in room.line.voices]
    keys = {name: KEY(KEY.Key_F2 + place) for place, name in enumerate(names)}
    speak(hands, "张土根", "今年春上他把桩往西挪了两犁。", key=keys["张土根"])
    here.clock.forward(minutes=1)
    speak(hands, "赵水生", "挪桩是孩子干活时碰的。")
    hands.click("deed.next")
    assert room.parts.room.phase == "群众先说理", "one side has no demand yet"
    asked = hands.find("silence_reason")
    hands.type(asked, "赵水生表示只要把界定清楚")
    hands.press(asked, KEY.Key_Return)
    assert room.parts.room.phase == "民警后梳理"
    here.clock.forward(minutes=1)
    speak(hands, "主持人", "2009年指界走向双方没有争议。", key=keys["主持人"])
    line = hands.find("utterance")
    hands.press(line, KEY.Key_Up)
    hands.press(QApplication.focusWidget() or room.record, KEY.Key_1)
    hands.click("deed.next")
    assert room.parts.room.phase == "民警后梳理", "the root cause is not yet found"
    cause = hands.find("root_cause")
    hands.type(cause, "2009年指界时没有立桩")
    hands.click("deed.next")
    assert room.parts.room.phase == "警民共谈理"
    here.clock.forward(minutes=1)


def agree(hands: Hands, here: Room) -> None:
    """Make an offer of a line, let both accept it, write the agreement and end the sitting."""
    page: Any = hands.window.page("sitting")
    room = page.room
    line = hands.find("utterance")
    hands.type(line, "@赵水生")
    hands.press(line, KEY.Key_Return)
    hands.type(line, "赵水生赔偿张土根麦苗损失300元，以现金当面支付。")
    hands.press(line, KEY.Key_Return, CTRL)
    hands.click("offer.1.甲.接受")
    hands.see("双方接受")
    hands.click("deed.draft")
    first = {part: hands.find(f"clause.0.{part}") for part in ("payer", "payee", "amount", "due", "method")}
    assert (first["payer"].value(), first["payee"].value(), first["amount"].text()) == (
        "赵水生",
        "张土根",
        "300.00",
    )
    hands.type(first["due"], "2026-11-23")
    hands.choose(first["method"], "现金")
    hands.click("agreement.add")
    hands.type(hands.find("clause.1.text"), "双方就本次纠纷一次性了结，今后互不滋扰。")
    hands.type(hands.find("agreement.performance"), "2026年11月23日前一次付清，现金，当面点清。")
    hands.click("deed.check")
    red = [gap.sentence for gap in room.parts.draft.gaps if gap.severity == "red"]
    assert red == []
    read_aloud(hands, room)
    here.clock.forward(minutes=5)
    hands.click("deed.agree")
    assert hands.window.current == "papers"


def read_aloud(hands: Hands, room: Any) -> None:
    """Read the clauses to the parties and let each confirm, led there by the line of the draft's problems."""
    next(each for each in room.dock.agreement.problems if each.property("gap") == "reading").go()
    tool = room.dock.tools["reading"]
    while tool.next.isVisible():
        hands.click("reading.next")
    for party in [*tool.answers]:
        tool.answers[party].tick.click()
    assert room.parts.reading_gaps() == ()
    room.dock.show_panel("agreement")


def finish_paper(hands: Hands, machine: FakeMachine) -> None:
    """See the draft, make it final, print it, and record that it was signed."""
    page: Any = hands.window.page("papers")
    assert page.shown.chosen.form == "D14"
    hands.until(lambda: page._pdf.startswith(b"%PDF"))
    assert hands.find("papers.preview").isVisible()
    assert page.shown.red == 0
    hands.click("papers.final")
    hands.click("deed.go")
    hands.until(lambda: page.shown.printed == 3)
    assert [name for name, _ in machine.asked] == ["print"] * 3
    hands.click("papers.sign")
    hands.type(page.panel.editor.input("note").inner, "双方当场签名捺印")
    hands.click("deed.go")
    assert page.shown.signed


def hand_in(hands: Hands, machine: FakeMachine, target: Path) -> list[tuple[object, ...]]:
    """Look at the register of the month and export it."""
    hands.click("rail.registers")
    page: Any = hands.window.page("registers")
    hands.click("registers.R3.choice")
    hands.see("1 件")
    machine.path = target
    hands.click("registers.export")
    hands.click("registers.export.go")
    hands.until(target.exists)
    hands.until(lambda: not hands.window.tasks.running)
    hands.see("已导出 1 件")
    assert page.view.viewmodel.key == "R3"
    sheet = openpyxl.load_workbook(target).worksheets[0]
    return [tuple(row) for row in sheet.iter_rows(values_only=True)]


def follow_up(hands: Hands, here: Room) -> None:
    """Enter the payment when it has come, and the call a month later."""
    hands.click("rail.visits")
    page: Any = hands.window.page("visits")
    page.list.light(next(line for line in page.list.lines if line.due.obligation_id is not None))
    hands.click("due.receive", page.due.foot)
    assert page.panel.editor.value("amount") == "300.00"
    hands.type(page.panel.editor.input("evidence").inner.lineEdit(), "收条")
    hands.click("deed.go", page.panel)
    hands.see("全部履行")
    page.list.light(next(line for line in page.list.lines if line.due.kind.value == "visit"))
    hands.click("due.record", page.due.foot)
    hands.choose(page.panel.editor.input("satisfaction").inner, "满意")
    hands.type(page.panel.editor.input("text").inner, "双方都说没有新的矛盾。")
    hands.click("deed.go", page.panel)
    hands.see("已记下这次回访")


def the_case(here: Room, db: Any) -> Case:
    found = db.query(Case).one()
    assert isinstance(found, Case)
    return found


def test_a_dispute_goes_from_the_door_to_the_register_in_the_window(
    qtbot: QtBot, window: MainWindow, here: Room, machine: FakeMachine, tmp_path: Path
) -> None:
    hands = Hands(qtbot, window)
    sign_in(hands)

    receive(hands)
    assert window.current == "sitting"
    hands.see("已受理，登记编号")
    prepare(hands)
    talk(hands, here)
    agree(hands, here)
    finish_paper(hands, machine)
    rows = hand_in(hands, machine, tmp_path / "R3.xlsx")
    follow_up(hands, here)

    with here.store.reading() as db:
        subject = the_case(here, db)
        assert (subject.track, subject.state, subject.outcome) == (
            "RM",
            State.PERFORMED.value,
            Outcome.AGREED.value,
        )
        assert [(party.name, party.side) for party in cases.parties(subject)] == [
            ("张土根", "甲"),
            ("赵水生", "乙"),
        ]
        (sitting,) = sittings.of_case(db, subject.id)
        assert subject.root_cause == "2009年指界时没有立桩"
        said = [(line.speaker, line.phase) for line in record.lines(db, sitting.id)]
        assert said == [
            ("主持人", "准备"), ("张土根", "准备"), ("赵水生", "准备"), ("张土根", "群众先说理"), ("赵水生", "群众先说理"), ("主持人", "民警后梳理"), ("赵水生", "警民共谈理"),
            *[("主持人", "警民共谈理")] * 3, ("张土根", "警民共谈理"), ("赵水生", "警民共谈理"),
        ]  # fmt: skip
        made = agreements.latest(db, subject.id)
        assert made is not None
        assert (made.state, len(made.clauses)) == ("已签", 2)
        paid = [
            (each.amount, each.performed_on, each.evidence)
            for each in agreements.obligations(db, made.id)
            if each.amount
        ]
        assert paid == [(30_000, TODAY, "收条")]
        done = [visit for visit in visits.of_case(db, subject.id) if visit.done_on is not None]
        assert [visit.satisfaction for visit in done] == ["满意"]
        (paper,) = papers.of_case(db, subject.id)
        assert (paper.form, paper.number, paper.state) == (
            "D14",
            "（2026）西人调字第1号",
            PaperState.SIGNED.value,
        )
    told = " ".join(str(cell) for row in rows for cell in row if cell is not None)
    assert "（2026）西人调字第1号" in told
    assert not re.search(r"\d{17}[\dX]", told), "full ID numbers are masked"
    assert check_whole(here.store) == []
