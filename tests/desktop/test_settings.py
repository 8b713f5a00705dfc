"""Machine settings."""

from pathlib import Path
from typing import Any

import pytest

from desktop.settings import BY_NAME, SETTINGS, Setting, Settings


def _another(setting: Setting) -> Any:
    if setting.choices:
        return setting.choices[-1][0]
    if setting.kind is bool:
        return not setting.default
    return "别处" if setting.kind is str else 7


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_settings_round_trip(setting: Setting, tmp_path: Path) -> None:
    assert Settings(tmp_path).get(setting.name) == setting.default

    Settings(tmp_path).set(setting.name, _another(setting))

    assert Settings(tmp_path).get(setting.name) == _another(setting)


def test_settings_are_declared_once_with_a_label_and_a_lawful_default() -> None:
    assert len(BY_NAME) == len(SETTINGS)
    assert [s.name for s in SETTINGS if not s.label or not s.accepts(s.default)] == []


def test_settings_refuse_what_may_not_stand(tmp_path: Path) -> None:
    settings = Settings(tmp_path)

    with pytest.raises(ValueError, match="theme does not accept"):
        settings.set("theme", "pink")

    assert settings.get("theme") == "light"


def test_settings_fall_back_when_the_kept_value_may_not_stand(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"settings": {"theme": "pink", "big": 1}}')

    settings = Settings(tmp_path)

    assert (settings.get("theme"), settings.get("big")) == ("light", False)


@pytest.mark.parametrize("rubbish", ["{", "[]", '"text"', '{"settings": 3}'])
def test_settings_keep_a_broken_file_aside(rubbish: str, tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text(rubbish)
    settings = Settings(tmp_path)
    assert (settings.lost, settings.get("big")) == (True, False)

    settings.set("big", value=True)

    assert (tmp_path / "settings.broken.json").read_text() == rubbish
    assert Settings(tmp_path).get("big") is True


def test_settings_remember_what_windows_ask(tmp_path: Path) -> None:
    Settings(tmp_path).remember("registers.widths", [80, 120])

    assert Settings(tmp_path).recall("registers.widths") == [80, 120]
    assert Settings(tmp_path).recall("nothing", "else") == "else"
