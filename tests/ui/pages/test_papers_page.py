"""文书 in a real window, off screen, with the real renderer."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from models import agreements, cases, drafts, files, papers
from models.errors import Refusal
from tests import sample
from tests.sample import Room
from tests.ui import rooms
from tests.ui.fake_machine import FakeMachine
from tests.ui.rooms import settled
from ui.page import Context
from ui.pages import papers as papers_page
from ui.widgets.problem_panel import ProblemRow


@pytest.fixture
def case_id(here: Room) -> UUID:
    with here.store.unit() as db:
        return sample.settled(db, here).id


@pytest.fixture
def page(context: Context, here: Room) -> Iterator[Any]:
    context.store, context.person = here.store, here.officer
    made = papers_page.PAGE.open(context)
    yield from rooms.standing(made)


def deeds(page: Any) -> list[str]:
    return [button.text() for button in page.pane.buttons]


def press(page: Any, key: str) -> None:
    next(button for button in page.pane.buttons if button.objectName() == f"papers.{key}").click()


def test_page_begins_with_the_cases_to_choose_from(page: Any, case_id: UUID) -> None:
    page.choose_case()
    assert page.pane.empty.sentence.text() == "从左边选一件纠纷，这里显示它的文书。"
    page.shelf.rows[0].pressed.emit()

    assert page.viewmodel.case_id == case_id
    assert page.list.isVisible()


def test_page_shows_the_real_pages_and_what_can_be_done(qtbot: QtBot, page: Any, case_id: UUID) -> None:
    page.arrive(case=str(case_id))
    settled(qtbot, page)

    assert (page.pane.view.count, page.pane.pages.text()) == (2, "1 / 2 页")
    assert not page.pane.view.picture(0).isNull()
    assert deeds(page) == ["编辑条款", "定稿并打印 3 份"]
    assert page.side.title.text() == "协议体检　可以定稿"
    assert page.list.count.text() == "必备 5 件，已有 0 件"
    page.list.rows["D15"].pressed.emit()
    assert (deeds(page), page.pane.empty.sentence.text()) == ([], "这件纠纷不需要这份文书。")


def test_final_paper_is_printed_signed_and_its_bytes_are_printed_again(
    qtbot: QtBot, page: Any, case_id: UUID, *, machine: FakeMachine, said: list[str], here: Room
) -> None:
    page.arrive(case=case_id)
    settled(qtbot, page)
    press(page, "final")
    page.panel.editor.set_value("on", "11-20")
    page.panel.go.click()
    settled(qtbot, page)
    assert deeds(page) == ["作废", "保存 PDF…", "重打", "登记已签"]
    assert page.list.rows["D14"].tag.text() == "已定稿"

    press(page, "print")
    settled(qtbot, page)
    page.panel.go.click()
    settled(qtbot, page)
    printed = [what for deed, what in machine.asked if deed == "print"]
    assert printed[:3] == printed[3:]
    assert {what[1:] for what in printed} == {(1, "（2026）西人调字第1号 人民调解协议书")}
    press(page, "sign")
    page.panel.editor.set_value("note", "当面签名捺印，原件存卷")
    page.panel.go.click()
    assert said[-1].startswith("协议自11月21日起生效")
    assert deeds(page) == ["保存 PDF…", "重打"]
    with here.store.reading() as db:
        made = papers.latest(db, case_id, "D14")
        assert made is not None
        assert (made.printed, papers.content(db, made)) == (6, printed[2][0])
        assert [files.get(db, copy.sha256) for copy in papers.copies_of(db, made)] == [
            what[0] for what in printed[:3]
        ]


def test_failed_print_is_told_and_repeated_without_a_new_number(
    qtbot: QtBot, page: Any, case_id: UUID, *, machine: FakeMachine, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    def jam(*_args: Any, **_more: Any) -> None:
        raise OSError(5, "jam")

    page.arrive(case=case_id)
    settled(qtbot, page)
    with monkeypatch.context() as broken:
        broken.setattr(machine, "print_pdf", jam)
        press(page, "final")
        page.panel.go.click()
        settled(qtbot, page)
    assert said == ["磁盘读写出错，可能已损坏。请先备份，再换一个位置保存。"]
    assert deeds(page) == ["作废", "保存 PDF…", "登记已签", "打印 3 份"]
    press(page, "print")
    settled(qtbot, page)
    page.panel.go.click()
    settled(qtbot, page)
    assert said[-1] == "（2026）西人调字第1号 人民调解协议书：3 份已送打印机。"


def test_red_problem_refuses_and_a_click_on_it_goes_to_the_field(
    qtbot: QtBot, page: Any, here: Room, said: list[str]
) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        agreements.draft(
            db, subject, by=here.officer, facts="", performance="当场", clauses=[{"text": "双方和好。"}]
        )
        case_id = subject.id
    page.arrive(case=case_id)
    settled(qtbot, page)
    press(page, "final")
    assert said == ["还不能定稿：没有写主要事实。"]
    row = page.side.problems.findChild(ProblemRow, "problem.facts")
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)

    assert page.left.stack.currentWidget() is page.editor
    assert page.focusWidget() is page.editor.texts["facts"]
    settled(qtbot, page)


def test_page_that_was_put_away_while_its_paper_was_set_is_left_alone(
    qtbot: QtBot, context: Context, here: Room, case_id: UUID
) -> None:
    context.store, context.person = here.store, here.officer
    made = papers_page.PAGE.open(context)
    made.arrive(case=case_id)
    made.deleteLater()
    rooms.swept()

    qtbot.waitUntil(lambda: not context.tasks.running, timeout=20_000)


def test_problem_of_a_party_goes_to_intake(
    page: Any, case_id: UUID, machine: FakeMachine, qtbot: QtBot
) -> None:
    page.arrive(case=case_id)
    page.mend("parties")
    settled(qtbot, page)

    assert machine.asked == [("go", ("intake", {"case": case_id}))]


def test_clauses_are_kept_as_typed_tried_beside_and_saved_as_an_edition(
    qtbot: QtBot, page: Any, case_id: UUID, here: Room, said: list[str]
) -> None:
    page.arrive(case=case_id, edit=True)
    settled(qtbot, page)
    before = page._pdf
    page.editor.texts["facts"].setPlainText("两家地界的事。")
    page.leave()
    with here.store.reading() as db:
        assert (drafts.load(db, f"papers:{case_id}") or {})["facts"] == "两家地界的事。"
    page.drafting.attempt()
    settled(qtbot, page)
    assert page._pdf != before
    page.editor.save.click()
    settled(qtbot, page)

    assert said == ["已存为第 2 稿。"]
    assert page.list.rows["D14"].tag.text() == "草稿 2"
    assert deeds(page) == ["编辑条款", "与上一稿比较", "定稿并打印 3 份"]
    press(page, "compare")
    diff = page.pane.differences
    assert [label.property("difference") for label in diff.labels] == ["改动"]
    assert diff.summary.text() == "主要事实有改动；3 条没有变。"
    assert [diff.before.itemText(place)[:3] for place in range(2)] == ["第2稿", "第1稿"]


def test_typed_clauses_come_back_after_the_editor_was_left(qtbot: QtBot, page: Any, case_id: UUID) -> None:
    page.arrive(case=case_id, edit=True)
    page.editor.cards[0].text.setPlainText("赵水生付")
    page.editor.out.click()
    settled(qtbot, page)
    page.edit()
    settled(qtbot, page)

    assert page.editor.cards[0].text.text() == "赵水生付"


def test_instalments_that_do_not_add_up_are_told_in_their_clause_and_kept(
    qtbot: QtBot, page: Any, case_id: UUID, said: list[str]
) -> None:
    page.arrive(case=case_id, edit=True)
    card = page.editor.cards[0]
    page.editor.findChild(QPushButton, "clause.0.split").click()
    QTest.keyClicks(card.parts[0][0], "2026-12-01")
    QTest.keyClicks(card.parts[0][1], "200")
    assert card.sum.text() == "1 期合计 ¥200.00，比总额少 ¥100.00"
    page.editor.save.click()
    settled(qtbot, page)

    assert (card.problem.text(), said) == ("第一条各期金额之和与总额不一致，请核对到分。", [])
    assert page.editing is not None
    card.parts[0][1].setText("")
    QTest.keyClicks(card.parts[0][1], "300")
    assert card.sum.text() == "1 期合计 ¥300.00，与总额一致"
    page.editor.save.click()
    settled(qtbot, page)
    assert said == ["已存为第 2 稿。"]


def test_the_same_keys_save_the_clauses_ask_and_seal(
    qtbot: QtBot, page: Any, case_id: UUID, said: list[str]
) -> None:
    page.arrive(case=case_id, edit=True)
    settled(qtbot, page)
    for _ in range(3):
        page.go_on()
        settled(qtbot, page)

    assert said[0] == "已存为第 2 稿。"
    assert page.list.rows["D14"].tag.text() == "已定稿"


def test_clauses_are_added_moved_and_taken_out(qtbot: QtBot, page: Any, case_id: UUID) -> None:
    page.arrive(case=case_id, edit=True)
    first, second = (card.text.text() for card in page.editor.cards[:2])
    page.editor.findChild(QPushButton, "clause.0.down").click()
    assert [card.text.text() for card in page.editor.cards[:2]] == [second, first]
    page.editor.cards[2].removed.emit()
    page.editor.findChild(QPushButton, "clauses.add").click()
    settled(qtbot, page)

    assert [card.title.text() for card in page.editor.cards] == ["第一条", "第二条", "第三条"]
    assert page.editor.cards[2].text.text() == ""


def test_void_asks_for_the_reason_and_keeps_the_paper_on_the_list(
    qtbot: QtBot, page: Any, case_id: UUID
) -> None:
    page.arrive(case=case_id, form="D01")
    settled(qtbot, page)
    press(page, "final")
    page.panel.go.click()
    settled(qtbot, page)
    press(page, "void")
    page.panel.go.click()
    assert page.panel.editor.problems() == {"reason": "请写明作废原因。"}
    page.panel.editor.set_value("reason", "打错了")
    page.panel.go.click()
    settled(qtbot, page)

    assert page.list.rows["D01"].tag.text() == "草稿"
    assert [row.tag.text() for key, row in page.list.rows.items() if key.startswith("void/")] == ["作废"]


def test_pdf_is_saved_where_the_machine_says(
    qtbot: QtBot, page: Any, case_id: UUID, *, machine: FakeMachine, tmp_path: Path, said: list[str]
) -> None:
    page.arrive(case=case_id)
    settled(qtbot, page)
    machine.path = tmp_path / "协议.pdf"
    page.save_pdf()

    assert machine.path.read_bytes().startswith(b"%PDF")
    assert said == [f"已保存到 {machine.path}"]
    assert machine.asked[-1][0] == "save"


def test_what_follows_the_agreement_is_a_line_each_that_leads_there(
    qtbot: QtBot, page: Any, here: Room, machine: FakeMachine
) -> None:
    with here.store.unit() as db:
        case_id = sample.concluded(db, here, track="ZA").id
    page.arrive(case=case_id)
    settled(qtbot, page)

    lines = {block.key: block for block in page.side.blocks if not block.isHidden()}
    assert list(lines) == ["confirming", "closing"]
    assert lines["confirming"].words.text() == "公安机关不是调解组织，其主持达成的协议不申请司法确认。"
    for block in lines.values():
        block.button.click()
    assert machine.asked[-2:] == [
        ("go", ("visits", {"case": case_id, "pane": "confirming"})),
        ("go", ("visits", {"case": case_id, "pane": "closing"})),
    ]


def test_page_opens_on_the_case_last_worked_on(
    qtbot: QtBot, context: Context, here: Room, case_id: UUID
) -> None:
    with here.store.unit() as db:
        sample.accepted(db, here)
    with here.store.unit() as db:
        cases.amend(db, cases.case(db, case_id), by=here.officer, remarks="又来过一次")
    context.store, context.person = here.store, here.officer
    for page in rooms.standing(papers_page.PAGE.open(context)):
        qtbot.waitUntil(page.list.isVisible)

        assert page.shown.case_id == case_id
        settled(qtbot, page)


def test_making_final_is_not_the_filled_button_while_something_must_be_mended(
    qtbot: QtBot, page: Any, here: Room, case_id: UUID
) -> None:
    with here.store.unit() as db:
        agreements.draft(db, cases.case(db, case_id), by=here.officer, clauses=[{"text": "赔钱。"}])
    page.take(case_id, "D12")
    final = next(each for each in page.pane.buttons if each.objectName() == "papers.final")
    red = page.shown.red

    assert red > 0
    assert (final.property("kind"), final.toolTip()) == (
        "plain",
        f"还有 {red} 项要改，改好了才能定稿（见右边）。",
    )
    settled(qtbot, page)


def test_a_further_paper_is_asked_for_typed_and_shown(page: Any, case_id: UUID, qtbot: QtBot) -> None:
    page.take(case_id)
    page.left.add.click()
    assert page.panel.title.text() == "添一份文书"
    page.panel.editor.load({"form": "D09"})
    page.panel.submit()
    assert page.panel.title.text() == "调查记录　填写"

    page.panel.editor.load(
        {**page.panel.editor.values(), "whom": "周某", "place": "二组", "record": "问：\n答："}
    )
    page.panel.submit()
    settled(qtbot, page)

    assert page.shown.chosen.title == "调查记录　周某"
    assert deeds(page)[0] == "填写…"
    press(page, "fill")
    page.panel.editor.load({**page.panel.editor.values(), "place": "村委会"})
    page.panel.submit()
    assert page.shown.facts.typed["place"] == "村委会"


def test_a_missing_item_leads_to_the_form_that_asks_it(page: Any, case_id: UUID, here: Room) -> None:
    key = page.viewmodel.entry.add(case_id, "D09", {"whom": "周某"})
    page.take(case_id, key)

    page.mend("typed")

    assert page.panel.title.text() == "调查记录　周某　填写"


@pytest.fixture
def saved(machine: FakeMachine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Return where the officer saves whatever is asked to be saved."""
    target = tmp_path / "saved.pdf"
    monkeypatch.setattr(machine, "save_path", lambda _name: target)
    return target


def test_blank_forms_are_printed_with_their_numbers_or_saved(
    page: Any, machine: FakeMachine, said: list[str], qtbot: QtBot, saved: Path
) -> None:
    page.choose_case()
    assert page.left.add.isHidden()
    page.left.blanks.click()
    page.panel.editor.load({**page.panel.editor.values(), "form": "J03", "count": "2"})
    page.panel.submit()
    settled(qtbot, page)
    words = "矛盾纠纷排查表 2 份，编号 西调排查〔2026〕1号 至 西调排查〔2026〕2号"
    assert said == [f"{words}，已送打印机。"]
    name, (pdf, copies, title) = machine.asked[-1]
    assert (name, pdf[:5], copies, title) == ("print", b"%PDF-", 1, "矛盾纠纷排查表 2 份")

    page.left.blanks.click()
    page.panel.editor.load({**page.panel.editor.values(), "form": "J04", "count": "1", "to": "PDF 文件"})
    page.panel.submit()

    assert said[1:] == [f"便民联系卡 1 份，已保存到 {saved}"]
    assert saved.read_bytes()[:5] == b"%PDF-"


@pytest.fixture
def jammed(machine: FakeMachine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Path | None]:
    """Let no printer take anything; the officer saves where the first of the list says."""

    def jam(*_args: Any, **_more: Any) -> None:
        raise Refusal("打印机卡纸。")

    places: list[Path | None] = [None, tmp_path / "kept.pdf"]
    monkeypatch.setattr(machine, "print_pdf", jam)
    monkeypatch.setattr(machine, "save_path", lambda _name: places.pop(0))
    return places


def test_sheets_that_no_printer_took_are_kept_and_no_place_takes_no_number(
    page: Any, said: list[str], qtbot: QtBot, jammed: list[Path | None]
) -> None:
    target = jammed[1]
    assert target is not None
    page.choose_case()
    page.left.blanks.click()
    page.panel.editor.load({**page.panel.editor.values(), "form": "J03", "count": "1", "to": "PDF 文件"})
    page.panel.submit()
    assert page.panel.isVisible()

    page.panel.editor.load({**page.panel.editor.values(), "to": "打印机"})
    page.panel.submit()
    settled(qtbot, page)

    assert said == [
        "打印机卡纸。",
        f"矛盾纠纷排查表 1 份，编号 西调排查〔2026〕1号，没有打印成，已保存到 {target}",
    ]
    assert target.read_bytes()[:5] == b"%PDF-"


def test_a_notice_asks_the_way_it_was_served(page: Any, case_id: UUID, said: list[str], qtbot: QtBot) -> None:
    day = {"day": "2026-11-23", "time": "9时", "place": "村委会"}
    page.viewmodel.entry.add(case_id, "D07", day)
    page.take(case_id, "D07")
    page.go_on()
    page.panel.submit()
    settled(qtbot, page)
    page.asks.ask_sign()

    page.panel.editor.load({**page.panel.editor.values(), "served_how": "代收", "note": "同住"})
    page.panel.submit()
    assert page.panel.isVisible()
    page.panel.editor.load({**page.panel.editor.values(), "served_to": "张小某"})
    page.panel.submit()

    assert said[-1] == "已登记送达。"
    assert page.pane.words.text().count("代收，张小某代收，同住") == 1


def test_an_agreement_written_on_a_pad_takes_the_number_of_the_pad(
    page: Any, case_id: UUID, here: Room, said: list[str]
) -> None:
    made = page.viewmodel.entry.make_pads("D15", 2)
    with here.store.unit() as db:
        agreement = agreements.latest(db, case_id)
        assert agreement is not None
        agreement.form = agreements.Form.ORAL.value
    page.take(case_id, "D15")
    press(page, "claim")
    page.panel.editor.load({"number": "2"})
    page.panel.submit()
    assert said == [f"已对上空白表 {made.numbers[1]}，定稿时用这个编号。"]

    page.viewmodel.finalise(page.viewmodel.read().chosen, on=sample.TODAY, late_reason="", copies=1)

    assert page.viewmodel.read().number == made.numbers[1]


def test_the_keyboard_stays_in_the_page_and_another_case_may_be_left_again(page: Any, case_id: UUID) -> None:
    page.arrive(case=case_id)
    page.activateWindow()
    page.list.take_focus()
    row = page.focusWidget()
    assert row is page.list.rows[page.shown.chosen.key]

    page.types.ask_pads()
    assert page.panel.isAncestorOf(page.focusWidget())
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Escape)
    assert page.focusWidget() is page.list.rows[page.shown.chosen.key]
    page.show_case()
    assert page.focusWidget() is page.list.rows[page.shown.chosen.key]

    page.choose_case()
    assert (page.shown, page.pane.buttons, page.side.isVisible()) == (None, [], False)
    page.show_again()
    assert page.choosing
    page.shelf.line.setText("ztg")
    page.shelf.fill()
    assert len(page.shelf.rows) == 1
    QTest.keyClick(page.shelf.line, Qt.Key.Key_Escape)
    assert (page.choosing, page.shown.case_id) == (False, case_id)
    assert page.pane.buttons


def test_a_case_that_is_not_to_be_seen_changes_nothing_of_the_page(page: Any, here: Room) -> None:
    with here.store.unit() as db:
        case_id = sample.accepted(db, here, track="ZA-X").id
    here.store.person = here.mediator
    with pytest.raises(Refusal):
        page.viewmodel.open(case_id)
    assert page.viewmodel.case_id is None


def test_a_notice_of_what_was_read_already_reads_nothing_anew(
    qtbot: QtBot, page: Any, case_id: UUID, here: Room
) -> None:
    page.arrive(case=case_id)
    settled(qtbot, page)
    first = page.shown
    page.refresh(frozenset({"Paper"}))
    assert page.shown is first, "nothing was written since"

    with here.store.unit() as db:
        cases.case(db, case_id).title = "改过的名称"
    page.refresh(frozenset({"Case"}))
    second = page.shown
    assert (second.title, page.shown is first) == ("改过的名称", False)

    page.refresh(frozenset({"*"}))
    assert page.shown is not second, "a new day is no write"
    settled(qtbot, page)


def test_voiding_is_offered_to_whom_it_is_allowed(page: Any, here: Room, case_id: UUID) -> None:
    page.arrive(case=case_id)
    page.viewmodel.finalise(page.shown.chosen, on=here.clock().date(), late_reason="")
    assert page.viewmodel.read().voidable
    here.store.person = here.auxiliary
    assert not page.viewmodel.read().voidable


def test_a_form_is_offered_where_there_is_what_it_is_about(page: Any, here: Room, case_id: UUID) -> None:
    page.arrive(case=case_id)
    offered = dict(page.viewmodel.entry.offers(case_id))
    assert [form for form in ("D34", "D37") if form in offered] == []
    page.viewmodel.finalise(page.shown.chosen, on=here.clock().date(), late_reason="")
    assert "D37" in dict(page.viewmodel.entry.offers(case_id))
