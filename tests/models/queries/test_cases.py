"""Searching and listing cases."""

import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import event, select, text

from models import intake
from models.cases import Case, Party
from models.intake import PartyDraft
from models.papers import Paper
from models.people import Person
from models.queries import cases
from models.station import Identity, Role
from tests import sample
from tests.sample import Room


@pytest.fixture
def here(engine_url: str) -> Iterator[Room]:
    room = sample.room(engine_url)
    yield room
    room.store.close()


@pytest.fixture
def three(here: Room) -> Room:
    """A store with three cases, on the 3rd, 4th and 5th."""
    told = [
        ("张土根", "赵水生", "西岔村老槐树", "承包地边界", "13800001234"),
        ("欧阳娜", "张百强", "东岔村集市", "摊位被占100%", "13900005678"),
        ("买买提·艾力", "某建筑公司", "开发区工地", "张贴讨薪横幅", "13700009999"),
    ]
    with here.store.unit() as db:
        for day, (first, second, place, brief, phone) in enumerate(told, start=3):
            draft = sample.draft(
                received_at=datetime(2026, 11, day, 1, tzinfo=UTC), demands=[],
                parties=[
                    PartyDraft(side="甲", name=first, person={"telephone": phone, "id_number": sample.resident(f"1968050{day}")}),
                    PartyDraft(side="乙", name=second),
                ],
                facts={"place": place, "brief": brief, "village": "", "alarm_number": f"13012420261119{day:03}"},
            )  # fmt: skip
            intake.receive(db, draft, by=here.officer, now=here.clock())
    return here


def found(here: Room, words: str, limit: int = 20) -> list[tuple[str, str]]:
    with here.store.reading() as db:
        return [(line.parties[0], line.found_in) for line in cases.search(db, words, limit=limit)]


SEARCHES: list[tuple[str, list[tuple[str, str]]]] = [
        ("张土", [("张土根", "姓名")]),
        ("土根", [("张土根", "姓名")]),
        ("张", [("欧阳娜", "姓名"), ("张土根", "姓名"), ("买买提·艾力", "案情")]),
        ("艾力", [("买买提·艾力", "姓名")]),
        ("西调2026-2", [("欧阳娜", "编号")]),
        ("2026-3", [("买买提·艾力", "编号")]),
        ("1390000", [("欧阳娜", "电话")]),
        ("139 0000 5678", []),
        ("990124196805", [("买买提·艾力", "证件号"), ("欧阳娜", "证件号"), ("张土根", "证件号")]),
        ("13012420261119004", [("欧阳娜", "警情编号")]),
        ("集市", [("欧阳娜", "地点")]),
        ("横幅", [("买买提·艾力", "案情")]),
        ("100%", [("欧阳娜", "案情")]),
        ("_", []),
        ("张 集市", [("欧阳娜", "")]),
        ("张 13800001234", [("张土根", "")]),
        ("张 没有", []),
        ("  ", []),
]  # fmt: skip


def test_search_finds_by_every_kind_of_sign(three: Room) -> None:
    assert [(words, found(three, words)) for words, _ in SEARCHES] == SEARCHES


def test_search_finds_a_paper_by_its_number_and_stops_at_the_limit(three: Room) -> None:
    with three.store.unit() as db:
        subject = cases.listing(db)[-1]
        db.add(Paper(
            case_id=subject.case_id, form="D14", number="（2026）西人调字第7号", issued_on=date(2026, 11, 6),
            issued_at=sample.NOW, facts={},
        ))  # fmt: skip

    assert found(three, "（2026）西人调字第7号") == [("张土根", "文书编号")]
    assert found(three, "张", limit=1) == [("欧阳娜", "姓名")]


def test_search_leaves_out_void_cases_and_void_parties(three: Room) -> None:
    with three.store.unit() as db:
        first, second, _ = (db.get_one(Case, line.case_id) for line in reversed(cases.listing(db)))
        first.voided_at = sample.NOW
        second.parties[1].voided_at = sample.NOW

    assert found(three, "张") == [("买买提·艾力", "案情"), ("欧阳娜", "案情")]


def test_listing_gives_plain_lines_newest_first_in_two_queries(three: Room) -> None:
    seen: list[str] = []
    with three.store.reading() as db:
        event.listen(three.store.engine, "before_cursor_execute", hear := lambda *args: seen.append(args[2]))
        lines = cases.listing(db, limit=2)
        event.remove(three.store.engine, "before_cursor_execute", hear)
        rest = cases.listing(db, limit=2, offset=2)

    assert len([each for each in seen if each.startswith("SELECT")]) == 3
    assert [line.number for line in (*lines, *rest)] == ["西调2026-3", "西调2026-2", "西调2026-1"]
    assert rest == [
        cases.CaseLine(
            rest[0].case_id, "西调2026-1", rest[0].title, date(2026, 11, 3),
            ("张土根", "赵水生"), "西岔村老槐树", sample.dispute_code("山林土地"), "", "", 1, "已登记", "", 50_000, "葛民警",
        )
    ]  # fmt: skip


def test_listing_filters_by_state_and_by_the_cases_behind_a_figure(three: Room) -> None:
    with three.store.unit() as db:
        accepted = sample.accepted(db, three)

    with three.store.reading() as db:
        assert [line.case_id for line in cases.listing(db, states=["已受理"])] == [accepted.id]
        assert [line.case_id for line in cases.listing(db, ids=[accepted.id])] == [accepted.id]
        assert cases.listing(db, ids=[]) == []
        assert cases.count(db) == {"已登记": 3, "已受理": 1}


def test_who_may_not_read_all_sees_own_cases_only(three: Room) -> None:
    with three.store.unit() as db:
        sat_in = sample.accepted(db, three)
        sample.begun(db, three, sat_in)
    stranger = Identity(uuid.uuid4(), "外人", Role.MEDIATOR)

    with three.store.reading() as db:
        assert [line.case_id for line in cases.listing(db, by=three.mediator)] == [sat_in.id]
        assert [line.case_id for line in cases.search(db, "张", by=three.mediator)] == [sat_in.id]
        assert (cases.listing(db, by=stranger), cases.count(db, by=stranger)) == ([], {})
        assert len(cases.listing(db, by=three.officer)) == 4


@pytest.mark.parametrize("column", [Party.name, Case.number, Person.telephone, Person.id_number])
def test_prefix_search_uses_an_index_on_sqlite(tmp_path, column) -> None:  # type: ignore[no-untyped-def]  # -- one column or another
    room = sample.room(str(tmp_path / "data"))
    with room.store.reading() as db:
        query = select(column.class_.id).where(cases._begins(db, column, "张"))
        words = str(query.compile(room.store.engine, compile_kwargs={"literal_binds": True}))
        plan = " ".join(str(row) for row in db.execute(text(f"EXPLAIN QUERY PLAN {words}")))
    room.store.close()

    assert "SEARCH" in plan
