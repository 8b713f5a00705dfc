"""立案: what a paper of 治安调解 waits for, and how it is mended."""

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from models import checks, clocks, filings, numbering, papers
from models.cases import Case
from models.errors import Refusal
from models.papers import Made
from tests.sample import PLATFORM, TODAY, Room, accepted, agreed


@pytest.fixture
def police(db: Session, desk: Room) -> Case:
    subject = accepted(db, desk, track="ZA")
    subject.platform_number = ""
    agreed(db, desk, subject)
    return subject


def gaps(db: Session, subject: Case, form: str = "D12") -> list[str]:
    return [
        gap.sentence
        for gap in checks.gaps_before_final(db, subject, form, today=TODAY)
        if gap.key == "platform"
    ]


def test_a_paper_of_the_police_waits_for_number_and_day(db: Session, desk: Room, police: Case) -> None:
    filed, police.filed_on = police.filed_on, None

    assert gaps(db, police) == [
        "还没有填写执法办案平台的案件编号，治安调解的文书不能定稿。",
        "还没有填写立案日期，治安调解的文书不能定稿。",
    ]
    with pytest.raises(Refusal, match="还没有填写执法办案平台的案件编号") as refused:
        papers.issue(db, police, "D12", by=desk.officer, on=TODAY, make=lambda _: Made({}, b"%PDF"))
    assert refused.value.field == "platform"
    assert filed is not None
    filings.file(db, police, number=PLATFORM, on=filed, today=TODAY, by=desk.officer)
    assert gaps(db, police) == []
    assert papers.issue(db, police, "D12", by=desk.officer, on=TODAY, make=lambda _: Made({}, b"%PDF")).number


@pytest.mark.parametrize("track", ["ZA-X", "RM"])
def test_what_is_not_filed_there_waits_for_nothing(db: Session, desk: Room, track: str) -> None:
    subject = accepted(db, desk, track=track)
    subject.platform_number, subject.filed_on = "", None

    assert [gaps(db, subject, form) for form in ("D01", "D05", "D12", "D18")] == [[], [], [], []]


@pytest.mark.parametrize(
    ("on", "sentence"),
    [
        (TODAY + timedelta(days=1), "立案日期（11月21日）在今天或者文书日期之后，请核对。"),
        (date(2026, 11, 18), "立案日期早于案发（11月19日），请核对。"),
    ],
)
def test_a_day_that_cannot_be_is_refused_and_found(
    db: Session, desk: Room, police: Case, on: date, sentence: str
) -> None:
    with pytest.raises(Refusal) as refused:
        filings.file(db, police, number=PLATFORM, on=on, today=TODAY, by=desk.officer)
    assert (refused.value.message, refused.value.field) == (sentence, "on")
    police.platform_number, police.filed_on = PLATFORM, on
    assert gaps(db, police) == [sentence]


def test_the_number_is_checked_by_the_shape_of_the_station(db: Session, desk: Room, police: Case) -> None:
    numbering.set_rule(
        db, numbering.PLATFORM_CASE, external=True, shape="A9901240020nnnnnnnnn", by=desk.leader
    )

    for wrong, sentence in ((" ", "请填写平台给的案件编号"), ("B1", "与本所的格式不符")):
        with pytest.raises(Refusal, match=sentence):
            filings.file(db, police, number=wrong, on=TODAY, today=TODAY, by=desk.officer)
    filings.file(db, police, number=f" {PLATFORM}", on=TODAY, today=TODAY, by=desk.officer)
    assert police.platform_number == PLATFORM


def test_the_limit_of_the_case_runs_from_the_day_of_filing(db: Session, desk: Room, police: Case) -> None:
    filings.file(db, police, number=PLATFORM, on=date(2026, 11, 19), today=TODAY, by=desk.officer)

    [limit] = clocks.running(db, police, "za-case")
    assert (limit.started_on, limit.due_on) == (date(2026, 11, 19), date(2026, 12, 21))


def test_only_the_police_file_a_case(db: Session, desk: Room, police: Case) -> None:
    with pytest.raises(Refusal):
        filings.file(db, police, number=PLATFORM, on=TODAY, today=TODAY, by=desk.mediator)
