"""Who may see 台账: it lists every case of the station."""

from models import station
from models.station import Deed, Identity

NO_READING = "台账列出本所全部案件，{role}只能看到交给自己办的案件。请由民警、内勤或所领导打开。"


def why_not(person: Identity) -> str:
    """Say why this person may not see registers; empty when they may."""
    return "" if station.may(person, Deed.READ_ALL) else NO_READING.format(role=person.role)
