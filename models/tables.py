"""Every table of the store, imported once so that the metadata is whole."""

import importlib

MODULES = (
    "station", "people", "cases", "demands", "recordings", "sittings", "agreements", "papers", "numbering", "clocks", "visits",
    "performance", "confirmation", "referrals", "roster", "drafts", "files", "audit",
)  # fmt: skip


def load() -> None:
    """Import the modules that declare tables."""
    for name in MODULES:
        importlib.import_module(f"models.{name}")
