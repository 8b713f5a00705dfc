"""Machine settings, declared once each, and what windows ask this machine to remember."""

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FILE = "settings.json"


@dataclass(frozen=True)
class Setting:
    """One setting of this machine; ``choices`` limits a text to the keys, each with its word on the page."""

    name: str
    kind: type[bool] | type[int] | type[str]
    default: bool | int | str
    label: str
    choices: tuple[tuple[str, str], ...] = ()
    help: str = ""

    def accepts(self, value: object) -> bool:
        """Tell whether ``value`` may stand: the declared type exactly, and one of the choices."""
        return type(value) is self.kind and (
            not self.choices or value in tuple(choice for choice, _ in self.choices)
        )


SETTINGS = (
    Setting(
        "data",
        str,
        "",
        "数据位置",
        help="留空为本机默认文件夹；可填文件夹或 postgresql:// 地址，重新打开后生效",
    ),
    Setting("theme", str, "light", "外观", choices=(("light", "浅色"), ("dark", "深色"))),
    Setting("big", bool, False, "大字模式"),
    Setting("lock_minutes", int, 10, "离开几分钟后锁屏", help="0 为不自动锁屏"),
    Setting("printer", str, "", "打印机", help="留空为系统默认打印机"),
    Setting("duplex", bool, True, "双面打印"),
    Setting("copies", str, "", "备份存放处", help="留空为数据文件夹下的 backups，可填移动硬盘上的文件夹"),
    Setting(
        "scan_folder", str, "", "扫描文件夹", help="扫描仪或高拍仪存放文件的文件夹，收进来后移到其中的“已收”"
    ),
    Setting(
        "reader",
        str,
        "serial",
        "身份证读卡器",
        choices=(("off", "不用读卡器"), ("serial", "串口读卡器"), ("simulated", "模拟读卡器")),
    ),
    Setting("reader_port", str, "", "读卡器端口", help="留空为自动寻找"),
    Setting("reader_sample", str, "", "模拟读卡器上的卡", help="留空为轮流放"),
)
BY_NAME = {setting.name: setting for setting in SETTINGS}


class Settings:
    """The settings of this machine in one JSON file; every change is written at once, whole or not at all."""

    def __init__(self, folder: Path) -> None:
        """Read the file in ``folder``; one that cannot be read is kept aside and the defaults stand."""
        self.file = folder / FILE
        self.lost = False
        self._told: dict[str, Any] = {}
        self._memory: dict[str, Any] = {}
        if not self.file.exists():
            return
        try:
            kept = json.loads(self.file.read_text(encoding="utf-8"))
            self._told = dict(kept.get("settings", {}))
            self._memory = dict(kept.get("memory", {}))
        except (OSError, ValueError, AttributeError, TypeError):
            self.lost = True

    def get(self, name: str) -> Any:
        """Return a setting, or its default when none is kept or the kept one may not stand."""
        setting = BY_NAME[name]
        value = self._told.get(name, setting.default)
        return value if setting.accepts(value) else setting.default

    def set(self, name: str, value: bool | int | str) -> None:  # noqa: FBT001 -- the value of a setting may be a bool
        """Keep a setting."""
        if not BY_NAME[name].accepts(value):
            raise ValueError(f"{name} does not accept a {type(value).__name__} like this")
        self._told[name] = value
        self._write()

    def recall(self, key: str, default: Any = None) -> Any:
        """Return what a window asked to remember."""
        return self._memory.get(key, default)

    def remember(self, key: str, value: Any) -> None:
        """Remember a window's preference: widths, sort, fold."""
        self._memory[key] = value
        self._write()

    def _write(self) -> None:
        if self.lost:
            self.file.replace(self.file.with_suffix(".broken.json"))
            self.lost = False
        kept = {"settings": self._told, "memory": self._memory}
        part = self.file.with_suffix(f".{os.getpid()}.part")
        part.write_text(json.dumps(kept, ensure_ascii=False, indent=1, sort_keys=True), encoding="utf-8")
        part.replace(self.file)
