"""Many papers into a folder, one PDF each: a generator that can be stopped between two, leaving whole files only."""

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from exports import facts as facts_of_case
from exports import filenames, printouts, targets
from exports.facts import Facts
from models import agreements, audit, cases, papers, station
from models.audit import Note
from models.errors import Refusal
from models.papers import Paper
from models.station import Deed

if TYPE_CHECKING:
    from models.agreements import Agreement
    from models.cases import Case
    from models.queries.issued import Issued
    from models.store import Store

#: How far the work is: done, of how many, and the sentence.
Progress = Generator[tuple[int, int, str], None, "Exported"]
FormOf = Callable[["Case", "Agreement | None"], str]
_MOST_SAME = 10_000


class Sheet(NamedTuple):
    """One file to be written."""

    name: str
    pdf: bytes


@dataclass(frozen=True)
class Exported:
    """What was written, and of which papers why not."""

    folder: Path
    files: tuple[str, ...]
    failed: tuple[str, ...] = ()


def write(folder: Path, sheets: Iterable[Callable[[], Sheet]], total: int) -> Progress:
    """Write each sheet under a name of its own; one that is refused is told at the end and holds up no other.

    A file is written beside its place and moved there when it is whole, so that stopping leaves no half of one.
    """
    folder.mkdir(parents=True, exist_ok=True)
    files: list[str] = []
    failed: list[str] = []
    for done, make in enumerate(sheets):
        yield done, total, f"正在导出第 {done + 1} 份，共 {total} 份"
        try:
            sheet = make()
            target = _free(folder, sheet.name)
            with targets.replacing(target) as file:
                file.write(sheet.pdf)
        except Refusal as refusal:
            failed.append(refusal.message)
            continue
        except OSError as trouble:
            failed.append(targets.sentence(trouble, folder / sheet.name))
            continue
        files.append(target.name)
    yield total, total, "导出完成"
    return Exported(folder, tuple(files), tuple(failed))


def export(
    store: "Store", chosen: "Sequence[Issued]", folder: Path, *, today: date, form_of: FormOf
) -> Progress:
    """Export papers: final ones as they are stored, drafts as they stand; who exported how many is in the audit.

    ``form_of`` says which form an agreement that is a draft will have.
    """
    by = store.signed_in
    station.demand(by, Deed.EXPORT)
    if not chosen:
        raise Refusal("没有可以导出的文书。")
    with store.unit() as db:
        said = {"份数": len(chosen), "文件夹": folder.name}
        audit.append(
            db.connection(),
            [Note("导出文书", "papers", "", said)],
            by_id=by.id,
            by_name=by.name,
            at=store.now(),
        )
    return (yield from write(folder, _sheets(store, chosen, today, form_of), len(chosen)))


def _sheets(
    store: "Store", chosen: "Sequence[Issued]", today: date, form_of: FormOf
) -> Iterator[Callable[[], Sheet]]:
    for each in chosen:
        yield partial(_sheet, store, each, today, form_of)


def _sheet(store: "Store", each: "Issued", today: date, form_of: FormOf) -> Sheet:
    with store.reading() as db:
        if each.paper_id is not None:
            paper = db.get_one(Paper, each.paper_id)
            cases.case(db, each.case_id)  # refused where it is not visible
            return Sheet(
                filenames.paper(Facts.from_plain(paper.facts), title=paper.title), papers.content(db, paper)
            )
        subject = cases.case(db, each.case_id)
        made = agreements.latest(db, subject.id)
        if made is None:
            raise Refusal(f"{subject.title}：还没有协议草稿。")
        known = facts_of_case.of(db, subject, form_of(subject, made), today=today)
    return Sheet(filenames.paper(known), printouts.pdf(known))


def _free(folder: Path, name: str) -> Path:
    """Return a place that no file has: a second of one name is (2)."""
    wanted = folder / name
    for place in range(2, _MOST_SAME):
        if not wanted.exists():
            return wanted
        wanted = folder / f"{Path(name).stem}（{place}）{Path(name).suffix}"
    raise Refusal("这个文件夹里同名的文件太多，请换一个文件夹。")
