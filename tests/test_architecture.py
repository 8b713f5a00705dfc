"""Who may know whom: the contracts of pyproject.toml, so that the ordinary run shows a broken one."""

from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports


def test_layers_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parent.parent)

    assert lint_imports(no_cache=True) == EXIT_STATUS_SUCCESS
