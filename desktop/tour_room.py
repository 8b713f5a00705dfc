"""The tour at 调解: the panel before a sitting, lines typed in the three phases, offers, the draft, the end."""

from typing import Any

from PySide6.QtWidgets import QPushButton

from desktop import published_sitting
from desktop.published_intake import party_of
from desktop.published_run import MINUTE, UNTOLD, Walk, Walked
from desktop.published_sitting import CAMERA, UNFINISHED
from desktop.tour_agreement import AgreementTour
from desktop.tour_window import TourWindow, type_in
from models import (
    agreements,
    cases,
    endings,
    recordings,
    representation,
    roster,
    sittings,
    tracks,
    visits,
)
from models.cases import Outcome
from models.record import Column, Kind
from models.sittings import Phase, Sitting
from models.station import Identity
from ui.viewmodels.sitting_offers import sum_in
from ui.widgets.law_card import LawCard
from ui.widgets.preparation import OPENING

STATEMENTS, SORTING, TALKS = (phase.value for phase in (Phase.STATEMENTS, Phase.SORTING, Phase.TALKS))
UNREAD = "公开材料没有写明宣读和证件号码，随后补核补读"
HOSTS = frozenset({"民警", "调解员", "人民调解员"})
NAMES = {STATEMENTS: "statements", SORTING: "sorting", TALKS: "talks"}


class RoomTour:
    """One sitting of a published case, held in the real room."""

    def __init__(
        self, desk: TourWindow, run: Walk, walked: Walked, outcome: Outcome, *, clerk: Identity
    ) -> None:
        self.desk, self.run, self.walked, self.outcome, self.clerk = desk, run, walked, outcome, clerk
        self.page: Any = None

    @property
    def room(self) -> Any:
        """The room as it stands on the page."""
        return self.page.room

    def hold(self) -> None:
        """Hold the sitting in its three phases and end it, as far as the law lets it."""
        run, walked = self.run, self.walked
        with run.store.reading() as db:
            subject = cases.case(db, walked.case_id)
            missing = [
                sentence for _, sentence in representation.problems_of_parties(subject, run.now.date())
            ]
        if missing:
            run.gaps += missing
            walked.road = "待补监护人"
            self.page = self.desk.go("sitting", case=walked.case_id, full=True)
            self.desk.picture("preparation")
            return
        self._begin()
        for phase, say in ((STATEMENTS, self._statements), (SORTING, self._findings), (TALKS, self._talks)):
            self._go_to(phase)
            say()
            self.desk.picture(f"room-{NAMES[phase]}")
        self._end()

    # before

    def _begin(self) -> None:
        desk, run, case_id = self.desk, self.run, self.walked.case_id
        hosts, invitees = published_sitting.helpers(run, self.walked.track)
        listed = self._on_roster(invitees)
        self.page = page = desk.go("sitting", case=case_id, full=True)
        panel = page.preparation
        police = tracks.is_police(self.walked.track)
        if police:
            type_in(panel.form, "recording", CAMERA)
        candidates = panel.shown.candidates
        named = {each["name"] for each in invitees}
        listed |= {each.id for each in candidates if each.officer and each.name in named}
        host = next((each for each in candidates if each.host and each.name == run.by.name), None)
        if host is not None:
            panel.hosts.pick(host)
        for each in candidates:
            if each.id in listed:
                panel.invitees.pick(each)
                panel.invitees.agreed[each.id].setChecked(True)
        desk.picture("preparation")
        if host is not None and len(listed) == len(invitees):
            with desk.speaking():
                run.tick()
                if run.known:
                    self._make_ready(panel)
                panel.why.field.setText(UNTOLD)  # the story alone does not tell how the room was made ready
                panel.begun.emit()
        if page.room is None:
            desk.note("调解：开始前的人员")
            with run.store.unit(by=run.by) as db:
                subject = cases.case(db, case_id)
                number = published_sitting.video_number(run, subject)
                sittings.begin(
                    db, subject, place="调解室", hosts=hosts, invitees=invitees, by=run.by, at=run.tick(),
                    recording={"device": CAMERA, "file_number": number, "started_at": run.now} if police else None,
                )  # fmt: skip
            page.arrive(case=case_id)
        self.walked.sitting_id = self.room.parts.deeds.sitting_id
        self._complete(hosts[0].get("note", ""))

    def _make_ready(self, panel: Any) -> None:
        """Tick the list, read the opening aloud and ask each party, as a mediator does before every sitting."""
        panel.list.all.click()
        for check in panel.list.checks.values():
            if not check.isChecked():
                check.click()
        panel.show_step(OPENING)
        for _ in panel.opening.points:
            panel.opening.tick()
        for number, _ in enumerate(panel.shown.parties):
            asked = panel.consents.findChild(QPushButton, f"consent.{number}.同意")
            if asked is not None and not asked.isChecked():
                asked.click()

    def _on_roster(self, invitees: list[dict[str, Any]]) -> set[Any]:
        """Put those invited on the roster, from which the panel takes them; returns their ids."""
        kinds = {kind.value for kind in roster.Kind}
        with self.run.store.unit(by=self.clerk) as db:
            there = {(each.name, each.kind): each.id for each in roster.listing(db)}
            return {
                there.get((each["name"], each["kind"]))
                or roster.add(db, by=self.clerk, name=each["name"], kind=each["kind"], unit=each["unit"]).id
                for each in invitees
                if each["kind"] in kinds and each["name"].strip()
            }

    def _complete(self, note: str) -> None:
        told = self.run.case.text("dates.mediated", "调解：原载时间")
        if not (told or note):
            return
        with self.run.store.unit(by=self.run.by) as db:
            sitting = db.get_one(Sitting, self.walked.sitting_id)
            sitting.dates_text = told
            for host in sitting.hosts[:1]:
                host.note = note
        self.desk.note("调解：原载时间和主持人的说明")

    # talking

    def _go_to(self, phase: str) -> None:
        room = self.room
        if phase == TALKS:
            room.dock.sorting.cause.setText(
                self.run.case.text("phase2_findings.crux", "根本原因（症结）") or UNTOLD
            )
        if room.parts.room.phase == phase:
            return
        if room.parts.room.phase in NAMES:
            self.run.tick()
            room.steps.buttons[list(NAMES).index(phase)].click()
            asked = room.dock.demands.asked
            if room.parts.room.phase != phase and not asked.isHidden():
                asked.field.setText(UNTOLD)
                asked.button.click()
        if room.parts.room.phase != phase:  # begun by hand: the room opens before its first phase
            room.do(lambda: room.parts.deeds.advance(phase))
        self.desk.settle()

    def _say(self, who: str, text: str, kind: Kind) -> Any:
        """Type one line and press Enter; returns it. A name that nobody in the room has is entered by hand."""
        if not text.strip():
            return None
        line, parts, run = self.room.line, self.room.parts, self.run
        names = [voice.name for voice in line.voices]
        who = self._known_as(who, names)
        run.tick()
        if who in names and kind in {Kind(each) for each in parts.kinds}:
            count = len(parts.record.lines)
            line.choose_voice(names.index(who))
            line.kind = kind.value
            line.words.setText(text)
            line.words.entered.emit()
            if len(parts.record.lines) > count:
                self.desk.settle()
                return parts.record.lines[-1]
        with run.store.unit(by=run.by) as db:
            published_sitting.note_line(
                run, db, db.get_one(Sitting, self.walked.sitting_id), who, text, kind=kind
            )
        self.desk.note(f"调解：{who or '未载明的人'}的一行话")
        self.room.hear()
        return parts.record.lines[-1]

    def _known_as(self, who: str, names: list[str]) -> str:
        """Return the name in the room of whoever the report means: a party by its full name, a helper, the host."""
        place = party_of(self.run.reading, who)
        party = self.run.reading.draft.parties[place].name if place is not None else ""
        helper = self.run.known.get("helpers", {}).get(who, {}).get("name", "")
        host = self._host() if who in HOSTS else ""
        return next((each for each in (who, party, helper, host) if each in names), who)

    def _host(self) -> str:
        voices = self.room.parts.voices()
        return next((who.name for who, _ in voices if not who.side), self.run.by.name)

    def _statements(self) -> None:
        for who, text in self.run.case.said("phase1_statements", "笔录 群众先说理"):
            self._say(who, text, Kind.FACT)
        for place in range(self.run.case.count("claims")):
            who = self.run.case.text(f"claims[{place}].by", "诉求 谁")
            self._say(who, self.run.case.text(f"claims[{place}].text", "诉求 内容"), Kind.DEMAND)

    def _findings(self) -> None:
        for key, kind, column in published_sitting.FINDINGS:
            for place in range(self.run.case.count(f"phase2_findings.{key}")):
                text = self.run.case.text(f"phase2_findings.{key}[{place}]", f"笔录 民警后梳理 {kind.value}")
                if kind is Kind.LAW and text:
                    self.run.tick()
                    self.room.dock.show_panel("law")
                    own = self.room.dock.tools["law"].findChild(LawCard, "law.card.own")
                    own.write(text)
                    own.say.click()
                    self.desk.settle()
                elif text and (line := self._say(self._host(), text, kind)) and column is not Column.NONE:
                    self.room.record.sorted_to.emit((line.id,), column.value)

    def _talks(self) -> None:
        for who, text in self.run.case.said("phase3_talk", "笔录 警民共谈理"):
            self._say(who, text, Kind.OTHER)
        for place in range(self.run.case.count("offers")):
            who, text, amount = published_sitting.offer(self.run, place)
            if not (text or amount):
                continue
            line, count = self.room.line, len(self.room.parts.room.offers)
            names = [voice.name for voice in line.voices]
            who = self._known_as(who, names)
            if who in names and text and sum_in(text) == amount:
                self.run.tick()
                line.choose_voice(names.index(who))
                line.words.setText(text)
                line.words.proposed.emit()
            if len(self.room.parts.room.offers) == count:
                with self.run.store.unit(by=self.run.by) as db:
                    published_sitting.propose(self.run, db, self.walked.sitting_id, (who, text, amount))
                self.desk.note(f"调解：{who or '未载明的人'}的方案")
                self.room.hear()
        self.room.dock.show_panel("offers")

    # the end

    def _end(self) -> None:
        run, walked = self.run, self.walked
        walked.forms.append(published_sitting.record_form(walked.track))
        if run.case.count("agreement_clauses"):
            self._agreement().draft()
        if self.outcome in {Outcome.FAILED, Outcome.WITHDRAWN}:
            ending, text = published_sitting.end_without(run, self.outcome)
            self._close(ending.value, text)
            if self.outcome is Outcome.WITHDRAWN:
                with run.store.unit(by=run.by) as db:
                    visits.plan(db, cases.case(db, walked.case_id), after="failed", on=run.now.date())
            walked.forms += published_sitting.ending_forms(walked.track)
            walked.road = run.case.road
            return
        form = published_sitting.agreement_form(walked.track, self.outcome)
        if not form:
            with run.store.unit(by=run.by) as db:
                self._finish_recording(db)
                published_sitting.agree_orally(run, db, db.get_one(Sitting, walked.sitting_id))
            self.desk.note("调解：这条轨道上口头达成的结束")
            walked.road = "oral"
            return
        walked.forms.append(form)
        with run.store.reading() as db:
            red = published_sitting.red_problems(run, db, cases.case(db, walked.case_id), form)
        if red:
            self._close(self.room.parts.endings()[0], UNFINISHED)
            walked.road = "draft"
            return
        self._agree()
        walked.road = run.case.road

    def _agreement(self) -> AgreementTour:
        return AgreementTour(self.desk, self.run, self.walked, self.outcome, self.room)

    def _agree(self) -> None:
        """Press 达成协议; what the panel wrote anew is completed again."""
        run, room, oral = self.run, self.room, self.outcome is Outcome.ORAL
        run.tick()
        ended = False
        if not oral or room.parts.draft.confirmable():
            if run.known:
                self._agreement().read_aloud()
            with self.desk.speaking():
                room.closing.agree(oral=oral)
                if not room.dock.agreement.why.isHidden():
                    room.dock.agreement.why.field.setText(UNREAD)
                    room.dock.agreement.why.button.click()
                if self.room is not None and room.dock.panel == "ending":
                    with run.store.reading() as db:
                        number = published_sitting.video_number(run, cases.case(db, self.walked.case_id))
                    room.dock.ending.file.setText(number)
                    room.dock.ending.video.continuous.buttons[True].click()
                    room.dock.ending.confirm.click()
            ended = self._ended()
        with run.store.unit(by=run.by) as db:
            if not ended:
                self._finish_recording(db)
                endings.close(
                    db, db.get_one(Sitting, self.walked.sitting_id), self.outcome, by=run.by, at=run.tick()
                )
                self.desk.note("调解：以协议结束")
            made = agreements.latest(db, self.walked.case_id)
            if made is not None:
                self._agreement().tell_rest(made)

    def _close(self, outcome: str, text: str) -> None:
        """End without an agreement through the panel of the end."""
        run, ending = self.run, self.room.dock.ending
        with run.store.unit(by=run.by) as db:
            self._finish_recording(db)
        self.room.closing.ask_end(outcome)
        ending.reason.setText(text)
        ending.untold.setText(UNTOLD)
        ending.next.again.set_value(endings.AGAIN[1])
        self.desk.picture("ending")
        run.tick()
        with self.desk.speaking():
            ending.confirm.click()
        if not self._ended():
            adjourn = outcome not in {each.value for each in Outcome}
            with run.store.unit(by=run.by) as db:
                endings.close(
                    db, db.get_one(Sitting, self.walked.sitting_id), Outcome.NONE if adjourn else Outcome(outcome),
                    by=run.by, at=run.now, text=text, adjourn=adjourn, untold=UNTOLD,
                )  # fmt: skip
            self.desk.note(f"调解：以“{outcome}”结束")

    def _finish_recording(self, db: Any) -> None:
        assert self.walked.sitting_id is not None, "the sitting was begun"
        for kept in recordings.of_sitting(db, self.walked.sitting_id):
            if kept.ended_at is None:
                subject = cases.case(db, self.walked.case_id)
                number = kept.file_number or published_sitting.video_number(self.run, subject)
                ended = self.run.tick() + MINUTE
                recordings.finish(db, kept, by=self.run.by, ended_at=ended, file_number=number)
                self.desk.note("调解：录像的文件号和结束时间")

    def _ended(self) -> bool:
        with self.run.store.reading() as db:
            return db.get_one(Sitting, self.walked.sitting_id).phase == Phase.ENDED.value
