"""What has changed in a clause, word by word."""

from hypothesis import given
from hypothesis import strategies as st

from ui.viewmodels import clause_diff
from ui.viewmodels.clause_diff import GONE, NEW, SAME, Run

TEXT = st.text(alphabet="赔偿张某300元.，1月", max_size=30)


def test_runs_change_a_sum_and_a_day_as_a_whole() -> None:
    assert clause_diff.runs("赔偿300.00元，2026-11-22付", "赔偿350.00元，2026-11-25付") == (
        Run(SAME, "赔偿"), Run(GONE, "300.00"), Run(NEW, "350.00"), Run(SAME, "元，"),
        Run(GONE, "2026-11-22"), Run(NEW, "2026-11-25"), Run(SAME, "付"),
    )  # fmt: skip


@given(before=TEXT, after=TEXT)
def test_runs_tell_both_wordings_whole(before: str, after: str) -> None:
    found = clause_diff.runs(before, after)

    assert "".join(run.text for run in found if run.kind != NEW) == before
    assert "".join(run.text for run in found if run.kind != GONE) == after


@given(text=TEXT)
def test_runs_of_the_same_wording_change_nothing(text: str) -> None:
    assert all(run.kind == SAME for run in clause_diff.runs(text, text))
