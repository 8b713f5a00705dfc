"""Invented cards of the simulated reader, one of each kind, written by the byte table of the chip."""

from dataclasses import dataclass

from desktop.devices.card_text import FOREIGNER_FIELDS, HMT_FIELDS, MARK, RESIDENT_FIELDS, SIZE


@dataclass(frozen=True)
class Sample:
    """A card that nobody has: its words by field of the block, and its mark."""

    key: str
    title: str
    words: dict[str, str]
    mark: str = ""

    def block(self) -> bytes:
        """Return the 256 bytes of its text."""
        places = {"": RESIDENT_FIELDS, "Y": RESIDENT_FIELDS, "J": HMT_FIELDS, "I": FOREIGNER_FIELDS}[
            self.mark
        ]
        made = bytearray(" ".encode("utf-16-le") * (SIZE // 2))
        for field, words in self.words.items():
            at, size = places[field]
            written = words.encode("utf-16-le")
            assert len(written) <= size, "a card has room for no more"
            made[at : at + len(written)] = written
        made[MARK : MARK + 2] = (self.mark or " ").encode("utf-16-le")
        return bytes(made)


SAMPLES = (
    Sample(
        "resident", "居民：葛土根",
        {
            "name": "葛土根", "sex": "1", "nation": "01", "born": "19680507",
            "address": "示例省西岔县西岔乡西岔村二组12号", "number": "110105196805070031",
            "issuer": "西岔县公安局", "valid_from": "20160301", "valid_until": "20360301",
        },
    ),
    Sample(
        "rare", "居民，名字有生僻字：赵𠮷㛃",
        {
            "name": "赵𠮷㛃", "sex": "2", "nation": "50", "born": "19491231",
            "address": "示例省西岔县城关镇槐树街7号", "number": "11010519491231002X",
            "issuer": "西岔县公安局", "valid_from": "20090615", "valid_until": "长期",
        },
    ),
    Sample(
        "minor", "未成年人：赵小满",
        {
            "name": "赵小满", "sex": "1", "nation": "15", "born": "20110812",
            "address": "示例省西岔县城关镇槐树街7号", "number": "110105201108120017",
            "issuer": "西岔县公安局", "valid_from": "20230901", "valid_until": "20280901",
        },
    ),
    Sample(
        "expired", "居民，证件已到期：马阿依夏木·艾力",
        {
            "name": "马阿依夏木·艾力", "sex": "2", "nation": "05", "born": "19900218",
            "address": "示例省西岔县西岔乡河湾村一组3号", "number": "11010519900218002X",
            "issuer": "西岔县公安局", "valid_from": "20140110", "valid_until": "20240110",
        },
    ),
    Sample(
        "hmt", "港澳台居民居住证：陈示例",
        {
            "name": "陈示例", "sex": "2", "born": "19850323", "address": "示例省西岔县城关镇南街1号",
            "number": "810000198503230025", "issuer": "西岔县公安局", "valid_from": "20240401",
            "valid_until": "20290401", "pass_number": "H12345678", "issues": "01",
        },
        "J",
    ),
    Sample(
        "foreigner-2017", "外国人永居证（旧版）：SAMPLE, ALI",
        {
            "latin": "SAMPLE, ALI", "sex": "1", "number": "PAK310080010103", "country": "PAK", "name": "阿里",
            "valid_from": "20180101", "valid_until": "20280101", "born": "19800101", "version": "01",
            "office": "3100",
        },
        "I",
    ),
    Sample(
        "foreigner-2023", "外国人永居证（新版）：SAMPLE",
        {"name": "SAMPLE, MARY", "number": "911124198108030024"},
        "Y",
    ),
)  # fmt: skip
