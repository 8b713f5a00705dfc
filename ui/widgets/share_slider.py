"""责任比例: a slider with arrow keys, and the number beside it for whoever wants it exact."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSlider, QWidget

from ui import theme
from ui.forms.line import Line
from ui.label import Label

WHOLE = 100
STEP, PAGE = 5, 10


class ShareSlider(QWidget):
    """``moved`` carries the share in percent when a person changed it."""

    moved = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Label()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setObjectName("calc.share")
        self.slider.setAccessibleName("责任比例")
        self.slider.setToolTip("← → 每次 5%，PageUp PageDown 每次 10%，Home End 到头")
        self.slider.setRange(0, WHOLE)
        self.slider.setSingleStep(STEP)
        self.slider.setPageStep(PAGE)
        self.slider.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.slider.setMinimumWidth(theme.px(80))
        self.number = Line()
        self.number.setObjectName("calc.share.number")
        self.number.setAccessibleName("责任比例，百分之")
        self.number.setFixedWidth(theme.px(48))
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(6))
        line.addWidget(self.words)
        line.addWidget(self.slider, 1)
        line.addWidget(self.number)
        line.addWidget(Label("%"))
        self.slider.valueChanged.connect(self._slid)
        self.number.typed.connect(self._typed)
        self.number.left.connect(lambda: self.number.setText(str(self.slider.value())))
        self.show_share(WHOLE, "")

    def show_share(self, share: int, payer: str) -> None:
        """Show a share without telling anyone."""
        self.words.setText(f"{payer}承担" if payer else "承担")
        self.slider.blockSignals(True)
        self.slider.setValue(share)
        self.slider.blockSignals(False)
        if not self.number.hasFocus():
            self.number.setText(str(share))

    def _slid(self, share: int) -> None:
        self.number.setText(str(share))
        self.moved.emit(share)

    def _typed(self, text: str) -> None:
        good = text.isdecimal() and int(text) <= WHOLE
        self.number.mark(bad=bool(text) and not good)
        if good and int(text) != self.slider.value():
            self.slider.blockSignals(True)
            self.slider.setValue(int(text))
            self.slider.blockSignals(False)
            self.moved.emit(int(text))
