"""Rows of the registers of a month, one a case, and the numbers that are missing from them."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from models import cases, causes, dates, disputes, grading, numbering, people, tracks
from models.agreements import Form
from models.cases import SUSPECTS, Case, Outcome, Party, Role, State
from models.checks import AGREEMENT_FORMS
from models.numbering import Number, NumberSeries
from models.queries.bundles import Bundle, bundles
from models.queries.rows import DisputeRow, Gap, MediationRow, PartyFacts, PublicOrderRow
from models.roster import Kind
from models.sittings import Attendance

REACHED = frozenset({Outcome.AGREED.value, Outcome.ORAL.value, Outcome.ON_THE_SPOT.value})
IN_FULL = 5
NOTE = 80
RECEIVED, ACCEPTED = Case.received_at.expression, Case.accepted_on.expression
POLICE = "民警"
SERIES = {"R1": ("case",), "R2": ("police", "police-spot"), "R3": ("people", "people-oral")}

_RESULTS = {
    **dict.fromkeys(REACHED, "达成"),
    Outcome.FAILED.value: "未达成",
    Outcome.WITHDRAWN.value: "撤回",
    Outcome.RECONCILED.value: "自行和解",
    Outcome.INELIGIBLE.value: "不适用调解",
    Outcome.REFERRED.value: "移送",
}
_CLOSINGS = {
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


def rows(db: Session, key: str, month: date) -> Iterator[Any]:
    """Give the rows of register ``key`` for the month that holds the day ``month``, while ``db`` is open."""
    return QUERIES[key](db, month)


def disputes_of(db: Session, month: date) -> Iterator[DisputeRow]:
    """Give the rows of R1: every case registered in the month, whatever became of it."""
    first, after = span(month)
    found = bundles(db, Case.received_at >= first, Case.received_at < after, order=RECEIVED)
    for serial, each in enumerate(found, start=1):
        yield _dispute(each, serial)


def public_order(db: Session, month: date) -> Iterator[PublicOrderRow]:
    """Give the rows of R2: cases that the police took up for mediation in the month."""
    for serial, each in enumerate(_accepted(db, month, tracks.is_police), start=1):
        yield _police(each, serial)


def mediation(db: Session, month: date) -> Iterator[MediationRow]:
    """Give the rows of R3: cases that the people's mediation committee accepted in the month."""
    for serial, each in enumerate(_accepted(db, month, _is_committees), start=1):
        yield _people(each, serial)


QUERIES: dict[str, Callable[[Session, date], Iterator[Any]]] = {
    "R1": disputes_of, "R2": public_order, "R3": mediation,
}  # fmt: skip


def gaps(db: Session, key: str, month: date) -> list[Gap]:
    """Return the numbers taken in the month that no row or valid paper carries, each with its reason."""
    first, after = span(month)
    found: list[Gap] = []
    into = aliased(Case)
    taken = db.execute(
        select(Number, NumberSeries, Case.voided_at, Case.void_reason, Case.state, into.number)
        .join(NumberSeries, NumberSeries.id == Number.series_id)
        .outerjoin(Case, Case.id == Number.case_id)
        .outerjoin(into, into.id == Case.merged_into_id)
        .where(NumberSeries.key.in_(SERIES[key]), Number.taken_at >= first, Number.taken_at < after)
        .order_by(NumberSeries.key, NumberSeries.year, Number.n)
    )
    last: dict[object, int] = {}
    for number, series, voided_at, void_reason, state, merged_into in taken:
        _, _, pattern = numbering.pattern(series.key)
        found += [
            Gap(pattern.format(word=series.organ, year=series.year, n=n), "号簿无记录")
            for n in range(last.get(series.id, number.n - 1) + 1, number.n)
        ]
        last[series.id] = number.n
        if number.state != numbering.USED:
            found.append(
                Gap(number.text, f"{number.state}：{number.reason}" if number.reason else number.state)
            )
        elif voided_at is not None:
            found.append(Gap(number.text, f"案件作废：{void_reason}"))
        elif state == State.MERGED.value and series.key == "case":
            found.append(Gap(number.text, f"已并入 {merged_into}"))
    return found


def span(month: date) -> tuple[datetime, datetime]:
    """Return the first moment of the month in Beijing time and that of the next, in UTC."""
    after = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    return dates.moment(month.replace(day=1), time()), dates.moment(after, time())


def result(case: Case) -> str:
    """Say what became of a case, in the words of R1."""
    if case.outcome:
        return _RESULTS[case.outcome]
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
    """Say how far the agreement is performed: 已履行, 待履行, 2/10期, 未履行, or nothing."""
    if each.signed is None:
        return ""
    if each.case.state in {State.PERFORMED.value, State.CLOSED.value}:
        return "已履行"
    if each.case.state == State.FAILED.value:
        return "未履行"
    parts = [part for owed in each.obligations for part in owed.instalments]
    if parts:
        return f"{sum(1 for part in parts if part.paid_on)}/{len(parts)}期"
    return "待履行"


def _accepted(db: Session, month: date, of: Callable[[str], bool]) -> Iterator[Bundle]:
    first, after = span(month)
    in_month = (
        Case.accepted_on >= dates.local(first).date(), Case.accepted_on < dates.local(after).date(),
    )  # fmt: skip
    found = db.scalars(select(Case.track).where(*in_month).distinct())
    return bundles(db, *in_month, Case.track.in_([each for each in found if of(each)]), order=ACCEPTED)


def _is_committees(track: str) -> bool:
    return bool(track) and tracks.get(track).host == "committee"


def _dispute(each: Bundle, serial: int) -> DisputeRow:
    case = each.case
    received_on = dates.local(case.received_at).date()
    parties = cases.parties(case)
    sides = {side: [party for party in parties if party.side == side] for side in "甲乙"}
    others = [
        *(f"{party.side}方 {party.name}" for side in sides.values() for party in side[IN_FULL:]),
        *(party.name for party in parties if party.side not in sides),
    ]
    major, minor = type_names(case.dispute_type)
    notes = (case.remarks, f"超期：{case.overdue}" if case.overdue else "")
    return DisputeRow(
        case_id=str(case.id), serial=serial, number=case.number, received_on=received_on, source=case.source,
        alarm_number=case.alarm_number, side_a=tuple(_facts(party, received_on) for party in sides["甲"][:IN_FULL]),
        side_b=tuple(_facts(party, received_on) for party in sides["乙"][:IN_FULL]), others=tuple(others),
        place=place_of(case), major_type=major, minor_type=minor,
        nature=case.nature, cause=case.origin or case.cause, brief=case.brief,
        people=case.people_count or sum(party.headcount or 1 for party in parties),
        amount=case.amount if case.amount is not None else each.amount, level=grading.level(case.level).name,
        repeats=each.repeats, officer=case.handler_name, partners=_names(each, host=False), channel=case.channel,
        measures=measures_of(each), sittings=len(each.sittings), result=result(case),
        agreement_number=_agreement_number(each), performance=performance_words(each),
        resolved_on=case.resolved_on, visits=len(each.visits),
        last_visit_on=each.visits[-1].done_on if each.visits else None,
        closed=case.state == State.CLOSED.value, note=_short("\n".join(filter(None, notes))),
    )  # fmt: skip


def _police(each: Bundle, serial: int) -> PublicOrderRow:
    case, agreement = each.case, each.signed
    parties = cases.parties(case)
    first, second = [*(sitting.started_at for sitting in each.sittings), None, None][:2]
    hosts = {
        sitting.id: [host.name for host in sitting.hosts if host.kind == POLICE] for sitting in each.sittings
    }
    alone = {sitting for sitting, names in hosts.items() if len(names) == 1}
    recorded = [kept.file_number for kept in each.recordings if kept.sitting_id in alone and kept.file_number]
    breach = [line for line in case.remarks.splitlines() if "未履行：" in line]
    return PublicOrderRow(
        case_id=str(case.id), serial=serial, paper_number=_agreement_number(each), case_number=case.platform_number,
        offence=offence_of(case.cause), accepted_on=case.filed_on or case.accepted_on,
        suspects=tuple(party.name for party in parties if party.role in SUSPECTS),
        victims=tuple(party.name for party in parties if party.role in {Role.VICTIM.value, Role.MUTUAL.value}),
        injury=case.injury, injury_on=case.appraised_on,
        on_the_spot=case.track == "ZA-X" or (agreement is not None and agreement.form == Form.ON_THE_SPOT.value),
        first_on=_day(first) if first else None, second_on=_day(second) if second else None,
        second_timely=_late(each, "za-second") if second else "", officers=tuple(dict.fromkeys(name for names in hosts.values() for name in names)),
        recording="、".join(dict.fromkeys(recorded)),
        invitees=_names(each, host=False), agreed_on=agreement.signed_on if agreement else None,
        terms=_terms(each), amount=each.amount, due_on=_last_day(each), performed_on=case.resolved_on,
        breach="\n".join(breach), closed_on=case.closed_on, archive_number=case.dossier_number,
    )  # fmt: skip


def _people(each: Bundle, serial: int) -> MediationRow:
    case, agreement = each.case, each.signed
    asked = each.confirmations[-1] if each.confirmations else None
    limit = [deadline for deadline in each.deadlines if deadline.key == "rm-confirm"]
    last = each.visits[-1].done_on if each.visits else None
    performed = performance_words(each)
    success = case.outcome in REACHED
    return MediationRow(
        case_id=str(case.id), serial=serial, dossier_number=case.dossier_number, accepted_on=case.accepted_on,
        source=entry_of(case.source), parties=tuple(party.name for party in cases.parties(case)),
        dispute_type="·".join(filter(None, type_names(case.dispute_type))), complex=case.difficult,
        amount=each.amount if each.amount is not None else case.amount, mediators=_names(each, host=True),
        invitees=_names(each, host=False), result=_CLOSINGS.get(case.outcome) or result(case),
        agreement_form=agreement.form if agreement else "", agreement_number=_agreement_number(each),
        agreed_on=agreement.signed_on if agreement else None, performance=performed,
        confirmation_on=asked.applied_on if asked else None,
        ruling=" ".join(filter(None, (asked.ruling, asked.ruling_number))) if asked else "",
        confirmation_due_on=limit[-1].due_on if limit else None,
        visits=f"{len(each.visits)}次\n{last.isoformat()}" if last else "",
        archived="已归档" if case.dossier_number and case.state == State.CLOSED.value else "未归档",
        subsidy="可申报" if success and performed == "已履行" else "",
    )  # fmt: skip


def _facts(party: Party, on: date) -> PartyFacts:
    person, organisation = party.person, party.organisation
    if person is not None:
        return PartyFacts(
            party.name, person.sex, people.age(person, on), person.id_number, person.telephone, person.address
        )
    if organisation is not None:
        return PartyFacts(
            party.name, document=organisation.credit_code, phone=organisation.telephone, address=organisation.address
        )  # fmt: skip
    return PartyFacts(party.name)


def type_names(code: str) -> tuple[str, str]:
    """Return 大类 and 小类 of a dispute type; a type that stands alone is its own 大类."""
    if not code:
        return "", ""
    leaf = disputes.leaf(code)
    group = next((each.name for each in disputes.groups() if each.code == leaf.parent), "")
    return (group, leaf.name) if group else (leaf.name, "")


def _names(each: Bundle, *, host: bool) -> tuple[str, ...]:
    """Return who presided, or who was invited (with what they came as), each once."""
    present = [one for sitting in each.sittings for one in sitting.attendances if one.host == host]
    return tuple(dict.fromkeys(one.name if host else _called(one) for one in present))


def _called(one: Attendance) -> str:
    """Name a helper with what they came as, unless the name says it."""
    if one.kind == Kind.OTHER.value or one.kind in one.name or one.name in one.kind:
        return one.name
    return f"{one.kind} {one.name}"


def _short(note: str) -> str:
    """Shorten a long note: the register points to the case, which keeps all of it."""
    return note if len(note) <= NOTE else note[: NOTE - 1] + "…"


def _agreement_number(each: Bundle) -> str:
    if each.signed is None:
        return ""
    on_paper = [paper.number for paper in each.papers if paper.form in AGREEMENT_FORMS and paper.number]
    return each.signed.number or (on_paper[-1] if on_paper else "")


def _terms(each: Bundle) -> str:
    if each.signed is None:
        return ""
    clauses = [clause.text.rstrip("。；") for clause in each.signed.clauses if clause.valid]
    return "；".join(clauses) + "。" if clauses else ""


def _last_day(each: Bundle) -> date | None:
    if each.signed is None:
        return None
    days = [each.signed.perform_by]
    for owed in each.obligations:
        days += [owed.due_on, *(part.due_on for part in owed.instalments)]
    return max((day for day in days if day), default=None)


def _late(each: Bundle, key: str) -> str:
    days = [(deadline.met_on, deadline.due_on) for deadline in each.deadlines if deadline.key == key]
    met = [on > due_on for on, due_on in days if on is not None]
    return "" if not met else _yes(met[-1])


def _yes(answer: bool) -> str:  # noqa: FBT001 -- the one argument of a word choice
    return "是" if answer else "否"


def _day(moment: datetime) -> date:
    return dates.local(moment).date()
