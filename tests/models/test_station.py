from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from models import station
from models.errors import Refusal
from models.station import Deed, Identity, Role
from models.store import open_store
from tests.sample import PASSWORD, Room

# domain.md 1.8, report 5.2: one letter a role; 警 辅 调 内 领 管
TABLE = {
    Deed.READ: "警辅调内领",
    Deed.READ_ALL: "警辅内领",
    Deed.RECEIVE: "警辅调内领",
    Deed.ACCEPT: "警调领",
    Deed.HOST_POLICE: "警领",
    Deed.HOST_PEOPLE: "调领",
    Deed.NOTE: "警辅调内领",
    Deed.ISSUE: "警调内领",
    Deed.ISSUE_POLICE: "警内领",
    Deed.VOID_NUMBER: "警内领",
    Deed.APPROVE: "领",
    Deed.VISIT: "警辅调内领",
    Deed.EXPORT: "警辅内领",
    Deed.EXPORT_FULL: "内领",
    Deed.REVEAL: "警内领",
    Deed.ROSTER: "警辅内领管",
    Deed.SETTINGS: "管",
    Deed.BACKUP: "警内领管",
}
LETTERS = dict(zip(Role, "警辅调内领管", strict=True))


def who(role: Role) -> Identity:
    return Identity(station.Officer().id, "某人", role)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("deed", Deed)
def test_each_role_may_do_its_deeds_and_no_other(role: Role, deed: Deed) -> None:
    allowed = LETTERS[role] in TABLE[deed]
    assert station.may(who(role), deed) is allowed
    if allowed:
        station.demand(who(role), deed)
        return
    with pytest.raises(Refusal) as refused:
        station.demand(who(role), deed)
    assert refused.value.message == station.REFUSED.get(
        deed, f"{role}没有办理这一步的权限，请由有权限的同事登录后办理。"
    )


def test_only_police_officers_are_police() -> None:
    assert {role for role in Role if who(role).is_police} == {Role.POLICE, Role.LEADER}


def enrol(db: Session, desk: Room, **changes: str) -> station.Officer:
    values = {"login": "xin", "name": "新人", "password": PASSWORD, **changes}
    return station.enrol(db, role=Role.CLERK, by=desk.administrator, **values)


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"login": " "}, "login", "请填写登录名。"),
        ({"name": " "}, "name", "请填写姓名。"),
        ({"login": "ge "}, "login", "这个登录名已有人使用。"),
        ({"password": "1234567"}, "password", "密码至少 8 位。"),
    ],
)
def test_a_person_is_enrolled_with_login_name_and_password(
    db: Session, desk: Room, changes: dict[str, str], field: str, sentence: str
) -> None:
    with pytest.raises(Refusal) as refused:
        enrol(db, desk, **changes)
    assert (refused.value.field, refused.value.message) == (field, sentence)


def test_people_are_listed_by_role_and_login(db: Session, desk: Room) -> None:
    enrol(db, desk)
    assert [each.login for each in station.people(db)] == ["ge", "fu", "yang", "xin", "suo", "admin"]


def test_a_password_is_changed_by_its_owner_who_knows_the_old_one(here: Room) -> None:
    with here.store.unit() as db:
        officer = db.get_one(station.Officer, here.officer.id)
        with pytest.raises(Refusal, match="原密码不对。"):
            station.change_password(db, officer, old="not-mine", new="another-2026")
        station.change_password(db, officer, old=PASSWORD, new="another-2026")
    with pytest.raises(Refusal, match="登录名或密码不对。"):
        here.store.sign_in("ge", PASSWORD)
    assert here.store.sign_in(" ge ", "another-2026") == here.officer
    here.store.sign_out()
    assert here.store.person is None


def test_an_administrator_resets_a_password_and_ends_the_pause(here: Room) -> None:
    for _ in range(station.TRIES):
        with pytest.raises(Refusal):
            here.store.sign_in("ge", "wrong-password")
    with here.store.unit() as db:
        officer = db.get_one(station.Officer, here.officer.id)
        with pytest.raises(Refusal, match="只有管理员能改设置。"):
            station.reset_password(db, officer, new="given-2026", by=here.leader)
        station.reset_password(db, officer, new="given-2026", by=here.administrator)
    assert here.store.sign_in("ge", "given-2026").name == "葛民警"


def test_a_pause_ends_by_itself_and_a_right_password_forgets_the_failures(here: Room) -> None:
    for _ in range(station.TRIES - 1):
        with pytest.raises(Refusal):
            here.store.sign_in("ge", "wrong-password")
    here.store.sign_in("ge", PASSWORD)
    for _ in range(station.TRIES):
        with pytest.raises(Refusal, match="登录名或密码不对。"):
            here.store.sign_in("ge", "wrong-password")
    here.clock.forward(minutes=4, seconds=59)
    with pytest.raises(Refusal, match="五分钟后再试"):
        here.store.sign_in("ge", PASSWORD)
    here.clock.now += timedelta(seconds=1)
    assert here.store.sign_in("ge", PASSWORD).role is Role.POLICE


def test_who_has_gone_no_longer_signs_in_and_the_last_administrator_stays(here: Room) -> None:
    with here.store.unit() as db:
        officer = db.get_one(station.Officer, here.officer.id)
        first = db.get_one(station.Officer, here.administrator.id)
        for person, reason, sentence in (
            (officer, " ", "请写明停用原因。"),
            (first, "调离", "这是最后一名管理员，不能停用。"),
        ):
            with pytest.raises(Refusal) as refused:
                station.retire(db, person, reason=reason, by=here.administrator, now=here.clock())
            assert refused.value.message == sentence
        station.retire(db, officer, reason="调离", by=here.administrator, now=here.clock())
        station.enrol(
            db, login="second", name="副管", role=Role.ADMINISTRATOR, password=PASSWORD, by=here.administrator
        )
        station.retire(db, first, reason="退休", by=here.administrator, now=here.clock())
        assert [each.login for each in station.people(db)] == ["fu", "yang", "suo", "second"]
    with pytest.raises(Refusal, match="登录名或密码不对。"):
        here.store.sign_in("ge", PASSWORD)


def test_before_the_station_is_founded_it_is_asked_for(engine_url: str) -> None:
    store = open_store(engine_url)
    with store.unit() as db:
        with pytest.raises(Refusal, match="还没有建立派出所资料，请先完成首次设置。"):
            station.current(db)
        with pytest.raises(Refusal, match="请填写派出所名称。"):
            station.found(db, by_name="管理", password=PASSWORD, name=" ")
    store.close()
