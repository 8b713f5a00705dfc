from pathlib import Path

import pytest
from sqlalchemy import text

from models import files, load, schema
from models.errors import Refusal
from models.store import check_whole, open_store

OLD = sorted((Path(__file__).parents[1] / "databases").glob("*.zip"))


@pytest.mark.parametrize("file", OLD, ids=lambda file: file.stem)
def test_a_copy_of_every_schema_ever_released_loads(file: Path, empty_url: str) -> None:
    before = file.read_bytes()
    store = open_store(empty_url)

    manifest = load.load(file, store)

    load.compare(store, manifest)
    assert check_whole(store) == []
    with store.reading() as db:
        assert schema.revision(db.connection()) == schema.HEAD
        assert db.execute(text("SELECT count(*) FROM persons WHERE pinyin = ''")).scalar() == 0
        assert db.execute(text("SELECT count(*) FROM cases WHERE concluded_on IS NOT NULL")).scalar() == 1
    store.close()
    assert file.read_bytes() == before


def test_an_old_copy_brings_its_files(tmp_path: Path) -> None:
    store = open_store(tmp_path)

    load.load(OLD[0], store)

    kept = [file.name for file in (tmp_path / files.FOLDER).glob("??/*")]
    store.close()
    assert len(kept) == 1


def test_a_damaged_old_copy_is_refused_and_changes_nothing(tmp_path: Path) -> None:
    spoiled = tmp_path / "spoiled.zip"
    spoiled.write_bytes(OLD[0].read_bytes()[:-900])
    store = open_store(tmp_path / "store")

    with pytest.raises(Refusal):
        load.load(spoiled, store)

    with store.reading() as db:
        assert db.execute(text("SELECT count(*) FROM stations")).scalar() == 0
    store.close()
