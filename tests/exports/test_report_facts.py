"""Edited words are held against the figures: what no longer agrees is told, and nothing is changed."""

from dataclasses import replace

import pytest

from exports import report, report_facts
from exports.report_facts import Fact, Stale
from models.queries.figures_slices import Slice
from tests.exports.test_report import FIGURES

NOW = report_facts.facts(FIGURES)
BEFORE = {key: fact.phrase for key, fact in NOW.items()}


def test_words_that_agree_are_not_told_of() -> None:
    text = "\n".join(vars(report.drafted(FIGURES)).values())

    assert report_facts.stale(text, BEFORE, NOW) == ()


def test_a_figure_that_changed_is_told_with_its_sentence() -> None:
    more = replace(FIGURES.now, received=Slice("受理", 870))
    now = report_facts.facts(replace(FIGURES, now=more))
    text = "我所本月共受理各类矛盾纠纷869件，较为平稳。调解成功842件。"

    [found] = report_facts.stale(text, BEFORE, now)

    assert found == Stale("我所本月共受理各类矛盾纠纷869件，较为平稳", (("869件", "870件"),))
    assert found.words == "正文写“869件”，现为“870件”（我所本月共受理各类矛盾纠纷869件，较为平稳）"
    assert report_facts.mended(text, BEFORE, now) == text.replace("869", "870")


def test_a_change_of_direction_is_told() -> None:
    before = replace(FIGURES.year_before, received=Slice("受理", 800))
    now = report_facts.facts(replace(FIGURES, year_before=before))

    found = report_facts.stale("受理869件，同比下降15.5%。", BEFORE, now)

    assert [each.changes for each in found] == [(("同比下降15.5%", "同比上升8.6%"),)]


def test_a_number_within_another_or_by_another_word_is_none() -> None:
    before, now = {"受理": "69件"}, {"受理": Fact("受理", "70件")}

    assert report_facts.stale("受理869件。其中劝解69件。", before, now) == ()
    assert len(report_facts.stale("受理69件。", before, now)) == 1


def test_a_figure_that_is_gone_is_told_as_none() -> None:
    [found] = report_facts.stale("西岔村3件。", {"村社:西岔村": "3件"}, {})

    assert found.changes == (("3件", "0件"),)


def test_words_true_of_another_figure_with_the_same_word_are_left_alone() -> None:
    before = {"类型:邻里": "2件", "上期类型:邻里": "5件"}
    now = {"类型:邻里": Fact("邻里", "3件"), "上期类型:邻里": Fact("邻里", "2件")}

    assert report_facts.stale("上月邻里2件。", before, now) == ()


def test_what_is_still_written_as_before_is_remembered_so() -> None:
    now = {"受理": Fact("受理", "13件"), "办结": Fact("办结", "8件")}
    before = {"受理": "12件", "办结": "7件"}

    kept = report_facts.kept(before, now, "受理12件，办结8件。")

    assert kept == {"受理": "12件", "办结": "8件"}
    assert [each.changes for each in report_facts.stale("受理12件，办结8件。", kept, now)] == [
        (("12件", "13件"),)
    ]
    assert report_facts.kept(kept, now, "受理13件，办结8件。") == {"受理": "13件", "办结": "8件"}


@pytest.mark.parametrize(
    ("label", "counts", "text", "written"),
    [
        ("损害赔偿", ("4件", "5件"), "损害赔偿4起。", ("4起", "5起")),
        ("重大以上", ("5件", "6件"), "其中重大纠纷5件。", ("5件", "6件")),
        ("当事人", ("49人", "51人"), "涉及四十九人。", ("四十九人", "51人")),
        ("受理", ("12件", "13件"), "各类纠纷十二宗。", ("十二宗", "13宗")),
    ],
)
def test_a_figure_in_other_words_is_told_too(
    label: str, counts: tuple[str, str], text: str, written: tuple[str, str]
) -> None:
    before, now = {label: counts[0]}, {label: Fact(label, counts[1])}

    assert [each.changes for each in report_facts.stale(text, before, now)] == [(written,)]
    assert report_facts.mended(text, before, now) == text.replace(*written)


def test_a_number_of_another_figure_beside_a_like_word_is_left_alone() -> None:
    before = {"风险:重大以上": "5件", "类型:邻里": "5件"}
    now = {"风险:重大以上": Fact("重大以上", "6件"), "类型:邻里": Fact("邻里", "5件")}

    assert report_facts.stale("重大纠纷增多，邻里五起。", before, now) == ()
