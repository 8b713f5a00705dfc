"""Printing, on a CUPS of our own with two queues: one that prints and one that has stopped."""

import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pikepdf import Pdf

from desktop import printing
from models.errors import Refusal

FILES = """ServerRoot {root}/etc
RequestRoot {root}/spool
TempDir {root}/spool
CacheDir {root}/cache
StateDir {root}/state
AccessLog {root}/access
ErrorLog {root}/error
PageLog {root}/page
FileDevice Yes
Sandboxing relaxed
"""
SERVER = """Listen {root}/socket
Browsing Off
DirtyCleanInterval 0
PreserveJobFiles Yes
DefaultAuthType None
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""
QUEUES = """<DefaultPrinter desk>
DeviceURI file:///dev/null
State Idle
Accepting Yes
</Printer>
<Printer jammed>
DeviceURI file:///dev/null
State Stopped
Accepting Yes
</Printer>
"""


@pytest.fixture(scope="module")
def cups(require: Callable[[str], str]) -> Iterator[Path]:
    """Run a print system on a socket of its own and give its folder."""
    require("lp")
    require("lpstat")
    server = require("cupsd")
    with tempfile.TemporaryDirectory(prefix="sanli-cups-") as folder:
        root = Path(folder)
        root.chmod(0o755)
        for name in ("etc", "spool", "cache", "state"):
            (root / name).mkdir()
        (root / "etc" / "cups-files.conf").write_text(FILES.format(root=root))
        (root / "etc" / "cupsd.conf").write_text(SERVER.format(root=root))
        (root / "etc" / "printers.conf").write_text(QUEUES)
        with pytest.MonkeyPatch.context() as patch, (root / "out").open("w") as out:
            patch.setenv("CUPS_SERVER", f"{root}/socket")
            running = subprocess.Popen(
                [server, "-f", "-c", f"{root}/etc/cupsd.conf", "-s", f"{root}/etc/cups-files.conf"],
                stdout=out,
                stderr=out,
            )
            try:
                for _ in range(500):
                    if "is running" in printing._ask("lpstat", "-r").stdout:
                        break
                    assert running.poll() is None, (root / "out").read_text()
                yield root
            finally:
                running.kill()
                running.wait()


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
    assert printing.printers() == ["desk", "jammed"]


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
        ("nosuch", "找不到打印机“nosuch”。请到“设置”另选一台；文书已经存好。"),
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
