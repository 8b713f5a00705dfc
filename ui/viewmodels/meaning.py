"""这意味着: what the words on the intake page mean in law, said at once while they are typed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import zip_longest
from typing import Any, Literal, NamedTuple

from models import cases, causes, disputes, eligibility, limits, routing, safeguards, tracks, workdays
from ui.viewmodels import facts
from ui.viewmodels.parties import Party

Tone = Literal["good", "warn", "bad", ""]

VIOLATION = "V"  # the first question: without a violation the others are not asked
SENTENCES = 3
SHORT = {"RM-ZA": "人民调解后认可", "MS": "只调解赔偿", "YS": "移送"}
USUAL = "RM"
#: What became of a case that is over, and what may still be done with it.
BECAME = {
    cases.State.PERFORMED.value: ("已经履行完毕", "回访过、没有反复的可以销号。"),
    cases.State.BREACHED.value: (
        "达成后没有履行",
        "可以催告、再次调解；治安案件依法作出处理，民事争议告知可以起诉。",
    ),
    cases.State.FAILED.value: (
        "调解没有达成",
        "治安案件依法处理；民事赔偿告知可以起诉。双方愿意的可以重新调解。",
    ),
    cases.State.WITHDRAWN.value: ("当事人已撤回", "双方以后愿意的，可以重新调解。"),
    cases.State.DECLINED.value: ("已经决定不予调解", "请把告知书交给当事人，告知还可以找哪里。"),
    cases.State.REFERRED.value: ("已经移送", "等对方反馈；反馈和退回在“移送与委托”里登记。"),
    cases.State.CLOSED.value: ("已经销号", "又起争执的，可以重新调解。"),
    cases.State.MERGED.value: ("已经并入另一件", "请到并入的那一件里接着办。"),
}
CONSENT = frozenset({"E5", "X4"})  # asked of each party on its card


@dataclass(frozen=True)
class Meaning:
    """The verdict on 治安调解, the tracks that fit, and the limits of the track that is chosen."""

    headline: str
    tone: Tone
    sentences: tuple[str, ...]
    suggested: tuple[tuple[str, str], ...]
    offered: tuple[tuple[str, str], ...]
    effect: str
    limits: tuple[tuple[str, str], ...]
    fields: tuple[str, ...] = ()  # where each sentence leads
    warnings: tuple[
        tuple[str, str], ...
    ] = ()  # (sentence, field) of what stops nothing and must be made good
    banners: tuple[str, ...] = ()  # what domestic violence, bullying or fear asks first
    todo: tuple[str, ...] = ()  # and what is to be done and told then

    @property
    def findings(self) -> tuple[tuple[str, str], ...]:
        """Return (sentence, field) of the verdict."""
        return tuple(zip_longest(self.sentences, self.fields, fillvalue=""))


class Asked(NamedTuple):
    """One question at the door; the answer ``note_on`` opens a line for words, which ``prompt`` asks for."""

    key: str
    question: str
    help: str
    note_on: str = ""
    prompt: str = ""


def questions(words: Mapping[str, Any], answers: Mapping[str, str]) -> tuple[Asked, ...]:
    """Return what is asked at the door; parties are asked on their own cards, and the road asks what it needs."""
    flags = frozenset(words.get("flags") or [])
    gates = [
        each for each in eligibility.questions(flags, facts.word(words, "injury")) if each.stage == "intake"
    ]
    if answers.get(VIOLATION) != eligibility.YES:
        gates = [each for each in gates if each.key == VIOLATION or each.when_flag]
    asked = [Asked(each.key, each.question, each.help, each.note_on, each.prompt) for each in gates]
    return (*asked, *(Asked(each.key, each.question, each.help) for each in _on_the_way(words, answers)))


def _on_the_way(words: Mapping[str, Any], answers: Mapping[str, str]) -> tuple[routing.Asked, ...]:
    return routing.questions(
        routing.Facts(
            day=date.max,
            dispute_type=facts.word(words, "dispute_type"),
            flags=frozenset(words.get("flags") or []),
            factors=frozenset(words.get("factors") or []),
            answers=answers,
        )
    )


def with_consents(answers: Mapping[str, str], cards: Sequence[Party]) -> dict[str, str]:
    """Return the answers with those that the parties gave one by one (E5 自愿, X4 明确不愿意)."""
    said = [card.word("consent") for card in cards if not card.empty]
    found = dict(answers)
    if "不同意" in said:
        found |= {"E5": eligibility.NO, "X4": eligibility.YES}
    elif said and all(each == "同意" for each in said):
        found |= {"E5": eligibility.YES, "X4": eligibility.NO}
    return found


def read(
    words: dict[str, Any], answers: Mapping[str, str], cards: Sequence[Party], *, track: str, today: date
) -> Meaning:
    """Read the page: may the police mediate, why, which tracks fit and which limits they start."""
    flags = frozenset(words.get("flags") or [])
    guards = safeguards.of(flags, dict(answers))
    verdict = judge(words, answers, cards, today=today)
    later = {each.key for each in eligibility.questions(flags) if each.stage == "sitting"}
    findings = [_told(each, words) for each in verdict.findings if each.key not in later]
    leads = {each.sentence: _field(each.key, cards) for each in findings}
    headline, tone, sentences, suggested = _verdict(words, answers, verdict, findings)
    suggested = _without_damage_only(suggested, flags, answers)
    if answers.get("E2") == eligibility.NO and (civil := eligibility.theft(facts.word(words, "brief"))[1]):
        suggested = tuple(dict.fromkeys((*suggested, civil)))
    offered = tuple((each.code, each.name) for each in tracks.every(today))
    return Meaning(
        headline, tone, sentences, tuple((code, name(code)) for code in suggested), offered,
        tracks.get(track).effect if track else "", _limits(track, facts.word(words, "injury"), today),
        tuple(leads.get(sentence, "") for sentence in sentences),
        (*without_guardian(cards, today), *_children(cards, today), *_to_mind(words, cards, findings, today)),
        tuple(safeguards.cited(each.banner, each.article, today) for each in guards),
        tuple(todo.on(today) for each in guards for todo in each.todo),
    )  # fmt: skip


def judge(
    words: Mapping[str, Any],
    answers: Mapping[str, str],
    cards: Sequence[Party],
    *,
    today: date,
    spot: bool = False,
) -> eligibility.Verdict:
    """Judge 治安调解 (``spot``: 当场) from what is typed, with what each party said on its card."""
    how = eligibility.judge_on_the_spot if spot else eligibility.judge
    return how(
        with_consents(answers, cards), injury=facts.word(words, "injury"),
        flags=frozenset(words.get("flags") or []), today=today,
        event_day=facts.occurred_on(facts.word(words, "occurred"), today), cause=facts.word(words, "cause"),
    )  # fmt: skip


def led_by(told: Meaning, track: str) -> Meaning:
    """Put the track of the road first among those suggested, unless it is none of this desk's."""
    if tracks.get(track).blocked:
        return told
    return replace(told, suggested=tuple(dict.fromkeys(((track, name(track)), *told.suggested))))


def of_ended(told: Meaning, state: str) -> Meaning:
    """Say of a case that is over what became of it, in place of what might be done with it."""
    became = BECAME.get(state)
    if became is None:
        return told
    return replace(
        told, headline=became[0], tone="", sentences=(became[1],), fields=("",), suggested=(), warnings=(), todo=(),
        limits=(),
    )  # fmt: skip


def _to_mind(
    words: Mapping[str, Any], cards: Sequence[Party], findings: Sequence[eligibility.Finding], today: date
) -> tuple[tuple[str, str], ...]:
    """Return what stops nothing and is to be minded: an unlisted 案由, the school that must take part."""
    known = causes.known(facts.word(words, "cause"))
    open_cause = known is not None and known.mediable == "open"
    found = [(each.sentence, "") for each in findings if each.key == "cause" and open_cause]
    named = " ".join(card.name for card in cards)
    for guard in safeguards.of(words.get("flags") or [], {}):
        if guard.participant and not any(word in named for word in guard.participant_words):
            sentence = f"还没有登记{guard.participant}，请把{guard.participant}登记为第三人。"
            found.append((safeguards.cited(sentence, guard.article, today), ""))
    return tuple(found)


def _without_damage_only(
    suggested: tuple[str, ...], flags: frozenset[str], answers: Mapping[str, str]
) -> tuple[str, ...]:
    """Leave 只调解赔偿 out while domestic violence has neither been punished nor warned of."""
    barred = cases.Flag.VIOLENCE in flags and answers.get("DV") == eligibility.NO
    return tuple(each for each in suggested if not (barred and each == "MS"))


def _children(cards: Sequence[Party], today: date) -> tuple[tuple[str, str], ...]:
    """Say of each suspect who is too young to be punished what becomes of him."""
    told = (
        (eligibility.child(card.name or "这一方", int(card.derived(today).age)), "")
        for card in cards
        if card.word("role") in cases.SUSPECTS and card.derived(today).age.isdecimal()
    )
    return tuple(each for each in told if each[0])


def _told(found: eligibility.Finding, words: Mapping[str, Any]) -> eligibility.Finding:
    """Say of what the parties are asked one by one where it is answered, and of theft that it is none of it."""
    if found.key == "E2" and found.result == "fails":
        theft = eligibility.theft(facts.word(words, "brief"))[0]
        return replace(found, sentence=theft or found.sentence)
    if found.key in CONSENT and found.result == "unknown":
        return replace(found, sentence=f"{found.sentence}在当事人卡片的“愿意调解吗”里逐方选。")
    return found


def _field(key: str, cards: Sequence[Party]) -> str:
    """Return the field of the page in which a finding is answered."""
    if key in CONSENT:
        unasked = (place for place, card in enumerate(cards) if not card.empty and not card.word("consent"))
        return f"parties.{next(unasked, 0)}.consent"
    places = {"injury": "injury", "prescription": "occurred", "law": "occurred", "cause": "cause"}
    return places.get(key, f"answers.{key}")


def without_guardian(cards: Sequence[Party], today: date) -> tuple[tuple[str, str], ...]:
    """Name the parties who must have a guardian there and have none yet (民法典 27、28)."""
    return tuple(
        (f"{card.name or '这一方'}须有监护人到场，还没有登记监护人。", f"parties.{place}.guardian.name")
        for place, card in enumerate(cards)
        if not card.empty and card.derived(today).guardian and not card.word("guardian.name")
    )


def _verdict(
    words: dict[str, Any],
    answers: Mapping[str, str],
    verdict: eligibility.Verdict,
    findings: Sequence[eligibility.Finding],
) -> tuple[str, Tone, tuple[str, ...], tuple[str, ...]]:
    fails = tuple(each.sentence for each in findings if each.result == "fails")
    if fails:
        return "不适用治安调解", "", fails[:SENTENCES], verdict.suggestions
    if answers.get(VIOLATION) != eligibility.YES:
        code = facts.word(words, "dispute_type")
        usual = disputes.leaf(code).usual if code else USUAL
        told = ("请先问清有没有违反治安管理的行为；没有的，走人民调解或者劝解。",)
        return "还没有筛查", "", told, tuple(dict.fromkeys((usual, USUAL, "QJ")))
    unknown = tuple(each.sentence for each in findings if each.result == "unknown")
    if unknown:
        more = (f"还有 {len(unknown) - SENTENCES} 项没有问清。",) if len(unknown) > SENTENCES else ()
        return "还不能定是否治安调解", "warn", (*unknown[:SENTENCES], *more), verdict.suggestions
    told = ("各项条件都具备，可以治安调解；当事人不愿意的，不得强迫。",)
    return "可以治安调解", "good", told, verdict.suggestions


def name(code: str) -> str:
    """Name a track in the few words that a chip has room for."""
    return SHORT.get(code, tracks.get(code).name)


def _limits(track: str, injury: str, today: date) -> tuple[tuple[str, str], ...]:
    """Return the limits that acceptance on this track starts, as ``intake.accept`` starts them."""
    if not track:
        return ()
    if tracks.is_police(track):
        waits = injury == cases.Injury.UNKNOWN.value
        first = ("第一次调解", "鉴定后 3 个工作日") if waits else ("第一次调解", _due("za-first", today))
        return (first, ("治安案件办理期限", _due("za-case", today)))
    if tracks.get(track).host == "committee":
        case = (("治安案件办理期限", _due("za-case", today)),) if tracks.is_public(track) else ()
        return (("人民调解一般一个月", _due("rm-term", today)), *case)
    return (("移送后反馈", _due("referral", today)),) if track == "YS" else ()


def _due(key: str, today: date) -> str:
    return f"{limits.due(key, today, workdays.standard()):%m-%d}"
