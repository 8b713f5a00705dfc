"""Papers that somebody asks for: whom they are of, what the case knows for them, and what is refused."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest

import resources
from exports import facts, petitions
from exports.compose import compose, plain
from exports.forms import FORMS
from exports.partyfacts import PartyFacts
from models import cases, clocks, demands, endings, entries, extensions, formheads, papers, sittings
from models.errors import Refusal
from models.papers import Made
from tests import sample
from tests.sample import TODAY, Room
from ui.viewmodels.papers import Papers


def case(here: Room, track: str = "RM") -> UUID:
    with here.store.unit() as db:
        return sample.accepted(db, here, track=track).id


def page(here: Room, case_id: UUID) -> Papers:
    made = Papers(here.store, lambda: TODAY)
    made.open(case_id)
    return made


def said(here: Room, case_id: UUID, form: str, typed: dict[str, str]) -> str:
    """Add the paper as 文书 does, and return its words."""
    made = page(here, case_id)
    made.choose(made.entry.add(case_id, form, typed))
    view = made.read()
    assert view.chosen is not None
    assert view.facts is not None
    assert view.chosen.form == form
    return plain(compose(FORMS[form], view.facts))


def names(here: Room, case_id: UUID) -> list[str]:
    with here.store.reading() as db:
        return [party.name for party in cases.parties(cases.case(db, case_id))]


def test_application_takes_the_demands_of_the_applicant(here: Room) -> None:
    case_id = case(here)
    with here.store.unit() as db:
        subject = cases.case(db, case_id)
        first, second = cases.parties(subject)
        first.role, second.role = "申请人", "被申请人"
        for each in demands.of_case(db, case_id):
            demands.withdraw(db, each, reason="测试", by=here.officer)
        demands.state(db, subject, first, text="赔偿麦苗损失。", by=here.officer)
        demands.state(db, subject, second, text="恢复界桩", by=here.officer)

    lines = said(here, case_id, "D02", {}).splitlines()

    assert [line for line in lines if line.startswith(("1．", "2．"))] == ["1．赔偿麦苗损失。"]
    one, two = names(here, case_id)
    assert [line[:4] for line in lines if one in line and line.startswith("申请人")] == ["申请人："]
    assert [line[:5] for line in lines if two in line and line.startswith("被申请人")] == ["被申请人："]


def test_application_says_what_is_typed_line_by_line(here: Room) -> None:
    lines = said(here, case(here), "D02", {"plea": "赔偿医药费、误工费\n\n赔礼道歉"}).splitlines()

    assert [line for line in lines if "．" in line[:3]] == ["1．赔偿医药费、误工费。", "2．赔礼道歉。"]


def test_a_paper_that_is_wanted_once_is_offered_until_it_is_there(here: Room) -> None:
    case_id = case(here)
    made = page(here, case_id)
    before = dict(made.entry.offers(case_id))

    made.entry.add(case_id, "D02", {})
    made.entry.add(case_id, "D32", {})

    after = dict(made.entry.offers(case_id))
    assert {"D02", "D32"} <= set(before)
    assert set(before) - set(after) == {"D02", "D32"}
    assert [each.form for each in made.read().items if each.form in {"D02", "D32"}] == ["D02", "D32"]


def test_second_mediation_knows_its_cause_and_its_last_day(here: Room) -> None:
    case_id = case(here, "ZA")
    with here.store.unit() as db:
        subject = cases.case(db, case_id)
        held = sample.talked(db, here, sample.begun(db, here, subject))
        start = here.clock() + timedelta(days=3)
        endings.adjourn(
            db, held, by=here.officer, at=here.clock(), text="数额差距大", again="当事人申请",
            when=(start, start + timedelta(hours=1)),
        )  # fmt: skip
        first = sittings.day_of(held.started_at)
        known = facts.of(db, subject, "D20", today=TODAY).second

    assert (known.cause, known.result, known.late_reason) == ("当事人申请", "数额差距大", "")
    assert known.first == f"{first.year}年{first.month}月{first.day}日"
    assert known.last == "2026年12月1日"
    made = page(here, case_id)
    assert [each.form for each in made.read().items if each.form == "D20"] == ["D20"]


def test_second_mediation_is_refused_before_the_first(here: Room) -> None:
    made = page(here, case_id := case(here, "ZA"))

    with pytest.raises(Refusal, match="还没有调解过一次"):
        made.entry.add(case_id, "D20", {"cause": "愿意再谈"})


def test_forgiveness_bears_the_name_of_its_kind_and_goes_to_whom_it_is_written(here: Room) -> None:
    case_id = case(here)
    one, two = names(here, case_id)
    typed = {"kind": "谅解书", "whom": one, "toward": two, "words": "予以谅解"}
    lines = said(here, case_id, "D30", typed).splitlines()
    made = page(here, case_id)
    item = next(each for each in made.read().items if each.form == "D30")
    made.choose(item.key)

    assert (lines[0], item.title) == ("谅解书", f"谅解书　{one}")
    assert made.read().holders == (f"{two} 存", "西岔镇人民调解委员会 存")


def test_settlement_of_all_is_signed_by_all(here: Room) -> None:
    case_id = case(here, "QJ")
    lines = said(
        here, case_id, "D30", {"kind": "和解书", "whom": petitions.ALL, "words": "互相道歉"}
    ).splitlines()

    assert [
        name
        for name in names(here, case_id)
        if not any(line.startswith("✍") and name in line for line in lines)
    ] == []


def test_waiver_of_the_appraisal_is_refused_before_anything_is_typed(here: Room) -> None:
    case_id = case(here, "ZA")
    with here.store.unit() as db:
        cases.case(db, case_id).injury = "轻伤二级"
    made = page(here, case_id)

    with pytest.raises(Refusal, match="属于刑事案件"):
        made.entry.refuse(case_id, "D33")
    with pytest.raises(Refusal, match="属于刑事案件"):
        made.entry.add(case_id, "D33", {"whom": names(here, case_id)[0], "hurt": "擦伤"})
    assert [each.form for each in made.read().items if each.form == "D33"] == []


def test_waiver_that_the_injury_overtook_is_not_made_final(here: Room) -> None:
    case_id = case(here, "ZA")
    with here.store.unit() as db:
        subject = cases.case(db, case_id)
        subject.injury = "未鉴定"
        from models import intake  # noqa: PLC0415 -- only this test answers

        intake.answer(db, subject, dict.fromkeys(("I1", "I2", "I3"), "否"), by=here.officer)
    made = page(here, case_id)
    made.choose(made.entry.add(case_id, "D33", {"whom": names(here, case_id)[0], "hurt": "擦伤"}))
    assert [gap.sentence for gap in made.read().problems if gap.key == "needs"] == []
    with here.store.unit() as db:
        cases.case(db, case_id).injury = "轻伤一级"

    view = made.read()

    assert [gap.severity for gap in view.problems if gap.key == "needs"] == ["red"]
    assert view.chosen is not None
    with pytest.raises(Refusal, match="属于刑事案件"):
        made.finalise(view.chosen, on=TODAY, late_reason="", copies=1)


def test_five_may_be_chosen_to_speak_and_not_six(here: Room) -> None:
    case_id = case(here)
    made = page(here, case_id)
    side = next(ask for ask in made.entry.asks(case_id, "D34") if ask.kind == "side").options[0]
    typed = {"side": side, "power": "特别权限", "names": "张一、张二、张三、张四\n张五"}

    assert made.entry.add(case_id, "D34", typed).startswith("D34/")
    with pytest.raises(Refusal) as refused:
        made.entry.add(case_id, "D34", typed | {"names": "张一、张二、张三、张四、张五、张六"})

    assert (refused.value.field, "最多 5 人" in refused.value.message) == ("names", True)


def test_who_is_chosen_is_known_from_the_case_or_from_the_line() -> None:
    known = PartyFacts(
        name="张某", side="甲方", id_number="990102196805071234", address="西岔村", telephone="13900000001"
    )
    other = PartyFacts(name="李某", side="乙方")

    chosen = petitions.election(
        {"side": "甲方", "names": "张某\n周某，99010219650101001X，西岔村一组，0933-1234567"}, (known, other)
    )

    assert [(each.name, each.document, each.address, each.telephone) for each in chosen.delegates] == [
        ("张某", "990102196805071234", "西岔村", "13900000001"),
        ("周某", "99010219650101001X", "西岔村一组", "0933-1234567"),
    ]
    assert (chosen.electors, chosen.heads, chosen.count) == ((known,), "1", "2")


def test_longer_term_names_the_new_day_and_the_day_of_each_signature(here: Room) -> None:
    case_id = case(here)
    with here.store.unit() as db:
        subject = cases.case(db, case_id)
        assert subject.accepted_on is not None
        deadline = next(each for each in clocks.running(db, subject) if extensions.may_extend(each))
        until = deadline.due_on + timedelta(days=10)
        extensions.extend(
            db, deadline, reason="等待核对四至。", on=TODAY, by=here.officer, until=until,
            signed={party.id: TODAY for party in cases.parties(subject)},
        )  # fmt: skip
    made = page(here, case_id)
    item = next(each for each in made.read().items if each.form == "D35")
    made.choose(item.key)
    view = made.read()

    assert view.facts is not None
    known = view.facts.extension
    assert (known.reason, known.until) == ("等待核对四至", f"{until.year}年{until.month}月{until.day}日")
    assert [(each.name, each.date) for each in known.signed] == [
        (name, "2026年11月20日") for name in names(here, case_id)
    ]


def test_withdrawal_tells_what_follows_on_its_track(here: Room) -> None:
    texts = {}
    for track in ("RM", "ZA"):
        case_id = case(here, track)
        texts[track] = said(here, case_id, "D36", {"whom": names(here, case_id)[0], "cause": "已和解"})

    assert ("仲裁、行政、司法等途径" in texts["RM"], "第九条第三款" in texts["RM"]) == (True, False)
    assert ("仲裁、行政、司法等途径" in texts["ZA"], "第九条第三款" in texts["ZA"]) == (False, True)


def test_correction_offers_the_papers_that_were_made_by_their_number(here: Room) -> None:
    case_id = case(here)
    with here.store.unit() as db:
        subject = cases.case(db, case_id)
        first = papers.issue(
            db, subject, "D01", by=here.officer, on=TODAY,
            make=lambda stamp: Made({"number": stamp.number}, b"%PDF-1", "登记表"),
        )  # fmt: skip
        papers.void(db, first, reason="重做", by=here.officer)
        second = papers.issue(
            db, subject, "D01", by=here.officer, on=TODAY,
            make=lambda stamp: Made({"number": stamp.number}, b"%PDF-2", "另一张登记表"),
        )  # fmt: skip
        assert second.valid
        ask = next(
            each for each in petitions.asked(db, subject, formheads.head("D37")) if each.kind == "paper"
        )

    assert ask.options == ("《另一张登记表》（2026年11月20日）",)
    typed = {"paper": ask.options[0], "where": "第一行", "was": "甲", "right": "乙", "why": "笔误"}
    assert ask.options[0] in said(here, case_id, "D37", typed)


def test_two_parties_of_one_name_are_told_apart(here: Room) -> None:
    pair = (PartyFacts(name="张某", side="甲方"), PartyFacts(name="张某", side="乙方"))

    assert petitions.labels(pair) == ("张某（甲方）", "张某（乙方）")
    assert petitions.chosen("张某（乙方）", pair).side == "乙方"
    assert petitions.chosen(petitions.ALL, pair) == PartyFacts()


def test_what_is_typed_is_typed_once(here: Room) -> None:
    case_id = case(here)
    made = page(here, case_id)
    key = made.entry.add(case_id, "D36", {"whom": names(here, case_id)[0], "cause": "已和解"})
    made.choose(key)
    item = made.read().chosen
    assert item is not None

    made.entry.fill(case_id, item, {"whom": names(here, case_id)[0], "cause": "另行起诉"})

    with here.store.reading() as db:
        kept = [each.said["cause"] for each in entries.of_case(db, case_id) if each.form == "D36"]
    assert kept == ["另行起诉"]


@pytest.fixture
def province(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder of a province, whose forms stand before ours."""
    folder = tmp_path_factory.mktemp("province")
    (folder / "templates" / "documents").mkdir(parents=True)
    resources.override(folder)
    yield folder / "templates" / "documents" / "D05.toml"
    resources.restore()


def test_a_provinces_form_stands_before_ours_and_one_with_a_typo_does_not(here: Room, province: Path) -> None:
    ours = (resources.ROOT / "templates" / "documents" / "D05.toml").read_text(encoding="utf-8")
    case_id = case(here, "ZA")

    def title() -> str:
        resources.table.cache_clear()
        with here.store.reading() as db:
            known = facts.of(db, cases.case(db, case_id), "D05", today=date(2026, 11, 20))
        return plain(compose(FORMS["D05"], known)).splitlines()[1]

    province.write_text(
        ours.replace('text = "治安调解告知书"', 'text = "示范省治安调解权利义务告知书"'), encoding="utf-8"
    )
    assert title() == "示范省治安调解权利义务告知书"

    province.write_text(ours.replace("{names}：", "{nmaes}："), encoding="utf-8")
    assert title() == "治安调解告知书"
    line = ours.splitlines().index('text = "{names}："')
    block = max(at for at, text in enumerate(ours.splitlines()[:line], 1) if text == "[[blocks]]")
    (told,) = resources.troubles().values()
    assert told == (
        f"文书模板 D05.toml 有错，第 {block} 行：第 3 块（text）没有“nmaes”这个字段。请改正或移走该文件。仍用程序自带的。"
    )


@pytest.mark.parametrize("form", ["D30", "D36"])
def test_will_of_somebody_who_may_be_afraid_is_asked_after(here: Room, form: str) -> None:
    case_id = case(here)
    whom = names(here, case_id)[0]
    made = page(here, case_id)
    typed = {
        "D30": {"kind": "谅解书", "whom": whom, "words": "谅解"},
        "D36": {"whom": whom, "cause": "已和解"},
    }
    made.choose(made.entry.add(case_id, form, typed[form]))
    before = [gap.key for gap in made.read().problems if gap.key == "willing"]
    with here.store.unit() as db:
        subject = cases.case(db, case_id)
        subject.flags = [*subject.flags, cases.Flag.VIOLENCE.value]

    after = [(gap.key, gap.severity) for gap in made.read().problems if gap.key == "willing"]

    assert (before, after) == ([], [("willing", "orange")])


def test_forgiveness_given_to_the_violent_one_does_not_say_where_to_find_the_giver(here: Room) -> None:
    case_id = case(here)
    with here.store.unit() as db:
        subject = cases.case(db, case_id)
        subject.flags = [*subject.flags, cases.Flag.VIOLENCE.value]
        victim = cases.parties(subject)[0].person
        assert victim is not None
        hidden = [text for text in (victim.address, victim.telephone) if text]
    one, two = names(here, case_id)

    told = said(here, case_id, "D30", {"kind": "谅解书", "whom": one, "toward": two, "words": "谅解"})

    assert (len(hidden), [text for text in hidden if text in told], "依法不载明" in told) == (2, [], True)
