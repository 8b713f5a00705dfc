"""导出记录: who exported what, for whom, on what basis."""

from dataclasses import dataclass

from models import dates, disclosure, station
from models.station import Deed, Identity
from models.store import Store

ALL, OUTSIDE, FULL = "all", "outside", "full"
KINDS = ((ALL, "全部"), (OUTSIDE, "给外单位的"), (FULL, "含完整证件号的"))


@dataclass(frozen=True)
class Line:
    """One export as the log shows it; ``told`` are all its words, for whoever looks closer."""

    at: str
    by: str
    title: str
    period: str
    recipient: str
    manner: str
    rows: int
    why: str
    file: str
    told: str
    outside: bool
    full: bool


class ExportLog:
    """The log as this person may read it."""

    def __init__(self, store: Store, person: Identity) -> None:
        self.store, self.person = store, person

    @property
    def scope(self) -> str:
        """Say whose exports are listed."""
        if station.may(self.person, Deed.EXPORT_FULL):
            return "全所的导出"
        return "只列你自己的导出；全所的由内勤和所领导查看。"

    def lines(self, kind: str = ALL) -> tuple[Line, ...]:
        """Return the exports, newest first."""
        with self.store.reading() as db:
            found = tuple(_line(each) for each in disclosure.listing(db, by=self.person))
        if kind == OUTSIDE:
            return tuple(each for each in found if each.outside)
        if kind == FULL:
            return tuple(each for each in found if each.full)
        return found


def _line(each: disclosure.Export) -> Line:
    at = f"{dates.local(each.at):%Y-%m-%d %H:%M}"
    manner = "证件号遮盖" if each.masked else "证件号完整"
    veiled = "，治安案件身份已隐去" if each.veiled else ""
    basis = f"依据：{each.basis}" if each.basis else ""
    purpose = f"用途：{each.purpose}" if each.purpose else ""
    narrowed = "" if each.selection in {"", "全部"} else f"筛选：{each.selection}。"
    told = "\n".join(
        filter(
            None,
            (
                f"{at}，{each.by_name}导出{each.title}（{each.period}）{each.rows} 行，提供给{each.recipient}，{manner}{veiled}。",
                narrowed + "　".join(filter(None, (basis, purpose))),
                f"文件 {each.file}　校验值 {each.sha256}",
            ),
        )
    )
    outside = not disclosure.recipient(each.recipient).inside
    return Line(
        at, each.by_name, each.title, each.period, each.recipient, f"{manner}{veiled}", each.rows,
        "　".join(filter(None, (basis, purpose))), each.file, told, outside, not each.masked,
    )  # fmt: skip
