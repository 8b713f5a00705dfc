"""A finished PDF to a printer: to CUPS as it is, on Windows as 600 dpi pictures of the very same pages."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from models.errors import Refusal

PATIENCE_S = 20
NO_PRINTER = "这台电脑没有可用的打印机。请接好打印机并设为默认，再打印一次；文书已经存好。"


def printers() -> list[str]:
    """Name the printers of this machine; empty when there is none or no print system."""
    if sys.platform == "win32":
        from desktop import raster  # noqa: PLC0415 -- Qt's printing is for Windows only

        return raster.printers()
    if shutil.which("lpstat") is None:
        return []
    return _ask("lpstat", "-e").stdout.split()


def send(
    source: Path | bytes, *, printer: str = "", copies: int = 1, duplex: bool = False, title: str = ""
) -> None:
    """Print ``source`` on ``printer``, or on the default one when that is empty.

    Raises Refusal when there is no printer, it is unknown, stopped or offline, or the print system is down.
    The title stands in the print queue, where others may read it: let it be a number, not a name.
    """
    if not 1 <= copies <= 999:  # noqa: PLR2004 -- what lp takes
        raise Refusal("份数应为 1 至 999。", "copies")
    if isinstance(source, Path):
        _send(source, printer=printer, copies=copies, duplex=duplex, title=title)
        return
    with tempfile.TemporaryDirectory(prefix="sanli-print-") as folder:
        file = Path(folder) / "paper.pdf"
        file.write_bytes(source)
        _send(file, printer=printer, copies=copies, duplex=duplex, title=title)


def _send(file: Path, *, printer: str, copies: int, duplex: bool, title: str) -> None:
    if sys.platform == "win32":
        from desktop import raster  # noqa: PLC0415 -- as above

        raster.send(file, printer=printer, copies=copies, duplex=duplex, title=title)
        return
    if shutil.which("lp") is None:
        raise Refusal("这台电脑没有装打印系统。请管理员安装 cups-client，再打印一次；文书已经存好。")
    if "is running" not in _ask("lpstat", "-r").stdout:
        raise Refusal("打印服务没有运行。请重新启动电脑，或请管理员启动 CUPS；文书已经存好。")
    name = printer or _default()
    if not name:
        raise Refusal(NO_PRINTER)
    _refuse_stopped(name)
    words = ["-d", name, "-n", str(copies), "-o", f"sides={'two-sided-long-edge' if duplex else 'one-sided'}"]
    done = _ask("lp", *words, "-t", title or file.stem, "--", str(file))
    if done.returncode != 0:
        raise Refusal(
            f"打印机“{name}”没有收下这份文书（{done.stderr.strip()}）。文书已经存好，可以再打印一次。"
        )


def _default() -> str:
    """Return the default printer, or the only one there is."""
    said = _ask("lpstat", "-d").stdout
    if ":" in said:
        return said.split(":", 1)[1].strip()
    every = printers()
    return every[0] if len(every) == 1 else ""


def _refuse_stopped(name: str) -> None:
    if name not in printers():
        raise Refusal(f"找不到打印机“{name}”。请到“设置”另选一台；文书已经存好。", "printer")
    said = _ask("lpstat", "-l", "-p", name).stdout
    if "disabled since" in said:
        raise Refusal(f"打印机“{name}”已暂停。请检查缺纸、卡纸，恢复后再打印一次；文书已经存好。")
    if "offline" in said:
        raise Refusal(f"打印机“{name}”没有连上。请检查电源和连线，再打印一次；文书已经存好。")


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
