"""The talks without a window: the board, counter-offers, the draft that follows, the gap by topic."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.errors import Refusal
from models.store import Store
from tests.room_station import TODAY, Clock, add_case, open_station
from ui.viewmodels.agreement_draft import ClauseWords
from ui.viewmodels.clause_diff import ADDED, REMOVED
from ui.viewmodels.sitting import Start, ViewModel
from ui.viewmodels.sitting_parts import Parts
from ui.viewmodels.talks import Talks

ACCEPT, REFUSE = "接受", "不接受"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    opened = open_station(tmp_path_factory.mktemp("talks"), Clock())
    yield opened
    opened.close()


def hold(store: Store) -> Parts:
    """Open a new sitting at 警民共谈理."""
    viewmodel = ViewModel(store, lambda: TODAY, store.now)
    preparation = viewmodel.prepare(add_case(store))
    host = next(each for each in preparation.candidates if each.name == "杨学礼")
    sitting_id = viewmodel.begin(preparation, Start(place="调解室", recorder="葛玉芳", hosts=[host]))
    parts = Parts.open(store, sitting_id, today=lambda: TODAY, now=store.now)
    for party in parts.room.parties:
        parts.demand(party.id, "赔 500 元" if party.side == "甲" else "重新指界", "")
    parts.deeds.advance("民警后梳理")
    parts.deeds.advance("警民共谈理", root_cause="指界时没有立桩")
    return parts


@pytest.fixture
def parts(store: Store) -> Parts:
    return hold(store)


@pytest.fixture
def talks(parts: Parts) -> Talks:
    return parts.talks()


def put(talks: Talks, counters: UUID | None = None, **typed: str | bool) -> UUID:
    before = {each.id for each in talks.parts.room.offers}
    talks.put(typed, counters=counters)
    [made] = {each.id for each in talks.parts.room.offers} - before
    return made


def agree(talks: Talks, offer_id: UUID) -> None:
    for side in ("甲", "乙"):
        talks.answer(offer_id, side, ACCEPT)


def followed(talks: Talks) -> list[str]:
    """Return the texts of the clauses as the draft follows the board."""
    return [each.text for each in talks.parts.draft.follow(talks.parts.record.lines).clauses]


def test_put_takes_what_was_typed_and_parses_the_deadline(talks: Talks) -> None:
    put(
        talks, text="赔麦苗损失", amount="300", speaker="赵某之子", payer="赵某", payee="张某", due="下周三",
        method="现金", apology="口头道歉", act="栽桩",
    )  # fmt: skip

    [offer] = talks.parts.room.offers
    assert (offer.amount, offer.due_on, offer.due_text, offer.side) == (
        30000,
        date(2026, 11, 25),
        "下周三",
        "乙",
    )
    [shown] = talks.board()
    assert (shown.title, shown.sum, shown.more) == (
        "1　赵某之子 提",
        "¥300.00（叁佰元整）",
        "赵某 → 张某　11月25日（星期三）　现金　口头道歉　栽桩",
    )


def test_fields_of_an_accepted_proposal_flow_into_the_clause(talks: Talks) -> None:
    agree(talks, put(
        talks, text="赔麦苗损失。", amount="300", payer="赵某", payee="张某", due="20261201", method="现金",
        apology="口头道歉", act="把桩栽回去",
    ))  # fmt: skip

    [clause] = talks.parts.draft.follow([]).clauses
    assert (clause.text, clause.payer, clause.payee, clause.amount, clause.due, clause.method) == (
        "赔麦苗损失；把桩栽回去；赵某向张某口头道歉", "赵某", "张某", "300.00", "2026-12-01", "现金",
    )  # fmt: skip


def test_bare_sum_becomes_a_sentence_and_on_the_spot_stays_so(talks: Talks) -> None:
    agree(talks, put(talks, amount="300", speaker="赵某", due="当场"))

    [clause] = talks.parts.draft.follow([]).clauses
    assert (clause.text, clause.due) == ("赵某向张某支付赔偿款", "当场")


@pytest.mark.parametrize(
    ("words", "clause"),
    [
        ("我出三百元，当场付清", "赵某之子当场一次性向张某支付人民币叁佰元整（¥300.00）。"),
        ("我出三百元", "我出三百元"),
        ("我出三百元，当场付清，再栽好桩", "我出三百元，当场付清，再栽好桩"),
    ],
)
def test_payment_said_as_mine_names_who_pays_where_the_fields_hold_all_of_it(
    talks: Talks, words: str, clause: str
) -> None:
    parts = talks.parts
    parts.offers.from_line(parts.record.note(words, parts.speaker("赵某之子")))
    [offer] = parts.room.offers
    talks.answer(offer.id, "甲", ACCEPT)

    [made] = talks.parts.draft.follow([]).clauses
    assert (made.text, made.payer, made.payee, made.due) == (
        clause, "赵某之子", "张某", "当场" if "当场" in words else "",
    )  # fmt: skip
    assert talks.parts.draft.differs(made) == ()


@pytest.mark.parametrize(
    ("typed", "said"),
    [("下周三", "期限：2026年11月25日（星期三）"), ("当场", "期限：当场，即2026年11月20日（星期五）"), ("", ""),
     ("麦收以后", "期限按原话“麦收以后”写入，没有认出日期")],
)  # fmt: skip
def test_said_day_tells_how_a_deadline_was_read(talks: Talks, typed: str, said: str) -> None:
    assert talks.said_day(typed) == said


def test_withdrawing_takes_the_clause_and_says_why(talks: Talks) -> None:
    offer_id = put(talks, text="当面道歉")
    agree(talks, offer_id)
    assert followed(talks) == ["当面道歉"]
    [came] = talks.changes()
    talks.acknowledge()

    talks.withdraw(offer_id, "话说早了")

    assert followed(talks) == []
    [gone] = talks.changes()
    assert (came.kind, came.why) == (ADDED, "方案 1 各方接受")
    assert (gone.kind, gone.number, gone.runs[0].text, gone.why) == (
        REMOVED,
        0,
        "当面道歉",
        "方案 1 已撤下：话说早了",
    )
    assert [(each.withdrawn, each.note) for each in talks.board()] == [(True, "撤下的原因：话说早了")]


def test_rewritten_clause_is_laid_aside_and_comes_back_with_its_proposal(talks: Talks) -> None:
    offer_id = put(talks, text="把桩栽回去")
    agree(talks, offer_id)
    draft = talks.parts.draft
    [clause] = draft.follow([]).clauses
    draft.keep(replace(draft.words, clauses=(replace(clause, text="三天内把桩栽回去"),)))
    told = draft.differs(draft.words.clauses[0])

    talks.answer(offer_id, "甲", REFUSE)
    away = followed(talks)
    talks.answer(offer_id, "甲", ACCEPT)

    assert "".join(run.text for run in told if run.kind != "删") == "三天内把桩栽回去"
    assert (away, followed(talks)) == ([], ["三天内把桩栽回去"])
    draft.restore(0)
    assert followed(talks) == ["把桩栽回去"]
    assert draft.differs(draft.words.clauses[0]) == ()


def test_clause_filled_in_where_the_proposal_was_silent_does_not_differ(talks: Talks) -> None:
    agree(talks, put(talks, text="赔麦苗损失", amount="300"))
    [clause] = talks.parts.draft.follow([]).clauses

    assert talks.parts.draft.differs(replace(clause, due="11-22", method="现金")) == ()
    assert talks.parts.draft.differs(replace(clause, amount="350")) != ()


def test_counter_offer_begins_with_the_former_and_shows_what_it_replaced(talks: Talks) -> None:
    first = put(talks, text="赔麦苗损失", amount="500", due="11-22", speaker="张某")
    number, typed = talks.to_counter(first)
    put(talks, counters=first, **{**typed, "amount": "300"})

    states = [each.state.split("　")[1] for each in talks.board()]
    assert (number, typed["amount"], typed["due"]) == (1, "", "11-22")
    assert states == ["已被方案 2 取代", "待张某答复"]
    assert [each.stands for each in talks.board()] == [False, True]


def test_second_sum_of_a_side_takes_the_place_of_its_unanswered_first(talks: Talks) -> None:
    parts = talks.parts
    for name, words in (("张某", "赔我五百元"), ("赵某之子", "我出三百元"), ("张某", "那就四百元")):
        parts.offers.from_line(parts.record.note(words, parts.speaker(name)))

    assert [each.state.split("　")[1] for each in talks.board()] == [
        "已被方案 3 取代", "待张某答复", "待赵某等2人答复",
    ]  # fmt: skip
    assert talks.board()[2].more == "改提方案 1"


def test_private_proposal_moves_neither_gap_nor_table(talks: Talks) -> None:
    offer_id = put(talks, text="最多出到四百", amount="400", speaker="赵某", private=True)
    hidden = (talks.gap(), talks.table()[0].said)

    talks.show(offer_id)

    assert [each.values for each in hidden[0]] == [((0, 50000),)]
    assert hidden[1] == ("¥500.00", "—")
    assert talks.table()[0].said == ("¥500.00", "¥400.00")


def test_table_says_by_topic_where_each_side_stands(talks: Talks) -> None:
    put(talks, text="赔四百", amount="400", speaker="张某", due="11-22", method="现金")
    put(talks, text="赔三百", amount="300", speaker="赵某", due="11-25")
    agree(talks, put(talks, text="当面道歉", topic="道歉"))

    assert [(row.topic, row.said, row.gap, row.met) for row in talks.table()] == [
        ("赔偿金额", ("¥400.00", "¥300.00"), "¥100.00", False),
        ("道歉", ("当面道歉", "当面道歉"), "一致", True),
        ("期限", ("11月22日（星期日）", "11月25日（星期三）"), "差 3 天", False),
        ("履行方式", ("现金", "重新指界"), "待谈", False),
    ]


def test_answer_keeps_its_words_and_the_same_again_takes_it_back(talks: Talks) -> None:
    offer_id = put(talks, text="赔三百")
    talks.answer(offer_id, "甲", ACCEPT)
    talks.answer(offer_id, "甲", ACCEPT, "行，就这么办")
    [first] = talks.board()
    talks.answer(offer_id, "甲", ACCEPT)
    [second] = talks.board()

    assert [(each.answers[0].value, each.answers[0].words) for each in (first, second)] == [
        (ACCEPT, "行，就这么办"), ("", ""),
    ]  # fmt: skip


def test_unfinished_proposal_is_kept_until_it_is_on_the_board(talks: Talks) -> None:
    talks.keep({"text": "赔三", "amount": ""})
    kept = talks.kept()
    talks.forget()
    talks.forget()

    assert (kept, talks.kept()) == ({"text": "赔三", "amount": ""}, {})


def test_typed_sum_that_is_none_is_refused_at_its_field(talks: Talks) -> None:
    with pytest.raises(Refusal) as caught:
        talks.put({"text": "赔", "amount": "三oo"})

    assert (caught.value.field, talks.parts.room.offers) == ("amount", ())


DEED = st.tuples(
    st.sampled_from(
        ["put", "private", "counter", "accept", "refuse", "back", "withdraw", "show", "own", "rewrite"]
    ),
    st.integers(0, 5),
    st.sampled_from(["甲", "乙"]),
)


def do(talks: Talks, deed: str, place: int, side: str) -> None:
    """Do one deed on the proposal at a place of the board, if it has any."""
    draft, board = talks.parts.draft, talks.parts.room.offers
    at = board[place % len(board)].id if board else UUID(int=0)
    rewritten = [replace(each, text=f"{each.text}（改）") for each in draft.words.clauses]
    deeds = {
        "own": lambda: draft.keep(replace(draft.words, clauses=(*draft.words.clauses, ClauseWords("自拟")))),
        "rewrite": lambda: draft.keep(replace(draft.words, clauses=tuple(rewritten))),
        "put": lambda: talks.put({"text": f"方案{place}"}),
        "private": lambda: talks.put({"text": f"底线{place}", "private": True}),
    }
    on_the_board = {
        "counter": lambda: talks.put({"text": f"反{place}"}, counters=at),
        "withdraw": lambda: talks.withdraw(at, "改主意"),
        "show": lambda: talks.show(at),
        "accept": lambda: talks.answer(at, side, ACCEPT, "行"),
        "refuse": lambda: talks.answer(at, side, REFUSE, "不行"),
        "back": lambda: talks.answer(at, side, ACCEPT),
    }
    found = deeds.get(deed) or (on_the_board[deed] if board else None)
    if found is not None:
        with suppress(Refusal):
            found()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=st.lists(DEED, max_size=14))
def test_clauses_are_the_accepted_proposals_and_ones_own_whatever_is_done(
    store: Store, deeds: list[tuple[str, int, str]]
) -> None:
    talks = hold(store).talks()
    draft, own = talks.parts.draft, 0
    for deed, place, side in deeds:
        do(talks, deed, place, side)
        own += deed == "own"
        followed(talks)
        room = talks.parts.room
        accepted = {str(each.id) for each in room.offers if each.accepted}
        from_board = [each.offer_id for each in draft.words.clauses if each.offer_id]
        assert sorted(from_board) == sorted(accepted)
        assert len([each for each in draft.words.clauses if not each.offer_id]) == own
        assert all(each.stands for each in room.offers if each.accepted)
        assert not {each.offer_id for each in draft.words.aside} & accepted
