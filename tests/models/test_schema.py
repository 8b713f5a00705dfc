from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text

from models import schema, tables
from models.base import Base
from models.store import open_store


def test_head_is_the_newest_migration() -> None:
    assert schema.known()[-1] == schema.HEAD
    assert ScriptDirectory(str(schema.MIGRATIONS)).get_heads() == [schema.HEAD]


def test_head_equals_models(empty_url: str) -> None:
    tables.load()
    address = (
        empty_url.replace("postgresql://", "postgresql+psycopg://", 1)
        if "://" in empty_url
        else f"sqlite:///{empty_url}.db"
    )
    engine = create_engine(address)
    schema.upgrade(engine)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        found = compare_metadata(context, Base.metadata)
    engine.dispose()
    assert found == []


@pytest.mark.parametrize(
    "file", sorted((Path(__file__).parents[1] / "databases").glob("*.sql")), ids=lambda file: file.stem
)
def test_every_old_database_opens(file: Path, tmp_path: Path) -> None:
    import sqlite3  # noqa: PLC0415 -- only old SQLite files are kept

    with sqlite3.connect(tmp_path / "sanli.db") as old:
        old.executescript(file.read_text(encoding="utf-8"))
    old.close()
    store = open_store(tmp_path)
    with store.reading() as db:
        assert db.execute(text("SELECT count(*) FROM stations")).scalar() == 1
    store.close()


def test_a_copy_is_made_and_proved_before_a_migration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_store(tmp_path).close()
    told: list[Path] = []
    here = schema.HEAD
    monkeypatch.setattr(schema, "HEAD", "9999")
    monkeypatch.setattr(schema, "upgrade", lambda engine: None)

    open_store(tmp_path, before_migration=told.append).close()

    assert [path.name for path in told] == [f"sanli-before-9999-from-{here}.db"]
    assert told[0].stat().st_size > 0
