"""证据页: the pictures and PDFs of a case that go into its dossier, each with what it shows and who compared it."""

import uuid
from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from exports import evidence_pages, filenames, pictures, preview, scancode
from models import attachments, cases, evidence
from models.attachments import Attachment
from models.errors import Refusal
from models.station import Identity
from models.store import Store

KINDS = attachments.KINDS
FILES = "图片和 PDF (*.jpg *.jpeg *.png *.tif *.tiff *.bmp *.pdf)"
_SAID = (
    ("身份证", "身份证明"), ("户口", "身份证明"), ("营业执照", "身份证明"), ("微信", "聊天记录"), ("聊天", "聊天记录"),
    ("转账", "转账凭证"), ("收款", "转账凭证"), ("病历", "病历票据"), ("门诊", "病历票据"), ("票据", "病历票据"),
    ("发票", "病历票据"), ("照片", "照片"), ("现场", "照片"), ("合同", "书证"), ("收条", "书证"), ("欠条", "书证"),
)  # fmt: skip


@dataclass(frozen=True)
class Page:
    """One attachment in the list."""

    id: uuid.UUID
    kind: str
    caption: str
    whose: str
    compared: str
    values: tuple[tuple[str, str], ...]


@dataclass
class Attachments:
    """Puts pictures into a case, and shows the pages they become."""

    store: Store
    today: Callable[[], date]

    @property
    def by(self) -> Identity:
        """Return who is signed in."""
        return self.store.signed_in

    def title(self, case_id: uuid.UUID) -> str:
        """Name the case."""
        with self.store.reading() as db:
            return cases.case(db, case_id).title

    def read(self, case_id: uuid.UUID) -> tuple[Page, ...]:
        """Return what the case has, in its order."""
        with self.store.reading() as db:
            names = {party.id: party.name for party in cases.case(db, case_id).parties}
            return tuple(_page(each, names) for each in attachments.of_case(db, case_id))

    def parties(self, case_id: uuid.UUID) -> tuple[tuple[str, str], ...]:
        """Return the parties to choose from."""
        with self.store.reading() as db:
            subject = cases.case(db, case_id)
            return ("", "不写"), *((str(party.id), party.name) for party in subject.parties)

    def exhibits(self, case_id: uuid.UUID) -> tuple[tuple[str, str], ...]:
        """Return the entries of the catalogue of evidence to choose from."""
        with self.store.reading() as db:
            return ("", "不在目录中"), *((str(each.id), each.name) for each in evidence.of_case(db, case_id))

    def pdf(self, case_id: uuid.UUID) -> tuple[bytes, dict[uuid.UUID, int]]:
        """Return the pages as they are printed and bound, and where each begins; empty when there are none.

        May be called off the window's thread.
        """
        with self.store.reading() as db:
            subject = cases.case(db, case_id)
            return evidence_pages.laid(db, subject) if attachments.of_case(db, case_id) else (b"", {})

    def sizes(self, pdf: bytes) -> list[tuple[float, float]]:
        """Return width and height of each page in points."""
        return preview.sizes(pdf)

    def raster(self, pdf: bytes, page: int, scale: float) -> tuple[int, int, bytes]:
        """Return (width, height, pixels) of a page counted from 0."""
        return preview.raster(pdf, page, scale)

    def file_name(self, case_id: uuid.UUID) -> str:
        """Return the name under which the pages are saved."""
        return filenames.safe(f"证据页 {self.title(case_id)}.pdf")

    # deeds

    def add(
        self, case_id: uuid.UUID, files: Iterable[Path]
    ) -> Generator[tuple[int, int, str], None, list[str]]:
        """Put files in; returns a sentence for each that was not taken. In a Task."""
        chosen, refused = list(files), []
        for place, file in enumerate(chosen):
            yield place, len(chosen), f"正在读“{file.name}”"
            try:
                self.put(case_id, file)
            except Refusal as why:
                refused.append(f"“{file.name}”没有放入：{why.message}")
        return refused

    def put(self, case_id: uuid.UUID, file: Path, *, kind: str = "", caption: str = "") -> uuid.UUID:
        """Put one file in; its name says what it is where nobody does."""
        if file.stat().st_size > pictures.MOST_BYTES:
            raise Refusal("文件超过 200 MB，请分成几个文件。")
        content = file.read_bytes()
        media, pages = _looked_at(content)
        named, guessed = _guessed(file.stem)
        with self.store.unit() as db:
            return attachments.add(
                db, case_id, content, media=media, pages=pages, source=file.name, kind=kind or guessed,
                caption=caption or named or kind or guessed, by=self.by,
            ).id  # fmt: skip

    def correct(
        self, page_id: uuid.UUID, *, kind: str, caption: str, party: str, exhibit: str, compared: bool
    ) -> None:
        """Write what an attachment is, whose it is, and whether it was compared with the original."""
        with self.store.unit() as db:
            kept = db.get_one(Attachment, page_id)
            attachments.correct(
                db, kept, by=self.by, kind=kind, caption=caption.strip() or kind, party_id=uuid.UUID(party) if party else None,
                exhibit_id=uuid.UUID(exhibit) if exhibit else None,
            )  # fmt: skip
            if kept.compared != compared:
                attachments.compare(db, kept, same=compared, by=self.by)

    def move(self, page_id: uuid.UUID, by_places: int) -> None:
        """Move an attachment up or down."""
        with self.store.unit() as db:
            attachments.move(db, db.get_one(Attachment, page_id), by_places, by=self.by)

    def void(self, page_id: uuid.UUID, reason: str) -> None:
        """Take an attachment out."""
        with self.store.unit() as db:
            attachments.void(db, db.get_one(Attachment, page_id), reason=reason, by=self.by)


def _looked_at(content: bytes) -> tuple[str, int]:
    """Return the kind of a file and its pages; refused when it cannot be printed."""
    if pictures.is_pdf(content):
        found = list(scancode.pages(content))
        return scancode.PDF, len(found)
    count = 0
    for image in pictures.opened(content):
        pictures.picture(image, content)
        count += 1
    return scancode.PICTURE, count


def _guessed(name: str) -> tuple[str, str]:
    """Return caption and kind as the name of a file says them; what a camera calls it says nothing.

    >>> _guessed("赵水生身份证正面"), _guessed("IMG_20261120_103000")
    (('赵水生身份证正面', '身份证明'), ('', '照片'))
    """
    said = any("\u4e00" <= sign <= "\u9fff" for sign in name) and not name.startswith("微信图片")
    kind = next((kind for word, kind in _SAID if word in name), "照片")
    return (name if said else ""), kind


def _page(kept: Attachment, names: dict[uuid.UUID, str]) -> Page:
    whose = names.get(kept.party_id, "") if kept.party_id else ""
    pages = f"{kept.pages} 页" if kept.pages > 1 else ""
    said = "" if kept.caption == kept.kind else kept.caption  # what nobody described goes by its kind alone
    return Page(
        kept.id, kept.kind, kept.caption, "　".join(filter(None, (kept.kind if said else "未写说明", whose, pages))),
        f"{kept.compared_by}核对" if kept.compared else "未核对",
        (
            ("kind", kept.kind), ("caption", said), ("party", str(kept.party_id or "")),
            ("exhibit", str(kept.exhibit_id or "")), ("compared", "是" if kept.compared else ""),
        ),
    )  # fmt: skip
