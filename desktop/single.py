"""One running copy for each store on this machine; a second one raises the first one's window and ends."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCryptographicHash, QLockFile, QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

PATIENCE_MS = 1_000


def _name(place: str) -> str:
    # not hashlib, which would load OpenSSL before the first paint
    digest = QCryptographicHash.hash(place.encode(), QCryptographicHash.Algorithm.Sha256)
    return f"sanli-{digest.data().hex()[:16]}"


class Claim(QObject):
    """The right to run on one store, until ``release``; ``asked`` says that a second copy was started."""

    asked = Signal()

    def __init__(self, held: QLockFile, name: str) -> None:
        super().__init__()
        self._held = held
        self._name = name
        self._server: QLocalServer | None = None

    def listen(self) -> None:
        """Hear second copies from now on; what a killed copy left is taken away, since the lock proves it gone."""
        from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415 -- not needed for the first paint

        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)

    def release(self) -> None:
        """Let the next copy run."""
        if self._server is not None:
            self._server.close()
        self._held.unlock()

    def _answer(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            caller = self._server.nextPendingConnection()
            caller.disconnected.connect(caller.deleteLater)
            caller.disconnectFromServer()
            self.asked.emit()


def lock(folder: Path, place: str) -> QLockFile | None:
    """Lock the store at ``place``, with the lock in ``folder``; None when another copy runs on it.

    The lock of a copy that was killed is taken over: QLockFile sees that its process is gone.
    """
    made = QLockFile(str(folder / f"{_name(place)}.lock"))
    made.setStaleLockTime(0)
    return made if made.tryLock(0) else None


def claim(folder: Path, place: str) -> Claim | None:
    """Lock the store; None when another copy runs. The claim listens when it is told to."""
    held = lock(folder, place)
    return None if held is None else Claim(held, _name(place))


def call_first(place: str) -> bool:
    """Ask the copy that runs on ``place`` to come to the front; False when it does not answer."""
    from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415 -- as above

    socket = QLocalSocket()
    socket.connectToServer(_name(place))
    return bool(socket.waitForConnected(PATIENCE_MS))
