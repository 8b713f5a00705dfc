"""Who keeps which copy of a paper: the label outside its text, and what the other side's copy leaves out."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from exports import errands, shelter
from exports.facts import Facts
from models import cases, formheads, sheltered
from models.cases import Case, Role
from models.checks import AGREEMENT_FORMS
from models.formheads import FormHead

OURS = frozenset({"station", "committee", "organ"})
MORE = "另存"
#: Whose copy says all.
WHOLE = OURS | {"court"}
KEPT_HERE = "（留存本所）"


@dataclass(frozen=True, slots=True)
class Keeper:
    """One copy: its label, whether it stays with us, and for a party's own copy the party's place in the facts."""

    label: str
    ours: bool = False
    court: bool = False
    party: int | None = None


def of(facts: Facts, head: FormHead) -> tuple[Keeper, ...]:
    """List the copies of a paper in the order of its form, each member of a group with one; empty for a single copy.

    What the form says more of than it names keepers for is 另存.
    """
    wanted = head.copies_for(facts.heads)
    if wanted == 1:
        return ()
    found = named(facts, head)
    return (*found, *(Keeper(MORE) for _ in range(wanted - len(found))))


def named(facts: Facts, head: FormHead) -> tuple[Keeper, ...]:
    """List whom the form names as keepers, also of the only copy."""
    return tuple(keeper for holder in head.holders for keeper in _keepers(facts, holder))


def _keepers(facts: Facts, holder: str) -> Iterator[Keeper]:
    if holder == "parties":
        for place, party in enumerate(facts.parties):
            if party.name:
                yield from [Keeper(f"{party.name} 存", party=place)] * max(1, party.headcount)
        return
    name = {
        "station": facts.station.name, "committee": facts.committee.name, "organ": facts.issuer,
        "receiver": facts.referral.to, "recipient": facts.given_to, "court": facts.station.court,
        "agent": facts.agent, "toward": facts.toward, "delegates": facts.delegates,
    }[holder]  # fmt: skip
    if name:
        yield Keeper(f"{name} 存", ours=holder in OURS, court=holder == "court")


def parted(head: FormHead) -> bool:
    """Tell whether the parties take copies of their own and one goes to us or the court: only theirs leave anything out."""
    return head.copies != "1" and "parties" in head.holders and bool(WHOLE & set(head.holders))


def veiled(facts: Facts, subject: Case, keeper: Keeper) -> Facts:
    """Return what the copy of ``keeper`` says in a case with a safety flag: not where to find the other side's people.

    The copy that stays with us or goes to the court says all; a party's own copy says all of the party itself and of
    its side. The words of the agreement are the same on every copy of its own paper.
    """
    if keeper.ours or keeper.court:
        return facts
    rows = cases.parties(subject)
    reader = rows[keeper.party].side if keeper.party is not None else None
    head = formheads.head(facts.paper.form)
    word = KEPT_HERE if OURS & set(head.holders) else errands.SHELTERED
    shown = tuple(
        known
        if row.person is None or row.role == Role.SUSPECT.value or (reader and row.side == reader)
        else shelter.hidden(known, word)
        for row, known in zip(rows, facts.parties, strict=True)
    )
    words = sheltered.words(subject, but_side=reader or "")
    return shelter.texts(replace(facts, parties=shown), words, agreed=head.id in AGREEMENT_FORMS)
