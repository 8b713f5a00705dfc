"""编号系列 in 设置: how far each has come, who gives its numbers, following the paper book, and voids."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import resources
from exports import numberbook
from models import dates, filings, numbering, station
from models.errors import Refusal
from models.numbering import Number
from models.station import Deed, Identity
from models.store import Store


@dataclass(frozen=True)
class SeriesLine:
    """One series of a year; ``following`` is what its next number will read."""

    key: str
    name: str
    year: int
    last: int
    following: str
    external: bool = False
    shape: str = ""
    source: str = ""
    choosable: bool = True


@dataclass(frozen=True)
class NumberLine:
    """One number of a series."""

    number_id: uuid.UUID
    text: str
    state: str
    taken_on: date
    by_name: str
    reason: str
    free: bool


class SeriesBook:
    """The series and their numbers."""

    def __init__(self, store: Store, person: Identity, *, today: Callable[[], date]) -> None:
        self.store, self.person, self.today = store, person, today

    @property
    def no_setting(self) -> str:
        """Say why this person may not set a series on; empty when they may."""
        return "" if station.may(self.person, Deed.SETTINGS) else station.REFUSED[Deed.SETTINGS]

    @property
    def no_voiding(self) -> str:
        """Say why this person may not void a number; empty when they may."""
        return "" if station.may(self.person, Deed.VOID_NUMBER) else station.REFUSED[Deed.VOID_NUMBER]

    def series(self) -> tuple[SeriesLine, ...]:
        """Return every series of this year, used or not, and those of earlier years."""
        with self.store.reading() as db:
            here = station.current(db)
            rules = numbering.rules(db)
            used = {(key, year): last for key, _name, year, last in numbering.series_list(db)}
            year = self.today().year
            for key in resources.table("texts/series.toml"):
                used.setdefault((key, year), 0)
            order = list(resources.table("texts/series.toml"))
            lines = []
            for (key, of), last in sorted(
                used.items(), key=lambda each: (-each[0][1], order.index(each[0][0]))
            ):
                name, column, pattern = numbering.pattern(key)
                rule, minted = rules.get(key), pattern.format(word=getattr(here, column), year=of, n=last + 1)
                external = rule is not None and rule.external
                lines.append(
                    SeriesLine(
                        key, name, of, last, f"{rule.source}取号" if rule and external else minted, external,
                        rule.shape if rule else "", rule.source if rule else "", numbering.external_possible(key),
                    )
                )  # fmt: skip
        return tuple(lines)

    def numbers(self, key: str, year: int) -> tuple[NumberLine, ...]:
        """Return the numbers of a series, newest first."""
        with self.store.reading() as db:
            return tuple(
                NumberLine(
                    each.id, each.text, each.state, dates.local(each.taken_at).date(), each.by_name, each.reason,
                    free=each.state != numbering.VOID and each.case_id is None and each.paper_id is None,
                )
                for each in reversed(numbering.book(db, key, year))
            )  # fmt: skip

    @property
    def no_rule(self) -> str:
        """Say why this person may not choose who gives the numbers; empty when they may."""
        return "" if numbering.may_set_rule(self.person) else "编号办法由所领导或管理员改。"

    def set_rule(self, key: str, *, external: bool, source: str, shape: str) -> None:
        """Let another system number a series, or number it here again."""
        with self.store.unit(by=self.person) as db:
            numbering.set_rule(db, key, external=external, source=source, shape=shape, by=self.person)

    def case_shape(self) -> str:
        """Return the shape of the case's number in the police system."""
        with self.store.reading() as db:
            return filings.shape(db)

    def set_case_shape(self, shape: str) -> None:
        """Keep the shape that the numbers of cases have in the police system; empty takes every number."""
        with self.store.unit(by=self.person) as db:
            numbering.set_rule(
                db, numbering.PLATFORM_CASE, external=True, shape=shape, source=filings.SYSTEM, by=self.person
            )

    def print_book(self, key: str, year: int) -> bytes:
        """Return the book of a series as PDF."""
        with self.store.reading() as db:
            return numberbook.pdf(db, key, year, today=self.today(), by=self.person)

    def set_last(self, key: str, year: int, text: str) -> None:
        """Let a series go on behind the paper book's last number."""
        words = text.strip()
        if not words.isdecimal():
            raise Refusal("请写纸质号簿上最后一个号的数字，例如 37。", "last")
        with self.store.unit(by=self.person) as db:
            numbering.set_last(db, key, year=year, last=int(words), by=self.person)

    def void(self, number_id: uuid.UUID, reason: str) -> None:
        """Void a number that no case or paper carries; the others are voided with what carries them."""
        with self.store.unit(by=self.person) as db:
            number = db.get_one(Number, number_id)
            if number.case_id is not None or number.paper_id is not None:
                raise Refusal("这个编号已用在案件或文书上，请到“文书”里作废那份文书，编号随之作废。")
            numbering.void(db, number, reason=reason, by=self.person)
