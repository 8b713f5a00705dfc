"""What the tests of papers share: reading a PDF back."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def pdftotext(require: Callable[[str], str], tmp_path: Path) -> Callable[[bytes], list[str]]:
    """Return ``pdftotext(pdf)``: the text of each page as Poppler reads it."""
    program = require("pdftotext")

    def read(pdf: bytes) -> list[str]:
        source = tmp_path / "read.pdf"
        source.write_bytes(pdf)
        done = subprocess.run([program, "-enc", "UTF-8", str(source), "-"], check=True, capture_output=True)
        return done.stdout.decode("utf-8").split("\f")[:-1]

    return read
