"""Every form composes on full, crowded and almost empty facts, prints, and keeps what it is told to the letter."""

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports import pdf
from exports.blocks import Block, Choice, Document, Fields, Keep, Record, Signatures, Subtitle, Text, Title
from exports.compose import compose, plain
from exports.facts import Facts
from exports.forms import FORMS
from exports.outgoing import DutyFacts
from exports.particulars import AgreementFacts, ClauseFacts, EndingFacts, LineFacts, PhaseFacts
from exports.partyfacts import UNNOTIFIED, PartyFacts, ProxyFacts
from models import disputes, formheads
from tests.exports import sample_facts
from tests.exports.sample_facts import crowded, full, sparse, two

FORM_IDS = formheads.ids()
MAKERS = {"full": full, "two": two, "crowded": crowded, "sparse": sparse}


def made(form: str, facts: Facts) -> Document:
    return compose(FORMS[form], facts)


def text_of_pdf(document: Document) -> str:
    kept = pypdfium2.PdfDocument(pdf.render(document))
    words = "".join(page.get_textpage().get_text_range() for page in kept)
    kept.close()
    return re.sub(r"\s", "", words)


def flat(blocks: tuple[Block, ...]) -> list[Block]:
    """Return the blocks, those that are kept together one by one."""
    return [each for block in blocks for each in (flat(block.blocks) if isinstance(block, Keep) else [block])]


def slots(document: Document) -> list[tuple[str, str]]:
    return [
        (slot.label, slot.name)
        for block in flat(document.blocks)
        if isinstance(block, Signatures)
        for slot in block.slots
    ]


def test_sample_has_every_field() -> None:
    party_kinds = {  # a person has no credit code and an organisation no birth
        *(f"parties[].{name}" for name in PartyFacts.__dataclass_fields__),
        *(f"parties[].{side}[].{name}" for side in ("agents", "guardians", "representatives") for name in ProxyFacts.__dataclass_fields__),
        "sitting.phases[].lines[].speaker", "sitting.opening[].mark", "sitting.phases[].lines[].mark", "sitting.attendees[].office",
        "agreement.clauses[].sum", "agreement.clauses[].head", "agreement.clauses[].rows", *(f"about.{name}" for name in PartyFacts.__dataclass_fields__),
        *(f"about.agents[].{name}" for name in ProxyFacts.__dataclass_fields__),
        *(f"{rows}[].{name}" for rows in ("handover.cases", "handover.sittings", "handover.waiting", "joint.rows") for name in DutyFacts.__dataclass_fields__),
        *(f"election.electors[].{name}" for name in PartyFacts.__dataclass_fields__), "paper.code", "paper.holder",
        *(f"election.electors[].agents[].{name}" for name in ProxyFacts.__dataclass_fields__),
        *(f"dossier.rows[].{name}" for name in ("paper", "date", "pages", "note")),
        *(f"pasted[].{name}" for name in ("source", "compared", "compared_by", "pictures[].caption", "pictures[].card")),
        "sitting.hosts[].telephone", "sitting.recorder.telephone",
        "sitting.withheld", "signing.withheld", "films.rows[].digest", "sitting.hosts[].times", "sitting.recorder.times", "maker.times",
        "after.receipt.deed", "after.receipt.receivers[].of", "after.urging.deed", "after.urging.enforceable", "referral.criminal",
        "after.receipt.givers[].deputy", "after.receipt.receivers[].deputy",
    }  # fmt: skip
    assert set(sample_facts.gaps(sample_facts.FULL)) - party_kinds == set()


@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize("form", FORM_IDS)
def test_every_form_renders_on_the_sample_facts(form: str, kind: str) -> None:
    document = made(form, MAKERS[kind](form))
    target = BytesIO()

    pdf.render(document, target)

    assert target.getvalue().startswith(b"%PDF-")


@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize("form", FORM_IDS)
def test_every_form_says_what_its_golden_text_says(form: str, kind: str, golden: Any) -> None:
    golden(f"{form}.{kind}.txt", plain(made(form, MAKERS[kind](form))))


@pytest.mark.parametrize("form", ["D12", "D13", "D14", "D15", "D21"])
def test_agreement_prints_every_party_and_every_clause(form: str) -> None:
    facts = crowded(form)

    said = text_of_pdf(made(form, facts))

    assert [party.name for party in facts.parties if party.name not in said] == []
    if form != "D21":
        wanted = [re.sub(r"\s", "", clause.text) for clause in facts.agreement.clauses]
        assert [text for text in wanted if text not in said] == []
    assert "¥1,234.56" in said or form == "D21"
    assert "壹仟贰佰叁拾肆元伍角陆分" in said or form == "D21"


@pytest.mark.parametrize("form", ["D01", "D12", "D13", "D14", "D15", "D21"])
def test_paper_says_why_no_guardian_was_told(form: str) -> None:
    facts = full(form)
    grown = replace(facts.parties[1], unnotified=UNNOTIFIED, guardians=(), age="16岁", capacity="")
    said = plain(made(form, replace(facts, parties=(facts.parties[0], grown))))

    assert [line.rstrip("。") for line in said.splitlines() if "监护人：" in line] == [
        f"监护人：{UNNOTIFIED}"
    ]
    assert [
        name for label, name in slots(made(form, replace(facts, parties=(grown,)))) if "监护人" in label
    ] == []


@pytest.mark.parametrize("source", [each.name for each in disputes.sources()])
def test_register_prints_every_source_in_one_box(source: str) -> None:
    facts = full("D01")
    told = plain(made("D01", replace(facts, case=replace(facts.case, source=source))))
    line = next(line for line in told.splitlines() if line.startswith("来源："))
    ticked = [box[1:] for box in line.removeprefix("来源：").split("\u3000") if box.startswith("☑")]

    assert ticked in ([source], [f"其他：{source}"])


def test_crowd_signs_one_by_one_and_a_group_head_by_head() -> None:
    names = [name for label, name in slots(made("D14", crowded("D14"))) if label in ("当事人", "监护人")]

    workers = [f"工人{n}" for n in ("三", "四", "五", "六", "七", "八", "九", "十", "十一")]
    assert names == ["张某", "赵小某", "赵某（赵小某的监护人）", *workers, "（另两名工人）", "（另两名工人）"]


def test_signatures_follow_capacity_agency_and_organisation() -> None:
    assert slots(made("D14", full("D14"))) == [
        ("当事人", "张某"),
        ("委托代理人", "张某之妻（张某的代理人）"),
        ("当事人", "赵小某"),
        ("监护人", "赵某（赵小某的监护人）"),
        ("代表人", "孙某（西岭县某农机服务有限公司）"),
        ("人民调解员（签名）", "葛某某"),
        ("人民调解员（签名）", "吴某某"),
        ("记录人（签名）", "郑某某"),
    ]


def test_child_without_capacity_does_not_sign_and_absent_party_signs_by_agent() -> None:
    child = PartyFacts(name="小宝", capacity="无民事行为能力")
    absent = PartyFacts(name="钱某", present=False, agents=(ProxyFacts(name="孙律师"),))
    facts = replace(sparse("D14"), parties=(child, absent))

    assert slots(made("D14", facts))[:2] == [
        ("监护人", "（小宝的监护人）"),
        ("委托代理人", "孙律师（钱某的代理人）"),
    ]


def test_what_facts_say_is_never_read_as_a_template() -> None:
    odd = "{case.number} [[甲]] {{x}} <b>&amp;</b> {"
    facts = replace(
        sparse("D14"),
        agreement=AgreementFacts(facts=odd, clauses=(ClauseFacts(number="一", text=odd),)),
    )

    document = made("D14", facts)

    assert plain(document).count(odd) == 2
    assert text_of_pdf(document).count(re.sub(r"\s", "", odd)) == 2


@given(st.text(st.characters(exclude_categories=["C"], exclude_characters="　\xa0"), min_size=1))
def test_any_name_is_printed_to_the_letter(name: str) -> None:
    facts = replace(sparse("D14"), parties=(PartyFacts(name=name), PartyFacts(name="冯某")))
    printed = name if name.strip() else "/"

    line = next(block for block in made("D14", facts).blocks if isinstance(block, Text))

    assert line.text.startswith(f"{printed}，性别：/")


def test_missing_values_are_struck_and_hand_filled_ones_left_free() -> None:
    cells = {
        cell.label: cell.value
        for block in made("D01", sparse("D01")).blocks
        if isinstance(block, Fields)
        for row in block.rows
        for cell in row
    }

    assert (cells["警情编号"], cells["受理意见"], cells["审批人"]) == ("/", "", "")


def test_form_for_the_pen_strikes_nothing() -> None:
    facts = Facts(by_hand=True, parties=(PartyFacts(), PartyFacts()))

    assert {form: "：/" in plain(made(form, facts)) for form in FORM_IDS} == dict.fromkeys(FORM_IDS, False)


def test_draft_and_demo_mark_the_document() -> None:
    facts = full("D14")

    final = made("D14", facts)
    draft = made("D14", replace(facts, demo=True, paper=replace(facts.paper, draft=True)))

    assert ((final.draft, final.demo), (draft.draft, draft.demo)) == ((False, False), (True, True))


def test_record_goes_by_the_three_phases_and_keeps_struck_lines() -> None:
    records = [block for block in made("D11", full("D11")).blocks if isinstance(block, Record)]
    lines = [line for block in records for line in block.lines]

    assert [line.text for line in lines if line.kind == "phase"] == [
        "群众先说理（9:10—9:50）",
        "民警后梳理（9:50—10:40）",
        "警民共谈理（10:40—11:40）",
    ]
    assert [(line.text, line.initial) for line in lines if line.struck] == [
        ("孩子开的机子，不是存心，界桩原来就松。", "捺印")
    ]


def test_record_is_signed_on_each_page_and_other_papers_are_not() -> None:
    signed = made("D11", two("D11")).hands
    assert (signed[0], signed[-2:]) == ("张某", ("人民调解员吴某某", "记录人郑某某"))
    assert made("D14", two("D14")).hands == ()


def test_record_without_agreement_tells_the_other_ways() -> None:
    for form, track, sentence in (
        ("D11", "RM", "人民调解员已告知当事人可以依法通过仲裁、行政、司法等途径维护自己的权利。"),
        ("D11-ZA", "ZA", "无法达成一致的协议。公安机关将依照"),
        ("D11-ZA", "MS", "不影响公安机关对违反治安管理行为依法作出处理"),
    ):
        facts = full(form)
        facts = replace(
            facts,
            case=replace(facts.case, track=track),
            agreement=AgreementFacts(),
            sitting=replace(facts.sitting, outcome="未达成", result="各执一词"),
        )
        assert plain(made(form, facts)).count(sentence) == 1


def test_empty_phase_is_shown_as_empty() -> None:
    facts = full("D11")
    phases = (
        PhaseFacts(name="群众先说理", lines=(LineFacts(speaker="张某", text="说完了"),)),
        PhaseFacts(name="民警后梳理"),
    )

    said = plain(made("D11", replace(facts, sitting=replace(facts.sitting, phases=phases))))

    assert said.count("[event ] ：（无）") == 1


def test_two_parties_are_both_and_more_are_each() -> None:
    assert plain(made("D12", two("D12"))).count("本协议自双方签字之时起生效。") == 1
    assert plain(made("D12", full("D12"))).count("本协议自各方签字之时起生效。") == 1


@pytest.mark.parametrize(
    ("track", "kind", "title", "organ"),
    [
        ("RM", "未达成", "终止调解告知书", []),
        ("RM", "撤回", "终止调解告知书", []),
        ("ZA", "未达成", "治安调解不成告知书", ["西岭县公安局西岔派出所"]),
        ("ZA", "自行和解", "终止治安调解告知书", ["西岭县公安局西岔派出所"]),
    ],
)
def test_ending_has_the_title_of_its_track(track: str, kind: str, title: str, organ: list[str]) -> None:
    facts = full("D18")
    facts = replace(facts, case=replace(facts.case, track=track), ending=replace(facts.ending, kind=kind))

    blocks = made("D18", facts).blocks

    assert [block.text for block in blocks if isinstance(block, Title)] == [title]
    assert [block.text for block in blocks if isinstance(block, Subtitle)] == organ


def test_reconciled_parties_are_told_of_the_request_and_not_of_the_penalty() -> None:
    facts = full("D18")
    facts = replace(
        facts,
        case=replace(facts.case, track="ZA"),
        ending=EndingFacts(kind="自行和解", ground="当事人自行和解"),
    )

    said = plain(made("D18", facts))

    assert (
        said.count("可以共同书面申请公安机关认可"),
        said.count("公安机关将对违反治安管理行为依法作出处理"),
    ) == (1, 0)


def test_choice_shows_chosen_and_unchosen_and_takes_another_word() -> None:
    facts = replace(full("D18"), ending=EndingFacts(ground="一方当事人死亡"))

    choice = next(block for block in made("D18", facts).blocks if isinstance(block, Choice))

    assert choice.options[-1] == ("其他：一方当事人死亡", True)
    assert [chosen for _, chosen in choice.options[:-1]] == [False] * 8


def test_thirteen_things_are_told_and_ticked() -> None:
    said = plain(made("D05", full("D05"))).splitlines()
    rows = [line for line in said if re.match(r"\d+｜", line)]

    assert len(rows) == 13
    assert [row[-1] for row in rows].count("☑") == 4


def test_paper_before_the_law_table_says_that_it_must_be_checked() -> None:
    facts = full("D12")
    punished = replace(facts.agreement, spared="", all_spared=False)
    paper = replace(facts.paper, day="2025-12-31")

    said = plain(made("D12", replace(facts, agreement=punished, paper=paper)))

    assert said.count("该日适用旧法，此处文字须人工核对") == 1


def test_form_that_stands_on_one_page_does_for_two_parties(tmp_path: Path) -> None:
    for form in ("D03", "D13"):
        target = tmp_path / f"{form}.pdf"
        pdf.render(made(form, two(form)), target)
        kept = pypdfium2.PdfDocument(target)
        assert (form, len(kept)) == (form, 1)
        kept.close()


def test_form_for_the_pen_leaves_lines_for_clauses_and_paragraphs() -> None:
    said = plain(made("D14", Facts(by_hand=True, parties=(PartyFacts(),)))).splitlines()

    assert said[said.index("经调解，双方当事人自愿达成如下协议：") + 1 :][:3] == [
        f"〔{number}〕" + "＿" * 24 for number in (1, 2, 3)
    ]
    assert said.count("纠纷主要事实：" + "＿" * 72) == 1


def test_form_without_parties_strikes_their_place() -> None:
    facts = replace(sparse("D14"), parties=())

    assert plain(made("D14", facts)).count("当事人：/") == 1


def unreading(form: str) -> Facts:
    """One party who cannot read, one who speaks by signs, one who stands for neither."""
    first, second = (
        PartyFacts(name="张某", reads=False),
        PartyFacts(name="赵某", interpreting="手语翻译人员", interpreter="孙老师"),
    )
    return replace(two(form), parties=(first, second))


@pytest.mark.parametrize("form", ["D05", "D11", "D11-ZA", "D12", "D13", "D14", "D15", "D18"])
def test_who_cannot_read_signs_with_a_writer_and_a_witness_and_the_interpreter_signs(form: str) -> None:
    document = made(form, unreading(form))
    places = [
        slot for block in flat(document.blocks) if isinstance(block, Signatures) for slot in block.slots
    ]
    lines = {slot.name: slot.lines for slot in places if slot.name}

    assert lines["张某"] == ("（已向本人宣读）", "代书人（签名）：", "见证人（签名）：")
    assert (lines["赵某"], lines["孙老师（赵某的手语翻译）"]) == ((), ())
    assert pdf.render(document).startswith(b"%PDF-")


def test_papers_for_one_person_stand_on_one_page_each(tmp_path: Path) -> None:
    for form in ("D06", "D07", "D08", "J01", "J03", "J04", "J05", "J06"):
        target = tmp_path / f"{form}.pdf"
        pdf.render(made(form, two(form)), target)
        kept = pypdfium2.PdfDocument(target)
        assert (form, len(kept)) == (form, 1)
        kept.close()


def test_support_is_asked_for_in_words_of_its_own() -> None:
    facts = full("D22")
    said = plain(made("D22", replace(facts, referral=replace(facts.referral, kind="转介"))))

    assert (said.count("转介函"), said.count("移送调解函")) == (1, 0)


def test_a_power_is_general_or_special_by_what_it_says() -> None:
    powers = [ProxyFacts(authority=words).power for words in ("", "一般代理", "代为陈述", "特别代理（代收）")]

    assert powers == ["", "一般代理", "一般代理", "特别代理"]
