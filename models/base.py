"""What every table has: the naming convention, ids, moments, labels, versions and the mark of a voided row."""

import uuid
from datetime import UTC, date, datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, ForeignKey, MetaData, Uuid
from sqlalchemy.ext.mutable import MutableDict, MutableList
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column
from sqlalchemy.types import TypeDecorator
from uuid_utils.compat import uuid7

NAMING = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


def new_id() -> uuid.UUID:
    """Return a UUIDv7: ordered by time, never the same on two workstations."""
    return uuid7()


class Moment(TypeDecorator[datetime]):
    """An aware moment, kept in UTC on both engines."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 -- SQLAlchemy's signature
        """Refuse a moment without a zone; store UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 -- as above
        """Give back an aware moment; SQLite drops the zone."""
        if value is None or value.tzinfo is not None:
            return value
        return value.replace(tzinfo=UTC)


class Base(DeclarativeBase):
    """The root of all tables."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        uuid.UUID: Uuid(),
        datetime: Moment(),
        dict[str, Any]: MutableDict.as_mutable(JSON()),
        list[Any]: MutableList.as_mutable(JSON()),
    }

    def __repr__(self) -> str:
        """Name the row by its table and id only: rows hold personal data."""
        return f"<{type(self).__name__} {self.__dict__.get('id', '?')}>"


class Row(Base):
    """A row with an id of its own."""

    __abstract__ = True

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)

    def __init__(self, **values: Any) -> None:
        """Take column values; the id is there at once, before any flush."""
        values.setdefault("id", new_id())
        super().__init__(**values)


class Versioned:
    """An aggregate root: a stale write is refused (``StaleDataError`` becomes a Refusal in the store)."""

    version: Mapped[int] = mapped_column(default=1)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805 -- declared_attr hands the class
        """Count every update of the row."""
        return {"version_id_col": cls.version}


class Voidable:
    """Nothing is deleted: a row is voided with a reason, and stays."""

    voided_at: Mapped[datetime | None] = mapped_column(default=None)
    void_reason: Mapped[str] = mapped_column(default="", info={"label": "作废原因"})

    @property
    def valid(self) -> bool:
        """True while the row has not been voided."""
        return self.voided_at is None


def label(text: str, **more: Any) -> Any:
    """Declare a text column with the label that forms, tables and registers show; empty by default."""
    more.setdefault("default", "")
    return mapped_column(info={"label": text}, **more)


def day(text: str, **more: Any) -> Any:
    """Declare a date column with its label; None by default."""
    more.setdefault("default", None)
    return mapped_column(info={"label": text}, **more)


def money(text: str) -> Any:
    """Declare a sum in fen with its label; None means that no sum is stated."""
    return mapped_column(BigInteger, default=None, info={"label": text})


def link(target: str, **more: Any) -> Any:
    """Declare an indexed reference to ``target`` (``cases.id``)."""
    more.setdefault("index", True)
    return mapped_column(ForeignKey(target), **more)


def as_plain(value: Any) -> Any:
    """Turn a column value into what JSON can hold: moments and dates as ISO text, ids as text."""
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, uuid.UUID):
        return str(value)
    return value
