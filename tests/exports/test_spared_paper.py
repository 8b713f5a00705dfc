"""D12 cites the law that spares a child in place of the agreement's effect (治安管理处罚法 9, 12)."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from exports import facts
from exports.compose import compose, plain
from exports.forms import FORMS
from models import agreements
from models.cases import Role
from tests import sample
from tests.sample import TODAY, Room, accepted

EFFECT = "公安机关对违反治安管理行为人不予处罚"
SPARED = "不满十四周岁，依照《治安管理处罚法》第十二条不予处罚，责令其监护人严加管教。"


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Room]:
    made = sample.room(str(tmp_path / "sanli.db"))
    yield made
    made.store.close()


@pytest.mark.parametrize(
    ("birth", "told"), [(date(2014, 1, 1), (False, True)), (date(1980, 1, 1), (True, False))]
)
def test_the_paper_says_why_nobody_is_punished(here: Room, birth: date, told: tuple[bool, bool]) -> None:
    with here.store.unit() as db:
        subject = accepted(db, here, track="ZA")
        hurt, did = subject.parties[0], subject.parties[1]
        hurt.role, did.role = Role.VICTIM.value, Role.SUSPECT.value
        assert did.person is not None
        did.person.birth = birth
        agreements.draft(
            db,
            subject,
            by=here.officer,
            facts="双方争吵。",
            performance="当场",
            clauses=[{"text": "双方互不辱骂。"}],
        )
        text = plain(compose(FORMS["D12"], facts.of(db, subject, "D12", today=TODAY)))

    assert (EFFECT in text, SPARED in text) == told
