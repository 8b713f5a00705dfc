"""Says which system library Qt lacks, before Qt is loaded and the linker would say it."""

import os
import sys
from importlib.util import find_spec
from pathlib import Path

# library → Debian package; the others are named by themselves
PACKAGES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libSM.so.6": "libsm6",
    "libICE.so.6": "libice6",
    "libcups.so.2": "libcups2",
    "libz.so.1": "zlib1g",
}
MODULES = ("QtCore", "QtGui", "QtWidgets", "QtNetwork", "QtPrintSupport", "QtSvg")


def has_display() -> bool:
    """Tell whether windows can be seen: a screen, or a platform that was asked for."""
    return sys.platform != "linux" or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    )


def off_screen() -> None:
    """Let Qt paint into memory where there is no screen."""
    if not has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"


def platform() -> str:
    """Name the platform plugin that Qt is going to load on Linux."""
    asked = os.environ.get("QT_QPA_PLATFORM", "").split(":")[0].split(";")[0]
    if asked:
        return asked
    return "wayland" if os.environ.get("WAYLAND_DISPLAY") else "xcb"


def files(plugin: str) -> list[Path]:
    """List what Qt is going to load: its modules and the platform plugin."""
    found = find_spec("PySide6")
    if found is None or not found.submodule_search_locations:
        return []
    root = Path(found.submodule_search_locations[0])
    wanted = [root / f"{name}.abi3.so" for name in MODULES]
    wanted.append(root / "Qt" / "plugins" / "platforms" / f"libq{plugin}.so")
    return [file for file in wanted if file.exists()]


def missing(wanted: list[Path]) -> list[str]:
    """Ask the dynamic linker which libraries of ``wanted`` cannot be found."""
    import shutil  # noqa: PLC0415 -- wanted only when something is missing
    import subprocess  # noqa: PLC0415 -- as above

    ldd = shutil.which("ldd")
    if ldd is None or not wanted:
        return []
    said = subprocess.run(  # noqa: S603 -- our own files, no shell
        [ldd, *map(str, wanted)], capture_output=True, encoding="utf-8", errors="replace", check=False
    )
    names = {
        line.split("=>")[0].strip()
        for line in said.stdout.splitlines()
        if line.rstrip().endswith("not found")
    }
    return sorted(name for name in names if name.startswith("lib"))


def advice(names: list[str]) -> str:
    """Say which libraries are missing and give the one line that brings them; all of them when one is unknown."""
    known = {PACKAGES[name] for name in names if name in PACKAGES}
    packages = sorted(known if len(known) == len(names) else {*PACKAGES.values()})
    return (
        f"这台电脑缺少图形界面需要的系统库：{'、'.join(names)}。\n"
        "请管理员执行下面这一行，再重新打开：\n"
        f"sudo apt-get install -y {' '.join(packages)}"
    )


def spare_sources() -> None:
    """Keep PySide from reading the source of every module that is imported after it.

    It looks there for ``from __feature__ import``, which this program does not use. For SQLAlchemy alone that is
    100 ms and 20 MB, because what was read stays in ``linecache``. A PySide that does it otherwise is left as it is.
    """
    feature = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        vars(feature)["_mod_uses_pyside"] = lambda _module: False


def _load(file: Path) -> None:
    """Load a library as Qt is going to; raises ``OSError`` with what the linker says."""
    from PySide6.QtCore import QLibrary  # noqa: PLC0415 -- Qt is loaded only for a window

    library = QLibrary(str(file))
    if not library.load():
        raise OSError(library.errorString().removeprefix(f"Cannot load library {file}: "))


def trouble(plugin: str | None = None) -> str | None:
    """Load what Qt needs and return the advice when a library is missing; None when all is there.

    Only a failed load asks the linker, so that a start that succeeds pays for nothing.
    """
    if sys.platform != "linux":
        return None
    plugin = plugin or platform()
    try:
        from PySide6 import QtWidgets  # noqa: F401, PLC0415 -- the load is the question

        spare_sources()
        for file in files(plugin)[-1:]:
            _load(file)
    except (ImportError, OSError) as error:
        lacking = missing(files(plugin))
        if lacking:
            return advice(lacking)
        name = str(error).split(":")[0]
        return advice([name]) if name.startswith("lib") and ".so" in name else f"图形界面打不开：{error}"
    return None
