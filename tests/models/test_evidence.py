"""The catalogue of evidence: entered, taken from a line without retyping, answered, voided."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

from models import cases, evidence, record
from models.cases import Party
from models.errors import Refusal
from models.evidence import Exhibit
from models.record import Kind
from models.sittings import Phase, Sitting
from models.store import Store
from tests.room_station import signed_in

if TYPE_CHECKING:
    from collections.abc import Callable


def party(store: Store, sitting_id: UUID, name: str = "张某") -> UUID:
    with store.reading() as db:
        subject = cases.case(db, db.get_one(Sitting, sitting_id).case_id)
        return next(each.id for each in cases.parties(subject) if each.name == name)


def note(store: Store, sitting_id: UUID, text: str, *, private: bool = False) -> UUID:
    with store.unit() as db:
        return record.note(
            db, db.get_one(Sitting, sitting_id), "张某", text, by=signed_in(store), kind=Kind.EVIDENCE, private=private,
            party_id=party(store, sitting_id),
        ).id  # fmt: skip


def enter_line(store: Store, sitting_id: UUID, line_id: UUID) -> UUID:
    with store.unit() as db:
        return evidence.enter_line(db, db.get_one(Sitting, sitting_id), line_id, by=signed_in(store)).id


def enter(store: Store, sitting_id: UUID, name: str, **fields: Any) -> UUID:
    with store.unit() as db:
        return evidence.enter(
            db, db.get_one(Sitting, sitting_id), name=name, by=signed_in(store), **fields
        ).id  # fmt: skip


def catalogue(store: Store, sitting_id: UUID) -> list[str]:
    with store.reading() as db:
        return [each.name for each in evidence.of_case(db, db.get_one(Sitting, sitting_id).case_id)]


def test_line_becomes_an_entry_with_its_words_and_speaker(store: Store, sitting_id: UUID) -> None:
    line_id = note(store, sitting_id, "2009年的指界记录， 村里存着")

    exhibit_id = enter_line(store, sitting_id, line_id)

    with store.reading() as db:
        made = db.get_one(Exhibit, exhibit_id)
        assert (made.name, made.offered_by, made.party_id, made.line_id, made.position) == (
            "2009年的指界记录， 村里存着", "张某", party(store, sitting_id), line_id, 1,
        )  # fmt: skip


def test_line_becomes_an_entry_once_and_never_a_private_or_struck_one(store: Store, sitting_id: UUID) -> None:
    told, secret, struck = (
        note(store, sitting_id, "照片", private=private) for private in (False, True, False)
    )
    with store.unit() as db:
        record.strike(db, struck, reason="记错", by=signed_in(store))
    enter_line(store, sitting_id, told)

    for line_id, sentence in ((told, "已经列入"), (secret, "背对背的话"), (struck, "已经划去")):
        with pytest.raises(Refusal, match=sentence):
            enter_line(store, sitting_id, line_id)
    assert catalogue(store, sitting_id) == ["照片"]


def test_entries_keep_their_order_and_correct_writes_columns(store: Store, sitting_id: UUID) -> None:
    first = enter(store, sitting_id, "收据", kind="书证", original="复印件")
    enter(store, sitting_id, "监控")
    with store.unit() as db:
        evidence.correct(
            db, db.get_one(Exhibit, first), by=signed_in(store), name="收据一张", pages=2, proves="付过定金"
        )

    assert catalogue(store, sitting_id) == ["收据一张", "监控"]


def test_view_prints_with_its_words_and_is_taken_back(store: Store, sitting_id: UUID) -> None:
    made = enter(
        store, sitting_id, "收据一张", kind="书证", original="原件", pages=1, proves="付过定金。", offered_by="张某"
    )  # fmt: skip
    with store.unit() as db:
        exhibit = db.get_one(Exhibit, made)
        evidence.view(db, exhibit, "乙", evidence.GENUINE, words="但日期是后写的", by=signed_in(store))
        said = evidence.sentence(exhibit, {"乙": "赵某"})
        evidence.view(db, exhibit, "乙", "", by=signed_in(store))
        after = evidence.sentence(exhibit, {"乙": "赵某"})

    assert (
        said == "收据一张（书证，原件，1页，张某提供）。证明付过定金。赵某：对真实性无异议，但日期是后写的。"
    )
    assert after == "收据一张（书证，原件，1页，张某提供）。证明付过定金。"


def test_verbs_refuse_beside_the_field(store: Store, sitting_id: UUID) -> None:
    made = enter(store, sitting_id, "收据")
    by = signed_in(store)
    with store.unit() as db:
        exhibit = db.get_one(Exhibit, made)
        deeds: dict[str, Callable[[], None]] = {
            "name": lambda: evidence.correct(db, exhibit, by=by, name=" "),
            "pages": lambda: evidence.correct(db, exhibit, by=by, pages=0),
            "view": lambda: evidence.view(db, exhibit, "乙", "没看清", by=by),
            "reason": lambda: evidence.void(db, exhibit, reason=" ", by=by),
        }
        for field, deed in deeds.items():
            with pytest.raises(Refusal) as caught:
                deed()
            assert caught.value.field == field


def test_void_takes_an_entry_out_and_its_line_may_come_back(store: Store, sitting_id: UUID) -> None:
    line_id = note(store, sitting_id, "照片")
    made = enter_line(store, sitting_id, line_id)
    with store.unit() as db:
        evidence.void(db, db.get_one(Exhibit, made), reason="与本案无关", by=signed_in(store))
    assert catalogue(store, sitting_id) == []

    enter_line(store, sitting_id, line_id)

    assert catalogue(store, sitting_id) == ["照片"]


def test_enter_refuses_once_the_sitting_has_ended(store: Store, sitting_id: UUID) -> None:
    with store.unit() as db:
        db.get_one(Sitting, sitting_id).phase = Phase.ENDED.value

    with pytest.raises(Refusal, match="已经结束"):
        enter(store, sitting_id, "收据")


def test_party_names_who_offers(store: Store, sitting_id: UUID) -> None:
    with store.unit() as db:
        offering = db.get_one(Party, party(store, sitting_id, "赵某"))
        made = evidence.enter(
            db, db.get_one(Sitting, sitting_id), name="证人", party=offering, by=signed_in(store)
        )
        assert made.offered_by == "赵某"
