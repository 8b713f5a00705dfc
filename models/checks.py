"""gaps: what is missing before accepting or printing, each with the field it is about."""

import uuid
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from models import (
    agreements,
    agreementtext,
    cases,
    contents,
    eligibility,
    filings,
    formheads,
    law,
    notices,
    overrides,
    recordings,
    representation,
    safeguards,
    sheltered,
    sittings,
    spared,
    tracks,
    wording,
)
from models.agreements import Agreement
from models.cases import Case

AGREEMENT_FORMS = frozenset({"D12", "D13", "D14", "D15"})
# on D05 each row is ticked, D04 is read as a whole; the others say that the parties were told
NOTICE_FORMS = {"D05": "red", "D04": "orange", "D11-ZA": "orange", "D12": "orange", "D13": "orange"}
POLICE_RECORD = "D11-ZA"


@dataclass(frozen=True)
class Gap:
    """One thing that is missing or wrong; red stops the deed, orange warns, ``kept`` says why a red one was left standing."""

    key: str
    sentence: str
    field: str = ""
    severity: str = "red"
    mend: str = ""
    law: str = ""
    overridable: bool = False
    kept: str = ""
    kept_id: uuid.UUID | None = None


def gaps(subject: Case, stage: str, *, today: date) -> list[Gap]:
    """Return the gaps of a case at ``accept``, in the order they should be mended."""
    assert stage == "accept", "printing has its own checks, 销号 its conditions"
    found = []
    if not subject.track:
        found.append(Gap("track", "请先选定轨道：治安调解、人民调解或劝解。", "track"))
    if not cases.parties(subject):
        found.append(Gap("parties", "请至少登记一方当事人。", "parties"))
    if not subject.dispute_type:
        found.append(Gap("type", "请选择纠纷类型。", "dispute_type"))
    if not subject.brief.strip():
        found.append(Gap("brief", "请写下简要情况。", "brief"))
    found += [
        Gap("consent", f"{party.name}明确表示不愿调解，不得调解（人民调解法 17、程序规定 179）。", "parties")
        for party in cases.parties(subject)
        if party.consent == "不同意"
    ]
    found += [
        Gap("party", sentence, "parties", "red" if "不得" in sentence else "orange")
        for _, sentence in representation.problems_of_parties(subject, today)
    ]
    return found


def gaps_before_final(db: Session, subject: Case, form: str, *, today: date) -> list[Gap]:
    """Return what stands between a paper and 定稿; for agreements the must-contents and the wording."""
    found = []
    if form in NOTICE_FORMS and (left := notices.untold(subject, today)):
        found.append(
            Gap("told", f"还有 {left} 项没有告知，请在调解开始前逐项告知并打勾。", "told", NOTICE_FORMS[form])
        )
    found += [
        Gap("platform", sentence, "platform")
        for sentence in filings.lacking(subject, formheads.head(form), today=today)
    ]
    if form == POLICE_RECORD:
        found += _recorder_gaps(db, subject)
    if form == "D19":
        found += _approval_gaps(subject)
        found += _reason_gaps(subject, today)
    if form in AGREEMENT_FORMS:
        agreement = agreements.latest(db, subject.id)
        if agreement is None:
            return [Gap("agreement", "还没有协议稿，请先在调解页或文书页起草协议。", "agreement")]
        found += _gate_gaps(subject, today)
        found += _party_gaps(subject, form)
        found += _guardian_gaps(subject, today)
        found += _agent_gaps(subject)
        said = _wording_gaps(db, subject, agreement, form, today)
        undated = frozenset(each.field for each in said if each.key == "deadline")
        found += _content_gaps(db, subject, agreement, form=form, today=today, undated=undated)
        found += _police_content_gaps(db, subject, form)
        found += _safeguard_gaps(subject, agreement)
        found += _sheltered_gaps(subject, agreement)
        found += _spared_gaps(subject, form, today)
        found += said
    return found


def _wording_gaps(db: Session, subject: Case, agreement: Agreement, form: str, today: date) -> list[Gap]:
    """Return what the rules of wording find; a red one that was left standing only warns, with the reason."""
    kept = overrides.standing(db, subject)
    found = []
    for problem in wording.check(agreementtext.of(db, subject, agreement, today)):
        gap = Gap(
            problem.id, problem.sentence, _field_of(problem), problem.severity, problem.mend, problem.law,
            overridable=problem.overridable and problem.severity == "red",
        )  # fmt: skip
        if gap.overridable and kept:
            clause = overrides.clause_of(db, subject, gap.field)
            held = next((each for each in kept if each.holds(form, gap, clause)), None)
            if held is not None:
                gap = replace(gap, severity="orange", kept=held.words, kept_id=held.id)
        found.append(gap)
    return found


def _field_of(problem: wording.Problem) -> str:
    """Return where a finding is mended: its clause, the manner of performance, or the parties."""
    if problem.id == "name":
        return "parties"
    place = _clause_field(problem.clause)
    return f"{place}.due" if problem.id == "deadline" and problem.clause is not None else place


def _spared_gaps(subject: Case, form: str, today: date) -> list[Gap]:
    """Remind of what the law orders where a party is not punished anyway (治安管理处罚法 12, 13)."""
    if form not in {"D12", "D13"}:
        return []
    return [
        Gap(
            "spared-order", f"{each.name}{each.why}，依法不予处罚，请另行{each.order}。", "parties", "orange",
            "协议里不写因达成协议不予处罚；责令的情况记入笔录。", law.on(today).cite(each.article),
        )
        for each in spared.of(subject, today)
    ]  # fmt: skip


def _gate_gaps(subject: Case, today: date) -> list[Gap]:
    """Name the gates of 程序规定 178, 179 that have failed since: the agreement could not have its effect."""
    if subject.track not in cases.GATED:
        return []
    judge = eligibility.judge_on_the_spot if subject.track == "ZA-X" else eligibility.judge
    found = judge(
        cases.answers(subject), injury=subject.injury, flags=frozenset(subject.flags), today=today,
        event_day=subject.occurred_on, cause=subject.cause,
    )  # fmt: skip
    return [Gap(each.key, each.sentence, "track") for each in found.findings if each.result == "fails"]


def _approval_gaps(subject: Case) -> list[Gap]:
    """Ask for the leader's word where a case is turned away for a reason that only the leader may take (X7)."""
    said = cases.answers(subject)
    return [
        Gap("approval", f"“{question.paper}”须所领导审批后才能定稿。", "track")
        for question in eligibility.questions(frozenset(subject.flags), subject.injury)
        if question.approved
        and said.get(question.key) == question.note_on
        and not said.get(f"{question.key}.approved")
    ]


def _reason_gaps(subject: Case, today: date) -> list[Gap]:
    """Ask for a reason where the paper that turns a case away would print none."""
    unwilling = any(party.consent == "不同意" for party in cases.parties(subject))
    verdict = eligibility.judge(
        cases.answers(subject), injury=subject.injury, flags=frozenset(subject.flags), today=today,
        event_day=subject.occurred_on, cause=subject.cause,
    )  # fmt: skip
    shut = tracks.is_police(subject.track) and not verdict.track_allowed
    if subject.track_reason.strip() or unwilling or shut:
        return []
    return [Gap("reason", "还没有不予调解的理由，请先登记不予调解并写明理由。", "track_reason")]


def _safeguard_gaps(subject: Case, agreement: Agreement) -> list[Gap]:
    """Name the clauses that domestic violence and bullying forbid (反家庭暴力法; domain.md 1.6 f)."""
    said = cases.answers(subject)
    return [
        Gap(f"safeguard.{place}", sentence, _clause_field(place))
        for place, clause in enumerate(each for each in agreement.clauses if each.valid)
        for sentence in safeguards.forbidden(subject.flags, said, clause.text)
    ]


def _sheltered_gaps(subject: Case, agreement: Agreement) -> list[Gap]:
    """Name the places of an agreement that lead to the door of who is sheltered: every copy is read by the other side."""
    return [
        Gap(
            "sheltered", f"{called}里写有{name}的住址或者电话，对方会看到；有家庭暴力情形的，不得载明。", field,
            mend="写“当事人住处”，不写住址和电话。",
        )
        for field, called, name in sheltered.told(subject, agreement)
    ]  # fmt: skip


def _recorder_gaps(db: Session, subject: Case) -> list[Gap]:
    """Warn where one person presided and kept the record; with one officer the film of the whole sitting bears it out."""
    found = []
    for held in sittings.of_case(db, subject.id):
        if held.recorder not in {each.name for each in held.presided}:
            continue
        which = f"第{held.number}次调解的主持人与记录人为同一人（{held.recorder}）"
        if any(each.video for each in recordings.of_sitting(db, held.id)):
            said = "一名民警主持并记录的，以全程同步录音录像为准，请核对录像从头到尾完整。"
        else:
            said = "又没有登记全程同步录音录像，请更正记录人，或者补登录像。"
        found.append(Gap("recorder", f"{which}：{said}", "sitting", "orange"))
    return found


def _party_gaps(subject: Case, form: str) -> list[Gap]:
    found = []
    for party in cases.parties(subject):
        if party.person is not None and not party.person.id_number and form in {"D12", "D13"}:
            found.append(
                Gap("id", f"{party.name}没有登记身份证件号码（程序规定 184 要求写明基本情况）。", "parties")
            )
        elif party.person is not None and not party.person.id_number:
            found.append(Gap("id", f"{party.name}没有登记身份证件号码，请核对身份。", "parties", "orange"))
        if party.group and not party.representative:
            found.append(
                Gap("group", f"“{party.name}”不止一人，定稿前须逐人登记或登记推选的代表人。", "parties")
            )
        if party.organisation is not None and not party.representative:
            weight = "orange" if form == "D15" else "red"
            found.append(Gap("representative", f"{party.name}没有登记参加调解的代表人。", "parties", weight))
    return found


def _guardian_gaps(subject: Case, today: date) -> list[Gap]:
    return [
        Gap("guardian", sentence, "parties")
        for _, sentence in representation.problems_of_parties(subject, today)
    ]


def _police_content_gaps(db: Session, subject: Case, form: str) -> list[Gap]:
    """Name what the police paper must say of the case and is not on record (程序规定 184)."""
    if form not in {"D12", "D13"}:
        return []
    law_of = "程序规定 184"
    found = []
    if not any(held.presided for held in sittings.of_case(db, subject.id)):
        found.append(Gap("host", "没有登记主持人。", "sitting", "orange", "在调解页登记主持的民警。", law_of))
    if subject.occurred_on is None and not subject.occurred_text.strip():
        found.append(
            Gap("occurred", "没有登记案件发生的时间。", "intake", "orange", "在接待页补发生日期。", law_of)
        )
    return found


def _agent_gaps(subject: Case) -> list[Gap]:
    """Ask for the special authority of whoever signs for a party (民法典 165; 程序规定 181)."""
    found = []
    for party in cases.parties(subject):
        authority = party.agent_authority.strip()
        if party.agent is None or "特别" in authority:
            continue
        weight = "red" if "一般" in authority else "orange"
        said = f"是{authority}" if authority else "没有写明"
        found.append(
            Gap(
                "agent-authority", f"{party.name}的代理人{party.agent.name}委托权限{said}，不能代为签协议。",
                "parties", weight, "补特别授权的委托书，或者由本人签名。",
            )
        )  # fmt: skip
    return found


def _content_gaps(
    db: Session, subject: Case, agreement: Agreement, *, form: str, today: date, undated: frozenset[str]
) -> list[Gap]:
    """Name what the agreement does not state; a clause whose time is missed by the wording (``undated``) is told there."""
    cite = law.on(today).cite("za-content" if form in {"D12", "D13"} else "rm-content")
    found = []
    if not [clause for clause in agreement.clauses if clause.valid]:
        found.append(Gap("clauses", "协议还没有条款。", "clauses", law=cite))
    if not agreement.facts.strip():
        found.append(Gap("facts", "没有写主要事实。", "facts", law=cite))
    names = [name for party in cases.parties(subject) for name in (party.name, party.signer) if name]
    found += [
        Gap(
            "clause-empty", "这一条没有写清谁做什么。", f"clauses.{each.place}.text",
            mend="写成一句完整的话：谁、什么时候、怎样、做什么。", law=cite,
        )
        for each in contents.empty(agreement, names)
    ]  # fmt: skip
    if agreement.performance.strip() or agreement.on_the_spot:
        return found
    lacks = contents.untold(db, agreement)
    if lacks is None:
        return [*found, Gap("performance", "没有写履行方式和期限。", "performance", law=cite)]
    words = {contents.DUE: "履行期限", contents.METHOD: "履行方式"}
    return found + [
        Gap(
            "performance", f"这一条没有写{words[each.what]}。",
            f"clauses.{each.place}.{each.what}", law=cite,
        )
        for each in lacks
        if f"clauses.{each.place}.{each.what}" not in undated
    ]  # fmt: skip


def _clause_field(clause: int | None) -> str:
    return "clauses" if clause is None else f"clauses.{clause}"
