"""Which cases stand before 以案定补, what R9 lists of them, and what R3 says of their claims."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from models import endings, periods, subsidies
from models.cases import Case, Outcome
from models.queries import claimable, registers
from models.queries.selection import Selection
from tests.models.test_subsidies import bound, performed
from tests.sample import TODAY, Room, accepted, begun, concluded

NOVEMBER = Selection(periods.month(TODAY))
DECEMBER = Selection(NOVEMBER.period.moved(1))


def listed(db: Session, selection: Selection = NOVEMBER) -> list[tuple[str, str]]:
    found = [claimable.standing(db, each) for each in claimable.ids(db, selection.period)]
    return [(each.number, each.state) for each in found if each is not None]


def failed(db: Session, desk: Room) -> Case:
    subject = accepted(db, desk)
    endings.close(
        db, begun(db, desk, subject), Outcome.FAILED, by=desk.officer, at=desk.clock(), text="谈不拢", routes_told=True
    )  # fmt: skip
    return subject


def test_cases_of_the_committee_that_ended_are_listed_with_their_state(db: Session, desk: Room) -> None:
    ready, waiting = bound(db, desk), concluded(db, desk)
    failed(db, desk)
    hard = failed(db, desk)
    hard.difficult = True
    concluded(db, desk, track="MS")
    accepted(db, desk)
    db.flush()

    assert sorted(listed(db)) == sorted(
        [(ready.number, "可申报"), (waiting.number, "还缺 3 项"), (hard.number, "还缺 3 项")]
    )


def test_what_ended_before_is_offered_until_it_is_claimed(db: Session, desk: Room) -> None:
    late, unperformed = bound(db, desk), concluded(db, desk)
    assert unperformed.number not in dict(listed(db, DECEMBER))
    assert listed(db, DECEMBER) == [(late.number, "可申报")]
    assert listed(db, Selection(NOVEMBER.period.moved(14))) == []

    claim = subsidies.draw(db, late, by=desk.officer, on=date(2026, 12, 3))
    assert listed(db, DECEMBER) == [(late.number, "拟申报")]
    assert listed(db, Selection(DECEMBER.period.moved(1))) == []
    subsidies.send(db, claim, on=date(2026, 12, 4), by=desk.officer)
    subsidies.send_back(db, claim, reason="缺收条", by=desk.officer)
    assert listed(db, Selection(DECEMBER.period.moved(1))) == [(late.number, "退回")]


def test_r9_lists_what_is_on_the_sheet_by_the_day_of_the_claim(db: Session, desk: Room) -> None:
    subject = bound(db, desk)
    claim = subsidies.draw(db, subject, by=desk.officer, on=date(2026, 12, 3))

    assert list(registers.rows(db, "R9", NOVEMBER)) == []
    (row,) = registers.rows(db, "R9", DECEMBER)
    assert (row.serial, row.number, row.tier, row.payee, row.form, row.performance, row.amount, row.state) == (
        1, subject.number, "一般", "杨调解", "书面", "已履行", 10_000, "拟申报",
    )  # fmt: skip
    assert (row.note, row.score, row.ended_on) == ("土地、山林纠纷", claim.score, TODAY)
    assert (
        registers.why(db, "R9", DECEMBER, subject.number)
        == f"{subject.number} 列入：申报日期 2026-12-03 在2026年12月内。"
    )
    assert "申报日期是 2026-12-03" in registers.why(db, "R9", NOVEMBER, subject.number)

    subsidies.send(db, claim, on=date(2026, 12, 4), by=desk.officer)
    subsidies.send_back(db, claim, reason="缺收条", by=desk.officer)
    assert list(registers.rows(db, "R9", DECEMBER)) == []


@pytest.mark.parametrize("track", ["ZA", "MS"])
def test_r9_is_not_for_what_the_police_mediated(track: str, db: Session, desk: Room) -> None:
    subject = accepted(db, desk, track=track)

    assert "本表只列人民调解委员会调解、列入以案定补申报的案件" in registers.why(
        db, "R9", NOVEMBER, subject.number
    )


def test_r3_tells_where_the_claim_stands(db: Session, desk: Room) -> None:
    drawn, free, open_ = bound(db, desk), performed(db, desk), concluded(db, desk)
    subsidies.draw(db, drawn, by=desk.officer, on=TODAY)

    told = {row.case_id: row.subsidy for row in registers.rows(db, "R3", NOVEMBER)}
    assert [told[str(each.id)] for each in (drawn, free, open_)] == ["拟申报", "可申报", ""]
