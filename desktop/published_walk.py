"""Take a published case through the room by its lawful road, up to the agreement or the end without one.

The road is the law's, not the report's: 治安 if the gate passes; else 人民调解 where a committee or a people's
mediator took part; else 民事调解 beside a penalty case; else 劝解, or 人民调解 by the station's resident committee
with the gap 主持组织待核 when a written agreement was made.
"""

import uuid
from typing import Any

from desktop import completion, published_intake
from desktop.published import MISSING, Published
from desktop.published_run import UNTOLD, Clock, Walk, Walked
from desktop.published_sitting import sit
from exports import notices
from models import cases, intake, referrals, tracks
from models.cases import Outcome
from models.errors import Refusal
from models.station import Identity
from models.store import Store

COMMITTEE_GAP = "主持组织待核：公开材料没有写明由哪个调委会主持"
REGISTERED = "待补登记"
LABELS = {
    "performance": "履行情况（原载）", "followup": "后续（原载）", "remarks": "按语（原载）", "source": "来源",
    "outcome": "公开结局", "region": "地区", "background": "经过", "dates": "原载时间",
}  # fmt: skip
ROADS = {
    "agreed": Outcome.AGREED, "oral": Outcome.ORAL, "failed": Outcome.FAILED, "withdrawn": Outcome.WITHDRAWN,
    "ineligible": Outcome.INELIGIBLE, "referred": Outcome.REFERRED,
}  # fmt: skip


def walk(
    store: Store,
    case: Published,
    *,
    by: Identity,
    mediator: Identity,
    clock: Clock,
    known: dict[str, Any] | None = None,
) -> Walked:
    """Run the whole road of ``case``; ``by`` is a police officer, ``mediator`` presides over 人民调解.

    ``known`` is a completion (``desktop.completion``): what a mediator would have asked and written.
    """
    run = begin(store, case, by=by, clock=clock, known=known)
    case_id = receive(run)
    walked = choose(run, case_id)
    if walked.track and hosted_by_committee(walked.track):
        hand_over(run, walked, mediator)
    outcome = outcome_of(case)
    if outcome in {Outcome.INELIGIBLE, Outcome.REFERRED}:
        turn_away(run, walked, outcome)
    else:
        accept(run, walked)
        if not walked.road:
            sit(run, walked, outcome)
    finish(run, walked)
    return walked


def begin(
    store: Store, case: Published, *, by: Identity, clock: Clock, known: dict[str, Any] | None = None
) -> Walk:
    """Read the report, and complete it with what is known besides."""
    run = Walk(store, case, by, clock, published_intake.read_intake(case, now=clock.now), known or {})
    if known:
        told = run.reading.draft
        run.reading.sides = {
            name: completion.place(told, known, each) for name, each in run.reading.sides.items()
        }
        run.reading.draft = completion.complete(told, known)
    return run


def hosted_by_committee(track: str) -> bool:
    """Tell whether a people's mediator presides on this track."""
    return tracks.get(track).host == "committee"


def hand_over(run: Walk, walked: Walked, mediator: Identity) -> None:
    """Give a case of the committee's to its mediator, who acts from here on."""
    reason = "由人民调解员主持"
    with run.store.unit(by=run.by) as db:
        intake.hand_over(db, cases.case(db, walked.case_id), mediator, by=run.by, reason=reason)
    run.by = mediator


def outcome_of(case: Published) -> Outcome:
    """Return the outcome that the report tells; what is no outcome ends without an agreement."""
    return ROADS.get(case.outcome, Outcome.FAILED)


def finish(run: Walk, walked: Walked) -> None:
    """Account for every leaf of the report, and gather the gaps."""
    close_account(run, walked)
    walked.gaps = list(dict.fromkeys([*run.gaps, *walked.gaps]))


def receive(run: Walk) -> uuid.UUID:
    """Enter the visit."""
    with run.store.unit(by=run.by) as db:
        subject = intake.receive(db, run.reading.draft, by=run.by, now=run.now)
        subject.level = run.known.get("level", subject.level)
        return subject.id


def choose(run: Walk, case_id: uuid.UUID) -> Walked:
    """Ask the gate, and put the case on the lawful track."""
    with run.store.unit(by=run.by) as db:
        subject = cases.case(db, case_id)
        verdict = intake.verdict(subject, today=run.now.date())
        track = lawful_track(run, allowed=verdict.track_allowed)
        reasons = [each.sentence for each in verdict.findings if each.result == "fails"]
        track = run.known.get("track", track)
        if run.case.outcome == "ineligible":
            track = ""
            cases.amend(db, subject, by=run.by, nature="治安" if run.reading.violation else "民事")
        else:
            intake.choose_track(db, subject, track, by=run.by, today=run.now.date())
        return Walked(
            case_id, subject.title, track, "可以治安调解" if verdict.track_allowed else "不适用治安调解", reasons,
            run.case.outcome, "",
        )  # fmt: skip


def lawful_track(run: Walk, *, allowed: bool) -> str:
    """Return the track that the law opens (see the module's first lines)."""
    case = run.case
    host = case.text("jurisdiction", "轨道（原载主持方式）")
    if case.outcome == "referred":
        return "YS"
    if allowed:
        return "ZA-X" if case.outcome == "oral" and _on_the_spot(case) else "ZA"
    helpers = [str(each.get("kind", "")) for each in case.look("mediators") or [] if isinstance(each, dict)]
    if host == "人民调解" or any(
        "调解员" in each or "调委会" in each or "调解委员会" in each for each in helpers
    ):
        return "RM"
    if run.reading.violation and case.outcome not in {"ineligible", "referred"}:
        return "MS"
    if case.outcome == "agreed":
        run.gaps.append(COMMITTEE_GAP)
        return "RM"
    return "QJ"


def accept(run: Walk, walked: Walked) -> None:
    """Accept the case on its track; what the law asks for and the report lacks leaves it registered."""
    try:
        with run.store.unit(by=run.by) as db:
            subject = cases.case(db, walked.case_id)
            intake.accept(db, subject, by=run.by, on=run.tick().date())
            if run.known:
                told = notices.must_tell(walked.track, (), run.now.date())
                intake.answer(db, subject, {f"told.{each.key}": "是" for each in told}, by=run.by)
    except Refusal as refusal:
        run.gaps.append(refusal.message)
        walked.road = REGISTERED
        walked.forms.append("D01")
        return
    name_papers(walked)


def name_papers(walked: Walked) -> None:
    """Name the papers that acceptance on the track asks for."""
    walked.forms += {"committee": ["D01", "D03", "D04"]}.get(tracks.get(walked.track).host, ["D01"])
    if walked.track in {"ZA", "ZA-X"}:
        walked.forms.append("D05")


def turn_away(run: Walk, walked: Walked, outcome: Outcome) -> None:
    """Decline or refer, with the reasons of the gate and of the report."""
    reason = why_not(run, walked.reasons)
    with run.store.unit(by=run.by) as db:
        subject = cases.case(db, walked.case_id)
        if outcome is Outcome.INELIGIBLE:
            intake.decline(db, subject, reason=reason, on=run.now.date(), by=run.by)
        else:
            referrals.send(db, subject, to=receiver(run), on=run.now.date(), reason=reason, by=run.by)
    tell_turned_away(run, walked)


def why_not(run: Walk, reasons: list[str]) -> str:
    """Return the reasons of the gate and of the report for not mediating."""
    told = run.case.text("phase2_findings.crux", "不予调解、移送的理由")
    return "；".join(each.rstrip("。；") for each in (*reasons, told) if each) or UNTOLD


def receiver(run: Walk) -> str:
    """Return the body to which the case is sent."""
    return (run.case.text("followup", "移送：收函单位和经过") or "乡镇（街道）司法所")[:60]


def tell_turned_away(run: Walk, walked: Walked) -> None:
    """Keep what was said as material, and name the papers of a case that is not mediated."""
    _talk_to_remarks(run, walked)
    walked.forms += ["D01", "D19"] if run.case.outcome == "ineligible" else ["D01", "D22"]
    walked.road = run.case.road


def close_account(run: Walk, walked: Walked) -> None:
    """Put whatever is left of the report into the remarks, so that no leaf is without a place."""
    kept = []
    for leaf, content in run.case.rest():
        run.case.placed[leaf] = MISSING if content is None else "原载材料"
        if content is not None:
            kept.append(f"{LABELS.get(leaf.split('.')[0].split('[')[0], leaf)}：{content}")
    if not kept:
        return
    with run.store.unit(by=run.by) as db:
        subject = cases.case(db, walked.case_id)
        cases.amend(db, subject, by=run.by, source_text="\n".join(filter(None, (subject.source_text, *kept))))


def _talk_to_remarks(run: Walk, walked: Walked) -> None:
    told = [
        f"{who}：{text}"
        for key in ("phase1_statements", "phase3_talk")
        for who, text in run.case.said(key, "原载材料（不开庭，陈述留作材料）")
    ]
    with run.store.unit(by=run.by) as db:
        subject = cases.case(db, walked.case_id)
        cases.amend(db, subject, by=run.by, source_text="\n".join(filter(None, (subject.source_text, *told))))


def _on_the_spot(case: Published) -> bool:
    dues = [each.get("due") for each in case.look("agreement_clauses") or [] if isinstance(each, dict)]
    return bool(dues) and all(due in {"当场", "调解当时", None} for due in dues)
