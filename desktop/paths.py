"""Where this machine keeps data, backups, logs and settings; every folder is for its owner alone."""

import errno
import os
import sys
from dataclasses import dataclass
from pathlib import Path

import platformdirs

import resources
from models.errors import Refusal

PRIVATE = 0o700
REASONS = {
    "ENOSPC": "磁盘已满",
    "EDQUOT": "磁盘配额已用完",
    "EACCES": "没有权限",
    "EPERM": "没有权限",
    "EROFS": "磁盘是只读的",
    "ENOENT": "找不到",
    "ENOTDIR": "它不是文件夹",
    "EEXIST": "已有同名文件",
    "EISDIR": "它是文件夹",
    "EIO": "磁盘读写出错",
}


def is_url(place: str) -> bool:
    """Tell a database server's address from a folder.

    >>> is_url("postgresql://mediator@10.0.0.2/sanli"), is_url("/srv/sanli")
    (True, False)
    """
    return "://" in place


def close_to_others() -> None:
    """Let no file that this process makes be read by other users of the machine."""
    os.umask(0o077)


def make_private(folder: Path) -> Path:
    """Make ``folder`` if need be, readable by its owner alone, and prove that it can be written.

    A folder that was there before keeps its rights: it may be one that the person shares on purpose.
    """
    try:
        if not folder.is_dir():
            folder.mkdir(parents=True, mode=PRIVATE)
        probe = folder / f".probe-{os.getpid()}"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        raise Refusal(
            f"文件夹“{folder}”不能写入（{reason(error)}）。请换一个文件夹，或请管理员开放权限。"
        ) from error
    return folder


def reason(error: OSError) -> str:
    """Say in Chinese why the system would not."""
    return REASONS.get(errno.errorcode.get(error.errno or 0, ""), error.strerror or type(error).__name__)


@dataclass(frozen=True)
class Paths:
    """The folders of one run. ``place`` is what the store is opened by: a folder, or a server's URL."""

    data: Path
    config: Path
    log: Path
    place: str

    @property
    def backups(self) -> Path:
        """Where verified copies lie."""
        return self.data / "backups"

    @property
    def own(self) -> Path:
        """Where the station's own tables and forms lie: ``own/texts/holidays.toml`` stands before the built-in."""
        return self.data / "own"

    @property
    def server(self) -> bool:
        """True when the store is a database server shared by several workstations."""
        return is_url(self.place)


def config_folder() -> Path:
    """Return where the machine's settings lie, before anything else is known."""
    return Path(platformdirs.user_config_dir("sanli", appauthor=False))


def log_folder() -> Path:
    """Return where this machine's log and crash reports lie."""
    return Path(platformdirs.user_log_dir("sanli", appauthor=False))


def standing(data: str | None, *, remembered: str | None = None) -> Paths:
    """Work out the folders from ``--data``, else from what was remembered, else the user's own place.

    With a server's URL the folder of the machine still holds its copies and its lock.
    """
    own = Path(platformdirs.user_data_dir("sanli", appauthor=False))
    chosen = data or remembered or str(own)
    folder = own if is_url(chosen) else Path(chosen).expanduser().absolute()
    return Paths(
        data=folder,
        config=config_folder(),
        log=log_folder(),
        place=chosen if is_url(chosen) else str(folder),
    )


def need(folders: Paths) -> Paths:
    """Refuse a store that is not there, where a new one would only hide that it was named wrongly."""
    if not folders.server and not folders.data.exists():
        raise Refusal(f"没有找到数据文件夹“{folders.data}”。请检查 --data 写得对不对，U 盘或网络盘是否接好。")
    return folders


def prepare(folders: Paths) -> Paths:
    """Make the folders of the store and of this machine, private; the station's own tables come into force."""
    for folder in (folders.data, folders.config, folders.log):
        make_private(folder)
    if folders.own.is_dir():
        resources.override(folders.own)
    from exports import fonts  # noqa: PLC0415 -- slow import, and not needed to name the folders

    fonts.look_in(folders.own / "fonts", *font_folders())
    return folders


def font_folders() -> list[Path]:
    """List where this machine keeps its typefaces, those of the user first."""
    if sys.platform == "win32":
        user, system = os.environ.get("LOCALAPPDATA"), os.environ.get("WINDIR", r"C:\Windows")
        return [*([Path(user, "Microsoft", "Windows", "Fonts")] if user else []), Path(system, "Fonts")]
    home = Path.home()
    return [
        home / ".local/share/fonts",
        home / ".fonts",
        Path("/usr/local/share/fonts"),
        Path("/usr/share/fonts"),
    ]
