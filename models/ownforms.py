"""本局表格: the bureau's own workbooks with what is written where in them, kept once and used every month.

A form travels as one file (.三理表.zip): the mapping as JSON beside the empty workbook, each with its SHA-256.
"""

import hashlib
import json
import uuid
import zipfile
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models import files, station
from models.base import Row, Versioned, Voidable, label
from models.cases import Party
from models.errors import Refusal
from models.people import Person
from models.station import Deed, Identity, Role

SUFFIX = ".三理表.zip"
KIND = "sanli own form"
FORMAT = 1
MANIFEST, BOOK = "form.json", "form.xlsx"
#: Who may keep and change forms: the clerk who sends them, the leader, and the administrator.
KEEPERS = frozenset({Role.CLERK, Role.LEADER, Role.ADMINISTRATOR, Role.POLICE})
NOT_KEEPER = "本局表格由民警、内勤、所领导或管理员设置。"
MOST_MANIFEST, MOST_BOOK = 1 << 20, 64 << 20
_STAMP = (1980, 1, 1, 0, 0, 0)
STRANGE = "这不是本程序导出的本局表格文件（.三理表.zip），或没有拷贝完整。请向对方重新要一份。"
NEWER = "这份本局表格是较新版本的程序导出的，请先升级本机程序。"
CHANGED = "这份本局表格里的空白表与导出时不一致，可能被改动或损坏。请向对方重新要一份。"


class OwnForm(Row, Versioned, Voidable):
    """One form of the bureau: its empty workbook (``models.files``) and what is written where."""

    __tablename__ = "own_forms"

    name: Mapped[str] = label("表名")
    edition: Mapped[str] = label("版次")
    file_name: Mapped[str] = label("文件名")
    sha256: Mapped[str] = label("空白表校验值")
    mapping: Mapped[dict[str, Any]] = mapped_column(default=dict, info={"label": "对应关系"})
    made_by_name: Mapped[str] = label("设置人")
    made_at: Mapped[datetime | None] = mapped_column(default=None, info={"label": "设置时间"})

    @property
    def full(self) -> bool:
        """Whether it is filled with unmasked numbers."""
        return bool(self.mapping.get("full", False))


@dataclass(frozen=True)
class Carried:
    """A form on its way between stations."""

    name: str
    edition: str
    file_name: str
    mapping: dict[str, Any]
    content: bytes


def may_keep(by: Identity) -> bool:
    """Tell whether a person may keep and change forms."""
    return by.role in KEEPERS


def keep(
    db: Session, *, name: str, content: bytes, mapping: dict[str, Any], by: Identity, edition: str = "", file_name: str = ""
) -> OwnForm:  # fmt: skip
    """Keep a form: ``content`` is the empty workbook, ``mapping`` what ``FormMapping.as_json`` gives."""
    _demand_keeper(by)
    form = OwnForm(
        name=_named(db, name), edition=edition.strip(), file_name=file_name, sha256=files.put(db, content),
        mapping=mapping, made_by_name=by.name, made_at=db.info["now"](),
    )  # fmt: skip
    db.add(form)
    db.flush()
    return form


def amend(
    db: Session,
    form: OwnForm,
    *,
    by: Identity,
    name: str | None = None,
    mapping: dict[str, Any] | None = None,
    content: bytes | None = None,
    edition: str | None = None,
    file_name: str | None = None,
) -> OwnForm:
    """Change what is given; the earlier mapping stays in the audit."""
    _demand_keeper(by)
    if not form.valid:
        raise Refusal("这张表已停用，不能再改。")
    if name is not None and name.strip() != form.name:
        form.name = _named(db, name)
    if mapping is not None:
        form.mapping = mapping
    if content is not None:
        form.sha256 = files.put(db, content)
    form.edition = form.edition if edition is None else edition.strip()
    form.file_name = form.file_name if file_name is None else file_name
    form.made_by_name, form.made_at = by.name, db.info["now"]()
    db.flush()
    return form


def retire(db: Session, form: OwnForm, *, reason: str, by: Identity) -> OwnForm:
    """Stop using a form; it stays on record with the reason."""
    _demand_keeper(by)
    if not reason.strip():
        raise Refusal("请写明停用原因。", "reason")
    form.voided_at, form.void_reason = db.info["now"](), reason.strip()
    db.flush()
    return form


def listing(db: Session, *, retired: bool = False) -> list[OwnForm]:
    """List the forms by name; those no longer used only when asked for."""
    query = select(OwnForm).order_by(OwnForm.name, OwnForm.id)
    return list(db.scalars(query if retired else query.where(OwnForm.voided_at.is_(None))))


def get(db: Session, form_id: uuid.UUID) -> OwnForm:
    """Return one form."""
    return db.get_one(OwnForm, form_id)


def content(db: Session, form: OwnForm) -> bytes:
    """Return the empty workbook as it was kept."""
    return files.get(db, form.sha256)


def demand_fill(form: OwnForm, *, by: Identity) -> None:
    """Refuse whoever may not fill the form: it is an export, and one of full numbers where the form asks for them."""
    station.demand(by, Deed.EXPORT)
    if form.full:
        station.demand(by, Deed.EXPORT_FULL)
    if not form.valid:
        raise Refusal("这张表已停用，请在本局表格里另选一张。")


def people(db: Session) -> frozenset[str]:
    """Return the names of all who stand in the case records, to see whether a form tells one of them; never shown."""
    return frozenset(
        name.strip() for name in (*db.scalars(select(Party.name)), *db.scalars(select(Person.name))) if name.strip()
    )  # fmt: skip


def packed(db: Session, form: OwnForm, *, by: Identity, book: bytes | None = None) -> bytes:
    """Return the form as one file that another station can take in; it holds no case of ours.

    ``book`` is sent for its workbook where rows that somebody once filled by hand were taken out.
    """
    _demand_keeper(by)
    book = content(db, form) if book is None else book
    told = {
        "kind": KIND, "format": FORMAT, "name": form.name, "edition": form.edition, "file_name": form.file_name,
        "sha256": hashlib.sha256(book).hexdigest(), "mapping": dict(form.mapping),
    }  # fmt: skip
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as parts:
        for name, kept in ((MANIFEST, json.dumps(told, ensure_ascii=False, indent=1).encode()), (BOOK, book)):
            parts.writestr(zipfile.ZipInfo(name, _STAMP), kept, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def unpacked(sent: bytes) -> Carried:
    """Read a form that another station packed; refused when it is anything else or was changed on the way.

    Whether the mapping fits the workbook is for ``exports.fitting.received`` to say.
    """
    try:
        with zipfile.ZipFile(BytesIO(sent)) as parts:
            if sorted(parts.namelist()) != [MANIFEST, BOOK]:
                raise Refusal(STRANGE)
            manifest, book = (
                _limited(parts, name, most) for name, most in ((MANIFEST, MOST_MANIFEST), (BOOK, MOST_BOOK))
            )
        told = json.loads(manifest)
        version = told["format"] if told["kind"] == KIND else None
        carried = Carried(told["name"], told["edition"], told["file_name"], told["mapping"], book)
        expected = told["sha256"]
    except (*_BROKEN, KeyError, TypeError) as bad:
        raise Refusal(STRANGE) from bad
    if isinstance(version, int) and version > FORMAT:
        raise Refusal(NEWER)
    texts = (carried.name, carried.edition, carried.file_name)
    if (
        version != FORMAT
        or not all(isinstance(each, str) for each in texts)
        or not isinstance(carried.mapping, dict)
    ):
        raise Refusal(STRANGE)
    if hashlib.sha256(book).hexdigest() != expected:
        raise Refusal(CHANGED)
    return carried


_BROKEN = (
    zipfile.BadZipFile,
    OSError,
    EOFError,
    RuntimeError,
    ValueError,
    RecursionError,
    NotImplementedError,
)


def _limited(parts: zipfile.ZipFile, name: str, most: int) -> bytes:
    with parts.open(name) as source:
        found = source.read(most + 1)
    if len(found) > most:
        raise Refusal(STRANGE)
    return found


def _demand_keeper(by: Identity) -> None:
    if not may_keep(by):
        raise Refusal(NOT_KEEPER)


def _named(db: Session, name: str) -> str:
    name = name.strip()
    if not name:
        raise Refusal("请填写表名。", "name")
    if db.scalar(select(OwnForm.id).where(OwnForm.name == name, OwnForm.voided_at.is_(None)).limit(1)):
        raise Refusal("已有一张同名的表，请改个名字或加上年份。", "name")
    return name
