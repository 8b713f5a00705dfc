from datetime import date
from typing import TYPE_CHECKING

import pytest
from sqlalchemy.orm import Session

from models import roster
from models.errors import Refusal
from tests.sample import Room

if TYPE_CHECKING:
    from collections.abc import Callable


def test_the_roster_lists_by_kind_and_leaves_out_who_has_gone(here: Room) -> None:
    with here.store.unit() as db:
        roster.add(db, by=here.officer, name="周律师", kind="律师")
        elder = roster.add(db, by=here.officer, name="老杨", kind="五老乡贤", village="西岔村")
        roster.add(db, by=here.officer, name="杨调解", kind="人民调解员")
        roster.amend(db, elder, by=here.officer, name="杨老", kind="村（居）干部")
        assert [each.name for each in roster.listing(db)] == ["杨调解", "周律师", "杨老"]
        assert [each.name for each in roster.listing(db, "律师")] == ["周律师"]
        with pytest.raises(Refusal, match="请写明移出名册的原因。"):
            roster.retire(db, elder, reason="", by=here.officer)
        roster.retire(db, elder, reason="届满", by=here.officer)
        assert [each.name for each in roster.listing(db)] == ["杨调解", "周律师"]
        assert elder.void_reason == "届满"


@pytest.mark.parametrize(
    ("values", "field", "sentence"),
    [
        ({"name": " ", "kind": "律师"}, "name", "请填写姓名。"),
        ({"name": "周某", "kind": "证人"}, "kind", "请选择类别。"),
    ],
)
def test_an_entry_has_a_name_and_a_known_kind(
    db: Session, desk: Room, values: dict[str, str], field: str, sentence: str
) -> None:
    kept = roster.add(db, by=desk.officer, name="老杨", kind="五老乡贤")
    deeds: tuple[Callable[[], object], ...] = (
        lambda: roster.add(db, by=desk.officer, **values),
        lambda: roster.amend(db, kept, by=desk.officer, **values),
    )
    for deed in deeds:
        with pytest.raises(Refusal) as refused:
            deed()
        assert (refused.value.field, refused.value.message) == (field, sentence)


def test_the_roster_is_not_the_mediators_to_change(db: Session, desk: Room) -> None:
    kept = roster.add(db, by=desk.administrator, name="老杨", kind="五老乡贤")
    kept.term_until = date(2027, 1, 1)
    for deed in (
        lambda: roster.add(db, by=desk.mediator, name="周某", kind="律师"),
        lambda: roster.amend(db, kept, by=desk.mediator, unit="x"),
        lambda: roster.retire(db, kept, by=desk.mediator, reason="x"),
    ):
        with pytest.raises(Refusal, match="调解员没有办理这一步的权限"):
            deed()
