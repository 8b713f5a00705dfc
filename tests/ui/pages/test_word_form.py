"""A station that prefers Word: chosen in 设置, filled at 定稿, saved and opened on 文书."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import docx
import pytest
from pytestqt.qtbot import QtBot

import resources
from exports import wordform
from models import cases, formchoices, papers
from tests import sample
from tests.sample import Room
from tests.ui import rooms
from tests.ui.fake_machine import FakeMachine
from ui.page import Context
from ui.pages import papers as papers_page
from ui.pages import settings

Put = Callable[..., Path]


@pytest.fixture
def put(tmp_path: Path) -> Iterator[Put]:
    folder = tmp_path / "own" / "templates" / "documents"
    folder.mkdir(parents=True)
    resources.override(tmp_path / "own")

    def word(*texts: str, form: str = "D14") -> Path:
        made = docx.Document()
        for text in texts:
            made.add_paragraph(text)
        file = folder / f"{form}.docx"
        made.save(str(file))
        return file

    yield word
    resources.restore()


@pytest.fixture
def case_id(here: Room) -> UUID:
    with here.store.unit() as db:
        return sample.settled(db, here).id


@pytest.fixture
def book(context: Context, here: Room) -> Iterator[Any]:
    context.store, context.person = here.store, here.administrator
    made: Any = settings.PAGE.open(context)
    made.choose("forms")
    yield from rooms.standing(made)


def line(book: Any, form: str) -> Any:
    return next(each for each in book.panel._book.lines() if each.form == form)


def choose(book: Any, form: str, **values: str) -> None:
    rows = [each.form for each in book.panel._book.lines()]
    book.panel.table.selectRow(rows.index(form))
    book.panel._show(line(book, form))
    for key, value in values.items():
        book.panel.choice.editor.set_value(key, value)
    book.panel.choice.submit()


def word_chosen(here: Room, *, form: str = "D14") -> None:
    with here.store.unit(by=here.administrator) as db:
        formchoices.choose(db, form, by=here.administrator, word=True)


def test_every_form_stands_with_its_code_and_its_word(book: Any, put: Put) -> None:
    put("编号：{{ paper.number }}")
    put("{{ paper.nummer }}", form="D12")

    told = {each.form: (each.coded, each.word) for each in book.panel._book.lines()}

    assert (told["D12"], told["D14"], told["D18"]) == (
        ("不印（按文书）", "有误"), ("不印（按文书）", "可用"), ("印（按文书）", ""),
    )  # fmt: skip


def test_code_and_word_are_chosen_form_by_form(book: Any, put: Put, here: Room) -> None:
    put("编号：{{ paper.number }}")

    choose(book, "D14", coded="印", word="用")

    assert (line(book, "D14").coded, line(book, "D14").word) == ("印", "用")
    with here.store.reading() as db:
        assert (formchoices.worded(db, "D14"), formchoices.of(db, "D12")) == (True, None)


def test_word_without_a_file_is_refused_beside_the_field(book: Any, put: Put) -> None:
    assert put("x", form="D12").exists()
    choose(book, "D14", word="用")

    assert book.panel.choice.editor.problems() == {"word": "本所的文件夹里没有 D14.docx，这份文书只出 PDF。"}
    assert line(book, "D14").word == ""


def test_sample_to_begin_with_is_saved_and_is_right_when_put_there(
    book: Any, put: Put, machine: FakeMachine
) -> None:
    machine.path = put("x")
    choose(book, "D14", word="不用")

    book.panel.sample.click()

    assert (line(book, "D14").word, wordform.trouble("D14")) == ("可用", "")
    assert machine.asked[-2:] == [("save", "D14.docx"), ("file", machine.path)]


def test_officer_may_look_and_not_choose(context: Context, here: Room) -> None:
    context.store, context.person = here.store, here.officer
    made: Any = settings.PAGE.open(context)
    made.choose("forms")
    for page in rooms.standing(made):
        assert (page.panel.choice.button.isEnabled(), page.panel.choice.why.text()) == (
            False,
            "只有管理员能改设置。",
        )


@pytest.fixture
def page(context: Context, here: Room) -> Iterator[Any]:
    context.store, context.person = here.store, here.officer
    yield from rooms.standing(papers_page.PAGE.open(context))


def finalised(qtbot: QtBot, page: Any, case_id: UUID) -> None:
    page.arrive(case=str(case_id), form="D14")
    qtbot.waitUntil(lambda: not page.context.tasks.running, timeout=20_000)
    page.arrive(case=case_id)
    item = page.viewmodel.read().chosen
    page.viewmodel.finalise(item, on=sample.TODAY, late_reason="", copies=0)
    page.refresh(frozenset())
    qtbot.waitUntil(lambda: not page.context.tasks.running, timeout=20_000)


def deeds(page: Any) -> list[str]:
    return [button.text() for button in page.pane.buttons]


def test_final_paper_is_saved_in_word_and_opened(
    qtbot: QtBot, page: Any, case_id: UUID, *, put: Put, machine: FakeMachine, here: Room, tmp_path: Path
) -> None:
    put("编号：{{ paper.number }}", "{%p for party in parties %}", "{{ party.name }}", "{%p endfor %}")
    word_chosen(here)
    finalised(qtbot, page, case_id)
    assert "Word 文书…" in deeds(page)
    machine.path = tmp_path / "out.docx"

    button = next(each for each in page.pane.buttons if each.objectName() == "papers.word")
    button.click()

    content = (tmp_path / "out.docx").read_bytes()
    with here.store.reading() as db:
        names = [party.name for party in cases.parties(cases.case(db, case_id))]
        made = papers.latest(db, case_id, "D14")
        assert made is not None
        assert papers.word(db, made) == content
    said = [paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs]
    assert said == ["编号：（2026）西人调字第1号", *names]
    suggested = f"（2026）西人调字第1号 人民调解协议书 {'与'.join(names)}.docx"
    assert [what for deed, what in machine.asked if deed == "save"] == [suggested]
    assert machine.asked[-1] == ("file", tmp_path / "out.docx")


def test_wrong_word_form_is_told_before_and_the_pdf_stays(
    qtbot: QtBot, page: Any, case_id: UUID, *, put: Put, here: Room
) -> None:
    put("编号：{{ paper.nummer }}")
    word_chosen(here)
    page.arrive(case=str(case_id), form="D14")
    qtbot.waitUntil(lambda: not page.context.tasks.running, timeout=20_000)
    told = [gap for gap in page.viewmodel.read().problems if gap.key == "word"]

    finalised(qtbot, page, case_id)

    assert [(gap.severity, gap.sentence) for gap in told] == [("orange", wordform.trouble("D14"))]
    assert "Word 文书…" not in deeds(page)
    assert "保存 PDF…" in deeds(page)
