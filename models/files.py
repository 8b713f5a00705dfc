"""Papers, scans and pictures, kept by their SHA-256: a folder beside SQLite, a table on PostgreSQL."""

import hashlib
import os
from pathlib import Path

from sqlalchemy import LargeBinary, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base
from models.errors import Refusal

FOLDER = "files"


class Blob(Base):
    """The bytes of one file, where there is no folder to keep it in."""

    __tablename__ = "blobs"

    sha256: Mapped[str] = mapped_column(primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)


def put(db: Session, content: bytes) -> str:
    """Keep ``content`` and return its SHA-256; the same bytes are kept once. Durable before it returns."""
    sha256 = hashlib.sha256(content).hexdigest()
    folder: Path | None = db.info.get("files")
    if folder is None:
        if db.get(Blob, sha256) is None:
            db.add(Blob(sha256=sha256, content=content))
            db.flush()
        return sha256
    target = place(folder, sha256)
    if target.exists():
        return sha256
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = target.with_suffix(f".{os.getpid()}.part")
    with part.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    part.replace(target)
    _settle(target.parent)
    return sha256


def get(db: Session, sha256: str) -> bytes:
    """Return the bytes of a kept file; refused when they are missing or no longer match their name."""
    folder: Path | None = db.info.get("files")
    if folder is None:
        content = db.scalar(select(Blob.content).where(Blob.sha256 == sha256))
    else:
        target = place(folder, sha256)
        content = target.read_bytes() if target.exists() else None
    if content is None:
        raise Refusal("保存的文件不见了，请从备份恢复。")
    if hashlib.sha256(content).hexdigest() != sha256:
        raise Refusal("保存的文件与登记时不一致，可能已损坏，请从备份恢复。")
    return content


def place(folder: Path, sha256: str) -> Path:
    """Return where a file of this SHA-256 lies."""
    return folder / FOLDER / sha256[:2] / sha256


def _settle(folder: Path) -> None:
    """Make a name in ``folder`` as durable as the bytes behind it; Windows does so by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
