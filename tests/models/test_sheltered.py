"""What an agreement must not say of who is sheltered, wherever it is written and however it is typed."""

from collections.abc import Iterator
from typing import Any

import pytest

from models import agreements, cases, checks, papers, sheltered
from models.cases import Flag
from models.errors import Refusal
from models.papers import Made
from tests import sample
from tests.sample import Room


@pytest.fixture
def here(engine_url: str) -> Iterator[Room]:
    made = sample.room(engine_url)
    yield made
    made.store.close()


def red(
    here: Room, *, shared: bool = False, flags: tuple[str, ...] = (Flag.VIOLENCE.value,), **said: Any
) -> list[str]:
    """Return the fields that stop the agreement because of whom it leads to."""
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        clause = {"text": said.pop("text", "赵水生不再殴打张土根。"), "method": said.pop("method", "")}
        agreements.draft(
            db,
            subject,
            by=here.officer,
            clauses=[clause],
            **{"facts": "争吵。", "performance": "当场", **said},
        )
        subject.flags = list(flags)
        if shared:
            victim, violent = (each.person for each in cases.parties(subject))
            assert victim is not None
            assert violent is not None
            violent.address = victim.address
        db.flush()
        gaps = checks.gaps_before_final(db, subject, "D14", today=sample.TODAY)
        found = [each for each in gaps if each.key == "sheltered"]
        assert {(each.severity, each.overridable, each.mend) for each in found} <= {
            ("red", False, "写“当事人住处”，不写住址和电话。")
        }
        if found:
            with pytest.raises(Refusal, match="住址或者电话，对方会看到"):
                papers.issue(
                    db,
                    subject,
                    "D14",
                    by=here.officer,
                    on=sample.TODAY,
                    make=lambda stamp: Made({}, stamp.code.encode()),
                )
        return [each.field for each in found]


@pytest.mark.parametrize(
    ("field", "place"),
    [
        ("facts", "facts"), ("issues", "issues"), ("responsibility", "responsibility"),
        ("performance", "performance"), ("place", "place"), ("text", "clauses.0"), ("method", "clauses.0"),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "words",
    [
        "到西岔村二组12号",
        "到二组 １２号闹",
        "拨打13800001234",
        "拨打138 0000-1234",
        "拨打１３８００００１２３４",
    ],
)
def test_each_place_of_an_agreement_is_stopped_red(here: Room, field: str, place: str, words: str) -> None:
    said: dict[str, Any] = {field: f"赵水生不再{words}。"}
    assert red(here, **said) == [place]


def test_the_mend_the_violent_ones_own_address_and_a_case_without_the_flag_pass(here: Room) -> None:
    assert (
        red(here, facts="赵水生到当事人住处吵闹。", text="赵水生搬出西岔村二组15号，不再联系13800005678。")
        == []
    )
    assert red(here, flags=(), facts="赵水生到西岔村二组12号吵闹。") == []


def test_under_one_roof_the_address_is_no_secret_but_the_telephone_is(here: Room) -> None:
    assert red(here, shared=True, facts="两人住西岔村二组12号。", text="赵水生不再拨打13800001234。") == [
        "clauses.0"
    ]


def test_hide_takes_the_longest_words_first() -> None:
    assert sheltered.hide("到西岔村二组１２号门口", ("二组12号", "西岔村二组12号")) == "到〔不显示〕门口"
