"""A mail server for tests: real SMTP over a socket, in a thread, that can go down and come back."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import Message


class Postbus:
    """`ontvangen`: (recipient, message) in order. `weiger`: addresses that get a 550."""

    def __init__(self) -> None:
        self.ontvangen: list[tuple[str, Message]] = []
        self.weiger: set[str] = set()
        self.zwijg_na_data = False
        self.poort = 0
        self._server: socketserver.ThreadingTCPServer | None = None

    def op(self) -> None:
        """Begin to listen, on the same port as before."""
        postbus = self

        class Gesprek(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                postbus._gesprek(self)

        socketserver.ThreadingTCPServer.allow_reuse_address = True
        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", self.poort), Gesprek)
        self._server.daemon_threads = True
        self.poort = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def neer(self) -> None:
        """Stop: nobody answers at this port any more."""
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def _gesprek(self, lijn: socketserver.StreamRequestHandler) -> None:
        def zeg(tekst: str) -> None:
            lijn.wfile.write(f"{tekst}\r\n".encode())

        zeg("220 postbus")
        aan: list[str] = []
        while regel := lijn.rfile.readline():
            woord = regel.decode().strip()
            if woord.upper().startswith(("EHLO", "HELO", "MAIL", "RSET", "NOOP")):
                zeg("250 goed")
            elif woord.upper().startswith("RCPT"):
                adres = woord.partition("<")[2].partition(">")[0]
                if adres in self.weiger:
                    zeg("550 die woont hier niet")
                else:
                    aan.append(adres)
                    zeg("250 goed")
            elif woord.upper() == "DATA":
                zeg("354 ga door")
                inhoud = b""
                while (deel := lijn.rfile.readline()) not in (b".\r\n", b""):
                    inhoud += deel
                self.ontvangen += [(adres, message_from_bytes(inhoud)) for adres in aan]
                aan = []
                if self.zwijg_na_data:  # took it, and died before it could say so
                    return
                zeg("250 aangenomen")
            elif woord.upper() == "QUIT":
                zeg("221 dag")
                return
            else:
                zeg("500 dat ken ik niet")


@contextmanager
def postbus() -> Iterator[Postbus]:
    """A mail server that is up, until the block ends."""
    bus = Postbus()
    bus.op()
    try:
        yield bus
    finally:
        bus.neer()


def tekst(bericht: Message) -> str:
    """What somebody reads."""
    return bericht.get_payload(decode=True).decode()
