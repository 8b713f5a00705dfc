"""保留意见: a red finding that somebody answers for in writing, and takes back."""

import uuid
from typing import TYPE_CHECKING

from models import cases, overrides
from models.overrides import Override
from models.store import Store

if TYPE_CHECKING:
    from models.checks import Gap


class PaperOverrides:
    """What is left standing in the papers of a case."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def keep(self, case_id: uuid.UUID, form: str, gap: "Gap", reason: str) -> None:
        """Leave a finding standing for a reason."""
        with self.store.unit() as db:
            overrides.keep(db, cases.case(db, case_id), form, gap, reason, by=self.store.signed_in)

    def take_back(self, override_id: uuid.UUID) -> None:
        """Let it stop 定稿 again."""
        with self.store.unit() as db:
            overrides.take_back(db, db.get_one(Override, override_id), by=self.store.signed_in)
