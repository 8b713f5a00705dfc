"""A finished PDF to a printer: to CUPS as it is, on Windows as 600 dpi pictures of the very same pages."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from models.errors import Refusal

PATIENCE_S = 20
MOST = 999  # what lp takes
NO_PRINTER = "这台电脑没有可用的打印机。请接好打印机并设为默认，再打印一次；文书已经存好。"
WRONG_COPIES = f"份数应为 1 至 {MOST}。"
_TRAY_KEY = "InputSlot"
_TRAYS = (
    (r"(?i)auto.*", "自动选择"),
    (r"(?i)manual.*", "手动进纸"),
    (r"(?i)(?:by-?pass|multi-?purpose|mp)-?_?(?:tray|feeder|feed)?", "多功能纸盒"),
    (r"(?i)(?:tray|cassette|drawer|bin)[-_ ]?(\d+)", r"纸盒 \1"),
    (r"(?i)(?:upper|top)", "上纸盒"),
    (r"(?i)middle", "中纸盒"),
    (r"(?i)(?:lower|bottom)", "下纸盒"),
    (r"(?i)envelope.*", "信封"),
)
# what a printer says of itself (RFC 8011, printer-state-reasons), and what somebody has to do
_ALERTS = (
    (r"media-(?:empty-error|needed)", "缺纸。请放好 A4 纸"),
    ("media-jam", "卡纸。请取出卡住的纸"),
    (r"(?:cover|door)-open", "盖子没有关好。请关好"),
    (r"(?:toner|marker-supply)-empty", "没有墨粉了。请换墨粉盒"),
    (r"offline|connecting-to-device|timed-out", "没有连上。请检查电源和连线"),
)
# what the print system answers when it does not take a job
_ANSWERS = (
    ("too many active jobs|No space|Disk full|Insufficient", "打印队列已满。请先取消或打完前面的，"),
    ("not accepting|rejecting", "打印机暂时不收新文件。请管理员恢复它，"),
    ("does not exist|Unknown destination|not found", "打印机刚才还在，现在找不到了。请检查连线或另选一台，"),
)


def printers() -> list[str]:
    """Name the printers of this machine; empty when there is none or no print system."""
    if sys.platform == "win32":
        from desktop import raster  # noqa: PLC0415 -- Qt's printing is for Windows only

        return raster.printers()
    if shutil.which("lpstat") is None:
        return []
    return _ask("lpstat", "-e").stdout.split()


def trays(printer: str = "") -> list[tuple[str, str]]:
    """Return (key, name) of each tray that a printer says it has, of the default one when it is not named."""
    if sys.platform == "win32":
        from desktop import raster  # noqa: PLC0415 -- as above

        return raster.trays(printer)
    name = printer or _default()
    if shutil.which("lpoptions") is None or not name:
        return []
    for line in _ask("lpoptions", "-p", name, "-l").stdout.splitlines():
        key, _, choices = line.partition(":")
        if key.partition("/")[0] == _TRAY_KEY:
            return [(each, tray_name(each)) for each in choices.replace("*", "").split()]
    return []


def tray_name(key: str) -> str:
    """Name a tray for people.

    >>> [tray_name(key) for key in ("Auto", "Tray2", "MPTray", "ManualFeed", "Rear")]
    ['自动选择', '纸盒 2', '多功能纸盒', '手动进纸', 'Rear']
    """
    for pattern, name in _TRAYS:
        if found := re.fullmatch(pattern, key):
            return found.expand(name)
    return key


def send(
    source: Path | bytes,
    *,
    printer: str = "",
    copies: int = 1,
    duplex: bool = False,
    tray: str = "",
    title: str = "",
) -> None:
    """Print ``source`` on ``printer``, or on the default one when that is empty; ``tray`` is a key of ``trays``.

    Raises Refusal when there is no printer, it is unknown, stopped, out of paper or offline, its queue is full, or
    the print system is down. The title stands in the print queue, where others may read it: let it be a number, not
    a name.
    """
    if not 1 <= copies <= MOST:
        raise Refusal(WRONG_COPIES, "copies")
    order = _Order(printer, copies, duplex, tray, title)
    if isinstance(source, Path):
        _send(source, order)
        return
    with tempfile.TemporaryDirectory(prefix="sanli-print-") as folder:
        file = Path(folder) / "paper.pdf"
        file.write_bytes(source)
        _send(file, order)


@dataclass(frozen=True)
class _Order:
    printer: str
    copies: int
    duplex: bool
    tray: str
    title: str


def _send(file: Path, order: _Order) -> None:
    if sys.platform == "win32":
        from desktop import raster  # noqa: PLC0415 -- as above

        raster.send(
            file, printer=order.printer, copies=order.copies, duplex=order.duplex, tray=order.tray,
            title=order.title,
        )  # fmt: skip
        return
    if shutil.which("lp") is None:
        raise Refusal("这台电脑没有装打印系统。请管理员安装 cups-client，再打印一次；文书已经存好。")
    if "is running" not in _ask("lpstat", "-r").stdout:
        raise Refusal("打印服务没有运行。请重新启动电脑，或请管理员启动 CUPS；文书已经存好。")
    name = order.printer or _default()
    if not name:
        raise Refusal(NO_PRINTER)
    _refuse_stopped(name)
    sides = "two-sided-long-edge" if order.duplex else "one-sided"
    words = ["-d", name, "-n", str(order.copies), "-o", f"sides={sides}"]
    if order.tray:
        words += ["-o", f"{_TRAY_KEY}={order.tray}"]
    done = _ask("lp", *words, "-t", order.title or file.stem, "--", str(file))
    if done.returncode != 0:
        raise Refusal(_not_taken(name, done.stderr))


def _not_taken(name: str, said: str) -> str:
    """Say what to do about an answer of the print system."""
    for pattern, words in _ANSWERS:
        if re.search(pattern, said, re.IGNORECASE):
            return f"“{name}”{words}再打印一次；文书已经存好，编号不变。"
    return f"打印机“{name}”没有收下这份文书（{said.strip()}）。文书已经存好，可以再打印一次。"


def _default() -> str:
    """Return the default printer, or the only one there is."""
    said = _ask("lpstat", "-d").stdout
    if ":" in said:
        return said.split(":", 1)[1].strip()
    every = printers()
    return every[0] if len(every) == 1 else ""


def _refuse_stopped(name: str) -> None:
    if name not in printers():
        raise Refusal(f"找不到打印机“{name}”。请检查连线，或者另选一台再打印；文书已经存好。", "printer")
    said = _ask("lpstat", "-l", "-p", name).stdout
    for pattern, words in _ALERTS:
        if re.search(pattern, said):
            raise Refusal(f"打印机“{name}”{words}，再打印一次；文书已经存好。", "printer")
    if "disabled since" in said:
        raise Refusal(f"打印机“{name}”已暂停。请检查缺纸、卡纸，恢复后再打印一次；文书已经存好。", "printer")
    if "not accepting" in _ask("lpstat", "-a", name).stdout:
        raise Refusal(_not_taken(name, "not accepting"), "printer")


def _ask(*words: str) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(  # noqa: S603 -- CUPS's own commands, no shell
            words,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            env={**os.environ, "LC_ALL": "C"},
            timeout=PATIENCE_S,
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        raise Refusal("打印服务没有回应。请稍候再打印一次；文书已经存好。") from late
