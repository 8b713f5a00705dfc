from pathlib import Path
from typing import Any

import resources
from models.texts import read_from


def test_table_is_turned_into_values_once_and_again_after_an_override(tmp_path: Path) -> None:
    seen = []

    @read_from("texts/grading.toml")
    def count(table: dict[str, Any]) -> int:
        seen.append(table)
        return len(table["level"])

    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "grading.toml").write_text("level = []\n", encoding="utf-8")

    assert (count(), count(), len(seen)) == (5, 5, 1)
    resources.override(tmp_path)
    try:
        assert (count(), len(seen)) == (0, 2)
    finally:
        resources.restore()
    assert count() == 5
