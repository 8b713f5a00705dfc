import doctest

from models import pinyin


def test_examples_of_the_module_hold() -> None:
    assert doctest.testmod(pinyin).failed == 0


def test_surname_readings_are_those_of_surnames() -> None:
    found = {name: pinyin.full(name) for name in ("单雄信", "仇英", "曾参", "区小明", "查理", "万俟卨")}

    assert found == {
        "单雄信": "shanxiongxin",
        "仇英": "qiuying",
        "曾参": "zengcan",
        "区小明": "ouxiaoming",
        "查理": "zhali",
        "万俟卨": "moqixie",
    }


def test_compound_surname_alone_of_two_characters_is_a_surname_and_a_given_name() -> None:
    assert [pinyin.surname(name) for name in ("欧阳", "欧阳修", "东方不败", "")] == ["欧", "欧阳", "东方", ""]


def test_marks_are_not_read() -> None:
    assert pinyin.initials("艾力·买买提") == "almmt"
    assert pinyin.keys("") == ()


def test_names_are_ordered_by_reading_and_then_by_character() -> None:
    assert sorted(["曾三", "阿三", "张三", "章三"], key=pinyin.order) == ["阿三", "曾三", "张三", "章三"]
