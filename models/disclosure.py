"""What leaves the police, to whom, and on what basis (治安管理处罚法 136, 138); every export is kept in a log."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models import station
from models.base import Row, label
from models.errors import Refusal
from models.station import Deed, Identity
from models.texts import read_from

LIMIT = 500


class Export(Row):
    """One file that was written for somebody; never changed afterwards."""

    __tablename__ = "export_log"

    at: Mapped[datetime] = mapped_column(index=True, info={"label": "导出时间"})
    by_id: Mapped[uuid.UUID | None] = mapped_column(default=None)
    by_name: Mapped[str] = label("导出人")
    what: Mapped[str] = label("台账或报表", index=True)
    title: Mapped[str] = label("名称")
    period: Mapped[str] = label("期间")
    selection: Mapped[str] = label("筛选")
    recipient: Mapped[str] = label("提供给")
    basis: Mapped[str] = label("依据")
    purpose: Mapped[str] = label("用途")
    masked: Mapped[bool] = mapped_column(default=True, info={"label": "证件号已遮盖"})
    veiled: Mapped[bool] = mapped_column(default=False, info={"label": "已隐去治安案件当事人身份"})
    rows: Mapped[int] = mapped_column(default=0, info={"label": "行数"})
    file: Mapped[str] = label("文件")
    sha256: Mapped[str] = label("校验值")


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom a register is for; ``inside`` the police or not."""

    name: str
    inside: bool


@dataclass(frozen=True, slots=True)
class Rules:
    """Who may get what; ``barred`` are the registers that do not leave the police."""

    recipients: tuple[Recipient, ...]
    barred: frozenset[str]
    law: str


@dataclass(frozen=True, slots=True)
class Terms:
    """For whom something is exported, why, and on what written basis; ``full`` is with whole numbers."""

    recipient: str = ""
    purpose: str = ""
    basis: str = ""
    full: bool = False

    @property
    def outside(self) -> bool:
        """True when it is for somebody outside the police."""
        return not recipient(self.recipient).inside

    @property
    def veiled(self) -> bool:
        """True when the parties of police cases must not be told: outside, and no written basis."""
        return self.outside and not self.basis.strip()


@read_from("texts/recipients.toml")
def rules(table: dict[str, Any]) -> Rules:
    """Return who may get what."""
    return Rules(
        tuple(Recipient(str(each["name"]), bool(each["inside"])) for each in table["recipient"]),
        frozenset(map(str, table["barred"])), str(table["law"]),
    )  # fmt: skip


def recipients() -> tuple[Recipient, ...]:
    """List whom registers are exported for, the station itself first."""
    return rules().recipients


def recipient(name: str) -> Recipient:
    """Return one recipient; nobody named is the station itself, who is not in the list is outside."""
    if not name.strip():
        return recipients()[0]
    return next(
        (each for each in recipients() if each.name == name.strip()), Recipient(name.strip(), inside=False)
    )


def demand(by: Identity, what: str, title: str, terms: Terms) -> None:
    """Refuse an export that ``by`` may not make, or that may not leave the police on these terms."""
    station.demand(by, Deed.EXPORT_FULL if terms.full else Deed.EXPORT)
    if terms.full and not terms.purpose.strip():
        raise Refusal("导出完整证件号须写明用途。", "purpose")
    if not terms.veiled:
        return
    name = recipient(terms.recipient).name
    if what in rules().barred:
        raise Refusal(
            f"{title}不提供给{name}：治安案件、警情和录音录像的记录不出公安机关（{rules().law}）。"
            "确须提供的，请写明书面依据（文号）。",
            "basis",
        )
    if terms.full:
        raise Refusal(f"提供给{name}的不能含完整证件号；确须提供的，请写明书面依据（文号）。", "basis")


def told(terms: Terms) -> str:
    """Say on the sheet for whom it is and on what basis; nothing when it stays with the police.

    >>> told(Terms("司法所", basis="县政法委〔2026〕12号"))
    '提供给：司法所　依据：县政法委〔2026〕12号'
    """
    if not terms.outside:
        return ""
    name = recipient(terms.recipient).name
    if terms.veiled:
        return f"提供给：{name}　治安和尚未定性案件的当事人身份已隐去（{rules().law}）"
    return f"提供给：{name}　依据：{terms.basis.strip()}"


def record(
    db: Session, what: str, terms: Terms, *, title: str, by: Identity, period: str, rows: int, file: str, sha256: str,
    selection: str = "",
) -> Export:  # fmt: skip
    """Keep that a file was written: by whom, for whom, why, and which bytes."""
    demand(by, what, title, terms)
    made = Export(
        at=db.info["now"](), by_id=by.id, by_name=by.name, what=what, title=title, period=period, selection=selection,
        recipient=recipient(terms.recipient).name, basis=terms.basis.strip(), purpose=terms.purpose.strip(),
        masked=not terms.full, veiled=terms.veiled, rows=rows, file=file, sha256=sha256,
    )  # fmt: skip
    db.add(made)
    db.flush()
    return made


def listing(db: Session, *, by: Identity, limit: int = LIMIT) -> Sequence[Export]:
    """Return what was exported, newest first: everybody's for the clerk and the leaders, else one's own."""
    station.demand(by, Deed.EXPORT)
    query = select(Export).order_by(Export.at.desc(), Export.id.desc()).limit(limit)
    if not station.may(by, Deed.EXPORT_FULL):
        query = query.where(Export.by_id == by.id)
    return db.scalars(query).all()
