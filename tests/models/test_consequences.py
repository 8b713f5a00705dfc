"""Consequence cards: ranges of the law alone, by which article, and no words that foretell, promise or press."""

from datetime import date
from typing import Any

import pytest

import resources
from models import causes, consequences, disputes, law
from models.errors import Refusal

TODAY = date(2026, 11, 21)


def rows() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = resources.table("texts/consequences.toml")["card"]
    return found


def heads(**fields: str) -> list[str]:
    return [card.head for card in consequences.cards(day=TODAY, **{"track": "RM", **fields})]


def test_cards_name_only_what_the_tables_have() -> None:
    known = {cause.code for cause in causes.every()}, {leaf.code for leaf in disputes.leaves()} | {"*"}

    for row in rows():
        assert set(row["causes"]) <= known[0]
        assert set(row["types"]) <= known[1]
        assert set(row["law"]) <= law.on(TODAY).articles.keys()
        assert row["verified"] in {"V", "M"}
        assert row["law"] or row["verified"] == "M"


def test_every_cause_of_the_police_has_its_card() -> None:
    for cause in causes.every():
        assert [row["key"] for row in rows() if cause.code in row["causes"]] != []


def test_shipped_words_foretell_promise_and_press_nothing() -> None:
    assert [
        (words, consequences.faults(words)) for words in consequences.every() if consequences.faults(words)
    ] == []


def test_shipped_law_may_be_read_out() -> None:
    read = [text for article in law.versions() for text in (article.plain, article.text)]

    assert [(text, consequences.faults(text)) for text in read if consequences.faults(text)] == []


@pytest.mark.parametrize(
    "words",
    [
        "肯定拘留", "这事肯定要拘留你", "保证不处罚", "我保证不会处罚你", "不签就拘", "不 签 就 拘", "不签就拘你五天", "你要被拘留",
        "签了就没事", "赔了钱就不处罚", "否则就罚款", "必须签", "拘留五天", "拘你三天", "罚五百块", "会影响孩子当兵", "留案底",
        "不签字的话按规定是要进去的", "你不调解，今晚就别想回家", "谈不拢，只好从重处理", "签了字派出所保证不给你留记录",
        "五日以上十日以下拘留，你就是这一档", "再闹就送看守所", "赔了钱这事派出所就不管了", "谈不成就送你去拘留所",
        "签字以后我们就不追究了", "你这够得上拘留了", "不给你留案底", "今天不签字不许走", "我帮你压下来", "你看着办",
        "不赔钱就把你关起来", "起码罚两千", "不同意今天就铐走", "由不得你", "后果自负", "到法院你一定输", "同意了就不留案底",
    ],
)  # fmt: skip
def test_words_that_foretell_promise_or_press_are_refused(words: str) -> None:
    with pytest.raises(Refusal) as caught:
        consequences.refuse_pressing(words)

    assert caught.value.field == "words"


@pytest.mark.parametrize(
    "words",
    [
        "法律规定的幅度是五日以上十日以下拘留，并处五百元以上一千元以下罚款。", "达成协议并且履行的，不再处罚。",
        "是不是处罚，由公安机关查清事实以后依法决定。", "谈不谈、签不签，由各方自己决定。", "打官司要多久，由法院决定。",
        "对方家里有病人，先歇一歇。", "谈不拢，关键在价钱。", "您要进去看看现场吗？", "今天先谈到这里，不签字也可以走。",
        "结伙打人的，法律规定从重处罚。", "谈不成的，公安机关依法作出处理，民事赔偿可以向人民法院起诉。",
        "记录您可以看，不对的地方可以改。", "这件事派出所不管民事赔偿，谈不成可以起诉。", "不满十四周岁的不处罚，由监护人严加管教。",
    ],
)  # fmt: skip
def test_words_of_the_law_pass(words: str) -> None:
    assert consequences.faults(words) == ()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("五日以上十日以下拘留，并处五百元以上一千元以下罚款", True), ("处 五 日 以 下 拘 留 或者警告", True), ("上回被拘留了5天", True),
        ("一千元以下罚款", True), ("公司罚款二百元，从工资里扣了", False), ("三天后付五百元", False), ("我把他拘在院子里五天", False),
    ],
)  # fmt: skip
def test_words_of_a_penalty_are_known(words: str, told: bool) -> None:
    assert consequences.tells_penalty(words) is told


def test_host_is_told_quietly_that_the_words_were_kept() -> None:
    assert consequences.quietly("再闹就送看守所") == (
        "已照原样记下。“再闹就送”：不能用处罚逼人同意，调解必须自愿。"
    )
    assert consequences.quietly("请您慢慢说") == ""


def test_cards_of_the_cause_come_first_and_a_track_has_its_own() -> None:
    police = heads(track="ZA", cause="noise", dispute_type="neighbours")
    people = heads(track="RM", dispute_type="neighbours")

    assert police[0] == "噪声"
    assert "谈成和谈不成" in police
    assert "协议经法院确认以后" not in police
    assert "谈成和谈不成" not in people
    assert people[-2:] == ["协议经法院确认以后", "签了不履行"]


def test_card_with_words_waits_for_the_story() -> None:
    quiet = heads(dispute_type="neighbours", story="两家为地界争吵")
    dogs = heads(dispute_type="neighbours", story="邻居的狗咬了孩子")

    assert "养狗扰民、伤人" not in quiet
    assert dogs[0] == "养狗扰民、伤人"


def test_penalty_is_never_read_without_who_decides() -> None:
    for card, row in zip(consequences.every(), rows(), strict=True):
        assert ("拘留" in card) <= bool(row.get("penalty"))
        assert card.endswith("依法决定。") or not row.get("penalty")


def test_no_card_before_the_table_of_laws() -> None:
    assert consequences.cards(track="RM", day=date(2025, 12, 31)) == ()
