"""Pages put into the dossier that no form makes: copies of identity cards, photographs, chat screenshots (D31)."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models import cases, files
from models.base import Row, Versioned, Voidable, label, link
from models.cases import Party
from models.errors import Refusal
from models.evidence import Exhibit
from models.station import Deed, Identity

CARD = "身份证明"
KINDS = (CARD, "书证", "照片", "聊天记录", "转账凭证", "病历票据", "其他材料")
#: What may be corrected by hand.
FIELDS = frozenset({"kind", "caption", "party_id", "exhibit_id", "position"})


class Attachment(Row, Versioned, Voidable):
    """One picture or PDF of a case, with what it shows and who compared it with the original."""

    __tablename__ = "attachments"

    case_id: Mapped[uuid.UUID] = link("cases.id")
    at: Mapped[datetime]
    position: Mapped[int] = mapped_column(default=0)
    kind: Mapped[str] = label("种类")
    caption: Mapped[str] = label("说明")
    party_id: Mapped[uuid.UUID | None] = link("parties.id", default=None)
    exhibit_id: Mapped[uuid.UUID | None] = link("exhibits.id", default=None)
    source: Mapped[str] = label("来源")
    sha256: Mapped[str] = label("校验值")
    media: Mapped[str] = label("格式")
    pages: Mapped[int] = mapped_column(default=1, info={"label": "页数"})
    compared: Mapped[bool] = mapped_column(default=False, info={"label": "与原件核对一致"})
    compared_by: Mapped[str] = label("核对人")
    by_name: Mapped[str] = label("录入人")


def add(
    db: Session, case_id: uuid.UUID, content: bytes, *, media: str, pages: int, source: str, kind: str, caption: str,
    by: Identity, party_id: uuid.UUID | None = None, exhibit_id: uuid.UUID | None = None,
) -> Attachment:  # fmt: skip
    """Put a picture or PDF behind the others of a case; its bytes are kept as they came.

    Refused when the very same file is there already.
    """
    cases.demand(db, case_id, by, Deed.NOTE)
    _check(db, case_id, {"kind": kind, "caption": caption, "party_id": party_id, "exhibit_id": exhibit_id})
    sha256 = files.put(db, content)
    if any(each.sha256 == sha256 for each in of_case(db, case_id)):
        raise Refusal("这个文件已经放进证据页了。")
    last = db.scalar(select(func.max(Attachment.position)).where(Attachment.case_id == case_id)) or 0
    made = Attachment(
        case_id=case_id, at=db.info["now"](), position=last + 1, kind=kind, caption=caption, party_id=party_id,
        exhibit_id=exhibit_id, source=source, sha256=sha256, media=media, pages=pages, by_name=by.name,
    )  # fmt: skip
    db.add(made)
    db.flush()
    return made


def correct(db: Session, attachment: Attachment, *, by: Identity, **fields: Any) -> None:
    """Write its kind, caption, party or exhibit anew."""
    _demand(db, attachment, by)
    unknown = fields.keys() - FIELDS
    if unknown:
        raise TypeError(f"no columns of an attachment: {sorted(unknown)}")
    _check(db, attachment.case_id, fields)
    for name, value in fields.items():
        setattr(attachment, name, value)
    db.flush()


def compare(db: Session, attachment: Attachment, *, same: bool, by: Identity) -> None:
    """Note who compared the copy with the original and found it the same; ``same`` False takes it back."""
    _demand(db, attachment, by)
    attachment.compared, attachment.compared_by = same, by.name if same else ""
    db.flush()


def move(db: Session, attachment: Attachment, by_places: int, *, by: Identity) -> None:
    """Move it up or down among those of its case; the ends are ends."""
    _demand(db, attachment, by)
    order = of_case(db, attachment.case_id)
    place = order.index(attachment)
    order.insert(max(0, min(len(order) - 1, place + by_places)), order.pop(place))
    for position, each in enumerate(order, 1):
        if each.position != position:
            each.position = position
    db.flush()


def void(db: Session, attachment: Attachment, *, reason: str, by: Identity) -> None:
    """Take it out of the dossier with the reason; the file stays in the books."""
    _demand(db, attachment, by)
    if not reason.strip():
        raise Refusal("请写明为什么撤下。", "reason")
    attachment.voided_at, attachment.void_reason = db.info["now"](), reason
    db.flush()


def of_case(db: Session, case_id: uuid.UUID) -> list[Attachment]:
    """Return the attachments of a case in their order."""
    return list(
        db.scalars(
            select(Attachment)
            .where(
                Attachment.case_id == case_id, Attachment.voided_at.is_(None),
                *cases.of_visible(db, Attachment.case_id),
            )
            .order_by(Attachment.position, Attachment.id)
        )
    )  # fmt: skip


def content(db: Session, attachment: Attachment) -> bytes:
    """Return the bytes as they came."""
    cases.case(db, attachment.case_id)
    return files.get(db, attachment.sha256)


def _demand(db: Session, attachment: Attachment, by: Identity) -> None:
    cases.demand(db, attachment.case_id, by, Deed.NOTE)
    if not attachment.valid:
        raise Refusal("这份材料已经撤下。")


def _check(db: Session, case_id: uuid.UUID, fields: dict[str, Any]) -> None:
    if fields.get("kind", CARD) not in KINDS:
        raise Refusal("请选择材料的种类。", "kind")
    if "caption" in fields and not fields["caption"].strip():
        raise Refusal("请写明这是什么，例如：赵水生身份证正反面。", "caption")
    if (party_id := fields.get("party_id")) is not None:
        party = db.get(Party, party_id)
        if party is None or party.case_id != case_id:
            raise Refusal("请选择这件纠纷的当事人。", "party_id")
    if (exhibit_id := fields.get("exhibit_id")) is not None:
        exhibit = db.get(Exhibit, exhibit_id)
        if exhibit is None or exhibit.case_id != case_id:
            raise Refusal("请选择这件纠纷的证据。", "exhibit_id")
