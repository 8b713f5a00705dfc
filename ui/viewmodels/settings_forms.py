"""文书格式 in 设置: what the station chose for each form, its code for scans and its own Word form."""

from dataclasses import dataclass

from exports import wordform, wordsample
from models import formchoices, formheads, station
from models.errors import Refusal
from models.formheads import FormHead
from models.station import Deed, Identity
from models.store import Store

AS_FORM, PRINTED, UNPRINTED = "按文书", "印", "不印"
WORD, PDF = "用", "不用"
CODED = {AS_FORM: None, PRINTED: True, UNPRINTED: False}


@dataclass(frozen=True)
class FormLine:
    """One form with its choices; ``word`` says how far the station's own Word form is, ``trouble`` what is wrong."""

    form: str
    title: str
    coded: str
    code_choice: str
    word: str
    word_choice: str
    trouble: str = ""


class FormBook:
    """The forms and what the station chose for them."""

    code_choices = tuple(CODED)
    word_choices = (PDF, WORD)

    def __init__(self, store: Store, person: Identity) -> None:
        self.store, self.person = store, person

    @property
    def no_setting(self) -> str:
        """Say why this person may not choose; empty when they may."""
        return "" if station.may(self.person, Deed.SETTINGS) else station.REFUSED[Deed.SETTINGS]

    def lines(self) -> tuple[FormLine, ...]:
        """Return every form in the order of the codes."""
        with self.store.reading() as db:
            chosen = formchoices.every(db)
            return tuple(_line(head, chosen.get(head.id)) for head in formheads.heads())

    def sample(self, form: str) -> bytes:
        """Return the form as a Word file with its placeholders, to begin the station's own with."""
        return wordsample.sample(form)

    def choose(self, form: str, *, coded: str, word: str) -> str:
        """Keep both choices; returns a sentence of what holds from now on.

        Refused where Word is wanted of a form that the station's folder does not have, or has with a fault.
        """
        if word == WORD and (why := wordform.unready(form)):
            raise Refusal(why, "word")
        with self.store.unit(by=self.person) as db:
            formchoices.choose(db, form, by=self.person, coded=CODED[coded], word=word == WORD)
            line = _line(formheads.head(form), formchoices.of(db, form))
        also = "，定稿时另出 Word 文书" if word == WORD else ""
        return f"{line.title}：回扫码{line.coded.partition('（')[0]}{also}。已定稿的不变。"


def _line(head: FormHead, choice: formchoices.FormChoice | None) -> FormLine:
    asked = choice.coded if choice is not None else None
    code_choice = next(words for words, value in CODED.items() if value is asked)
    usual = PRINTED if head.coded else UNPRINTED
    word = choice is not None and choice.word
    trouble = wordform.trouble(head.id)
    there = wordform.path(head.id) is not None
    state = "有误" if trouble else "用" if word and there else "可用" if there else "缺文件" if word else ""
    return FormLine(
        head.id, head.title, f"{usual}（按文书）" if asked is None else code_choice, code_choice, state,
        WORD if word else PDF, trouble,
    )  # fmt: skip
