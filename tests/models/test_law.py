from datetime import date, timedelta
from itertools import groupby, pairwise
from pathlib import Path

import pytest

import resources
from models import causes, disputes, law

TODAY = date(2026, 11, 21)


def test_law_has_no_gaps_or_overlaps() -> None:
    rows = sorted(law.versions(), key=lambda article: (article.key, article.in_force_from))

    for _key, group in groupby(rows, key=lambda article: article.key):
        versions = list(group)
        assert versions[0].in_force_from == law.begins()
        assert versions[-1].until is None
        for earlier, later in pairwise(versions):
            assert earlier.until is not None
            assert later.in_force_from == earlier.until + timedelta(1)


def test_every_article_says_what_it_is() -> None:
    for article in law.versions():
        assert all((article.instrument, article.number, article.text, article.plain, article.source))
        assert article.verified in {"V", "M"}
        assert article.text.endswith("。")
        assert article.plain.endswith("。")


def test_article_is_cited_as_papers_do() -> None:
    article = law.on(TODAY).article("za-mediation")

    assert article.citation == "《治安管理处罚法》第九条第一款"
    assert law.on(TODAY).cite("rm-confirm") == "《人民调解法》第三十三条"
    assert law.on(TODAY).sentence == ""


def test_day_before_the_table_has_no_article_and_no_exception() -> None:
    code = law.on(date(2025, 12, 31))

    assert (code.applies, code.sentence, code.articles) == (False, "该日适用旧法，须人工核对", {})
    assert code.cite("za-mediation") == "该日适用旧法，须人工核对"


def test_key_that_no_table_has_is_a_fault_of_the_program() -> None:
    with pytest.raises(KeyError):
        law.on(TODAY).article("no-such-article")


def test_new_version_takes_the_place_of_the_old_on_its_first_day(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "law.toml").write_text(
        resources.text("texts/law.toml").replace(
            'from = "2026-01-01"\nverified = "V"\n\n[[article]]\nkey = "za-facts"',
            'from = "2026-01-01"\nuntil = "2026-12-31"\nverified = "V"\n\n[[article]]\nkey = "za-excluded"\n'
            'instrument = "cx"\nnumber = "第一百八十九条"\ntext = "新。"\nplain = "新。"\n'
            'from = "2027-01-01"\nverified = "V"\n\n[[article]]\nkey = "za-facts"',
        ),
        encoding="utf-8",
    )
    resources.override(tmp_path)
    try:
        assert law.on(date(2026, 12, 31)).article("za-excluded").number == "第一百七十九条"
        assert law.on(date(2027, 1, 1)).article("za-excluded").number == "第一百八十九条"
        test_law_has_no_gaps_or_overlaps()
    finally:
        resources.restore()


def test_fitting_articles_come_by_cause_then_type_then_track() -> None:
    found = [
        article.key for article in law.fitting(TODAY, track="ZA", dispute_type="neighbours", cause="noise")
    ]

    assert found[:3] == ["za-noise", "neighbours", "property-loss"]
    assert found[-3:] == ["za-mediation", "za-effect", "za-excluded"]
    assert len(found) == len(set(found))


def test_fitting_lists_name_known_articles_of_every_cause_and_type() -> None:
    lists = resources.table("texts/lawcards.toml")
    keys = {key for section in ("cause", "type", "track") for row in lists[section].values() for key in row}

    assert keys <= law.on(TODAY).articles.keys()
    assert lists["cause"].keys() == {cause.code for cause in causes.every()}
    assert lists["type"].keys() == {leaf.code for leaf in disputes.leaves()}


def test_fitting_is_empty_before_the_table() -> None:
    assert law.fitting(date(2025, 12, 31), track="RM", dispute_type="neighbours") == ()


def test_law_of_penalties_stays_away_where_nobody_is_accused() -> None:
    found = [
        article.key
        for article in law.fitting(
            TODAY,
            track="RM",
            dispute_type="land",
            anchors=("land-title", "title-register", "za-damage"),
            violation=False,
        )
    ]

    assert found[:3] == ["land-title", "title-register", "neighbours"]
    assert not [key for key in found if key.startswith("za-")]
