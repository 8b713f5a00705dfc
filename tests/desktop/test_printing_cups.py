"""What comes out of a print system: the very bytes of a raw queue, and the pages, copies, sides and text of cups-pdf."""

import re
import socket
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from desktop import printing
from exports import printouts
from tests.desktop import print_system
from tests.exports import sample_facts

PPD = """*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "DESK.PPD"
*Manufacturer: "Desk"
*Product: "(Desk)"
*ModelName: "Desk"
*ShortNickName: "Desk"
*NickName: "Desk"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*DefaultImageableArea: A4
*ImageableArea A4: "0 0 595 842"
*DefaultPaperDimension: A4
*PaperDimension A4: "595 842"
*OpenUI *PageSize: PickOne
*DefaultPageSize: A4
*PageSize A4: ""
*CloseUI: *PageSize
*OpenUI *InputSlot/Tray: PickOne
*DefaultInputSlot: Auto
*InputSlot Auto: ""
*InputSlot Tray1: ""
*InputSlot MPTray: ""
*CloseUI: *InputSlot
"""
SPOOL = Path("/var/spool/cups-pdf/ANONYMOUS")  # where cups-pdf puts what nobody of this machine printed
OPTIONS = Path("/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd")
LONG = 20.0


@pytest.fixture(scope="module")
def press() -> Iterator[socket.socket]:
    """Stand where a printer of the network would: what arrives is what it would be given."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(LONG)
        yield server


@pytest.fixture(scope="module")
def desk(
    require: Callable[[str], str], press: socket.socket, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Path]:
    """Run a print system with a raw queue that leads to the press, and one that has trays."""
    ppd = tmp_path_factory.mktemp("ppd") / "desk.ppd"
    ppd.write_text(PPD)
    uri = f"socket://127.0.0.1:{press.getsockname()[1]}/"
    queues = print_system.queue("desk", uri, default=True) + print_system.queue("trays", "file:///dev/null")
    with print_system.running(require, queues, ppds={"trays": ppd}) as root:
        yield root


@pytest.fixture(scope="module")
def paper() -> bytes:
    facts = sample_facts.two("D14")
    return printouts.pdf(facts)


def arrived(press: socket.socket) -> bytes:
    """Take what is sent to the press until its sender is done."""
    connection, _ = press.accept()
    with connection:
        connection.settimeout(LONG)
        parts = []
        while part := connection.recv(65536):
            parts.append(part)
    return b"".join(parts)


def test_the_very_bytes_that_are_filed_arrive_at_a_raw_queue(
    desk: Path, press: socket.socket, paper: bytes
) -> None:
    printing.send(paper, duplex=True, title="（2026）西人调字第1号 D14")

    assert arrived(press) == paper


def test_each_print_of_several_copies_is_the_same_file(
    desk: Path, press: socket.socket, paper: bytes
) -> None:
    printing.send(paper, printer="desk", copies=3)

    assert arrived(press) == paper * 3  # the backend of a raw queue repeats the whole file


def test_trays_are_those_that_the_printer_says_it_has(desk: Path) -> None:
    assert printing.trays("trays") == [("Auto", "自动选择"), ("Tray1", "纸盒 1"), ("MPTray", "多功能纸盒")]
    assert printing.trays("desk") == []


def test_the_chosen_tray_and_sides_stand_in_the_job(desk: Path, paper: bytes) -> None:
    printing.send(paper, printer="trays", tray="MPTray", duplex=True, title="tray")
    print_system.asked_until(desk, lambda: print_system.done(desk, "tray"))

    said = (desk / "error").read_text(errors="replace")
    [options] = re.findall(r'argv\[5\]="([^"]*InputSlot[^"]*)"', said)
    assert {"InputSlot=MPTray", "sides=two-sided-long-edge"} <= set(options.split())


@pytest.fixture(scope="module")
def pdf_printer(require: Callable[[str], str]) -> Iterator[Path]:
    """Run a print system with a cups-pdf queue; its backend is only started by a print system of root."""
    for program in ("pdfinfo", "pdftotext", "pdftocairo"):
        require(program)
    if not OPTIONS.is_file():
        pytest.skip("this machine has no printer-driver-cups-pdf")
    if not print_system.is_root():
        pytest.skip("cups-pdf prints only for a cupsd of root, and the tests are not root")
    # of the ways to PostScript this one keeps what each glyph says
    queues = print_system.queue("pdf", "cups-pdf:/", default=True, option="pdftops-renderer pdftocairo")
    with (
        print_system.running(require, queues, ppds={"pdf": OPTIONS}) as root,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setenv("CUPS_USER", "sanli-nobody")
        yield root


def made(root: Path, pdf: bytes, *, copies: int, duplex: bool) -> tuple[Path, str]:
    """Print with cups-pdf; return the file that came out, and the lines that the print system wrote of the job."""
    title = f"sanli-{uuid4().hex}"
    printing.send(pdf, printer="pdf", copies=copies, duplex=duplex, title=title)
    print_system.asked_until(root, lambda: print_system.done(root, title))
    [file] = SPOOL.glob(f"{title}*")
    said = (root / "error").read_text(errors="replace")
    number = re.findall(rf'\[Job (\d+)\] argv\[3\]="{title}"', said)[-1]
    return file, "\n".join(line for line in said.splitlines() if f"[Job {number}]" in line)


def told(*words: str | Path) -> str:
    return subprocess.run(words, capture_output=True, check=True, encoding="utf-8").stdout


def signs(file: Path) -> Counter[str]:
    """Count every sign of the text, in whatever order the lines come."""
    return Counter("".join(told("pdftotext", file, "-").split()))


@pytest.mark.parametrize(("copies", "duplex"), [(1, False), (2, True)])
def test_cups_pdf_prints_every_page_with_its_text_copies_and_sides(
    pdf_printer: Path, tmp_path: Path, paper: bytes, *, copies: int, duplex: bool
) -> None:
    source = tmp_path / "paper.pdf"
    source.write_bytes(paper)

    file, said = made(pdf_printer, paper, copies=copies, duplex=duplex)
    try:
        pages = re.search(r"Pages:\s+(\d+)", told("pdfinfo", source))
        assert pages is not None
        printed = re.findall(r"PAGE: (\d+) (\d+)", said)
        assert printed == [(str(page), str(copies)) for page in range(1, int(pages[1]) + 1)]
        assert f"sides={'two-sided-long-edge' if duplex else 'one-sided'}" in said
        came = re.search(r"Pages:\s+(\d+)", told("pdfinfo", file))
        assert came is not None
        assert came[1] == pages[1]  # the copies of a job are the printer's to make
        assert signs(file) == signs(source)
    finally:
        file.unlink()
