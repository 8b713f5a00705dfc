"""The bureau's own forms: kept, changed, retired, carried to another station; the file is any bytes here."""

import json
import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from models import audit, files, ownforms
from models.errors import Refusal
from models.ownforms import BOOK, MANIFEST, Carried, OwnForm
from models.station import Identity, Role
from tests.sample import Room

MAPPING = {"version": 1, "full": False, "sheets": [{"sheet": "台账", "source": "R1"}]}
BOOK_BYTES = b"PK\x03\x04 an empty workbook"


@pytest.fixture
def clerk(desk: Room) -> Identity:
    return Identity(desk.officer.id, "孔内勤", Role.CLERK)


@pytest.fixture
def form(db: Session, clerk: Identity) -> OwnForm:
    return ownforms.keep(
        db, name=" 纠纷月报 ", content=BOOK_BYTES, mapping=MAPPING, edition="2026年版", file_name="月报.xlsx", by=clerk
    )  # fmt: skip


def test_a_form_is_kept_with_its_empty_workbook(db: Session, desk: Room, form: OwnForm) -> None:
    assert (form.name, form.edition, form.file_name, form.made_by_name) == (
        "纠纷月报",
        "2026年版",
        "月报.xlsx",
        "孔内勤",
    )
    assert (form.made_at, form.mapping, form.full, form.valid) == (desk.clock.now, MAPPING, False, True)
    assert ownforms.content(db, form) == BOOK_BYTES
    assert ownforms.get(db, form.id) is form
    assert [each.name for each in ownforms.listing(db)] == ["纠纷月报"]


def test_police_clerk_leader_and_administrator_keep_forms(db: Session, desk: Room, form: OwnForm) -> None:
    for by in (desk.officer, desk.leader, desk.administrator):
        assert ownforms.keep(db, name=by.name, content=BOOK_BYTES, mapping=MAPPING, by=by).valid
    for by in (desk.mediator, desk.auxiliary):
        with pytest.raises(Refusal, match=r"^本局表格由民警、内勤、所领导或管理员设置。$"):
            ownforms.keep(db, name="另一张", content=BOOK_BYTES, mapping=MAPPING, by=by)
        with pytest.raises(Refusal, match=r"^本局表格由"):
            ownforms.amend(db, form, edition="x", by=by)
        with pytest.raises(Refusal, match=r"^本局表格由"):
            ownforms.retire(db, form, reason="x", by=by)
        with pytest.raises(Refusal, match=r"^本局表格由"):
            ownforms.packed(db, form, by=by)


def test_two_forms_in_use_never_have_one_name(db: Session, clerk: Identity, form: OwnForm) -> None:
    with pytest.raises(Refusal, match=r"^已有一张同名的表，请改个名字或加上年份。$") as refused:
        ownforms.keep(db, name="纠纷月报", content=BOOK_BYTES, mapping=MAPPING, by=clerk)
    assert refused.value.field == "name"
    with pytest.raises(Refusal, match=r"^请填写表名。$"):
        ownforms.keep(db, name="  ", content=BOOK_BYTES, mapping=MAPPING, by=clerk)

    ownforms.retire(db, form, reason="县局换了新表", by=clerk)

    again = ownforms.keep(db, name="纠纷月报", content=BOOK_BYTES, mapping=MAPPING, by=clerk)
    assert [each.id for each in ownforms.listing(db)] == [again.id]
    assert {each.id for each in ownforms.listing(db, retired=True)} == {form.id, again.id}


def test_a_changed_form_leaves_what_it_was_in_the_audit(db: Session, clerk: Identity, form: OwnForm) -> None:
    new = {**MAPPING, "full": True}

    ownforms.amend(
        db, form, mapping=new, content=b"PK another", name="纠纷月报（新）", edition="2027", by=clerk
    )

    assert (form.mapping, form.full, form.name, form.edition, form.version) == (
        new,
        True,
        "纠纷月报（新）",
        "2027",
        2,
    )
    assert ownforms.content(db, form) == b"PK another"
    changed = audit.of_row(db, form.id)[-1]
    assert (changed.deed, changed.changes["mapping"]) == ("修改", [MAPPING, new])


def test_a_retired_form_is_neither_changed_nor_filled(
    db: Session, desk: Room, clerk: Identity, form: OwnForm
) -> None:
    with pytest.raises(Refusal, match=r"^请写明停用原因。$"):
        ownforms.retire(db, form, reason=" ", by=clerk)
    ownforms.retire(db, form, reason="换表", by=clerk)

    assert (form.valid, form.void_reason, form.voided_at) == (False, "换表", desk.clock.now)
    with pytest.raises(Refusal, match=r"^这张表已停用，不能再改。$"):
        ownforms.amend(db, form, edition="x", by=clerk)
    with pytest.raises(Refusal, match=r"^这张表已停用，请在本局表格里另选一张。$"):
        ownforms.demand_fill(form, by=clerk)


def test_filling_is_an_export_and_full_numbers_are_for_clerk_and_leader(
    db: Session, desk: Room, clerk: Identity, form: OwnForm
) -> None:
    for by in (desk.officer, desk.auxiliary, desk.leader, clerk):
        ownforms.demand_fill(form, by=by)
    for by in (desk.mediator, desk.administrator):
        with pytest.raises(Refusal, match="没有办理这一步的权限"):
            ownforms.demand_fill(form, by=by)

    ownforms.amend(db, form, mapping={**MAPPING, "full": True}, by=clerk)

    for by in (desk.leader, clerk):
        ownforms.demand_fill(form, by=by)
    with pytest.raises(Refusal, match=r"^导出完整证件号须由内勤或所领导办理。$"):
        ownforms.demand_fill(form, by=desk.officer)


def test_a_form_travels_as_one_file_and_comes_out_the_same(
    db: Session, clerk: Identity, form: OwnForm
) -> None:
    sent = ownforms.packed(db, form, by=clerk)

    assert ownforms.unpacked(sent) == Carried("纠纷月报", "2026年版", "月报.xlsx", MAPPING, BOOK_BYTES)
    assert ownforms.packed(db, form, by=clerk) == sent


def changed(sent: bytes, **change: object) -> bytes:
    with zipfile.ZipFile(BytesIO(sent)) as parts:
        told = json.loads(parts.read(MANIFEST)) | change
        book = parts.read(BOOK)
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as parts:
        parts.writestr(MANIFEST, json.dumps(told))
        parts.writestr(BOOK, book)
    return made.getvalue()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"sha256": "0" * 64}, ownforms.CHANGED),
        ({"format": 2}, ownforms.NEWER),
        ({"format": "1"}, ownforms.STRANGE),
        ({"kind": "other"}, ownforms.STRANGE),
        ({"mapping": []}, ownforms.STRANGE),
        ({"name": 3}, ownforms.STRANGE),
    ],
)
def test_a_file_changed_on_the_way_is_refused(
    db: Session, clerk: Identity, form: OwnForm, change: dict[str, object], words: str
) -> None:
    sent = ownforms.packed(db, form, by=clerk)

    with pytest.raises(Refusal) as refused:
        ownforms.unpacked(changed(sent, **change))

    assert refused.value.message == words


def test_a_zip_of_other_things_or_too_much_is_refused(db: Session, clerk: Identity, form: OwnForm) -> None:
    other, bomb = BytesIO(), BytesIO()
    with zipfile.ZipFile(other, "w") as parts:
        parts.writestr("../evil", b"x")
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr(MANIFEST, b" " * (ownforms.MOST_MANIFEST + 1))
        parts.writestr(BOOK, b"")
    deep = changed(ownforms.packed(db, form, by=clerk))
    for sent in (other.getvalue(), bomb.getvalue(), b"", deep[:-30]):
        with pytest.raises(Refusal) as refused:
            ownforms.unpacked(sent)
        assert refused.value.message == ownforms.STRANGE


@given(st.binary(max_size=300), st.integers(0, 400))
def test_whatever_was_damaged_is_refused_or_unharmed(damage: bytes, at: int) -> None:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as parts:
        parts.writestr(MANIFEST, json.dumps({"kind": ownforms.KIND, "format": 1}))
        parts.writestr(BOOK, b"book")
    sent = made.getvalue()
    with pytest.raises(Refusal):
        ownforms.unpacked(sent[:at] + damage + sent[at + len(damage) :])


def test_the_workbook_is_kept_once_for_two_forms(here: Room) -> None:
    by = here.leader
    with here.store.unit() as db:
        first = ownforms.keep(db, name="甲", content=BOOK_BYTES, mapping=MAPPING, by=by)
        second = ownforms.keep(db, name="乙", content=BOOK_BYTES, mapping={"sheets": []}, by=by)
        assert first.sha256 == second.sha256
    with here.store.unit() as db:
        assert [(each.name, each.mapping) for each in ownforms.listing(db)] == [
            ("乙", {"sheets": []}),
            ("甲", MAPPING),
        ]
        assert files.get(db, first.sha256) == BOOK_BYTES
