"""What the search box answers: people, disputes, papers and lines of the record, and the searches that were kept."""

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from models import dates, identity, masking, savedfilters, station
from models.queries import cases, found
from models.queries.cases import CaseLine
from models.searching import documents, tokens
from models.searching.asked import MetCase, Said
from models.searching.documents import Face, Somebody
from models.station import Deed, Identity
from models.store import Store

MOST = 20
#: People, papers and lines beside the disputes: never so many that those are pushed off the list.
FEW = 5
PAGE = "intake"
PEOPLE, DISPUTES, PAPERS, SAID = "人", "纠纷", "文书", "笔录"
KEPT = "保存的搜索"
_AROUND = 14
_OF_A_PERSON = frozenset({documents.NAME, documents.PHONE, documents.DOCUMENT})
_OF_A_PAPER = frozenset({documents.PAPER, documents.AGREED})


@dataclass(frozen=True)
class Found:
    """One row of the answer: no whole number of a person is in it, whatever was looked for.

    ``snippet`` is what was met, ``words`` what is to stand out in it; ``person`` leads to the person's cases.
    """

    title: str
    detail: str
    page: str = PAGE
    args: Mapping[str, Any] = field(default_factory=dict)
    group: str = ""
    snippet: str = ""
    words: tuple[str, ...] = ()
    person: str = ""


class Finder:
    """Answers for whoever is signed in: who may not read every case finds the own ones only."""

    def __init__(self, store: Store, person: Callable[[], Identity | None]) -> None:
        self.store, self.person = store, person

    def __call__(self, text: str) -> tuple[Found, ...]:
        """Return people, disputes, papers and lines; in each group the most telling first, then the newest."""
        by = self._reader()
        if by is None:
            return ()
        with self.store.reading() as db:
            answer = found.search(db, text, by=by, limit=MOST)
            people = _people(answer.cases, answer.words)
            counted = found.counts(db, list(people), by=by) if people else {}
        heads = {face.case_id: face for face in answer.heads}
        papers = [met for met in answer.cases if met.where in _OF_A_PAPER][:FEW]
        rows = [
            _person(who, number, newest, counted.get(key, 1), answer.words)
            for key, (who, number, newest) in list(people.items())[:FEW]
        ]
        rows += [_dispute(met, answer.words) for met in answer.cases if met.where not in _OF_A_PAPER]
        rows += [_paper(met, answer.words) for met in papers]
        rows += [_said(line, heads, answer.words) for line in answer.said[:FEW] if line.case_id in heads]
        return tuple(rows)

    def of_person(self, person: str) -> tuple[Found, ...]:
        """Return the disputes of one person, newest first."""
        by = self._reader()
        if by is None:
            return ()
        with self.store.reading() as db:
            lines = cases.of_person(db, uuid.UUID(person), by=by, limit=MOST)
        return tuple(_line(line) for line in lines)

    def kept(self) -> tuple[Found, ...]:
        """Return the searches that the person keeps."""
        by = self._reader()
        if by is None:
            return ()
        with self.store.reading() as db:
            mine = savedfilters.listing(db, "search", by=by)
            return tuple(Found(str(each.said.get("text", each.name)), "", group=KEPT) for each in mine)

    def keep(self, text: str) -> None:
        """Keep a search under its own words."""
        text = tokens.possible(text).strip()
        if text and (by := self._reader()) is not None:
            with self.store.unit() as db:
                savedfilters.keep(db, "search", text[: savedfilters.LONGEST], {"text": text}, by=by)

    def drop(self, text: str) -> None:
        """Let a kept search go."""
        if (by := self._reader()) is not None:
            with self.store.unit() as db:
                savedfilters.drop(db, "search", tokens.possible(text).strip()[: savedfilters.LONGEST], by=by)

    def _reader(self) -> Identity | None:
        by = self.person()
        return by if by is not None and station.may(by, Deed.READ) else None


def snippet(text: str, words: Sequence[str]) -> str:
    """Return what stands around the first of the words that is met, the numbers of people covered.

    >>> snippet("两家承包地相邻，2009年指界后没有立桩，11月19日下午在地头争吵，踩坏麦苗。", ["地头"])
    '…没有立桩，11月19日下午在地头争吵，踩坏麦苗。'
    """
    whole = " ".join(text.split())
    told, plain = tokens.small(whole), masking.cover_numbers(whole)
    places = [place for place in (told.find(tokens.small(word)) for word in words) if place >= 0]
    start = max(0, min(places, default=0) - _AROUND)
    end = start + 4 * _AROUND
    return ("…" if start else "") + plain[start:end] + ("…" if end < len(plain) else "")


def _people(met: Sequence[MetCase], words: Sequence[str]) -> dict[uuid.UUID, tuple[Somebody, str, Face]]:
    """Return who on record was met by the one word, each with what was met and the newest case."""
    people: dict[uuid.UUID, tuple[Somebody, str, Face]] = {}
    if len(words) != 1:
        return people
    for each in met:
        if each.where not in _OF_A_PERSON:
            continue
        for who in each.face.people:
            where = documents.of_person(who, words[0])
            if who.person_id is not None and where:
                people.setdefault(who.person_id, (who, where, each.face))
    return people


def _person(who: Somebody, where: str, newest: Face, count: int, words: tuple[str, ...]) -> Found:
    number = identity.mask_id(who.id_number) if who.id_number else ""
    told = (
        f"曾用名 {who.former}" if who.former else "",
        number,
        identity.mask_phone(who.telephone) if who.telephone else "",
        f"{count} 件纠纷" if count > 1 else masking.cover_numbers(newest.title),
    )
    return Found(
        who.name, "　".join(filter(None, told)), args={"case": str(newest.case_id)}, group=PEOPLE,
        words=_lit(words) if where == documents.NAME else (), person=str(who.person_id) if count > 1 else "",
    )  # fmt: skip


def _dispute(met: MetCase, words: tuple[str, ...]) -> Found:
    face = met.face
    title = face.title or "、".join(dict.fromkeys(each.name for each in face.people))
    shown = {documents.ALARM: face.alarm_number, documents.PLATFORM: face.platform_number}.get(met.where, "")
    if met.where == documents.PLACE:
        shown = next((text for text in (face.place, face.village) if tokens.holds(text, words)), face.place)
        shown = masking.cover_numbers(shown)
    elif met.where in {documents.BRIEF, ""}:
        told = next((text for text in (face.brief, face.place) if _any(text, words)), "")
        shown = snippet(told, words) if told else ""
    elif met.where in _OF_A_PERSON and not _any(title, words):
        named = [each.name for each in face.people if documents.of_person(each, words[0])]
        shown = "、".join(dict.fromkeys(named))
    return Found(
        masking.cover_numbers(title), "　".join((face.number, face.outcome or face.state)),
        args={"case": str(face.case_id)}, group=DISPUTES,
        snippet=f"{met.where}　{shown}" if shown and met.where else shown, words=_lit(words),
    )  # fmt: skip


def _paper(met: MetCase, words: tuple[str, ...]) -> Found:
    face = met.face
    numbers = [number for _, number in face.papers if tokens.holds(number, words)]
    told = numbers[:1] or [snippet(text, words) for text in face.agreed if tokens.holds(text, words)][:1]
    return Found(
        masking.cover_numbers(face.title), "　".join((face.number, face.outcome or face.state)), "papers",
        {"case": str(face.case_id)}, PAPERS, "　".join((met.where, *told)), _lit(words),
    )  # fmt: skip


def _said(line: Said, heads: Mapping[uuid.UUID, Face], words: tuple[str, ...]) -> Found:
    face = heads[line.case_id]
    args: dict[str, Any] = {"case": str(line.case_id)}
    if not line.ended:
        args = {"sitting": str(line.sitting_id), "find": " ".join(words)}
    on = dates.local(line.at)
    return Found(
        masking.cover_numbers(face.title), f"{face.number}　{on.year}年{on.month}月{on.day}日",
        PAGE if line.ended else "sitting", args, SAID, f"{line.speaker}：{snippet(line.text, words)}", _lit(words),
    )  # fmt: skip


def _line(line: CaseLine) -> Found:
    return Found(
        masking.cover_numbers(line.title) or "、".join(line.parties), "　".join((line.number, line.outcome or line.state)),
        args={"case": str(line.case_id)}, group=DISPUTES,
    )  # fmt: skip


def _lit(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return what is to stand out: the words, and what a covered number of them looks like."""
    return tuple(dict.fromkeys((*words, *map(masking.cover_numbers, words))))


def _any(text: str, words: Sequence[str]) -> bool:
    return any(tokens.holds(text, [word]) for word in words)
