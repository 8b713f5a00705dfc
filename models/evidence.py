"""证据: who brought it, what it is to prove, original or copy, and what the other side says of it."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models import cases, sittings
from models.base import Row, Versioned, Voidable, label, link
from models.cases import Party
from models.errors import Refusal
from models.record import Utterance
from models.sittings import Sitting
from models.station import Deed, Identity

KINDS = ("书证", "物证", "视听资料", "电子数据", "证人证言", "当事人陈述", "鉴定意见", "勘验检查笔录")
FORMS = ("原件", "复印件", "电子")
ACCEPTED, REFUSED, GENUINE = "认可", "不认可", "对真实性无异议"
VIEWS = (ACCEPTED, REFUSED, GENUINE)
#: What may be corrected by hand.
FIELDS = frozenset(
    {"name", "kind", "offered_by", "proves", "original", "pages", "kept_at", "note", "party_id"}
)


class Exhibit(Row, Versioned, Voidable):
    """One entry of the catalogue of evidence; ``views`` maps a side to what it says of it: ``[view, words]``."""

    __tablename__ = "exhibits"

    case_id: Mapped[uuid.UUID] = link("cases.id")
    sitting_id: Mapped[uuid.UUID | None] = link("sittings.id", default=None)
    at: Mapped[datetime]
    position: Mapped[int] = mapped_column(default=0)
    name: Mapped[str] = label("证据名称")
    kind: Mapped[str] = label("种类")
    party_id: Mapped[uuid.UUID | None] = link("parties.id", default=None)
    offered_by: Mapped[str] = label("提供人")
    proves: Mapped[str] = label("证明内容")
    original: Mapped[str] = label("原件或复印件")
    pages: Mapped[int | None] = mapped_column(default=None, info={"label": "页数"})
    views: Mapped[dict[str, Any]] = mapped_column(default=dict)
    line_id: Mapped[uuid.UUID | None] = mapped_column(default=None)
    kept_at: Mapped[str] = label("存放")
    note: Mapped[str] = label("备注")

    def view_of(self, side: str) -> tuple[str, str]:
        """Return (view, words) of a side; empty where it has not said."""
        view, words = self.views.get(side) or ("", "")
        return view, words


def enter(
    db: Session, sitting: Sitting, *, name: str, by: Identity, party: Party | None = None, offered_by: str = "",
    line_id: uuid.UUID | None = None, **fields: Any,
) -> Exhibit:  # fmt: skip
    """Enter a piece of evidence at the end of the catalogue; ``fields`` are other columns of it."""
    cases.demand(db, sitting.case_id, by, Deed.NOTE)
    sittings.refuse_over(sitting)
    exhibit = Exhibit(
        case_id=sitting.case_id, sitting_id=sitting.id, at=db.info["now"](), name=_named(name), line_id=line_id,
        party_id=party.id if party else None, offered_by=offered_by or (party.name if party else ""),
        position=1 + (db.scalar(select(func.max(Exhibit.position)).where(Exhibit.case_id == sitting.case_id)) or 0),
    )  # fmt: skip
    _write(exhibit, fields)
    db.add(exhibit)
    db.flush()
    return exhibit


def enter_line(db: Session, sitting: Sitting, line_id: uuid.UUID, *, by: Identity) -> Exhibit:
    """Make an entry of a line of the record, with its words and whoever spoke them; the line stays as it is."""
    line = db.get_one(Utterance, line_id)
    if line.sitting_id != sitting.id:
        raise Refusal("这一行不是本场的笔录。")
    if line.private:
        raise Refusal("背对背的话不能列入各方都看得到的证据目录，请先问明可否转达。")
    if line.struck_at is not None:
        raise Refusal("这一行已经划去，不能列入证据目录。")
    if any(each.line_id == line_id for each in of_case(db, sitting.case_id)):
        raise Refusal("这一行已经列入证据目录。")
    party = db.get(Party, line.party_id) if line.party_id else None
    return enter(db, sitting, name=line.text, by=by, party=party, offered_by=line.speaker, line_id=line.id)


def correct(db: Session, exhibit: Exhibit, *, by: Identity, **fields: Any) -> None:
    """Write columns of an entry anew: name, kind, who brought it, what it proves, form, pages, where it is kept."""
    _demand(db, exhibit, by)
    if "name" in fields:
        fields["name"] = _named(fields["name"])
    _write(exhibit, fields)
    db.flush()


def view(db: Session, exhibit: Exhibit, side: str, value: str, *, by: Identity, words: str = "") -> None:
    """Record what another side says of it: one of ``VIEWS`` with its words; empty takes it back."""
    _demand(db, exhibit, by)
    if value not in {*VIEWS, ""}:
        raise Refusal("请选择认可、不认可，或者对真实性无异议。", "view")
    if value == "" and words.strip():
        raise Refusal("请先选择对方的意见，再写理由。", "view")
    exhibit.views = {**exhibit.views, side: [value, words if value else ""]}
    db.flush()


def void(db: Session, exhibit: Exhibit, *, reason: str, by: Identity) -> None:
    """Take an entry out of the catalogue, with the reason; it stays in the books, and its line in the record."""
    _demand(db, exhibit, by)
    if not reason.strip():
        raise Refusal("请写明为什么从目录中去掉。", "reason")
    exhibit.voided_at, exhibit.void_reason = db.info["now"](), reason
    db.flush()


def of_case(db: Session, case_id: uuid.UUID) -> list[Exhibit]:
    """Return the catalogue of a case in its order."""
    return list(
        db.scalars(
            select(Exhibit)
            .where(
                Exhibit.case_id == case_id, Exhibit.voided_at.is_(None), *cases.of_visible(db, Exhibit.case_id)
            )
            .order_by(Exhibit.position, Exhibit.id)
        )
    )  # fmt: skip


def sentence(exhibit: Exhibit, names: dict[str, str]) -> str:
    """Say an entry as the record prints it; ``names`` are the sides' names.

    收据一张（书证，原件，1页，张某提供）。证明付过定金。赵某：对真实性无异议，但日期是后写的。
    """
    pages = f"{exhibit.pages}页" if exhibit.pages else ""
    offered = f"{exhibit.offered_by}提供" if exhibit.offered_by else ""
    about = "，".join(filter(None, (exhibit.kind, exhibit.original, pages, offered)))
    said = [_ended(exhibit.name, f"（{about}）" if about else "")]
    if exhibit.proves.strip():
        said.append(_ended(f"证明{exhibit.proves.removeprefix('证明')}"))
    for side in sorted(exhibit.views):
        value, words = exhibit.view_of(side)
        if value:
            reason = f"，{words}" if words.strip() else ""
            said.append(_ended(f"{names.get(side, side)}：{value}{reason}"))
    return "".join(said)


def _demand(db: Session, exhibit: Exhibit, by: Identity) -> None:
    """Refuse a change of what an ended sitting has heard; in the next one it may be spoken of again."""
    cases.demand(db, exhibit.case_id, by, Deed.NOTE)
    if exhibit.sitting_id is not None and sittings.running(db, exhibit.case_id) is None:
        sittings.refuse_over(db.get_one(Sitting, exhibit.sitting_id))


def _ended(words: str, behind: str = "") -> str:
    return f"{words.strip().rstrip('。')}{behind}。"


def _named(name: str) -> str:
    if not name.strip():
        raise Refusal("请写明证据名称。", "name")
    return name


def _write(exhibit: Exhibit, fields: dict[str, Any]) -> None:
    unknown = fields.keys() - FIELDS
    if unknown:
        raise TypeError(f"no columns of a piece of evidence: {sorted(unknown)}")
    pages = fields.get("pages")
    if pages is not None and pages < 1:
        raise Refusal("页数请写一以上的整数。", "pages")
    for name, value in fields.items():
        setattr(exhibit, name, value)
