"""法院: the courts that the parties of this station apply to: its own, the 人民法庭 nearby, and each it once wrote to."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from models import station
from models.errors import Refusal
from models.station import Deed, Identity

_KEY = "courts"


@dataclass(frozen=True, slots=True)
class Court:
    """One court; ``own`` is the one of the station's settings."""

    name: str
    address: str = ""
    telephone: str = ""
    own: bool = False


def every(db: Session) -> tuple[Court, ...]:
    """Return the court of the station's settings, then those on its list."""
    here = station.current(db)
    listed = [
        Court(row["name"], row.get("address", ""), row.get("telephone", ""))
        for row in here.options.get(_KEY, [])
    ]
    first = (
        (Court(here.court, own=True),)
        if here.court and here.court not in {each.name for each in listed}
        else ()
    )
    return (*first, *listed)


def keep(db: Session, name: str, *, by: Identity, address: str = "", telephone: str = "") -> Court:
    """Write a court down on the station's list, or what has changed of it."""
    station.demand(by, Deed.ROSTER)
    if not name.strip():
        raise Refusal("请填写法院名称。", "name")
    made = Court(name.strip(), address, telephone)
    _put(db, made)
    return made


def drop(db: Session, name: str, *, by: Identity) -> None:
    """Take a court off the list; applications keep its name."""
    station.demand(by, Deed.ROSTER)
    here = station.current(db)
    here.options[_KEY] = [row for row in here.options.get(_KEY, []) if row["name"] != name]
    db.flush()


def remember(db: Session, name: str) -> None:
    """Add a court that was applied to, so that it is offered the next time."""
    if name.strip() and all(each.name != name for each in every(db)):
        _put(db, Court(name))


def _put(db: Session, made: Court) -> None:
    here = station.current(db)
    row = {"name": made.name, "address": made.address, "telephone": made.telephone}
    others = [each for each in here.options.get(_KEY, []) if each["name"] != made.name]
    here.options[_KEY] = [*others, row]
    db.flush()
