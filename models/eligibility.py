"""May the police mediate this case: the gates of 程序规定 178, 179 and of the injury, as far as the answers go."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from models import causes, law
from models.limits import add_months
from models.texts import read_from

#: The answers an officer gives; anything else, or none, leaves the question open.
YES, NO, UNSURE = "是", "否", "不清楚"


@dataclass(frozen=True)
class Question:
    """One question of the screening. ``fails`` and ``pending`` are the answers that stop, or that wait.

    ``paper`` says to the parties what ``fails_sentence`` says to the officer. The answer ``note_on`` wants words
    (answer ``<key>.note``); where it is ``mended`` they let the case go on, where it is ``approved`` the leader
    decides (answer ``<key>.approved``). An ``optional`` question that nobody asked leaves nothing open. ``basis``
    stands where a local rule has no article of the law table.
    """

    key: str
    question: str
    article: str
    help: str = ""
    stage: str = "intake"
    when_flag: str = ""
    fails: str = ""
    fails_sentence: str = ""
    paper: str = ""
    pending: str = ""
    pending_sentence: str = ""
    suggest: tuple[str, ...] = ()
    when_injury: tuple[str, ...] = ()
    optional: bool = False
    note_on: str = ""
    prompt: str = ""
    mended: bool = False
    approved: bool = False
    basis: str = ""


@dataclass(frozen=True)
class Finding:
    """What one gate says: ``result`` is ok, fails or unknown; the sentence cites its article."""

    key: str
    result: str
    sentence: str
    article_key: str


@dataclass(frozen=True)
class Verdict:
    """The findings in the order of the questions, and the tracks that are open (可以, never 必须)."""

    findings: tuple[Finding, ...]
    suggestions: tuple[str, ...]

    @property
    def track_allowed(self) -> bool:
        """True while nothing known forbids the track."""
        return not any(finding.result == "fails" for finding in self.findings)

    @property
    def complete(self) -> bool:
        """True when no gate is left open."""
        return not any(finding.result == "unknown" for finding in self.findings)

    @property
    def failed(self) -> frozenset[str]:
        """Return the keys of the gates that are shut."""
        return frozenset(finding.key for finding in self.findings if finding.result == "fails")


@dataclass(frozen=True)
class _Rules:
    questions: tuple[Question, ...]
    spot: tuple[Question, ...]
    settings: Mapping[str, Any]


@read_from("texts/eligibility.toml")
def _rules(table: dict[str, Any]) -> _Rules:
    return _Rules(
        tuple(_question(row) for row in table["question"]),
        tuple(_question(row) for row in table["spot"]),
        {name: value for name, value in table.items() if name not in {"question", "spot"}},
    )


@read_from("texts/local-exclusions.toml")
def _local(table: dict[str, Any]) -> tuple[Question, ...]:
    if not table["enabled"]:
        return ()
    return tuple(
        Question(
            key=row["key"], question=row["question"], article="", help=row.get("help", ""), fails=YES,
            fails_sentence=row["fails_sentence"], suggest=("MS", "YS"), basis=table["basis"],
        )
        for row in table["question"]
    )  # fmt: skip


def _question(row: Mapping[str, Any]) -> Question:
    many = {name: tuple(row.get(name, ())) for name in ("suggest", "when_injury")}
    return Question(**{**row, **many})


def questions(flags: frozenset[str] = frozenset(), injury: str = "") -> tuple[Question, ...]:
    """Return the questions to ask of a case with these flags and this injury, in order; local ones come last."""
    return tuple(
        each
        for each in (*_rules().questions, *_local())
        if (not each.when_flag or each.when_flag in flags)
        and (not each.when_injury or injury in each.when_injury)
    )


def spot_questions() -> tuple[Question, ...]:
    """Return what 当场调解 needs besides (程序规定 178 第三款)."""
    return _rules().spot


def for_paper(text: str) -> str:
    """Put what a gate says to the officer into the words of a paper to the parties, without the full stop.

    >>> for_paper("伤情达到轻伤以上，属于刑事案件，不能治安调解，请移送刑侦部门。")
    '伤情达到轻伤以上，属于刑事案件，不适用治安调解'
    """
    rules = _rules()
    said = [(each.fails_sentence, each.paper) for each in (*rules.questions, *rules.spot)]
    for inside, outside in [*said, (rules.settings["injury_fails"], rules.settings["injury_paper"])]:
        if outside:
            text = text.replace(inside[:-1], outside)
    return text.rstrip("。；")


def judge(
    answers: Mapping[str, str | bool],
    *,
    injury: str,
    flags: frozenset[str],
    today: date,
    event_day: date | None,
    cause: str = "",
) -> Verdict:
    """Judge whether 治安调解 is open: it is, 可以, unless a finding fails.

    A day of the event before the law table gets the sentence about the former law and no article. ``cause`` is
    the 案由 by code or name: one outside 程序规定 178, such as 盗窃, shuts the gate whatever was answered.
    """
    asked = questions(flags, injury)
    return _judge(asked, answers, injury, today, event_day, cause=cause, allowed=("ZA", "RM-ZA"))


def judge_on_the_spot(
    answers: Mapping[str, str | bool],
    *,
    injury: str,
    flags: frozenset[str],
    today: date,
    event_day: date | None,
    cause: str = "",
) -> Verdict:
    """Judge whether 当场调解 is open: every gate of ``judge``, and the six conditions of its own."""
    asked = (*questions(flags, injury), *spot_questions())
    verdict = _judge(asked, answers, injury, today, event_day, cause=cause, allowed=("ZA-X", "ZA", "RM-ZA"))
    own = {question.key for question in spot_questions()}
    slow = verdict.failed and verdict.failed <= own
    return Verdict(verdict.findings, ("ZA", "RM-ZA")) if slow else verdict


def _judge(
    asked: tuple[Question, ...],
    answers: Mapping[str, str | bool],
    injury: str,
    today: date,
    event_day: date | None,
    *,
    cause: str,
    allowed: tuple[str, ...],
) -> Verdict:
    code = law.on(event_day or today)
    findings = [] if code.applies else [Finding("law", "unknown", f"{law.FORMER}。", "")]
    said = {
        key: (YES if value else NO) if isinstance(value, bool) else value for key, value in answers.items()
    }
    suggested: list[str] = []
    gates = [(_of_injury(injury, said, code), tuple(_rules().settings["injury_suggest"]))]
    gates += [
        (_of_answer(question, said, code), question.suggest)
        for question in asked
        if not question.optional or said.get(question.key) in {YES, NO}
    ]
    gates += _of_cause(cause, code)
    for finding, others in gates:
        findings.append(finding)
        if finding.result == "fails":
            suggested += [track for track in others if track not in suggested]
    findings += _of_time(today, event_day, code)
    stopped = any(finding.result == "fails" for finding in findings)
    if "XH" in suggested:
        suggested = ["XH"]
    return Verdict(tuple(findings), tuple(suggested) if stopped else allowed)


def _of_injury(injury: str, said: Mapping[str, str], code: law.Law) -> Finding:
    settings = _rules().settings
    pending = settings["injury_pending_article"]
    if injury in settings["injury_blocks"]:
        return _finding("injury", "fails", settings["injury_fails"], settings["injury_article"], code)
    if injury and all(said.get(key) == NO for key in settings["injury_asked"]):
        return _finding("injury", "ok", settings["injury_light"], pending, code)
    if injury in settings["injury_unknown"]:
        return _finding("injury", "unknown", settings["injury_pending"], pending, code)
    return _finding("injury", "ok", "伤情不妨碍治安调解。", pending, code)


def _of_cause(cause: str, code: law.Law) -> list[tuple[Finding, tuple[str, ...]]]:
    """Judge the 案由: one that no 程序规定 178 lists is shut, or is for the 法制员 to look at."""
    known, settings = causes.known(cause), _rules().settings
    if known is None or known.mediable == "listed":
        return []
    result, key = ("fails", "cause_fails") if known.mediable == "none" else ("ok", "cause_open")
    sentence = settings[key].format(cause=known.name)
    return [(_finding("cause", result, sentence, "za-eligible", code), tuple(settings["cause_suggest"]))]


def _of_answer(question: Question, answers: Mapping[str, str], code: law.Law) -> Finding:
    said, note = answers.get(question.key, UNSURE), answers.get(f"{question.key}.note", "").strip()
    if said not in {YES, NO}:
        return _finding(question.key, "unknown", f"还没有问清：{question.question}", question.article, code)
    stops, waits = said == question.fails, said == question.pending
    if note and said == question.note_on and question.mended:
        return _finding(question.key, "ok", f"{question.question}{said}：{note}。", question.article, code)
    if stops and question.approved and note:
        return _of_approval(question, answers, note, code)
    if stops or waits:
        result, sentence = (
            ("fails", question.fails_sentence) if stops else ("unknown", question.pending_sentence)
        )
        return _finding(question.key, result, sentence, question.article, code, basis=question.basis)
    return _finding(question.key, "ok", f"{question.question}{said}。", question.article, code)


def _of_approval(question: Question, answers: Mapping[str, str], note: str, code: law.Law) -> Finding:
    """Say what the leader decided of a reason that only the leader may take (X7)."""
    decided = answers.get(f"{question.key}.approved", "")
    approver = answers.get(f"{question.key}.approver", "")
    if decided == NO:
        return _finding(question.key, "ok", f"{approver}未同意按此情形处理。", question.article, code)
    told = f"审批人：{approver}" if decided == YES else "待所领导审批"
    return _finding(question.key, "fails", f"{question.paper}：{note}（{told}）。", question.article, code)


def _of_time(today: date, event_day: date | None, code: law.Law) -> list[Finding]:
    settings = _rules().settings
    if event_day is None or today <= add_months(event_day, settings["prescription_months"]):
        return []
    sentence, article = settings["prescription_sentence"], settings["prescription_article"]
    return [_finding("prescription", "unknown", sentence, article, code)]


def _finding(
    key: str, result: str, sentence: str, article: str, code: law.Law, *, basis: str = ""
) -> Finding:
    """Cite the article behind a sentence that stops or waits; on a day of the former law cite nothing."""
    if not article:
        return Finding(key, result, f"{sentence[:-1]}（{basis}）。" if basis else sentence, "")
    if not code.applies:
        return Finding(key, result, sentence, "")
    cited = (
        sentence
        if result == "ok" or sentence.endswith("？")
        else f"{sentence[:-1]}（{code.cite(article)}）。"
    )
    return Finding(key, result, cited, article)


def theft(story: str) -> tuple[str, str]:
    """Return what to say, and the track for the damage, where a story that may not be mediated is of theft."""
    settings = _rules().settings
    told = any(word in story for word in settings["theft_words"])
    return (settings["theft_fails"], settings["theft_suggest"]) if told else ("", "")


def child(name: str, age: int) -> str:
    """Say what becomes of somebody too young to be punished (治安管理处罚法 12); nothing of an older one."""
    settings = _rules().settings
    return settings["child_sentence"].format(name=name) if age < settings["child_under"] else ""
