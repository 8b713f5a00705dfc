"""Editions of an agreement compared: changed, moved, added, taken out, with sums and days called out in words."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from models import agreements
from tests import sample
from tests.sample import Room
from ui.viewmodels import editions
from ui.viewmodels.clause_diff import Said
from ui.viewmodels.clause_diff import compare as clauses_compared
from ui.viewmodels.clause_words import AgreementWords, ClauseWords, PartWords
from ui.viewmodels.editions import Editions

PAY = ClauseWords(
    "赵水生于2026年12月1日前赔偿张土根3,000.00元。", "赵水生", "张土根", "3000", "2026-12-01", method="现金"
)
SORRY = ClauseWords("赵水生当场向张土根赔礼道歉，张土根表示接受。")
DONE = ClauseWords("双方就本次纠纷一次性了结，互不再主张民事赔偿。")
MORE = ClauseWords("后续治疗的费用，凭诊断证明和票据另行结算。")
CALM = ClauseWords("双方今后互不辱骂、滋扰对方。")


def words(*clauses: ClauseWords) -> AgreementWords:
    return AgreementWords("踩坏麦苗。", clauses=clauses)


def test_sum_and_day_are_called_out_in_words() -> None:
    cheaper = replace(
        PAY, text="赵水生于2026年12月15日前赔偿张土根2,500.00元。", amount="2500.00", due="2026-12-15",
        parts=(PartWords("2026-12-15", "2500"),),
    )  # fmt: skip
    found = editions.compare(words(PAY, DONE), words(cheaper, DONE))
    (change,) = found.clauses
    assert (change.kind, change.number) == ("改动", 0)
    assert change.why == (
        "金额 3,000.00 → 2,500.00；期限 2026年12月1日 → 2026年12月15日；分期 （无） → 2026年12月15日 2,500.00"
    )
    assert found.summary == "改动 1 条；1 条没有变"


def test_moved_added_and_removed_clauses_are_told_apart() -> None:
    found = editions.compare(words(PAY, SORRY, CALM, DONE), words(DONE, PAY, SORRY, MORE))
    assert [(each.kind, each.number) for each in found.clauses] == [("移动", 0), ("增加", 3), ("删去", 2)]
    assert found.clauses[0].why == "原第4条移到第1条"
    assert found.summary == "增加 1 条，删去 1 条，移动 1 条；2 条没有变"


def test_same_editions_say_so() -> None:
    found = editions.compare(words(PAY, DONE), words(PAY, DONE))
    assert (found.clauses, found.summary) == ((), "两稿的文字完全一样；2 条没有变")


@given(
    before=st.lists(st.text("甲乙付钱道歉0123", max_size=12), max_size=6),
    after=st.lists(st.text("甲乙付钱道歉0123", max_size=12), max_size=6),
)
def test_every_clause_is_told_once_and_the_runs_make_the_texts(before: list[str], after: list[str]) -> None:
    found = clauses_compared([Said(each) for each in before], [Said(each) for each in after])
    came = [each.number for each in found if each.kind != "删去"]
    gone = [each.number for each in found if each.kind == "删去"]
    assert len(set(came)) == len(came)
    assert len(set(gone)) == len(gone)
    for each in found:
        now = "".join(run.text for run in each.runs if run.kind != "删")
        was = "".join(run.text for run in each.runs if run.kind != "增")
        if each.kind == "删去":
            assert was == before[each.number]
        else:
            assert now == after[each.number]
    added = sum(1 for each in found if each.kind == "增加")
    assert len(after) - added == len(before) - len(gone)


def test_any_two_editions_are_compared_with_who_made_each(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        for amount in (300, 200, 100):
            agreements.draft(
                db, subject, by=here.officer, facts="事实",
                clauses=[{"text": f"赵水生付张土根{amount}元。", "payer": "赵水生", "payee": "张土根", "amount": amount * 100}],
            )  # fmt: skip
        case_id = subject.id
    made = Editions(here.store, case_id)
    listed = made.listing()
    assert [each.title.split()[0] for each in listed] == ["第1稿", "第2稿", "第3稿"]
    assert [each.title.split()[1] for each in listed] == ["葛民警"] * 3
    found = made.compare(listed[0].id, listed[2].id)
    assert [each.why for each in found.clauses] == ["金额 300.00 → 100.00"]
