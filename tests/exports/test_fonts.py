import os
import shutil
from pathlib import Path
from typing import Any, NoReturn

import pytest
import reportlab

import resources
from exports import fonts
from exports.facefiles import FaceFiles
from exports.fastfont import Face, NotTrueType
from exports.fonts import Library
from models.errors import Refusal

BUNDLED = resources.path("fonts/FandolFang-Regular.ttf").parent
VERA = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"  # a small face with the older kind of tables
GB2312 = [
    char
    for lead in range(0xB0, 0xF8)
    for trail in range(0xA1, 0xFF)
    if (char := bytes((lead, trail)).decode("gb2312", "ignore"))
]


@pytest.fixture
def library() -> Library:
    return fonts.library()


def test_every_role_has_its_bundled_face(library: Library) -> None:
    assert library.used() == {
        "小标宋": "NotoSerifSC-Black",
        "仿宋": "FandolFangTT-Regular",
        "黑体": "NotoSansSC-Bold",
        "楷体": "SanliKai-Regular",
        "宋体": "NotoSerifSC-Regular",
    }


def test_bundled_faces_stay_below_110_megabytes_and_carry_licences() -> None:
    faces = sorted(path.name for path in BUNDLED.glob("*.ttf"))

    assert sum(path.stat().st_size for path in BUNDLED.iterdir()) < 110_000_000
    assert len(faces) == 8
    for face in faces:
        assert next(BUNDLED.glob(f"{face.split('-')[0].rstrip('AB.tf')}*-LICENSE.txt")).stat().st_size > 3000


@pytest.mark.parametrize("role", fonts.ROLES)
def test_face_of_a_role_prints_every_gb2312_character(library: Library, role: str) -> None:
    chain = library.chain(role)

    assert len(GB2312) == 6763
    assert [char for char in GB2312 if chain.places[char] != 0] == []


@pytest.mark.parametrize("role", fonts.ROLES)
def test_boxes_stand_in_the_face_of_every_role(library: Library, role: str) -> None:
    assert [library.chain(role).places[box] for box in "☐☑"] == [0, 0]


def test_rare_names_are_found_in_some_face(library: Library) -> None:
    extensions = "喆堃玥㛃〇·𠮷𠀀𪚥𫝑𫠠𬌗𬸦𬺰"  # A, B, C, D, E, F

    assert library.missing(extensions) == []


def test_characters_that_the_body_draws_wrongly_come_from_another_face(library: Library) -> None:
    # FandolFang draws ￥ as a dollar and these as their simplified forms
    assert [library.chain("body").places[char] for char in "￥幹捨餘醜"] == [1] * 5


def test_missing_names_each_unprintable_character_once(library: Library) -> None:
    assert library.missing("王\ue000某\U0003fffe\n\t\u200b王\ue000") == ["\ue000", "\U0003fffe"]
    assert fonts.missing("张三") == []


def test_format_characters_are_not_printed() -> None:
    assert fonts.printable("张\u200b三\r\n李四\ufeff") == "张三\n李四"
    assert fonts.printable("张三") == "张三"


def test_runs_change_face_only_where_needed(library: Library) -> None:
    chain = library.chain("body")

    assert chain.runs("张三") == [(0, 0, 2)]
    assert chain.runs("张喆𠮷三") == [(0, 0, 1), (1, 1, 2), (2, 2, 3), (0, 3, 4)]


def test_name_that_would_mix_faces_stays_in_one(library: Library) -> None:
    chain = library.chain("body")
    whole = chain.mixed(["张三", "赵𠮷", "赵喆"])

    assert whole is not None
    assert whole.findall("赵喆与赵𠮷、张三") == ["赵喆", "赵𠮷"]
    assert chain.runs("赵𠮷与赵喆说", whole) == [(2, 0, 2), (0, 2, 3), (1, 3, 5), (0, 5, 6)]
    assert chain.mixed(["张三"]) is None


def test_name_that_no_single_face_has_falls_back_by_character(library: Library) -> None:
    chain = library.chain("body")
    name = "喆𠀀\ue000"

    assert chain.runs(name, chain.mixed([name])) == [(1, 0, 1), (2, 1, 2), (-1, 2, 3)]


def test_marks_know_their_blank_half(library: Library) -> None:
    blanks = library.chain("body").blanks

    assert [blanks[mark] for mark in "，。”（“《"] == [0.5] * 6
    assert 0 < blanks["？"] < 0.5
    assert blanks["\ue000"] == 0


def test_width_of_what_no_face_has_is_that_of_its_stand_in(library: Library) -> None:
    assert library.chain("body").widths["\ue000"] == 1.0


def test_licensed_face_of_the_station_is_preferred(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "SimFang.TTF").write_bytes(VERA.read_bytes())

    library = Library(tmp_path)

    assert library.used()["仿宋"] == "BitstreamVeraSans-Roman"
    assert library.chain("body").places["a"] == 0
    assert library.chain("body").places["张"] == 1


@pytest.mark.parametrize(
    "content", [b"", b"OTTO" + bytes(400), b"ttcf" + bytes(400), b"\0\1\0\0\0\4", b"\0\1\0\0" + bytes(400)]
)
def test_file_that_is_no_face_is_passed_over(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "simfang.ttf").write_bytes(content)

    with pytest.raises(NotTrueType):
        Face(tmp_path / "simfang.ttf")
    assert Library(tmp_path).used()["仿宋"] == "FandolFangTT-Regular"


def test_damaged_face_of_the_station_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "simfang.ttf").write_bytes(VERA.read_bytes().replace(b"cmap", b"xmap", 1))
    (tmp_path / "simhei.ttf").write_bytes(VERA.read_bytes()[:3000])

    used = Library(tmp_path).used()

    assert (used["仿宋"], used["黑体"]) == ("FandolFangTT-Regular", "NotoSansSC-Bold")


def test_folder_that_cannot_be_read_has_no_faces(tmp_path: Path) -> None:
    assert Library(tmp_path / "absent").used()["仿宋"] == "FandolFangTT-Regular"


def test_folder_that_goes_away_has_no_faces(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(_folder: object) -> NoReturn:
        raise OSError("the network drive went away")

    monkeypatch.setattr(os, "walk", gone)

    assert Library(Path("fonts")).used()["仿宋"] == "FandolFangTT-Regular"


def test_face_in_the_folder_of_the_station_goes_by_its_own_name_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(BUNDLED / "SanliKai-Regular.ttf", tmp_path / "本所字库.ttf")
    assert FaceFiles(tmp_path).face("FangSong_GB2312") is None

    monkeypatch.setattr(Face, "name", property(lambda _face: "FangSong-GB2312".replace("-", "")))

    assert FaceFiles(tmp_path).face("FangSong_GB2312") is not None
    assert FaceFiles(None, (tmp_path,)).face("FangSong_GB2312") is None


def test_face_of_the_machine_is_used_after_the_one_of_the_station(tmp_path: Path) -> None:
    own, machine = tmp_path / "own", tmp_path / "machine"
    own.mkdir()
    machine.mkdir()
    shutil.copy(BUNDLED / "NotoSansSC-Bold.ttf", machine / "simhei.ttf")
    shutil.copy(BUNDLED / "SanliKai-Regular.ttf", machine / "simfang.ttf")
    shutil.copy(BUNDLED / "NotoSerifSC-Regular.ttf", own / "仿宋_GB2312.ttf")

    used = Library(own, (machine,)).used()

    assert (used["仿宋"], used["黑体"]) == ("NotoSerifSC-Regular", "NotoSansSC-Bold")


@pytest.mark.parametrize(
    ("file", "content", "why"),
    [
        ("仿宋_GB2312.otf", b"OTTO" + bytes(400), "是 PostScript（CFF）轮廓"),
        ("simkai.ttc", b"ttcf" + bytes(400), "是多个字体合成的一个文件（TTC）"),
        ("simhei.ttf", b"\0\1\0\0" + bytes(400), "无法读取或已损坏"),
    ],
)
def test_face_that_cannot_be_used_is_passed_over_with_a_reason(
    tmp_path: Path, file: str, content: bytes, why: str
) -> None:
    (tmp_path / file).write_bytes(content)
    (tmp_path / "别的.ttf").write_bytes(b"x")

    assert Library(None, (tmp_path,)).passed_over() == [f"{file} {why}，未采用"]
    assert Library(tmp_path).passed_over() == [f"{file} {why}，未采用", "别的.ttf 无法读取或已损坏，未采用"]


def test_any_face_of_the_station_prints_what_no_other_has(tmp_path: Path) -> None:
    data = bytearray((BUNDLED / "HanaMinB.ttf").read_bytes())
    at = data.index(b"cmap")
    table = int.from_bytes(data[at + 8 : at + 12], "big")
    groups = data.index(b"\0\x0c\0\0", table) + 16
    last = groups + 12 * (int.from_bytes(data[groups - 4 : groups], "big") - 1)
    data[last : last + 8] = (0x31350).to_bytes(4, "big") * 2  # as if it had the first character of Ext H
    (tmp_path / "本所生僻字.ttf").write_bytes(data)

    assert Library().missing("\U00031350") == ["\U00031350"]
    assert Library(tmp_path).missing("\U00031350") == []


def test_face_whose_licence_forbids_it_is_not_embedded(tmp_path: Path) -> None:
    data = bytearray((BUNDLED / "SanliKai-Regular.ttf").read_bytes())
    at = data.index(b"OS/2")
    table = int.from_bytes(data[at + 8 : at + 12], "big")
    data[table + 8 : table + 10] = b"\0\2"
    (tmp_path / "simfang.ttf").write_bytes(data)

    library = Library(tmp_path)

    assert library.used()["仿宋"] == "FandolFangTT-Regular"
    assert library.passed_over() == ["simfang.ttf 不许嵌入文书，未采用"]


def test_without_any_readable_face_no_paper_is_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(name: str) -> Path:
        return tmp_path / name

    monkeypatch.setattr(resources, "path", nowhere)

    library = Library()

    with pytest.raises(Refusal, match="文书字体一个也读不出来"):
        library.chain("body")
    assert library.lacking() == [
        "NotoSerifSC-Black", "FandolFang-Regular", "NotoSansSC-Bold", "SanliKai-Regular", "NotoSerifSC-Regular",
        "HanaMinA", "HanaMinB",
    ]  # fmt: skip


def test_lost_face_is_replaced_by_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = resources.path

    def without(name: str) -> Path:
        return tmp_path / name if "FandolFang" in name else known(name)

    monkeypatch.setattr(resources, "path", without)

    library = Library()

    assert library.used()["仿宋"] == "NotoSerifSC-Regular"
    assert library.lacking() == ["FandolFang-Regular"]


def test_program_uses_the_faces_of_where_it_was_told_to_look(tmp_path: Path) -> None:
    shutil.copy(BUNDLED / "NotoSerifSC-Regular.ttf", tmp_path / "simfang.ttf")
    fonts.look_in(None, tmp_path)
    try:
        assert fonts.library().used()["仿宋"] == "NotoSerifSC-Regular"
    finally:
        fonts.look_in(None)
    assert fonts.library().used()["仿宋"] == "FandolFangTT-Regular"


def test_face_without_a_unicode_map_is_refused(tmp_path: Path) -> None:
    data = bytearray(VERA.read_bytes())
    at = data.index(b"cmap")
    table = int.from_bytes(data[at + 8 : at + 12], "big")
    for number in range(int.from_bytes(data[table + 2 : table + 4], "big")):
        data[table + 4 + 8 * number : table + 6 + 8 * number] = b"\0\1"
    (tmp_path / "simfang.ttf").write_bytes(data)

    assert Library(tmp_path).used()["仿宋"] == "FandolFangTT-Regular"


def test_face_without_a_name_is_called_by_its_file(tmp_path: Path) -> None:
    data = bytearray(VERA.read_bytes())
    at = data.index(b"name")
    table = int.from_bytes(data[at + 8 : at + 12], "big")
    data[table + 2 : table + 4] = b"\0\0"
    (tmp_path / "sim-fang.ttf").write_bytes(data)

    assert Face(tmp_path / "sim-fang.ttf").name == "simfang"


def test_face_with_older_tables_is_read() -> None:
    face = Face(VERA)

    assert (face.name, face.units) == ("BitstreamVeraSans-Roman", 2048)
    assert face.glyph("张") == 0
    assert face.glyph("\uffff") == 0
    assert face.advance("i") == pytest.approx(0.278, abs=0.001)
    assert face.ink(" ") == (0, 0)


def _written(folder: Path, data: bytes) -> Path:
    (folder / "other.ttf").write_bytes(data)
    return folder / "other.ttf"


def test_subset_of_a_face_is_a_face_and_brings_the_parts_of_its_glyphs(tmp_path: Path) -> None:
    face = Face(VERA)
    accented = face.glyph("é")

    (tmp_path / "cut.ttf").write_bytes(face.subset([0, face.glyph("A"), accented]))

    cut = Face(tmp_path / "cut.ttf")
    assert (
        Face(_written(tmp_path, face.subset([0, face.glyph("e"), accented]))).count == 4
    )  # its e is there already
    assert cut.count == 5  # .notdef, A, é, and the e and accent it is made of
    assert [cut.units_wide(glyph) for glyph in range(3)] == [
        face.units_wide(glyph) for glyph in (0, face.glyph("A"), accented)
    ]


def test_library_is_opened_once() -> None:
    assert fonts.library() is fonts.library()


def _at(data: bytearray, tag: bytes) -> int:
    entry = data.index(tag)
    return int.from_bytes(data[entry + 8 : entry + 12], "big")


def _no_units(data: bytearray) -> bytearray:
    data[_at(data, b"head") + 18 : _at(data, b"head") + 20] = b"\0\0"
    return data


def _no_name(data: bytearray) -> bytearray:
    return data.replace(b"name", b"nqme", 1)


def _foreign_name(data: bytearray) -> bytearray:
    table = _at(data, b"name")
    for number in range(int.from_bytes(data[table + 2 : table + 4], "big")):
        record = table + 6 + 12 * number
        if data[record + 6 : record + 8] == b"\0\x06":
            length, offset = (int.from_bytes(data[record + at : record + at + 2], "big") for at in (8, 10))
            start = table + int.from_bytes(data[table + 4 : table + 6], "big") + offset
            data[start : start + length] = b"\0\xe9" * (length // 2)
    return data


def _cut(data: bytearray) -> bytearray:
    return data[: len(data) * 2 // 3]


@pytest.mark.parametrize("change", [_no_units, _no_name, _cut, lambda _: b"", lambda data: data[:100]])
def test_damaged_face_of_the_machine_breaks_no_paper(tmp_path: Path, change: Any) -> None:
    (tmp_path / "simfang.ttf").write_bytes(change(bytearray((BUNDLED / "SanliKai-Regular.ttf").read_bytes())))

    library = Library(None, (tmp_path,))

    assert library.used()["仿宋"] == "FandolFangTT-Regular"
    assert library.passed_over() == ["simfang.ttf 无法读取或已损坏，未采用"]


def test_face_whose_name_a_pdf_cannot_write_is_called_by_its_file(tmp_path: Path) -> None:
    (tmp_path / "simfang.ttf").write_bytes(
        _foreign_name(bytearray((BUNDLED / "SanliKai-Regular.ttf").read_bytes()))
    )

    assert Library(None, (tmp_path,)).used()["仿宋"] == "simfang"
