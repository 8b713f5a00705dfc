"""设置 without a window: states, station, numbers and people."""

from datetime import date, timedelta
from pathlib import Path

import pytest

import resources
from models import numbering
from models.errors import Refusal
from models.station import Identity
from tests.sample import NOW, PASSWORD, TODAY, Room
from tests.ui.fake_machine import FakeMachine
from ui.ports import Checked, Copies
from ui.viewmodels.settings import Fact, Settings
from ui.viewmodels.settings_people import SignInPeople
from ui.viewmodels.settings_series import SeriesBook


def page(here: Room, machine: FakeMachine, person: Identity | None = None, today: date = TODAY) -> Settings:
    return Settings(here.store, person or here.administrator, machine, today=lambda: today, now=here.clock)


def state(settings: Settings, key: str) -> tuple[str, str, str]:
    found = next(each for each in settings.subjects() if each.key == key)
    return found.state, found.tone, found.tag


def test_missing_holidays_of_the_next_year_are_red(here: Room, machine: FakeMachine) -> None:
    said, tone, tag = state(page(here, machine), "holidays")

    assert said == "2027 年的放假调休安排还没有导入，跨到该年的工作日期限会算错。"
    assert (tone, tag) == ("bad", "缺")
    assert state(page(here, machine, today=date(2025, 5, 1)), "holidays")[1] == ""


def test_copies_say_when_the_last_was_made(here: Room, machine: FakeMachine) -> None:
    assert state(page(here, machine), "copies") == ("一份备份也没有。", "bad", "缺")

    machine.kept = Copies(Path("backups"), 3, Path("backups/a.sanli.zip"), NOW)
    assert state(page(here, machine), "copies")[0] == "上次备份 今天 10:30，已验证可打开。共 3 份。"
    machine.kept = Copies(Path("backups"), 3, Path("backups/a.sanli.zip"), NOW - timedelta(days=9))
    assert state(page(here, machine), "copies")[1:] == ("warn", "9 天前")


def test_copy_is_made_by_who_may(here: Room, machine: FakeMachine) -> None:
    assert page(here, machine).back_up() == Path("backups/new.sanli.zip")
    assert page(here, machine, here.mediator).no_copy.startswith("调解员不能备份")
    with pytest.raises(Refusal):
        page(here, machine, here.mediator).back_up()


def test_self_check_lines_carry_their_tone(here: Room, machine: FakeMachine) -> None:
    machine.lines = [Checked("通过", "字体", "齐全"), Checked("失败", "数据库", "损坏")]

    assert page(here, machine).check() == (
        Fact("字体", "齐全", "通过", "good"),
        Fact("数据库", "损坏", "失败", "bad"),
    )


def test_every_table_counts_what_it_holds(here: Room, machine: FakeMachine) -> None:
    facts = page(here, machine).tables()

    assert {fact.tag for fact in facts} == {"内置"}
    assert all(fact.how[0].isdigit() for fact in facts)


def test_station_is_kept_field_by_field(here: Room, machine: FakeMachine) -> None:
    settings = page(here, machine)

    assert settings.amend_station("address", "西岔镇新路9号")
    assert not settings.amend_station("address", "西岔镇新路9号")
    assert settings.station_words()["address"] == "西岔镇新路9号"
    with pytest.raises(Refusal) as refused:
        settings.amend_station("name", "")
    assert refused.value.field == "name"
    with pytest.raises(Refusal, match="只有管理员能改设置"):
        page(here, machine, here.officer).amend_station("address", "别处")


def test_series_goes_on_behind_the_paper_book(here: Room) -> None:
    book = SeriesBook(here.store, here.administrator, today=lambda: TODAY)

    book.set_last("police", 2026, "37")

    line = next(each for each in book.series() if each.key == "police")
    assert (line.last, line.following) == (37, "西公（西）调解字〔2026〕38号")
    for words in ("36", "三十", ""):
        with pytest.raises(Refusal) as refused:
            book.set_last("police", 2026, words)
        assert refused.value.field == "last"


def test_reserved_number_is_voided_and_used_one_is_not(here: Room) -> None:
    with here.store.unit() as db:
        numbering.reserve(db, "police-spot", count=1, year=2026, form="D05", by=here.officer)
        numbering.take(db, "case", year=2026, by=here.officer, case_id=here.officer.id)
    book = SeriesBook(here.store, here.officer, today=lambda: TODAY)

    [blank] = book.numbers("police-spot", 2026)
    book.void(blank.number_id, "写坏了")

    assert [(each.state, each.reason, each.free) for each in book.numbers("police-spot", 2026)] == [
        ("作废", "写坏了", False)
    ]
    [used] = book.numbers("case", 2026)
    with pytest.raises(Refusal, match="已用在案件或文书上"):
        book.void(used.number_id, "不要了")


def test_people_are_added_retired_and_given_passwords(here: Room) -> None:
    people = SignInPeople(here.store, here.administrator, now=here.clock)
    people.enrol(
        {"name": "聂静", "login": "nei", "role": "内勤", "password": PASSWORD, "telephone": "13800001111"}
    )

    line = next(each for each in people.people() if each.login == "nei")
    assert (line.role, line.telephone) == ("内勤", "138****1111")
    people.reset_password(line.officer_id, "another-2026")
    assert here.store.sign_in("nei", "another-2026").name == "聂静"
    people.retire(line.officer_id, "调离")
    assert "nei" not in {each.login for each in people.people()}
    with pytest.raises(Refusal, match="不能停用自己"):
        people.retire(here.administrator.id, "休假")
    with pytest.raises(Refusal) as refused:
        people.enrol({"name": "某", "login": "x", "role": "", "password": PASSWORD})
    assert refused.value.field == "role"


def test_own_password_asks_for_the_old_one_and_twice_for_the_new(here: Room) -> None:
    people = SignInPeople(here.store, here.officer, now=here.clock)
    wrong = (
        ({"old": PASSWORD, "new": "a-new-one-1", "again": "a-new-one-2"}, "again"),
        ({"old": "no", "new": "a-new-one-1", "again": "a-new-one-1"}, "old"),
        ({"old": PASSWORD, "new": "short", "again": "short"}, "new"),
    )
    for values, field in wrong:
        with pytest.raises(Refusal) as refused:
            people.change_own(**values)
        assert refused.value.field == field

    people.change_own(old=PASSWORD, new="a-new-one-1", again="a-new-one-1")

    assert here.store.sign_in("ge", "a-new-one-1").name == "葛民警"


def test_own_table_that_cannot_be_read_is_red_with_its_reason(
    here: Room, machine: FakeMachine, tmp_path: Path
) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "disputes.toml").write_text("type = 1\n", encoding="utf-8")
    resources.override(tmp_path)
    try:
        settings = page(here, machine)
        subject = next(each for each in settings.subjects() if each.key == "tables")
    finally:
        resources.restore()

    assert (subject.tone, subject.tag) == ("bad", "有误")
    assert subject.state.startswith("本所的 texts/disputes.toml ")
