"""法院 in 设置: the courts that 司法确认 offers, beside that of the station itself."""

from dataclasses import dataclass

from models import courts, station
from models.station import Deed, Identity
from models.store import Store

OWN = "本所资料里的"


@dataclass(frozen=True, slots=True)
class CourtLine:
    """One court as the table shows it; ``whence`` says that it is the station's own, which is changed in 本所资料."""

    name: str
    address: str
    telephone: str
    whence: str


class CourtBook:
    """The courts, and what is written down of them."""

    def __init__(self, store: Store, person: Identity) -> None:
        self.store, self.person = store, person

    @property
    def barred(self) -> str:
        """Say why this person may not change the list; empty when they may."""
        return "" if station.may(self.person, Deed.ROSTER) else "法院名录由民警、内勤、所领导或者管理员登记。"

    @property
    def state(self) -> str:
        """Name the courts in a sentence."""
        names = [line.name for line in self.lines()]
        return f"司法确认可选{'、'.join(names)}。" if names else "还没有法院，申请司法确认时现填。"

    def lines(self) -> tuple[CourtLine, ...]:
        """Return the courts in the order in which they are offered."""
        with self.store.reading() as db:
            return tuple(
                CourtLine(each.name, each.address, each.telephone, OWN if each.own else "")
                for each in courts.every(db)
            )

    def keep(self, name: str, address: str, telephone: str) -> str:
        """Write a court down, or what has changed of it; returns what was done."""
        with self.store.unit(by=self.person) as db:
            made = courts.keep(db, name, by=self.person, address=address.strip(), telephone=telephone.strip())
        return f"已记下{made.name}。"

    def drop(self, name: str) -> str:
        """Take a court off the list; returns what was done."""
        with self.store.unit(by=self.person) as db:
            courts.drop(db, name, by=self.person)
        return f"已去掉{name}；以前的申请不变。"
