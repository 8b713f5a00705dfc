"""What a station chooses for a form: the code on its pages and its own Word form."""

import pytest
from sqlalchemy.orm import Session

from models import formchoices, formheads, station
from models.errors import Refusal
from models.station import Role
from tests.sample import Room


@pytest.fixture
def chief(db: Session, desk: Room) -> station.Identity:
    admin = station.enrol(db, login="guanli", name="管某", role=Role.ADMINISTRATOR, password="guanli-1234")
    return station.Identity(admin.id, admin.name, Role.ADMINISTRATOR)


def test_a_form_says_itself_whether_it_is_coded_until_the_station_chooses(
    db: Session, chief: station.Identity
) -> None:
    own, ministry = formheads.head("D01"), formheads.head("D12")
    says = own.coded, ministry.coded
    assert (formchoices.coded(db, own), formchoices.coded(db, ministry)) == says

    formchoices.choose(db, "D01", coded=not own.coded, by=chief)
    formchoices.choose(db, "D12", coded=not ministry.coded, word=True, by=chief)
    assert (formchoices.coded(db, own), formchoices.coded(db, ministry)) == (not says[0], not says[1])
    assert (formchoices.worded(db, "D01"), formchoices.worded(db, "D12")) == (False, True)

    formchoices.choose(db, "D01", coded=None, by=chief)
    assert formchoices.coded(db, own) is own.coded
    assert sorted(formchoices.every(db)) == ["D01", "D12"]


def test_only_an_administrator_chooses_and_only_for_a_form_that_exists(
    db: Session, desk: Room, chief: station.Identity
) -> None:
    with pytest.raises(Refusal, match="只有管理员"):
        formchoices.choose(db, "D01", coded=False, by=desk.officer)
    with pytest.raises(Refusal, match="没有编号为“D99”的文书"):
        formchoices.choose(db, "D99", coded=False, by=chief)
    assert formchoices.of(db, "D01") is None
