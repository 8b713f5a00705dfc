"""以案定补 on 台账: which cases may be claimed, what is missing and where it is mended, and the sheet that goes out."""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from exports.filenames import safe
from exports.handing import Order
from exports.registers.claims import R9
from models import cases, dates, disclosure, money, periods, station, subsidies, subsidyrates
from models.disclosure import Terms
from models.errors import Refusal
from models.periods import Period
from models.queries import claimable
from models.queries.claimable import READY, Standing
from models.queries.selection import Selection
from models.station import Deed, Identity
from models.store import Store
from models.subsidies import Claim, ClaimState, Lack, Where
from ui.viewmodels import ledger_export

KEY = "R9"
#: The sheet leaves the police: it goes to who audits the claims.
TERMS = Terms("司法所", purpose="以案定补申报")
STEP = 10
#: The lists of the ledger, in order: key, name, and what stands in it.
LISTS: tuple[tuple[str, str, Callable[[Standing], bool]], ...] = (
    ("ready", "可以申报", lambda row: row.state in {READY, ClaimState.BACK.value} and not row.lacks),
    ("lacking", "还缺材料", lambda row: bool(row.lacks)),
    ("drawn", "申报表", lambda row: row.state in {ClaimState.DRAWN.value, ClaimState.SENT.value}),
    ("all", "全部", lambda _row: True),
)
#: Where what is missing is mended: the page, what it is told, and the words of the button.
PLACES: dict[Where, tuple[str, dict[str, str], str]] = {
    Where.INTAKE: ("intake", {}, "去接待"),
    Where.SITTING: ("sitting", {}, "去调解"),
    Where.PAPERS: ("papers", {}, "去文书"),
    Where.DOSSIER: ("papers", {"sheet": "dossier"}, "去卷宗"),
    Where.VISITS: ("visits", {}, "去回访"),
}
Reading = Generator[tuple[int, int, str], None, tuple[Standing, ...]]
Writing = Generator[tuple[int, int, str], None, tuple[Path, int]]


@dataclass(frozen=True)
class Way:
    """Where one missing thing is mended: a page with its arguments, or none."""

    sentence: str
    firm: bool
    page: str = ""
    args: tuple[tuple[str, str], ...] = ()
    words: str = ""


class Claims:
    """Which period, which list, and what stands in it."""

    def __init__(
        self, store: Store, person: Identity, *, today: Callable[[], date], now: Callable[[], datetime]
    ) -> None:
        self.store, self.person, self.today, self.now = store, person, today, now
        self.period: Period = periods.month(today())
        self.rows: tuple[Standing, ...] = ()

    @property
    def may_claim(self) -> bool:
        """Tell whether this person may draw up claims."""
        return station.may(self.person, Deed.ISSUE)

    @property
    def may_export(self) -> bool:
        """Tell whether this person may write the sheet."""
        return station.may(self.person, Deed.EXPORT)

    def reading(self) -> Reading:
        """Look at each case off the screen's thread; ``take`` keeps the outcome."""
        return self._reading(self.period)

    def _reading(self, period: Period) -> Reading:
        found: list[Standing] = []
        with self.store.reading() as db:
            wanted = claimable.ids(db, period)
            for place, case_id in enumerate(wanted):
                if place % STEP == 0:
                    yield place, len(wanted), f"正在核对第 {place + 1} 件，共 {len(wanted)} 件"
                row = claimable.standing(db, case_id)
                if row is not None:
                    found.append(row)
        return tuple(found)

    def take(self, rows: tuple[Standing, ...]) -> None:
        """Keep what was found."""
        self.rows = rows

    def listed(self, key: str) -> tuple[Standing, ...]:
        """Return the rows of one list."""
        kept = next(holds for name, _, holds in LISTS if name == key)
        return tuple(row for row in self.rows if kept(row) and self._belongs(row, key))

    def _belongs(self, row: Standing, key: str) -> bool:
        """Keep to the sheet what was claimed in the period."""
        return key != "drawn" or self.period.holds(row.drawn_on)

    def tabs(self) -> tuple[tuple[str, str], ...]:
        """Return (key, name with its count) of each list."""
        return tuple((key, f"{name} {len(self.listed(key))}") for key, name, _ in LISTS)

    def summary(self) -> str:
        """Say what the sheet of the period comes to."""
        sheet = self.listed("drawn")
        if not sheet:
            return "申报表里还没有案件。"
        sent = sum(1 for row in sheet if row.state == ClaimState.SENT.value)
        total = money.digits(sum(row.amount for row in sheet))
        return f"申报表 {len(sheet)} 件，共 {total}，其中已申报 {sent} 件。"

    def ways(self, row: Standing) -> tuple[Way, ...]:
        """Return what is missing for a case with the place where it is mended."""
        return tuple(_way(row, each) for each in row.lacks)

    def tiers(self) -> tuple[tuple[str, str], ...]:
        """Return the tiers to choose from."""
        return tuple((each.key, each.name) for each in subsidyrates.table().tiers)

    def tier_key(self, row: Standing) -> str:
        """Return the key of the tier that a row names."""
        return next((key for key, name in self.tiers() if name == row.tier), "")

    # deeds

    def draw_ready(self) -> str:
        """Put every case with nothing missing on the sheet; returns a sentence."""
        ready = self.listed("ready")
        if not ready:
            raise Refusal("没有可以直接申报的案件；缺材料的，在右边补齐或者写明理由。")
        left: list[str] = []
        amounts: list[int] = []
        with self.store.unit(by=self.person) as db:
            for row in ready:
                subject = cases.case(db, row.case_id)
                made = subsidies.propose(db, subject)
                if made.lacks:
                    left.append(row.number)
                    continue
                claim = subsidies.draw(db, subject, by=self.person, on=self.today())
                amounts.append(claim.amount or 0)
        said = f"已列入 {len(amounts)} 件，共 {money.digits(sum(amounts))}。"
        return said + (f"{'、'.join(left)} 与已列入的是同一双方的同类纠纷，请逐件核对。" if left else "")

    def draw(self, row: Standing, *, tier: str = "", payee: str = "", reason: str = "") -> str:
        """Put one case on the sheet; returns a sentence."""
        with self.store.unit(by=self.person) as db:
            subject = cases.case(db, row.case_id)
            chosen = "" if tier == self.tier_key(row) else tier
            claim = subsidies.draw(
                db, subject, by=self.person, on=self.today(), tier=chosen, payee=payee, reason=reason
            )
            return f"{row.number} 已列入申报表，{money.digits(claim.amount or 0)}。"

    def send(self) -> str:
        """Mark what stands on the sheet 已申报; returns a sentence."""
        drawn = [row for row in self.listed("drawn") if row.state == ClaimState.DRAWN.value]
        if not drawn:
            raise Refusal("申报表里没有还没报出的案件。")
        with self.store.unit(by=self.person) as db:
            for row in drawn:
                subsidies.send(db, db.get_one(Claim, row.claim_id), on=self.today(), by=self.person)
        return f"{len(drawn)} 件已标为已申报。"

    def send_back(self, row: Standing, reason: str) -> str:
        """Record that a claim came back; returns a sentence."""
        with self.store.unit(by=self.person) as db:
            subsidies.send_back(db, db.get_one(Claim, row.claim_id), reason=reason, by=self.person)
        return f"{row.number} 已登记退回，补好以后可以再申报。"

    def drop(self, row: Standing, reason: str) -> str:
        """Take a claim off the sheet; returns a sentence."""
        with self.store.unit(by=self.person) as db:
            subsidies.drop(db, db.get_one(Claim, row.claim_id), reason=reason, by=self.person)
        return f"{row.number} 已从申报表撤下。"

    # the sheet

    def file_name(self) -> str:
        """Return the name that the sheet is offered under."""
        with self.store.reading() as db:
            name = station.current(db).name
        at = dates.local(self.now())
        return safe(f"{name}_{R9.title}_{self.period.code}_{at:%Y%m%d-%H%M}") + ".xlsx"

    def export(self, target: Path) -> Writing:
        """Write the sheet of the period for the 司法所; the export log keeps it."""
        disclosure.demand(self.person, KEY, R9.title, TERMS)
        return self._write(target, Order(KEY, Selection(self.period), TERMS))

    def _write(self, target: Path, order: Order) -> Writing:
        handed = yield from ledger_export.written(self, order, target)
        return handed.file, handed.rows


def _way(row: Standing, lack: Lack) -> Way:
    if lack.where not in PLACES:
        return Way(lack.sentence, lack.firm)
    page, args, words = PLACES[lack.where]
    return Way(lack.sentence, lack.firm, page, (("case", str(row.case_id)), *args.items()), words)
