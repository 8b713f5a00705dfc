"""The clause editor without a window: what is typed is kept, tried and made an edition."""

from dataclasses import asdict, replace
from uuid import UUID

import pytest

from models import agreements, drafts
from models.clauses import library
from models.errors import Refusal
from tests import sample
from tests.sample import TODAY, Room
from ui.viewmodels import clauses
from ui.viewmodels.clauses import AgreementWords, Clauses, ClauseWords, PartWords


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


@pytest.mark.parametrize("due", ["2026-02-30", "2月30日前"])
def test_a_day_that_no_calendar_has_is_refused_at_its_clause(here: Room, due: str) -> None:
    editor = edited(here)
    with pytest.raises(Refusal, match="2月30日不存在") as refused:
        editor.save(replace(editor.load(), clauses=(ClauseWords("付款", due=due),)))
    assert refused.value.field == "clauses.0.due"


def test_a_day_that_is_words_stays_words(here: Room) -> None:
    editor = edited(here)
    editor.save(replace(editor.load(), clauses=(ClauseWords("付款", due="收麦后三日内"),)))
    with here.store.reading() as db:
        made = agreements.latest(db, editor.case_id)
        assert made is not None
        assert (made.clauses[0].due_on, made.clauses[0].due_text) == (None, "收麦后三日内")


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


PAID = ClauseWords(
    "", "赵水生", "张土根", "300", "2026-12-01", method="银行转账", pattern="C1", blanks={"items": "误工费"}
)


def test_library_offers_what_is_required_first_and_tells_what_lacks(here: Room) -> None:
    editor = edited(here)
    words = editor.load()
    assert [each.ids for each in editor.lacking(words)] == [("C17", "C17-2")]
    first, *rest = editor.offered("", words)
    assert (first.id, first.group, first.missing) == ("C17", "这件纠纷必备", True)
    assert [each.id for each in editor.offered("hxzlf", words)] == ["C17", "C17-2"]
    assert editor.lacking(replace(words, clauses=(*words.clauses, editor.begin("C17")))) == ()
    assert len(rest) > 20


def test_clause_of_the_library_begins_filled_and_its_sentence_follows_its_fields(here: Room) -> None:
    editor = edited(here)
    editor.load()
    began = editor.begin("C1")
    assert (began.payer, began.payee, began.due) == ("赵水生", "张土根", "2026-11-27")
    filled = replace(began, amount="2500", method="现金")
    assert "人民币贰仟伍佰元整（¥2,500.00）" in editor.preview(filled)
    assert "人民币叁仟元整（¥3,000.00）" in editor.preview(replace(filled, amount="3000"))
    assert "〔方式〕" in editor.preview(replace(filled, method=""))


def test_saved_clause_of_the_library_comes_back_with_its_structure(here: Room) -> None:
    editor = edited(here)
    shared = replace(
        PAID,
        payer="赵水生、张土根",
        payee="王某",
        sharing="按份",
        shares={"赵水生": "100", "张土根": "200"},
        account="王某，工行",
    )
    editor.save(replace(editor.load(), clauses=(shared, ClauseWords("另外一条随便写的。"))))
    first, second = editor.load().clauses
    assert first.text.endswith(
        "其中赵水生承担人民币壹佰元整（¥100.00），张土根承担人民币贰佰元整（¥200.00），各自按份承担责任。"
    )
    assert (first.pattern, first.blanks, first.sharing) == ("C1", {"items": "误工费"}, "按份")
    assert first.shares == {"赵水生": "100.00", "张土根": "200.00"}
    assert second == ClauseWords("另外一条随便写的。")


@pytest.mark.parametrize(
    ("clause", "field"),
    [
        (replace(PAID, blanks={"items": "____"}), "clauses.0.blanks.items"),
        (replace(PAID, due=""), "clauses.0.due"),
        (replace(PAID, payer="赵水生、张土根"), "clauses.0.sharing"),
        (replace(PAID, payer="赵水生、张土根", sharing="按份", shares={"赵水生": "100", "张土根": "20o"}), "clauses.0.shares"),
        (replace(PAID, payer="赵水生、张土根", sharing="按份", shares={"赵水生": "100", "张土根": "100"}), "clauses.0.shares"),
        (replace(PAID, pattern="C3", blanks={"items": "款", "grace": "15"}), "clauses.0.parts"),
        (replace(PAID, pattern="C19", blanks={"items": "青苗", "site": "二组"}, amount=""), "clauses.0.schedule"),
    ],
)  # fmt: skip
def test_what_is_open_in_a_clause_of_the_library_is_refused_at_its_field(
    here: Room, clause: ClauseWords, field: str
) -> None:
    editor = edited(here)
    with pytest.raises(Refusal) as refused:
        editor.save(replace(editor.load(), clauses=(clause,)))
    assert refused.value.field == field


def test_hour_of_a_deadline_is_kept(here: Room) -> None:
    editor = edited(here)
    editor.save(replace(editor.load(), clauses=(replace(PAID, due="2026-12-01 18:00"),)))
    assert "于2026年12月1日18时前一次性赔偿" in editor.load().clauses[0].text


def test_plan_sets_out_instalments_that_add_up(here: Room) -> None:
    editor = edited(here)
    parts = editor.plan(replace(PAID, amount="100"), "3", "2026-12-31")
    assert [(each.due, each.amount) for each in parts] == [
        ("2026-12-31", "33.33"), ("2027-01-31", "33.33"), ("2027-02-28", "33.34"),
    ]  # fmt: skip
    assert editor.check(replace(PAID, amount="100", parts=parts)) == ("3 期合计 ¥100.00，与总额一致", True)


def test_schedule_is_pasted_from_a_spreadsheet_and_added_up(here: Room) -> None:
    rows = clauses.clause_library.pasted(
        "C19", "户主\t项目\t数量\t单位\t单价\n王一\t小麦\t1.5\t亩\t800\n王二\t杨树\t3\t棵\t60\n"
    )
    assert rows[1] == {"name": "王二", "what": "杨树", "quantity": "3", "unit": "棵", "price": "60"}
    counted = clauses.clause_library.pasted("C19", "1\t王一\t小麦\n2\t王二\t小麦")
    assert [row["name"] for row in counted] == ["王一", "王二"]
    editor = edited(here)
    clause = replace(PAID, pattern="C19", amount="", schedule=rows, blanks={"items": "青苗", "site": "二组"})
    assert editor.check(clause) == ("2 行合计 ¥1,380.00", True)
    editor.save(replace(editor.load(), clauses=(clause,)))
    assert editor.load().clauses[0].amount == "1,380.00"


def test_payment_agreed_in_the_room_has_its_structure_in_the_paper(here: Room) -> None:
    editor = edited(here, with_draft=False)
    with here.store.unit() as db:
        from models import sittings  # noqa: PLC0415 -- one test needs it

        held = sittings.of_case(db, editor.case_id)[0]
        text = "赵水生当场以现金方式一次性向张土根支付人民币叁佰元整（¥300.00）。"
        typed = {"payer": "赵水生", "payee": "张土根", "amount": "300", "due": "当场", "method": "现金"}
        drafts.save(
            db, f"agreement:{held.id}", {"facts": "x", "clauses": [{"text": text, **typed, "more": {}}]}
        )
    (clause,) = editor.load().clauses
    assert (clause.pattern, clause.text) == ("pay", text)
    assert "¥250.00" in editor.preview(replace(clause, amount="250"))


TYPED = {
    "money": "500",
    "date": "2026-12-05",
    "time": "22:30",
    "days": "10",
    "number": "1.5",
    "party": "张土根",
    "text": "院墙东侧",
}


@pytest.mark.parametrize("pattern", list(library().patterns))
def test_each_clause_begun_in_the_case_is_one_that_the_check_lets_pass(here: Room, pattern: str) -> None:
    editor = edited(here, with_draft=False)
    editor.load()
    found = library().patterns[pattern]
    kinds = {each.key: each for each in found.blanks}
    began = editor.begin(pattern)
    blanks = {
        key: kept or (kinds[key].options or (TYPED[kinds[key].kind],))[0]
        for key, kept in began.blanks.items()
    }
    for whole, *parts in found.adds:
        blanks |= {key: "1000" if key == whole else "500" for key in (whole, *parts) if key in blanks}
    clause = replace(
        began, blanks=blanks, amount="" if found.table else "1000", method="银行转账",
        schedule=({"name": "王一", "quantity": "2", "price": "500"},) if found.table else (),
    )  # fmt: skip
    if found.parts:
        clause = replace(clause, parts=editor.plan(clause, "2", "2026-12-05"))
    words = AgreementWords("争吵。", performance="按各条履行", clauses=(clause,))
    told = [each.sentence for each in editor.attempt(words).problems if each.field.startswith("clauses.")]
    assert told == []
