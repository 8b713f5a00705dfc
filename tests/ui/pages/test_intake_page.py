"""接待 in a real window, off screen: typed with keys, pressed with the mouse."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from models import cases, drafts, grading
from models.audit import AuditEntry
from models.cases import Case, State
from models.intake import receive
from tests.sample import Room, draft, resident
from tests.ui import rooms
from tests.ui.fake_machine import FakeMachine
from ui import theme
from ui.forms import reading
from ui.label import Label
from ui.page import Context
from ui.pages import intake

TODAY = date(2026, 11, 21)
ZHANG = resident("19680507", "011")
HIDDEN = f"9901**********{ZHANG[-4:]}"
MOTHER = resident("19450507", "023")
LINE = f"张土根 {ZHANG} 138 0000 1234 西岔村二组12号"


@pytest.fixture
def here(founded: Room, tmp_path: Path) -> Iterator[Room]:
    for room in rooms.copied(founded, tmp_path / "data"):
        room.clock.now = datetime(2026, 11, 21, 6, 32, tzinfo=UTC)
        yield room


@pytest.fixture
def page(context: Context, here: Room) -> Iterator[Any]:
    context.store, context.person = here.store, here.officer
    yield from rooms.standing(intake.PAGE.open(context))


def line(page: Any, key: str, card: int | None = None) -> Any:
    editor = page.form.facts if card is None else page.form.cards[card].editor(key)
    found = editor.input(key).inner
    found.setFocus()
    return found


def compose(field: QWidget, text: str) -> None:
    """Commit words as an input method does."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(field, event)


def type_(page: Any, key: str, text: str, card: int | None = None) -> None:
    found = line(page, key, card)
    found.selectAll()
    compose(found, text)
    found.left.emit()


def paste(page: Any, text: str, card: int) -> None:
    found = line(page, "name", card)
    assert isinstance(found, QLineEdit)
    found.selectAll()
    found.insert(text)
    found.textEdited.emit(found.text())


def ordinary(qtbot: QtBot | None, page: Any) -> None:
    """Type an ordinary quarrel."""
    page.typing.take_source("来所")
    page.form.facts.input("brief").inner.insertPlainText("承包地地头木桩西移，踩坏麦苗。")
    page.form.types.chip("land").click()
    paste(page, LINE, 0)
    type_(page, "name", "赵水生", 1)
    QTest.mouseClick(page.form.answers.findChild(QPushButton, "answer.V.否"), Qt.MouseButton.LeftButton)
    page.meaning.chips.chip("RM").click()


def case_of(here: Room) -> Case:
    with here.store.reading() as db:
        return db.scalars(select(Case)).one()


def test_a_visit_is_typed_and_accepted_with_the_keyboard(
    qtbot: QtBot, page: Any, here: Room, machine: FakeMachine
) -> None:
    ordinary(qtbot, page)
    row = page.form.asks.rows[0]
    compose(row.what, "赔麦苗")
    QTest.keyClicks(row.amount, "500")

    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    case = case_of(here)
    assert (case.state, case.track, case.title) == (State.ACCEPTED, "RM", "张土根与赵水生山林土地纠纷")
    assert machine.asked[-1] == ("go", ("sitting", {"case": case.id}))
    assert (page.viewmodel.empty, page.form.facts.value("brief"), page.form.cards[0].party.name) == (
        True,
        "",
        "",
    )


def test_a_pasted_line_fills_the_card_and_what_follows_is_shown(page: Any) -> None:
    paste(page, LINE, 0)

    card = page.form.cards[0]
    shown = {
        key: card.editor(key).value(key)
        for key in ("name", "id_number", "telephone", "address", "sex", "birth")
    }
    assert shown == {
        "name": "张土根", "id_number": ZHANG, "telephone": "138 0000 1234", "address": "西岔村二组12号", "sex": "男",
        "birth": "1968-05-07",
    }  # fmt: skip
    assert (card.editor("stated_age").value("stated_age"), card.who.text()) == ("58", "甲方　张土根")
    assert card.editor("sex").input("sex").inner.isReadOnly() is True


def test_a_pasted_company_turns_the_card_into_an_organisation(page: Any) -> None:
    paste(page, "西岔商贸公司 91440300708461136T 0571-87654321", 1)

    card = page.form.cards[1]
    assert (card.party.kind, card.kind.value()) == ("organisation", "organisation")
    assert card.editor("credit_code").value("credit_code") == "91440300708461136T"


def test_a_paste_of_several_people_fills_as_many_cards(page: Any) -> None:
    paste(page, f"张大山 {ZHANG} 13800001234 西岔村二组\n赵水生 13900001234 西岔村三组\n李四 13700001234", 0)

    assert [(card.party.side, card.party.words | {"role": ""}) for card in page.form.cards] == [
        ("甲", {
            "role": "", "name": "张大山", "id_number": ZHANG, "telephone": "13800001234", "address": "西岔村二组",
        }),
        ("乙", {"role": "", "name": "赵水生", "telephone": "13900001234", "address": "西岔村三组"}),
        ("乙", {"role": "", "name": "李四", "telephone": "13700001234"}),
    ]  # fmt: skip
    assert [card.editor("name").value("name") for card in page.form.cards] == ["张大山", "赵水生", "李四"]


def test_a_paste_that_cannot_be_read_stays_in_the_name_with_a_sentence(page: Any) -> None:
    text = f"张大山 {ZHANG} {ZHANG}"
    paste(page, text, 0)

    card = page.form.cards[0]
    assert (card.party.name, card.editor("name").problems()) == (
        text,
        {"name": "这一行没看懂，原文留在这里，请分开填到各栏。"},
    )


def test_a_number_that_tells_its_kind_sets_the_kind_and_says_so(page: Any) -> None:
    type_(page, "id_number", "H12345678", 0)

    card = page.form.cards[0]
    assert card.editor("id_number").problems() == {"id_number": "已按港澳通行证登记，不对请改“证件种类”。"}
    assert card.editor("id_kind").value("id_kind") == "港澳通行证"
    assert card.party.draft(page.context.today())[1].get("id_number") is None


def test_a_short_number_is_told_beside_it_and_stays(page: Any) -> None:
    type_(page, "id_number", ZHANG[:17], 0)

    card = page.form.cards[0]
    assert card.editor("id_number").problems() == {"id_number": "号码只有 17 位，还差校验位。"}
    assert card.party.word("id_number") == ZHANG[:17]


def test_a_minor_brings_the_guardian_fields_at_once(page: Any) -> None:
    card = page.form.cards[1]
    assert card.editor("guardian.name") is None

    type_(page, "id_number", resident("20110812"), 1)

    assert card.editor("guardian.name").isVisibleTo(card) is True
    assert (card.tag.text(), card.tag.property("tone")) == ("15 岁，须有监护人到场", "warn")


def test_somebody_of_sixteen_is_asked_of_wages_and_the_guardian_on_the_card(page: Any) -> None:
    card = page.form.cards[0]
    type_(page, "name", "张小满", 0)
    type_(page, "id_number", resident("20100507", "011"), 0)
    assert [card.editor(key) is not None for key in ("self_supporting", "guardian.name", "ethnicity")] == [
        True, True, False,
    ]  # fmt: skip

    for key in ("self_supporting", "unnotified"):
        assert card.editor(key).isVisible()
        card.editor(key).input(key).inner.click()

    assert card.editor("guardian.name").isVisible() is False
    assert card.editor("unnotified").isVisible() is True

    type_(page, "id_number", ZHANG, 0)
    assert card.editor("unnotified").isVisible() is False


def test_every_problem_is_shown_beside_its_field_and_nothing_is_lost(
    qtbot: QtBot, page: Any, here: Room
) -> None:
    type_(page, "amount", "一百x")
    type_(page, "name", "张土根", 0)

    page.accept()

    assert page.form.facts.problems() == {
        "amount": "金额里有字母，请只填数字。", "source": "请选择来源，例如“来所”。", "brief": "请写下简要情况。",
        "dispute_type": "请选择纠纷类型。",
    }  # fmt: skip
    assert page.meaning.track_note.text() == "请先选定轨道：治安调解、人民调解或劝解。"
    assert page.form.facts.value("amount") == "一百x"
    with here.store.reading() as db:
        assert db.scalars(select(Case)).all() == []


def test_what_is_typed_is_kept_within_a_second_and_comes_back(
    qtbot: QtBot, page: Any, context: Context, here: Room
) -> None:
    type_(page, "name", "张土根", 0)
    with qtbot.waitSignal(page.saver.saved, timeout=1500):
        compose(line(page, "place"), "西岔村")

    for again in rooms.standing(intake.PAGE.open(context)):
        assert (again.form.facts.value("place"), again.form.cards[0].party.name) == ("西岔村", "张土根")


def test_leaving_the_page_keeps_the_last_key(page: Any, here: Room) -> None:
    compose(line(page, "place"), "西岔")

    page.leave()

    with here.store.reading() as db:
        kept = drafts.load(db, "intake")
        assert kept is not None
        assert kept["facts"]["place"] == "西岔"


def test_only_register_leaves_no_draft_behind(qtbot: QtBot, page: Any, here: Room) -> None:
    ordinary(qtbot, page)

    next(button for button in page.buttons if button.action.key == "intake.register").click()
    page.saver.flush()

    with here.store.reading() as db:
        assert (case_of(here).state, drafts.listing(db)) == (State.REGISTERED, [])


def test_declining_asks_for_the_reason_where_it_was_pressed(qtbot: QtBot, page: Any, here: Room) -> None:
    ordinary(qtbot, page)
    page.meaning.refuse.click()
    sure = page.meaning.declining.findChild(QPushButton, "ending.sure")

    sure.click()
    assert page.meaning.declining.note.text() == "请写明不予调解的理由和依据。"
    page.meaning.declining.reason.insertPlainText("不属于本所管辖")
    sure.click()

    assert case_of(here).state == State.DECLINED


def test_referring_asks_where_to(qtbot: QtBot, page: Any, here: Room) -> None:
    ordinary(qtbot, page)
    page.meaning.send.click()
    page.meaning.referring.reason.insertPlainText("土地权属争议")
    sure = page.meaning.referring.findChild(QPushButton, "ending.sure")

    sure.click()
    assert page.meaning.referring.note.text() == "请填写收函单位。"
    compose(page.meaning.referring.to, "西岔镇人民政府")
    sure.click()

    assert case_of(here).state == State.REFERRED


@pytest.mark.parametrize("key", [Qt.Key.Key_Equal, Qt.Key.Key_Plus])
def test_ctrl_plus_adds_a_person_with_the_cursor_in_the_name(qtbot: QtBot, page: Any, key: Any) -> None:
    QTest.keyClick(page, key, Qt.KeyboardModifier.ControlModifier)

    assert [card.party.side for card in page.form.cards] == ["甲", "乙", "乙"]
    assert page.form.cards[2].editor("name").input("name").inner.hasFocus()


def test_a_card_with_something_on_it_is_removed_only_after_a_question(page: Any) -> None:
    type_(page, "name", "张土根", 0)
    card = page.form.cards[0]

    card.away.click()
    assert (len(page.form.cards), card.farewell.gone.text()) == (2, "移出张土根")
    card.farewell.gone.click()
    page.form.cards[0].away.click()

    assert page.form.cards == []


def test_a_level_other_than_suggested_asks_for_the_reason(page: Any) -> None:
    page.meaning.level.set_value("4")
    page.meaning.level.picked.emit("4")

    assert page.meaning.level_reason.isVisibleTo(page.meaning) is True
    page.accept()
    assert page.meaning.level_note.text() == "与建议的等级不同，请写明理由。"


def test_clearing_asks_first_and_then_forgets_the_draft(
    qtbot: QtBot, page: Any, context: Context, here: Room
) -> None:
    asked = []
    context.boundary.asked.connect(lambda sentence, agreed: asked.append((sentence, agreed)))
    type_(page, "name", "张土根", 0)
    page.saver.flush()

    page.clear()
    assert page.form.cards[0].party.name == "张土根"
    asked[0][1]()

    with here.store.reading() as db:
        assert (page.viewmodel.empty, drafts.listing(db)) == (True, [])


def test_a_case_on_record_is_opened_corrected_and_accepted(qtbot: QtBot, page: Any, here: Room) -> None:
    ordinary(qtbot, page)
    page.viewmodel.track = ""
    next(button for button in page.buttons if button.action.key == "intake.register").click()
    case = case_of(here)

    page.arrive(case=str(case.id))
    assert (page.heading.text(), page.note.text()) == (case.number, f"{case.title}　已登记")
    type_(page, "name", "赵水升", 1)
    page.meaning.chips.chip("RM").click()
    page.accept()

    with here.store.reading() as db:
        again = cases.case(db, case.id)
        assert [party.name for party in cases.parties(again)] == ["张土根", "赵水升"]
        assert again.state == State.ACCEPTED
    assert page.viewmodel.opened is None


def test_arriving_with_a_paper_goes_to_the_day_it_was_written(page: Any) -> None:
    page.arrive(paper=True)

    assert page.heading.text() == "补录纸质登记"
    assert page.form.facts.input("received").inner.hasFocus()


def test_a_paper_comes_from_a_village_and_ends_when_one_comes_back(page: Any) -> None:
    QTest.keyClick(
        page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert (page.viewmodel.paper, page.form.facts.value("source")) == (True, "村(居)委")
    assert page.form.facts.input("pad").isVisibleTo(page)

    page.arrive()

    assert (page.viewmodel.paper, page.form.facts.value("source")) == (False, "")
    assert (page.heading.text(), page.form.facts.input("pad").isVisibleTo(page)) == ("接待", False)


def test_a_pad_number_that_nobody_reserved_is_told_beside_its_field(page: Any, here: Room) -> None:
    page.arrive(paper=True)
    type_(page, "pad", "西人调口字9999号")
    said = "号簿里没有预留过这个编号，请核对表上的编号。"
    assert page.form.facts.problems() == {"pad": said}

    ordinary(qtbot=None, page=page)
    page.accept()

    assert page.form.facts.problems() == {"pad": said}
    with here.store.reading() as db:
        assert db.scalars(select(Case)).all() == []


def test_a_visit_without_its_source_is_not_registered(page: Any, here: Room) -> None:
    paste(page, LINE, 0)

    page.deciding.do("register", page.viewmodel.register)

    assert page.form.facts.problems() == {"source": "请选择来源，例如“来所”。"}
    with here.store.reading() as db:
        assert db.scalars(select(Case)).all() == []


def test_f9_leaves_the_cursor_where_it_was(page: Any) -> None:
    name = line(page, "name", 0)
    name.setFocus()

    QTest.keyClick(page, Qt.Key.Key_F9)

    assert (page.form.short, name.hasFocus(), page.viewmodel.facts["source"]) == (True, True, "来所")


def test_a_key_opens_the_talks_at_their_kind(page: Any) -> None:
    QTest.keyClick(
        page, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )

    assert page.talks.isHidden() is False
    assert page.talks.form.editor.input("kind").isAncestorOf(page.focusWidget())


def test_the_day_of_the_event_is_written_out_when_the_field_is_left(page: Any) -> None:
    type_(page, "occurred", "昨天17:40")

    assert page.form.facts.value("occurred") == "2026-11-20 17:40"


def test_f8_hides_the_right_side(page: Any) -> None:
    QTest.keyClick(page, Qt.Key.Key_F8)

    assert page.right.isHidden() is True


@pytest.mark.parametrize("big", [False, True])
def test_nothing_is_wider_than_the_window(
    context: Context, here: Room, qapp: QApplication, big: bool
) -> None:
    theme.apply(qapp, "light", big=big)
    context.store, context.person = here.store, here.officer
    for page in rooms.standing(intake.PAGE.open(context), (1253, 701) if big else (1278, 716)):
        page.form.cards[0].toggle_more()
        page.form.more.open()
        page.viewmodel.answer("V", "是")
        page._think()
        for area in (page.area, page.right):
            assert area.widget().minimumSizeHint().width() <= area.viewport().width()


# numbers of people on record


def on_record(here: Room) -> Any:
    """Return the id of a case whose first party has a guardian's and an agent's numbers beside their own."""
    made = draft()
    made.parties[0].guardian = {
        "name": "张母",
        "id_number": MOTHER,
        "telephone": "13900001111",
    }
    made.parties[0].agent = {"name": "单丽", "telephone": "13700002222"}
    with here.store.unit(by=here.officer) as db:
        return receive(db, made, by=here.officer, now=here.clock()).id


def number(page: Any, key: str, card: int = 0) -> str:
    return str(page.form.cards[card].editor(key).value(key))


def reads(here: Room) -> list[tuple[str, list[str], str]]:
    """Return (table, columns, by whom) of the numbers that were read."""
    with here.store.reading() as db:
        entries = db.scalars(
            select(AuditEntry).where(AuditEntry.deed == "查看完整号码").order_by(AuditEntry.seq)
        )
        return [(each.table_name, list(each.changes), each.by_name) for each in entries]


def test_numbers_on_record_are_masked_until_shown_and_that_is_written_down(page: Any, here: Room) -> None:
    page.arrive(case=on_record(here))
    keys = ("id_number", "telephone", "guardian.id_number", "guardian.telephone", "agent.telephone")
    assert [number(page, key) for key in keys] == [
        HIDDEN, "138****1234", f"9901**********{MOTHER[-4:]}", "139****1111", "137****2222",
    ]  # fmt: skip
    assert reads(here) == []

    page.form.cards[0].reveal.click()

    assert [number(page, key) for key in keys] == [
        ZHANG, "13800001234", MOTHER, "13900001111", "13700002222",
    ]  # fmt: skip
    assert page.form.cards[0].reveal.isHidden() is True
    assert sorted(reads(here)) == sorted(
        [
            ("persons", [column], "葛民警")
            for column in ("id_number", "id_number", "telephone", "telephone", "telephone")
        ]
    )
    assert number(page, "id_number", 1) == f"9901**********{resident('19710102', '013')[-4:]}"


@pytest.mark.parametrize("who", ["auxiliary", "mediator"])
def test_whoever_may_not_see_numbers_cannot_and_corrects_without_losing_them(
    context: Context, here: Room, who: str
) -> None:
    case = on_record(here)
    here.store.person = context.person = getattr(here, who)
    context.store = here.store
    with here.store.unit(by=here.officer) as db:
        cases.case(db, case).handler_id = context.person.id
    for page in rooms.standing(intake.PAGE.open(context)):
        page.arrive(case=case)
        card = page.form.cards[0]
        assert (card.reveal.isEnabled(), card.reveal.toolTip()) == (
            False,
            f"{context.person.role}不能查看完整号码。",
        )
        type_(page, "id_number", "9901**", 0)
        assert number(page, "id_number") == HIDDEN
        type_(page, "telephone", "13811112222", 0)
        assert number(page, "telephone") == "13811112222"
        draft_of = card.party.draft(TODAY)[0]
        assert draft_of.person is not None
        assert (draft_of.person["id_number"], draft_of.person["telephone"]) == (ZHANG, "13811112222")


def test_a_number_typed_on_a_new_visit_is_never_masked(page: Any) -> None:
    type_(page, "id_number", ZHANG, 0)

    assert number(page, "id_number") == ZHANG
    assert page.form.cards[0].reveal.isHidden() is True


def test_a_draft_of_corrections_masks_what_is_still_on_record(
    context: Context, page: Any, here: Room
) -> None:
    case = on_record(here)
    page.arrive(case=case)
    type_(page, "telephone", "13811112222", 0)
    page.leave()

    for again in rooms.standing(intake.PAGE.open(context)):
        again.arrive(case=case)
        assert (number(again, "id_number"), number(again, "telephone")) == (
            HIDDEN,
            "13811112222",
        )


# problems, findings and the keyboard


def test_a_sentence_stands_under_its_own_field(page: Any) -> None:
    type_(page, "occurred", "2026-13-40")
    type_(page, "received", "2027-01-01")
    QApplication.sendPostedEvents()

    notes = {
        each.text(): each
        for each in page.form.facts.findChildren(Label)
        if each.property("kind") == "problem"
    }
    for key, sentence in (
        ("occurred", "2026年13月40日不存在。"),
        ("received", "登记时间在现在之后，请核对。"),
    ):
        field, note = page.form.facts.input(key), notes[sentence]
        assert (note.x(), note.y() >= field.y() + field.height()) == (field.x(), True)


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("去年开春", {"occurred": "没看出是哪一天，已照原话记下。"}),
        ("2026年春节前后", {"occurred": "没看出是哪一天，已照原话记下。"}),
        ("昨天 17:40", {}),
        ("", {}),
    ],
)
def test_a_time_told_in_words_is_kept_as_told(page: Any, told: str, said: dict[str, str]) -> None:
    type_(page, "occurred", told)

    assert page.form.facts.problems() == said
    assert "occurred" not in page.viewmodel.problems()


def test_a_finding_leads_to_its_field(page: Any) -> None:
    type_(page, "name", "张土根", 0)
    page.viewmodel.answers = dict.fromkeys(("V", "E1", "E2", "E3", "E4", "E6"), "是")
    page._think()
    said = {row.accessibleName(): row for row in page.meaning.sentences.rows}
    asked = "还没有问清：双方都同意调解吗？在当事人卡片的“愿意调解吗”里逐方选。"

    QTest.mouseClick(said[asked], Qt.MouseButton.LeftButton)

    assert page.form.cards[0].editor("consent").input("consent").inner.hasFocus() is True


def test_a_minor_without_a_guardian_is_told_in_orange_and_leads_to_the_guardian(
    qtbot: QtBot, page: Any, context: Context
) -> None:
    warned: list[str] = []
    context.boundary.warned.connect(warned.append)
    ordinary(qtbot, page)
    type_(page, "id_number", resident("20110812"), 1)
    (row,) = page.meaning.warnings.rows
    sentence = "赵水生须有监护人到场，还没有登记监护人。"
    assert row.accessibleName() == sentence

    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert page.form.cards[1].editor("guardian.name").input("guardian.name").inner.hasFocus() is True
    page.accept()

    assert [each.endswith(f"{sentence}请回到接待页补上。") for each in warned] == [True]


def test_tab_goes_down_the_page_in_reading_order(page: Any) -> None:
    type_(page, "id_number", resident("20110812"), 0)
    page.form.cards[0].toggle_more()
    QApplication.sendPostedEvents()
    line(page, "source")
    reached = [page.focusWidget()]
    while (found := reading.beside(page, forwards=True)) is not None:
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        assert page.focusWidget() is found
        reached.append(found)

    inside = [each for each in reached if page.form.isAncestorOf(each)]
    heights = [each.mapTo(page.form, each.rect().center()).y() for each in inside]
    assert all(low <= high + theme.px(30) for low, high in pairwise(heights))
    names = [each.objectName() for each in inside]
    assert names.index("guardian.name") < names.index("agent.name") < names.index("intake.person")
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Backtab)
    assert page.focusWidget() is reached[-2]


def test_enter_goes_to_the_next_field(page: Any) -> None:
    QTest.keyClick(line(page, "place"), Qt.Key.Key_Return)

    assert page.form.facts.input("village").inner.hasFocus() is True


def test_a_mediator_is_not_offered_what_a_person_is_like(context: Context, here: Room) -> None:
    offered: list[Any] = []
    for who in (here.officer, here.mediator):
        here.store.person = context.person = who
        context.store = here.store
        opened = rooms.standing(intake.PAGE.open(context))
        offered.extend({key for key, _name in page.form.catalogue.factors} for page in opened)

    assert offered[0] & grading.person_factors()
    assert offered[1] & grading.person_factors() == frozenset()
