"""Rows of numbers, recordings and what happens again and again."""

from dataclasses import dataclass
from datetime import date

from models.shields import Shield


@dataclass(frozen=True, slots=True)
class SpotRow:
    """One number of the series in R4 现场治安调解协议书编号登记簿; money is in fen."""

    case_id: str
    serial: int
    number: str
    on: date
    parties: tuple[str, ...]
    offence: str
    amount: int | None
    officer: str
    state: str
    reason: str
    shield: Shield | None = None


@dataclass(frozen=True, slots=True)
class NumberRow:
    """One number that was taken in R10 文书编号簿."""

    case_id: str
    serial: int
    series: str
    text: str
    title: str
    number: str
    issued_at: str
    copies: int | None
    by_name: str
    state: str
    reason: str
    shield: Shield | None = None


@dataclass(frozen=True, slots=True)
class RecordingRow:
    """One recording in R12 录音录像索引."""

    case_id: str
    serial: int
    number: str
    sitting: str
    device: str
    file_number: str
    started: str
    ended: str
    continuous: bool
    kept_at: str
    custodian: str
    shield: Shield | None = None


@dataclass(frozen=True, slots=True)
class ConcernRow:
    """One set of people or one place in R11 重复警情/重点纠纷台账; ``case_id`` is its latest case."""

    case_id: str
    serial: int
    title: str
    first_on: date
    last_on: date
    count: int
    level: str
    owner: str
    measures: str
    state: str
    shield: Shield | None = None
