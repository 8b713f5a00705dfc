"""Rows are guessed first and measured where they are seen; the sums always hold."""

from hypothesis import given
from hypothesis import strategies as st

from ui.widgets.row_heights import RowHeights

HEIGHTS = st.lists(st.tuples(st.integers(1, 50), st.integers(1, 50)), min_size=1, max_size=60)
SPANS = st.lists(st.tuples(st.integers(-3, 70), st.integers(-3, 70)), max_size=6)


@given(HEIGHTS, SPANS)
def test_settled_rows_have_their_measured_height_and_the_others_their_guess(
    heights: list[tuple[int, int]], spans: list[tuple[int, int]]
) -> None:
    rows = RowHeights()
    rows.lay(4, [guess for guess, _ in heights])
    settled: set[int] = set()

    for first, last in spans:
        rows.settle(first, last, lambda row: heights[row][1])
        settled |= set(range(max(0, first), min(last, len(heights))))

    found = [rows.bottom(row) - rows.top(row) for row in range(len(heights))]
    assert found == [heights[row][row in settled] for row in range(len(heights))]
    assert (rows.top(0), rows.total) == (4, 4 + sum(found))


def test_rows_that_are_kept_are_not_measured_again() -> None:
    rows = RowHeights()
    rows.lay(0, [10, 10])
    measured: list[int] = []

    def measure(row: int) -> int:
        measured.append(row)
        return 20

    rows.settle(0, 2, measure)
    rows.lay(0, [10], keep=2)
    rows.settle(0, 3, measure)

    assert measured == [0, 1, 2]
    assert rows.total == 60
