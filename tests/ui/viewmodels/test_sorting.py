"""四分 and the road on the intake page, without a window, against a real store."""

import uuid

import pytest

from models import approvals, cases, confidences, followups, intake, levels, routing
from models.cases import Case
from models.errors import Refusal
from models.station import Role
from tests.sample import NOW, TODAY, Room
from ui.viewmodels import approving, level, meaning, parties
from ui.viewmodels.intake import Intake

GATES = dict.fromkeys(("V", "E1", "E2", "E3", "E4", "E6"), "是") | dict.fromkeys(
    ("D", "X1", "X2", "X3", "X7", "G"), "否"
)


def visit(here: Room, **words: object) -> Intake:
    """Type a quarrel of two neighbours."""
    page = Intake(here.store, lambda: TODAY, lambda: NOW)
    page.facts |= {
        "source": "来所",
        "brief": "楼道堆放杂物争吵。",
        "dispute_type": "neighbours",
        "injury": "无伤",
    }
    page.facts |= words
    for card, name in zip(page.cards, ("张土根", "赵水生"), strict=True):
        card.words |= {"name": name, "consent": "同意"}
    page.answers = {"V": "否"}
    return page


def on_record(here: Room, case_id: uuid.UUID) -> Case:
    with here.store.reading() as db:
        found = cases.case(db, case_id)
        cases.answers(found)
        return found


def chosen(page: Intake) -> list[tuple[str, str, str]]:
    return [(row.key, row.suggested, row.chosen) for row in page.classes().rows]


def test_classes_follow_type_grounds_and_violation(here: Room) -> None:
    page = visit(here)
    assert chosen(page) == [
        ("four_class", "其他纠纷类", ""),
        ("key_field", "邻里", ""),
        ("nature", "民事", ""),
    ]

    page.answer("V", "是")
    assert chosen(page) == [
        ("four_class", "治安纠纷类", ""),
        ("key_field", "邻里", ""),
        ("nature", "治安", ""),
    ]

    page.facts["ground"] = "怕消防隐患"
    assert chosen(page)[0] == ("four_class", "安全类", "")


def test_no_class_is_offered_before_the_type(here: Room) -> None:
    assert visit(here, dispute_type="").classes().rows == ()


def test_cause_is_chosen_of_a_public_order_matter_only(here: Room) -> None:
    page = visit(here)
    assert page.classes().cause is None

    page.answer("V", "是")
    assert page.classes().cause is not None
    page.facts["cause"] = "打人（自己写的）"
    offered = page.classes().cause
    assert offered is not None
    assert offered[1][:2] == (("打人（自己写的）", "打人（自己写的）"), ("殴打他人", "殴打他人"))


def test_kind_of_alarm_is_asked_of_an_alarm(here: Room) -> None:
    assert visit(here).classes().alarm_kind is None
    assert visit(here, source="110警情").classes().alarm_kind == ""


def test_classes_are_kept_as_suggested_or_as_chosen(here: Room) -> None:
    page = visit(here, key_field="婚恋", source="110警情", alarm_kind="0803 邻里纠纷")

    case = on_record(here, page.register().case_id)

    assert (case.four_class, case.key_field, case.nature, case.alarm_kind) == (
        "其他纠纷类", "婚恋", "民事", "0803 邻里纠纷",
    )  # fmt: skip


def test_chosen_nature_stands_against_that_of_the_track(here: Room) -> None:
    page = visit(here, nature="行政")
    page.track = "RM"

    assert on_record(here, page.accept().case_id).nature == "行政"


def test_road_is_the_first_rule_and_leads_the_tracks(here: Room) -> None:
    page = visit(here, dispute_type="traffic")

    road = page.road()

    assert (road.channel, road.track, road.force) == ("专业调解", "YS", "社区民警")
    assert [name for name, _why in road.passed] == [
        "1 涉嫌犯罪",
        "2 家庭暴力",
        "3 先救人",
        "3b 学生欺凌",
        "3c 学生欺凌的民事部分",
    ]
    assert page.meaning().suggested[0] == ("YS", "移送")


def test_road_of_a_crime_offers_no_track_of_this_desk_for_it(here: Room) -> None:
    page = visit(here, injury="轻伤二级")
    page.answer("V", "是")

    assert page.road().track == "XH"
    assert page.meaning().suggested == (("XH", "刑事和解"),)


def test_road_is_kept_with_the_case(here: Room) -> None:
    page = visit(here)
    page.track = "RM"

    case = on_record(here, page.accept().case_id)

    assert (case.route, case.channel, case.body, case.force) == (
        "simple", "人民调解", "驻所调委会（村居调解员）", "专职调解员",
    )  # fmt: skip


def test_track_chosen_otherwise_takes_its_channel_along(here: Room) -> None:
    page = visit(here)
    page.track, page.track_reason = "QJ", "双方只要民警说句公道话"

    case = on_record(here, page.accept().case_id)
    kept = routing.followed(case)

    assert (case.route, case.channel, case.body) == ("simple", "公安行政调解", "本所")
    assert kept is not None
    assert kept.note == "双方只要民警说句公道话"


def test_other_decision_wants_its_reason_and_comes_back_when_opened(here: Room) -> None:
    page = visit(here, force="综合调解室")
    assert page.problems()["route_reason"] == "与建议的去向不同，请写明理由。"
    page.facts["route_reason"] = "两家人多"
    case_id = page.register().case_id

    again = Intake(here.store, lambda: TODAY, lambda: NOW)
    again.open_case(case_id)

    assert (again.road().chosen["force"], again.road().reason) == ("综合调解室", "两家人多")
    assert on_record(here, case_id).force == "综合调解室"


def test_factors_and_what_was_told_alone_come_back_when_opened(here: Room) -> None:
    page = visit(here, factors=["grudge"])
    case_id = page.register().case_id
    with here.store.unit() as db:
        subject = cases.case(db, case_id)
        confidences.keep(db, subject, cases.parties(subject)[0], "fear", value="害怕", by=here.officer)

    again = Intake(here.store, lambda: TODAY, lambda: NOW)
    again.open_case(case_id)

    assert again.facts["factors"] == ["grudge"]
    assert again.suggested_level().rows == (("积怨一年以上或者多次调解未成", 10), ("单独询问所得", 25))
    assert again.correct("更正").case_id == case_id
    case = on_record(here, case_id)
    assert (case.level, "separate" in cases.answers(case)) == (3, True)


def test_grave_level_is_put_to_the_leader_who_answers_on_the_page(here: Room) -> None:
    page = visit(here, factors=["threat", "grudge"])
    case_id = page.register().case_id
    assert [each.mine for each in approving.waiting(here.store, case_id)] == [False]

    here.store.person = here.leader
    again = Intake(here.store, lambda: TODAY, lambda: NOW)
    again.open_case(case_id)
    waiting = again.waiting()
    here.clock.forward(minutes=1)
    again.approve(waiting[0].approval_id, agreed=False, reason="按较大办")

    assert [(each.sentence, each.mine) for each in waiting] == [("定为重大，请审批。", True)]
    assert (again.waiting(), on_record(here, case_id).level) == ((), 3)
    assert page.waiting() == ()


def test_nobody_decides_unless_signed_in(here: Room) -> None:
    here.store.person = None

    with pytest.raises(Refusal, match="请先登录"):
        approving.decide(here.store, uuid.uuid4(), agreed=True, reason="")


def test_grounds_of_the_leader_are_asked_when_the_page_is_saved(here: Room) -> None:
    page = visit(here)
    page.answers = GATES | {"X7": "是", "X7.note": "宗族对立"}
    case_id = page.register().case_id

    with here.store.reading() as db:
        assert [each.what for each in approvals.of_case(db, case_id)] == ["gate.X7"]


def test_violence_plans_its_visits_when_the_admonition_is_answered(here: Room) -> None:
    page = visit(here, dispute_type="family", flags=["家庭暴力"])
    page.answers = {"V": "否", "DV": "否", "DV.note": "已批评教育"}
    case_id = page.register().case_id

    with here.store.reading() as db:
        assert [task.origin for task in followups.of_case(db, case_id)] == ["查访"] * 3


def test_correction_leaves_one_look_and_one_road(here: Room) -> None:
    case_id = visit(here, factors=["grudge"]).register().case_id
    again = Intake(here.store, lambda: TODAY, lambda: NOW)
    again.open_case(case_id)
    again.facts["damage"] = "花盆两个"
    again.correct("更正")

    with here.store.reading() as db:
        case = cases.case(db, case_id)
        assert len(levels.of_case(db, case_id)) == 1
        assert [each.value for each in case.answers if each.key == routing.FOLLOWED] == ["ordinary"]


def test_mediator_never_sees_what_a_person_is_like_and_loses_nothing_of_it(here: Room) -> None:
    case_id = visit(here, factors=["drugs", "grudge"]).register().case_id
    with here.store.unit() as db:
        intake.hand_over(db, cases.case(db, case_id), here.mediator, by=here.officer)
    here.store.person = here.mediator
    again = Intake(here.store, lambda: TODAY, lambda: NOW)
    again.open_case(case_id)

    assert here.mediator.role is Role.MEDIATOR
    assert again.facts["factors"] == ["grudge"]
    again.correct("更正")
    with here.store.reading() as db:
        assert levels.factors(db, case_id) == {"grudge": 1.0, "drugs": 1.0}


def test_veiled_rows_do_not_name_what_a_person_is_like() -> None:
    told = level.suggest({"factors": ["drugs", "grudge"]}, [], [], today=TODAY, veiled=True)

    assert told.rows == (("积怨一年以上或者多次调解未成", 10), ("当事人情况", 10))


def test_meaning_warns_of_the_school_and_of_an_unlisted_cause(here: Room) -> None:
    page = visit(here, flags=["学生欺凌"], cause="高空抛物")

    told = page.meaning()

    assert [sentence for sentence, _field in told.warnings] == [
        "“高空抛物”没有列在可以调解的行为里，凭“等”字可以调解，请法制员审核。",
        "还没有登记学校，请把学校登记为第三人（《治安管理处罚法》第六十条）。",
    ]
    assert told.banners[0].startswith("学生欺凌：")
    assert len(told.todo) == 2


def test_violence_says_first_what_to_do_and_tell(here: Room) -> None:
    told = visit(here, flags=["家庭暴力"]).meaning()

    assert told.banners == (
        "家庭暴力：先制止、取证、救助，依法处罚或者出具告诫书；不能只以调解结案（《反家庭暴力法》第十六条）。",
    )
    assert [sentence[-13:] for sentence in told.todo][:1] == ["《反家庭暴力法》第二十三条）。"[-13:]]


def test_words_are_asked_under_the_answers_that_want_them(here: Room) -> None:
    page = visit(here, flags=["家庭暴力"], injury="未鉴定")
    page.answer("V", "是")

    wanted = {each.key: each.note_on for each in page.questions() if each.note_on}

    assert wanted == {"X7": "是", "DV": "否", "I4": "是"}


def test_questions_of_the_road_come_where_they_matter(here: Room) -> None:
    keys = [each.key for each in visit(here, dispute_type="land").questions()]

    assert keys == ["V", "L", "N", "Q"]


def test_led_by_keeps_the_rest_of_the_suggestions(here: Room) -> None:
    told = visit(here).meaning()

    assert meaning.led_by(told, "QJ").suggested[0] == ("QJ", "劝解")
    assert {code for code, _name in meaning.led_by(told, "QJ").suggested} == {"RM", "QJ", "YS"}


def test_theft_by_a_child_says_what_the_law_says() -> None:
    party = parties.fresh("乙")
    party.words |= {"name": "小军", "role": "违法嫌疑人", "stated_age": "12"}
    told = meaning.read(
        {"brief": "偷摘葡萄，踩坏围栏"}, {"V": "是", "E2": "否"}, [party], track="", today=TODAY
    )
    assert "盗窃不在可以治安调解的范围内；民事赔偿部分可以走人民调解。" in told.sentences
    assert "RM" in [code for code, _name in told.suggested]
    assert "小军未满十四周岁：不予处罚，责令监护人严加管教（治安管理处罚法 12）。" in [
        sentence for sentence, _field in told.warnings
    ]


def test_violence_that_was_not_answered_for_is_not_settled_by_damages() -> None:
    words = {"flags": [cases.Flag.VIOLENCE]}
    offered = [
        dict(meaning.read(words, {"V": "是", "DV": said}, [], track="", today=TODAY).suggested)
        for said in ("否", "是")
    ]
    assert "MS" not in offered[0]


def test_road_is_only_for_the_time_being_until_the_violation_is_answered(here: Room) -> None:
    page = visit(here)
    page.answers = {}
    before = page.road().screened
    page.answer("V", "否")
    assert (before, page.road().screened) == (False, True)
