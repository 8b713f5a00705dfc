"""The clause editor without a window: what is typed is kept, tried and made an edition."""

from dataclasses import asdict, replace
from uuid import UUID

import pytest

from models import agreements, drafts
from models.errors import Refusal
from tests import sample
from tests.sample import TODAY, Room
from ui.viewmodels import clauses
from ui.viewmodels.clauses import AgreementWords, Clauses, ClauseWords, Difference, PartWords


def edited(here: Room, *, with_draft: bool = True) -> Clauses:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        sitting = sample.begun(db, here, subject)
        if with_draft:
            sample.agreed(db, here, subject, sitting)
        case_id: UUID = subject.id
    return Clauses(here.store, lambda: TODAY, case_id)


def test_load_takes_the_agreement_with_names_and_the_next_edition(here: Room) -> None:
    editor = edited(here)
    words = editor.load()

    assert (editor.edition, editor.names) == (2, ("张土根", "赵水生"))
    assert words.clauses[0].amount == "300.00"
    assert (words.clauses[0].due, words.clauses[0].due_text) == ("2026-11-23", "2026年11月23日前")


def test_load_begins_with_what_was_typed_in_the_room(here: Room) -> None:
    editor = edited(here, with_draft=False)
    assert editor.load().facts.startswith("两家承包地相邻")
    with here.store.unit() as db:
        from models import sittings  # noqa: PLC0415 -- one test needs it

        held = sittings.of_case(db, editor.case_id)[0]
        typed = {
            "facts": "房间里写的",
            "performance": "",
            "on_the_spot": False,
            "clauses": [{"text": "道歉", "payer": "赵水生"}],
        }
        drafts.save(db, f"agreement:{held.id}", typed)
    words = editor.load()
    assert (words.facts, words.clauses) == ("房间里写的", (ClauseWords(text="道歉", payer="赵水生"),))


def test_keep_brings_unfinished_words_back_and_forget_lets_them_go(here: Room) -> None:
    editor = edited(here)
    words = replace(
        editor.load(),
        facts="改了一半",
        clauses=(ClauseWords("分期付", amount="3oo", parts=(PartWords("下月", "1"),)),),
    )
    editor.keep(words)
    again = Clauses(here.store, lambda: TODAY, editor.case_id)
    assert again.load() == words

    again.forget()
    assert again.load().facts != "改了一半"


def test_attempt_sets_the_paper_and_keeps_nothing(here: Room) -> None:
    editor = edited(here)
    words = replace(editor.load(), facts="十一月二十日早上说好的。")
    trial = editor.attempt(words)

    assert trial.facts.agreement.facts == "十一月二十日早上说好的。"
    assert [each.severity for each in trial.problems if each.severity == "red"] == []
    with here.store.reading() as db:
        assert [each.edition for each in agreements.editions(db, editor.case_id)] == [1]


@pytest.mark.parametrize(
    ("clause", "field"),
    [
        (ClauseWords("付钱", amount="三百块零"), "clauses.0.amount"),
        (ClauseWords("付钱", amount="300", parts=(PartWords("2026-12-01", "100"), PartWords("2027-01-01", "100"))), "clauses.0.amount"),
        (ClauseWords("付钱", amount="300", parts=(PartWords("月底吧", "300"),)), "clauses.0.parts"),
        (ClauseWords(" "), "clauses.0.text"),
    ],
)  # fmt: skip
def test_attempt_and_save_tell_the_field_that_cannot_be_read(
    here: Room, clause: ClauseWords, field: str
) -> None:
    editor = edited(here)
    words = replace(editor.load(), clauses=(clause,))
    for deed in (editor.attempt, editor.save):
        with pytest.raises(Refusal) as refused:
            deed(words)
        assert refused.value.field == field
    with here.store.reading() as db:
        assert [each.edition for each in agreements.editions(db, editor.case_id)] == [1]


def test_save_makes_an_edition_with_instalments_and_lets_the_draft_go(here: Room) -> None:
    editor = edited(here)
    clause = ClauseWords(
        "赵水生分两期付张土根叁佰元。", "赵水生", "张土根", "300", "2027-01-01", method="转账",
        parts=(PartWords("2026-12-01", "100"), PartWords("2027-01-01", "200")),
    )  # fmt: skip
    words = replace(editor.load(), clauses=(clause,))
    editor.keep(words)
    assert editor.save(words) == 2

    with here.store.reading() as db:
        made = agreements.latest(db, editor.case_id)
        assert made is not None
        owed = agreements.obligations(db, made.id)[0]
        assert [part.amount for part in owed.instalments] == [10_000, 20_000]
        assert drafts.load(db, editor.key) is None
    assert editor.load().clauses[0].parts == (
        PartWords("2026-12-01", "100.00"),
        PartWords("2027-01-01", "200.00"),
    )


def test_a_day_that_is_words_stays_words(here: Room) -> None:
    editor = edited(here)
    editor.save(replace(editor.load(), clauses=(ClauseWords("付款", due="收麦后三日内"),)))
    with here.store.reading() as db:
        made = agreements.latest(db, editor.case_id)
        assert made is not None
        assert (made.clauses[0].due_on, made.clauses[0].due_text) == (None, "收麦后三日内")


def test_differences_tell_lines_taken_out_and_put_in(here: Room) -> None:
    editor = edited(here)
    assert editor.differences() == ()
    words = editor.load()
    editor.save(replace(words, issues="界桩位置", clauses=words.clauses[1:]))

    told = editor.differences()
    assert Difference("removed", "争议事项：界桩位置；麦苗损失") in told
    assert Difference("added", "争议事项：界桩位置") in told
    assert [each.kind for each in told if each.text.startswith("主要事实")] == ["same"]


@pytest.mark.parametrize(
    ("amount", "parts", "told"),
    [
        ("300", (), ("", True)),
        ("300", ("100", "200"), ("2 期合计 ¥300.00，与总额一致", True)),
        ("300", ("100", "100"), ("2 期合计 ¥200.00，比总额少 ¥100.00", False)),
        ("300", ("300.01",), ("1 期合计 ¥300.01，比总额多 ¥0.01", False)),
        ("", ("1",), ("1 期合计 ¥1.00，还没有写总额", False)),
    ],
)
def test_sum_words_check_instalments_to_the_fen(
    here: Room, amount: str, parts: tuple[str, ...], told: tuple[str, bool]
) -> None:
    editor = Clauses(here.store, lambda: TODAY, UUID(int=0))
    clause = ClauseWords("付", amount=amount, parts=tuple(PartWords("", each) for each in parts))
    assert editor.sum_words(clause) == told


def test_read_is_the_inverse_of_what_is_kept() -> None:
    words = AgreementWords(
        "事实", clauses=(ClauseWords("付", parts=(PartWords("12-01", "1"),)),), on_the_spot=True
    )
    assert clauses.read(asdict(words)) == words
