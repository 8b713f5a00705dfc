"""Rows of those who help: the roster with what each attended, and assistants with what each took part in."""

from dataclasses import dataclass

from models.shields import Shield


@dataclass(frozen=True, slots=True)
class HelperRow:
    """One mediator or invitee in R8 邀请调解员名册/出勤; ``case_id`` is the latest case they sat in, or empty."""

    case_id: str
    serial: int
    name: str
    unit: str
    kind: str
    certificate: str
    fields: str
    telephone: str
    term: str
    numbers: tuple[str, ...]
    minutes: int | None
    part: str
    remark: str
    case_ids: tuple[str, ...] = ()
    shield: Shield | None = None


@dataclass(frozen=True, slots=True)
class AssistantRow:
    """One 警务助理 or 网格员 in R15; the cases that ``mediations`` counts are ``case_ids``."""

    case_id: str
    serial: int
    name: str
    kind: str
    duty: str
    unit: str
    village: str
    mediations: int
    numbers: tuple[str, ...]
    minutes: int
    visits: int
    campaigns: int
    patrols: int
    case_ids: tuple[str, ...] = ()
    shield: Shield | None = None
