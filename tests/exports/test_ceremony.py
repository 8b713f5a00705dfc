"""The sheet of the signing says what was recorded, from the store to the printed page."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from exports import ceremony, facts
from exports.compose import compose, plain
from exports.forms import FORMS
from models import cases, signings
from models.cases import Need
from tests import sample
from tests.sample import TODAY, Room


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Room]:
    made = sample.room(str(tmp_path / "sanli.db"))
    yield made
    made.store.close()


def test_sheet_says_step_time_person_and_the_partys_own_words(here: Room) -> None:
    by = here.officer
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        made = sample.agreed(db, here, subject, sample.talked(db, here, sample.begun(db, here, subject)))
        first, second = cases.parties(subject)
        first.needs = [Need.READING.value]
        at = here.clock()
        signings.record_together(
            db, made, "read", [first, second], at=at, by=by, person="杨调解", words="逐条宣读"
        )
        signings.record(
            db, made, "teachback", first, at=at, by=by, person="张土根", words="他赔我三百，栽桩。"
        )
        signings.record(db, made, "witness", first, at=at, by=by, person="村主任", words="新建村")
        wrong = signings.record(db, made, "sign", first, at=at, by=by, person="张土根", words="签名")
        signings.undo(db, wrong, reason="点错了", by=by)
        signings.record(db, made, "sign", second, at=at, by=by, person="赵水生", words="签名")
        signings.record(db, made, "copies", second, at=at, by=by, person="赵水生", count=1)
        signings.explain(db, made, "赵水生赶火车", at=at, by=by)

        told = facts.of(db, subject, "J08", today=TODAY)

        assert [(each.heading, len(each.steps)) for each in told.signing.parties] == [
            ("张土根（不识字或看不清）", 7), ("赵水生", 5),
        ]  # fmt: skip
        assert told.signing.parties[0].steps[2] == ceremony.StepFacts(
            title="用自己的话说一遍", time="11-20 10:34", person="张土根", words="他赔我三百，栽桩。"
        )
        assert told.signing.parties[0].steps[5] == ceremony.StepFacts(title="签名、捺印")
        assert told.signing.parties[1].steps[4].words == "1份"
        assert (told.signing.given, told.signing.unmet) == ("1", "赵水生赶火车")
        assert (told.signing.witnesses, told.signing.readers) == (("村主任",), "杨调解")
        assert "见证人（签名） 村主任" in plain(compose(FORMS["J08"], told))
        assert facts.of(db, subject, "D14", today=TODAY).signing == ceremony.CeremonyFacts()
        assert facts.Facts.from_json(told.to_json()) == told
