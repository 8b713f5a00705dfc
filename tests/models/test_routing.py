"""分流: each row has a case that hits it, each says why not the rows before, and a bad table is refused."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

import resources
from models import cases, intake, law, levels, routing, routing_rules, tracks
from models.errors import Refusal
from models.routing import Facts, Route
from tests.sample import TODAY, Room, accepted

BAD = {"V": "是"}
CIVIL = {"V": "否"}


def facts(**said: Any) -> Facts:
    said["flags"] = frozenset(said.get("flags", ()))
    said["factors"] = frozenset(said.get("factors", ()))
    said["failed"] = frozenset(said.get("failed", ()))
    return replace(Facts(day=TODAY), **said)


#: (row, what a case must be to hit it).
HITS: list[tuple[str, Facts]] = [
    ("criminal", facts(injury="轻伤二级", answers=BAD)),
    ("criminal", facts(answers={**BAD, "C": "是"}, verdict="shut")),
    ("violence", facts(flags={"家庭暴力"}, answers=BAD, verdict="open")),
    ("violence", facts(flags={"家庭暴力"}, answers=CIVIL, verdict="shut")),
    ("crisis", facts(answers={**CIVIL, "H": "是"})),
    ("bullying", facts(flags={"学生欺凌"}, answers=BAD, verdict="pending")),
    ("bullying", facts(flags={"学生欺凌", "未成年人"}, answers={**BAD, "B": "是"}, verdict="pending")),
    (
        "bullying",
        facts(flags={"学生欺凌"}, answers={**BAD, "B": "否", "BS": "是", "W": "是"}, verdict="pending"),
    ),
    (
        "bullying-civil",
        facts(flags={"学生欺凌"}, answers={**BAD, "B": "是", "BS": "是"}, verdict="open", spot=True),
    ),
    ("traffic", facts(dispute_type="traffic", answers=CIVIL)),
    ("court", facts(dispute_type="traffic", answers={**CIVIL, "J": "是"})),
    ("wages", facts(dispute_type="wages", answers=CIVIL, level=4)),
    ("land-title", facts(dispute_type="land", answers={**CIVIL, "L": "是"})),
    ("land-title", facts(dispute_type="land", words="两个组争林权证", answers=CIVIL)),
    ("land-boundary", facts(dispute_type="land", answers={**CIVIL, "L": "否"})),
    ("medical", facts(dispute_type="medical", answers=CIVIL)),
    ("property", facts(dispute_type="property", answers=CIVIL)),
    ("consumer", facts(dispute_type="consumer-other", answers=CIVIL)),
    ("environment", facts(dispute_type="pollution", answers=CIVIL)),
    ("noise", facts(dispute_type="neighbours", words="每晚练琴，噪声扰民", answers=CIVIL)),
    ("court", facts(dispute_type="homestead", answers={**CIVIL, "J": "是", "L": "是"})),
    ("petition", facts(dispute_type="expropriation", answers={**CIVIL, "P": "是"})),
    ("spot", facts(answers=BAD, verdict="open", spot=True)),
    ("public-order", facts(answers=BAD, verdict="open")),
    ("recognised", facts(answers={**BAD, "W": "是"}, verdict="open", spot=True)),
    ("recognised", facts(answers={**BAD, "W": "是", "X4": "是"}, verdict="shut", failed={"X4", "E5"})),
    ("unclear", facts(answers=BAD, verdict="pending")),
    ("unwilling", facts(answers={**BAD, "X4": "是"}, verdict="shut", failed={"X4"})),
    ("unwilling", facts(answers={**BAD, "E5": "否"}, verdict="shut", failed={"E5"})),
    ("pupils", facts(answers=BAD, flags={"未成年人"}, verdict="shut", failed={"cause"})),
    ("damages", facts(answers=BAD, verdict="shut", failed={"E3"})),
    ("help", facts(answers={**CIVIL, "Q": "是"}, level=2)),
    ("elsewhere", facts(answers={**CIVIL, "N": "是"}, level=2)),
    ("unsolved", facts(answers=CIVIL, level=3, state="未达成")),
    ("simple", facts(answers=CIVIL, level=1)),
    ("ordinary", facts(answers=CIVIL, level=2)),
    ("larger", facts(answers=CIVIL, level=3)),
    ("grave", facts(answers=CIVIL, level=4)),
    ("grave", facts(answers=CIVIL, level=5)),
]


@pytest.mark.parametrize(("key", "said"), HITS)
def test_each_row_is_hit_and_none_before_it(key: str, said: Facts) -> None:
    found = routing.route(said)
    order = [rule.key for rule in routing.rules(TODAY)]

    assert found.key == key
    assert len(found.passed) == order.index(key)
    assert found.why.endswith("）。")


def test_every_row_has_a_case_that_hits_it() -> None:
    assert {key for key, _said in HITS} == {rule.key for rule in routing.rules()}


@pytest.mark.parametrize(
    ("level", "track", "force"),
    [
        (1, "RM", "专职调解员"),
        (2, "RM", "社区民警"),
        (3, "RM", "综合调解室"),
        (4, "RM", "大调解"),
        (5, "RM", "大调解"),
    ],
)
def test_level_says_who_works_on_a_civil_dispute(level: int, track: str, force: str) -> None:
    found = routing.route(facts(answers=CIVIL, level=level))

    assert (found.track, found.channel, found.force) == (track, "人民调解", force)


def test_what_police_or_others_host_is_never_for_a_mediator_alone() -> None:
    at_one = [routing.route(replace(said, level=1)) for _key, said in HITS]

    assert {each.force for each in at_one if tracks.get(each.track).host != "committee"} <= {
        "社区民警",
        "大调解",
    }


def test_channels_are_exactly_the_five_and_agree_with_the_tracks() -> None:
    assert routing.CHANNELS == ("公安行政调解", "人民调解", "专业调解", "司法调解", "移送")
    assert {rule.channel for rule in routing.rules()} == set(routing.CHANNELS)
    for channel, codes in routing_rules.TRACKS.items():
        for code in codes - {"YS"}:
            assert tracks.get(code).channel == channel
    assert {code for codes in routing_rules.TRACKS.values() for code in codes} == {
        track.code for track in tracks.every(TODAY)
    }


def test_every_article_is_in_force() -> None:
    code = law.on(TODAY)

    assert [rule.article for rule in routing.rules() if rule.article not in code.articles] == []


def test_day_of_the_former_law_has_the_road_without_an_article() -> None:
    found = routing.route(facts(answers=CIVIL, event_day=date(2025, 12, 31)))

    assert (found.key, found.article) == ("simple", "")
    assert found.why.endswith("该日适用旧法，须人工核对。")


def test_route_says_why_not_the_rows_before() -> None:
    found = routing.route(facts(dispute_type="traffic", answers=CIVIL))

    assert [(each.number, each.name, each.why) for each in found.passed] == [
        ("1", "涉嫌犯罪", "没有轻伤以上的伤情，也没有别的涉嫌犯罪的情形"),
        ("2", "家庭暴力", "没有家庭暴力的标记，或者已经依法处理、只剩家庭关系"),
        ("3", "先救人", "没有人正在发病、失控或者有自伤危险"),
        ("3b", "学生欺凌", "没有学生欺凌的标记，或者已经依法处理、学校已经处置"),
        ("3c", "学生欺凌的民事部分", "不是学生欺凌"),
    ]


def test_stopping_an_attack_is_no_violation() -> None:
    assert facts(answers={"V": "是", "D": "是"}).violation is False
    assert facts().violation is None


@pytest.mark.parametrize(
    ("said", "keys"),
    [
        (facts(), []),
        (facts(answers=CIVIL), ["N", "Q"]),
        (facts(answers=BAD), ["W"]),
        (facts(answers=CIVIL, dispute_type="land"), ["L", "N", "Q"]),
        (facts(answers=CIVIL, factors={"lawsuit", "crowd"}), ["J", "P", "N", "Q"]),
        (facts(answers=BAD, flags={"精神障碍"}), ["H", "W"]),
    ],
)
def test_only_what_the_rules_need_is_asked(said: Facts, keys: list[str]) -> None:
    assert [each.key for each in routing.questions(said)] == keys


# a station's own table


def overridden(folder: Path, text: str) -> None:
    (folder / "texts").mkdir(exist_ok=True)
    (folder / "texts" / "routing.toml").write_text(text, encoding="utf-8")
    resources.override(folder)


def test_station_changes_a_row(tmp_path: Path) -> None:
    text = resources.text("texts/routing.toml").replace(
        'body = "司法所（反馈日期写进移送函）"', 'body = "西岔司法所"'
    )
    overridden(tmp_path, text)
    try:
        assert (routing.route(facts(answers={**CIVIL, "N": "是"})).body, routing.trouble()) == (
            "西岔司法所",
            "",
        )
    finally:
        resources.restore()


def test_rule_out_of_its_days_is_passed_over() -> None:
    text = resources.text("texts/routing.toml").replace(
        'article = "petition"\nfrom = "2026-01-01"',
        'article = "petition"\nfrom = "2026-01-01"\nuntil = "2026-06-30"',
    )
    said = facts(answers={**CIVIL, "P": "是"})
    book = routing_rules.parse(text)

    assert routing.follow(book, replace(said, day=date(2026, 6, 30))).key == "petition"
    assert routing.follow(book, said).key == "simple"


def test_table_that_begins_later_still_gives_a_road() -> None:
    text = resources.text("texts/routing.toml").replace('from = "2026-01-01"', 'from = "2027-01-01"')

    assert routing.follow(routing_rules.parse(text), facts(answers=CIVIL)).key == "grave"


def line_of(text: str, words: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), 1) if words in line)


@pytest.mark.parametrize(
    ("words", "instead", "reason"),
    [
        ('channel = "司法调解"', 'channel = "法院调解"', "去向“法院调解”不在五种去向里"),
        ('track = "XH"', 'track = "ZA"', "轨道“ZA”与去向“移送”不相合"),
        ('force = "大调解"', 'force = "刑警"', "办理力量“刑警”不在四种里"),
        ('article = "petition"', 'article = "no-such"', "法条表里没有“no-such”"),
        ('key = "court"', 'key = "traffic"', "key “traffic”重复"),
        ('otherwise = "不是医疗纠纷"', 'otherwise = ""', "缺少 otherwise"),
        ('when = [{ answers = { N = "是" } }]', 'when = [{ answer = { N = "是" } }]', "条件“answer”认不出来"),
        ('when = [{ answers = { N = "是" } }]', 'when = [{ level_to = "2" }]', "条件“level_to”的写法不对"),
        ('when = [{ answers = { N = "是" } }]', "when = []", "when 须是一组条件"),
        ('when = [{ answers = { N = "是" } }]', 'when = ["N"]', "条件“”认不出来"),
    ],
)  # fmt: skip
def test_bad_rule_is_refused_with_its_line_and_the_built_in_ones_stay(
    tmp_path: Path, words: str, instead: str, reason: str
) -> None:
    text = resources.text("texts/routing.toml")
    broken = text.replace(words, instead, 1)
    overridden(tmp_path, broken)
    try:
        assert routing.trouble() == (
            f"分流规则第 {line_of(text, words)} 行：{reason}，没有采用。仍用程序自带的。"
        )
        assert routing.route(facts(answers=CIVIL)).key == "simple"
    finally:
        resources.restore()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[rule]\nkey = 1", "分流规则第 1 行写法不对，没有采用。"),
        ("", "分流规则第 1 行：没有一条 [[rule]]，没有采用。"),
        ('[[rule]]\nkey = "x"', "分流规则：[force] 须写齐 1 到 5 级的办理力量，没有采用。"),
    ],
)
def test_table_that_is_none_is_refused(text: str, message: str) -> None:
    with pytest.raises(Refusal) as caught:
        routing_rules.parse(text)

    assert caught.value.message == message


def test_force_by_level_must_be_one_of_the_four() -> None:
    with pytest.raises(Refusal, match="办理力量“联防队”不在四种里"):
        routing_rules.parse(resources.text("texts/routing.toml").replace('2 = "社区民警"', '2 = "联防队"'))


def test_last_rule_may_not_end() -> None:
    text = resources.text("texts/routing.toml")
    cut = text.index("# 路上要多问的题")
    with pytest.raises(Refusal, match="最后一条不能停用"):
        routing_rules.parse(text[:cut].rstrip() + '\nuntil = "2026-12-31"\n')


@pytest.mark.parametrize(("field", "said"), [("from", "2026年"), ("until", "下月")])
def test_day_that_is_none_is_refused(field: str, said: str) -> None:
    text = resources.text("texts/routing.toml")
    old = 'article = "criminal-settlement"\nfrom = "2026-01-01"'
    new = (
        f'article = "criminal-settlement"\nfrom = "{said}"' if field == "from" else f'{old}\nuntil = "{said}"'
    )
    with pytest.raises(Refusal, match=f"{field} 不是 2026-01-01 这样的日期"):
        routing_rules.parse(text.replace(old, new, 1))


def test_refused_toml_in_the_stations_folder_leaves_the_built_in_rules(tmp_path: Path) -> None:
    overridden(tmp_path, "[[rule]\n")
    try:
        assert routing.trouble() == "本所的 texts/routing.toml 第 1 行写法不对，没有采用。仍用程序自带的。"
        assert len(routing.rules()) == len({key for key, _said in HITS})
    finally:
        resources.restore()


# on a case


def test_case_on_record_gives_its_facts(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)
    levels.review(db, subject, {"lawsuit": 1}, occasion="接待", by=desk.officer)

    said = routing.facts_of(db, subject, today=TODAY)

    assert (said.violation, said.verdict, said.spot, said.level) == (True, "open", False, 2)
    assert (said.factors, said.dispute_type) == (frozenset({"lawsuit"}), "land")
    assert routing.route(said).track == "ZA"


def test_spot_is_open_when_its_own_conditions_are_answered(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)
    intake.answer(db, subject, {f"S{n}": "是" for n in range(1, 7)}, by=desk.officer)

    assert routing.route(routing.facts_of(db, subject, today=TODAY)).track == "ZA-X"


def road(db: Session, subject: cases.Case) -> Route:
    return routing.route(routing.facts_of(db, subject, today=TODAY))


def test_followed_rule_is_kept_with_who_and_when(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)

    routing.settle(db, subject, road(db, subject), by=desk.officer)
    routing.settle(db, subject, road(db, subject), by=desk.officer)

    kept = routing.followed(subject)
    assert kept is not None
    assert (kept.value, kept.note, kept.by_name) == ("public-order", "", "葛民警")
    assert len([each for each in subject.answers if each.key == routing.FOLLOWED]) == 1
    assert (subject.route, subject.channel, subject.body, subject.force) == (
        "public-order", "公安行政调解", "本所办案民警", "社区民警",
    )  # fmt: skip


def test_other_road_than_suggested_wants_a_reason(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)

    with pytest.raises(Refusal) as caught:
        routing.settle(db, subject, road(db, subject), by=desk.officer, channel="司法调解", body="县法院")
    routing.settle(
        db,
        subject,
        road(db, subject),
        by=desk.officer,
        channel="司法调解",
        body="县法院",
        reason="双方已约定起诉",
    )

    kept = routing.followed(subject)
    assert caught.value.field == "route_reason"
    assert (subject.channel, subject.body, kept.note if kept else "") == (
        "司法调解",
        "县法院",
        "双方已约定起诉",
    )


@pytest.mark.parametrize(("field", "said"), [("channel", "街道"), ("force", "刑警")])
def test_only_known_channels_and_forces_are_kept(db: Session, desk: Room, field: str, said: str) -> None:
    subject = accepted(db, desk)

    with pytest.raises(Refusal) as caught:
        routing.settle(db, subject, road(db, subject), by=desk.officer, reason="试", **{field: said})
    assert caught.value.field == field


def test_case_without_a_route_has_nobody_who_settled_it(db: Session, desk: Room) -> None:
    assert routing.followed(accepted(db, desk)) is None
