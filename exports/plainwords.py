"""The clauses of an agreement in everyday words, to be read by and to those who sign: who gives whom how much by when, and how."""

import re
from datetime import date
from typing import TYPE_CHECKING

from models import clausetext, dates, law, tracks
from models.blanks import figures
from models.clausetext import JOINT, SEVERAL, WARD, Terms

if TYPE_CHECKING:
    from models.clauses import Pattern

_SENTENCE = re.compile(r"[^。；;\n]+[。；;]?")
_SUM = re.compile(r"\d\s*[万千百]?元|¥\s*\d|[元圆]整|[壹贰叁肆伍陆柒捌玖拾佰仟万亿零][元圆]")
_TERMS = re.compile("逾期|否则|不得|不再|如|若|违约|放弃|除|利息|保证|负责|退还|收条")


def clause(pattern: "Pattern | None", terms: Terms, text: str) -> str:
    """Say a clause in one plain line out of its structure; one typed freely that pays nobody stands as it is."""
    paid = _paid(terms) if terms.amount and terms.payer and terms.payee else ""
    if pattern is None:
        return paid + _beside(text) if paid else text.strip()
    told = clausetext.told(pattern, terms) if pattern.told else ""
    return paid + told if paid else told or text


def otherwise(track: str, on: date, *, several: bool = False, confirmed: bool = False) -> str:
    """Say what happens when somebody does not do as agreed, in the everyday words of the law.

    With ``several`` parties nobody speaks of two; a request that was made to the court is not spoken of again.
    """
    book = law.on(on)
    people = ("rm-binding", "rm-sue") if confirmed else ("rm-binding", "rm-sue", "rm-confirm")
    keys = ("za-effect",) if tracks.is_police(track) else people
    said = "".join(book.article(key).plain for key in keys if book.applies and key in book.articles)
    return said.replace("双方", "各方") if several else said


def _beside(text: str) -> str:
    """Return the sentences of a clause that say more than its payment; one that sets a condition too stays whole."""
    rest = [each for each in _SENTENCE.findall(text) if not _SUM.search(each) or _TERMS.search(each)]
    return "".join(each if each.endswith("。") else f"{each.rstrip('；;')}。" for each in rest)


def yuan(fen: int) -> str:
    """Say a sum as it is spoken of: without its mark, and without 角 and 分 where there are none.

    >>> yuan(300000), yuan(123456)
    ('3,000元', '1,234.56元')
    """
    return figures(fen).removesuffix(".00") + "元"


def _paid(terms: Terms) -> str:
    assert terms.amount is not None, "a payment has its sum"
    payers = "、".join(clausetext.names(terms.payer))
    when = _when(terms)
    how = _how(terms)
    if terms.parts:
        parts = "；".join(
            f"第{place}次，{_day(day) + '前' if day else ''}给{yuan(fen)}"
            for place, (day, fen) in enumerate(terms.parts, 1)
        )
        said = f"{payers}一共要给{terms.payee}{yuan(terms.amount)}，分{len(terms.parts)}次给{how}：{parts}。"
    else:
        said = f"{payers}{when}要给{terms.payee}{yuan(terms.amount)}{how}。"
    return said + _shared(terms)


def _when(terms: Terms) -> str:
    if terms.due_on is not None:
        told = clausetext.said_due(terms)
        hour = told.removeprefix(dates.chinese(terms.due_on)).removesuffix("前")
        return f"在{_day(terms.due_on)}{hour}以前"
    return terms.due_text


def _day(day: date) -> str:
    return f"{dates.chinese(day)}（{dates.weekday(day)}）"


def _how(terms: Terms) -> str:
    method = terms.method.removeprefix(clausetext.SPOT)
    way = (
        f"，用{method}"
        if method and not method.startswith(("当面", "共同", "履行"))
        else f"，{method}" * bool(method)
    )
    return f"{way}，打到：{terms.account}" if terms.account else way


def _shared(terms: Terms) -> str:
    several = clausetext.names(terms.payer)
    if len(several) < 2:  # noqa: PLR2004 -- one bears all
        return ""
    if terms.sharing == JOINT:
        return f"{'、'.join(several)}谁都要担全部，{terms.payee}可以找其中任何一个人要。"
    if terms.sharing == SEVERAL:
        return "各给各的：" + "，".join(f"{name}给{yuan(terms.shares[name])}" for name in several) + "。"
    if terms.sharing == WARD:
        ward, guardian = several
        return f"先用{ward}自己的钱给{yuan(terms.shares[ward])}，剩下的{yuan(terms.shares[guardian])}由监护人{guardian}给。"
    return ""
