"""Cases with all that hangs on them, read in a fixed number of queries for every few hundred cases."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from models import agreements, cases
from models.agreements import Agreement, Obligation
from models.cases import Case
from models.clocks import Deadline
from models.confirmation import Confirmation
from models.dispositions import Disposition
from models.papers import Paper
from models.queries import plaincases, plainparts
from models.queries.plainparts import Part
from models.queries.plainrows import raw
from models.recordings import Recording
from models.sittings import Sitting
from models.visits import Visit

AT_ONCE = 500


@dataclass(slots=True)
class Bundle:
    """One case and what belongs to it; lists are in the order of time, and empty where nobody asked for them.

    What ``bundles`` puts in are plain rows with the columns that registers tell, in place of the entities.
    """

    case: Case
    agreement: Agreement | None = None
    obligations: Sequence[Obligation] = ()
    sittings: Sequence[Sitting] = ()
    visits: Sequence[Visit] = ()
    confirmations: Sequence[Confirmation] = ()
    recordings: Sequence[Recording] = ()
    deadlines: Sequence[Deadline] = ()
    papers: Sequence[Paper] = ()
    dispositions: Sequence[Disposition] = ()
    repeats: int = 0

    @property
    def signed(self) -> Agreement | None:
        """The agreement, once it has been signed or reached."""
        return self.agreement if self.agreement and self.agreement.signed_on else None

    @property
    def amount(self) -> int | None:
        """What was agreed in fen; None where nothing was signed or no clause states a sum."""
        return agreements.total(self.signed) if self.signed else None


def bundles(
    db: Session, *which: ColumnElement[bool], order: ColumnElement[Any], parts: Collection[Part]
) -> Iterator[Bundle]:
    """Read the valid cases that meet ``which`` with those ``parts`` only, a few hundred at a time.

    Memory stays flat: not even their ids are ever held together.
    """
    connection = db.connection()
    wanted = select(raw(Case.id)).where(*cases.own(), *which).order_by(order, Case.id)
    with connection.execute(wanted, execution_options={"yield_per": AT_ONCE}) as ids:
        for batch in ids.scalars().partitions():
            found = {key: Bundle(case) for key, case in plaincases.read(connection, batch)}
            for part in parts:
                for key, value in plainparts.read(connection, part, batch):
                    setattr(found[key], part, value)
            yield from (found[key] for key in batch)
