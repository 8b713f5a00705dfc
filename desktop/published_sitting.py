"""The sitting of a published case: its three phases, its offers, and the agreement or the end without one."""

from typing import Any

from desktop import published_intake
from desktop.published import Published
from desktop.published_intake import party_of
from desktop.published_run import MINUTE, UNTOLD, Walk, Walked
from models import (
    agreements,
    cases,
    checks,
    demands,
    endings,
    formheads,
    offers,
    record,
    recordings,
    representation,
    roster,
    sittings,
    tracks,
    visits,
)
from models.cases import Case, Outcome
from models.record import Column, Kind
from models.sittings import Phase, Sitting

AT_ONCE = frozenset({"当场", "调解当时"})
CAMERA = "调解室固定摄像机"
UNFINISHED = "协议稿还有待补事项，补齐后再签"
FINDINGS = (
    ("agreed", Kind.FACT, Column.AGREED), ("disputed", Kind.DISPUTE, Column.DISPUTED),
    ("evidence", Kind.EVIDENCE, Column.NONE), ("law_cited", Kind.LAW, Column.NONE),
)  # fmt: skip
FILING = "platform"
FORMS = {Outcome.ORAL: agreements.Form.ORAL, Outcome.ON_THE_SPOT: agreements.Form.ON_THE_SPOT}


def sit(run: Walk, walked: Walked, outcome: Outcome) -> None:
    """Hold the sitting in its three phases and end it with the published outcome, as far as the law lets it."""
    with run.store.unit(by=run.by) as db:
        subject = cases.case(db, walked.case_id)
        hosts, invitees = helpers(run, walked.track)
        listed = {each.name: each.id for each in roster.listing(db)}
        for each in (*hosts, *invitees):
            each["mediator_id"] = listed.get(each["name"])
        recording = None
        if tracks.is_police(walked.track):
            recording = {"device": CAMERA, "file_number": video_number(run, subject), "started_at": run.now}
        for _, sentence in representation.problems_of_parties(subject, run.now.date()):
            run.gaps.append(sentence)
        if representation.problems_of_parties(subject, run.now.date()):
            walked.road = "待补监护人"
            walked.gaps = run.gaps
            return
        sitting = sittings.begin(
            db, subject, place="调解室", hosts=hosts, invitees=invitees, recording=recording, by=run.by,
            at=run.tick(), dates_text=run.case.text("dates.mediated", "调解：原载时间"),
        )  # fmt: skip
        walked.sitting_id = sitting.id
        for phase, say in (
            (Phase.STATEMENTS, statements), (Phase.SORTING, findings), (Phase.TALKS, talks),
        ):  # fmt: skip
            if phase is Phase.TALKS:
                cause = run.case.text("phase2_findings.crux", "根本原因（症结）") or UNTOLD
                sittings.find_cause(db, sitting, cause, by=run.by)
            silence = UNTOLD if demands.silent_sides(db, subject) else ""
            sittings.advance(db, sitting, to=phase, by=run.by, silence_reason=silence)
            say(run, db, sitting)
        end(run, db, sitting, outcome, walked)


def video_number(run: Walk, subject: Case) -> str:
    """Return the file number of the room's camera for this case."""
    return f"SF-{run.now:%Y%m%d}-{subject.number.rsplit('-', 1)[-1]}"


def helpers(run: Walk, track: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return (hosts, invitees) of the sitting from who took part; the signed-in person presides."""
    kinds = published_intake.table()["helper"]
    host_kind = "民警" if run.by.is_police else "人民调解员"
    hosts = [{"name": run.by.name, "kind": host_kind, "officer_id": run.by.id, "unit": run.by.title}]
    invitees = []
    for place in range(run.case.count("mediators")):
        kind = run.case.text(f"mediators[{place}].kind", "参加人 类别")
        note = run.case.text(f"mediators[{place}].note", "参加人 备注")
        if kind == "民警" and tracks.is_police(track):
            hosts[0]["note"] = note
            continue
        role = next((value for word, value in kinds.items() if word in kind), "其他")
        if kind == "民警":
            role = "民警"
        if role == "人民调解员" and host_kind == "人民调解员" and not hosts[0].get("note"):
            hosts[0]["note"] = note
            continue
        known = run.known.get("helpers", {}).get(kind, {})
        invitees.append({"name": kind, "kind": role, "unit": note, "consent": "同意", **known})
    return hosts, invitees


def statements(run: Walk, db: Any, sitting: Sitting) -> None:
    """First phase: what each said, and the demands once more as lines."""
    for who, text in run.case.said("phase1_statements", "笔录 群众先说理"):
        note_line(run, db, sitting, who, text, kind=Kind.FACT)
    for place in range(run.case.count("claims")):
        who = run.case.text(f"claims[{place}].by", "诉求 谁")
        text = run.case.text(f"claims[{place}].text", "诉求 内容")
        note_line(run, db, sitting, who, text, kind=Kind.DEMAND)


def findings(run: Walk, db: Any, sitting: Sitting) -> None:
    """Second phase: what is agreed, disputed, proven, and the law that was named."""
    for key, kind, column in FINDINGS:
        for place in range(run.case.count(f"phase2_findings.{key}")):
            text = run.case.text(f"phase2_findings.{key}[{place}]", f"笔录 民警后梳理 {kind.value}")
            if text:
                line = record.note(db, sitting, run.by.name, text, by=run.by, kind=kind, at=run.tick())
                if column is not Column.NONE:
                    record.sort(db, line.id, column, by=run.by)


def talks(run: Walk, db: Any, sitting: Sitting) -> None:
    """Third phase: what was said together, and the offers by rounds."""
    for who, text in run.case.said("phase3_talk", "笔录 警民共谈理"):
        note_line(run, db, sitting, who, text, kind=Kind.OTHER)
    for place in range(run.case.count("offers")):
        said = offer(run, place)
        if said[1] or said[2]:
            propose(run, db, sitting.id, said)


def offer(run: Walk, place: int) -> tuple[str, str, int | None]:
    """Return who proposed what, and the sum in fen where the report names one."""
    who = run.case.text(f"offers[{place}].by", "方案 提出人")
    text = run.case.text(f"offers[{place}].text", "方案 内容")
    amount = _fen(run.case.take(f"offers[{place}].amount", "方案 金额"))
    return who, text or (UNTOLD if amount else ""), amount


def propose(run: Walk, db: Any, sitting_id: Any, said: tuple[str, str, int | None]) -> None:
    """Put a proposal of the report on the board."""
    who, text, amount = said
    sitting = db.get_one(Sitting, sitting_id)
    parties = cases.parties(cases.case(db, sitting.case_id))
    found = party_of(run.reading, who)
    offers.propose(
        db, sitting, speaker=who, text=text, amount=amount, by=run.by,
        party=parties[found] if found is not None and found < len(parties) else None,
    )  # fmt: skip


def end(run: Walk, db: Any, sitting: Sitting, outcome: Outcome, walked: Walked) -> None:
    """Draft what was agreed and close the sitting; an agreement that lacks something stays a draft."""
    subject = cases.case(db, sitting.case_id)
    walked.forms.append(record_form(walked.track))
    for kept in recordings.of_sitting(db, sitting.id):
        recordings.finish(db, kept, by=run.by, ended_at=run.tick() + MINUTE)
    if run.case.count("agreement_clauses"):
        draft_agreement(run, db, subject, sitting, outcome)
    if outcome in {Outcome.FAILED, Outcome.WITHDRAWN}:
        ending, text = end_without(run, outcome)
        endings.close(db, sitting, ending, by=run.by, at=run.tick(), text=text, untold=UNTOLD)
        if outcome is Outcome.WITHDRAWN:
            visits.plan(db, subject, after="failed", on=run.now.date())
        walked.forms += ending_forms(walked.track)
        walked.road = run.case.road
        return
    form = agreement_form(walked.track, outcome)
    if not form:
        agree_orally(run, db, sitting)
        walked.road = "oral"
        return
    walked.forms.append(form)
    if red_problems(run, db, subject, form):
        endings.close(db, sitting, outcome, by=run.by, at=run.tick(), text=UNFINISHED, adjourn=True)
        walked.road = "draft"
        return
    endings.close(db, sitting, outcome, by=run.by, at=run.tick())
    walked.road = run.case.road


def end_without(run: Walk, outcome: Outcome) -> tuple[Outcome, str]:
    """Return how a sitting without an agreement ends, and the words for it."""
    text = run.case.text("performance", "结果说明") or UNTOLD
    if outcome is Outcome.WITHDRAWN and "和解" in f"{run.case.story}{text}":
        return Outcome.RECONCILED, text
    return outcome, text


def agree_orally(run: Walk, db: Any, sitting: Sitting) -> None:
    """End a sitting on a track that has no agreement paper: what was agreed is told in the record."""
    subject = cases.case(db, sitting.case_id)
    endings.close(
        db, sitting, Outcome.ORAL, by=run.by, at=run.tick(), text="当事人口头达成一致，不制作协议书"
    )
    made = agreements.latest(db, subject.id)
    if made is not None and made.clauses:
        agreements.conclude(db, subject, made, signed_on=run.now.date(), by=run.by)


def red_problems(run: Walk, db: Any, subject: Case, form: str) -> list[str]:
    """Return what stops the paper of the agreement; every problem becomes a gap of the walk.

    What only the police system can give, the number and the day of 立案, stops the paper and not the agreement.
    """
    problems = checks.gaps_before_final(db, subject, form, today=run.now.date())
    run.gaps += [gap.sentence for gap in problems]
    return [gap.sentence for gap in problems if gap.severity == "red" and gap.field != FILING]


def record_form(track: str) -> str:
    """Return the form of the record of a sitting on this track."""
    return next(head.id for head in formheads.heads(track) if head.id in {"D11", "D11-ZA"})


def ending_forms(track: str) -> list[str]:
    """Return the paper of an end without an agreement, where the track has one."""
    return [head.id for head in formheads.heads(track) if head.id == "D18"]


def agreement_form(track: str, outcome: Outcome) -> str:
    """Return the paper that an agreement of this track and kind is written on; empty where there is none."""
    if track in {"ZA", "ZA-X"}:
        return "D13" if track == "ZA-X" or outcome is Outcome.ORAL else "D12"
    if track == "RM":
        return "D15" if outcome is Outcome.ORAL else "D14"
    return ""


def draft_agreement(run: Walk, db: Any, subject: Case, sitting: Sitting, outcome: Outcome) -> None:
    """Draft the agreement of the published clauses, word for word, or of the completed ones."""
    drafted, values = terms(run, outcome)
    values.setdefault("facts", subject.brief)
    agreements.draft(db, subject, by=run.by, clauses=drafted, sitting_id=sitting.id, **values)


def terms(run: Walk, outcome: Outcome) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Return the clauses and the rest of the agreement, as published or as completed."""
    published = clauses(run.case)
    values: dict[str, Any] = {
        "form": FORMS.get(outcome, agreements.Form.WRITTEN).value,
        "issues": issues(run.case),
        "performance": performance(published),
        "on_the_spot": all(each["due_text"] in AT_ONCE for each in published),
        "signed_text": run.case.text("dates.agreed", "协议：原载签订时间"),
    }
    written = dict(run.known.get("agreement", {}))
    drafted = [_written(each) for each in written.pop("clauses", [])] or published
    return drafted, values | written


def issues(case: Published) -> str:
    """Return what was disputed."""
    count = case.count("phase2_findings.disputed")
    told = (case.text(f"phase2_findings.disputed[{place}]", "协议 争议事项") for place in range(count))
    return "；".join(filter(None, told))


def performance(drafted: list[dict[str, Any]]) -> str:
    """Return how and by when the clauses are performed, in the words of the report."""
    return "；".join(
        filter(None, (" ".join(filter(None, (each["due_text"], each["method"]))) for each in drafted))
    )


def clauses(case: Published) -> list[dict[str, Any]]:
    """Return the published clauses word for word, as columns of a clause."""
    found = []
    for place in range(case.count("agreement_clauses")):
        at, where = f"agreement_clauses[{place}]", f"协议条款 {place + 1}"
        found.append(
            {
                "text": case.text(f"{at}.text", f"{where} 内容") or UNTOLD,
                "payer": case.text(f"{at}.payer", f"{where} 义务人"),
                "payee": case.text(f"{at}.payee", f"{where} 权利人"),
                "amount": _fen(case.take(f"{at}.amount_yuan", f"{where} 金额")) or None,
                "due_text": case.text(f"{at}.due", f"{where} 期限"),
                "method": case.text(f"{at}.method", f"{where} 方式"),
            }
        )
    return found


def _written(clause: dict[str, Any]) -> dict[str, Any]:
    values = {key: value for key, value in clause.items() if key not in {"amount_yuan", "instalments"}}
    values["amount"] = _fen(clause.get("amount_yuan"))
    values["instalments"] = [(day, round(yuan * 100)) for day, yuan in clause.get("instalments", [])]
    return values


def note_line(run: Walk, db: Any, sitting: Sitting, who: str, text: str, *, kind: Kind) -> None:
    """Put a line of the report on record, under the name that it gives."""
    if not text.strip():
        return
    found = party_of(run.reading, who)
    parties = cases.parties(cases.case(db, sitting.case_id))
    party_id = parties[found].id if found is not None and found < len(parties) else None
    record.note(db, sitting, who or "未载明", text, by=run.by, kind=kind, party_id=party_id, at=run.tick())


def _fen(value: Any) -> int | None:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return round(value * 100)
    return None
