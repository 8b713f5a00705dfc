"""A party on the intake page: what is typed or pasted, what follows from it, who must be there."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QSizePolicy, QWidget

from ui import theme
from ui.forms.choices import Choice
from ui.forms.editor import Editor
from ui.forms.spec import Form
from ui.label import Label
from ui.widgets.card import Card
from ui.widgets.known_line import KnownLine
from ui.widgets.labels import Elided, Tag
from ui.widgets.needs_row import NeedsRow
from ui.widgets.party_farewell import PartyFarewell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from models.samepeople import Known
    from ui.viewmodels.known import Compared
    from ui.viewmodels.parties import Party

#: Fields from which sex, birth, age and the need of a guardian follow.
TELLING = frozenset(
    (
        "id_number", "id_kind", "birth", "stated_age", "incapacity", "self_supporting", "unnotified",
        "guardian_relation",
    )
)  # fmt: skip
#: What nobody in front of the desk may read: numbers, days of birth, addresses.
PERSONAL = ("id_number", "telephone", "birth", "stated_age", "address", "domicile", "credit_code")
#: Fields by which somebody on record is found.
KNOWING = frozenset({"name", "id_number", "telephone", "birth"})
PERSON, ORGANISATION = "person", "organisation"
#: What is said of a pasted line that could not be taken apart, and how long a bare name may be without it.
UNREAD, LONGEST_READ = "这一行没看懂，原文留在这里，请分开填到各栏。", 6

Forms = Mapping[str, Callable[[str], Form]]


class PartyCard(Card):
    """One party; ``typed`` after each key, ``left(key)`` when a field was left, ``removed(reason)``.

    ``revealed(keys)`` asks for the numbers that are masked; ``no_reveal`` says why this person may not.
    ``pasted_more(lines)`` carries the fields of further people of a paste.
    """

    typed = Signal()
    left = Signal(str)
    removed = Signal(str)
    revealed = Signal(object)
    telling = Signal()
    pasted_more = Signal(object)

    def __init__(
        self,
        party: "Party",
        *,
        forms: Forms,
        sides: str,
        kinds: tuple[tuple[str, str], ...],
        today: Callable[[], date],
        no_reveal: str = "",
        needs: tuple[str, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(" ", parent)
        self.title.hide()
        self.who = Elided()
        self.who.setProperty("kind", "strong")
        self.who.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.party = party
        self.setObjectName("party")
        self._forms = forms
        self._today = today
        self._no_reveal = no_reveal
        self._editors: dict[str, Editor] = {}
        self._guardian_of = ""
        self._short = self._covered = False
        self._name = party.name
        self.tag = Tag("")
        self._lay_out_title(sides, kinds)
        self.farewell = PartyFarewell()
        self.farewell.decided.connect(self.removed)
        self.body.addWidget(self.farewell)
        self.note = Label()
        self.note.setProperty("kind", "problem")
        self.note.setWordWrap(True)
        self.note.hide()
        self.body.addWidget(self.note)
        self.known = KnownLine()
        self.body.addWidget(self.known)
        self.needs = NeedsRow(needs)
        self.needs.changed.connect(self._change_need)
        self.body.addWidget(self.needs)
        self._build()

    def _lay_out_title(self, sides: str, kinds: tuple[tuple[str, str], ...]) -> None:
        self.side = Choice([(side, f"{side}方") for side in sides])
        self.kind = Choice(kinds)
        self.more = QPushButton("更多")
        self.away = QPushButton("移出")
        self.reveal = QPushButton("显示号码")
        self.reveal.setToolTip(self._no_reveal or "查看会记入日志")
        self.reveal.setEnabled(not self._no_reveal)
        for button in (self.reveal, self.more, self.away):
            button.setProperty("kind", "quiet")
        for choice, name in ((self.side, "方别"), (self.kind, "个人或单位")):
            choice.setAccessibleName(name)
            choice.setFixedWidth(theme.px(82))
        self.side.set_value(self.party.side)
        self.kind.set_value(self.party.kind)
        self.title_line.insertWidget(0, self.who)
        self.title_line.insertWidget(1, self.tag)
        for part in (self.reveal, self.kind, self.side, self.more, self.away):
            self.title_line.addWidget(part)
        self.side.picked.connect(self._choose_side)
        self.kind.picked.connect(self._choose_kind)
        self.more.clicked.connect(self.toggle_more)
        self.reveal.clicked.connect(lambda _checked=False: self.revealed.emit(self._masked()))
        self.away.clicked.connect(self._ask_farewell)

    # the forms

    def _build(self) -> None:
        for part in tuple(self._editors):
            self._take_away(part)
        self._guardian_of = ""
        self._put("main", self._forms["main"](self.party.kind))
        more = self._forms["more"](self.party.kind)
        if any(self.party.words.get(field.key) for field in more.fields):
            self._put("more", more)
        self.show_derived()
        self._show_needs()
        self._dress()

    def _put(self, part: str, form: Form) -> Editor:
        made = Editor(form, cards=False)
        made.load(self.party.seen())
        made.changed.connect(self._change)
        made.left.connect(self._leave)
        made.submitted.connect(self.focusNextChild)
        self._editors[part] = made
        order: list[str] = [each for each in ("main", "grown", "guardian", "more") if each in self._editors]
        self.body.insertWidget(order.index(part), made)
        self.reveal.setVisible(bool(self._masked()))
        self._dress()
        return made

    def editor(self, key: str) -> Editor | None:
        """Return the form that has the field, among those that are shown."""
        return next(
            (each for each in self._editors.values() if any(key == f.key for f in each.form.fields)), None
        )

    def toggle_more(self) -> None:
        """Show the rest of the fields, or hide them; what they hold stays."""
        if "more" in self._editors:
            shown = self._editors["more"]
            shown.setVisible(shown.isHidden())
        else:
            self._put("more", self._forms["more"](self.party.kind))
        self._show_needs()

    def _change_need(self, key: str, value: object) -> None:
        self.party.put(key, value)
        self._show_needs()
        self.typed.emit()

    def _show_needs(self) -> None:
        more = self._editors.get("more")
        asked = more is not None and not more.isHidden()
        self.needs.show_needs(
            self.party.words, interpreted=self.party.interpreted, follows=self.party.consequence
        )
        person = self.party.kind == PERSON
        self.needs.setVisible(person and (asked or bool(self.party.words.get("needs"))))

    def shorten(self, *, short: bool) -> None:
        """Show name and telephone only, or every field; what is typed stays."""
        self._short = short
        self._dress()

    def cover(self, *, covered: bool) -> None:
        """Show dots for what nobody in front of the desk may read, or the words again."""
        self._covered = covered
        self._dress()

    def _dress(self) -> None:
        main = self._editors["main"]
        main.show_only(frozenset({"name", "telephone"}) if self._short else None)
        for part in (self.kind, self.side, self.more, self.away):
            part.setVisible(not self._short)
        how = QLineEdit.EchoMode.Password if self._covered else QLineEdit.EchoMode.Normal
        for editor in self._editors.values():
            for field in editor.form.fields:
                inner = editor.input(field.key).inner
                if isinstance(inner, QLineEdit) and field.key.rpartition(".")[2] in PERSONAL:
                    inner.setEchoMode(how)
        self.reveal.setVisible(bool(self._masked()) and not self._covered)
        self.known.setVisible(self.known.shown is not None and not self._covered)

    # what is typed

    def _change(self, key: str, value: object) -> None:
        self.party.put(key, value)
        if key == "name":
            self._take_apart(str(value))
            self._name = self.party.name
        if key in TELLING:
            self.show_derived()
        self._show_title()
        self.note.hide()
        if key in KNOWING:
            self.telling.emit()
        self.typed.emit()

    def _take_apart(self, text: str) -> None:
        """Put a pasted line into its fields; what is told of further people goes to further cards."""
        found = self.party.pasted(self._name, text, today=self._today())
        if not found:
            if len(text) > LONGEST_READ and any(mark.isdigit() for mark in text):
                self._tell_unread()
            return
        kind = self.party.kind
        if not self.party.take(found[0]):
            self._tell_unread()
            return
        if self.party.kind != kind:
            self.kind.set_value(self.party.kind)
            self._build()
            self.focus("telephone")
        else:
            self.show_words()
        if found[0].keys() == {"name"} and len(found[0]["name"]) > LONGEST_READ:
            self._tell_unread()
        if found[1:]:
            self.pasted_more.emit(found[1:])

    def _tell_unread(self) -> None:
        if editor := self.editor("name"):
            editor.set_problem("name", UNREAD)

    def take_line(self, found: Mapping[str, str]) -> None:
        """Take the fields of a line that was pasted into another card."""
        self.party.take(found)
        self.kind.set_value(self.party.kind)
        self._name = self.party.name
        self._build()
        if found.keys() == {"name"} and len(found["name"]) > LONGEST_READ:
            self._tell_unread()

    def show_words(self) -> None:
        """Show what the party holds, with the fields of 更多 when some of it stands there."""
        more = self._forms["more"](self.party.kind)
        if "more" not in self._editors and any(self.party.words.get(field.key) for field in more.fields):
            self._put("more", more)
        for editor in self._editors.values():
            editor.load(self.party.seen())
        self.show_derived()

    def _leave(self, key: str) -> None:
        if key in self.party.veiled and (masked := self.editor(key)):
            masked.set_value(key, self.party.seen()[key])
        if adopted := self.party.adopt_kind(self._today()) if key == "id_number" else "":
            self.show_words()
        wrong = adopted or self.party.check(key, self._today())
        if wrong and (editor := self.editor(key)):
            editor.set_problem(key, wrong)
        self.left.emit(key)

    def _choose_side(self, side: str) -> None:
        self.party.side = side
        self._show_title()
        self.typed.emit()

    def _choose_kind(self, kind: str) -> None:
        self.party.kind = kind
        self._build()
        self.typed.emit()

    def _ask_farewell(self) -> None:
        if self.party.empty:
            self.removed.emit("")
            return
        self.farewell.ask(self.party.name, on_record=bool(self.party.party_id))

    # what follows

    def show_derived(self) -> None:
        """Show sex, birth and age that a number tells, and the guardian's fields as soon as one is needed."""
        told = self.party.told(self._today())
        main = self._editors["main"]
        if self.party.kind == PERSON:
            self._tell(main, "sex", told.sex, sure=told.sure)
            self._tell(main, "birth", told.birth, sure=told.sure)
            self._tell(main, "stated_age", told.age, sure=told.sure or bool(told.birth and told.age))
        self.tag.show_state(told.tag, told.tone)
        self.tag.setToolTip(told.help)
        self.tag.setVisible(bool(told.tag))
        if told.grown and self.party.kind == PERSON and "grown" not in self._editors:
            self._put("grown", self._forms["grown"](PERSON))
        if grown := self._editors.get("grown"):
            grown.setVisible(told.grown)
        wanted = told.guardian or told.untold
        kept = any(self.party.words.get(key) for key in ("guardian.name", "guardian.id_number"))
        whose = "minor" if told.minor else "adult"
        if (wanted or kept) and self.party.kind == PERSON and whose != self._guardian_of:
            self._take_away("guardian")
            self._put("guardian", self._forms["guardian"](whose))
            self._guardian_of = whose
        if guardian := self._editors.get("guardian"):
            guardian.setVisible(wanted or kept)
            passed = bool(self.party.passed_over(minor=told.minor) or self.party.word("guardian_reason"))
            keys = {field.key for field in guardian.form.fields} - (set() if passed else {"guardian_reason"})
            guardian.show_only(frozenset(keys))
        self._show_title()

    def _take_away(self, part: str) -> None:
        if editor := self._editors.pop(part, None):
            self.body.removeWidget(editor)
            editor.hide()
            editor.deleteLater()

    @staticmethod
    def _tell(editor: Editor, key: str, value: str, *, sure: bool) -> None:
        line = editor.input(key).inner
        assert isinstance(line, QLineEdit), "what is derived stands in a line"
        if line.isReadOnly() != sure:
            line.setReadOnly(sure)
            line.setFocusPolicy(Qt.FocusPolicy.ClickFocus if sure else Qt.FocusPolicy.StrongFocus)
            line.style().unpolish(line)
            line.style().polish(line)
        if not line.hasFocus() or sure:
            editor.set_value(key, value)
        if sure:
            editor.clear_problem(key)

    def show_party(self) -> None:
        """Show anew what the party holds, after its words were put there by something else than keys."""
        self._name = self.party.name
        if self.kind.value() != self.party.kind:
            self.kind.set_value(self.party.kind)
            self._build()
            return
        for editor in self._editors.values():
            editor.load(self.party.seen())
        self.show_derived()

    def _masked(self) -> set[str]:
        return {key for key in self.party.veiled if self.editor(key) is not None}

    def offer_known(self, known: "Known | None", compared: "Sequence[Compared]" = ()) -> None:
        """Show who on record this may be, unless the card is covered."""
        self.known.offer(known, compared)
        self.known.setVisible(known is not None and not self._covered)

    def show_numbers(self) -> None:
        """Show the numbers that are no longer masked."""
        for editor in self._editors.values():
            for each in editor.form.fields:
                if each.key in self.party.words:
                    editor.set_value(each.key, self.party.seen()[each.key])
        self._show_title()

    def _show_title(self) -> None:
        self.reveal.setVisible(bool(self._masked()) and not self._covered)
        self.who.setText(f"{self.party.side}方　{self.party.name}".rstrip("　"))

    # problems

    def show_problem(self, key: str, sentence: str) -> bool:
        """Show a sentence beside the field of that name, opening what hides it."""
        more = self._forms["more"](self.party.kind)
        if self.editor(key) is None and any(key == field.key for field in more.fields):
            self.toggle_more()
        if editor := self.editor(key):
            editor.show()
            return editor.show_problem(key, sentence)
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))
        return True

    def clear_problems(self) -> None:
        """Take every sentence away."""
        self.note.hide()
        for editor in self._editors.values():
            for key in editor.problems():
                editor.clear_problem(key)

    def focus(self, key: str = "name") -> None:
        """Put the cursor into a field."""
        if editor := self.editor(key):
            editor.focus(key)
