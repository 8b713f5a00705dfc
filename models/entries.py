"""What was typed for a paper that nothing else on record says: an investigation, what to bring, an opinion."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models import cases, formheads
from models.base import Row, Versioned, Voidable, label, link
from models.cases import Case
from models.errors import Refusal
from models.station import Deed, Identity


class Entry(Row, Versioned, Voidable):
    """What was typed for one paper of one case; ``about`` is whom the paper is about, if it is about one."""

    __tablename__ = "entries"

    case_id: Mapped[uuid.UUID] = link("cases.id")
    form: Mapped[str] = label("文书代号", index=True)
    about: Mapped[uuid.UUID | None] = mapped_column(default=None)
    said: Mapped[dict[str, Any]] = mapped_column(default=dict, info={"label": "填写内容"})
    by_name: Mapped[str] = label("填写人")
    at: Mapped[datetime]


def keep(
    db: Session, subject: Case, form: str, said: Mapping[str, str], *, by: Identity,
    about: uuid.UUID | None = None, entry: Entry | None = None,
) -> Entry:  # fmt: skip
    """Keep what was typed for a form, in ``entry`` or in the one that stands for the same form and person.

    A form of which a case may have many (``per`` is ``entry``) gets a new one unless ``entry`` is given.
    """
    cases.demand(db, subject.id, by, Deed.NOTE, Deed.ISSUE)
    head = formheads.head(form)
    known = {ask.key for ask in head.asks}
    for key in said:
        if key not in known:
            raise Refusal("这份文书没有这一项，请检查文书模板里的 asks。", key)
    for ask in head.asks:
        if ask.most and len(names(said.get(ask.key, ""))) > ask.most:
            raise Refusal(f"“{ask.label}”最多 {ask.most} 人，请减少到 {ask.most} 人以内。", ask.key)
    if entry is None and head.per != "entry":
        entry = find(db, subject.id, form, about)
    kept = {key: value for key, value in said.items() if value.strip()}
    if entry is None:
        entry = Entry(
            case_id=subject.id, form=form, about=about, by_name=by.name, at=db.info["now"](), said=kept
        )
        db.add(entry)
    else:
        entry.said, entry.by_name = kept, by.name
    db.flush()
    return entry


def drop(db: Session, entry: Entry, *, reason: str, by: Identity) -> None:
    """Take back what was typed, with the reason."""
    cases.demand(db, entry.case_id, by, Deed.NOTE, Deed.ISSUE)
    if not reason.strip():
        raise Refusal("请写明原因。", "reason")
    entry.voided_at, entry.void_reason = db.info["now"](), reason
    db.flush()


def find(db: Session, case_id: uuid.UUID, form: str, about: uuid.UUID | None) -> Entry | None:
    """Return what stands for a form of a case about ``about``."""
    same = Entry.about.is_(None) if about is None else Entry.about == about
    query = select(Entry).where(
        Entry.case_id == case_id, Entry.form == form, same, Entry.voided_at.is_(None)
    )  # fmt: skip
    return db.scalar(query.order_by(Entry.at.desc(), Entry.id.desc()).limit(1))


def of_case(db: Session, case_id: uuid.UUID) -> list[Entry]:
    """Return what was typed for the papers of a case, in order."""
    query = select(Entry).where(Entry.case_id == case_id, Entry.voided_at.is_(None))
    return list(db.scalars(query.order_by(Entry.at, Entry.id)))


def typed(db: Session, case_id: uuid.UUID, form: str, about: uuid.UUID | None) -> dict[str, str]:
    """Return what a form says from hand: as typed, else what the form takes for usual."""
    head = formheads.head(form)
    entry = db.get(Entry, about) if head.per == "entry" and about else find(db, case_id, form, about)
    if entry is None and about is not None and head.per != "entry":
        entry = find(db, case_id, form, None)
    said = entry.said if entry is not None and entry.case_id == case_id else {}
    return {ask.key: str(said.get(ask.key) or ask.usual) for ask in head.asks}


def names(said: str) -> list[str]:
    r"""Return what stands on the lines of a list of names; names alone may share a line.

    >>> names("张某、李某\n王某，13900000000")
    ['张某', '李某', '王某，13900000000']
    """
    return [name.strip() for line in said.splitlines() for name in line.split("、") if name.strip()]


def missing(db: Session, case_id: uuid.UUID, form: str, about: uuid.UUID | None) -> list[str]:
    """Name what a form must have from hand and has not."""
    known = typed(db, case_id, form, about)
    return [ask.label for ask in formheads.head(form).asks if ask.required and not known[ask.key].strip()]
