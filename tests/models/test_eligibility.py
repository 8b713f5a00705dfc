import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import resources
from models import eligibility, law, tracks
from models.eligibility import Finding

TODAY = date(2026, 11, 21)
EVENT = date(2026, 11, 20)
NONE: frozenset[str] = frozenset()
GOOD = {
    "V": "是", "D": "否", "E1": "是", "E2": "是", "E3": "是", "E4": "是", "E5": "是", "E6": "是",
    "X1": "否", "X2": "否", "X3": "否", "X4": "否", "X5": "否", "X6": "否", "X7": "否", "G": "否",
}  # fmt: skip
SPOT = dict.fromkeys(("S1", "S2", "S3", "S4", "S5", "S6"), "是")


def judged(
    answers: dict[str, str],
    *,
    injury: str = "轻微伤",
    flags: frozenset[str] = NONE,
    event: date | None = EVENT,
) -> eligibility.Verdict:
    return eligibility.judge(answers, injury=injury, flags=flags, today=TODAY, event_day=event)


def stops(verdict: eligibility.Verdict) -> list[tuple[str, str]]:
    return [(finding.key, finding.result) for finding in verdict.findings if finding.result != "ok"]


def test_case_with_every_good_answer_may_be_mediated() -> None:
    verdict = judged(GOOD)

    assert (verdict.track_allowed, verdict.complete, stops(verdict)) == (True, True, [])
    assert verdict.suggestions == ("ZA", "RM-ZA")
    assert [finding.key for finding in verdict.findings] == ["injury", *GOOD]


def test_answers_may_be_given_as_booleans() -> None:
    verdict = eligibility.judge(
        {key: value == "是" for key, value in GOOD.items()},
        injury="无伤",
        flags=NONE,
        today=TODAY,
        event_day=None,
    )

    assert stops(verdict) == []


def test_unanswered_question_leaves_the_gate_open() -> None:
    verdict = judged({})

    assert (verdict.track_allowed, verdict.complete) == (True, False)
    assert stops(verdict) == [(key, "unknown") for key in GOOD]
    assert verdict.findings[1].sentence == "还没有问清：对方的行为违反治安管理吗？"


@pytest.mark.parametrize(
    ("key", "answer", "suggestions"),
    [
        ("V", "否", ("RM", "QJ", "YS")),
        ("D", "是", ("RM", "QJ")),
        ("E1", "否", ("MS", "YS")),
        ("E2", "否", ("MS", "YS")),
        ("E3", "否", ("MS", "RM")),
        ("E4", "否", ("MS", "RM")),
        ("E5", "否", ("YS",)),
        ("X1", "是", ("MS",)),
        ("X2", "是", ("MS",)),
        ("X3", "是", ("MS",)),
        ("X4", "是", ("YS",)),
        ("X5", "是", ("MS",)),
        ("X6", "是", ("YS",)),
        ("X7", "是", ("MS", "YS")),
    ],
)
def test_each_gate_stops_the_track_and_says_where_to_go(
    key: str, answer: str, suggestions: tuple[str, ...]
) -> None:
    verdict = judged({**GOOD, key: answer})

    assert (verdict.track_allowed, stops(verdict), verdict.suggestions) == (
        False,
        [(key, "fails")],
        suggestions,
    )


@pytest.mark.parametrize(("key", "answer"), [("E6", "否"), ("G", "是")])
def test_facts_not_yet_found_and_grave_circumstances_wait(key: str, answer: str) -> None:
    verdict = judged({**GOOD, key: answer})

    assert (verdict.track_allowed, stops(verdict)) == (True, [(key, "unknown")])


@pytest.mark.parametrize("injury", ["轻伤二级", "轻伤一级", "重伤"])
def test_injury_of_a_crime_stops_the_track(injury: str) -> None:
    verdict = judged({**GOOD, "X1": "是"}, injury=injury)

    assert verdict.findings[0] == Finding(
        "injury",
        "fails",
        "伤情达到轻伤以上，属于刑事案件，不能治安调解，请移送刑侦部门（《刑事诉讼法》第二百八十八条）。",
        "criminal-settlement",
    )
    assert verdict.suggestions == ("XH",)


@pytest.mark.parametrize("injury", ["", "未鉴定"])
def test_injury_that_is_not_appraised_waits(injury: str) -> None:
    verdict = judged(GOOD, injury=injury)

    assert (verdict.track_allowed, stops(verdict)) == (True, [("injury", "unknown")])
    assert verdict.findings[0].article_key == "za-appraise"


@pytest.mark.parametrize("injury", ["无伤", "不构成轻微伤", "轻微伤"])
def test_lighter_injury_does_not_stop(injury: str) -> None:
    assert stops(judged(GOOD, injury=injury)) == []


def test_domestic_violence_is_not_closed_by_mediation_alone() -> None:
    flags = frozenset({"家庭暴力"})

    assert stops(judged(GOOD, flags=flags)) == [("DV", "unknown")]
    assert stops(judged({**GOOD, "DV": "否"}, flags=flags)) == [("DV", "fails")]
    assert stops(judged({**GOOD, "DV": "是"}, flags=flags)) == []
    assert stops(judged({**GOOD, "DV": "否", "DV.note": "情节显著轻微，已批评教育"}, flags=flags)) == []


def test_bullying_waits_for_the_school() -> None:
    flags = frozenset({"学生欺凌"})

    assert stops(judged({**GOOD, "B": "否", "BS": "是"}, flags=flags)) == [("B", "unknown")]
    assert stops(judged({**GOOD, "B": "是", "BS": "否"}, flags=flags)) == [("BS", "unknown")]
    assert stops(judged({**GOOD, "B": "是", "BS": "是"}, flags=flags)) == []


def test_day_before_the_law_has_a_sentence_and_no_article() -> None:
    verdict = judged({**GOOD, "X1": "是"}, event=date(2025, 12, 31))

    assert verdict.findings[0] == Finding("law", "unknown", "该日适用旧法，须人工核对。", "")
    assert {finding.article_key for finding in verdict.findings} == {""}
    assert [finding.sentence for finding in verdict.findings if finding.result == "fails"] == [
        "雇凶伤害他人的，不适用治安调解。"
    ]


def test_old_event_asks_when_it_was_discovered() -> None:
    assert stops(judged(GOOD, event=date(2026, 5, 21))) == []
    assert stops(judged(GOOD, event=date(2026, 5, 20))) == [("prescription", "unknown")]


def test_on_the_spot_needs_its_own_conditions_too() -> None:
    def spot(answers: dict[str, str]) -> eligibility.Verdict:
        return eligibility.judge_on_the_spot(answers, injury="无伤", flags=NONE, today=TODAY, event_day=EVENT)

    assert (spot({**GOOD, **SPOT}).suggestions, stops(spot({**GOOD, **SPOT}))) == (
        ("ZA-X", "ZA", "RM-ZA"),
        [],
    )
    slow = spot({**GOOD, **SPOT, "S6": "否"})
    assert (slow.track_allowed, slow.suggestions) == (False, ("ZA", "RM-ZA"))
    hired = spot({**GOOD, **SPOT, "S6": "否", "X1": "是"})
    assert (hired.track_allowed, hired.suggestions) == (False, ("MS",))


def test_every_question_has_its_article_and_tracks() -> None:
    code = law.on(TODAY)
    flags = frozenset({"家庭暴力", "学生欺凌"})
    asked = (*eligibility.questions(flags, "未鉴定"), *eligibility.spot_questions())

    assert len({question.key for question in asked}) == len(asked) == 30
    for question in asked:
        assert code.article(question.article).key == question.article
        assert [tracks.get(track).code for track in question.suggest] == list(question.suggest)
        assert question.question.endswith("？")
        assert bool(question.fails) == bool(question.fails_sentence)
        assert bool(question.pending) == bool(question.pending_sentence)


def test_grounds_that_the_leader_takes_name_the_approver() -> None:
    told = {**GOOD, "X7": "是", "X7.note": "涉及宗族对立"}
    waiting, agreed = judged(told), judged({**told, "X7.approved": "是", "X7.approver": "索所长"})
    refused = judged({**told, "X7.approved": "否", "X7.approver": "索所长"})

    assert [
        finding.sentence for each in (waiting, agreed) for finding in each.findings if finding.key == "X7"
    ] == [
        "有其他不宜调解处理的情形，不适用治安调解：涉及宗族对立（待所领导审批）（《公安机关办理行政案件程序规定》第一百七十九条）。",
        "有其他不宜调解处理的情形，不适用治安调解：涉及宗族对立（审批人：索所长）（《公安机关办理行政案件程序规定》第一百七十九条）。",
    ]
    assert stops(refused) == []


@pytest.mark.parametrize("key", ["I1", "I2", "I3"])
def test_each_ground_for_an_appraisal_waits_for_it(key: str) -> None:
    none = dict.fromkeys(("I1", "I2", "I3"), "否")

    assert stops(judged({**GOOD, **none}, injury="未鉴定")) == []
    assert stops(judged({**GOOD, **none, key: "是"}, injury="未鉴定")) == [
        ("injury", "unknown"),
        (key, "unknown"),
    ]


def test_refused_appraisal_is_written_down() -> None:
    told = {**GOOD, "I1": "否", "I2": "否", "I3": "否", "I4": "是"}
    bare, written = (
        judged(told, injury="未鉴定"),
        judged({**told, "I4.note": "当场拒绝，妻子在场"}, injury="未鉴定"),
    )

    assert [
        (finding.key, finding.article_key) for finding in bare.findings if finding.result == "unknown"
    ] == [("I4", "za-appraise-refused")]
    assert stops(written) == []


def test_suspicion_of_a_crime_goes_to_the_investigators() -> None:
    verdict = judged({**GOOD, "C": "是"})

    assert (stops(verdict), verdict.suggestions) == ([("C", "fails")], ("XH",))
    assert stops(judged({**GOOD, "C": "否"})) == []


@pytest.mark.parametrize(
    ("cause", "result"), [("盗窃", "fails"), ("theft", "fails"), ("高空抛物", "ok"), ("affray", "fails")]
)
def test_cause_outside_the_list_shuts_the_gate_whatever_was_answered(cause: str, result: str) -> None:
    verdict = eligibility.judge(GOOD, injury="无伤", flags=NONE, today=TODAY, event_day=EVENT, cause=cause)

    assert [(each.key, each.result) for each in verdict.findings][-1] == ("cause", result)
    assert verdict.track_allowed is (result == "ok")


def test_listed_cause_adds_nothing() -> None:
    verdict = eligibility.judge(
        GOOD, injury="无伤", flags=NONE, today=TODAY, event_day=EVENT, cause="殴打他人"
    )

    assert [each.key for each in verdict.findings if each.key == "cause"] == []


def test_theft_by_pupils_leaves_the_civil_road() -> None:
    verdict = eligibility.judge(
        GOOD, injury="无伤", flags=frozenset({"未成年人"}), today=TODAY, event_day=EVENT, cause="盗窃"
    )

    assert verdict.suggestions == ("RM", "YS")
    assert verdict.findings[-1].sentence == (
        "“盗窃”不在可以治安调解的行为之列，不能治安调解；损失赔偿可以走人民调解"
        "（《公安机关办理行政案件程序规定》第一百七十八条第一款）。"
    )


def test_local_exclusions_are_off_until_a_station_turns_them_on(tmp_path: Path) -> None:
    assert [each.key for each in eligibility.questions() if each.key.startswith("L")] == []
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "local-exclusions.toml").write_text(
        resources.text("texts/local-exclusions.toml").replace("enabled = false", "enabled = true"),
        encoding="utf-8",
    )
    resources.override(tmp_path)
    try:
        local = [each.key for each in eligibility.questions() if each.key.startswith("L")]
        verdict = judged({**GOOD, **dict.fromkeys(local, "否"), "L1": "是"})
    finally:
        resources.restore()

    assert local == ["L1", "L2", "L3", "L4", "L5", "L6"]
    assert [each.sentence for each in verdict.findings if each.result == "fails"] == [
        "一次殴打多人，本地规定不适用治安调解（本地规定，请法制员核对）。"
    ]


#: No text and no string of the program makes a duty of what the law lets the police do.
DUTY = re.compile(
    "(必须|应当|一律|须要)(由公安机关)?(先)?(进行)?(治安)?调解(?!书|协议|笔录|员|组织|委员会|前|时|过程|不成|未成)"
)
SOURCES = sorted(
    file
    for folder in ("models", "ui", "exports", "desktop", "resources")
    for file in (Path(resources.ROOT).parent / folder).rglob("*")
    if file.suffix in {".py", ".toml", ".md", ".yaml", ".json"} and "__pycache__" not in file.parts
)


def test_no_text_of_the_program_says_that_the_police_must_mediate() -> None:
    found = [
        f"{file.name}: {line.strip()[:60]}"
        for file in SOURCES
        for line in file.read_text(encoding="utf-8").splitlines()
        if DUTY.search(line)
    ]

    assert found == []


def test_texts_never_say_that_the_police_must_mediate() -> None:
    assert "必须调解" not in resources.text("texts/eligibility.toml")
    assert "应当调解" not in resources.text("texts/eligibility.toml")


@given(
    st.dictionaries(st.sampled_from([*GOOD, *SPOT]), st.sampled_from(["是", "否", "不清楚", ""])),
    st.sampled_from(["", "无伤", "轻微伤", "轻伤二级"]),
    st.dates(date(2025, 1, 1), TODAY),
)
def test_verdict_always_names_an_open_road(answers: dict[str, str], injury: str, event: date) -> None:
    for judge in (eligibility.judge, eligibility.judge_on_the_spot):
        verdict = judge(answers, injury=injury, flags=NONE, today=TODAY, event_day=event)

        assert verdict.suggestions
        assert verdict.track_allowed == (not any(finding.result == "fails" for finding in verdict.findings))
