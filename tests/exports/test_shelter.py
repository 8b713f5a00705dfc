"""What the other side reads of a case of domestic violence does not lead to the door of who was hurt."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from sqlalchemy.orm import Session

from exports import facts, printouts
from exports.compose import compose, plain
from exports.forms import FORMS
from models import agreements, record, sittings
from models.cases import Case, Flag
from models.papers import Stamp
from models.sittings import Phase, Sitting
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


STAMP = Stamp("（2026）西人调字第1号", "ABCDE23456")
VICTIM, OTHER = "张土根", "赵水生"
WHERE = ("12号", "13800001234", "138-0000-1234", "１２号")


def violent(db: Session, here: sample.Room, *, said: str = "当事人住处") -> tuple[Case, Sitting]:
    """Return a case of violence whose free texts all lead to the victim's door, and whose agreement says ``said``."""
    facts = {
        "place": "西岔村二组12号院内", "brief": "赵水生到西岔村二组１２号张土根家中吵闹，多次拨打138-0000-1234辱骂。",
    }  # fmt: skip
    subject = sample.accepted(db, here, facts=facts)
    sitting = sample.talked(db, here, sample.begun(db, here, subject))
    agreements.draft(
        db, subject, by=here.officer, sitting_id=sitting.id, facts=f"赵水生到{said}吵闹。", issues=f"是否还去{said}",
        responsibility=f"赵水生到{said}闹事，负全部责任", performance=f"到{said}当面交付", perform_by=date(2026, 11, 23),
        clauses=[{
            "text": f"赵水生于2026年11月23日前赔偿张土根300元（人民币叁佰元整），送到{said}。", "payer": OTHER, "payee": VICTIM,
            "amount": 30_000, "due_on": date(2026, 11, 23), "due_text": "2026年11月23日前", "method": f"送到{said}",
        }],
    )  # fmt: skip
    subject.flags = [Flag.VIOLENCE.value]
    db.flush()
    return subject, sitting


def told_in(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(BytesIO(pdf)) as document:
        said = "".join(
            "".join(document[n].get_textpage().get_text_range().split()) for n in range(len(document))
        )
        said += "".join(document.get_metadata_dict().values())
    return [each for each in WHERE if each in said or each.encode() in pdf]


@pytest.mark.parametrize("said", ["当事人住处", "西岔村二组12号，电话13800001234"])
@pytest.mark.parametrize(
    "form", ["D02", "D03", "D11", "D16", "D18", "D24", "D29", "D30", "D35", "J08", "J11"]
)
def test_no_copy_that_the_other_side_gets_or_signs_leads_to_the_door(
    tmp_path: Path, form: str, said: str
) -> None:
    here = sample.room(str(tmp_path / "sanli.db"))
    with here.store.unit() as db:
        subject, sitting = violent(db, here, said=said)
        made = printouts.maker(db, subject, form, today=sample.TODAY, sitting=sitting)(STAMP)
    here.store.close()

    ours = ("张土根 存", "西岔镇人民调解委员会 存", "西岔县人民法院 存")
    shared = form in {"J11", "D16", "D29", "D30"}
    read = [pdf for label, pdf in made.holders if shared or label not in ours] or [made.pdf]
    assert [told_in(pdf) for pdf in read] == [[]] * len(read)


@pytest.mark.parametrize("form", ["D12", "D13", "D14", "D15"])
def test_no_agreement_leads_the_other_side_to_the_door(tmp_path: Path, form: str) -> None:
    here = sample.room(str(tmp_path / "sanli.db"))
    with here.store.unit() as db:
        subject, _ = violent(db, here)
        made = printouts.maker(db, subject, form, today=sample.TODAY)(STAMP)
    here.store.close()

    read = dict(made.holders).get("赵水生 存", made.pdf)
    assert told_in(read) == []


def test_the_court_and_the_victim_get_the_whole_petition(tmp_path: Path) -> None:
    here = sample.room(str(tmp_path / "sanli.db"))
    with here.store.unit() as db:
        subject, _ = violent(db, here)
        made = printouts.maker(db, subject, "D24", today=sample.TODAY)(STAMP)
    here.store.close()

    assert {label: told_in(pdf) for label, pdf in made.holders} == {
        "西岔县人民法院 存": ["12号", "13800001234"], "张土根 存": ["12号", "13800001234"], "赵水生 存": [],
    }  # fmt: skip
