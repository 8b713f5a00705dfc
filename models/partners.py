"""联系单位: the bodies that cases are sent to, those that every station has and those of this one."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from models import station
from models.errors import Refusal
from models.station import Deed, Identity
from models.texts import read_from

SIMPLE, COMPLEX = "一般", "复杂"
_KEY = "partners"


@dataclass(frozen=True, slots=True)
class Partner:
    """One unit; ``kinds`` are the referrals it is offered for, all when empty; ``call`` asks to telephone too."""

    name: str
    kinds: tuple[str, ...] = ()
    telephone: str = ""
    contact: str = ""
    call: bool = False
    note: str = ""
    own: bool = False

    def takes(self, kind: str) -> bool:
        """Tell whether it is offered for a kind of referral."""
        return not self.kinds or kind in self.kinds


@read_from("texts/partners.toml")
def _usual(table: dict[str, Any]) -> tuple[tuple[Partner, ...], dict[str, int]]:
    units = tuple(
        Partner(
            row["name"], tuple(row.get("kinds", ())), call=row.get("call", False), note=row.get("note", "")
        )
        for row in table["unit"]
    )
    return units, {key: int(count) for key, count in table["feedback"].items()}


def days(pace: str) -> int:
    """Return within how many days an answer is asked."""
    known = _usual()[1]
    if pace not in known:
        raise Refusal("请选择一般或者复杂。", "pace")
    return known[pace]


def paces() -> tuple[str, ...]:
    """List the paces that are offered."""
    return tuple(_usual()[1])


def every(db: Session) -> tuple[Partner, ...]:
    """Return the units of the station, then those every station has and it has not named itself."""
    own = tuple(
        Partner(
            name=row["name"], kinds=tuple(row.get("kinds", ())), telephone=row.get("telephone", ""),
            contact=row.get("contact", ""), call=bool(row.get("call")), note=row.get("note", ""), own=True,
        )
        for row in station.current(db).options.get(_KEY, [])
    )  # fmt: skip
    known = {each.name for each in own}
    return (*own, *(each for each in _usual()[0] if each.name not in known))


def find(db: Session, name: str) -> Partner:
    """Return a unit by its name; one that nobody knows yet is a bare name."""
    return next((each for each in every(db) if each.name == name), Partner(name))


def keep(
    db: Session, name: str, *, by: Identity, telephone: str = "", contact: str = "", kinds: tuple[str, ...] = (),
    call: bool = False, note: str = "",
) -> Partner:  # fmt: skip
    """Write down a unit of this station, or what has changed of it."""
    station.demand(by, Deed.ROSTER)
    if not name.strip():
        raise Refusal("请填写单位名称。", "name")
    made = Partner(name.strip(), kinds, telephone, contact, call, note, own=True)
    _put(db, made)
    return made


def drop(db: Session, name: str, *, by: Identity) -> None:
    """Take a unit of this station off the list; letters already sent keep its name."""
    station.demand(by, Deed.ROSTER)
    here = station.current(db)
    here.options[_KEY] = [row for row in here.options.get(_KEY, []) if row["name"] != name]
    db.flush()


def remember(db: Session, name: str) -> None:
    """Add a unit that a letter went to, so that it is offered the next time."""
    if all(each.name != name for each in every(db)):
        _put(db, Partner(name, own=True))


def _put(db: Session, made: Partner) -> None:
    here = station.current(db)
    row = {
        "name": made.name, "kinds": list(made.kinds), "telephone": made.telephone, "contact": made.contact,
        "call": made.call, "note": made.note,
    }  # fmt: skip
    others = [each for each in here.options.get(_KEY, []) if each["name"] != made.name]
    here.options[_KEY] = sorted([*others, row], key=lambda each: str(each["name"]))
    db.flush()
