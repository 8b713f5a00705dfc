"""Sets of cases as the bits of a number."""

from hypothesis import given
from hypothesis import strategies as st

from models.statistics import bits


@given(
    st.integers(1, 200).flatmap(lambda count: st.tuples(st.just(count), st.sets(st.integers(0, count - 1))))
)
def test_what_is_put_in_is_picked_out(given: tuple[int, set[int]]) -> None:
    count, places = given

    made = bits.made_of(places, count)

    assert bits.picked(range(count), made) == tuple(sorted(places))
    assert made.bit_count() == len(places)
