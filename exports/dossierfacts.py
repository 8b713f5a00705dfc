"""What cover, index, 备考表 and back of a dossier say (卷宗, domain.md 2.3 D27)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexFacts:
    """One line of the 卷内目录; ``pages`` is the page it begins on, empty where it has none."""

    number: str = ""
    name: str = ""
    paper: str = ""
    date: str = ""
    pages: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierFacts:
    """The dossier as a whole; ``slip`` and ``slip_page`` are the paper of another system that a sheet keeps a place for."""

    organ: str = ""
    kind: str = ""
    name: str = ""
    number: str = ""
    handler_label: str = ""
    handlers: str = ""
    begun: str = ""
    ended: str = ""
    filed_by: str = ""
    filed_on: str = ""
    checked_by: str = ""
    kept_for: str = ""
    remarks: str = ""
    pages: str = ""
    rows: tuple[IndexFacts, ...] = ()
    situation: str = ""
    lacking: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    by_hand: tuple[str, ...] = ()
    overrides: tuple[str, ...] = ()
    late: tuple[str, ...] = ()
    voided: tuple[str, ...] = ()
    slip: str = ""
    slip_page: str = ""
