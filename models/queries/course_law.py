"""What the law makes of a case, for the 时间线: sent elsewhere, put before the court, decided, ended, closed."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Date, Uuid, column, select, table

from models.base import Moment as At
from models.confirmation import Confirmation
from models.dispositions import Disposition
from models.dossiers import Dossier
from models.escalations import Escalation
from models.queries.moments import Kind, Line, Moment, joined
from models.recognition import Recognition
from models.referrals import Referral
from models.texts import read_from

#: 销号 and 重新调解, as far as the line needs them: the module of it asks queries, not the other way round.
_CLOSURES = table(
    "closures", column("id", Uuid()), column("case_id", Uuid()), column("kind"), column("closed_on", Date()),
    column("reason"), column("led_by"), column("by_name"), column("voided_at", At()), column("void_reason"),
)  # fmt: skip


#: What the kinds of a row there are called on the line.
REOPENED, _CLOSED = "重启", {"销号": "矛盾销号", "案情加重": "撤销销号"}


@read_from("texts/endings.toml")
def _names(table: dict[str, Any]) -> dict[str, str]:
    return {row["key"]: row["name"] for row in table["disposition"]}


def told(line: Line) -> Iterator[Moment]:
    """Tell what was asked of other bodies and what the law made of the case."""
    yield from _referrals(line)
    yield from _confirmations(line)
    yield from _recognitions(line)
    yield from _law(line)
    yield from _ends(line)


def _referrals(line: Line) -> Iterator[Moment]:
    go = line.go("intake", pane="referral")
    for each in line.rows(
        Referral.id, Referral.kind, Referral.to, Referral.on, Referral.reason, Referral.feedback_by, Referral.contact,
        Referral.received_on, Referral.received_by, Referral.refused_reason, Referral.accepted, Referral.feedback_on,
        Referral.feedback, Referral.voided_at, Referral.void_reason,
    ):  # fmt: skip
        yield from line.past(
            ("referral", each.id), each.on, Kind.BEYOND, f"{each.kind}：{each.to}", each.reason, by=each.contact, go=go,
            voided=each.voided_at, why=each.void_reason,
        )  # fmt: skip
        if each.voided_at is not None:
            continue
        if each.refused_reason:
            day = each.feedback_on or each.received_on or each.on
            yield from line.past(
                ("refused", each.id), day, Kind.BEYOND, f"{each.to}不接收", each.refused_reason, go=go
            )
            continue
        yield from line.past(
            ("signed", each.id), each.received_on, Kind.BEYOND, f"{each.to}签收", by=each.received_by, go=go
        )
        if each.feedback_on is None:
            yield from line.ahead(
                ("answer", each.id), each.feedback_by, Kind.BEYOND, f"等{each.to}反馈", go=go
            )
        else:
            yield from line.past(
                ("answer", each.id), each.feedback_on, Kind.BEYOND, f"{each.to}反馈", joined(each.accepted, each.feedback),
                go=go,
            )  # fmt: skip


def _confirmations(line: Line) -> Iterator[Moment]:
    go = line.go("visits", pane="confirming")
    for each in line.rows(
        Confirmation.id, Confirmation.court, Confirmation.applied_on, Confirmation.manner, Confirmation.accepted_on,
        Confirmation.ruled_on, Confirmation.ruling, Confirmation.ruling_number, Confirmation.withdrawn_on,
        Confirmation.withdrawn_reason, Confirmation.enforced_on, Confirmation.enforcement,
    ):  # fmt: skip
        for name, on, title, text in (
            ("court", each.applied_on, "共同申请司法确认", joined(each.court, each.manner)),
            ("courttook", each.accepted_on, "法院受理司法确认申请", each.court),
            ("ruled", each.ruled_on, f"法院裁定：{each.ruling}", each.ruling_number),
            ("withdrawn", each.withdrawn_on, "撤回司法确认申请", each.withdrawn_reason),
            ("enforced", each.enforced_on, "申请强制执行", each.enforcement),
        ):
            yield from line.past((name, each.id), on, Kind.BEYOND, title, text, go=go)


def _recognitions(line: Line) -> Iterator[Moment]:
    go = line.go("visits", pane="recognising")
    for each in line.rows(
        Recognition.id, Recognition.way, Recognition.applied_on, Recognition.opinion, Recognition.decided_on,
        Recognition.decision, Recognition.decided_by, Recognition.reason, Recognition.by_name, Recognition.voided_at,
        Recognition.void_reason,
    ):  # fmt: skip
        yield from line.past(
            ("spare", each.id), each.applied_on, Kind.HANDLING, "双方书面申请不予处罚", joined(each.way, each.opinion if line.police else ""),
            by=each.by_name, go=go, voided=each.voided_at, why=each.void_reason,
        )  # fmt: skip
        yield from line.past(
            ("spared", each.id), each.decided_on, Kind.HANDLING, f"不予处罚申请：{each.decision}",
            each.reason if line.police else "",
            by=each.decided_by, go=go,
        )  # fmt: skip


def _law(line: Line) -> Iterator[Moment]:
    """Tell what came to light after the agreement, and what the law made of the case; the latter to the police."""
    go = line.go("visits", pane="breaching")
    for each in line.rows(
        Escalation.id, Escalation.kind, Escalation.on, Escalation.injury, Escalation.text, Escalation.by_name,
        Escalation.voided_at, Escalation.void_reason,
    ):  # fmt: skip
        yield from line.past(
            ("worse", each.id), each.on, Kind.HANDLING, f"案情加重：{each.kind}", joined(each.injury, each.text),
            by=each.by_name, go=go, voided=each.voided_at, why=each.void_reason,
        )  # fmt: skip
    if not line.police:
        return
    for each in line.rows(
        Disposition.id, Disposition.kind, Disposition.on, Disposition.number, Disposition.organ, Disposition.text,
        Disposition.executed_on, Disposition.by_name, Disposition.voided_at, Disposition.void_reason,
    ):  # fmt: skip
        name = _names().get(each.kind, each.kind)
        yield from line.past(
            ("law", each.id), each.on, Kind.HANDLING, f"处理结果：{name}", joined(each.number, each.organ, each.text),
            by=each.by_name, go=go, voided=each.voided_at, why=each.void_reason,
        )  # fmt: skip
        if each.voided_at is None:
            yield from line.past(
                ("executed", each.id), each.executed_on, Kind.HANDLING, f"{name}执行完毕", go=go
            )


def _ends(line: Line) -> Iterator[Moment]:
    closings = line.db.execute(select(_CLOSURES).where(_CLOSURES.c.case_id == line.case_id)).all()
    closed = frozenset(each.closed_on for each in closings if each.voided_at is None)
    go = line.go("visits", pane="closing")
    for each in closings:
        if each.kind == REOPENED:
            continue  # told by the round that it began
        led = f"{each.led_by}同意" if each.led_by else ""
        yield from line.past(
            ("closure", f"~3{each.id}"), each.closed_on, Kind.HANDLING, _CLOSED.get(each.kind, each.kind),
            joined(each.reason, led), by=each.by_name, go=go, voided=each.voided_at, why=each.void_reason,
        )  # fmt: skip
    if line.subject.closed_on not in closed:
        yield from line.past(("closed", "~4"), line.subject.closed_on, Kind.HANDLING, "矛盾销号", go=go)
    for each in line.rows(Dossier.id, Dossier.bound_at, Dossier.bound_by, Dossier.pages, Dossier.filed_on, Dossier.filed_by):  # fmt: skip
        go = line.go("papers", sheet="dossier")
        yield from line.past(("bound", each.id), each.bound_at, Kind.PAPERS, "卷宗装订", f"共{each.pages}页", by=each.bound_by, go=go)  # fmt: skip
        yield from line.past(
            ("archived", each.id), each.filed_on, Kind.PAPERS, "立卷归档", by=each.filed_by, go=go
        )
