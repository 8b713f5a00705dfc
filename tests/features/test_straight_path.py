"""One real dispute from the door to a printed agreement and the monthly register, on functions."""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest

from exports import printouts, xlsx
from exports.registers import REGISTERS
from exports.xlsx import Head
from models import (
    agreements,
    cases,
    checks,
    closure,
    endings,
    intake,
    papers,
    performance,
    periods,
    record,
    sittings,
)
from models.cases import Outcome, State
from models.papers import PaperState
from models.queries import registers
from models.queries.selection import Selection
from models.record import Kind
from models.sittings import Phase
from models.store import check_whole
from tests import sample
from tests.sample import TODAY, Room


@pytest.fixture
def here(engine_url: str) -> Iterator[Room]:
    made = sample.room(engine_url)
    yield made
    made.store.close()


def written(here: Room, key: str, target: Path) -> list[tuple[object, ...]]:
    with here.store.reading() as db:
        head = Head(
            station="西岔派出所", period=periods.month(TODAY), reporter="葛民警", reported_on=TODAY,
            gaps=registers.gaps(db, key, periods.month(TODAY)),
        )  # fmt: skip
        xlsx.write(
            REGISTERS[key], registers.rows(db, key, Selection(periods.month(TODAY))), target, head=head
        )
    sheet = openpyxl.load_workbook(target).worksheets[0]
    return [tuple(row) for row in sheet.iter_rows(values_only=True)]


def test_a_dispute_goes_from_the_door_to_the_register(here: Room, tmp_path: Path) -> None:
    store, clock = here.store, here.clock

    with store.unit() as db:
        subject = intake.receive(db, sample.draft(), by=here.officer, now=clock())
        case_id = subject.id
        assert intake.verdict(subject, today=TODAY).track_allowed
        intake.choose_track(db, subject, "RM", by=here.officer, today=TODAY)
        intake.hand_over(db, subject, here.mediator, by=here.officer)
        intake.accept(db, subject, by=here.officer, on=TODAY)
    with store.unit(by=here.mediator) as db:
        sitting = sample.begun(db, here, cases.case(db, case_id))
        sittings.advance(db, sitting, to=Phase.STATEMENTS, by=here.mediator)
    for who, words in (("张土根", "今年春上他把桩往西挪了两犁。"), ("赵水生", "挪桩是孩子干活时碰的。")):
        with store.unit(by=here.mediator) as db:
            now = sittings.running(db, case_id)
            assert now is not None
            record.note(db, now, who, words, by=here.mediator, kind=Kind.FACT, at=clock.forward(minutes=1))
    with store.unit(by=here.mediator) as db:
        now = sittings.running(db, case_id)
        assert now is not None
        sittings.advance(db, now, to=Phase.SORTING, by=here.mediator)
        sittings.find_cause(db, now, "2009年指界时没有立桩", by=here.mediator)
        sittings.advance(db, now, to=Phase.TALKS, by=here.mediator)
        sample.agreed(db, here, cases.case(db, case_id), now)
        endings.close(db, now, Outcome.AGREED, by=here.mediator, at=clock.forward(minutes=30))
    with store.unit() as db:
        subject = cases.case(db, case_id)
        assert [
            gap for gap in checks.gaps_before_final(db, subject, "D14", today=TODAY) if gap.severity == "red"
        ] == []
        paper = papers.issue(
            db, subject, "D14", by=here.officer, on=TODAY,
            make=printouts.maker(db, subject, "D14", today=TODAY),
        )  # fmt: skip
        papers.sign(db, paper, on=TODAY, note="双方当场签名捺印", by=here.officer)
        made = agreements.latest(db, case_id)
        assert made is not None
        agreements.conclude(db, subject, made, signed_on=TODAY, by=here.officer)
        paper_id = paper.id
    rows = written(here, "R3", tmp_path / "R3.xlsx")
    with store.unit() as db:
        subject = cases.case(db, case_id)
        clock.forward(days=31)
        for owed in agreements.obligations(db, made.id):
            performance.receive(
                db, owed, on=TODAY + timedelta(days=2), by=here.officer, amount=owed.amount, evidence="收条"
            )
        sample.over(db, here, subject)
        closure.close(db, subject, on=clock().date(), by=here.officer)

    with store.reading() as db:
        subject, paper = cases.case(db, case_id), db.get_one(papers.Paper, paper_id)
        assert (subject.state, subject.outcome) == (State.CLOSED.value, Outcome.AGREED.value)
        assert (paper.number, paper.state, paper.copies) == (
            "（2026）西人调字第1号",
            PaperState.SIGNED.value,
            3,
        )
        assert papers.content(db, paper).startswith(b"%PDF")
        assert paper.facts["paper"]["number"] == paper.number
    assert len([row for row in rows if row[0] == 1]) == 1
    told = [str(cell) for row in rows for cell in row if cell is not None]
    assert "（2026）西人调字第1号" in " ".join(told)
    assert not re.search(r"\d{17}[\dX]", " ".join(told)), "full ID numbers are masked"
    assert check_whole(store) == []


def test_a_reprint_is_the_same_paper_to_the_byte(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.concluded(db, here)
        made = agreements.latest(db, subject.id)
        assert made is not None
        paper = papers.issue(
            db, subject, "D14", by=here.officer, on=TODAY,
            make=printouts.maker(db, subject, "D14", today=TODAY),
        )  # fmt: skip
        first = papers.content(db, paper)
        subject.brief = "后来改过的简要情况"
        from exports.facts import Facts  # noqa: PLC0415 -- beside its only use

        again = printouts.pdf(Facts.from_plain(paper.facts))

    assert again == first
