"""简易: the three steps of a small dispute as three boxes on one page; the same sitting, the same rows as the full room.

What is typed is a draft until its box is done; then it is lines and demands of the record.  A box that is changed
afterwards is corrected in the record: the old line is struck, the new one refers to it.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from models import cases, demands, drafts, safeguards, sittings, tracks
from models.agreements import Form
from models.cases import Outcome, Party
from models.errors import Refusal
from models.queries.room import Candidate, PartyCard
from models.sittings import Phase, Sitting
from models.store import Store
from ui.viewmodels import simple_record, sitting
from ui.viewmodels.agreement_draft import DraftWords
from ui.viewmodels.simple_words import (
    BROKEN,
    FAILED,
    ORAL,
    RESULTS,
    SPOT,
    WRITTEN,
    Said,
    Typed,
    clauses,
    loose,
    performance,
)
from ui.viewmodels.sitting import Preparation, Start
from ui.viewmodels.sitting_parts import Parts
from ui.viewmodels.sitting_room import Ending

SMALL = 1
TRACKS = frozenset({"ZA-X", "QJ"})
PAIR = 2


def fits(track: str, level: int) -> bool:
    """Say whether a dispute is small enough to be offered the three boxes: 轻微, 当场治安调解, 劝解."""
    return track in TRACKS or 0 < level <= SMALL


def small(store: Store, case_id: UUID) -> bool:
    """Say whether a case is opened in its three boxes: small, and its sides may sit together."""
    with store.reading() as db:
        subject = cases.case(db, case_id)
        return fits(subject.track, subject.level) and not safeguards.separate(subject)


def carry(store: Store, case_id: UUID, *, today: Callable[[], date], now: Callable[[], datetime]) -> None:
    """Put what was typed in the boxes onto the sitting that was begun in the full room instead."""
    with store.reading() as db:
        kept = drafts.load(db, f"simple:{case_id}")
    if kept:
        Simple.open(store, case_id, today=today, now=now).grow()


def case_of(store: Store, sitting_id: UUID) -> UUID | None:
    """Return the case of a running simple sitting; None for one of the full room."""
    with store.reading() as db:
        found = db.get_one(Sitting, sitting_id)
        return found.case_id if found.simple and found.phase != Phase.ENDED.value else None


@dataclass
class Simple:
    """One small dispute in its three boxes."""

    store: Store
    case_id: UUID
    today: Callable[[], date]
    now: Callable[[], datetime]
    preparation: Preparation
    typed: Typed = field(default_factory=Typed)
    parts: Parts | None = None

    @classmethod
    def open(
        cls, store: Store, case_id: UUID, *, today: Callable[[], date], now: Callable[[], datetime]
    ) -> "Simple":
        """Take up a case: its draft, and its simple sitting where one is running."""
        preparation = sitting.ViewModel(store, today, now).prepare(case_id)
        made = cls(store, case_id, today, now, preparation)
        with store.reading() as db:
            kept = drafts.load(db, made.key)
            running = sittings.running(db, case_id)
            number = running.id if running else None
        made._take_up(kept or {})
        if number is not None:
            made.parts = Parts.open(store, number, today=today, now=now)
        return made

    def _take_up(self, kept: dict[str, Any]) -> None:
        said = {key: Said(**each) for key, each in kept.pop("said", {}).items()}
        self.typed = Typed(**kept, said=said)
        if not self.typed.host:
            usual = [*self.preparation.hosts, *(self.may_preside() if len(self.may_preside()) == 1 else ())]
            self.typed.host = str(usual[0].id) if usual else ""
        if not self.typed.place:
            self.typed.place = self.preparation.place
        for party in self.preparation.parties:
            self.typed.said.setdefault(str(party.id), Said(agrees=party.consent == "同意"))
        if not self.typed.result:
            self.typed.result = self.results()[0][0]
        fronts = self._fronts()
        if len(fronts) == PAIR and not (self.typed.payer or self.typed.payee):
            self.typed.payee, self.typed.payer = fronts
        if not kept:
            self._take_up_demands()

    def _take_up_demands(self) -> None:
        """Begin from the demands that were already told at the desk: nothing is asked twice."""
        with self.store.reading() as db:
            for each in demands.of_case(db, self.case_id):
                said = self.typed.said.get(str(each.party_id))
                if said is not None and not said.asks:
                    said.asks = each.text or each.none_reason

    def _fronts(self) -> list[str]:
        fronts: dict[str, str] = {}
        for party in self.parties:
            if party.role != cases.Role.THIRD.value:
                fronts.setdefault(party.side, party.signer)
        return list(fronts.values())

    # what is shown

    def may_preside(self) -> list[Candidate]:
        """Return who may preside on this track: police on theirs, people's mediators on the committee's."""
        track = tracks.get(self.preparation.track)
        return [
            each for each in self.preparation.candidates
            if each.host and (each.officer if track.police_case else not each.officer or track.host != "committee")
        ]  # fmt: skip

    @property
    def hosts(self) -> list[Candidate]:
        """Return who presides, as chosen."""
        chosen = [self.typed.host, self.typed.second]
        return [each for key in chosen for each in self.may_preside() if str(each.id) == key]

    @property
    def key(self) -> str:
        """Return the key under which the boxes are kept."""
        return f"simple:{self.case_id}"

    @property
    def parties(self) -> tuple[PartyCard, ...]:
        """Return the parties."""
        return self.preparation.parties

    @property
    def step(self) -> int:
        """Return the box that is lit: 1, 2 or 3."""
        phases = {Phase.SORTING.value: 2, Phase.TALKS.value: 3}
        return 1 if self.parts is None else phases.get(self.parts.room.phase, 1)

    @property
    def ended(self) -> bool:
        """Say whether the sitting is over."""
        return self.parts is not None and self.parts.deeds.ended

    @property
    def alone(self) -> bool:
        """Say whether one officer presides alone over a 治安 sitting, who must film it (治安管理处罚法 108)."""
        officers = sum(1 for each in self.hosts if each.kind == "民警")
        return self.preparation.police and officers == 1

    def documents(self) -> list[str]:
        """Return how each party's document stands: its masked number, or nothing."""
        with self.store.reading() as db:
            rows = {party.id: party for party in cases.parties(cases.case(db, self.case_id))}
            return [_document(rows[each.id]) for each in self.parties]

    def begun(self) -> str:
        """Say who presides where and what was told, once the sitting has begun."""
        if self.parts is None:
            return ""
        told = f"已告知 {len(self.preparation.told)} 项" if self.typed.told else ""
        return "　".join(
            filter(None, (f"{'、'.join(self.parts.room.hosts)}主持", self.parts.room.place, told))
        )

    def results(self) -> list[tuple[str, str]]:
        """Return the results that this track may have, the usual one first."""
        track = self.preparation.track
        if track == "ZA-X":
            keys = [SPOT]
        elif track == "QJ":
            keys = [ORAL]
        elif tracks.get(track).host == "committee" and track != "RM-ZA":
            keys = [ORAL, WRITTEN]
        else:
            keys = [WRITTEN]
        return [(key, RESULTS[key]) for key in (*keys, FAILED)]

    def form(self) -> str:
        """Return the paper that follows from the result."""
        if self.typed.result == FAILED:
            return "D18"
        track = self.preparation.track
        if track == "QJ":
            return "D01"
        if self.typed.result == ORAL:
            return "D15"
        return tracks.get(track).form

    def obstacle(self) -> str:
        """Say why this cannot be done in the three boxes; empty when nothing stands in the way."""
        if self.preparation.mode == sitting.APART:
            return "这件纠纷须分开谈，不用简易。请按“准备”进入完整调解室。"
        if not self.may_preside():
            return "名册里没有能主持这一类调解的人，请先在名册登记。"
        if self.parts is not None and not self._is_simple():
            return "这件纠纷已经在完整调解室里进行。"
        problems = self.preparation.problems
        return problems[0] if problems else ""

    def _is_simple(self) -> bool:
        assert self.parts is not None, "asked of a running sitting"
        with self.store.reading() as db:
            return db.get_one(Sitting, self.parts.deeds.sitting_id).simple

    def keep(self, typed: Typed) -> None:
        """Keep what is typed."""
        self.typed = typed
        with self.store.unit() as db:
            drafts.save(db, self.key, asdict(typed), title=f"简易调解　{self.preparation.title}")

    # the deeds

    def hear(self) -> None:
        """Box one is done: the sitting begins if it has not, what was said is on record, 梳理 follows."""
        if not self.hosts:
            raise Refusal("请选择主持人。", "host")
        if not self.typed.told:
            raise Refusal("请先当面告知权利义务并打勾。", "told")
        for party in self.parties:
            if not self.typed.said[str(party.id)].agrees:
                raise Refusal(f"请问{party.name}是否听清、同意调解，并打勾。", f"said.{party.id}.agrees")
        self._begin()
        self._write()
        assert self.parts is not None, "begun above"
        if self.parts.room.phase == Phase.STATEMENTS.value:
            self.parts.deeds.advance(Phase.SORTING.value, silence_reason=self._silence())

    def _silence(self) -> str:
        silent = [each.name for each in self.parties if not self.typed.said[str(each.id)].asks.strip()]
        return f"{'、'.join(silent)}未提诉求" if silent else ""

    def find(self) -> None:
        """Box two is done: the root cause is written and the talks follow."""
        self.hear()
        assert self.parts is not None, "hear begins"
        if self.parts.room.phase == Phase.SORTING.value:
            self.parts.deeds.advance(Phase.TALKS.value, root_cause=self.typed.cause)
        else:
            self.parts.deeds.find_cause(self.typed.cause)

    def settle(self) -> str:
        """Box three is done: the agreement is drafted and the sitting ends; return the paper to print."""
        self.find()
        assert self.parts is not None, "find begins"
        failed = self.typed.result == FAILED
        if self.parts.room.needs_video and self.typed.file_number.strip() and not self.typed.continuous:
            raise Refusal("请看过录像，选“全程连续”或“有中断”。", "continuous")
        if failed and not self.typed.reason.strip():
            raise Refusal("请写明没有达成的原因。", "reason")
        ending = Ending(
            outcome=Outcome.FAILED.value if failed else "", reason=self.typed.reason if failed else "",
            file_number=self.typed.file_number, continuous=self.typed.continuous != BROKEN,
            interruption=self.typed.interruption, routes_told=failed and self.typed.routes_told,
        )  # fmt: skip
        if failed:
            self.parts.deeds.close(ending)
        else:
            self._agree(self.parts, ending)
        with self.store.unit() as db:
            drafts.drop(db, self.key)
        return self.form()

    def _agree(self, parts: Parts, ending: Ending) -> None:
        words = clauses(self.typed, self.today())
        if not words:
            raise Refusal("请写下约定的内容，或填写谁给谁多少。", "terms")
        parts.draft.words = DraftWords(
            facts=parts.draft.words.facts, performance=performance(self.typed, self.today()),
            on_the_spot=self.typed.result == SPOT, clauses=words,
        )  # fmt: skip
        parts.draft.make(form=Form.ORAL if self.typed.result == ORAL else Form.WRITTEN)
        ending.outcome = {
            SPOT: Outcome.ON_THE_SPOT.value, ORAL: Outcome.ORAL.value, WRITTEN: Outcome.AGREED.value
        }[self.typed.result]  # fmt: skip
        parts.deeds.close(ending)

    def grow(self) -> UUID:
        """Go on in the full room: what was typed is on record there, nothing is typed again."""
        self._begin()
        self._write()
        assert self.parts is not None, "begun above"
        words = loose(self.typed, self.today()) if self.typed.result != FAILED else ()
        if words:
            parts = self.parts
            parts.draft.keep(
                DraftWords(
                    facts=parts.draft.words.facts,
                    performance=performance(self.typed, self.today()),
                    clauses=words,
                )
            )
        with self.store.unit() as db:
            db.get_one(Sitting, self.parts.deeds.sitting_id).simple = False
            if self.typed.cause.strip():
                cases.case(db, self.case_id).root_cause = self.typed.cause
            drafts.drop(db, self.key)
        return self.parts.deeds.sitting_id

    def _begin(self) -> None:
        if self.parts is not None:
            return
        if why := self.obstacle():
            raise Refusal(why)
        start = Start(
            place=self.typed.place, recorder=self.preparation.recorder, device=self.typed.device, simple=True,
            hosts=self.hosts, consents=self._consents(), told=self._told(),
            public=not self.preparation.closed, private_reason=self.preparation.closed,
        )  # fmt: skip
        number = sitting.ViewModel(self.store, self.today, self.now).begin(self.preparation, start)
        self.parts = Parts.open(self.store, number, today=self.today, now=self.now)

    def _consents(self) -> dict[UUID, str]:
        return {each.id: "同意" for each in self.parties if self.typed.said[str(each.id)].agrees}

    def _told(self) -> list[str]:
        return [each.key for each in self.preparation.told] if self.typed.told else []

    def _write(self) -> None:
        assert self.parts is not None, "written after the beginning"
        with self.store.unit() as db:
            live = db.get_one(Sitting, self.parts.deeds.sitting_id)
            for party in cases.parties(cases.case(db, self.case_id)):
                simple_record.write(db, live, party, self.typed.said[str(party.id)], by=self.parts.deeds.by)
        self.parts.deeds.reload()
        self.parts.record.load()


def _document(party: Party) -> str:
    """Write the last four of a party's number, or of its organisation's code."""
    number = (
        party.person.id_number
        if party.person
        else party.organisation.credit_code
        if party.organisation
        else ""
    )
    return f"尾号 {number[-4:]}" if number else ""
