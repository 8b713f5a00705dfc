"""What no single clause can show: later treatment, names, bills, sums that stand apart, effects that no party may promise."""

import re

from models import money
from models.wording import figures, phrases, sums, table
from models.wording.phrases import Hits
from models.wording.text import AgreementText, sentences

_ALL = re.compile(r"以上|上述|前述|各条|本协议(?:项下)?|全部款项")
_TOTAL = re.compile(r"共计|合计|总计|总额|总共")
_NO_PENALTY = re.compile(r"(?:不予|不再|免予|免于|不给予)(?:治安|行政)?(?:管理)?处罚")


def problems(agreement: AgreementText) -> Hits:
    """Yield what is wrong with the agreement as a whole."""
    rules = table.rules().structure
    yield from phrases.hits(agreement.performance, agreement)
    yield from sums.words_only(agreement.performance)
    everything = agreement.performance + "".join(clause.text for clause in agreement.clauses)
    if agreement.injured and agreement.clauses and not table.rules().term["treatment"].search(everything):
        yield rules["treatment"], ""
    for written, on_paper in agreement.id_names:
        yield rules["name"], f"“{written}”在证件上是“{on_paper}”"
    yield from _sums(agreement)


def of_spared(text: str, agreement: AgreementText) -> list[tuple[str, str]]:
    """Return (name, article) of those who are not punished anyway, where a text makes that the fruit of the agreement."""
    return list(agreement.spared) if _NO_PENALTY.search(text) else []


def _sums(agreement: AgreementText) -> Hits:
    rules = table.rules().structure
    amounts = [clause.amount for clause in agreement.clauses if clause.amount is not None]
    whole = sum(amounts)
    if agreement.bills and amounts and whole < agreement.bills:
        yield rules["unfair"], money.digits(agreement.bills)
    if len(amounts) < 2:  # noqa: PLR2004 -- one sum contradicts no other
        return
    texts = [agreement.performance, *(clause.text for clause in agreement.clauses if clause.amount is None)]
    for sentence in (each for text in texts for each in sentences(text)):
        total = _TOTAL.search(sentence)
        if total is None or not _ALL.search(sentence[: total.start()]):
            continue
        stated = [each.fen for each in figures.sums(sentence) if each.start >= total.end()]
        if stated and stated[0] != whole:
            yield rules["sums-apart"], money.digits(whole)
