"""One request over HTTP, bounded in size, time and reach.

In: an address that was looked at. Out: the answer's status, headers and unpacked body. Redirects are not
followed here: where they lead is an address like any other and is looked at as one.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from time import monotonic

from rashomon.reading.addresses import Address, resolved
from rashomon.reading.http_message import Headers, unpacked_body
from rashomon.reading.options import FetchOptions, ReadingOptions
from rashomon.reading.source import PIECE, Budget

__all__ = ["Answer", "AnswerTooLargeError", "AnswerTooSlowError", "ask"]

#: How the program presents itself: its name first, as robots.txt knows it.
USER_AGENT = "rashomon (reads news pages for one reader's dossier)"
#: Seconds for a connection to be made; browsers wait 10 to 30.
CONNECT_SECONDS = 10.0


class AnswerTooLargeError(Exception):
    """The answer is larger than a page may be."""


class AnswerTooSlowError(Exception):
    """The answer has not come in the time it may take."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said."""

    status: int
    headers: Headers
    body: bytes


class PlainConnection(http.client.HTTPConnection):
    """A connection to a number that was looked at, under the host's name."""

    def __init__(self, address: Address, number: str, timeout: float) -> None:
        super().__init__(address.host, address.port, timeout=timeout)
        self.number = number

    def connect(self) -> None:
        self.sock = socket.create_connection((self.number, self.port), self.timeout)


class SecureConnection(PlainConnection):
    """The same, with the server's certificate checked against the host's name."""

    default_port = 443

    def connect(self) -> None:
        super().connect()
        # The handshake is for later, so that whoever watches the clock has a connection to break off.
        self.sock = ssl.create_default_context().wrap_socket(
            self.sock, server_hostname=self.host, do_handshake_on_connect=False
        )
        self.sock.do_handshake()


def ask(address: Address, headers: Mapping[str, str], limits: FetchOptions, options: ReadingOptions) -> Answer:
    """The answer to one GET. Raises RefusedError, AnswerTooLargeError, AnswerTooSlowError, OSError or HTTPException."""
    deadline = monotonic() + limits.max_seconds
    numbers = resolved(address, limits.allow_hosts)
    watch = Watch(deadline)
    try:
        connection = connected(address, numbers, watch)
        connection.request(
            "GET", address.target, headers={"User-Agent": USER_AGENT, "Accept-Encoding": "gzip, br, zstd", **headers}
        )
        response = connection.getresponse()
        told = {name.lower(): value for name, value in reversed(response.getheaders())}
        body = body_within(connection, response, watch, options)
    except (OSError, http.client.HTTPException) as error:
        if isinstance(error, TimeoutError) or monotonic() >= deadline:
            raise AnswerTooSlowError from error
        raise
    finally:
        watch.end()
    return Answer(response.status, told, unpacked_body(body, told, Budget(options.max_unpacked), options))


class Watch:
    """Breaks a connection off when the time is up: a server that says a byte now and then never times out."""

    def __init__(self, deadline: float) -> None:
        self.deadline = deadline
        self.connection: PlainConnection | None = None
        self.broken = False
        self.timer = threading.Timer(max(deadline - monotonic(), 0), self.break_off)
        self.timer.daemon = True
        self.timer.start()

    def break_off(self) -> None:
        self.broken = True
        held = self.connection.sock if self.connection else None
        if held is not None:
            with suppress(OSError):
                held.shutdown(socket.SHUT_RDWR)

    def end(self) -> None:
        self.timer.cancel()
        if self.connection is not None:
            self.connection.close()


def connected(address: Address, numbers: list[str], watch: Watch) -> PlainConnection:
    """A connection to the first of the host's numbers that takes one. Raises OSError or AnswerTooSlowError."""
    kind = SecureConnection if address.scheme == "https" else PlainConnection
    fault: OSError = OSError("no such host")
    for number in numbers:
        left = watch.deadline - monotonic()
        if left <= 0:
            raise AnswerTooSlowError
        connection = kind(address, number, min(CONNECT_SECONDS, left))
        watch.connection = connection
        try:
            connection.connect()
        except OSError as error:
            fault = error
            connection.close()
            continue
        return connection
    raise fault


def body_within(
    connection: http.client.HTTPConnection, response: http.client.HTTPResponse, watch: Watch, options: ReadingOptions
) -> bytes:
    """The body as sent, read a piece at a time so that neither size nor slowness can run away."""
    pieces: list[bytes] = []
    size = 0
    while True:
        left = watch.deadline - monotonic()
        if left <= 0:
            raise AnswerTooSlowError
        if connection.sock is not None:
            connection.sock.settimeout(left)
        piece = response.read1(PIECE)
        if not piece:  # the end, or the connection was broken off, at the time limit or by the server
            if monotonic() >= watch.deadline or watch.broken:
                raise AnswerTooSlowError
            if response.length:
                raise http.client.IncompleteRead(b"".join(pieces), response.length)
            return b"".join(pieces)
        pieces.append(piece)
        size += len(piece)
        if size > options.max_bytes:
            raise AnswerTooLargeError
