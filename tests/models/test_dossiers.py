"""The dossier's list by track, its meter with every reason, and what somebody says of it."""

from datetime import date
from pathlib import Path

import pytest

import resources
from models import (
    agreements,
    attachments,
    cases,
    dossierlists,
    dossiermeter,
    dossiers,
    endings,
    escalations,
    law,
    papers,
    performance,
)
from models.cases import Case, Outcome
from models.dossiermeter import Has, Line
from models.errors import Refusal
from models.papers import Made, Stamp
from tests import sample
from tests.sample import Room


def made(stamp: Stamp) -> Made:
    return Made({"schema": 1}, f"%PDF {stamp.number} {stamp.code}".encode())


def lines(here: Room, subject: Case) -> dict[str, Line]:
    with here.store.reading() as db:
        found = dossiermeter.meter(db, cases.case(db, subject.id))
    return {each.row.key: each for each in found.lines}


def said(here: Room, subject: Case) -> dict[str, tuple[str, str]]:
    return {key: (line.state.value, line.why) for key, line in lines(here, subject).items()}


def add(here: Room, subject: Case, form: str, **more: object) -> papers.Paper:
    with here.store.unit() as db:
        paper = papers.Paper(
            case_id=subject.id, form=form, title=form, issued_on=here.clock().date(), issued_at=here.clock(), facts={}, **more,
        )  # fmt: skip
        db.add(paper)
        return paper


def test_people_list_is_the_one_of_the_ministry_in_its_order() -> None:
    listed = dossierlists.of_track("RM")

    assert [(row.name, row.must) for row in listed.rows if not row.extra] == [
        ("调解申请书或受理登记表", True), ("权利义务告知书", True), ("身份证明", True), ("授权委托书", False), ("调查记录", False),
        ("证据材料", False), ("调解记录", True), ("调解协议书", True), ("收条或汇款单等履行凭证", False), ("回访记录", False),
        ("司法确认材料", False), ("卷宗情况说明", False), ("封底", False),
    ]  # fmt: skip


def test_every_list_stands_on_an_article_and_ends_with_what_the_binding_makes() -> None:
    day = law.on(date(2026, 11, 20))
    for track in ("RM", "RM-ZA", "ZA", "ZA-X", "MS", "QJ", "YS", "", "?"):
        listed = dossierlists.of_track(track)
        assert day.article(listed.law).text
        assert [row.made for row in listed.rows[-2:]] == ["note", "back"]
    assert [dossierlists.of_track(track).loose for track in ("RM", "ZA", "ZA-X", "QJ")] == [
        False,
        False,
        True,
        True,
    ]


def test_police_list_goes_from_the_filing_over_the_evidence_to_the_agreement() -> None:
    keys = [row.key for row in dossierlists.of_track("ZA").rows]

    assert keys.index("filing") < keys.index("evidence") < keys.index("agreement") < keys.index("other")


def test_new_case_lacks_all_that_must_be_there_and_says_why(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)

    assert said(here, subject) == {
        "application": ("缺", "还没有定稿"), "rights": ("缺", "还没有定稿"), "identity": ("缺", "缺张土根、赵水生的身份证明"),
        "power": ("不需要", "没有委托代理人"), "inquiry": ("不需要", "没有做过调查"), "evidence": ("按需", "没有列入证据目录的材料"),
        "record": ("缺", "还没有调解"), "agreement": ("缺", "还没有达成协议"), "receipt": ("不需要", "没有要履行的内容"),
        "visit": ("不需要", "没有安排回访"), "court": ("不需要", "没有申请司法确认"),
        "note": ("有", "装订时生成"), "back": ("有", "装订时生成"),
    }  # fmt: skip


def test_paper_fills_its_row_and_a_void_one_does_not(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
    paper = add(here, subject, "D03")
    void = add(here, subject, "D04", voided_at=here.clock(), state="作废")
    add(here, subject, "D07")

    found = lines(here, subject)
    assert (found["application"].state, [each.id for each in found["application"].papers]) == (
        Has.THERE,
        [paper.id],
    )
    assert found["application"].why == "1 份还没有登记已签"
    assert (found["rights"].state, found["rights"].papers) == (Has.LACKING, ())
    assert [each.form for each in found["other"].papers] == ["D07"]
    assert void.id not in [each.id for line in found.values() for each in line.papers]


def test_failed_case_needs_the_notice_in_place_of_the_agreement(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        sitting = sample.talked(db, here, sample.begun(db, here, subject))
        endings.close(
            db, sitting, Outcome.FAILED, by=here.officer, at=here.clock(), text="数额差得远", routes_told=True
        )

    found = said(here, subject)
    assert found["agreement"] == ("不需要", "没有达成协议")
    assert found["ending"] == ("缺", "调解终止或者不予调解，还没有告知")
    assert found["record"] == ("缺", "第1次调解的记录还没有定稿")


def test_agreed_case_asks_for_receipts_once_something_was_paid(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.concluded(db, here)
    assert said(here, subject)["receipt"] == ("按需", "履行后放入")
    with here.store.unit() as db:
        agreement = agreements.latest(db, subject.id)
        assert agreement is not None
        owed = agreements.obligations(db, agreement.id)[0]
        performance.receive(
            db, owed, on=here.clock().date(), by=here.officer, amount=owed.amount, method="现金", evidence="收条",
        )  # fmt: skip

    assert said(here, subject)["receipt"] == ("缺", "协议已有履行，凭证还没有放入")


def test_identity_is_asked_of_every_party(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        first, second = cases.parties(subject)
        db.add(
            attachments.Attachment(case_id=subject.id, at=here.clock(), kind="身份证明", party_id=first.id)
        )
    assert said(here, subject)["identity"] == ("缺", "缺赵水生的身份证明")
    with here.store.unit() as db:
        db.add(
            attachments.Attachment(case_id=subject.id, at=here.clock(), kind="身份证明", party_id=second.id)
        )

    assert said(here, subject)["identity"] == ("有", "")
    assert len(lines(here, subject)["identity"].attached) == 2


def test_row_is_left_out_only_with_a_reason_that_is_kept(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
    with here.store.unit() as db, pytest.raises(Refusal, match="请写明为什么不需要"):
        dossiers.leave_out(db, cases.case(db, subject.id), "identity", reason=" ", by=here.officer)
    with here.store.unit() as db:
        dossiers.leave_out(
            db,
            cases.case(db, subject.id),
            "identity",
            reason="双方都是本所辖区熟人，另存底册",
            by=here.officer,
        )

    assert said(here, subject)["identity"] == ("不需要", "双方都是本所辖区熟人，另存底册")
    with here.store.unit() as db:
        dossiers.take_back(db, cases.case(db, subject.id), "identity", by=here.officer)
    assert said(here, subject)["identity"][0] == "缺"
    with here.store.unit() as db, pytest.raises(Refusal, match="没有这一项"):
        dossiers.leave_out(db, cases.case(db, subject.id), "back", reason="不要", by=here.officer)


def test_paper_of_another_system_is_put_in_by_hand_with_its_pages(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here, track="ZA")
    assert said(here, subject)["filing"] == ("缺", "从执法办案平台打印后放入")
    with here.store.unit() as db:
        again = cases.case(db, subject.id)
        with pytest.raises(Refusal, match="页数应为"):
            dossiers.put_in(db, again, "filing", pages=0, by=here.officer)
        with pytest.raises(Refusal, match="由本系统的文书填"):
            dossiers.put_in(db, again, "agreement", pages=1, by=here.officer)
        dossiers.put_in(db, again, "filing", pages=2, by=here.officer)

    line = lines(here, subject)["filing"]
    assert (line.state, line.why, line.put) == (Has.THERE, "手工放入 2 页", 2)


def test_number_of_a_dossier_belongs_to_one_case(here: Room) -> None:
    with here.store.unit() as db:
        first, second = sample.accepted(db, here), sample.accepted(db, here)
        dossiers.describe(
            db, first, by=here.officer, number="（2026）西人调字第1号", kept_for="长期", filed_by="葛民警"
        )
        with pytest.raises(Refusal, match="已经用在另一件纠纷上"):
            dossiers.describe(db, second, by=here.officer, number="（2026）西人调字第1号")
        with pytest.raises(Refusal, match="保管期限"):
            dossiers.describe(db, first, by=here.officer, kept_for="随便")
    with here.store.reading() as db:
        kept = dossiers.of_case(db, first.id)
        assert kept is not None
        assert (kept.kept_for, kept.filed_by, cases.case(db, first.id).dossier_number) == (
            "长期", "葛民警", "（2026）西人调字第1号",
        )  # fmt: skip


def test_bound_dossier_is_kept_to_the_byte(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        dossiers.bound(db, subject, b"%PDF-one", pages=3, by=here.officer)
    with here.store.reading() as db:
        kept = dossiers.of_case(db, subject.id)
        assert kept is not None
        assert (dossiers.content(db, kept), kept.pages, kept.bound_by) == (b"%PDF-one", 3, "葛民警")


def test_mediator_sees_only_the_dossiers_of_own_cases(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        dossiers.describe(db, subject, by=here.officer, kept_for="长期")
    here.store.person = here.mediator
    with here.store.reading() as db:
        assert dossiers.of_case(db, subject.id) is None
    with here.store.unit() as db, pytest.raises(Refusal):
        dossiers.describe(db, subject, by=here.mediator, kept_for="长期")


def test_bad_list_of_a_station_is_refused_and_ours_stays(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    text = resources.text("texts/dossier.toml").replace('each = "party"', 'each = "partie"', 1)
    (tmp_path / "texts" / "dossier.toml").write_text(text, encoding="utf-8")
    resources.override(tmp_path)
    try:
        assert dossierlists.of_track("RM").name == "人民调解卷宗"
        assert "“identity”的 each 写的是“partie”" in resources.troubles()["texts/dossier.toml"]
    finally:
        resources.restore()


@pytest.mark.parametrize("track", ["ZA", "RM"])
def test_case_that_got_worse_asks_for_the_agreement_and_the_letter_and_for_no_end_of_a_mediation(
    here: Room, track: str
) -> None:
    with here.store.unit() as db:
        subject = sample.concluded(db, here, track=track)
        found = escalations.find(db, subject, "死亡", on=sample.TODAY, text="抢救无效", by=here.officer)

    told = said(here, subject)
    assert "ending" not in told
    assert told["agreement"] == ("缺", "协议还没有定稿")
    assert told["sent"] == ("缺", "已移送，移送函还没有定稿")
    add(here, subject, "D22", about=found.referral_id)
    assert said(here, subject)["sent"][0] == "有"
