"""卷宗 on 文书: the meter row by row, what is typed on the cover, and the bound file."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from exports import binding, dossier, filenames, preview
from models import cases, dates, dossierlists, dossiermeter, dossiers, drafts
from models.dates import local
from models.dossiermeter import Has
from models.station import Identity
from models.store import Store
from ui.viewmodels.paper_items import Tone

if TYPE_CHECKING:
    from exports.dossier import Bound, Volume
    from models.dossiermeter import Line, Meter
    from models.dossiers import Dossier

TONES: dict[Has, Tone] = {Has.THERE: "good", Has.LACKING: "bad", Has.UNNEEDED: "", Has.MAYBE: "warn"}
TYPED = ("number", "kept_for", "filed_on", "filed_by", "checked_by", "situation", "remarks")


@dataclass(frozen=True)
class RowView:
    """One row of the meter: what is there and why, and what can be done about it."""

    key: str
    name: str
    state: str
    tone: Tone
    why: str
    forms: tuple[str, ...] = ()
    attached: bool = False
    outside: bool = False
    settled: bool = False
    lacking: bool = False
    made: bool = False
    put: int = 0

    @property
    def open(self) -> bool:
        """Say whether something can be said of it: it is not there, and no binding makes it."""
        return not self.made and (self.lacking or self.state == Has.MAYBE.value)


@dataclass(frozen=True)
class View:
    """All that the sheet shows before the pages are set."""

    case_id: uuid.UUID
    title: str
    kind: str
    rows: tuple[RowView, ...]
    must: int
    have: int
    said: dict[str, str]
    loose: bool = False
    bound: str = ""
    sha256: str = ""

    @property
    def lacking(self) -> tuple[str, ...]:
        """Name the rows that are missing."""
        return tuple(row.name for row in self.rows if row.lacking)


@dataclass(frozen=True)
class Pages:
    """The dossier as it would be bound now, and what changed since it was bound last.

    ``starts`` gives the sheet on which each row begins, ``spans`` its page numbers in words.
    """

    pdf: bytes
    sizes: list[tuple[float, float]]
    changes: tuple[str, ...]
    made: "Bound"
    starts: dict[str, int] = field(default_factory=dict)
    spans: dict[str, str] = field(default_factory=dict)


@dataclass
class Dossiers:
    """The state of the sheet: the case that is shown."""

    store: Store
    today: Callable[[], date]
    case_id: uuid.UUID | None = None

    @property
    def by(self) -> Identity:
        """Return who is signed in."""
        return self.store.signed_in

    @property
    def _case(self) -> uuid.UUID:
        assert self.case_id is not None, "the sheet is opened for a case"
        return self.case_id

    @property
    def draft_key(self) -> str:
        """Return the key under which what is typed is kept."""
        return f"dossier:{self._case}"

    def terms(self) -> tuple[str, ...]:
        """Return how long a dossier may be kept."""
        return dossierlists.terms()

    def read(self) -> View:
        """Read the meter and what was typed."""
        with self.store.reading() as db:
            subject = cases.case(db, self._case)
            meter = dossiermeter.meter(db, subject)
            said = self._said(meter, subject.dossier_number or dossiers.suggested(db, subject))
            said |= drafts.load(db, self.draft_key) or {}
            kept = meter.kept
            return View(
                subject.id, subject.title, meter.listed.name, tuple(map(_row, meter.lines)), meter.must, meter.have, said,
                meter.listed.loose, _bound(kept) if kept else "", kept.sha256 if kept else "",
            )  # fmt: skip

    def _said(self, meter: "Meter", number: str) -> dict[str, str]:
        kept = meter.kept
        filed = kept.filed_on if kept else None
        return {
            "number": number, "kept_for": (kept.kept_for if kept else "") or meter.listed.term,
            "filed_on": filed.isoformat() if filed else "", "filed_by": (kept.filed_by if kept else "") or self.by.name,
            "checked_by": kept.checked_by if kept else "", "situation": kept.situation if kept else "",
            "remarks": kept.remarks if kept else "",
        }  # fmt: skip

    # typing

    def keep(self, key: str, content: Mapping[str, Any]) -> None:
        """Keep what is being typed."""
        with self.store.unit() as db:
            drafts.save(db, key, dict(content), title="卷宗")

    def describe(self, said: Mapping[str, Any]) -> None:
        """Write what was typed on the record; the draft goes."""
        fields = {key: said.get(key) or "" for key in TYPED if key != "filed_on"}
        day = str(said.get("filed_on") or "").strip()
        filed = dates.parse(day, today=self.today()) if day else None
        with self.store.unit() as db:
            subject = cases.case(db, self._case)
            dossiers.describe(db, subject, by=self.by, filed_on=filed, **fields)
            drafts.drop(db, self.draft_key)

    # the rows

    def leave_out(self, row: str, reason: str) -> None:
        """Say why the case has no such paper."""
        with self.store.unit() as db:
            dossiers.leave_out(db, cases.case(db, self._case), row, reason=reason, by=self.by)

    def put_in(self, row: str, pages: int) -> None:
        """Say that a paper of another system is put in by hand."""
        with self.store.unit() as db:
            dossiers.put_in(db, cases.case(db, self._case), row, pages=pages, by=self.by)

    def take_back(self, row: str) -> None:
        """Take back what was said of a row."""
        with self.store.unit() as db:
            dossiers.take_back(db, cases.case(db, self._case), row, by=self.by)

    # the pages

    def gather(self) -> "tuple[Volume, list[binding.Part] | None]":
        """Read what is bound, and what the last binding was made of; called off the window's thread."""
        with self.store.reading() as db:
            volume = dossier.volume(db, cases.case(db, self._case), today=self.today())
            kept = volume.meter.kept
            old = binding.parts_of(dossiers.content(db, kept)) if kept is not None and kept.sha256 else None
        return volume, old

    def set_pages(self, volume: "Volume", old: "list[binding.Part] | None") -> Pages:
        """Bind what was read; reads no store."""
        made = dossier.bind(volume)
        changes = dossier.changes(old, dossier.parts(volume)) if old is not None else []
        return Pages(made.pdf, preview.sizes(made.pdf), tuple(changes), made, *_places(made))

    def bind(self, pages: Pages) -> None:
        """Keep the pages as the dossier that was bound."""
        with self.store.unit() as db:
            dossier.keep(db, cases.case(db, self._case), pages.made, today=self.today(), by=self.by)

    def content(self) -> bytes:
        """Return the dossier as it was bound last."""
        with self.store.reading() as db:
            kept = dossiers.of_case(db, self._case)
            assert kept is not None, "only a bound dossier is asked for"
            return dossiers.content(db, kept)

    def raster(self, pdf: bytes, page: int, scale: float) -> tuple[int, int, bytes]:
        """Return (width, height, pixels) of a page counted from 0."""
        return preview.raster(pdf, page, scale)

    def file_name(self, view: View) -> str:
        """Return the name under which the dossier is saved."""
        return filenames.safe(f"{view.said['number']} {view.kind} {view.title}".strip()) + ".pdf"


def _places(made: "Bound") -> tuple[dict[str, int], dict[str, str]]:
    before = made.rows[0][1] - 1 if made.rows else 0
    spans = {
        key: f"第 {sheet - before} 页"
        if count == 1
        else f"第 {sheet - before}—{sheet - before + count - 1} 页"
        for key, sheet, count in made.rows
    }
    return {key: sheet for key, sheet, _count in made.rows}, spans


def _row(line: "Line") -> RowView:
    row = line.row
    count = [f"{len(line.papers)} 份文书"] * bool(line.papers) + [f"{len(line.attached)} 件材料"] * bool(
        line.attached
    )
    why = "，".join(filter(None, ("、".join(count), line.why)))
    if line.settled:
        why = f"不需要：{line.why}"
    return RowView(
        row.key, row.name, line.state.value, TONES[line.state], why, row.forms, bool(row.attached), row.outside,
        line.settled, line.state is Has.LACKING, bool(row.made), line.put,
    )  # fmt: skip


def _bound(kept: "Dossier") -> str:
    if kept.bound_at is None:
        return ""
    at = local(kept.bound_at)
    return f"{at.month}月{at.day}日 {at.hour}:{at.minute:02} {kept.bound_by}装订，{kept.pages} 页"
