"""The short form of tests/soak/kill_in_sitting.py: three kills in the middle of a sitting."""

import signal

import pytest

from tests.soak import kill_in_sitting


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no kill -9")
def test_sitting_survives_three_kills_with_every_acknowledged_line() -> None:
    figures = kill_in_sitting.run(3, seed=2)

    assert figures.kills == 3
    assert figures.lines >= figures.acked > 0
