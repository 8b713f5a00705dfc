"""The log and its mask."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop import logs

NAMES = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=1, max_size=6)


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    level = logging.getLogger().level
    handler = logs.start(tmp_path)
    yield tmp_path / "sanli.log"
    logs.stop(handler)
    logging.getLogger().setLevel(level)


def _last(log: Path) -> str:
    return log.read_text(encoding="utf-8").splitlines()[-1].split("Z ", 1)[1]


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("330102198001011234", "〔号〕"),
        ("33010219800101123X", "〔号〕"),
        ("330102 19800101 1234", "〔号〕"),
        ("330102800101123", "〔号〕"),
        ("+86 138 0013 8000", "〔号〕"),
        ("0571-87654321", "〔号〕"),
        ("tel:13800138000", "tel:〔号〕"),
        ("3301021980０１０１1234", "〔号〕"),
        ("古丽·阿不都, 𠮷野家", "〔文〕, 〔文〕"),
        ("row 123456 of 2026-11", "row 123456 of 2026-11"),
        ("page.py:120 in show", "page.py:120 in show"),
    ],
)
def test_mask_hides_numbers_and_words(text: str, masked: str) -> None:
    assert logs.mask(text) == masked


@given(name=NAMES, number=st.from_regex(r"\A1[3-9][0-9]{9}\Z"))
def test_mask_hides_any_name_and_any_mobile_number(name: str, number: str) -> None:
    masked = logs.mask(f"{name} said {number} and {name}")

    assert masked == "〔文〕 said 〔号〕 and 〔文〕"


def test_log_keeps_our_words_and_masks_what_is_put_in(log: Path) -> None:
    logging.getLogger("models.people").info("保存了 %s，第 %d 条", "王某", 12)

    assert _last(log) == "INFO models.people: 保存了 〔文〕，第 12 条"


def test_log_masks_what_is_put_in_by_key(log: Path) -> None:
    logging.getLogger("desktop").info("号码 %(number)s", {"number": 13800138000})

    assert _last(log) == "INFO desktop: 号码 〔号〕"


def test_log_masks_all_that_other_libraries_say(log: Path) -> None:
    logging.getLogger("alembic_like.engine").info("INSERT 张三 13800138000")

    assert _last(log) == "INFO alembic_like.engine: INSERT 〔文〕 〔号〕"


def test_log_of_an_exception_holds_no_data(log: Path, caplog: pytest.LogCaptureFixture) -> None:
    found: dict[str, int] = {}
    name = "张三"
    try:
        try:
            found[name]
        except KeyError as inner:
            message = f"no such {name}\n[parameters: (Smith, 330102198001011234)]"
            raise LookupError(message) from inner
    except LookupError:
        logging.getLogger("desktop").exception("未能保存")

    written = log.read_text(encoding="utf-8")
    assert [word for word in ("Smith, ", ": 张三", "no such 张三") if word in written] == []
    assert [line for line in written.splitlines() if line.startswith("builtins.")] == [
        "builtins.LookupError: no such 〔文〕",
        "builtins.KeyError: '〔文〕'",
    ]
    assert [record.message for record in caplog.records] == ["未能保存"]


def test_log_rotates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "SIZE", 200)
    level = logging.getLogger().level
    handler = logs.start(tmp_path)

    for number in range(100):
        logging.getLogger("desktop").info("line %d", number)

    logs.stop(handler)
    logging.getLogger().setLevel(level)
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        "sanli.log", "sanli.log.1", "sanli.log.2", "sanli.log.3", "sanli.log.4", "sanli.log.5",
    ]  # fmt: skip
