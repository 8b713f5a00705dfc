"""Printing, on a CUPS of our own: what is handed over, and what to do when a printer does not take it."""

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pikepdf import Pdf

from desktop import printing
from models.errors import Refusal
from tests.desktop import print_system

QUEUES = (
    print_system.queue("desk", "file:///dev/null", default=True)
    + print_system.queue("jammed", "file:///dev/null", state="Stopped")
    + print_system.queue("shut", "file:///dev/null", accepting=False)
)


@pytest.fixture(scope="module")
def cups(require: Callable[[str], str]) -> Iterator[Path]:
    """Run a print system with one queue that prints, one that has stopped and one that takes nothing."""
    with print_system.running(require, QUEUES) as root:
        yield root


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    file = tmp_path / "paper.pdf"
    with Pdf.new() as pdf:
        pdf.add_blank_page(page_size=(595, 842))
        pdf.add_blank_page(page_size=(842, 595))
        pdf.save(file)
    return file


def _jobs(cups: Path) -> list[Path]:
    return sorted((cups / "spool").glob("c?????"))


def _new_job(cups: Path, before: list[Path]) -> Path:
    """Wait for the control file of the one new job; each question to the server takes a moment."""
    for _ in range(1000):
        new = [each for each in _jobs(cups) if each not in before and each.stat().st_size]
        if new:
            [job] = new
            return job
        printing._ask("lpstat", "-r")
    raise AssertionError("the print system wrote no job: " + (cups / "error").read_text()[-2000:])


def test_printers_are_named(cups: Path) -> None:
    assert printing.printers() == ["desk", "jammed", "shut"]


def test_send_hands_over_the_very_bytes_with_copies_sides_and_title(cups: Path, paper: Path) -> None:
    before = _jobs(cups)

    printing.send(paper, copies=3, duplex=True, title="2026-17 D15")

    job = _new_job(cups, before)
    told = job.read_bytes()
    assert [word for word in (b"2026-17 D15", b"two-sided-long-edge", b"desk") if word not in told] == []
    assert b"copies\x00\x04\x00\x00\x00\x03" in told
    assert (cups / "spool" / f"d{job.name[1:]}-001").read_bytes() == paper.read_bytes()


def test_send_takes_bytes_too(cups: Path, paper: Path) -> None:
    before = _jobs(cups)

    printing.send(paper.read_bytes(), printer="desk")

    job = _new_job(cups, before)
    assert b"one-sided" in job.read_bytes()
    assert (cups / "spool" / f"d{job.name[1:]}-001").read_bytes() == paper.read_bytes()


@pytest.mark.parametrize(
    ("printer", "sentence"),
    [
        ("nosuch", "找不到打印机“nosuch”。请检查连线，或者另选一台再打印；文书已经存好。"),
        (
            "shut",
            "“shut”打印机暂时不收新文件。请管理员恢复它，再打印一次；文书已经存好，编号不变。",
        ),
        ("jammed", "打印机“jammed”已暂停。请检查缺纸、卡纸，恢复后再打印一次；文书已经存好。"),
    ],
)
def test_send_refuses_a_printer_that_cannot(printer: str, sentence: str, cups: Path, paper: Path) -> None:
    before = _jobs(cups)

    with pytest.raises(Refusal) as refused:
        printing.send(paper, printer=printer)

    assert refused.value.message == sentence
    assert _jobs(cups) == before


def test_send_refuses_when_the_print_system_is_down(
    require: Callable[[str], str], tmp_path: Path, paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    require("lp")
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "nobody"))

    with pytest.raises(Refusal, match="打印服务没有运行"):
        printing.send(paper)


def test_send_refuses_without_a_print_system(
    paper: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(Refusal, match="没有装打印系统"):
        printing.send(paper)
    assert printing.printers() == []


@pytest.mark.parametrize("copies", [0, 1000])
def test_send_refuses_a_senseless_number_of_copies(copies: int, paper: Path) -> None:
    with pytest.raises(Refusal) as refused:
        printing.send(paper, copies=copies)

    assert refused.value.field == "copies"


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("Alerts: media-empty-error", "打印机“desk”缺纸。请放好 A4 纸，再打印一次；文书已经存好。"),
        ("Alerts: media-jam-error", "打印机“desk”卡纸。请取出卡住的纸，再打印一次；文书已经存好。"),
        ("Alerts: offline-report", "打印机“desk”没有连上。请检查电源和连线，再打印一次；文书已经存好。"),
        ("Alerts: toner-empty-error", "打印机“desk”没有墨粉了。请换墨粉盒，再打印一次；文书已经存好。"),
    ],
)
def test_send_says_what_to_do_about_what_the_printer_says_of_itself(
    said: str, sentence: str, paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = {"-r": "scheduler is running", "-e": "desk", "-l": said, "-a": ""}
    told: list[tuple[str, ...]] = []

    def ask(*words: str) -> subprocess.CompletedProcess[str]:
        told.append(words)
        return subprocess.CompletedProcess(words, 0, answers.get(words[1], ""), "")

    monkeypatch.setattr(printing, "_ask", ask)
    with pytest.raises(Refusal) as refused:
        printing.send(paper, printer="desk")

    assert (refused.value.message, refused.value.field) == (sentence, "printer")
    assert [words for words in told if words[0] == "lp"] == []


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("lp: Too many active jobs.", "“desk”打印队列已满。请先取消或打完前面的，再打印一次；文书已经存好，编号不变。"),
        ("lp: Unable to write spool file: No space left on device", "“desk”打印队列已满。请先取消或打完前面的，再打印一次；文书已经存好，编号不变。"),
        ("lp: The printer or class does not exist.", "“desk”打印机刚才还在，现在找不到了。请检查连线或另选一台，再打印一次；文书已经存好，编号不变。"),
        ("lp: Bad", "打印机“desk”没有收下这份文书（lp: Bad）。文书已经存好，可以再打印一次。"),
    ],
)  # fmt: skip
def test_an_answer_of_the_print_system_says_what_to_do(said: str, sentence: str) -> None:
    assert printing._not_taken("desk", said) == sentence
