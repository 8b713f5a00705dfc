"""The tour at 接待: a report typed into the page as an officer would, then 受理, 不予调解 or 移送."""

import uuid
from typing import Any

from PySide6.QtWidgets import QPushButton

from desktop import published_walk
from desktop.published_run import Walk, Walked
from desktop.tour_window import TourWindow, type_in
from models import cases, demands, intake
from models.intake import PartyDraft
from models.queries import cases as case_lists
from ui.viewmodels import facts

REFUSED = "不适用治安调解"
FACTS = ("brief", "place", "dispute_type", "injury")
MORE = ("cause",)
OF_PERSON = ("id_number", "telephone", "address", "ethnicity", "employer", "occupation")
OF_ORGANISATION = ("credit_code", "telephone", "legal_representative", "legal_title", "address")


def receive(desk: TourWindow, run: Walk) -> Walked:
    """Type the visit, choose the lawful track and accept; what the page cannot take is completed by hand."""
    page = desk.go("intake", new=True)
    fill(desk, page, run)
    track = published_walk.lawful_track(run, allowed=page.viewmodel.meaning().headline != REFUSED)
    turned = run.case.outcome in {"ineligible", "referred"}
    if not turned:
        page.meaning.track.set_value(track)
        page.meaning.track.picked.emit(track)
    _decide_level(desk, page, run)
    desk.picture("intake")
    before = _cases(desk)
    with desk.speaking():
        if turned:
            _turn_away(page, run)
        else:
            run.tick()
            page.accept()
    new = _cases(desk) - before
    if not new:
        desk.said = desk.said or "".join(page.viewmodel.problems("register" if turned else "accept").values())
        desk.note("接待：整件由程序登记")
        page._clear()  # noqa: SLF001 -- what 清空 does after its question
        return _by_verbs(run, turned=turned)
    walked = _walked(run, new.pop(), track="" if run.case.outcome == "ineligible" else track)
    if turned:
        published_walk.tell_turned_away(run, walked)
    else:
        published_walk.name_papers(walked)
    complete(desk, run, walked.case_id)
    return walked


def _decide_level(desk: TourWindow, page: Any, run: Walk) -> None:
    """Choose the level that a completion gives a reason for; otherwise the suggested one stands."""
    reason = run.known.get("level_reason", "")
    if not reason:
        return
    meaning = page.meaning
    meaning.level.set_value(str(run.known["level"]))
    meaning.level.picked.emit(meaning.level.value())
    desk.settle()
    meaning.level_reason.setText(reason)
    meaning.level_reason.typed.emit(reason)


def _by_verbs(run: Walk, *, turned: bool) -> Walked:
    walked = published_walk.choose(run, published_walk.receive(run))
    if turned:
        published_walk.turn_away(run, walked, published_walk.ROADS[run.case.outcome])
    else:
        published_walk.accept(run, walked)
    return walked


def _cases(desk: TourWindow) -> set[uuid.UUID]:
    with desk.store.reading() as db:
        return {line.case_id for line in case_lists.listing(db)}


def _turn_away(page: Any, run: Walk) -> None:
    meaning = page.meaning
    reasons = [] if meaning.headline.text() != REFUSED else meaning.sentences.text().splitlines()
    reason = published_walk.why_not(run, reasons)
    if run.case.outcome == "ineligible":
        meaning.refuse.click()
        meaning.declining.reason.setText(reason)
        meaning.declining.agreed.emit()
    else:
        meaning.send.click()
        meaning.referring.to.setText(published_walk.receiver(run))
        meaning.referring.reason.setText(reason)
        meaning.referring.agreed.emit()


def _walked(run: Walk, case_id: uuid.UUID, *, track: str) -> Walked:
    with run.store.reading() as db:
        subject = cases.case(db, case_id)
        verdict = intake.verdict(subject, today=run.now.date())
        reasons = [each.sentence for each in verdict.findings if each.result == "fails"]
        words = "可以治安调解" if verdict.track_allowed else REFUSED
        return Walked(case_id, subject.title, track, words, reasons, run.case.outcome, "")


def fill(desk: TourWindow, page: Any, run: Walk) -> None:
    """Type everything that the report tells and the page asks."""
    draft, form = run.reading.draft, page.form
    told = draft.facts
    type_in(form.facts, "source", draft.source)
    type_in(form.facts, "occurred", str(told.get("occurred_text") or ""))
    type_in(form.facts, "amount", facts.sum_shown(told.get("amount")))
    for key in FACTS:
        type_in(form.facts, key, str(told.get(key) or ""))
    for key in MORE:
        type_in(form.more_facts, key, str(told.get(key) or ""))
    if told.get("people_count"):
        type_in(form.more_facts, "people_count", str(told["people_count"]))
    for flag in told.get("flags") or []:
        form.flags.chip(flag).click()
    for place, party in enumerate(draft.parties):
        if place >= len(form.cards):
            page.add_party()
        _fill_party(form.cards[place], party)
    desk.settle()
    _fill_asks(page, run)
    for key, value in draft.answers.items():
        button = form.answers.findChild(QPushButton, f"answer.{key}.{value}")
        if button is not None:
            button.click()
            desk.settle()
    page.area.verticalScrollBar().setValue(0)


def _fill_party(card: Any, party: PartyDraft) -> None:
    for choice, value in ((card.side, party.side), (card.kind, party.kind)):
        if choice.value() != value:
            choice.set_value(value)
            choice.picked.emit(value)
    card.party.put("note", party.note)
    said = {"name": party.name, "role": party.role, "note": party.note if party.kind == "group" else ""}
    if party.kind == "person":
        said |= {key: str(party.person.get(key) or "") for key in OF_PERSON}
        if not said["id_number"]:
            age = party.person.get("stated_age")
            said |= {"sex": party.person.get("sex") or "", "stated_age": "" if age is None else str(age)}
        said["consent"] = party.consent
    if party.kind == "organisation":
        said |= {key: str(party.organisation.get(key) or "") for key in OF_ORGANISATION}
        said |= {"representative": party.representative, "representative_title": party.representative_title}
    if party.kind == "group":
        said |= {"headcount": str(party.headcount or ""), "representative": party.representative}
    if party.guardian:
        said |= {
            "guardian.name": party.guardian.get("name", ""),
            "guardian_relation": party.guardian_relation,
            "guardian.id_number": party.guardian.get("id_number", ""),
            "guardian.telephone": party.guardian.get("telephone", ""),
        }
    for key, value in said.items():
        if value:
            type_in(card.editor(key), key, value)


def _fill_asks(page: Any, run: Walk) -> None:
    keys = [card.party.key for card in page.form.cards]
    for ask in run.reading.draft.demands:
        if ask.party is None:
            continue
        row = page.form.asks.rows[-1]
        row.who.set_value(keys[ask.party])
        row.what.setText(ask.text)
        row.amount.setText(facts.sum_shown(ask.amount))
        row.changed.emit()


def complete(desk: TourWindow, run: Walk, case_id: uuid.UUID) -> None:
    """Enter by hand what the report tells and the page does not ask."""
    draft = run.reading.draft
    with run.store.unit(by=run.by) as db:
        subject = cases.case(db, case_id)
        if draft.facts.get("dates_text"):
            cases.amend(db, subject, by=run.by, dates_text=draft.facts["dates_text"])
            desk.note("接待：原载时间的文字")
        if run.case.outcome == "ineligible":
            cases.amend(db, subject, by=run.by, nature="治安" if run.reading.violation else "民事")
        unasked = {key: value for key, value in draft.answers.items() if key not in cases.answers(subject)}
        if unasked:
            intake.answer(db, subject, unasked, by=run.by)
            desk.note(f"接待：接待页不问的 {len(unasked)} 项筛查")
        for ask in draft.demands:
            if ask.party is None:
                demands.state(db, subject, None, text=ask.text, amount=ask.amount, by=run.by)
                desk.note("接待：不属于任何一方当事人的诉求")
        for party, told in zip(cases.parties(subject), draft.parties, strict=True):
            rest = {key: value for key, value in (told.guardian or {}).items() if key != "name" and value}
            if party.guardian is not None and rest:
                for key, value in rest.items():
                    setattr(party.guardian, key, value)
                desk.note("接待：监护人的性别、年龄和说明")
