"""司法确认材料清单: what goes to the court with an application, ticked off on paper by who takes it."""

from datetime import date
from typing import TYPE_CHECKING

from exports import printouts
from exports.blocks import Block, Document, Grid, Note, Subtitle, Text, Title
from models import agreements, cases, clocks, confirmable, courtmaterials, station
from models.dates import chinese
from models.station import Deed, demand

if TYPE_CHECKING:
    import uuid

    from sqlalchemy.orm import Session

    from models.station import Identity

TITLE = "司法确认材料清单"
HEAD, WIDTHS, ALIGN = ("序号", "材料", "卷内", "已交", "备注"), (1.3, 7.4, 2.0, 1.7, 4.0), "clccl"


def pdf(db: "Session", case_id: "uuid.UUID", *, court: str, today: date, by: "Identity") -> bytes:
    """Return the list as PDF; nothing of it is kept."""
    return printouts.rendered(document(db, case_id, court=court, today=today, by=by))


def document(db: "Session", case_id: "uuid.UUID", *, court: str, today: date, by: "Identity") -> Document:
    """Compose the list; refused for whoever may not see the case."""
    demand(by, Deed.READ)
    here, subject = station.current(db), cases.case(db, case_id)
    made = agreements.latest(db, case_id)
    names = "、".join(party.name for party in cases.parties(subject))
    number = f"《人民调解协议书》（{made.number}）" if made is not None and made.number else "人民调解协议"
    last = next((each.due_on for each in clocks.running(db, subject, confirmable.CLOCK)), None)
    term = f"，{chinese(last)}前申请" if last is not None else ""
    rows = [
        (
            str(place),
            each.name,
            "有" if each.held else "",
            "□",
            "有财产权利证明的才交" if each.optional else "",
        )
        for place, each in enumerate(courtmaterials.of_case(db, subject), 1)
    ]
    blocks: list[Block] = [
        Title(TITLE),
        Subtitle(subject.number),
        Text(f"{names}共同向{court or '人民法院'}申请确认{number}有效{term}。", indent=False),
        Grid(HEAD, tuple(rows), WIDTHS, ALIGN),
        Text("各方当事人（或者代理人）一起到法院，带身份证原件；司法确认不收费。", indent=False),
        Text("交材料的人：　　　　　　　　　　法院收件人：　　　　　　　　　　日期：", indent=False),
        Note(f"{chinese(today)} {by.name} 打印。"),
    ]
    return Document(
        title=f"{TITLE}　{subject.number}", blocks=tuple(blocks), page="single", draft=False, demo=here.demo,
        meta={"author": here.name},
    )  # fmt: skip
