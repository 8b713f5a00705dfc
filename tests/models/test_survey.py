"""Looking at a database without touching it."""

from pathlib import Path

import pytest
from sqlalchemy import text

from models import survey
from models.errors import Refusal
from models.store import open_store


def test_revision_of_a_made_store_is_the_newest(engine_url: str) -> None:
    assert survey.revision_at(engine_url) == survey.HEAD


def test_revision_of_nothing_is_none_and_makes_nothing(empty_url: str) -> None:
    assert survey.revision_at(empty_url) is None
    assert not Path(empty_url).exists()


def test_revision_of_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "sanli.db").write_bytes(b"rubbish" * 1000)

    with pytest.raises(Refusal, match="数据库文件已损坏"):
        survey.revision_at(str(tmp_path))


def test_revision_of_a_server_that_is_away_is_refused() -> None:
    with pytest.raises(Refusal, match="服务器没有回应"):
        survey.revision_at("postgresql://room@127.0.0.1:1/sanli")


def test_unlike_models_names_what_is_missing(engine_url: str) -> None:
    store = open_store(engine_url)
    assert survey.unlike_models(store) == []
    with store.engine.begin() as connection:
        connection.execute(text("DROP TABLE drafts"))
        connection.execute(text("ALTER TABLE officers DROP COLUMN badge"))

    assert survey.unlike_models(store) == ["缺少表 drafts", "表 officers 缺少列 badge"]
    store.close()
