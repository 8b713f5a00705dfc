"""The tour: one whole case through the real window, from the door to the register; the results stay in a folder."""

import json
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import resources
from desktop import libraries, published, published_walk, showcase
from desktop.options import Exit, Options
from desktop.published_run import Walked
from exports import printouts, xlsx
from exports.registers import REGISTERS
from exports.xlsx import Head
from models import agreements, cases, checks, confirmation, papers, sittings, station
from models.errors import Refusal
from models.queries import registers
from models.store import Store, open_store

DEFAULT = "demo/cases/18-pingchuan-leak-bank-tenant.yaml"
FINAL = frozenset({"agreed", "oral"})


@dataclass
class Report:
    """What the tour made: this becomes ``tour.json``."""

    case: str
    title: str = ""
    track: str = ""
    gate_verdict: str = ""
    gate_reasons: list[str] = field(default_factory=list)
    published_outcome: str = ""
    outcome_road: str = ""
    gaps: list[str] = field(default_factory=list)
    problems: list[dict[str, str]] = field(default_factory=list)
    confirmation: str = ""
    papers: list[dict[str, Any]] = field(default_factory=list)
    registers: list[dict[str, Any]] = field(default_factory=list)
    screenshots: list[str] = field(default_factory=list)
    leaves: dict[str, str] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def timed(self, name: str) -> Iterator[None]:
        """Note how long a stage took."""
        start = time.perf_counter()
        yield
        self.seconds[name] = round(time.perf_counter() - start, 3)


def main(options: Options) -> int:
    """Run the tour; the day is ``--today`` or the machine's own."""
    assert options.out is not None, "the command line asks for --out"
    libraries.off_screen()
    if trouble := libraries.trouble():
        raise Refusal(trouble)
    report = run(
        options.case or resources.path(DEFAULT), options.out,
        today=options.today or date.today(), data=options.data,  # noqa: DTZ011 -- the day of this machine's user
    )  # fmt: skip
    print(f"{report.title}：{report.gate_verdict}；轨道 {report.track or '无'}；结局 {report.outcome_road}")
    print(
        f"文书 {len(report.papers)} 份，台账 {len(report.registers)} 本，截图 {len(report.screenshots)} 张：{options.out}"
    )
    return Exit.DONE


def run(file: Path, out: Path, *, today: date, data: str | None = None, pictures: bool = True) -> Report:
    """Take the case of ``file`` through a fresh demonstration station and leave everything in ``out``.

    Without ``pictures`` no window is opened: the papers and registers are the same.
    """
    out.mkdir(parents=True, exist_ok=True)
    case = published.read(file)
    report = Report(case=case.key)
    with tempfile.TemporaryDirectory(prefix="sanli-tour-") as folder:
        store = open_store(data or folder)
        try:
            _through(store, case, report, out, today=today, pictures=pictures)
        finally:
            store.close()
    (out / "tour.json").write_text(json.dumps(asdict(report), ensure_ascii=False, indent=2), encoding="utf-8")
    return report


def _through(
    store: Store, case: published.Published, report: Report, out: Path, *, today: date, pictures: bool
) -> None:
    with report.timed("station"):
        here = showcase.found(store, today=today)
        here.clock.now = showcase.morning(today)
    from desktop.tour_window import TourWindow  # noqa: PLC0415 -- Qt is loaded only for pictures

    window = TourWindow(store, today=today, now=here.clock, out=out) if pictures else None
    try:
        with report.timed("case"):
            walked = published_walk.walk(
                store, case, by=here.people["ge"], mediator=here.people["yang"], clock=here.clock
            )
        _tell(report, case, walked)
        with report.timed("papers"):
            _papers(store, here, walked, report, out, today=today)
        with report.timed("registers"):
            _registers(store, here, report, out, today=today)
        if window is not None:
            with report.timed("window"):
                report.screenshots = window.tour(walked.case_id)
    finally:
        if window is not None:
            window.close()


def _tell(report: Report, case: published.Published, walked: Walked) -> None:
    report.title, report.track = walked.title, walked.track
    report.gate_verdict, report.gate_reasons = walked.verdict, walked.reasons
    report.published_outcome, report.outcome_road = walked.published, walked.road
    report.gaps, report.leaves = walked.gaps, dict(sorted(case.placed.items()))


def _papers(
    store: Store, here: showcase.Showcase, walked: Walked, report: Report, out: Path, *, today: date
) -> None:
    """Issue what may be final; what has red problems, or goes with an agreement that does, stays a draft."""
    by = here.people["yang"] if walked.track == "RM" else here.people["ge"]
    with store.unit(by=by) as db:
        subject = cases.case(db, walked.case_id)
        made = agreements.latest(db, subject.id)
        for form in walked.forms:
            problems = checks.gaps_before_final(db, subject, form, today=today)
            red = [gap for gap in problems if gap.severity == "red"]
            report.problems += [
                {"form": form, "severity": gap.severity, "text": gap.sentence, "law": gap.law}
                for gap in problems
            ]
            if red:
                pdf, number = printouts.draft(db, subject, form, today=today), ""
            else:
                paper = papers.issue(
                    db, subject, form, by=by, on=today, make=printouts.maker(db, subject, form, today=today)
                )
                pdf, number = papers.content(db, paper), paper.number
            name = f"{form}-{'草稿' if red else '定稿'}.pdf"
            (out / name).write_bytes(pdf)
            report.papers.append({"form": form, "file": name, "number": number, "final": not red})
        if made is not None and walked.road in FINAL and made.signed_on is None:
            agreements.conclude(db, subject, made, signed_on=today, by=by)
        if made is not None:
            report.confirmation = confirmation.refusal(db, subject, on=today)
        report.counts = {
            "parties": len(cases.parties(subject)),
            "sittings": len(sittings.of_case(db, subject.id)),
            "clauses": len(made.clauses) if made else 0,
            "papers": len(report.papers),
        }


def _registers(store: Store, here: showcase.Showcase, report: Report, out: Path, *, today: date) -> None:
    with store.reading() as db:
        name = station.current(db).name
        for key, register in REGISTERS.items():
            head = Head(
                station=name, month=today, reporter=here.people["ge"].name, reported_on=today, demo=True,
                gaps=registers.gaps(db, key, today), exporter=here.people["ge"].name, exported_at=here.clock.now,
            )  # fmt: skip
            rows = xlsx.write(register, registers.rows(db, key, today), out / f"{key}.xlsx", head=head)
            report.registers.append({"register": key, "file": f"{key}.xlsx", "rows": rows})
