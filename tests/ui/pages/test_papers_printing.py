"""Printing on 文书: whose copies, on which printer, what when it fails, and the numbers of another system."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from models import cases, files, numbering, papers
from models.cases import Flag
from tests import sample
from tests.sample import PLATFORM, Room
from tests.ui import rooms
from tests.ui.fake_machine import FakeMachine
from tests.ui.rooms import settled
from ui.page import Context
from ui.pages import papers as papers_page

SHAPE = "西公（西）调解字〔2026〕0001号"
TRAYS = [("Auto", "自动选择"), ("Tray2", "纸盒 2")]
EVERY = ["张土根 存", "赵水生 存", "西岔派出所 存"]


@pytest.fixture
def case_id(here: Room) -> UUID:
    with here.store.unit() as db:
        return sample.settled(db, here, track="ZA").id


@pytest.fixture
def page(context: Context, here: Room) -> Iterator[Any]:
    context.store, context.person = here.store, here.officer
    yield from rooms.standing(papers_page.PAGE.open(context))


def final(qtbot: QtBot, page: Any, case_id: UUID) -> None:
    """Make the agreement final, with its first print."""
    page.take(case_id, "D12")
    settled(qtbot, page)
    page.asks.ask_final()
    page.panel.go.click()
    settled(qtbot, page)


def ask(qtbot: QtBot, page: Any, **values: str) -> None:
    """Open the panel of printing and type into it."""
    page.asks.printing.ask()
    settled(qtbot, page)
    for key, value in values.items():
        page.panel.editor.set_value(key, value)


def printed(machine: FakeMachine) -> list[tuple[bytes, int]]:
    return [what[:2] for deed, what in machine.asked if deed == "print"]


def stored(here: Room, case_id: UUID) -> list[bytes]:
    with here.store.reading() as db:
        paper = papers.latest(db, case_id, "D12")
        assert paper is not None
        return [files.get(db, copy.sha256) for copy in papers.copies_of(db, paper)]


def test_each_copy_is_looked_at_and_printed_as_it_is_filed(
    qtbot: QtBot, page: Any, case_id: UUID, *, machine: FakeMachine, here: Room
) -> None:
    final(qtbot, page, case_id)
    filed = stored(here, case_id)
    assert printed(machine) == [(pdf, 1) for pdf in filed]
    assert [row.text.text() for row in page.side.copies] == EVERY
    assert page._pdf == filed[2]

    page.side.copies[1].pressed.emit()
    assert page._pdf == filed[1]
    ask(qtbot, page)
    assert page.panel.editor.value("which") == "1"
    page.panel.go.click()
    settled(qtbot, page)

    assert printed(machine)[3:] == [(filed[1], 1)]
    assert page.shown.printed == 4


def test_how_a_form_is_printed_is_remembered_on_this_machine(
    qtbot: QtBot, page: Any, case_id: UUID, *, machine: FakeMachine
) -> None:
    machine.names, machine.slots = ["前台", "复印机"], {"复印机": TRAYS}
    final(qtbot, page, case_id)
    ask(qtbot, page)
    choice = page.panel.editor.input("printer")
    choice.set_value("复印机")
    choice.choice.picked.emit("复印机")
    qtbot.waitUntil(lambda: "tray" in page.panel.editor.values(), timeout=5_000)
    for key, value in {"which": "2", "times": "2", "duplex": "one", "tray": "Tray2"}.items():
        page.panel.editor.set_value(key, value)
    page.panel.go.click()
    settled(qtbot, page)

    assert (printed(machine)[-1][1], machine.orders[-1]) == (2, ("复印机", False, "Tray2"))
    assert machine.memory["print.D12"] == ["复印机", False, "Tray2"]
    ask(qtbot, page)
    values = page.panel.editor.values()
    assert {key: values[key] for key in ("printer", "duplex", "tray")} == {
        "printer": "复印机", "duplex": "one", "tray": "Tray2",
    }  # fmt: skip
    machine.names = ["前台"]
    ask(qtbot, page)
    assert page.panel.editor.value("printer") == "usual"


def test_when_a_copy_does_not_print_it_is_known_which_went_and_the_rest_is_offered(
    qtbot: QtBot, page: Any, case_id: UUID, *, machine: FakeMachine, here: Room, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    taken: list[bytes] = []
    take = machine.print_pdf

    def second_jams(source: bytes, **how: Any) -> None:
        if len(taken) == 1:
            machine.jams.append(source)
        taken.append(source)
        take(source, **how)

    monkeypatch.setattr(machine, "print_pdf", second_jams)
    final(qtbot, page, case_id)

    assert said[-1] == (
        "打印机“前台”缺纸。请放好 A4 纸，再打印一次；文书已经存好。已送出：张土根 存；没有送出：赵水生 存、西岔派出所 存。"
        "再按“打印”，只印没有送出的。"
    )
    assert [row.tag.text() for row in page.side.copies] == ["已打印", "", ""]
    machine.jams.clear()
    ask(qtbot, page)
    assert page.panel.editor.value("which") == "left"
    page.panel.go.click()
    settled(qtbot, page)
    filed = stored(here, case_id)
    assert printed(machine) == [(pdf, 1) for pdf in filed]
    with here.store.reading() as db:
        [number] = numbering.book(db, "police", 2026)
        paper = papers.latest(db, case_id, "D12")
        assert paper is not None
        assert (paper.number, paper.printed) == (number.text, 3)


@pytest.mark.parametrize("times", ["0", "1000"])
def test_a_senseless_number_of_copies_is_refused_beside_its_field(
    qtbot: QtBot, page: Any, case_id: UUID, *, machine: FakeMachine, times: str
) -> None:
    final(qtbot, page, case_id)
    before = len(printed(machine))
    ask(qtbot, page, times=times)
    page.panel.go.click()

    assert page.panel.editor.problems() == {"times": "份数应为 1 至 999。"}
    assert len(printed(machine)) == before


def test_a_number_of_another_system_is_asked_for_and_refused_beside_its_field(
    qtbot: QtBot, page: Any, case_id: UUID, here: Room
) -> None:
    with here.store.unit() as db:
        numbering.set_rule(db, "police", external=True, source="执法办案平台", shape=SHAPE, by=here.leader)
        numbering.take(db, "police", year=2026, by=here.officer, typed="西公（西）调解字〔2026〕0036号")
    page.take(case_id, "D12")
    settled(qtbot, page)
    page.asks.ask_final()
    for typed, sentence in (
        ("西公西调解字2026", f"编号“西公西调解字2026”与本所的格式不符，应像“{SHAPE}”，请核对。"),
        ("西公(西)调解字[2026]0036号", "编号 西公（西）调解字〔2026〕0036号 已经用过，请到平台核对。"),
    ):
        page.panel.editor.set_value("number", typed)
        page.panel.go.click()
        assert page.panel.editor.problems() == {"number": sentence}
    page.panel.editor.set_value("number", "西公(西)调解字[2026]0037号")
    page.panel.go.click()
    settled(qtbot, page)

    assert page.shown.number == "西公(西)调解字[2026]0037号"


def test_the_number_of_the_case_is_typed_once_from_the_problem(
    qtbot: QtBot, page: Any, case_id: UUID, here: Room
) -> None:
    with here.store.unit() as db:
        cases.case(db, case_id).platform_number = ""
    page.take(case_id, "D12")
    settled(qtbot, page)
    assert [(gap.key, gap.severity) for gap in page.shown.problems if gap.severity == "red"] == [
        ("platform", "red")
    ]

    page.side.problems.asked.emit("platform")
    page.panel.editor.set_value("number", PLATFORM)
    page.panel.editor.set_value("on", "2026-11-22")
    page.panel.go.click()
    assert list(page.panel.editor.problems()) == ["on"]
    page.panel.editor.set_value("on", "2026-11-20")
    page.panel.go.click()

    assert page.shown.red == 0
    with here.store.reading() as db:
        assert cases.case(db, case_id).platform_number == PLATFORM


def test_with_a_safety_flag_the_list_warns_of_our_copy(
    qtbot: QtBot, page: Any, case_id: UUID, here: Room
) -> None:
    with here.store.unit() as db:
        cases.case(db, case_id).flags = [Flag.VIOLENCE.value]
    page.take(case_id, "D12")
    settled(qtbot, page)

    assert page.side.unsafe.text().startswith("本所留存的一份写有受保护一方的住址")
