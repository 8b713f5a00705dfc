"""What registers say of a case, in their own words."""

from dataclasses import replace
from datetime import date, datetime

from models import breaches, cases, causes, dates, dispositions, disputes, people, performance, tracks
from models.agreements import Form
from models.cases import Case, Outcome, Party, State
from models.checks import AGREEMENT_FORMS
from models.queries.bundles import Bundle
from models.queries.rows import PartyFacts
from models.roster import Kind
from models.sittings import Attendance

REACHED = frozenset({Outcome.AGREED.value, Outcome.ORAL.value, Outcome.ON_THE_SPOT.value})
NOTE = 80
RECOGNISED = "RM-ZA"

RESULTS = {
    **dict.fromkeys(REACHED, "达成"),
    Outcome.FAILED.value: "未达成",
    Outcome.WITHDRAWN.value: "撤回",
    Outcome.RECONCILED.value: "自行和解",
    Outcome.INELIGIBLE.value: "不适用调解",
    Outcome.REFERRED.value: "移送",
}
CLOSINGS = {
    **dict.fromkeys(REACHED, "成功"),
    Outcome.FAILED.value: "不成",
    Outcome.WITHDRAWN.value: "撤回",
    Outcome.RECONCILED.value: "撤回",
    Outcome.INELIGIBLE.value: "终止",
    Outcome.REFERRED.value: "终止",
}

_ENDS = {
    Outcome.AGREED.value: "达成{form}协议",
    Outcome.ORAL.value: "达成口头协议",
    Outcome.ON_THE_SPOT.value: "当场达成协议并履行",
    Outcome.FAILED.value: "未达成协议",
    Outcome.WITHDRAWN.value: "当事人撤回",
    Outcome.RECONCILED.value: "双方自行和解",
    Outcome.INELIGIBLE.value: "不适用调解",
    Outcome.REFERRED.value: "已移送",
}


def result(case: Case) -> str:
    """Say what became of a case, in the words of R1."""
    if case.outcome:
        return RESULTS[case.outcome]
    return "调解中" if case.state == State.SITTING.value else "待调解"


def place_of(case: Case) -> str:
    """Say where it happened: the village stands before the place, unless the place names it."""
    return case.place if case.village in case.place else f"{case.village} {case.place}".strip()


def measures_of(each: Bundle) -> str:
    """Say what was done: the officer's own words, else the sittings that were held and how they ended."""
    case, agreement = each.case, each.signed
    if case.measures.strip():
        return case.measures
    name = tracks.get(case.track).name if case.track else "调解"
    if case.track == RECOGNISED:
        name = tracks.get(case.track).channel
    held = f"{name} {len(each.sittings)} 次" if each.sittings else ""
    form = agreement.form if agreement and agreement.form == Form.WRITTEN.value else ""
    return "，".join(filter(None, (held, _ENDS[case.outcome].format(form=form) if case.outcome else "")))


def entry_of(name: str) -> str:
    """Name a source as R3 does: 申请, 主动 or 委托移送 with who sent it, the class that D03 ticks too.

    A station's own wording stays as it is.

    >>> entry_of("来所"), entry_of("巡逻"), entry_of("110警情"), entry_of("上级交办")
    ('申请', '主动', '委托移送-公安', '委托移送-上级交办')
    """
    source = disputes.source(name)
    if source is None:
        return name
    if not source.referred:
        return "申请" if source.statistics.startswith("依申请") else "主动"
    sender = source.referred.removesuffix("机关").removesuffix("部门")
    return "委托移送-" + (source.name.removesuffix("移送") if sender == "其他" else sender)


def offence_of(words: str) -> str:
    """Give each 案由 with the article it stands in; words that are none of the table's stay as they are.

    >>> offence_of("殴打他人"), offence_of("琐事")
    ('殴打他人（治安管理处罚法第五十一条第一款）', '琐事')
    """
    labels = {cause.name: cause.label for cause in causes.every()}
    return labels.get(words) or "、".join(labels.get(word, word) for word in words.split("、"))


def performance_words(each: Bundle) -> str:
    """Say how far the agreement is performed: 已履行, 待履行, 2/10期, 履行中, 未履行, or nothing."""
    if each.signed is None:
        return "待履行" if each.case.outcome in REACHED else ""
    return performance.words_of(each.signed, each.obligations)


def breach_words(each: Bundle) -> str:
    """Say what became of an agreement that was not performed, or of a case that had none: when, what, how it ended."""
    made, case = each.signed, each.case
    told = []
    if broken := breaches.breach_words(made):
        told.append(broken)
    if each.dispositions:
        told.append(dispositions.words(each.dispositions))
    elif case.ended_on is not None and (made is None or made.performed_on is None):
        told.append(f"{case.ended_on.isoformat()} {case.ended_how}")
    return "\n".join(told)


def recognised_words(case: Case) -> str:
    """Say what the police made of a 治安 case that the committee mediated, once they are done with it."""
    if case.track != RECOGNISED or case.ended_on is None:
        return ""
    return f"{case.ended_on.isoformat()} {case.ended_how}"


def everyone(subject: Case, on: date) -> tuple[PartyFacts, ...]:
    """Return what the registers say of each party, their age that on the day ``on``."""
    return tuple(_facts(party, on) for party in cases.parties(subject))


def _facts(party: Party, on: date) -> PartyFacts:
    person, organisation = party.person, party.organisation
    if person is not None:
        told = PartyFacts(
            party.name, person.sex, people.age(person, on), person.id_number, person.telephone, person.address
        )
    elif organisation is not None:
        told = PartyFacts(
            party.name, document=organisation.credit_code, phone=organisation.telephone, address=organisation.address
        )  # fmt: skip
    else:
        told = PartyFacts(party.name)
    return replace(told, side=party.side, role=party.role)


def type_names(code: str) -> tuple[str, str]:
    """Return 大类 and 小类 of a dispute type; a type that stands alone is its own 大类."""
    if not code:
        return "", ""
    leaf = disputes.leaf(code)
    group = next((each.name for each in disputes.groups() if each.code == leaf.parent), "")
    return (group, leaf.name) if group else (leaf.name, "")


def names(each: Bundle, *, host: bool) -> tuple[str, ...]:
    """Return who presided, or who was invited (with what they came as), each once."""
    present = [one for sitting in each.sittings for one in sitting.attendances if one.host == host]
    return tuple(dict.fromkeys(one.name if host else called(one) for one in present))


def called(one: Attendance) -> str:
    """Name a helper with what they came as, unless the name says it."""
    if one.kind == Kind.OTHER.value or one.kind in one.name or one.name in one.kind:
        return one.name
    return f"{one.kind} {one.name}"


def short(note: str) -> str:
    """Shorten a long note: the register points to the case, which keeps all of it."""
    return note if len(note) <= NOTE else note[: NOTE - 1] + "…"


def agreement_number(each: Bundle) -> str:
    """Return the number of the agreement: its own, else that of the paper."""
    if each.signed is None:
        return ""
    on_paper = [paper.number for paper in each.papers if paper.form in AGREEMENT_FORMS and paper.number]
    return each.signed.number or (on_paper[-1] if on_paper else "")


def terms(each: Bundle) -> str:
    """Return the clauses that hold, as one sentence."""
    if each.signed is None:
        return ""
    clauses = [clause.text.rstrip("。；") for clause in each.signed.clauses if clause.valid]
    return "；".join(clauses) + "。" if clauses else ""


def last_day(each: Bundle) -> date | None:
    """Return the last day on which something is owed."""
    if each.signed is None:
        return None
    days = [each.signed.perform_by]
    for owed in each.obligations:
        days += [owed.due_on, *(part.due_on for part in owed.instalments)]
    return max((day for day in days if day), default=None)


def late(each: Bundle, key: str) -> str:
    """Say whether the last deadline ``key`` that was met was met late; nothing when none was."""
    days = [(deadline.met_on, deadline.due_on) for deadline in each.deadlines if deadline.key == key]
    met = [on > due_on for on, due_on in days if on is not None]
    return "" if not met else yes(met[-1])


def yes(answer: bool) -> str:  # noqa: FBT001 -- the one argument of a word choice
    """Return 是 or 否."""
    return "是" if answer else "否"


def local_day(moment: datetime) -> date:
    """Return the day of a moment in Beijing time."""
    return dates.local(moment).date()
