"""设置: how the station stands, one plain sentence a subject, and what may be changed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

import resources
from exports import fonts
from models import calendars, dates, disputes, formheads, law, station, texts, tracks, workdays
from models.errors import Refusal
from models.station import Deed, Identity
from models.store import Store
from ui.ports import Copies, Machine
from ui.viewmodels import settings_courts, settings_forms

Tone = Literal["", "good", "warn", "bad"]
OLD_COPY_DAYS = 7
STATION = (
    "name", "organ", "number_word", "case_word", "committee", "committee_word", "room", "address", "telephone",
    "court", "province",
)  # fmt: skip
TABLES = (
    ("法律条文", "texts/law.toml"),
    ("纠纷类型", "texts/disputes.toml"),
    ("轨道", "texts/tracks.toml"),
    ("放假调休", "texts/holidays.toml"),
    ("编号系列", "texts/series.toml"),
    ("等级评分", "texts/grading.toml"),
    ("措辞检查", "texts/wording.toml"),
)


@dataclass(frozen=True)
class Subject:
    """One subject of the page: its state as a sentence, and a word for the list where it needs attention."""

    key: str
    title: str
    state: str
    tone: Tone = ""
    tag: str = ""


@dataclass(frozen=True)
class Fact:
    """A line of what is so: what, how, and a word with its tone."""

    what: str
    how: str
    tag: str = ""
    tone: Tone = ""


class Settings:
    """What 设置 shows and changes."""

    def __init__(
        self,
        store: Store,
        person: Identity,
        machine: Machine,
        *,
        today: Callable[[], date],
        now: Callable[[], datetime],
    ) -> None:
        self.store, self.person, self.machine, self.today, self.now = store, person, machine, today, now

    @property
    def barred(self) -> str:
        """Say why this person may not change settings; empty when they may."""
        return "" if station.may(self.person, Deed.SETTINGS) else station.REFUSED[Deed.SETTINGS]

    @property
    def no_copy(self) -> str:
        """Say why this person may not make a copy; empty when they may."""
        return (
            ""
            if station.may(self.person, Deed.BACKUP)
            else f"{self.person.role}不能备份，请由民警、内勤或管理员办理。"
        )

    def subjects(self) -> tuple[Subject, ...]:
        """Return every subject with its state."""
        with self.store.reading() as db:
            here = station.current(db)
            people = len(station.people(db))
        return (
            Subject("station", "本所资料", f"{here.name}，{here.committee or '未设调委会'}。"),
            Subject("series", "编号系列", f"{self.today().year} 年的编号，一号一用，作废留原因。"),
            self._forms(),
            Subject("people", "登录人员", f"{people} 人可以登录。"),
            Subject("password", "我的密码", f"{self.person.name}（{self.person.role}）已登录。"),
            Subject("courts", "法院", settings_courts.CourtBook(self.store, self.person).state),
            self._holidays(),
            self._tables(),
            self._fonts(),
            self._copies(),
            self._printers(),
            self._scans(),
            self._reader(),
            Subject("look", "外观与锁屏", self._look()),
            Subject("check", "自检", f"数据位置：{self.machine.place()}"),
        )

    def _forms(self) -> Subject:
        lines = settings_forms.FormBook(self.store, self.person).lines()
        if wrong := [line for line in lines if line.trouble]:
            return Subject("forms", "文书格式", wrong[0].trouble, "bad", "有误")
        if short := formheads.shortfalls():
            return Subject("forms", "文书格式", "".join(short.values()), "warn", "待核对")
        if own := [line.title for line in lines if line.word == settings_forms.WORD]:
            return Subject("forms", "文书格式", f"{'、'.join(own)}另出本所的 Word 文书。")
        return Subject("forms", "文书格式", "全部用程序自带的格式，可以换成本所的。")

    def _holidays(self) -> Subject:
        missing = [each.what for each in self.holidays() if each.tone == "bad"]
        if not missing:
            return Subject("holidays", "节假日", "今年和明年的放假调休安排都已导入。")
        return Subject(
            "holidays", "节假日", f"{'、'.join(missing)}的放假调休安排还没有导入，跨到该年的工作日期限会算错。",
            "bad", "缺",
        )  # fmt: skip

    def _tables(self) -> Subject:
        if found := texts.prove():
            return Subject("tables", "法条与类型表", "".join(found.values()), "bad", "有误")
        own = [fact.what for fact in self.tables() if fact.tag == "本所"]
        state = f"{'、'.join(own)}用本所的文件，其余为内置。" if own else "全部为内置。"
        return Subject("tables", "法条与类型表", f"{law.begins().isoformat()} 起适用的条文。{state}")

    def _fonts(self) -> Subject:
        return Subject("fonts", "文书字体", f"五种字体就位，仿宋用 {fonts.library().used()['仿宋']}。")

    def _copies(self) -> Subject:
        found = self.machine.copies()
        if found.newest is None or found.made_at is None:
            return Subject("copies", "备份", "一份备份也没有。", "bad", "缺")
        when, days = self._when(found)
        state = f"上次备份 {when}，已验证可打开。共 {found.count} 份。"
        if days > OLD_COPY_DAYS:
            return Subject("copies", "备份", state, "warn", f"{days} 天前")
        return Subject("copies", "备份", state)

    def _when(self, copies: Copies) -> tuple[str, int]:
        assert copies.made_at is not None
        at = dates.local(copies.made_at)
        days = (self.today() - at.date()).days
        word = {0: "今天", 1: "昨天"}.get(days, f"{at.year}年{at.month}月{at.day}日")
        return f"{word} {at:%H:%M}", days

    def _printers(self) -> Subject:
        found = self.machine.printers()
        if not found:
            return Subject("printers", "打印机", "没有可用的打印机，文书可先导出 PDF。", "warn", "无")
        chosen = self.machine.recall("printer") or "系统默认打印机"
        return Subject("printers", "打印机", f"打印到{chosen}，{'双面' if self.duplex else '单面'}。")

    def _scans(self) -> Subject:
        folder = self.machine.scan_folder()
        if folder is None:
            return Subject("scans", "扫描文件夹", "没有设；签好的文书扫描后要到“文书 › 回扫”里选文件。")
        return Subject("scans", "扫描文件夹", f"{folder}，放进去的扫描件自动归档。")

    def scans(self) -> tuple[Fact, ...]:
        """Tell which folder is watched for scans, and whether it is there."""
        folder = self.machine.scan_folder()
        if folder is None:
            return (Fact("扫描文件夹", "没有设"),)
        there = folder.is_dir()
        return (Fact("扫描文件夹", str(folder), "在" if there else "打不开", "good" if there else "bad"),)

    def watch_scans(self, folder: Path | None) -> None:
        """Watch another folder of this machine for scans, or none."""
        self.machine.remember("scan_folder", str(folder) if folder else "")

    def _reader(self) -> Subject:
        kind = self.machine.recall("reader")
        if kind == "off":
            return Subject("reader", "读卡器", "不用读卡器，证件靠输入或粘贴。")
        if kind == "simulated":
            said = "用的是模拟读卡器，读出的是编造的卡。"
            return Subject("reader", "读卡器", said, "warn", "模拟")
        port = self.machine.recall("reader_port") or "自动寻找端口"
        return Subject("reader", "读卡器", f"串口读卡器，{port}；接待时按 F6 读卡。")

    def _look(self) -> str:
        mode = "深色" if self.mode == "dark" else "浅色"
        minutes = self.lock_minutes
        lock = f"离开 {minutes} 分钟后锁屏" if minutes else "不自动锁屏"
        return f"{mode}，{'大字' if self.big else '标准字号'}，{lock}。"

    # the station

    def station_words(self) -> dict[str, str]:
        """Return what the station says of itself."""
        with self.store.reading() as db:
            here = station.current(db)
            return {key: str(getattr(here, key)) for key in STATION}

    def amend_station(self, key: str, value: str) -> bool:
        """Keep one field of the station as soon as it is left; say whether it changed."""
        with self.store.unit(by=self.person) as db:
            if getattr(station.current(db), key) == value:
                return False
            station.amend(db, by=self.person, **{key: value})
        return True

    # what is in force

    def holidays(self) -> tuple[Fact, ...]:
        """Tell of each year that clocks may reach whether its days off are known."""
        calendar, year = workdays.standard(), self.today().year
        facts = []
        for each in (year - 1, year, year + 1):
            if not calendar.missing(each):
                facts.append(Fact(f"{each} 年", "已有国务院办公厅的放假调休安排", "已导入", "good"))
            elif each >= year:
                how = "还没有安排；通常在上一年十一月公布，公布后请粘贴到下面或从文件读入"
                facts.append(Fact(f"{each} 年", how, "缺", "bad"))
            else:
                facts.append(Fact(f"{each} 年", "没有安排，只按周末和法定节日算", "缺", "warn"))
        return tuple(facts)

    def import_holidays(self, text: str) -> str:
        """Take the notice of a year in; returns what was read and how many running clocks moved."""
        with self.store.unit(by=self.person) as db:
            kept = calendars.keep(db, text, by=self.person)
        moved = f"，{kept.moved} 个正在走的期限已重新推算" if kept.moved else ""
        return f"已导入 {kept.notice.words}{moved}。"

    def holidays_of(self, file: Path) -> str:
        """Return the lines of a file with a notice, to be looked at before they are taken in."""
        if file.suffix.lower() == ".toml":
            try:
                return file.read_text("utf-8-sig")
            except (OSError, UnicodeDecodeError) as trouble:
                raise Refusal(f"“{file.name}”读不出来，请换成 UTF-8 编码的文件再试。", "text") from trouble
        from exports import books  # noqa: PLC0415 -- wanted once a year

        book = books.opened(file)
        rows = (cells for _line, cells in book.lines(book.sheets[0], books.Losses()))
        return "\n".join("  ".join(filter(None, (cell.strip() for cell in cells))) for cells in rows)

    def tables(self) -> tuple[Fact, ...]:
        """Tell how many entries each table has and whose file it is."""
        counts = {
            "texts/law.toml": f"{len(law.versions())} 条，{law.begins().isoformat()} 起",
            "texts/disputes.toml": f"{len(disputes.leaves())} 种，大类 {len(disputes.groups())} 个",
            "texts/tracks.toml": f"{len(tracks.every(self.today()))} 条",
            "texts/series.toml": f"{len(resources.table('texts/series.toml'))} 个系列",
            "texts/holidays.toml": f"{len(resources.table('texts/holidays.toml').get('year', []))} 年",
        }
        facts = []
        for title, name in TABLES:
            own = not resources.path(name).is_relative_to(resources.ROOT)
            folder = f"　{resources.path(name)}" if own else ""
            count = counts.get(name) or f"{_entries(resources.table(name))} 项"
            facts.append(Fact(title, count + folder, "本所" if own else "内置"))
        return tuple(facts)

    def faces(self) -> tuple[Fact, ...]:
        """Tell which face prints each role on paper."""
        return tuple(Fact(role, face) for role, face in fonts.library().used().items())

    # the machine

    def copies(self) -> tuple[Fact, ...]:
        """Tell where the copies lie and which is the newest."""
        found = self.machine.copies()
        facts = [Fact("存放处", str(found.folder)), Fact("份数", f"{found.count} 份")]
        if found.newest is not None and found.made_at is not None:
            facts.append(Fact("最近一份", f"{found.newest.name}　{self._when(found)[0]}", "已验证", "good"))
        facts.append(Fact("恢复", "请先退出本程序，再在命令行运行 restore 加备份文件；原来的数据会另存一份"))
        return tuple(facts)

    def back_up(self) -> Path:
        """Make a copy and prove it; slow."""
        station.demand(self.person, Deed.BACKUP)
        return self.machine.back_up(now=self.now())

    def check(self) -> tuple[Fact, ...]:
        """Make the self-check; slow."""
        tones: dict[str, Tone] = {"通过": "good", "注意": "warn", "失败": "bad"}
        found = self.machine.check(today=self.today())
        return tuple(
            Fact(line.subject, line.sentence, line.state, tones.get(line.state, "")) for line in found
        )

    def printers(self) -> tuple[tuple[str, str], ...]:
        """Return the printers to choose from."""
        return ("", "系统默认打印机"), *((name, name) for name in self.machine.printers())

    @property
    def printer(self) -> str:
        """Return the printer chosen, empty for the system's."""
        return str(self.machine.recall("printer") or "")

    @property
    def duplex(self) -> bool:
        """Tell whether papers are printed on both sides."""
        return bool(self.machine.recall("duplex", True))

    @property
    def mode(self) -> Literal["light", "dark"]:
        """Return the theme."""
        return "dark" if self.machine.recall("theme") == "dark" else "light"

    @property
    def big(self) -> bool:
        """Tell whether 大字 is on."""
        return bool(self.machine.recall("big", False))

    @property
    def lock_minutes(self) -> int:
        """Return after how many minutes the window locks; 0 is never."""
        return int(self.machine.recall("lock_minutes", 10))


def _entries(table: dict[str, Any]) -> int:
    return sum(len(value) if isinstance(value, list) else 1 for value in table.values())
