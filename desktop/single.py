"""One running copy for each store on this machine; a second one raises the first one's window and ends."""

import hashlib
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE_MS = 1_000


def _name(place: str) -> str:
    return f"sanli-{hashlib.sha256(place.encode()).hexdigest()[:16]}"


class Claim(QObject):
    """The right to run on one store, until ``release``; ``asked`` says that a second copy was started."""

    asked = Signal()

    def __init__(self, lock: QLockFile, name: str) -> None:
        super().__init__()
        self._lock = lock
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        QLocalServer.removeServer(name)  # what a killed copy left; the lock proves that it is gone
        self._server.listen(name)

    def release(self) -> None:
        """Let the next copy run."""
        self._server.close()
        self._lock.unlock()

    def _answer(self) -> None:
        while self._server.hasPendingConnections():
            caller = self._server.nextPendingConnection()
            caller.disconnected.connect(caller.deleteLater)
            caller.disconnectFromServer()
            self.asked.emit()


def claim(folder: Path, place: str) -> Claim | None:
    """Claim the store at ``place``, with the lock in ``folder``; None when another copy runs on it.

    The lock of a copy that was killed is taken over: QLockFile sees that its process is gone.
    """
    name = _name(place)
    lock = QLockFile(str(folder / f"{name}.lock"))
    lock.setStaleLockTime(0)
    if not lock.tryLock(0):
        return None
    return Claim(lock, name)


def call_first(place: str) -> bool:
    """Ask the copy that runs on ``place`` to come to the front; False when it does not answer."""
    socket = QLocalSocket()
    socket.connectToServer(_name(place))
    return bool(socket.waitForConnected(PATIENCE_MS))
