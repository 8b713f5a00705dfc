"""The clause library: every pattern can be filled, a wrong file is refused by line, and what a dispute still needs is told."""

from datetime import date
from pathlib import Path

import pytest

import resources
from models import clauses, clausetext, wording
from models.clauses import Pattern
from models.clausetext import Terms

TODAY = date(2026, 11, 22)
DUE = date(2026, 12, 1)
SAMPLE = {
    "money": "500", "date": "2026-12-05", "time": "22:30", "days": "10", "number": "1.5", "party": "王五", "text": "院墙东侧",
    "account": "李四，农业银行西岔支行，6228480000000000019",
}  # fmt: skip


def filled(pattern: Pattern) -> Terms:
    """Terms that fill every blank of a pattern."""
    blanks = {
        each.key: each.options[0] if each.options else SAMPLE[each.kind]
        for each in pattern.blanks
        if each.key not in clauses.COLUMNS
    }
    for whole, *parts in pattern.adds:
        blanks |= {whole: "1000"} | dict.fromkeys(parts, "500")
    schedule = (
        {"name": "王一", "what": "小麦", "quantity": "1.5", "unit": "亩", "price": "800"},
        {"name": "王二", "quantity": "2", "price": "900"},
    )
    paid = 300_000 if pattern.table else 100_000
    return Terms(
        payer="张三", payee="李四", amount=paid if pattern.pays else None, due_on=DUE, method="银行转账",
        account=SAMPLE["account"], place="西岔派出所调解室", blanks=blanks, schedule=schedule if pattern.table else (),
        parts=((DUE, 40_000), (date(2027, 1, 1), 60_000)) if pattern.parts else (),
    )  # fmt: skip


def every() -> list[Pattern]:
    return list(clauses.library().patterns.values())


@pytest.mark.parametrize("pattern", every(), ids=lambda pattern: str(pattern.id))
def test_each_pattern_filled_has_no_gap_and_nothing_that_stops_the_final_paper(pattern: Pattern) -> None:
    terms = clausetext.settle(pattern, filled(pattern), today=TODAY)
    text = clausetext.said(pattern, terms)

    assert not set("{}[]_＿") & set(text)
    found = wording.check(
        wording.AgreementText(
            track=pattern.tracks[0] if pattern.tracks else "RM", signed_on=TODAY,
            parties=("张三", "李四", "王五"),
            clauses=(wording.ClauseText(text, terms.payer, terms.payee, terms.amount, terms.due_on, terms.due_text, terms.method),),
        )
    )  # fmt: skip
    assert [each.sentence for each in found if each.severity == "red"] == []


@pytest.mark.parametrize("pattern", every(), ids=lambda pattern: str(pattern.id))
def test_each_pattern_is_known_by_its_own_words_when_typed_freely(pattern: Pattern) -> None:
    text = clausetext.said(pattern, clausetext.settle(pattern, filled(pattern), today=TODAY))
    assert pattern.seen is not None
    assert pattern.seen.search(text)


def test_search_takes_words_titles_and_initials_and_keeps_to_the_track() -> None:
    assert [each.id for each in clauses.search("青苗")] == ["C19"]
    assert [each.id for each in clauses.search("plDQ")] == ["C4"]
    assert "C15" in [each.id for each in clauses.search("司法确认", track="RM")]
    assert clauses.search("司法确认", track="ZA") == []


def test_lacking_tells_what_an_injured_party_still_needs() -> None:
    have = [("C1", "……"), ("", "双方就此了结，互不追究。")]
    told = clauses.lacking(have, dispute_type="damages", injured=True, minor=True)
    assert [group for _need, group in told] == [("C17", "C17-2"), ("C16",)]


@pytest.mark.parametrize(
    ("dispute", "brief", "groups"),
    [
        ("damages", "", [("C5", "C5-2", "C5-3", "C1", "C2", "C3", "pay")]),
        ("contract", "借款五万元未还", [("C9",)]),
        ("contract", "装修合同", []),
        ("wages", "拖欠工资", [("C8", "C8-2")]),
        ("tourism", "", []),
    ],
)
def test_required_block_is_of_the_type(dispute: str, brief: str, groups: list[tuple[str, ...]]) -> None:
    assert [group for _need, group in clauses.lacking([], dispute_type=dispute, brief=brief)] == groups


ONE = '[[clause]]\nid = "C1"\ntitle = "付款"\ngroup = "给付"\nowes = "给付"\ntext = "{payer}{due}付给{payee}{amount}。"\n'


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        (ONE, "第 9 行的条款：编号 C1 重复"),
        ('[[clause]]\nid = "X"\ntitle = "x"\ngroup = "给付"\ntext = "付给{whom}"\n', "第 9 行的条款：text 里的空“whom”没有在 blanks 里写明"),
        ('[[clause]]\nid = "X"\ntitle = "x"\ngroup = "给付"\ntext = "于____前付清"\n', "第 9 行的条款：text 里不能用下划线留空，请写成 {名}"),
        ('[[clause]]\nid = "X"\ntitle = "x"\ngroup = "别的"\ntext = "付清"\n', "第 9 行的条款：没有“别的”这一组"),
        ('[[clause]]\nid = "X"\ntitle = "x"\ngroup = "给付"\nlaw = "no-such"\ntext = "付清"\n', "第 9 行的条款：law.toml 里没有“no-such”"),
        ('[[clause]]\nid = "X"\ngroup = "给付"\ntext = "付清"\n', "第 9 行的条款：缺少或写错了 'title'"),
        ('[[need]]\nname = "n"\nany = [["C7"]]\n', "第 9 行：没有编号为 C7 的条款"),
    ],
)  # fmt: skip
def test_wrong_library_of_a_station_is_refused_by_line_and_ours_stays(
    tmp_path: Path, more: str, reason: str
) -> None:
    own = tmp_path / "texts"
    own.mkdir()
    (own / "clauses.toml").write_text('groups = ["给付"]\n\n' + ONE + more, encoding="utf-8")
    built_in = clauses.library()

    resources.override(tmp_path)
    try:
        assert clauses.library() == built_in
        assert reason in resources.troubles()["texts/clauses.toml"]
    finally:
        resources.restore()


def test_library_of_a_station_takes_the_place_of_ours(tmp_path: Path) -> None:
    own = tmp_path / "texts"
    own.mkdir()
    (own / "clauses.toml").write_text('groups = ["给付"]\n\n' + ONE, encoding="utf-8")

    resources.override(tmp_path)
    try:
        assert list(clauses.library().patterns) == ["C1"]
    finally:
        resources.restore()
