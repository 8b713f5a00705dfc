"""A case's dossier made whole: what goes in, in which order, what the index and the 备考表 say, and the one PDF of it."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from exports import binding, evidence_pages, printouts, scanned
from exports import facts as facts_of_case
from exports.binding import Chapter, Part, Piece
from exports.compose import compose
from exports.dossierfacts import DossierFacts, IndexFacts
from exports.forms import FORMS
from models import (
    clocks,
    dossiermeter,
    dossiers,
    formheads,
    numbering,
    papers,
    sittings,
    visits,
)
from models.dates import chinese, local
from models.dossiermeter import Has
from models.papers import PaperState

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from exports.facts import Facts
    from models.attachments import Attachment
    from models.cases import Case
    from models.dossiermeter import Line, Meter
    from models.papers import Paper
    from models.station import Identity

COVER, INDEX, NOTE, BACK, SLIP = "D27-cover", "D27-index", "D27-note", "D27-back", "D27-slip"
WORDS = "words"
_ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the index with what is bound behind it; a paper of another system has only its place."""

    line: "Line"
    title: str
    number: str = ""
    day: str = ""
    note: str = ""
    pieces: tuple[Piece, ...] = ()

    @property
    def pages(self) -> int:
        """Count its pages."""
        return sum(piece.pages for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Volume:
    """All that is bound, read from the store; binding it needs no store any more."""

    meter: "Meter"
    facts: "Facts"
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Bound:
    """A bound dossier; ``pages`` are those that are numbered, ``first`` the page each line of the index begins on.

    ``rows`` are the rows of the list: the sheet on which each begins, counted from 1 with the cover, and its pages.
    """

    pdf: bytes
    pages: int
    first: tuple[tuple[str, int], ...]
    rows: tuple[tuple[str, int, int], ...] = ()


def volume(db: "Session", subject: "Case", *, today: date) -> Volume:
    """Read what is bound: the signed scan of a paper where it has come back whole, else our own copy as it was printed."""
    meter = dossiermeter.meter(db, subject)
    known = facts_of_case.of(db, subject, COVER, today=today, draft=False)
    known = replace(known, dossier=_words(db, subject, meter, known, today))
    entries = tuple(entry for line in meter.lines for entry in _entries(db, subject, line, known))
    return Volume(meter, known, entries)


def bind(gathered: Volume) -> Bound:
    """Bind everything; the index gives the page on which each line really begins."""
    said = _by_hand(gathered)
    note = _sheet(NOTE, said)
    for _round in range(_ROUNDS):  # the 备考表 tells the pages, and is some of them itself
        pages = sum(entry.pages for entry in gathered.entries) + binding.page_count(note)
        if said.dossier.pages == str(pages):
            break
        said = replace(said, dossier=replace(said.dossier, pages=str(pages)))
        note = _sheet(NOTE, said)
    chapters, rows = _chapters(gathered, note)
    said = replace(said, dossier=replace(said.dossier, rows=tuple(rows)))
    index = _sheet(INDEX, said)
    whole = binding.bind(
        _sheet(COVER, said), index, list(chapters.values()), _sheet(BACK, said), title="卷宗", parts=parts(gathered)
    )  # fmt: skip
    first = tuple((row.name, int(row.pages)) for row in rows if row.pages)
    places, page = [], 2 + binding.page_count(index)
    for key, chapter in chapters.items():
        count = sum(piece.pages for piece in chapter.pieces)
        places.append((key, page, count))
        page += count
    return Bound(whole, int(said.dossier.pages), first, tuple(places))


def parts(gathered: Volume) -> list[Part]:
    """Return what the dossier is made of, to be compared with what was bound last; nobody is named in it."""
    told = json.dumps(asdict(gathered.facts.dossier), ensure_ascii=False, sort_keys=True)
    words = Part(WORDS, "封面、目录、情况说明", hashlib.sha256(told.encode()).hexdigest())
    pieces = [Part(p.key, p.title, p.digest) for entry in gathered.entries for p in entry.pieces]
    return [*pieces, words]


def changes(old: list[Part], new: list[Part]) -> list[str]:
    """Say what has changed since a dossier was bound."""
    before, after = {each.key: each for each in old}, {each.key: each for each in new}
    said = [f"加入《{each.title}》" for key, each in after.items() if key not in before]
    said += [f"去掉《{each.title}》" for key, each in before.items() if key not in after]
    said += [
        f"{each.title}有改动" if key == WORDS else f"《{each.title}》换成了新的页"
        for key, each in after.items()
        if key in before and before[key].digest != each.digest
    ]
    order = [key for key in after if key in before and key != WORDS]
    if order != [key for key in before if key in after and key != WORDS]:
        said.append("装订顺序有变")
    return said


def _sheet(form: str, known: "Facts") -> bytes:
    """Render one sheet of the binding itself; it has no foot, the running number stands at its head."""
    known = replace(known, paper=replace(known.paper, form=form))
    return printouts.rendered(replace(compose(FORMS[form], known), footer=False))


def _chapters(gathered: Volume, note: bytes) -> tuple[dict[str, Chapter], list[IndexFacts]]:
    """Return the chapters with the lines of the index: one for each paper, one for all the pages of a kind."""
    chapters: dict[str, Chapter] = {}
    rows: list[IndexFacts] = []
    page = 1
    for entry in gathered.entries:
        line = entry.line
        pieces = entry.pieces
        if line.row.made == "note":
            pieces = (Piece(NOTE, entry.title, note, "", binding.page_count(note)),)
        kept = chapters.get(line.row.key)
        if pieces:
            earlier = kept.pieces if kept else ()
            chapters[line.row.key] = Chapter(line.row.name, (*earlier, *pieces))
        shown = str(page) if pieces else ""
        rows.append(
            IndexFacts(
                number=str(len(rows) + 1),
                name=entry.title,
                paper=entry.number,
                date=entry.day,
                pages=shown,
                note=entry.note,
            )
        )
        page += sum(piece.pages for piece in pieces)
    return chapters, rows


def _entries(db: "Session", subject: "Case", line: "Line", known: "Facts") -> Iterator[Entry]:
    if line.row.made:
        yield Entry(line, line.row.name)
        return
    if line.put:
        slips = tuple(_slip(line, known, place) for place in range(1, line.put + 1))
        yield Entry(line, line.row.name, note="手工放入", pieces=slips)
    for paper in line.papers:
        yield _of_paper(db, line, paper)
    for kind in dict.fromkeys(each.kind for each in line.attached):
        same = [each for each in line.attached if each.kind == kind]
        title = line.row.name if line.row.name == kind else f"{line.row.name}（{kind}）"
        pictures = _pictures(db, subject, kind, same)
        yield Entry(line, title, note=f"{len(same)} 件", pieces=(pictures,))


def _slip(line: "Line", known: "Facts", place: int) -> Piece:
    told = replace(
        known.dossier, slip=line.row.name, slip_page=f"第{place}页，共{line.put}页" if line.put > 1 else "",
    )  # fmt: skip
    pdf = _sheet(SLIP, replace(known, dossier=told))
    return Piece(f"{line.row.key}/{place}", line.row.name, pdf, str(line.put), 1)


def _of_paper(db: "Session", line: "Line", paper: "Paper") -> Entry:
    signed = scanned.scan_pdf(db, paper)
    pdf = signed or papers.content(db, paper)
    digest = hashlib.sha256(signed).hexdigest() if signed else paper.sha256
    note = "签名件" if signed else {PaperState.FINAL.value: "未登记已签"}.get(paper.state, "")
    piece = Piece(str(paper.id), paper.title, pdf, digest, binding.page_count(pdf))
    return Entry(line, paper.title, paper.number, paper.issued_on.isoformat(), note, (piece,))


def _pictures(db: "Session", subject: "Case", kind: str, same: "list[Attachment]") -> Piece:
    """Return the evidence pages of one kind."""
    pdf = evidence_pages.pages(db, subject, same)
    shown = "\n".join(f"{each.id} {each.version} {each.sha256}" for each in same)
    return Piece(
        f"pasted/{kind}", kind, pdf, hashlib.sha256(shown.encode()).hexdigest(), binding.page_count(pdf)
    )


def _words(db: "Session", subject: "Case", meter: "Meter", known: "Facts", today: date) -> DossierFacts:
    """Return what is typed and told on cover and 备考表."""
    kept, by = meter.kept, db.info.get("by")
    held = [host.name for sitting in sittings.of_case(db, subject.id) for host in sitting.hosts]
    began = subject.accepted_on or local(subject.received_at).date()
    return DossierFacts(
        organ=known.issuer, kind=meter.listed.name, name=subject.title, number=subject.dossier_number or dossiers.suggested(db, subject),
        handler_label=meter.listed.handler, handlers="、".join(dict.fromkeys(held)) or subject.handler_name,
        begun=chinese(began), ended=chinese(subject.concluded_on) if subject.concluded_on else "",
        filed_by=(kept.filed_by if kept else "") or (by.name if by else ""), filed_on=chinese((kept.filed_on if kept else None) or today),
        checked_by=kept.checked_by if kept else "",
        kept_for=(kept.kept_for if kept else "") or meter.listed.term,
        remarks=kept.remarks if kept else "", situation=kept.situation if kept else "",
        lacking=tuple(f"{line.row.name}：{line.why}" for line in meter.lacking),
        left_out=tuple(f"{line.row.name}：{line.why}" for line in meter.lines if line.settled),
        overrides=tuple(_overrides(db, subject)), late=tuple(_late(db, subject)), voided=tuple(_voided(db, subject)),
    )  # fmt: skip


def _by_hand(gathered: Volume) -> "Facts":
    """Tell on which pages the papers of another system stand."""
    page, told = 1, []
    for entry in gathered.entries:
        if entry.line.put and entry.note:
            told.append(f"{entry.title}：{entry.line.put} 页，自第 {page} 页起，从执法办案平台打印")
        page += entry.pages
    return replace(gathered.facts, dossier=replace(gathered.facts.dossier, by_hand=tuple(told)))


def _overrides(db: "Session", subject: "Case") -> Iterator[str]:
    """Say each red finding that somebody let stand, with the reason."""
    for each in dossiers.overridden(db, subject):
        yield f"{each.sentence}保留理由：{each.reason}（{each.by_name}，{chinese(local(each.at).date())}）"


def _late(db: "Session", subject: "Case") -> Iterator[str]:
    for limit in clocks.of_case(db, subject.id):
        if limit.late_reason and not limit.cancelled:
            yield f"{limit.name}：{limit.late_reason}"
    for paper in papers.of_case(db, subject.id):
        if paper.late_reason and paper.valid:
            yield f"{paper.title}：{paper.late_reason}"
    for visit in visits.of_case(db, subject.id):
        if visit.late_reason:
            yield f"回访（{visit.reason}）：{visit.late_reason}"
    if subject.overdue:
        yield f"本件：{subject.overdue}"


def _voided(db: "Session", subject: "Case") -> Iterator[str]:
    """Say each void paper and each number that no paper bears."""
    told: set[str] = set()
    for paper in papers.of_case(db, subject.id):
        if not paper.valid:
            told.add(paper.number)
            yield f"《{paper.title}》{paper.number}：{paper.void_reason}"
    for number in numbering.of_case(db, subject.id):
        if number.state == numbering.VOID and number.text not in told:
            form = formheads.head(number.form).title if number.form in formheads.ids() else ""
            yield f"{form}编号 {number.text}：{number.reason}"


def lacking(gathered: Volume) -> list[str]:
    """Name the rows that must be there and are not: a dossier bound without them says so in its 备考表."""
    return [line.row.name for line in gathered.meter.lines if line.state is Has.LACKING]


def keep(db: "Session", subject: "Case", made: Bound, *, today: date, by: "Identity") -> None:
    """Keep what was bound, with the day it was filed on."""
    kept = dossiers.of_case(db, subject.id)
    fields: dict[str, Any] = {} if kept and kept.filed_on else {"filed_on": today}
    if kept is None or not kept.filed_by:
        fields["filed_by"] = by.name
    number = subject.dossier_number or dossiers.suggested(db, subject)
    dossiers.describe(db, subject, by=by, number=number, **fields)
    dossiers.bound(db, subject, made.pdf, pages=made.pages, by=by)
