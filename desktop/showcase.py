"""The demonstration station: its people, and three months of cases in every state, made by the ordinary verbs."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import resources
from desktop import completion, neighbourhood, published, published_filing, published_walk
from desktop.completion_dates import shifted
from desktop.published_run import Clock, Walked
from exports import dossier, printouts
from models import (
    agreements,
    cases,
    closure,
    confirmation,
    dates,
    demands,
    dispositions,
    disputes,
    dossiermeter,
    dossiers,
    endings,
    evidence,
    intake,
    levels,
    papers,
    performance,
    record,
    retellings,
    roster,
    sittings,
    station,
    visits,
)  # fmt: skip
from models.agreements import ObligationKind
from models.cases import Case, Outcome
from models.dates import local
from models.intake import DemandDraft, IntakeDraft, PartyDraft
from models.record import Kind
from models.sittings import Phase
from models.station import Identity, Role
from models.store import Store

LOGIN = "ge"
DAY = timedelta(days=1)
BIRTHS = ("persons", "groups")


@dataclass
class Showcase:
    """The station under construction."""

    store: Store
    today: date
    told: dict[str, Any]
    people: dict[str, Identity]
    clock: Clock
    started: dict[str, uuid.UUID] = field(default_factory=dict)  # the cases on the way, by their place

    @property
    def by(self) -> timedelta:
        """How far everything is moved from the day it was written for."""
        return self.today - date.fromisoformat(str(self.told["base"]))


def password() -> str:
    """Return the password of every person of the demonstration."""
    return str(resources.table("demo/station.toml")["password"])


def build(store: Store, *, today: date) -> Iterator[tuple[int, int, str]]:
    """Fill an empty store with the demonstration; yields (done, total, sentence) for a bar."""
    here = found(store, today=today)
    received = sorted(here.told["received"].items(), key=lambda each: str(each[1]))
    still_open = here.told["open"]
    total = len(received) + len(still_open)
    for done, (key, moment) in enumerate(received):
        yield done, total, "正在准备示范案件…"
        lead(here, key, shifted(completion.moment(moment), here.by))
    for done, each in enumerate(sorted(still_open, key=lambda each: each["received"]), start=len(received)):
        yield done, total, "正在准备示范案件…"
        start(here, each)
    neighbourhood.call(store, here.people, today=today, moved=here.by)
    neighbourhood.arrange(store, here.people, here.started, today=today, moved=here.by)


def found(store: Store, *, today: date) -> Showcase:
    """Make the station and its people."""
    told = resources.table("demo/station.toml")
    clock = Clock(datetime.combine(today, datetime.min.time(), UTC) - timedelta(days=90))
    store.now = clock
    people: dict[str, Identity] = {}
    with store.unit() as db:
        station.found(db, by_name="管理员", password=told["password"], **told["station"])
        administrator = station.identity(station.people(db)[0])
        for each in told["officer"]:
            fields = {key: value for key, value in each.items() if key not in {"login", "name", "role"}}
            officer = station.enrol(
                db, login=each["login"], name=each["name"], role=Role(each["role"]), password=told["password"],
                by=administrator, **fields,
            )  # fmt: skip
            people[each["login"]] = station.identity(officer)
        for each in told["mediator"]:
            roster.add(db, by=administrator, **each)
    neighbourhood.settle(store, people)
    return Showcase(store, today, told, people, clock)


def lead(here: Showcase, key: str, received: datetime) -> Walked:
    """Take one published case as far as its completion says."""
    known = _known(key, here.by)
    case = published.read(resources.path(f"demo/cases/{key}.yaml"))
    here.clock.now = received.astimezone(UTC)
    walked = published_walk.walk(
        here.store, case, by=here.people["ge"], mediator=here.people["yang"], clock=here.clock, known=known
    )
    here.clock.now += timedelta(hours=1)
    grade(here, walked, key)
    if known.get("agreement") and walked.road == case.outcome:
        conclude(here, walked, known)
    elif walked.road in {"ineligible", "failed", "withdrawn", "referred", "oral"}:
        _papers(here, walked, received.date())
        _settle(here, walked, case.outcome)
    return walked


def grade(here: Showcase, walked: Walked, key: str) -> None:
    """Look at the level of a published case by the rubric, with the factors that its text tells."""
    factors = here.told["factors"].get(key)
    if factors is None:
        return
    with here.store.unit(by=here.people["suo"]) as db:
        subject = cases.case(db, walked.case_id)
        levels.review(db, subject, factors, occasion="接待", by=here.people["suo"])


def completed(key: str, *, on: date) -> dict[str, Any]:
    """Return the completion of a case as if it had come to the door on a day."""
    received = completion.moment(resources.table("demo/station.toml")["received"][key])
    return _known(key, on - local(received).date())


def _known(key: str, by: timedelta) -> dict[str, Any]:
    if key not in resources.names("demo/completions", ".toml"):
        return {}
    known = completion.read(resources.path(f"demo/completions/{key}.toml"))
    births = {part: known.pop(part) for part in BIRTHS if part in known}
    return {**shifted(known, by), **births}


def conclude(here: Showcase, walked: Walked, known: dict[str, Any]) -> None:
    """Issue and sign the papers of a completed case, then let follow what followed."""
    on = here.clock.now.date()
    _papers(here, walked, on)
    by = _host(here, walked)
    with here.store.unit(by=by) as db:
        subject = cases.case(db, walked.case_id)
        agreement = agreements.latest(db, subject.id)
        assert agreement is not None, "a completed case has one"
        agreements.conclude(db, subject, agreement, signed_on=on, by=by)
        visits.plan(db, subject, after="agreed", on=on)
    _after(here, walked, known.get("after", {}), by=by)


def start(here: Showcase, told: dict[str, Any]) -> None:
    """Make one case of the last days and leave it where ``upto`` says."""
    here.clock.now = shifted(completion.moment(told["received"]), here.by).astimezone(UTC)
    by = here.people["ge"]
    leaf = next(leaf for leaf in disputes.leaves() if leaf.name == told["type"])
    drafts = [PartyDraft(side=side, role=role, name=name) for side, role, name in told["parties"]]
    places = {party.name: place for place, party in enumerate(drafts)}
    draft = IntakeDraft(
        source=told["source"], parties=drafts,
        demands=[DemandDraft(places[name], text, fen or None) for name, text, fen in told.get("demands", [])],
        facts={"dispute_type": leaf.code, "place": told["place"], "brief": told["brief"], "level": told.get("level", 0)},
    )  # fmt: skip
    with here.store.unit(by=by) as db:
        subject = intake.receive(db, draft, by=by, now=here.clock.now)
        here.started[told["place"]] = subject.id
        if told["upto"] == "registered":
            return
        intake.choose_track(db, subject, told["track"], by=by, today=here.today)
        intake.accept(db, subject, by=by, on=here.clock.now.date())
        if told["upto"] == "sitting":
            _open_room(here, db, subject)
        if told["upto"] == "withdrawn":
            _withdraw(here, db, subject, told["ending"])


def _withdraw(here: Showcase, db: Any, subject: Case, ending: str) -> None:
    by = here.people["yang"]
    sitting = sittings.begin(
        db, subject, place="调解室", by=by, at=here.clock.now,
        hosts=[{"name": by.name, "kind": "人民调解员", "officer_id": by.id, "unit": by.title}],
    )  # fmt: skip
    here.clock.now += timedelta(minutes=5)
    endings.close(db, sitting, Outcome.WITHDRAWN, by=by, at=here.clock.now, text=ending)


def _open_room(here: Showcase, db: Any, subject: Case) -> None:
    by = here.people["yang"]
    sitting = sittings.begin(
        db, subject, place="调解室", by=by, at=here.clock.now,
        hosts=[{"name": by.name, "kind": "人民调解员", "officer_id": by.id, "unit": by.title}],
        invitees=[{"name": "刘保田", "kind": "村（居）干部", "unit": "西岔村民委员会", "consent": "同意"}],
    )  # fmt: skip
    sittings.advance(db, sitting, to=Phase.STATEMENTS, by=by)
    parties = {party.name: party.id for party in cases.parties(subject)}
    for speaker, text, kind in (
        ("张某", "那年指界我在场，从老槐树到水口拉的直线，今年春上他把桩往西挪了两犁。", Kind.FACT),
        ("赵某", "挪桩是孩子干活时碰的，不是存心占他的。", Kind.FACT),
        ("张某", "踩坏的麦子要赔五百，界要重新定。", Kind.DEMAND),
    ):
        here.clock.now += timedelta(minutes=2)
        record.note(
            db, sitting, speaker, text, by=by, kind=kind, party_id=parties[speaker], at=here.clock.now
        )
    first = next(party for party in cases.parties(subject) if party.name == "张某")
    here.clock.now += timedelta(minutes=1)
    shown = evidence.enter(
        db,
        sitting,
        name="2009年村组指界记录",
        party=first,
        proves="界线从老槐树到水口",
        original="复印件",
        pages=1,
        by=by,
    )
    evidence.view(db, shown, "乙", evidence.VIEWS[0], by=by)
    here.clock.now += timedelta(minutes=1)
    given = retellings.retell(
        db,
        sitting,
        first,
        "您是说那年按老槐树到水口指的界，今年春上桩挪了两犁，麦子踩坏了，要重新定界。",
        speaker=by.name,
        by=by,
    )
    retellings.confirm(db, given, by=by)
    assert demands.silent_sides(db, subject) == [], "the demands came with the visit"


def _papers(here: Showcase, walked: Walked, on: date) -> None:
    by = _host(here, walked)
    if walked.forms:
        published_filing.file(here.store, walked.case_id, by=here.people["ge"], today=on)
    with here.store.unit(by=by) as db:
        subject = cases.case(db, walked.case_id)
        for form in walked.forms:
            made = printouts.maker(db, subject, form, today=on)
            paper = papers.issue(db, subject, form, by=by, on=on, make=made)
            here.clock.now += timedelta(minutes=1)
            papers.sign(db, paper, on=on, note="示范：当场签名捺印", by=by)


def _after(here: Showcase, walked: Walked, after: dict[str, Any], *, by: Identity) -> None:
    with here.store.unit(by=by) as db:
        subject = cases.case(db, walked.case_id)
        agreement = agreements.latest(db, subject.id)
        assert agreement is not None, "a completed case has one"
        owed = agreements.obligations(db, agreement.id)
        for on in after.get("instalments_paid", []):
            _until(here, on)
            parted = next(each for each in owed if each.instalments)
            part = next(each for each in parted.instalments if each.paid_on is None)
            performance.receive(
                db, parted, on=on, by=by, amount=part.amount, evidence=after["evidence"], instalment=part
            )
        if on := after.get("performed_on"):
            _until(here, on)
            for each in (one for one in owed if one.kind != ObligationKind.FORBEARANCE.value):
                performance.receive(db, each, on=on, by=by, amount=each.amount, evidence=after["evidence"])
        if on := after.get("breach_on"):
            _until(here, on)
            performance.breach(db, subject, text=after["breach"], on=on, by=by)
        for told in after.get("results", []):
            _until(here, told["on"])
            dispositions.record(
                db, subject, told["kind"], on=told["on"], text=told["text"], by=here.people["ge"]
            )
        if on := after.get("confirm_on"):
            _until(here, after["ruled_on"])
            asked = confirmation.apply(db, subject, court="示范县人民法院", on=on, by=by)
            confirmation.rule(db, asked, on=after["ruled_on"], ruling=after["ruling"], by=by)
        _visit(here, db, subject, after, by=by)
        if on := after.get("close_on"):
            _strike_off(here, db, subject, on=on)


def _visit(here: Showcase, db: Any, subject: Case, after: dict[str, Any], *, by: Identity) -> None:
    until = after.get("close_on", here.today - DAY)
    for visit in visits.of_case(db, subject.id):
        if visit.due_on <= until and not after.get("breach_on"):
            _until(here, visit.due_on)
            visits.record(
                db, visit, on=visit.due_on, by=by, mode="电话", text=after.get("visit", "双方都说没有新的矛盾。"),
                performed="全部履行" if performance.words(db, subject) == "已履行" else "部分履行", satisfaction="满意",
            )  # fmt: skip


def _until(here: Showcase, on: date) -> None:
    """Let the clock reach the morning of a day: nothing is put down before it happens."""
    here.clock.now = max(here.clock.now, datetime.combine(on, time(2), UTC))


def _settle(here: Showcase, walked: Walked, outcome: str) -> None:
    """Strike off what ended without an agreement and needs nothing more."""
    if outcome != "withdrawn":
        return
    with here.store.unit(by=here.people["ge"]) as db:
        subject = cases.case(db, walked.case_id)
        for visit in visits.of_case(db, subject.id):
            _until(here, visit.due_on)
            visits.record(db, visit, on=visit.due_on, by=here.people["ge"], mode="电话", text="双方已了结。")
        _strike_off(here, db, subject, on=here.today)


def _strike_off(here: Showcase, db: Any, subject: Case, *, on: date) -> None:
    """Bind the dossier and strike the case off; what the demonstration has no paper of is said to lie elsewhere."""
    by = here.people["ge"]
    _until(here, on)
    for line in dossiermeter.meter(db, subject).lacking:
        dossiers.leave_out(db, subject, line.row.key, reason="示范案件，原件另存", by=by)
    dossier.keep(db, subject, dossier.bind(dossier.volume(db, subject, today=on)), today=on, by=by)
    closure.close(db, subject, on=on, by=by)


def _host(here: Showcase, walked: Walked) -> Identity:
    return here.people["yang"] if walked.track in {"RM", "RM-ZA"} else here.people["ge"]


def empty(store: Store) -> bool:
    """Tell whether no station has been founded in the store."""
    with store.reading() as db:
        return not station.people(db)


def is_demo(store: Store) -> bool:
    """Tell whether the store is a demonstration."""
    with store.reading() as db:
        return station.current(db).demo


def morning(today: date) -> datetime:
    """Return nine in the morning of a day: when the tour's case comes to the door."""
    return dates.moment(today, time(9))
