"""What the evidence pages say of their pictures (D31): plain frozen values."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureFacts:
    """One picture: the key of its bytes, and ``card`` when it is printed in the size of one."""

    key: str = ""
    card: str = ""
    caption: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PastedFacts:
    """One page of pictures: what it is, whose, and who found it the same as the original."""

    kind: str = ""
    caption: str = ""
    source: str = ""
    party: str = ""
    compared: str = ""
    compared_by: str = ""
    pictures: tuple[PictureFacts, ...] = ()
