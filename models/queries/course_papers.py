"""The papers of a case for the 时间线: made final, signed, served, scanned, voided."""

import uuid
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from models.papers import Paper
from models.queries.moments import Kind, Line, Moment, joined
from models.scans import ScanPage, ScanState

if TYPE_CHECKING:
    from datetime import datetime


def told(line: Line) -> Iterator[Moment]:
    """Tell what was made of papers and what became of each."""
    titles: dict[uuid.UUID, tuple[str, str]] = {}
    for each in line.rows(
        Paper.id, Paper.form, Paper.title, Paper.number, Paper.issued_at, Paper.by_name, Paper.signed_on,
        Paper.signed_note, Paper.late_reason, Paper.served_how, Paper.served_to, Paper.voided_at, Paper.void_reason,
    ):  # fmt: skip
        titles[each.id] = (each.title, each.form)
        go = line.go("papers", form=each.form)
        late = f"超期：{each.late_reason}" if each.late_reason else ""
        yield from line.past(
            ("paper", each.id), each.issued_at, Kind.PAPERS, f"《{each.title}》定稿", joined(each.number, late),
            by=each.by_name, go=go, voided=each.voided_at, why=each.void_reason,
        )  # fmt: skip
        if each.served_how:
            title, who = (
                f"《{each.title}》送达（{each.served_how}）",
                f"代收人 {each.served_to}" if each.served_to else "",
            )
        else:
            title, who = f"《{each.title}》签收", ""
        yield from line.past(
            ("got", each.id), each.signed_on, Kind.PAPERS, title, joined(who, each.signed_note), go=go
        )
        if each.voided_at is not None:
            yield from line.past(
                ("gone", each.id),
                each.voided_at,
                Kind.PAPERS,
                f"《{each.title}》作废",
                each.void_reason,
                go=go,
            )
    yield from _scans(line, titles)


def _scans(line: Line, titles: dict[uuid.UUID, tuple[str, str]]) -> Iterator[Moment]:
    """Tell the signed pages that came back, those of one paper together."""
    pages: defaultdict[tuple[uuid.UUID | None, datetime], list[str]] = defaultdict(list)
    for each in line.rows(
        ScanPage.id, ScanPage.paper_id, ScanPage.arrived_at, ScanPage.settled_at, ScanPage.settled_by, ScanPage.state,
        ScanPage.by_name, ScanPage.voided_at,
    ):  # fmt: skip
        if each.voided_at is None and each.state == ScanState.FILED.value:
            at = (each.settled_at or each.arrived_at).replace(second=0, microsecond=0)
            pages[each.paper_id, at].append(each.settled_by or each.by_name)
    for place, ((paper, at), by) in enumerate(sorted(pages.items(), key=lambda found: found[0][1])):
        title, form = titles.get(paper, ("", "")) if paper is not None else ("", "")
        yield from line.past(
            ("scan", f"{place}"), at, Kind.PAPERS, f"《{title}》回扫归入" if title else "扫描件归入", f"{len(by)}页", by=by[-1],
            go=line.go("papers", form=form) if form else line.go("papers"),
        )  # fmt: skip
