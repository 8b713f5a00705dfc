"""Filters kept by a name, each person's own."""

import pytest
from sqlalchemy.orm import Session

from models import savedfilters
from models.errors import Refusal
from tests.sample import Room


def names(db: Session, desk: Room, page: str = "registers") -> list[str]:
    return [each.name for each in savedfilters.listing(db, page, by=desk.officer)]


def test_a_filter_comes_back_as_it_was_kept_and_is_replaced_under_its_name(db: Session, desk: Room) -> None:
    said = {"register": "R1", "village": "西岔村", "words": ["山林", "张"]}
    savedfilters.keep(db, "registers", " 西岔山林 ", said, by=desk.officer)
    assert [(each.name, each.said) for each in savedfilters.listing(db, "registers", by=desk.officer)] == [
        ("西岔山林", said)
    ]

    savedfilters.keep(db, "registers", "西岔山林", {"village": "镇街"}, by=desk.officer)
    assert [each.said for each in savedfilters.listing(db, "registers", by=desk.officer)] == [
        {"village": "镇街"}
    ]


def test_filters_are_of_one_page_and_of_one_person(db: Session, desk: Room) -> None:
    savedfilters.keep(db, "registers", "甲", {}, by=desk.officer)
    savedfilters.keep(db, "search", "乙", {}, by=desk.officer)
    savedfilters.keep(db, "registers", "丙", {}, by=desk.leader)
    assert (names(db, desk), names(db, desk, "search")) == (["甲"], ["乙"])

    savedfilters.drop(db, "registers", "丙", by=desk.officer)
    savedfilters.drop(db, "registers", "甲", by=desk.officer)
    assert names(db, desk) == []
    assert [each.name for each in savedfilters.listing(db, "registers", by=desk.leader)] == ["丙"]


def test_a_filter_needs_a_short_name_and_a_person_keeps_only_so_many(db: Session, desk: Room) -> None:
    for name in (" ", "长" * (savedfilters.LONGEST + 1)):
        with pytest.raises(Refusal) as refused:
            savedfilters.keep(db, "registers", name, {}, by=desk.officer)
        assert refused.value.field == "name"
    for n in range(savedfilters.MOST):
        savedfilters.keep(db, "registers", f"筛选{n}", {}, by=desk.officer)
    with pytest.raises(Refusal, match="先删去不用的"):
        savedfilters.keep(db, "registers", "再一个", {}, by=desk.officer)
    assert savedfilters.keep(db, "registers", "筛选7", {"a": 1}, by=desk.officer).said == {"a": 1}
