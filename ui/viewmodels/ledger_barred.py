"""Who may see what lists or counts every case of the station: 台账, 报表, 研判, 本局表格."""

from models import station
from models.station import Deed, Identity

LEDGERS = "台账列出本所全部案件"
NO_READING = "{what}，{role}只能看到交给自己办的案件。请由民警、内勤或所领导打开。"


def why_not(person: Identity, what: str = LEDGERS) -> str:
    """Say why this person may not see ``what``, a sentence without its stop; empty when they may."""
    return "" if station.may(person, Deed.READ_ALL) else NO_READING.format(what=what, role=person.role)
