"""Every table of the store, imported once so that the metadata is whole."""

import importlib

from models.base import Base

MODULES = (
    "station", "areas", "people", "cases", "demands", "recordings", "sittings", "record", "offers", "agreements", "papers", "entries", "numbering", "clocks", "visits",
    "performance", "urging", "confirmation", "referrals", "dispositions", "escalations", "roster", "invitations", "contacts", "rooms",
    "assignments", "approvals", "recognition", "closure", "reports", "levels", "confidences", "extensions", "followups", "outreach", "batches", "intakes", "legacy", "alarms",
    "repeats", "turns", "retellings", "evidence", "caucuses", "calculations", "jointtasks", "readings", "signings", "overrides", "scans", "attachments", "dossiers", "subsidies", "formchoices", "drafts", "savedfilters", "ownforms", "disclosure", "files", "audit",
)  # fmt: skip


def load() -> None:
    """Import the modules that declare tables."""
    for name in MODULES:
        importlib.import_module(f"models.{name}")


def names() -> list[str]:
    """Name every table, parents before children."""
    load()
    return [table.name for table in Base.metadata.sorted_tables]
