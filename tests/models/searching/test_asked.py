"""The index answers as LIKE does, on both engines, whatever is written in between."""

import uuid
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event, insert, select, text
from sqlalchemy.exc import DatabaseError

from models import agreements, cases, people, record
from models.base import new_id
from models.cases import Case, Party
from models.people import Person
from models.queries import cases as listed
from models.queries import found
from models.searching import asked, documents, keeper, keeping, laying, mending, tokens
from models.store import open_store
from tests import sample
from tests.sample import Room

SURNAMES, GIVEN = "张单仇曾王李", "土根水生伟芳娜敏强长霞"
PLACES = ("老槐树12号", "集市KTV门口", "河西路3号楼", "二组地头")
BRIEFS = ("排水、通行起了争吵", "麦苗被踩坏", "装修漏水要赔100%", "因张贴横幅推搡")
MANY = 90
LATER = sample.NOW + timedelta(hours=1)


@pytest.fixture
def here(engine_url: str) -> Iterator[Room]:
    room = sample.room(engine_url)
    yield room
    room.store.close()


def fill(here: Room, count: int = MANY) -> None:
    """Enter cases with parties of few names, so that every word meets several."""
    rows: dict[type, list[dict[str, object]]] = {Case: [], Person: [], Party: []}
    for i in range(count):
        case_id = new_id()
        rows[Case].append({
            "id": case_id, "number": f"西调2026-{i + 1}", "title": f"第{i % 7}组纠纷", "place": PLACES[i % 4], "brief": BRIEFS[i % 3],
            "village": "西岔村" if i % 5 else "东岔村", "received_at": datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=i),
            "alarm_number": f"990124202601{i:06}",
        })  # fmt: skip
        for side in range(2):
            name = SURNAMES[(i * 5 + side) % 6] + GIVEN[i % 11] + GIVEN[(i // 11 + side) % 11]
            person_id = new_id()
            rows[Person].append({
                "id": person_id, "name": name, "telephone": f"138{i * 7919 % 10**8:08}",
                "id_number": f"990124{1950 + i % 50}0101{i * 37 % 10**4:04}",
            })  # fmt: skip
            rows[Party].append({
                "id": new_id(), "case_id": case_id, "side": "甲乙"[side], "position": side, "name": name, "person_id": person_id,
            })  # fmt: skip
    with here.store.unit() as db:
        for table, each in rows.items():
            db.execute(insert(table), each)


def index(here: Room, *, now: datetime = LATER) -> None:
    while True:
        with here.store.engine.begin() as connection:
            if not keeping.step(connection, now=now):
                return


def met(here: Room, words: str, *, by: object = None, limit: int = MANY) -> list[tuple[str, str]]:
    with here.store.reading() as db:
        answer = asked.cases(db, tokens.words_of(words), by=by, limit=limit)  # type: ignore[arg-type]  # -- an identity or nobody
    assert answer is not None, "the index answers"
    return [(each.face.number, each.where) for each in answer]


def looked(here: Room, words: str) -> list[str]:
    with here.store.reading() as db:
        return [line.number for line in listed.search(db, words, limit=MANY)]


@pytest.fixture(params=["indexed", "marked"])
def full(request: pytest.FixtureRequest, here: Room) -> Room:
    """A store of many cases, all of them in the index, or all marked as written since."""
    fill(here, MANY if request.param == "indexed" else 40)
    if request.param == "indexed":
        index(here)
    return here


WORDS = st.one_of(
    st.text(
        st.sampled_from("张单仇土根水生槐树集市KTVktv河西麦苗漏水横幅西岔东12号0"), min_size=1, max_size=4
    ),
    st.sampled_from(
        [
            "西调2026-1",
            "2026-17",
            "990124202601",
            "1380000",
            "100%",
            "西岔村",
            "土根",
            "第3组",
            "老槐树12号",
            "饕餮",
        ]
    ),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(WORDS, min_size=1, max_size=2))
def test_index_finds_what_like_finds(full: Room, words: list[str]) -> None:
    told = " ".join(words)
    with full.store.reading() as db:
        if (
            asked.cases(db, tokens.words_of(told), by=None, limit=MANY) is None
        ):  # several words that are all numbers
            return
    ours = {number for number, _ in met(full, told)}
    theirs = set(looked(full, told))

    # beside other words LIKE asks no document number, and one word that is a number ends its search at the first place
    assert theirs <= ours
    if len(words) == 1 and not told[-1].isdigit():
        assert ours == theirs


SIGNS: Sequence[tuple[str, list[tuple[str, str]]]] = [
    ("张土根", [("西调2026-1", "姓名")]), ("土根", [("西调2026-1", "姓名")]), ("张", [("西调2026-1", "姓名")]),
    ("ztg", [("西调2026-1", "姓名")]), ("zhangtug", [("西调2026-1", "姓名")]), ("西调2026-1", [("西调2026-1", "编号")]),
    ("13800001234", [("西调2026-1", "电话")]), ("1380000", [("西调2026-1", "电话")]), ("1234", [("西调2026-1", "电话")]),
    ("99012419680507", [("西调2026-1", "证件号")]), ("13012420261119077", [("西调2026-1", "警情编号")]),
    ("西岔村", [("西调2026-1", "地点")]), ("麦苗", [("西调2026-1", "案情")]), ("了结", [("西调2026-1", "协议")]),
    ("麦苗 张土 1234", [("西调2026-1", "")]), ("麦苗 饕餮", []), ("饕餮", []),
]  # fmt: skip


@pytest.mark.parametrize("built", [False, True])
def test_case_is_found_by_every_kind_of_sign(here: Room, built: bool) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        sample.agreed(db, here, subject)
    if built:
        index(here)

    assert [(words, met(here, words)) for words, _ in SIGNS] == list(SIGNS)


def test_id_number_is_found_by_its_end(here: Room) -> None:
    number = sample.resident("19680507", "011")
    with here.store.unit() as db:
        sample.accepted(db, here)
    index(here)

    assert met(here, number[-4:]) == [("西调2026-1", "证件号")]
    assert met(here, number) == [("西调2026-1", "证件号")]


def test_surnames_are_found_by_every_reading(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        for party, name in zip(cases.parties(subject), ("单雄信", "曾仇"), strict=True):
            party.name = name
    index(here)

    for typed in ("shanxiong", "sxx", "danxiong", "dxx", "zengqiu", "cengchou", "zq", "zc"):
        assert met(here, typed) == [("西调2026-1", "姓名")], typed
    assert met(here, "lisi") == []


@pytest.mark.parametrize("built", [True, False])
def test_dot_of_a_name_may_be_left_out_or_be_another(here: Room, built: bool) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        first, second = db.scalars(select(Party).where(Party.case_id == subject.id).order_by(Party.position))
        first.name, second.name = "买买提·艾力", "古丽巴哈尔"
    if built:
        index(here)
    for words in ("买买提艾力", "买买提·艾力", "买买提•艾力", "买买提.艾力", "提艾", "古丽·巴哈尔", "·艾力"):
        assert met(here, words) == [("西调2026-1", "姓名")], words


def test_names_stand_before_words_and_the_number_first(here: Room) -> None:
    fill(here)
    index(here)

    where = [place for _, place in met(here, "张", limit=20)]
    assert where == ["姓名"] * 20
    assert met(here, "西调2026-2", limit=20)[0][1] == "编号"
    assert met(here, "西调2026-17", limit=3)[0][0].startswith("西调2026-17")


def test_exact_number_is_among_many_that_begin_so(here: Room) -> None:
    fill(here)
    index(here)

    assert met(here, "西调2026-2", limit=3)[0] == ("西调2026-2", "编号")


def test_change_is_found_at_once_and_after_it_was_indexed(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        first = cases.parties(subject)[0]
        case_id, party_id, person_id = subject.id, first.id, first.person_id
    index(here)
    before = (met(here, "张土根"), met(here, "新址"), met(here, "钱多多"))

    with here.store.unit() as db:
        db.get_one(Case, case_id).place = "新址大院"
        db.get_one(Party, party_id).name = "钱多多"
        people.person(db, person_id).name = "钱多多"  # type: ignore[arg-type]  # -- the sample has a person
    at_once = (met(here, "张土根"), met(here, "新址"), met(here, "qdd"), met(here, "老槐树"))
    index(here)
    later = (met(here, "张土根"), met(here, "新址"), met(here, "qdd"), met(here, "老槐树"))

    assert before == ([("西调2026-1", "姓名")], [], [])
    # the brief and the title go on naming whoever it was
    assert (
        at_once == later == ([("西调2026-1", "案情")], [("西调2026-1", "地点")], [("西调2026-1", "姓名")], [])
    )


def test_void_case_and_void_party_are_not_found(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        other = sample.accepted(db, here)
        subject_id, other_id = subject.id, other.id
    index(here)
    with here.store.unit() as db:
        db.get_one(Case, subject_id).voided_at = sample.NOW
        cases.parties(db.get_one(Case, other_id))[0].voided_at = sample.NOW

    assert met(here, "麦苗") == [("西调2026-2", "案情")]
    index(here)
    assert met(here, "麦苗") == [("西调2026-2", "案情")]
    assert met(here, "ztg") == []


def test_mediator_finds_own_cases_only(here: Room) -> None:
    fill(here)
    with here.store.unit() as db:
        sat_in = sample.accepted(db, here)
        sample.begun(db, here, sat_in)
    index(here)

    assert met(here, "麦苗", by=here.mediator) == [(sat_in.number, "案情")]
    assert len(met(here, "麦苗", by=here.officer)) > 1
    with here.store.unit() as db:
        agreements.draft(db, db.get_one(Case, sat_in.id), by=here.officer, facts="独有的话", clauses=[])
    assert met(here, "独有的话", by=here.mediator) == [(sat_in.number, "协议")]


def test_said_words_are_found_in_their_line(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        sitting = sample.talked(db, here, sample.begun(db, here, subject))
        line = record.note(db, sitting, "赵水生", "其实我愿意多出两百", private=True, by=here.officer)
        struck = record.note(db, sitting, "赵水生", "记错的一句", by=here.officer)
        record.strike(db, struck.id, reason="记错", by=here.officer)

    def lines(words: str) -> list[str]:
        with here.store.reading() as db:
            return [each.text for each in asked.said(db, words.split(), by=None, limit=20) or ()]

    for _ in range(2):
        assert lines("两犁") == ["今年春上他把桩往西挪了两犁。"]
        assert lines("桩 两犁") == ["今年春上他把桩往西挪了两犁。"]
        assert [lines(words) for words in ("多出两百", "记错", "两犁 麦子")] == [[], [], []]
        index(here)
    told = line.text
    with here.store.engine.connect() as connection:
        pieces = documents.talks(connection, [sitting.id])[sitting.id].pieces()
    assert told[-2:] not in pieces


def test_record_that_is_being_written_is_left_alone(here: Room) -> None:
    with here.store.unit() as db:
        sample.talked(db, here, sample.begun(db, here, sample.accepted(db, here)))
    index(here, now=here.clock())
    with here.store.reading() as db:
        marked = list(db.scalars(select(laying.MARKS.c.kind)))
    index(here, now=LATER)
    with here.store.reading() as db:
        assert (marked, list(db.scalars(select(laying.MARKS.c.kind)))) == (["talk"], [])


def test_index_is_built_in_the_background_and_answers_when_it_is(here: Room, engine_url: str) -> None:
    fill(here)
    with here.store.engine.begin() as connection:
        laying.clear(connection)
    with here.store.reading() as db:
        assert asked.cases(db, ["麦苗"], by=None, limit=5) is None
        assert len(found.search(db, "麦苗", limit=5).cases) == 5
    here.store.close()

    again = open_store(engine_url, now=here.clock)
    with again.reading() as db:
        assert asked.cases(db, ["麦苗"], by=None, limit=5) is None
    keeper.keep_up(again.engine, LATER)
    with again.reading() as db:
        answer = asked.cases(db, ["麦苗"], by=None, limit=5)
    again.close()
    assert answer is not None
    assert len(answer) == 5


def test_index_of_another_version_or_half_gone_is_laid_anew(here: Room) -> None:
    fill(here, 3)
    for spoiled in ("UPDATE search_state SET version = '0'", "DROP TABLE search_talks"):
        with here.store.engine.begin() as connection:
            connection.execute(text(spoiled))
        with here.store.engine.begin() as connection:
            if "DROP" in spoiled:
                laying.clear(connection)
            assert laying.prepare(connection)
        index(here)
        assert len(met(here, "第")) == 3


def test_broken_off_between_data_and_index_they_are_equal(here: Room) -> None:
    fill(here, 5)
    index(here)
    with here.store.unit() as db:
        db.execute(Case.__table__.update().values(place="河东桥头"))  # type: ignore[attr-defined]  # -- a table has it

    class PowerError(Exception):
        """The power."""

    def die(*_args: object) -> None:
        raise PowerError

    event.listen(here.store.engine, "commit", die)
    with pytest.raises(PowerError), here.store.engine.begin() as connection:
        keeping.step(connection, now=LATER)
    event.remove(here.store.engine, "commit", die)

    assert len(met(here, "桥头")) == 5
    index(here)
    assert (len(met(here, "桥头")), met(here, "槐树")) == (5, [])


@pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)
def test_table_that_a_migration_made_anew_makes_the_index_anew(here: Room) -> None:
    fill(here, 3)
    index(here)
    with here.store.engine.begin() as connection:
        connection.execute(text("CREATE TABLE changed AS SELECT * FROM parties"))
        connection.execute(text("DROP TABLE parties"))
        connection.execute(text("ALTER TABLE changed RENAME TO parties"))
        connection.execute(text("UPDATE parties SET name = '钱多多'"))
        assert not laying.standing(connection)
    again = open_store(here.store.folder or "", now=here.clock)
    again.close()

    index(here)
    assert len(met(here, "qdd")) == 3


@pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)
def test_worn_places_make_the_index_anew(here: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "WORN", 2)
    fill(here, 3)
    index(here)
    for word in ("一处", "二处"):
        with here.store.unit() as db:
            db.execute(Case.__table__.update().values(place=word))  # type: ignore[attr-defined]  # -- as above
        index(here)
    keeper.keep_up(here.store.engine, LATER)

    with here.store.reading() as db:
        assert db.scalar(select(laying.STATE.c.spent)) == 0
    assert len(met(here, "二处")) == 3


def test_keeper_indexes_what_is_written_and_ends_when_told(here: Room) -> None:
    worker = keeper.Keeper(here.store.engine, lambda: LATER, quiet=0.0)
    here.store.changed(worker.wrote)
    worker.start()
    with here.store.unit() as db:
        sample.accepted(db, here)
    left = 1
    for _ in range(500):
        with here.store.reading() as db:
            left = len(db.scalars(select(laying.MARKS.c.id)).all())
        if not left:
            break
        worker._ending.wait(0.01)
    worker.stop()

    assert left == 0
    assert met(here, "麦苗") == [("西调2026-1", "案情")]


def test_without_fts5_the_tables_are_looked_through(here: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(laying, "possible", lambda _connection: False)
    with here.store.unit() as db:
        sample.accepted(db, here)
    with here.store.engine.begin() as connection:
        laying.clear(connection)
        assert not laying.prepare(connection)
    assert not keeper.one_unit(here.store.engine, LATER)

    with here.store.reading() as db:
        assert [met.where for met in found.search(db, "ztg").cases] == ["姓名"]
        assert found.search(db, "饕餮").cases == ()


def test_person_leads_to_all_his_cases(here: Room) -> None:
    with here.store.unit() as db:
        first = sample.accepted(db, here)
        sample.accepted(db, here)
        person = cases.parties(first)[0].person_id
    assert isinstance(person, uuid.UUID)
    with here.store.reading() as db:
        assert found.counts(db, [person]) == {person: 2}
        assert [line.number for line in listed.of_person(db, person)] == ["西调2026-2", "西调2026-1"]


DAMAGE = (
    "DELETE FROM search_cases",
    "DELETE FROM search_talks",
    "DROP TABLE search_cases",
    "DROP TABLE search_marks",
    "DROP TABLE search_state",
)
DAMAGE_OF_FULL_TEXT = (
    "DELETE FROM search_case_pieces_data",
    "DROP TABLE search_talk_pieces_config",
    "DROP TABLE search_case_pieces_idx",
)


@pytest.mark.parametrize(
    ("engine_url", "damage"),
    [
        *(("sqlite", each) for each in (*DAMAGE, *DAMAGE_OF_FULL_TEXT)),
        *(("postgresql", each) for each in DAMAGE),
    ],
    indirect=["engine_url"],
)
def test_damaged_or_emptied_index_is_mended_and_like_answers_meanwhile(here: Room, damage: str) -> None:
    with here.store.unit() as db:
        sample.talked(db, here, sample.begun(db, here, sample.accepted(db, here)))
    keeper.keep_up(here.store.engine, LATER)
    assert not mending.mend(here.store.engine)
    with here.store.engine.begin() as connection:
        connection.execute(text(damage))
    here.store.engine.dispose()
    if damage != "DELETE FROM search_cases":
        with here.store.reading() as db:
            assert [met.where for met in found.search(db, "麦苗").cases] == ["案情"]

    assert mending.mend(here.store.engine)
    assert not mending.mend(here.store.engine)
    keeper.keep_up(here.store.engine, LATER)
    assert not mending.mend(here.store.engine)
    with here.store.reading() as db:
        assert [met.where for met in found.search(db, "ztg").cases] == ["姓名"]
        assert len(found.search(db, "两犁").said) == 1


def test_keeper_mends_what_failed_a_question(here: Room) -> None:
    with here.store.unit() as db:
        sample.accepted(db, here)
    keeper.keep_up(here.store.engine, LATER)
    with here.store.engine.begin() as connection:
        connection.execute(text("DROP TABLE search_cases"))
    worker = keeper.Keeper(here.store.engine, lambda: LATER, quiet=0.0)
    with here.store.reading() as db:
        assert len(found.search(db, "麦苗").cases) == 1
    assert here.store.engine.pool in laying.SUSPECTED
    worker.start()
    answer = None
    for _ in range(500):
        with here.store.reading() as db, suppress(DatabaseError):
            answer = asked.cases(db, ["麦苗"], by=None, limit=5)
        if answer is not None:
            break
        worker._ending.wait(0.01)
    worker.stop()

    assert answer is not None
    assert [each.where for each in answer] == ["案情"]


@pytest.mark.parametrize("damage", [each for each in DAMAGE if each.startswith("DROP")])
def test_index_with_a_table_gone_is_laid_anew_at_opening(here: Room, engine_url: str, damage: str) -> None:
    with here.store.engine.begin() as connection:
        connection.execute(text(damage))
    open_store(engine_url, now=here.clock).close()

    with here.store.unit() as db:
        sample.accepted(db, here)
    keeper.keep_up(here.store.engine, LATER)
    assert met(here, "ztg") == [("西调2026-1", "姓名")]
