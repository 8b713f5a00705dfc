import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import signs
from tests.sample import resident

NUMBER = resident("19680507", "011")


@pytest.mark.parametrize(
    ("words", "told", "key"),
    [
        ("示范县西岔镇西岔村二组12号", "", "西岔|2|12号"),
        ("西岔村第二村民小组１２号门口", "", "西岔|2|12号"),
        ("西岔村十二组二十三号", "", "西岔|12|23号"),
        ("示范省示范市西岔县西岔镇西岔村2组12号家中", "西岔村委会", "西岔|2|12号"),
        ("人民路12号3栋1单元201室", "", "||人民路12号3栋1单元201室"),
        ("城东社区幸福小区3栋501", "城东社区", "城东||幸福小区3栋501"),
        ("好又多超市门口", "", "||好又多超市"),
        ("西岔村二组", "", ""),
        ("西岔村", "", ""),
        ("西岔镇派出所", "", ""),
        ("县人民医院3楼", "", ""),
        ("", "西岔村", ""),
    ],
)
def test_place_comes_down_to_one_house_or_says_nothing(words: str, told: str, key: str) -> None:
    assert signs.place(words, told) == key


@pytest.mark.parametrize(
    ("name", "phone", "number", "found"),
    [
        ("张土根", "138 0000 1234", NUMBER.lower(), (f"证:{NUMBER}", "电:13800001234", "名:张土根")),
        ("张先生", "110", "", ()),
        ("匿名", "", "990124196805070000", ()),
        ("张某", "0312-7654321", "", ("电:03127654321",)),
        ("买买提·艾力", "", "990124196805070000", ("名:买买提·艾力",)),
        ("张", "4008001234", "E12345678", ("证:E12345678",)),
    ],
)
def test_person_has_the_signs_that_can_be_relied_on(
    name: str, phone: str, number: str, found: tuple[str, ...]
) -> None:
    assert signs.person(name_=name, telephone_=phone, id_number=number) == found


@given(st.text(max_size=30), st.text(max_size=12))
def test_no_words_break_the_signs(words: str, told: str) -> None:
    assert isinstance(signs.place(words, told), str)
    assert isinstance(signs.village_name(words, told), str)
    assert signs.person(name_=words, telephone_=words, id_number=words) is not None


def test_names_of_one_cell_are_parted() -> None:
    assert signs.parted("张三、李四； 王五/赵六") == ["张三", "李四", "王五", "赵六"]
