"""May the court be asked to confirm the agreement of a case: each condition with its state (民事诉讼法 205; 民诉法解释 355, 358)."""

from collections.abc import Iterator
from datetime import date, timedelta

from sqlalchemy.orm import Session

from models import (
    agreements,
    agreementtext,
    clocks,
    courtrules,
    dates,
    limits,
    settling,
    tracks,
    wording,
    workdays,
)
from models.agreements import Agreement, Form
from models.cases import Case
from models.findings import FAILS, MET, OPEN, Finding

CLOCK = "rm-confirm"
POLICE = (
    "公安机关不是调解组织，其主持达成的协议不申请司法确认；"
    "需要强制执行效力的，可由人民调解委员会另行制作人民调解协议书（民事诉讼法 205）。"
)
UNSIGNED = "还没有生效的调解协议；签字生效后三十日内，可以由各方当事人共同申请。"
GRAVE = "登记过案情加重，案件已经移交刑侦部门，不申请司法确认；登记有误的，先撤销登记。"
#: No holiday puts a last day off by more.
LONGEST = timedelta(10)
ORAL = "口头协议没有书面文本，请先由调委会制作人民调解协议书。"


def findings(db: Session, subject: Case, *, on: date, thorough: bool = True) -> tuple[Finding, ...]:
    """Return the conditions in reading order; without ``thorough`` the wording of the clauses is not gone through."""
    agreement = agreements.latest(db, subject.id)
    signed = agreement if agreement is not None and agreement.effective_on is not None else None
    found = [_host(subject), _effective(signed, on)]
    if settling.found(db, subject):
        found.append(Finding("grave", "没有案情加重", FAILS, GRAVE, "criminal-settlement"))
    if signed is not None and signed.effective_on is not None:
        found.append(_written(signed))
        found += _matters(subject, signed)
        if thorough:
            found.append(_clear(db, subject, signed, on))
        found.append(_term(db, subject, signed.effective_on, on))
    found.append(
        Finding(
            "together",
            "各方一起申请",
            OPEN,
            "要各方当事人（或者代理人）共同申请，缺一方法院不受理。",
            "court-confirm",
        )
    )
    return tuple(found)


def _host(subject: Case) -> Finding:
    if subject.track and not tracks.get(subject.track).confirmable:
        return Finding("host", "调解组织主持", FAILS, POLICE, "court-confirm")
    return Finding("host", "调解组织主持", MET, "由人民调解委员会主持调解。", "court-confirm")


def _effective(signed: Agreement | None, on: date) -> Finding:
    name = "协议已经生效"
    if signed is None or signed.effective_on is None or on < signed.effective_on:
        return Finding("effective", name, FAILS, UNSIGNED, "rm-confirm")
    number = f"，编号{signed.number}" if signed.number else ""
    return Finding("effective", name, MET, f"{signed.effective_on.isoformat()} 生效{number}。", "rm-confirm")


def _written(signed: Agreement) -> Finding:
    if signed.form != Form.WRITTEN.value:
        return Finding("written", "书面协议", FAILS, ORAL, "court-file")
    return Finding("written", "书面协议", MET, "有书面的调解协议书。", "court-file")


def _matters(subject: Case, signed: Agreement) -> Iterator[Finding]:
    """Yield what the clauses settle that the court does not take, by their words and the type of the dispute."""
    texts = [clause.text for clause in signed.clauses if clause.valid]
    for each in courtrules.rules().barred:
        words = (*each.words, *each.type_words) if subject.dispute_type in each.types else each.words
        word = next(filter(None, (courtrules.word_in(text, words) for text in texts)), "")
        if word or (each.key == "status" and "身份关系" in subject.remarks):
            yield Finding(each.key, each.name, FAILS, each.fails, each.article)
            continue
        asked = next(filter(None, (courtrules.word_in(text, each.ask_words) for text in texts)), "")
        if asked:
            yield Finding(each.key, each.name, OPEN, each.ask.format(word=asked), each.article)
        else:
            yield Finding(each.key, each.name, MET, each.met, each.article)


def _clear(db: Session, subject: Case, signed: Agreement, on: date) -> Finding:
    problems = wording.check(agreementtext.of(db, subject, signed, on))
    red = [each for each in problems if each.severity == "red"]
    if not red:
        return Finding("clear", "内容明确", MET, "协议体检没有发现要改的内容。", "court-reject")
    more = f"等 {len(red)} 处" if len(red) > 1 else ""
    said = f"协议体检：{red[0].sentence.rstrip('。')}{more}。内容不明确的，法院驳回申请（民诉法解释 358）。"
    return Finding("clear", "内容明确", OPEN, said, "court-reject")


def _term(db: Session, subject: Case, effective_on: date, on: date) -> Finding:
    """Count the thirty days from the effect, also where no clock runs: a case struck off, one taken over from paper."""
    name = "三十日内"
    known = [
        each
        for each in clocks.of_case(db, subject.id)
        if each.key == CLOCK and each.started_on == effective_on
    ]
    if any(each.met_on is not None and not each.cancelled for each in known):
        return Finding("term", name, MET, "在期限内申请。", "court-confirm")
    running = [each.due_on for each in known if not each.cancelled]
    calendar = workdays.standard()
    last = max([limits.due(CLOCK, effective_on, calendar), *running])
    if last < on <= last + LONGEST and calendar.untold(last.year):
        said = f"按周末和法定节日推算到 {last.isoformat()} 为止；{last.year}年的放假安排没有导入，最后一天可能因放假顺延。"
        return Finding("term", name, OPEN, said, "court-confirm")
    if on > last:
        said = f"申请期限已于 {dates.near(last, on)} 届满（民事诉讼法 205）。"
        return Finding("term", name, FAILS, said, "court-confirm")
    return Finding(
        "term",
        name,
        MET,
        f"到 {last.isoformat()} 为止，还有 {(last - on).days} 天；这个期限不能延长。",
        "court-confirm",
    )
