"""接待 at speed: keyboard alone, people who were here before, and what is covered while a party looks on."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from models import numbering
from models.cases import Case, Outcome, State
from models.intake import receive
from models.people import Person
from tests.sample import Room, draft, resident
from tests.ui import rooms
from ui.page import Context
from ui.pages import intake
from ui.viewmodels.card import Difference

ZHANG = resident("19680507", "011")


@pytest.fixture
def here(founded: Room, tmp_path: Path) -> Iterator[Room]:
    for room in rooms.copied(founded, tmp_path / "data"):
        room.clock.now = datetime(2026, 11, 21, 6, 32, tzinfo=UTC)
        yield room


@pytest.fixture
def page(context: Context, here: Room) -> Iterator[Any]:
    context.store, context.person = here.store, here.officer
    yield from rooms.standing(intake.PAGE.open(context))


class Hands:
    """Presses keys where the cursor stands and counts them; a Chinese character costs three."""

    CHARACTER = 3

    def __init__(self, page: QWidget) -> None:
        self.page, self.presses = page, 0

    def where(self) -> QWidget:
        found = self.page.focusWidget()
        assert found is not None, "nothing has the keyboard"
        return found

    def key(self, key: Qt.Key, *, ctrl: bool = False, times: int = 1) -> None:
        for _ in range(times):
            how = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
            QTest.keyClick(self.where(), key, how)
            self.presses += 1

    def write(self, text: str) -> None:
        if text.isascii():
            QTest.keyClicks(self.where(), text)
            self.presses += len(text)
            return
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(self.where(), event)
        self.presses += self.CHARACTER * len(text)

    def tab_to(self, name: str) -> None:
        QApplication.sendPostedEvents()  # what was just offered is shown with the next turn of the loop
        for _ in range(12):
            if self.where().objectName() == name or self.where().property("text") == name:
                return
            self.key(Qt.Key.Key_Tab)
        raise AssertionError(name)


def case_of(here: Room) -> Case:
    with here.store.reading() as db:
        return db.scalars(select(Case)).one()


def test_simple_quarrel_is_accepted_in_90_key_presses(page: Any, here: Room) -> None:
    """At a leisurely press a second that is a minute and a half: under the two minutes asked for."""
    hands = Hands(page)
    page.setFocus()
    hands.key(Qt.Key.Key_F9)
    hands.write("楼上漏水吵架")
    hands.tab_to("name")
    hands.write("张土根")
    hands.key(Qt.Key.Key_Tab)
    hands.write("13800001234")
    hands.tab_to("name")
    hands.write("赵水生")
    hands.tab_to("what")
    hands.write("修好水管")
    hands.tab_to("chip.neighbours")
    hands.key(Qt.Key.Key_Space)
    hands.tab_to("chip.RM")
    hands.key(Qt.Key.Key_Space)
    hands.key(Qt.Key.Key_Return, ctrl=True)

    case = case_of(here)
    assert (case.state, case.track, case.source, case.title) == (
        State.ACCEPTED, "RM", "来所", "张土根与赵水生邻里纠纷",
    )  # fmt: skip
    assert hands.presses <= 90


def test_paper_of_a_village_is_entered_in_60_key_presses_and_keeps_its_number(page: Any, here: Room) -> None:
    """A minute at one press a second: day, pad number, who, what, and how it ended."""
    with here.store.unit() as db:
        pad = numbering.reserve(db, "people", count=1, year=2026, form="D13", by=here.officer)[0].text
    hands = Hands(page)
    page.arrive(paper=True)
    hands.key(Qt.Key.Key_F9)
    page.form.focus("received")
    hands.write("11-02")
    hands.key(Qt.Key.Key_Tab)
    hands.write("1")
    hands.tab_to("result")
    hands.key(Qt.Key.Key_Down)
    hands.tab_to("brief")
    hands.write("邻居争路")
    hands.tab_to("name")
    hands.write("张土根")
    hands.key(Qt.Key.Key_Tab)
    hands.tab_to("name")
    hands.write("赵水生")
    hands.tab_to("chip.neighbours")
    hands.key(Qt.Key.Key_Space)
    hands.tab_to("chip.RM")
    hands.key(Qt.Key.Key_Space)
    hands.key(Qt.Key.Key_Return, ctrl=True)

    with here.store.reading() as db:
        case = db.scalars(select(Case)).one()
        numbers = [each.text for each in numbering.of_case(db, case.id)]
    assert (case.outcome, f"{case.concluded_on}", pad in numbers) == (Outcome.ORAL, "2026-11-02", True)
    assert hands.presses <= 60


def known(qtbot: QtBot, page: Any, here: Room, **words: str) -> Any:
    """Put a person on record and let somebody alike be typed."""
    with here.store.unit() as db:
        receive(db, draft(), by=here.officer, now=here.clock.now)
    card = page.form.cards[0]
    for key, text in words.items():
        field = card.editor(key).input(key).inner
        assert isinstance(field, QLineEdit)
        field.setText(text)
        field.textEdited.emit(text)
    qtbot.waitUntil(lambda: card.known.shown is not None, timeout=5000)
    return card


def test_person_who_was_here_before_is_offered_and_taken(qtbot: QtBot, page: Any, here: Room) -> None:
    card = known(qtbot, page, here, name="张士根")
    said, past = card.known.words.text(), card.known.past.text()
    card.known.same.click()

    assert (
        said
        == f"像是以前来过的：张土根，男，9901**********{ZHANG[-4:]}，138****1234，西岔村二组12号（只差一字）"
    )
    assert past == "2026-11-21 张土根与赵水生山林土地纠纷，已登记"
    assert (card.party.name, card.editor("telephone").value("telephone")) == ("张土根", "138****1234")
    assert (card.editor("birth").value("birth"), card.known.isHidden()) == ("****-**-**", True)
    page.viewmodel.facts["source"] = "来所"
    page.viewmodel.register()
    with here.store.reading() as db:
        assert len(db.scalars(select(Person).where(Person.name == "张土根")).all()) == 1


def test_person_who_is_said_to_be_another_is_not_offered_again(qtbot: QtBot, page: Any, here: Room) -> None:
    card = known(qtbot, page, here, name="张土根")
    card.known.other.click()
    page.known.look()
    qtbot.waitUntil(lambda: not page.known.busy, timeout=5000)

    assert (card.known.isHidden(), card.party.known) == (True, {})


def test_same_number_under_another_name_is_compared_in_two_columns(
    qtbot: QtBot, page: Any, here: Room
) -> None:
    card = known(qtbot, page, here, name="李大有", id_number=ZHANG)

    assert card.known.words.text() == "这个号码登记在另一个姓名下，请核对证件："
    assert (card.known.same.text(), card.known.other.text()) == (
        "就是这人，姓名用登记的　Alt+J",
        "号码填错了",
    )


def test_one_key_covers_what_is_not_for_the_people_in_front_and_another_shows_it(
    page: Any, here: Room
) -> None:
    with here.store.unit() as db:
        case_id = receive(db, draft(), by=here.officer, now=here.clock.now).id
    page.open_case(case_id)
    parts = (page.right, page.host.tabs, page.form.screening, page.form.more, page.form.flags)

    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_F8)
    covered = [part.isHidden() for part in parts]
    fields = [
        page.form.cards[0].editor(key).input(key).inner.echoMode()
        for key in ("id_number", "birth", "telephone", "address", "name")
    ]
    said = next(button.text() for button in page.buttons if button.action.key == "intake.veil")
    QTest.keyClick(page, Qt.Key.Key_F8)

    hidden, seen = QLineEdit.EchoMode.Password, QLineEdit.EchoMode.Normal
    assert (covered, fields, said) == ([True] * 5, [hidden] * 4 + [seen], "已遮住，显示  F8")
    assert [part.isHidden() for part in parts] == [False] * 5


def test_short_form_grows_into_the_whole_without_retyping(page: Any) -> None:
    hands = Hands(page)
    page.setFocus()
    hands.key(Qt.Key.Key_F9)
    hands.write("楼上漏水吵架")
    hidden = page.form.facts.input("amount").isHidden()
    hands.key(Qt.Key.Key_F9)

    assert (hidden, page.form.facts.input("amount").isHidden()) == (True, False)
    assert (page.form.facts.value("brief"), page.viewmodel.facts["source"]) == ("楼上漏水吵架", "来所")


def test_talk_on_a_project_is_kept_and_what_is_missing_is_said_beside_it(page: Any, here: Room) -> None:
    page.form.talks.click()
    form = page.talks.form
    form.editor.set_value("kind", "座谈")
    form.editor.set_value("project", "绕城公路二标")
    form.submit()
    said = form.editor.problems()
    form.editor.set_value("attendees", "村干部三人")
    form.submit()

    assert said == {"attendees": "请写有谁参加。"}
    assert page.talks.past.text() == "2026-11-21　座谈　绕城公路二标　村干部三人"
    assert form.editor.value("attendees") == ""


def test_every_question_is_answered_in_a_row_with_single_keys(page: Any) -> None:
    hands = Hands(page)
    page.form.answers.focus("V")
    hands.key(Qt.Key.Key_Y)
    order = page.form.answers.keys()
    assert len(order) > 8
    stood = []
    for _ in order[1:]:
        stood.append(hands.where().objectName().split(".")[1])
        hands.key(Qt.Key.Key_N)
    assert stood == list(order[1:])
    assert [page.viewmodel.answers[key] for key in order] == ["是", *["否"] * (len(order) - 1)]
    page.form.answers.focus("V")
    hands.key(Qt.Key.Key_2)
    assert (page.viewmodel.answers["V"], hands.where().objectName()) == ("否", "answer.N.未问")


def test_space_on_an_answer_keeps_the_cursor_among_the_questions(page: Any) -> None:
    hands = Hands(page)
    page.form.answers.findChild(QWidget, "answer.V.是").setFocus()
    hands.key(Qt.Key.Key_Space)
    following = page.form.answers.keys()[1]
    assert hands.where().objectName() == f"answer.{following}.未问"
    assert page.viewmodel.answers == {"V": "是"}


def test_space_on_a_type_goes_on_to_the_field_after_it(page: Any) -> None:
    hands = Hands(page)
    page.form.facts.input("brief").inner.insertPlainText("两家打架伤人，赔医药费")
    page.form.types.chip("damages").setFocus()
    hands.key(Qt.Key.Key_Space)
    assert page.viewmodel.facts["dispute_type"] == "damages"
    assert hands.where().isVisibleTo(page)
    assert page.form.facts.isAncestorOf(hands.where())


def test_refusal_is_seen_while_the_page_is_covered(page: Any) -> None:
    told: list[str] = []
    page.context.boundary.warned.connect(told.append)
    page.form.facts.input("brief").inner.insertPlainText("两家争吵")
    page.front.cover()
    page.viewmodel.track = ""
    page.show_problem("track", "请先选定轨道。")
    assert told == ["还有一项没有办好，遮住的时候看不到。请按 F8 显示后再办。"]


def test_reason_that_a_level_wants_is_scrolled_to(page: Any, qtbot: QtBot) -> None:
    page.resize(1366, 500)
    page.viewmodel.facts["factors"] = ["threat", "weapon", "crowd"]
    page.viewmodel.level = 2
    page.show_all()
    page.accept()
    page.show_problem("level_reason", "请写明理由。")
    field = page.meaning.level_reason
    qtbot.waitUntil(lambda: not field.visibleRegion().isEmpty())
    assert page.focusWidget() is field


def test_nothing_known_is_read_while_the_page_is_covered(page: Any) -> None:
    secret = ("13800001234", ZHANG, "西岔村二组12号", "特大", "重大", "扬言伤害", "违反治安管理吗")
    page.viewmodel.facts["factors"] = ["threat", "weapon", "crowd"]
    words = page.viewmodel.cards[0].words
    words |= {"name": "张土根", "id_number": ZHANG, "telephone": "13800001234", "address": "西岔村二组12号"}
    page.show_all()
    page.reader._show("证件不同", page.reader.close_button)
    page.reader._compare((Difference("id_number", "证件号码", ZHANG, ZHANG),))
    page.talks.toggle(None)
    page.talks.past.setText(f"2026-01-05 走访 张土根 {ZHANG}")
    page.talks._dress()
    assert any(ZHANG in text for text in read_by_all(page))
    page.front.cover()

    assert [text for text in read_by_all(page) for each in secret if each in text] == []
    page.front.cover()
    assert any(ZHANG in text for text in read_by_all(page))


def read_by_all(page: QWidget) -> list[str]:
    """Return every text that stands open on the page."""
    labels = [each.text() for each in page.findChildren(QLabel) if each.isVisibleTo(page)]
    buttons = [each.text() for each in page.findChildren(QAbstractButton) if each.isVisibleTo(page)]
    lines = [each.displayText() for each in page.findChildren(QLineEdit) if each.isVisibleTo(page)]
    texts = [each.toPlainText() for each in page.findChildren(QPlainTextEdit) if each.isVisibleTo(page)]
    return labels + buttons + lines + texts


def test_somebody_known_is_taken_with_one_key(qtbot: QtBot, page: Any, here: Room) -> None:
    card = known(qtbot, page, here, name="张土根")
    QTest.keyClick(Hands(page).where(), Qt.Key.Key_J, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: bool(card.party.known), timeout=2000)
    assert card.known.isHidden()


def test_danger_that_is_told_counts_once_it_is_pressed(page: Any) -> None:
    page.form.facts.input("brief").inner.insertPlainText(
        "两家争吵，扬言要杀了他全家。三十多人围堵，媒体来拍。"
    )
    offered = [
        each.text() for each in page.form.heard.findChildren(QAbstractButton) if each.isVisibleTo(page)
    ]
    assert offered == [
        "像是：扬言伤害、自杀或者同归于尽（+40）　记上", "像是：群体上访、械斗倾向或者媒体舆情（+30）　记上",
    ]  # fmt: skip
    assert page.viewmodel.suggested_level().points == 0
    page.form.heard.chip("threat").click()

    told = page.viewmodel.suggested_level()
    assert (page.viewmodel.facts["factors"], told.points) == (["threat"], 40)
    assert told.reason == "扬言伤害、自杀或者同归于尽（记下原话）（“扬言要杀了他全家”） 40 分"
    page.front.cover()
    assert not page.form.heard.isVisibleTo(page)
