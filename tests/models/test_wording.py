from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import resources
from models import law, money, tracks, wording
from models.wording import AgreementText, ClauseText, Problem

SIGNED = date(2026, 11, 21)
DUE = date(2026, 12, 1)
GOOD = ClauseText(
    "甲方张三于2026年12月1日前赔偿乙方李四医疗费等共计人民币肆仟元整（¥4,000.00），转账支付。",
    payer="张三",
    payee="李四",
    amount=400000,
    due_on=DUE,
    method="转账",
)


def agreement(
    *clauses: ClauseText, track: str = "RM", parties: tuple[str, ...] = ("张三", "李四"), **more: object
) -> AgreementText:
    return AgreementText(track=track, signed_on=SIGNED, parties=parties, clauses=clauses, **more)  # type: ignore[arg-type]  # -- only named fields are passed


def ids(*clauses: ClauseText, **more: object) -> list[str]:
    return [problem.id for problem in wording.check(agreement(*clauses, **more))]  # type: ignore[arg-type]  # -- passed on


def said(text: str, track: str = "RM") -> list[str]:
    return ids(ClauseText(text), track=track)


def test_sound_agreement_has_no_problem() -> None:
    assert ids(GOOD) == []
    assert ids(GOOD, track="ZA") == []
    assert ids() == []


def test_problem_says_where_by_which_law_and_how_to_mend() -> None:
    clause = ClauseText("张三赔偿李四医疗费。", payer="张三", payee="李四")

    assert wording.check(agreement(GOOD, clause)) == (
        Problem(
            "deadline",
            "red",
            "《人民调解法》第二十九条",
            "这一条没有履行期限。",
            "写明年月日；当场履行的写“当场”。",
            1,
        ),
    )
    assert (
        wording.check(agreement(clause, track="ZA"))[0].law
        == "《公安机关办理行政案件程序规定》第一百八十四条"
    )


@pytest.mark.parametrize(
    ("text", "amount", "found"),
    [
        ("张三当场付4000元（肆仟元整）", 400000, []),
        ("张三当场付4000元（伍仟元整）", 400000, ["words"]),
        ("张三当场付肆仟元整", 400000, []),
        ("张三当场付肆仟元整", 500000, ["words", "amount"]),
        ("张三当场付4000元", 500000, ["amount"]),
        ("张三当场付0.4万元", 400000, []),
        ("张三当场付医疗费3000元、误工费1000元", 400000, []),
        ("张三当场付医疗费3000元、误工费1000元，共计4000元", 400000, []),
        ("张三当场付医疗费3000元、误工费1000元，共计5000元", 500000, ["total"]),
        ("张三当场付壹佰贰仟元整", 400000, ["words-unreadable"]),
        ("张三当场付1,23元", None, []),
    ],
)
def test_sums_are_one_number(text: str, amount: int | None, found: list[str]) -> None:
    assert ids(ClauseText(text, payer="张三", payee="李四", amount=amount)) == found


@pytest.mark.parametrize(
    "text",
    [
        "张三赔偿李四人民币叁佰元整（¥500.00），2026年12月1日前付清。",
        "张三赔偿李四¥500.00（大写：人民币叁佰元整），2026年12月1日前付清。",
    ],
)
def test_a_figure_beside_another_word_sum_is_found_though_the_registered_sum_agrees(text: str) -> None:
    clause = ClauseText(text, payer="张三", payee="李四", amount=30_000, due_on=DUE, method="转账")

    assert ids(clause) == ["words"]


def test_instalments_add_up_and_are_not_early() -> None:
    parts = ((DUE, 200000), (date(2027, 1, 1), 200000))
    clause = ClauseText("张三分两期支付。", payer="张三", payee="李四", amount=400000, instalments=parts)

    assert ids(clause) == []
    assert ids(ClauseText("张三分期支付。", "张三", "李四", 500000, instalments=parts)) == ["instalments"]
    assert ids(
        ClauseText("张三分期支付。", "张三", "李四", 200000, instalments=((date(2026, 11, 20), 200000),))
    ) == ["early"]


@pytest.mark.parametrize(
    ("clause", "more", "found"),
    [
        (ClauseText("张三赔偿李四4000元。", "张三", "李四", 400000), {}, ["deadline"]),
        (ClauseText("张三赔偿李四4000元。", "张三", "李四", 400000), {"on_the_spot": True}, []),
        (ClauseText("张三赔偿李四4000元。", "张三", "李四", 400000), {"performance": "三日内转账"}, []),
        (ClauseText("张三赔偿李四4000元。", "张三", "李四", 400000, due_text="7日内"), {}, []),
        (ClauseText("张三赔偿李四4000元。", "张三", "李四", 400000, due_text="尽快"), {}, ["deadline"]),
        (
            ClauseText("张三赔偿李四4000元。", "张三", "李四", 400000, due_on=date(2026, 11, 20)),
            {},
            ["early"],
        ),
        (ClauseText("张三赔偿李四4000元。", "张三", "李四", 400000, due_on=SIGNED), {}, []),
        (ClauseText("双方今后互不滋扰。"), {}, []),
    ],
)
def test_duty_has_a_deadline_not_before_signing(
    clause: ClauseText, more: dict[str, object], found: list[str]
) -> None:
    assert ids(clause, **more) == found


@pytest.mark.parametrize(
    ("payer", "payee", "found"),
    [
        ("张三", "李四", []),
        ("甲方", "乙方", []),
        ("张三、李四", "李四", []),
        ("张三(化名)", "李四", []),
        ("王五", "李四", ["payer"]),
        ("张三和王五", "李四", ["payer"]),
        ("张三", "王五", ["payee"]),
        ("张三", "某某派出所", ["organ"]),
        ("张三", "民警赵某", ["organ"]),
    ],
)
def test_who_pays_and_who_is_paid_signs(payer: str, payee: str, found: list[str]) -> None:
    assert ids(ClauseText("甲方当场支付。", payer, payee, 100)) == found


def test_name_with_a_conjunction_is_a_party_whole() -> None:
    assert ids(ClauseText("甲方当场支付。", "和平公司", "李四", 100), parties=("和平公司", "李四")) == []
    assert ids(ClauseText("甲方当场支付。", "小军", "李四", 100), parties=("小军(化名)", "李四")) == []


def test_money_is_not_handed_to_the_room() -> None:
    assert ids(ClauseText("张三当场将4000元交给派出所民警转交。", "张三", "李四", 400000)) == ["organ"]
    assert ids(ClauseText("张三当日将4000元交给李四。", "张三", "李四", 400000)) == []


def test_guarantor_signs() -> None:
    clause = ClauseText("王五作为保证人，张三于12月1日前偿还。", "张三", "李四", 100)

    assert ids(clause) == ["guarantor"]
    assert ids(clause, parties=("张三", "李四", "王五")) == ["guarantee-kind"]
    kind = replace(clause, text="王五作为连带责任保证人，张三于12月1日前偿还。")
    assert ids(kind, parties=("张三", "李四", "王五")) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("张三放弃追究李四刑事责任", ["criminal"]),
        ("派出所不得处罚张三", ["criminal"]),
        ("双方要求公安机关不予立案", ["criminal"]),
        ("双方不得报警、起诉", ["remedy"]),
        ("乙方放弃诉讼权利", ["remedy"]),
        ("甲方不再就此事上访", ["remedy"]),
        ("不履行的，不影响对方向人民法院起诉", []),
        ("就本次纠纷的民事赔偿一次性了结，互不再主张民事赔偿", []),
        ("双方自愿离婚", ["status"]),
        ("孩子抚养权归母亲", ["status"]),
        ("父子断绝一切关系", ["status"]),
        ("双方确认该地块所有权属于张三", ["ownership"]),
        ("争议的宅基地归张三所有", ["ownership"]),
        ("以附图A-B-C点为使用界线；本条不改变土地权属", []),
        ("张三欠李四赌债一万元", ["illegal-debt"]),
        ("张三以打工抵债", ["person"]),
        ("李四扣押张三身份证", ["person"]),
        ("今后伤亡自负", ["injury-exempt"]),
        ("双方互不追究任何法律责任", ["liability"]),
        ("双方今后不再有任何关系", ["no-relation"]),
        ("如有违反自愿承担一切法律后果", ["empty"]),
        ("如有违反承担一切后果，对方可以起诉", []),
        ("儿子每月给瞻养费", ["typo"]),
        ("这事与甲方不搭界", ["dialect"]),
        ("我出300元，你别再来", ["person-said", "person-said"]),
        ("我国法律、我村村民、自我约束", []),
        ("甲方尽快处理", ["deadline", "vague"]),
        ("张三给予一定补偿，当场付清", ["vague"]),
    ],
)
def test_phrase_is_found_by_its_rule(text: str, found: list[str]) -> None:
    assert said(text) == found


def test_each_track_may_only_promise_its_own_effect() -> None:
    confirm, penalty = "双方共同申请司法确认", "对已履行协议的，公安机关不予处罚"

    assert [said(confirm, track) for track in ("ZA", "ZA-X", "MS", "RM")] == [["no-confirmation"]] * 3 + [[]]
    assert [said(penalty, track) for track in ("RM", "QJ", "ZA")] == [["no-penalty"], ["no-penalty"], []]


def test_terms_that_start_the_quarrel_again_are_pointed_out() -> None:
    assert ids(ClauseText("张三向李四赔礼道歉。", due_text="")) == ["apology"]
    assert ids(ClauseText("张三当场向李四赔礼道歉。")) == []
    assert ids(ClauseText("张三当场现金支付60000元。", "张三", "李四", 6000000)) == ["cash"]
    assert ids(ClauseText("张三逾期按违约金50%付。", due_on=DUE)) == ["penalty"]
    assert ids(ClauseText("张三逾期按违约金10%付。", due_on=DUE)) == []
    assert ids(ClauseText("张三年利率24%，月息3分，年利率6%，年息1分。", due_on=DUE)) == [
        "interest",
        "interest",
    ]
    assert ids(ClauseText("三日内赔偿4000元。")) == ["subject"]


def test_injury_without_a_word_on_later_treatment_is_pointed_out_once() -> None:
    clause = ClauseText("张三当场支付李四4000元。", "张三", "李四", 400000)

    assert wording.check(agreement(clause, clause, injured=True))[0].clause is None
    assert ids(clause, ClauseText("后续治疗费由李四自理。"), injured=True) == []


def test_manner_of_performance_is_read_too() -> None:
    assert ids(GOOD, performance="张三尽快支付，双方不得起诉") == ["remedy", "vague"]


def test_red_comes_before_orange_in_a_clause() -> None:
    assert said("甲方尽快付清，双方不得报警") == ["remedy", "deadline", "vague"]


def test_day_before_the_law_cites_no_article() -> None:
    early = AgreementText("RM", date(2025, 1, 1), ("张三",), (ClauseText("双方不得报警"),))

    assert wording.check(early)[0].law == law.FORMER


def test_every_rule_cites_an_article_that_exists() -> None:
    table = resources.table("texts/wording.toml")
    rules = [*table["phrase"], *table["structure"].values()]
    keys = {rule[name] for rule in rules for name in ("law", "law_police") if name in rule}

    assert sorted(keys - set(law.on(SIGNED).articles)) == []
    assert {rule["severity"] for rule in rules} == {"red", "orange"}
    assert [tracks.get(code).code for rule in rules for code in rule.get("tracks", ())] != []


@given(st.text(max_size=60), st.integers(0, 10**9) | st.none(), st.sampled_from(["ZA", "RM", "QJ", ""]))
def test_any_text_is_checked_without_failing(text: str, amount: int | None, track: str) -> None:
    clause = ClauseText(text, text, text, amount, method=text)

    for problem in wording.check(agreement(clause, track=track, performance=text)):
        assert problem.severity in {"red", "orange"}


@given(st.integers(1, 10**11))
def test_sum_and_its_words_never_disagree(fen: int) -> None:
    text = f"张三当场付{money.words(fen)}（{money.digits(fen)}）"

    assert ids(ClauseText(text, "张三", "李四", fen)) == []
