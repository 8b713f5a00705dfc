"""The store: one SQLite file, or PostgreSQL when several workstations share the room."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, insert, select, text
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.orm import Session, UOWTransaction, sessionmaker
from sqlalchemy.orm.exc import StaleDataError

from models import audit, calendars, schema, station, tables
from models.base import Base
from models.errors import Refusal
from models.searching import laying
from models.station import Identity

FILE = "sanli.db"
BUSY_MS = 5_000
# what SQLite says of a file that is damaged, or has no room on its disk
DAMAGE = ("malformed", "disk image", "disk is full", "not a database", "decode to UTF-8")
FULL = "磁盘已满，这一步没有存下。请腾出空间后再做一次；屏幕上的内容还在。"
UNREAD = "数据库文件已损坏，没有能读完。请从备份恢复。"
Listener = Callable[[frozenset[str]], None]


def utc_now() -> datetime:
    """Return the present moment; the only clock of the store, replaceable when it is opened."""
    return datetime.now(UTC)


@dataclass
class Store:
    """An open store. ``unit`` writes, ``reading`` reads, ``changed`` hears what was written."""

    engine: Engine
    folder: Path | None
    now: Callable[[], datetime] = utc_now
    person: Identity | None = None
    listeners: list[Listener] = field(default_factory=list)
    heard: int = 0
    told: int = 0  # how often listeners were told: what was read since has nothing to read anew

    def __post_init__(self) -> None:
        """Prepare the two kinds of session."""
        self._writing = sessionmaker(self.engine, expire_on_commit=False)
        self._reading = sessionmaker(self.engine.execution_options(reading=True), expire_on_commit=False)
        event.listen(self._writing, "before_flush", _remember)
        event.listen(self._writing, "after_flush", audit.after_flush)

    @contextmanager
    def unit(self, *, by: Identity | None = None) -> Iterator[Session]:
        """Open one unit of work: all of it is kept, or nothing is.

        ``by`` is the signed-in person unless told. After the commit ``changed`` listeners get the names of
        the classes written. A stale write is a Refusal that says who wrote in between.
        """
        with self._telling_damage(), self._writing() as db:
            db.info.update(by=by or self.person, now=self.now, files=self.folder, touched=set())
            try:
                with db.begin():
                    if self.engine.dialect.name == "postgresql":
                        audit.hold(db)  # SQLite's BEGIN IMMEDIATE does the same
                    yield db
            except StaleDataError as stale:
                raise Refusal(self._who_wrote(db)) from stale
            touched = frozenset(db.info["touched"])
        if touched:
            self.tell(touched)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Open a read-only view of the store; nothing is told to anyone."""
        with self._telling_damage(), self._reading() as db:
            db.info.update(by=self.person, now=self.now, files=self.folder)
            with db.begin():
                yield db

    @contextmanager
    def _telling_damage(self) -> Iterator[None]:
        """Say in a sentence that the file was found damaged, or the disk full, after it was opened."""
        try:
            yield
        except (DatabaseError, sqlite3.DatabaseError) as trouble:
            words = str(getattr(trouble, "orig", trouble))
            if not any(sign in words for sign in DAMAGE):
                raise
            raise Refusal(FULL if "disk is full" in words else _sentence(trouble, self.folder)) from trouble

    def changed(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` with class names after each write; returns what ends it."""
        self.listeners.append(listener)
        return lambda: self.listeners.remove(listener) if listener in self.listeners else None

    def tell(self, touched: frozenset[str]) -> None:
        """Tell every listener which classes were written."""
        self.told += 1
        for listener in tuple(self.listeners):
            listener(touched)

    def poll(self) -> None:
        """Hear what other workstations wrote since the last call, and tell the listeners.

        Raises Refusal when another program has moved the schema on: this one must close.
        """
        with self.reading() as db:
            if schema.revision(db.connection()) != schema.HEAD:
                raise Refusal("另一台电脑已升级本库，请关闭本程序并安装新版本后再打开。")
            seq = db.scalar(select(audit.AuditHead.seq)) or 0
            tables = set(
                db.scalars(
                    select(audit.AuditEntry.table_name).where(audit.AuditEntry.seq > self.heard).distinct()
                )
            )
        first, self.heard = self.heard == 0, seq
        if tables and not first:
            names = {
                mapper.class_.__name__
                for mapper in Base.registry.mappers
                if getattr(mapper.class_, "__tablename__", "") in tables
            }
            self.tell(frozenset(names))

    def sign_in(self, login: str, password: str) -> Identity:
        """Sign a person in; wrong tries are counted and kept."""
        with self.unit() as db:
            found = station.sign_in(db, login, password, now=self.now())
            calendars.adopt(db)
        if isinstance(found, Refusal):
            raise found
        self.person = found
        return found

    @property
    def signed_in(self) -> Identity:
        """Return who is signed in: nothing but the sign-in is shown to nobody."""
        assert self.person is not None, "a page is shown to someone"
        return self.person

    def sign_out(self) -> None:
        """Forget who is signed in."""
        self.person = None

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()

    def _who_wrote(self, db: Session) -> str:
        rows: list[Any] = db.info["writing"]
        ids = [str(row.id) for row in rows]
        with self.reading() as fresh:
            last = fresh.scalar(
                select(audit.AuditEntry)
                .where(audit.AuditEntry.row_id.in_(ids))
                .order_by(audit.AuditEntry.seq.desc())
                .limit(1)
            )
            row = next((row for row in rows if last and str(row.id) == last.row_id), None)
            return audit.stale_sentence(row or station.Station(), last)


def open_store(
    place: str | Path,
    *,
    now: Callable[[], datetime] = utc_now,
    before_migration: Callable[[Path], None] | None = None,
) -> Store:
    """Open the store at a folder or a PostgreSQL address, making or migrating it first.

    Before a migration a verified copy of the database is made and its path given to ``before_migration``.
    Raises Refusal for a damaged file, a newer database, a folder that cannot be written and a server that
    does not answer.
    """
    address = str(place)
    folder = None if "://" in address else Path(place)
    tables.load()
    engine = _postgresql(address) if folder is None else _sqlite(folder)
    try:
        with schema.alone(engine):
            kept = schema.prepare(engine, Base.metadata)
            if kept and before_migration:
                before_migration(kept)
            with engine.begin() as connection:
                if connection.execute(select(audit.AuditHead.id)).first() is None:
                    connection.execute(insert(audit.AuditHead).values(id=1, seq=0, digest=audit.GENESIS))
            _lay_index(engine)
    except (OperationalError, DatabaseError, sqlite3.DatabaseError) as trouble:
        engine.dispose()
        raise Refusal(_sentence(trouble, folder)) from trouble
    except BaseException:
        engine.dispose()
        raise
    return Store(engine, folder, now)


def _lay_index(engine: Engine) -> None:
    """Lay the index of the search where there is none; whatever is wrong with it, the records are opened."""
    with suppress(DatabaseError), engine.begin() as connection:
        laying.prepare(connection)


def check_whole(store: Store) -> list[str]:
    """Return the faults of the database file and of the audit chain; empty when all is whole.

    The audit of a file that is not whole is not read: what its damaged pages hold may be anything.
    """
    faults: list[str] = []
    try:
        with store.reading() as db:
            if store.engine.dialect.name == "sqlite":
                answers = [str(row[0]) for row in db.execute(text("PRAGMA integrity_check"))]
                faults += [f"数据库完整性检查：{each}" for each in answers if each != "ok"]
                if faults:
                    return [*faults, UNREAD]
                if db.execute(text("PRAGMA foreign_key_check")).first():
                    faults.append("数据库中有指向不存在记录的引用。")
            broken = audit.verify(db)
            if broken is not None:
                faults.append(f"操作日志从第 {broken} 条起对不上。")
    except (Refusal, DatabaseError, ValueError):
        faults.append(UNREAD)
    return faults


def _remember(db: Session, _context: UOWTransaction, _rows: Any) -> None:
    """Hold the rows that a flush writes: after a stale write they tell whose change came before."""
    db.info["writing"] = [row for row in db.dirty if hasattr(row, "version")]


def _sqlite(folder: Path) -> Engine:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as trouble:
        raise Refusal("数据文件夹不能写入，请检查文件夹权限或换一个位置。") from trouble
    engine = create_engine(f"sqlite:///{folder / FILE}", connect_args={"timeout": BUSY_MS / 1000})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # SQLAlchemy's BEGIN below decides, not the driver
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        f"busy_timeout={BUSY_MS}",
        "cache_size=-16000",
    ):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin_sqlite(connection: Connection) -> None:
    reading = connection.get_execution_options().get("reading")
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


def _postgresql(address: str) -> Engine:
    address = address.replace("postgresql://", "postgresql+psycopg://", 1)
    return create_engine(address, pool_pre_ping=True)


def _sentence(trouble: Exception, folder: Path | None) -> str:
    words = str(getattr(trouble, "orig", trouble))
    if folder is None:
        return "连不上数据库服务器，请检查网线和服务器是否开机，再重新打开。"
    for sign, sentence in (
        ("unable to open", "数据文件夹不能写入，请检查文件夹权限或换一个位置。"),
        ("readonly", "数据文件夹是只读的，请检查文件夹权限或换一个位置。"),
        ("disk is full", "磁盘已满，请清出空间后再打开；已保存的内容没有丢失。"),
        ("locked", "数据库正被另一个程序占用，请稍候再试。"),
    ):
        if sign in words:
            return sentence
    return "数据库文件已损坏，程序没有改动它。请用“恢复备份”找回最近一份备份，并保留损坏的文件。"
