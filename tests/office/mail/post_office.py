"""A real SMTP server on a port of this machine, in a thread, that can also refuse, hang and die."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

Behaviour = dict[str, str]
"""By the verb (``MAIL``, ``RCPT``, ``DATA``, or ``.`` for the end of a text): an answer, ``hang`` or ``die``."""


class PostOffice(socketserver.ThreadingTCPServer):
    """Keeps what it took; ``behaves`` changes what it does from the next command on."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Clerk)
        self.behaves: Behaviour = {}
        self.taken: list[EmailMessage] = []
        self.to: list[str] = []
        self.visits = 0
        self.after_taking: Any = None
        self.released = threading.Event()

    @property
    def port(self) -> int:
        return int(self.server_address[1])


class _Clerk(socketserver.StreamRequestHandler):
    server: PostOffice

    def handle(self) -> None:
        self.server.visits += 1
        self.say("220 post office")
        while line := self.rfile.readline():
            verb = line.decode("ascii").split(":")[0].split(" ")[0].strip().upper()
            if not self.answer(verb, line):
                return

    def answer(self, verb: str, line: bytes) -> bool:
        if (other := self.server.behaves.get(verb)) is not None:
            return self.otherwise(other)
        if verb == "RCPT":
            self.server.to.append(line.decode("ascii").partition("<")[2].partition(">")[0])
        if verb == "DATA":
            return self.take()
        self.say("221 bye" if verb == "QUIT" else "250 ok")
        return verb != "QUIT"

    def take(self) -> bool:
        self.say("354 go on")
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line[1:] if line.startswith(b".") else line)
            if self.server.behaves.get("text") == "die":
                return False
        if self.server.behaves.get(".") == "refuse":
            self.say("550 no")
            return True
        self.server.taken.append(message_from_bytes(b"".join(lines), policy=default))
        if self.server.after_taking is not None:
            self.server.after_taking()
        if (other := self.server.behaves.get(".")) is not None:
            return self.otherwise(other)
        self.say("250 taken")
        return True

    def otherwise(self, what: str) -> bool:
        if what == "die":
            return False
        if what == "hang":
            self.server.released.wait(20)
            return False
        self.say(what)
        return True

    def say(self, text: str) -> None:
        self.wfile.write(text.encode() + b"\r\n")


@contextmanager
def open_post_office() -> Iterator[PostOffice]:
    """The server while it is open."""
    with PostOffice() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield server
        finally:
            server.released.set()
            server.shutdown()
            thread.join()
