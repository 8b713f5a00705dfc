"""What the other side reads of a case of domestic violence does not lead to the door of who was hurt."""

from pathlib import Path

from exports import facts
from exports.compose import compose, plain
from exports.forms import FORMS
from models import record, sittings
from models.cases import Flag
from models.sittings import Phase
from tests import sample


def test_record_hides_where_the_victim_lives_and_says_so_once(tmp_path: Path) -> None:
    here = sample.room(str(tmp_path / "sanli.db"))
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        sitting = sample.begun(db, here, subject)
        sittings.advance(db, sitting, to=Phase.STATEMENTS, by=here.officer)
        words = "我住西岔村二组12号，电话13800001234，另一个138-0000-9999"
        line = record.note(db, sitting, "张土根", words, by=here.officer)
        record.sort(db, line.id, record.Column.AGREED, by=here.officer)
        record.note(db, sitting, "赵水生", "我住二组15号", by=here.officer)
        subject.flags = [Flag.VIOLENCE.value]
        db.flush()
        made = facts.of(db, subject, "D11", today=sample.TODAY, sitting=sitting)
        said = plain(compose(FORMS["D11"], made))
        subject.flags = []
        db.flush()
        open_ = facts.of(db, subject, "D11", today=sample.TODAY, sitting=sitting)
    here.store.close()

    assert [each for each in ("12号", "13800001234", "138-0000-9999") if each in made.to_json()] == []
    assert (said.count("按规定隐去被害人住址、联系方式。"), said.count("二组15号")) == (1, 1)
    assert open_.sitting.withheld == ""
