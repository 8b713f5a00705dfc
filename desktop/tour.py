"""The tour: one whole case through the real window, from the door to the register; the results stay in a folder."""

import json
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import resources
from desktop import libraries, paths, published, published_filing, published_walk, showcase
from desktop.options import Exit, Options
from desktop.published_run import Walked
from exports import printouts, xlsx
from exports.registers import REGISTERS
from exports.xlsx import Head
from models import agreements, cases, checks, confirmation, papers, periods, registerrules, sittings, station
from models.errors import Refusal
from models.queries import registers
from models.queries.selection import Selection
from models.station import Identity
from models.store import Store, open_store

if TYPE_CHECKING:
    from desktop.tour_papers import PapersTour
    from desktop.tour_window import TourWindow

DEFAULT = "18-pingchuan-leak-bank-tenant"
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
    aftercare: list[dict[str, str]] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    by_hand: list[str] = field(default_factory=list)

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
    today = options.today or date.today()  # noqa: DTZ011 -- the day of this machine's user
    known = None if options.case else showcase.completed(DEFAULT, on=today)
    case = options.case or resources.path(f"demo/cases/{DEFAULT}.yaml")
    report = run(case, options.out, today=today, data=options.data, known=known)
    print(f"{report.title}：{report.gate_verdict}；轨道 {report.track or '无'}；结局 {report.outcome_road}")
    print(
        f"文书 {len(report.papers)} 份，台账 {len(report.registers)} 本，截图 {len(report.screenshots)} 张：{options.out}"
    )
    return Exit.DONE


def run(
    file: Path, out: Path, *, today: date, data: str | None = None, pictures: bool = True,
    known: dict[str, Any] | None = None,
) -> Report:  # fmt: skip
    """Take the case of ``file`` through a fresh demonstration station and leave everything in ``out``.

    Without ``pictures`` no window is opened: the papers and registers are the same. ``known`` is a completion,
    what a mediator would have asked and written; a published case alone ends as it is published.
    """
    paths.make_private(out)
    case = published.read(file)
    report = Report(case=case.key)
    with tempfile.TemporaryDirectory(prefix="sanli-tour-") as folder:
        store = open_store(data or folder)
        try:
            _through(
                store, case, report, out, today=today, pictures=pictures, place=data or folder, known=known
            )
        finally:
            store.close()
    (out / "tour.json").write_text(json.dumps(asdict(report), ensure_ascii=False, indent=2), encoding="utf-8")
    return report


def _through(
    store: Store,
    case: published.Published,
    report: Report,
    out: Path,
    *,
    today: date,
    pictures: bool,
    place: str,
    known: dict[str, Any] | None,
) -> None:
    with report.timed("station"):
        here = showcase.found(store, today=today)
        here.clock.now = showcase.morning(today)
    if not pictures:
        with report.timed("case"):
            walked = published_walk.walk(
                store,
                case,
                by=here.people["ge"],
                mediator=here.people["yang"],
                clock=here.clock,
                known=known,
            )
        _tell(report, case, walked)
        with report.timed("papers"):
            _papers(store, here, walked, report, out)
        with report.timed("registers"):
            _registers(store, here, report, out, today=today)
        return
    from desktop.tour_window import TourWindow  # noqa: PLC0415 -- Qt is loaded only for pictures

    with report.timed("window"):
        desk = TourWindow(store, today=lambda: today, now=here.clock, out=out, place=place)
    try:
        _in_window(desk, here, case, report, known=known)
        with report.timed("registers"):
            _registers(store, here, report, out, today=today)
            desk.sign_in(showcase.LOGIN)
            desk.show("today", "registers", "visits", "analysis", "roster", "settings")
    finally:
        desk.close()
        report.screenshots, report.by_hand = desk.pictures, list(dict.fromkeys(desk.by_hand))


def _in_window(
    desk: "TourWindow",
    here: showcase.Showcase,
    case: published.Published,
    report: Report,
    *,
    known: dict[str, Any] | None,
) -> None:
    """Walk the road of the case through the pages of the real window."""
    from desktop import tour_intake  # noqa: PLC0415 -- Qt, as above
    from desktop.tour_aftercare import AftercareTour  # noqa: PLC0415 -- as above
    from desktop.tour_papers import PapersTour  # noqa: PLC0415 -- as above
    from desktop.tour_room import RoomTour  # noqa: PLC0415 -- as above

    run = published_walk.begin(here.store, case, by=here.people["ge"], clock=here.clock, known=known)
    with report.timed("case"):
        walked = tour_intake.receive(desk, run)
        if walked.track and published_walk.hosted_by_committee(walked.track):
            published_walk.hand_over(run, walked, here.people["yang"])
            desk.sign_in("yang")
        outcome = published_walk.outcome_of(case)
        if not walked.road:
            RoomTour(desk, run, walked, outcome, clerk=here.people["ge"]).hold()
        published_walk.finish(run, walked)
    _tell(report, case, walked)
    with report.timed("papers"):
        _papers(here.store, here, walked, report, desk.out, page=PapersTour(desk, here.store, walked.case_id))
    with here.store.reading() as db:
        made = agreements.latest(db, walked.case_id)
    if made is not None and made.signed_on is not None:
        with report.timed("aftercare"):
            report.aftercare = AftercareTour(desk, walked.case_id).lead()


def _tell(report: Report, case: published.Published, walked: Walked) -> None:
    report.title, report.track = walked.title, walked.track
    report.gate_verdict, report.gate_reasons = walked.verdict, walked.reasons
    report.published_outcome, report.outcome_road = walked.published, walked.road
    report.gaps, report.leaves = walked.gaps, dict(sorted(case.placed.items()))


def _papers(
    store: Store, here: showcase.Showcase, walked: Walked, report: Report, out: Path, *,
    page: "PapersTour | None" = None,
) -> None:  # fmt: skip
    """Issue what may be final; what has red problems, or goes with an agreement that does, stays a draft."""
    by, today = here.people["yang"] if walked.track == "RM" else here.people["ge"], here.today
    lacking = (
        published_filing.wanted(store, walked.case_id) if walked.road != published_walk.REGISTERED else None
    )
    if lacking is not None:
        if page is not None:
            page.file_case(*lacking)
        published_filing.file(store, walked.case_id, by=here.people["ge"], today=today)
    for form in walked.forms:
        _paper(store, walked, form, report, out, by=by, today=today, page=page)
    with store.reading() as db:
        made = agreements.latest(db, walked.case_id)
        final = papers.latest(db, walked.case_id, walked.forms[-1]) if walked.forms else None
    if made is not None and walked.road in FINAL and made.signed_on is None:
        if page is not None and final is not None:
            page.sign(final.form, on=today)
        with store.unit(by=by) as db:
            made = agreements.latest(db, walked.case_id)
            assert made is not None, "it was there before"
            if made.signed_on is None and made.clauses:
                agreements.conclude(db, cases.case(db, walked.case_id), made, signed_on=today, by=by)
                if page is not None:
                    page.desk.note("文书：登记已签")
    with store.reading() as db:
        subject = cases.case(db, walked.case_id)
        report.confirmation = confirmation.refusal(db, subject, on=today) if walked.track else ""
        report.counts = {
            "parties": len(cases.parties(subject)),
            "sittings": len(sittings.of_case(db, subject.id)),
            "clauses": len(made.clauses) if made else 0,
            "papers": len(report.papers),
        }


def _paper(
    store: Store, walked: Walked, form: str, report: Report, out: Path, *,
    by: Identity, today: date, page: "PapersTour | None",
) -> None:  # fmt: skip
    """Make one paper: through the page where there is one, and by the verb where that did not make it."""
    with store.reading() as db:
        problems = checks.gaps_before_final(db, cases.case(db, walked.case_id), form, today=today)
    red = any(gap.severity == "red" for gap in problems)
    report.problems += [
        {"form": form, "severity": gap.severity, "text": gap.sentence, "law": gap.law} for gap in problems
    ]
    shown = page.draft(form) if page is not None else b""
    made = page.finalise(form) if page is not None and not red else None
    with store.unit(by=by) as db:
        subject = cases.case(db, walked.case_id)
        if red:
            pdf, number = shown or printouts.draft(db, subject, form, today=today), ""
        else:
            if made is None:
                maker = printouts.maker(db, subject, form, today=today)
                made = papers.issue(db, subject, form, by=by, on=today, make=maker)
                if page is not None:
                    page.desk.note(f"文书：{form} 的定稿")
            pdf, number = papers.content(db, made), made.number
    name = f"{form}-{'草稿' if red else '定稿'}.pdf"
    (out / name).write_bytes(pdf)
    report.papers.append({"form": form, "file": name, "number": number, "final": not red})


def _registers(store: Store, here: showcase.Showcase, report: Report, out: Path, *, today: date) -> None:
    month = periods.month(today)
    store.person = here.people["ge"]  # a mediator, who may have walked the case, is shown no register
    with store.reading() as db:
        name = station.current(db).name
        for key, register in REGISTERS.items():
            head = Head(
                station=name, period=month, reporter=here.people["ge"].name, reported_on=today, demo=True,
                rule=registerrules.rule(key).sentence,
                gaps=registers.gaps(db, key, month), late=registers.late(db, key, month), undated=registers.undated(db, key, month),
                exporter=here.people["ge"].name, exported_at=here.clock.now,
            )  # fmt: skip
            rows = xlsx.write(
                register, registers.rows(db, key, Selection(month)), out / f"{key}.xlsx", head=head
            )
            report.registers.append({"register": key, "file": f"{key}.xlsx", "rows": rows})
