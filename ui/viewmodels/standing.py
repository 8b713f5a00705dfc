"""Who stands for a party on its card: guardian, agent, and what the party needs at the table."""

from typing import Any

from models import cases, representation

#: Begins the words under which the reason for passing over a nearer guardian is kept.
PASSED = "监护顺序说明："
NEEDS = tuple(need.value for need in cases.Need)


def words_of(row: cases.Party) -> dict[str, Any]:
    """Return the words of a party on record."""
    passed = [line for line in row.note.splitlines() if line.startswith(PASSED)]
    words: dict[str, Any] = {
        "note": "\n".join(line for line in row.note.splitlines() if line not in passed),
        "guardian_reason": "；".join(line.removeprefix(PASSED) for line in passed),
        "guardian_relation": row.guardian_relation, "agent_authority": row.agent_authority,
        "guardian_notified_on": row.guardian_notified_on.isoformat() if row.guardian_notified_on else "",
        "guardian_conflict": row.guardian_conflict, "interpreter": row.interpreter, "needs": [need for need in row.needs if need != representation.UNNOTIFIED],
        "unnotified": representation.UNNOTIFIED in row.needs,
        "agent_until": row.agent_until.isoformat() if row.agent_until else "",
    }  # fmt: skip
    for prefix, other in (("guardian.", row.guardian), ("agent.", row.agent)):
        if other is not None:
            words |= {prefix + key: getattr(other, key) for key in ("name", "id_number", "telephone")}
    return words


def needs_of(words: dict[str, Any]) -> list[str]:
    """Return what is kept of the needs of a party, and that it agreed that no guardian is told."""
    agreed = [representation.UNNOTIFIED] if words.get("unnotified") and words.get("self_supporting") else []
    return [*(words.get("needs") or []), *agreed]


def note_of(words: dict[str, Any]) -> str:
    """Return the note of a party with the reason for passing over a nearer guardian."""
    reason = str(words.get("guardian_reason") or "").strip()
    return "\n".join(
        part for part in (str(words.get("note") or "").strip(), reason and PASSED + reason) if part
    )


def problems(words: dict[str, Any], *, minor: bool) -> dict[str, str]:
    """Return by field what stands against the guardian."""
    name = str(words.get("guardian.name") or "").strip()
    if not name:
        return {}
    found = {}
    if words.get("guardian_conflict"):
        found["guardian.name"] = representation.conflict_sentence(name)
    asked = passed_over(words, minor=minor)
    if asked and not str(words.get("guardian_reason") or "").strip():
        found["guardian_reason"] = asked
    return found


def passed_over(words: dict[str, Any], *, minor: bool) -> str:
    """Ask why nearer guardians are passed over; nothing when nobody is."""
    return representation.order_sentence(str(words.get("guardian_relation") or "").strip(), minor=minor)


def interpreted(words: dict[str, Any]) -> bool:
    """Say whether the party speaks through somebody else."""
    return bool(representation.INTERPRETED & set(words.get("needs") or ()))


def consequence(words: dict[str, Any]) -> str:
    """Say what the needs of a party mean for later steps."""
    needs = set(words.get("needs") or ())
    said = []
    if representation.INTERPRETED & needs:
        said.append("开始调解前须有翻译（手语）人员，并在笔录和协议上签名")
    if representation.READ_ALOUD & needs:
        said.append("文书要念给本人听，请见证人一并签名")
    return "；".join(said)
