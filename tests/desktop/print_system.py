"""A CUPS of the tests' own: its own folder, port and queues, so that nothing of the machine's is touched."""

import os
import re
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from desktop import printing

FILES = """ServerRoot {root}/etc
RequestRoot {root}/spool
TempDir {root}/spool/tmp
CacheDir {root}/cache
StateDir {root}/state
AccessLog {root}/access
ErrorLog {root}/error
PageLog {root}/page
FileDevice Yes
Sandboxing relaxed
"""
SERVER = """Listen {root}/socket
Listen 127.0.0.1:{port}
Browsing Off
DirtyCleanInterval 0
PreserveJobFiles Yes
DefaultAuthType None
LogLevel debug
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
WAITS = 1000


def queue(
    name: str,
    uri: str,
    *,
    state: str = "Idle",
    default: bool = False,
    accepting: bool = True,
    option: str = "",
) -> str:
    """Return one queue of printers.conf."""
    kind = "DefaultPrinter" if default else "Printer"
    said = f"DeviceURI {uri}\nState {state}\nAccepting {'Yes' if accepting else 'No'}"
    said += f"\nOption {option}" if option else ""
    return f"<{kind} {name}>\n{said}\n</{kind.removeprefix('Default')}>\n"


@contextmanager
def running(
    require: Callable[[str], str], queues: str, *, ppds: dict[str, Path] | None = None
) -> Iterator[Path]:
    """Run a print system with these queues and give its folder; ``lp`` and its kin of this process talk to it."""
    require("lp")
    require("lpstat")
    server, port = require("cupsd"), _port()
    with tempfile.TemporaryDirectory(prefix="sanli-cups-") as folder:
        root = Path(folder)
        root.chmod(0o755)
        for name in ("etc", "etc/ppd", "spool", "spool/tmp", "cache", "state"):
            (root / name).mkdir()
            (root / name).chmod(0o1777 if name == "spool/tmp" else 0o755)
        for name, ppd in (ppds or {}).items():
            shutil.copy(ppd, root / "etc" / "ppd" / f"{name}.ppd")
        (root / "etc" / "cups-files.conf").write_text(FILES.format(root=root))
        (root / "etc" / "cupsd.conf").write_text(SERVER.format(root=root, port=port))
        (root / "etc" / "printers.conf").write_text(queues.format(root=root))
        with pytest.MonkeyPatch.context() as patch, (root / "out").open("w") as out:
            patch.setenv("CUPS_SERVER", f"127.0.0.1:{port}")
            patch.setenv("HOME", str(root))  # no lpoptions of whoever runs the tests
            told = [server, "-f", "-c", f"{root}/etc/cupsd.conf", "-s", f"{root}/etc/cups-files.conf"]
            process = subprocess.Popen(told, stdout=out, stderr=out)
            try:
                for _ in range(WAITS):
                    if "is running" in printing._ask("lpstat", "-r").stdout:
                        break
                    assert process.poll() is None, (root / "out").read_text()
                yield root
            finally:
                process.terminate()
                process.wait()


def _port() -> int:
    """Return a free port: a queue has an address only when its server has one."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def asked_until(root: Path, holds: Callable[[], bool]) -> None:
    """Ask the print system again and again, each question taking a moment, until something holds."""
    for _ in range(WAITS):
        if holds():
            return
        printing._ask("lpstat", "-W", "completed", "-o")
    raise AssertionError("the print system did not come so far: " + (root / "error").read_text()[-3000:])


def is_root() -> bool:
    """Tell whether the tests run as root, as the backend of cups-pdf asks of whoever starts its print system."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def done(root: Path, title: str) -> bool:
    """Tell whether the last job of this title is over: the print system has written its end."""
    said = (root / "error").read_text(errors="replace")
    jobs = re.findall(rf'\[Job (\d+)\] argv\[3\]="{re.escape(title)}"', said)
    return bool(jobs) and f"[Job {jobs[-1]}] Job completed." in said
