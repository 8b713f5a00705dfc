"""设置 › 读卡器: which reader, on which port, and what a test card says."""

from collections.abc import Callable
from datetime import date

from models.identity import mask_id, mask_name
from ui.ports import Card, Machine, Reading
from ui.viewmodels.settings import Fact

OFF, SERIAL, SIMULATED = "off", "serial", "simulated"
_KINDS = ((SERIAL, "串口读卡器"), (OFF, "不用读卡器"), (SIMULATED, "模拟读卡器"))


class ReaderSettings:
    """What the page shows and changes of the card reader of this machine."""

    def __init__(self, machine: Machine, today: Callable[[], date]) -> None:
        self.machine, self.today = machine, today

    @property
    def kinds(self) -> tuple[tuple[str, str], ...]:
        """Return the readers to choose from."""
        return _KINDS

    @property
    def kind(self) -> str:
        """Return which reader is used."""
        return str(self.machine.recall("reader") or SERIAL)

    @property
    def port(self) -> str:
        """Return the port chosen, empty for looking for it."""
        return str(self.machine.recall("reader_port") or "")

    @property
    def sample(self) -> str:
        """Return which invented card lies on the simulated reader, empty for one after another."""
        return str(self.machine.recall("reader_sample") or "")

    @property
    def types(self) -> bool:
        """Tell whether a reader types on this machine like a keyboard."""
        return bool(self.machine.recall("reader_types", False))

    def ports(self) -> tuple[tuple[str, str], ...]:
        """Return the ports to choose from; the one chosen stands there though it is unplugged."""
        found = [
            (port, f"{port}　{said}" if said != port else port) for port, said in self.machine.card_ports()
        ]
        if self.port and self.port not in dict(found):
            found.append((self.port, f"{self.port}　没有接上"))
        return ("", "自动寻找"), *found

    def samples(self) -> tuple[tuple[str, str], ...]:
        """Return the invented cards to choose from."""
        return ("", "轮流放"), *self.machine.sample_cards()

    def keep(self, key: str, value: str | bool) -> None:  # noqa: FBT001 -- a setting is what it is
        """Keep a choice."""
        self.machine.remember(key, value)

    def read(self) -> Reading:
        """Read a card to see whether the reader works; nothing of it is kept."""
        return self.machine.read_card(today=self.today())

    @staticmethod
    def told(card: Card) -> tuple[Fact, ...]:
        """Say what was read, as far as it may be seen by whoever stands by."""
        until = card.valid_until or "没有读出"
        facts = [
            Fact("证件", card.kind, "读到", "good"),
            Fact("姓名", mask_name(card.name)),
            Fact("号码", mask_id(card.number)),
            Fact("有效期至", until),
        ]
        return (*facts, *(Fact("请注意", warning, "注意", "warn") for warning in card.warnings))
