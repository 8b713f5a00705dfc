"""Who keeps the index up to the data while the program runs: a thread of its own that gives way to whoever writes."""

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from models.searching import keeping, laying, mending

#: After a write the keeper waits so long, so that the next one finds the database free.
QUIET_SECONDS = 2.0
#: Between two units, and when there was nothing to do: what other workstations write is heard of at least so often.
BREATH_SECONDS, REST_SECONDS, TROUBLE_SECONDS = 0.02, 30.0, 10.0
#: An index that is damaged again and again lies on a disk that is: it is not mended more often than this.
MOST_MENDED = 3


class Keeper:
    """Brings the index of one store up to it in short units; ``wrote`` tells it that something was written."""

    def __init__(self, engine: Engine, now: Callable[[], datetime], *, quiet: float = QUIET_SECONDS) -> None:
        self._engine, self._now, self._quiet = engine, now, quiet
        self._ending = threading.Event()
        self._waking = threading.Event()
        self._wrote_at = -quiet
        self._proved, self._mended = False, 0
        self._thread = threading.Thread(target=self._run, name="index of the search", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def wrote(self, _touched: frozenset[str] = frozenset()) -> None:
        """Hear that something was written: there will be something to do, but not at once."""
        self._wrote_at = time.monotonic()
        self._waking.set()

    def stop(self) -> None:
        """End after the unit that runs."""
        self._ending.set()
        self._waking.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        while not self._ending.is_set():
            since = time.monotonic() - self._wrote_at
            if since < self._quiet:
                self._ending.wait(self._quiet - since)
                continue
            self._waking.clear()
            try:
                suspected = self._engine.pool in laying.SUSPECTED
                busy = (suspected and self._mend()) or one_unit(self._engine, self._now())
                if not busy and not self._proved:
                    busy, self._proved = self._mend(), True
            except (
                SQLAlchemyError
            ):  # the database is busy, gone or damaged: whoever works with it will say so
                laying.SUSPECTED.add(self._engine.pool)
                self._waking.wait(TROUBLE_SECONDS)
                continue
            self._ending.wait(BREATH_SECONDS) if busy else self._waking.wait(REST_SECONDS)

    def _mend(self) -> bool:
        if self._mended >= MOST_MENDED or not mending.mend(self._engine):
            return False
        self._mended += 1
        return True


def one_unit(engine: Engine, now: datetime) -> bool:
    """Do a little in a transaction of its own; tells whether there may be more to do."""
    with engine.begin() as connection:
        if keeping.step(connection, now=now):
            return True
    with engine.begin() as connection:
        return keeping.renew_worn(connection) or keeping.tidy(connection)


def keep_up(engine: Engine, now: datetime) -> None:
    """Do everything there is to do, for a program without a window."""
    with suppress(SQLAlchemyError):
        while one_unit(engine, now):
            pass
