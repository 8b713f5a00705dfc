"""The forms of 回访: a call (D17), a payment, a breach, another day; their choices are the models'."""

from collections.abc import Sequence

from models import money as sums
from models.performance import EVIDENCE
from models.visitrules import rules
from models.visits import MODES, PERFORMED, SATISFACTION
from ui.forms.spec import Field, Kind
from ui.viewmodels.clauses import METHODS

BREACH_NOTE = "登记以后列出接下来的办法和期限：治安案件依法作出处理，民事争议告知可以起诉（治安管理处罚法 9、人民调解法 32）。"
BREACH = (
    Field("on", "日期", Kind.DATE, required=True, width=5),
    Field("text", "未履行的情况", Kind.LONG, required=True, width=12, lines=3),
)
LATER = (
    Field("to", "改到", Kind.DATE, required=True, width=5, placeholder="如 下周三"),
    Field("reason", "改期原因", required=True, width=7),
)
ADDED = (
    Field("on", "哪一天", Kind.DATE, required=True, width=4, placeholder="如 3天后"),
    Field("way", "方式", Kind.CHOICE, width=4, choices=(("", "电话"), ("door", "上门"))),
    Field("reason", "事由", width=4),
)
WHY = (Field("reason", "原因", required=True, width=12),)


def call(names: Sequence[str], *, unresolved: bool = False, late: bool = False) -> tuple[Field, ...]:
    """Return the fields of a call; ``names`` may be visited.

    Of an ``unresolved`` case the moment for another round is asked, of a visit made ``late`` the reason.
    """
    table = rules()
    fields: tuple[Field, ...] = (
        Field("on", "回访日期", Kind.DATE, required=True, width=6),
        Field("mode", "方式", Kind.CHOICE, required=True, width=6, choices=_pairs(MODES)),
        Field("visited", "受访人", Kind.CHOICE, width=6, choices=_pairs(names), editable=True),
        Field("performed", "履行情况", Kind.CHOICE, width=6, choices=_pairs(PERFORMED)),
        Field("satisfaction", "满意程度", Kind.CHOICE, width=6, choices=_pairs(SATISFACTION)),
        Field("mood", "情绪", Kind.CHOICE, width=6, choices=_pairs([each.name for each in table.moods])),
        Field("text", "回访情况", Kind.LONG, width=12, lines=3),
        Field("relapse", "有无反复", Kind.CHOICE, width=6, choices=_pairs([each.name for each in table.relapses])),
        Field("next_on", "下次回访", Kind.DATE, width=6, placeholder="可不写"),
        Field("new_risk", "新情况", width=6, placeholder="没有就不写"),
        Field("measures", "采取措施", width=6),
        Field("sued", "是否起诉及判决", width=6),
        Field("place", "走访地点", width=6, placeholder="可不写"),
    )  # fmt: skip
    if unresolved:
        fields += (Field("chance", "再次化解时机", width=12, placeholder="什么时候、谁出面合适"),)
    if late:
        fields += (Field("late_reason", "晚了的原因", width=12),)
    return fields


def report(names: Sequence[str]) -> tuple[Field, ...]:
    """Return the fields of a 回头看; ``names`` may have been seen."""
    return (
        Field("on", "日期", Kind.DATE, required=True, width=4),
        Field("finding", "结论", Kind.CHOICE, required=True, width=4, choices=_pairs([each.name for each in rules().findings])),
        Field("seen", "见到谁", Kind.CHOICE, width=4, choices=_pairs(names), editable=True),
        Field("text", "情况", Kind.LONG, width=12, lines=3, placeholder="平稳的可以不写"),
    )  # fmt: skip


def receipt(*, money: bool) -> tuple[Field, ...]:
    """Return the fields of something received; a deed has no sum."""
    fields: tuple[Field, ...] = (Field("on", "日期", Kind.DATE, required=True, width=4),)
    if money:
        fields += (Field("amount", "金额（元）", Kind.MONEY, required=True, width=4),)
    return (
        *fields,
        Field("method", "方式", Kind.CHOICE, width=4, choices=_pairs(METHODS), editable=True),
        Field(
            "evidence", "凭证", Kind.CHOICE, required=True, width=12, choices=_pairs(EVIDENCE), editable=True
        ),
    )


def figures(fen: int | None) -> str:
    """Write a sum as it is typed.

    >>> figures(30_000), figures(None)
    ('300.00', '')
    """
    return "" if fen is None else sums.digits(fen).removeprefix("¥")


def _pairs(words: Sequence[str]) -> tuple[tuple[str, str], ...]:
    return tuple((word, word) for word in words)
