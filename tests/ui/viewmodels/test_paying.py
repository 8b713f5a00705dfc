import doctest

from ui.viewmodels import paying


def test_examples_of_the_module_hold() -> None:
    assert doctest.testmod(paying).failed == 0
