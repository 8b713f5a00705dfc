"""释法: the articles and the consequences that fit the case, and whose words they are when they are read out."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from models import cases, causes, consequences, law, questions
from models.queries.room import Speaker
from models.record import Kind
from models.sittings import Sitting
from ui.viewmodels.combing import host

if TYPE_CHECKING:
    from datetime import date

    from ui.viewmodels.sitting_parts import Parts

POLICE = "民警"
CHECK = "待核对"
#: The roads on which somebody is said to have broken the law of public order.
VIOLATION = frozenset({"ZA", "ZA-X", "RM-ZA"})


@dataclass(frozen=True)
class Card:
    """What may be explained: ``words`` are read out, ``gist`` is shown on demand."""

    key: str
    title: str
    words: str
    gist: str
    unchecked: bool
    source: str = ""


@dataclass
class Explaining:
    """The law in plain words for one sitting."""

    parts: "Parts"

    def articles(self, looked_for: str = "") -> tuple[Card, ...]:
        """Return the articles that fit the case; with something looked for, those of all that have the words."""
        words = looked_for.split()
        day = self.parts.today()
        if not words:
            return tuple(map(_article, self._fitting(day)))
        return tuple(
            _article(each) for each in law.on(day).articles.values()
            if all(word in f"{each.citation}{each.plain}{each.text}" for word in words)
        )  # fmt: skip

    def consequences(self) -> tuple[Card, ...]:
        """Return the cards of what may come: ranges of the law and what a lawsuit takes."""
        found = consequences.cards(day=self.parts.today(), story=self.parts.room.brief, **self._about())
        return tuple(
            Card(
                each.key,
                each.head,
                each.words,
                f"依据{each.articles}。" if each.articles else "",
                each.verified != "V",
            )
            for each in found
        )

    def voice(self, *, shown_to_host: bool) -> str:
        """Say whose words they become, and that the cards are the host's own."""
        said = f"念出来的话记为{self.speaker().name}的话。"
        return (
            f"只给主持人看，不上当事人屏。只说法律的幅度，不预测、不许诺、不吓唬。{said}"
            if shown_to_host
            else said
        )

    def own(self) -> Card:
        """Return the card on which the host writes words of her own."""
        return Card("own", "用自己的话讲", "", "", unchecked=False)

    def rest(self, more: int, *, found: bool) -> str:
        """Say what is not shown: how many more, none found, or a day of the former law."""
        if sentence := law.on(self.parts.today()).sentence:
            return f"{sentence}。"
        if not found:
            return "没有找到，换一个词再试。"
        return f"还有 {more} 条，写几个字就能找到。" if more > 0 else ""

    def said(self) -> frozenset[str]:
        """Return what stands on record as explained."""
        return frozenset(
            line.text for line in self.parts.record.lines
            if line.kind == Kind.LAW.value and line.struck_at is None
        )  # fmt: skip

    def speaker(self) -> Speaker:
        """Return whose words they are: the host's; on the road of 人民调解 those of the police who are there."""
        if not self.parts.room.police:
            with self.parts.store.reading() as db:
                present = db.get_one(Sitting, self.parts.room.sitting_id).attendances
                officer = next(
                    (each.name for each in present if each.kind == POLICE and each.until is None), ""
                )
            if officer:
                return Speaker(officer)
        return host(self.parts)

    def read(self, words: str) -> None:
        """Put on record what was explained; words that foretell a penalty, promise none or press are refused."""
        consequences.refuse_pressing(words)
        self.parts.record.note(words, self.speaker(), kind=Kind.LAW.value)

    def _about(self) -> dict[str, str]:
        with self.parts.store.reading() as db:
            subject = cases.case(db, self.parts.room.case_id)
            cause = causes.known(subject.cause)
            code = cause.code if cause else ""
            return {"track": subject.track, "dispute_type": subject.dispute_type, "cause": code}

    def _fitting(self, day: "date") -> "tuple[law.Article, ...]":
        about = self._about()
        violation = bool(about["cause"]) or about["track"] in VIOLATION
        return law.fitting(day, **about, anchors=self._anchors(), violation=violation)

    def _anchors(self) -> tuple[str, ...]:
        """Return the articles of the questions that the story speaks for."""
        with self.parts.store.reading() as db:
            subject = cases.case(db, self.parts.room.case_id)
            fitting = questions.of_case(subject, self.parts.today())
            return tuple(key for pack in fitting if pack.hits(subject.brief) for key in pack.law)


def _article(each: law.Article) -> Card:
    return Card(
        each.key,
        each.citation,
        f"{each.citation}：{each.plain}",
        each.text,
        each.verified != "V",
        each.source,
    )
