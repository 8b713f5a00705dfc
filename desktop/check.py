"""The self-check: one line for each thing a station must be able to rely on."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop import backup, libraries, printing
from desktop.paths import Paths
from models.errors import Refusal

# one character of each kind that papers must hold: level 1, Extension A, a name from the 通用规范 list beyond
# the BMP, Extension B, marks and figures
GLYPHS = "三理调解堃喆㐂㛃𬭎𠮷〇，。《》（）0123456789"
COPIES_PROVED = 3
FAULTS_SHOWN = 5


class State(StrEnum):
    """How a check ended; only 失败 makes the self-check fail."""

    PASSED = "通过"
    NOTED = "注意"
    FAILED = "失败"


@dataclass(frozen=True)
class Line:
    """What one check found."""

    state: State
    subject: str
    sentence: str

    def __str__(self) -> str:
        """Write the line as it is printed."""
        return f"{self.state}　{self.subject}：{self.sentence}"


Found = tuple[State, str]


def run(place: Paths, *, today: date) -> list[Line]:
    """Make every check; one that breaks has failed and does not keep the others from being made."""
    checks: tuple[tuple[str, Callable[[], Found]], ...] = (
        ("数据位置", lambda: (State.PASSED, place.place.split("@")[-1])),
        ("系统库", _libraries),
        ("字体", _fonts),
        ("数据库", lambda: _database(place)),
        ("文书存档", lambda: _papers(place)),
        ("备份", lambda: _backups(place)),
        ("打印机", _printers),
        ("读卡器", lambda: _reader(place)),
        (f"{today.year} 年节假日", lambda: _holidays(today.year)),
        (f"{today.year + 1} 年节假日", lambda: _holidays(today.year + 1, next_year=True)),
    )
    if place.own.is_dir():
        checks = (*checks, ("本所的表和文书模板", _own_files))
    return [Line(*_settled(check, subject)) for subject, check in checks]


def _settled(check: Callable[[], Found], subject: str) -> tuple[State, str, str]:
    try:
        state, sentence = check()
    except Refusal as refusal:
        return State.FAILED, subject, refusal.message
    except OSError as error:
        return State.FAILED, subject, f"读不出来（{error.strerror}）"
    return state, subject, sentence


def _libraries() -> Found:
    trouble = libraries.trouble("xcb" if libraries.has_display() else "offscreen")
    return (State.FAILED, trouble.replace("\n", " ")) if trouble else (State.PASSED, "图形界面的系统库齐全")


def _fonts() -> Found:
    from exports import fonts  # noqa: PLC0415 -- slow import

    library = fonts.library()
    lacking = library.missing(GLYPHS)
    if lacking:
        return State.FAILED, f"缺字：{' '.join(lacking)}"
    used = "，".join(f"{role}用 {face}" for role, face in library.used().items())
    notes = [*(f"自带的 {name} 读不出来" for name in library.lacking()), *library.passed_over()]
    return (State.NOTED if notes else State.PASSED), "；".join([used, *notes])


def _database(place: Paths) -> Found:
    from models import store, survey  # noqa: PLC0415 -- brings SQLAlchemy in

    stands = survey.revision_at(place.place)
    if stands is None:
        return State.NOTED, "还没有建立，第一次打开时会建"
    if stands != survey.HEAD:
        return State.NOTED, f"是旧结构 {stands}，打开程序时会先备份再升级到 {survey.HEAD}"
    with closing(store.open_store(place.place)) as opened:
        faults = [*store.check_whole(opened), *survey.unlike_models(opened)]
    if faults:
        return State.FAILED, "；".join(faults)
    return State.PASSED, f"完整，结构 {stands} 是最新，操作日志首尾相连"


def _papers(place: Paths) -> Found:
    from models import proofs, store, survey  # noqa: PLC0415 -- brings SQLAlchemy in

    try:
        if survey.revision_at(place.place) != survey.HEAD:
            return State.NOTED, "数据库打开以后才能核对"
        with closing(store.open_store(place.place)) as opened, opened.reading() as db:
            proof = proofs.prove(db)
    except Refusal:  # the line of the database tells what is wrong with it
        return State.NOTED, "数据库读不出来，文书没有核对"
    if proof.faults:
        more = f"；另有 {len(proof.faults) - FAULTS_SHOWN} 处" if len(proof.faults) > FAULTS_SHOWN else ""
        return State.FAILED, "；".join(proof.faults[:FAULTS_SHOWN]) + more
    return State.PASSED, f"{proof.papers} 份文书的存档与定稿时一致"


def _backups(place: Paths) -> Found:
    from models import load  # noqa: PLC0415 -- brings SQLAlchemy in

    found = backup.copies(place.backups)
    if not found:
        return State.NOTED, "一份也没有，请运行 backup"
    damaged = []
    for file in found[:COPIES_PROVED]:
        try:
            load.verify(file)
        except Refusal as refusal:
            damaged.append(f"{file.name}：{refusal.message}")
    if damaged:
        return State.FAILED, "；".join(damaged)
    return (
        State.PASSED,
        f"共 {len(found)} 份，最近 {min(len(found), COPIES_PROVED)} 份都能打开，最新 {found[0].name}",
    )


def _printers() -> Found:
    found = printing.printers()
    return (State.PASSED, "、".join(found)) if found else (State.NOTED, "没有可用的打印机")


def _reader(place: Paths) -> Found:
    from desktop.devices import card_reading  # noqa: PLC0415 -- wanted only here
    from desktop.settings import Settings  # noqa: PLC0415 -- as above

    ready, sentence = card_reading.standing(Settings(place.config))
    return (State.PASSED if ready else State.NOTED), sentence


def _own_files() -> Found:
    from exports import forms  # noqa: PLC0415 -- slow import
    from models import formheads, texts  # noqa: PLC0415 -- as above

    for _form in forms.FORMS.values():
        pass
    found = texts.prove()
    if short := formheads.shortfalls():
        return (State.FAILED if found else State.NOTED), "；".join([*found.values(), *short.values()])
    return (State.FAILED, "；".join(found.values())) if found else (State.PASSED, "都能读出来")


def _holidays(year: int, *, next_year: bool = False) -> Found:
    from models import workdays  # noqa: PLC0415 -- slow import

    if not workdays.standard().missing(year):
        return State.PASSED, "已有放假调休安排"
    if next_year:
        return State.NOTED, "安排还没有（国务院办公厅通常在十一月公布），公布后请导入"
    return State.FAILED, "没有安排，工作日期限会算错，请导入"


def lines(found: list[Line]) -> Iterator[str]:
    """Write the lines and the verdict."""
    yield from map(str, found)
    failed = sum(line.state is State.FAILED for line in found)
    yield f"自检{'未通过' if failed else '通过'}：{len(found)} 项，失败 {failed} 项"
