"""The dossiers of published cases, bound whole: what the index says is where it stands."""

import hashlib
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any, cast

import pikepdf
import pytest
from PIL import Image

from desktop import completion, showcase
from desktop.completion_dates import shifted
from exports import binding, dossier, pdf, printouts
from exports.blocks import Document
from exports.blocks import Text as Words
from exports.dossier import Bound, Volume
from models import attachments, cases, dossiers, files, numbering, papers
from models.cases import Case, Flag
from models.overrides import Override
from models.papers import Made, Paper, Stamp
from models.scans import ScanPage, ScanState
from models.store import Store, open_store
from tests import sample
from tests.sample import Room

TODAY = date(2026, 11, 20)
INSTALMENTS, POLICE, COURT, MANY = (
    "07-shiqi-child-scratched-cars-instalments",
    "02-fufang-cow-kitchen",
    "23-duqiao-traffic-220k-judicial-confirmation",
    "18-pingchuan-leak-bank-tenant",
)
Text = Callable[[bytes], list[str]]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, tuple[Store, Any]]]:
    """Four published cases walked to their papers, once for all tests: the store and the id of each."""
    store = open_store(tmp_path_factory.mktemp("published"))
    here = showcase.found(store, today=TODAY)
    found = {}
    for key in (INSTALMENTS, POLICE, COURT, MANY):
        moment = shifted(completion.moment(here.told["received"][key]), here.by)
        found[key] = (store, showcase.lead(here, key, moment).case_id)
    store.person = here.people["ge"]
    yield found
    store.close()


def gathered(store: Store, case_id: Any) -> Volume:
    with store.reading() as db:
        return dossier.volume(db, cases.case(db, case_id), today=TODAY)


def squeezed(text: str) -> str:
    return "".join(text.split())


def index_of(pages: list[str]) -> str:
    """Return what the index says, without the strokes through its free cells."""
    return squeezed(pages[1]).replace("/", "")


def bound(published: dict[str, tuple[Store, Any]], key: str) -> tuple[Volume, Bound]:
    made = gathered(*published[key])
    return made, dossier.bind(made)


@pytest.mark.parametrize("key", [INSTALMENTS, POLICE, COURT, MANY])
def test_every_line_of_the_index_stands_on_the_page_it_names(
    published: dict[str, tuple[Store, Any]], key: str, pdftotext: Text
) -> None:
    made, book = bound(published, key)
    pages = pdftotext(book.pdf)
    before = len(pages) - book.pages - 1

    assert before == 2
    for name, page in book.first:
        assert name in index_of(pages)
        entry = next(each for each in made.entries if each.title == name)
        for offset, own in enumerate(text for piece in entry.pieces for text in pdftotext(piece.pdf)):
            there = Counter(squeezed(pages[before + page - 1 + offset]))
            assert there - Counter(squeezed(own)) == Counter(str(page + offset))
    assert "卷宗情况说明（备考表）" in squeezed(pages[before + book.first[-1][1] - 1])
    assert "封底" in squeezed(pages[-1])


@pytest.mark.parametrize("key", [INSTALMENTS, POLICE])
def test_content_of_a_paper_is_bound_untouched_and_the_number_is_written_over_it(
    published: dict[str, tuple[Store, Any]], key: str
) -> None:
    made, book = bound(published, key)
    pieces = [piece for entry in made.entries for piece in entry.pieces]
    with pikepdf.open(BytesIO(book.pdf)) as whole:
        place = 2
        for piece in pieces:
            with pikepdf.open(BytesIO(piece.pdf)) as own:
                for page in own.pages:
                    kept = whole.pages[place].Contents
                    assert isinstance(kept, pikepdf.Array)
                    assert page.Contents.read_bytes() in [part.read_bytes() for part in kept]
                    place += 1


def test_pieces_stand_in_the_order_of_the_list(published: dict[str, tuple[Store, Any]]) -> None:
    people, _ = bound(published, INSTALMENTS)
    police, _ = bound(published, POLICE)

    assert [entry.title for entry in people.entries] == [
        "矛盾纠纷受理（接待）登记表", "人民调解受理登记表", "人民调解当事人权利义务告知书", "人民调解记录", "人民调解协议书",
        "卷宗情况说明", "封底",
    ]  # fmt: skip
    assert [entry.title for entry in police.entries] == [
        "矛盾纠纷受理（接待）登记表", "治安调解告知书", "调解笔录", "治安调解协议书", "卷宗情况说明", "封底",
    ]  # fmt: skip


def test_bookmarks_and_labels_lead_to_the_pages(published: dict[str, tuple[Store, Any]]) -> None:
    _, book = bound(published, INSTALMENTS)
    with pikepdf.open(BytesIO(book.pdf)) as whole:
        with whole.open_outline() as outline:
            found = [
                (item.title, whole.pages.index(pikepdf.Page(cast("Any", item.destination)[0])))
                for item in outline.root
            ]
        labels: list[Any] = [page.label for page in whole.pages]

    assert [title for title, _ in found] == [
        "封面", "卷内目录", "受理（接待）登记表", "调解申请书或受理登记表", "权利义务告知书", "调解记录", "调解协议书", "卷宗情况说明", "封底",
    ]  # fmt: skip
    places = [place for _, place in found]
    assert places == sorted(places)
    assert [places[2] + page - 1 for _, page in book.first] == places[2:-1]
    assert labels == ["封面", "i", *(str(number) for number in range(1, book.pages + 1)), "封底"]


@pytest.mark.parametrize("key", [INSTALMENTS, POLICE, COURT, MANY])
def test_bound_file_is_whole_with_every_face_in_it_and_nobody_in_its_description(
    published: dict[str, tuple[Store, Any]], key: str, tmp_path: Path, require: Callable[[str], str]
) -> None:
    made, book = bound(published, key)
    file = tmp_path / "book.pdf"
    file.write_bytes(book.pdf)

    checked = subprocess.run(
        [require("qpdf"), "--check", str(file)], capture_output=True, text=True, check=False
    )
    faces = subprocess.run(
        [require("pdffonts"), str(file)], capture_output=True, text=True, check=True
    ).stdout
    assert checked.returncode == 0, checked.stdout
    assert {line.split()[-5] for line in faces.splitlines()[2:]} == {"yes"}
    with pikepdf.open(file) as whole:
        assert dict(whole.docinfo) == {"/Title": "卷宗", "/Creator": "三理调解工作台"}
        told = str(whole.Root["/SanliParts"])
    assert [party.name for party in made.facts.parties if party.name in told] == []
    assert dossier.bind(made).pdf == book.pdf


@pytest.mark.parametrize("key", [INSTALMENTS, POLICE])
def test_no_glyph_is_missing(published: dict[str, tuple[Store, Any]], key: str, pdftotext: Text) -> None:
    _, book = bound(published, key)

    assert [page for page in pdftotext(book.pdf) if "〓" in page or "\ufffd" in page] == []


def test_gaps_are_named_in_the_note_and_never_silent(
    published: dict[str, tuple[Store, Any]], pdftotext: Text
) -> None:
    made, book = bound(published, INSTALMENTS)
    said = squeezed(pdftotext(book.pdf)[-2])

    assert dossier.lacking(made) == ["身份证明", "收条或汇款单等履行凭证", "回访记录"]
    assert [name for name in dossier.lacking(made) if name not in said] == []


def case_of(here: Room, **more: Any) -> Case:
    with here.store.unit() as db:
        return sample.accepted(db, here, **more)


def issue(here: Room, subject: Case, form: str, content: bytes, **more: Any) -> Paper:
    def make(stamp: Stamp) -> Made:
        return Made({"schema": 1, "said": stamp.number}, content, form)

    with here.store.unit() as db:
        return papers.issue(
            db, cases.case(db, subject.id), form, by=here.officer, on=TODAY, make=make, **more
        )


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Room]:
    made = sample.room(str(tmp_path / "data"))
    yield made
    made.store.close()


def page_saying(words: str) -> bytes:
    return pdf.render(Document(words, (Words(words),)))


def test_case_without_anything_is_bound_with_cover_index_note_and_back(here: Room, pdftotext: Text) -> None:
    subject = case_of(here)

    book = dossier.bind(gathered(here.store, subject.id))
    pages = pdftotext(book.pdf)
    assert (len(pages), book.pages, book.first) == (4, 1, (("卷宗情况说明", 1),))
    assert "身份证明：缺张土根、赵水生的身份证明" in squeezed(pages[2])
    assert "西岔镇人民调解委员会" in squeezed(pages[0])


def test_note_shows_overrides_late_reasons_voids_and_what_was_left_out(here: Room, pdftotext: Text) -> None:
    subject = case_of(here)
    wrong = issue(here, subject, "D04", page_saying("错"))
    with here.store.unit() as db:
        again = cases.case(db, subject.id)
        papers.void(db, db.get_one(Paper, wrong.id), reason="姓名写错", by=here.officer)
        number = numbering.take(db, "people", year=2026, by=here.officer, case_id=subject.id, form="D14")
        numbering.void(db, number, reason="空白表弄脏", by=here.officer)
        db.add(
            Override(
                case_id=subject.id,
                form="D14",
                rule="due",
                sentence="没有写履行期限。",
                clause="赔三百元。",
                reason="收割后结清",
                at=here.clock(),
                by_name="葛民警",
            )
        )
        dossiers.leave_out(db, again, "identity", reason="已另存底册", by=here.officer)
        dossiers.describe(
            db, again, by=here.officer, situation="原件一份存档案室。", filed_by="葛民警", checked_by="索所长"
        )

    book = dossier.bind(gathered(here.store, subject.id))
    said = squeezed("".join(pdftotext(book.pdf)))
    for words in (
        "没有写履行期限。保留理由：收割后结清（葛民警，2026年11月20日）", "姓名写错", "空白表弄脏", "身份证明：已另存底册", "原件一份存档案室。", "检查人（签名）：索所长",
    ):  # fmt: skip
        assert words in said
    assert "错" not in squeezed("".join(pdftotext(book.pdf)[2:3])).replace("姓名写错", "")


def test_pages_of_another_system_keep_their_place_and_number(here: Room, pdftotext: Text) -> None:
    subject = case_of(here, track="ZA")
    with here.store.unit() as db:
        dossiers.put_in(db, cases.case(db, subject.id), "filing", pages=2, by=here.officer)
    issue(here, subject, "D07", page_saying("登记内容"))

    book = dossier.bind(gathered(here.store, subject.id))
    pages = pdftotext(book.pdf)
    assert book.first == (("立案登记表", 1), ("D07", 3), ("卷宗情况说明", 4))
    assert ["此页换成从执法办案平台打印的原件" in squeezed(page) for page in pages[2:5]] == [
        True,
        True,
        False,
    ]
    assert "第2页，共2页" in squeezed(pages[3])
    assert "立案登记表：2页，自第1页起" in squeezed(pages[-2])


def test_what_changed_since_the_last_binding_is_told(here: Room) -> None:
    subject = case_of(here)
    first = issue(here, subject, "D04", page_saying("一"))
    before = gathered(here.store, subject.id)
    with here.store.unit() as db:
        dossier.keep(db, cases.case(db, subject.id), dossier.bind(before), today=TODAY, by=here.officer)
    with here.store.reading() as db:
        kept = dossiers.of_case(db, subject.id)
        assert kept is not None
        book = dossiers.content(db, kept)
    assert (kept.filed_by, kept.filed_on, kept.bound_by, hashlib.sha256(book).hexdigest()) == (
        "葛民警", TODAY, "葛民警", kept.sha256,
    )  # fmt: skip
    old = binding.parts_of(book)
    assert dossier.changes(old, dossier.parts(gathered(here.store, subject.id))) == []

    with here.store.unit() as db:
        papers.void(db, db.get_one(Paper, first.id), reason="姓名写错", by=here.officer)
    issue(here, subject, "D07", page_saying("二"))

    assert dossier.changes(old, dossier.parts(gathered(here.store, subject.id))) == [
        "加入《D07》", "去掉《D04》", "封面、目录、情况说明有改动",
    ]  # fmt: skip


def test_scan_that_lies_on_its_side_is_numbered_upright_at_its_upper_right(
    here: Room, pdftotext: Text
) -> None:
    with pikepdf.open(BytesIO(page_saying("横放"))) as made:
        out = BytesIO()
        made.pages[0].rotate(90, relative=False)
        made.save(out)
    subject = case_of(here)
    issue(here, subject, "D04", out.getvalue())

    book = dossier.bind(gathered(here.store, subject.id))
    with pikepdf.open(BytesIO(book.pdf)) as whole:
        code = whole.pages[2].Contents[-1].read_bytes().decode()
    assert code.startswith("Q q 0 1 -1 0 595.")
    assert "1" in pdftotext(book.pdf)[2]


def test_our_own_copy_of_a_sheltered_paper_is_bound_whole(here: Room, pdftotext: Text) -> None:
    subject = case_of(here, facts={"flags": [Flag.VIOLENCE.value]})
    with here.store.unit() as db:
        again = cases.case(db, subject.id)
        made = papers.issue(
            db, again, "D01", by=here.officer, on=TODAY, make=printouts.maker(db, again, "D01", today=TODAY)
        )
        ours = papers.content(db, made)

    volume = gathered(here.store, subject.id)
    assert [piece.pdf for entry in volume.entries for piece in entry.pieces] == [ours]
    assert "西岔村二组12号" in squeezed("".join(pdftotext(dossier.bind(volume).pdf)))


def test_pictures_of_a_kind_are_one_line_of_the_index_and_stand_in_their_row(
    here: Room, pdftotext: Text
) -> None:
    subject = case_of(here)
    with here.store.unit() as db:
        for party, color in zip(cases.parties(cases.case(db, subject.id)), ("red", "blue"), strict=True):
            picture = BytesIO()
            Image.new("RGB", (856, 540), color).save(picture, "JPEG")
            attachments.add(
                db, subject.id, picture.getvalue(), media="image/jpeg", pages=1, source="身份证.jpg", kind="身份证明",
                caption="居民身份证", by=here.officer, party_id=party.id,
            )  # fmt: skip
    made = gathered(here.store, subject.id)
    book = dossier.bind(made)

    assert book.first == (("身份证明", 1), ("卷宗情况说明", 3))
    assert next(entry for entry in made.entries if entry.title == "身份证明").note == "2 件"
    assert "身份证明" not in dossier.lacking(made)
    assert "居民身份证" in squeezed(pdftotext(book.pdf)[2])


def test_signed_scan_stands_in_the_place_of_the_printed_pages(here: Room, pdftotext: Text) -> None:
    subject = case_of(here)
    paper = issue(here, subject, "D01", page_saying("还没有签"))
    before = dossier.parts(gathered(here.store, subject.id))
    with here.store.unit() as db:
        sha256 = files.put(db, page_saying("签好的扫描件"))
        db.add(
            ScanPage(
                arrived_at=here.clock(), source="一.pdf", sha256=sha256, media="application/pdf", state=ScanState.FILED.value,
                case_id=subject.id, paper_id=paper.id, paper_page=1,
            )
        )  # fmt: skip
    made = gathered(here.store, subject.id)
    pages = pdftotext(dossier.bind(made).pdf)

    assert ("签好的扫描件" in squeezed(pages[2]), "还没有签" in squeezed(pages[2])) == (True, False)
    assert "签名件" in index_of(pages)
    assert dossier.changes(before, dossier.parts(made)) == ["《D01》换成了新的页"]
