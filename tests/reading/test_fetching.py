"""Pages over HTTP: only when asked, politely, and never from where a page must not send a reader's program.

A real server on loopback answers; nothing leaves the machine.
"""

from __future__ import annotations

import gzip
import http.server
import socket
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import brotli
import pytest

from rashomon.errors import InputError
from rashomon.model.capture import Capture, FetchedBy, Rejection
from rashomon.reading import FetchOptions, ReadingOptions, read_pile
from rashomon.reading.addresses import RefusedError, address_of, is_public, resolved
from rashomon.reading.fetching import Fetcher, fetch_pages
from rashomon.reading.robots import parse_robots
from tests.reading.makers import STORY

PAGE = f"<html><body><p>{STORY}</p></body></html>".encode()
HOST = "localhost"


@dataclass
class Reply:
    body: bytes = PAGE
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    etag: str | None = None
    drip: float = 0.0


@dataclass
class Site:
    """A server with fixed replies, and what it was asked."""

    port: int = 0
    replies: dict[str, Reply] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def url(self, path: str, host: str = HOST) -> str:
        return f"http://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


@pytest.fixture
def site() -> Iterator[Site]:
    held = Site(replies={"/robots.txt": Reply(b"", 404)})

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            held.asked.append((self.path, dict(self.headers.items())))
            reply = held.replies.get(self.path, Reply(b"no such page", 404))
            unchanged = reply.etag is not None and self.headers.get("If-None-Match") == reply.etag
            body = b"" if unchanged else reply.body
            self.send_response(304 if unchanged else reply.status)
            for name, value in {"Content-Type": "text/html", **reply.headers}.items():
                self.send_header(name, value)
            if reply.etag:
                self.send_header("ETag", reply.etag)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            try:
                for piece in [body[place : place + 1] for place in range(len(body))] if reply.drip else [body]:
                    self.wfile.write(piece)
                    time.sleep(reply.drip)
            except OSError:
                self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        held.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield held
        server.shutdown()
        thread.join()


def fetched(
    site: Site, *paths: str, limits: FetchOptions | None = None, options: ReadingOptions | None = None
) -> dict[str, Capture | Rejection]:
    """What comes of addresses of the site, by path."""
    chosen = limits or FetchOptions(allow_hosts=frozenset({HOST}), delay=0.0)
    outcomes = fetch_pages([site.url(path) for path in paths], options or ReadingOptions(fetch=chosen), chosen)
    return {outcome.locator.removeprefix(site.url("")): outcome for outcome in outcomes}


def reason_of(outcome: Capture | Rejection) -> tuple[str, str]:
    assert isinstance(outcome, Rejection), outcome
    return outcome.reason.value, outcome.detail


def test_a_page_is_got_with_its_address_and_the_time(site: Site) -> None:
    site.replies["/a"] = Reply()
    before = datetime.now(UTC).replace(microsecond=0)
    page = fetched(site, "/a")["/a"]
    assert isinstance(page, Capture)
    assert (page.url, page.method, page.media_type, page.data) == (site.url("/a"), "fetch", "text/html", PAGE)
    assert page.fetched is not None
    assert before <= datetime.fromisoformat(page.fetched) <= datetime.now(UTC)
    assert site.paths() == ["/robots.txt", "/a"]
    assert site.asked[1][1]["User-Agent"].startswith("rashomon")


def test_addresses_are_not_asked_unless_fetching_is_asked_for(site: Site) -> None:
    with pytest.raises(InputError, match="--fetch"):
        list(read_pile([site.url("/a")]))
    assert site.asked == []


def test_an_address_stands_among_files(site: Site, tmp_path: Path) -> None:
    site.replies["/a"] = Reply()
    (tmp_path / "b.txt").write_text(STORY)
    options = ReadingOptions(fetch=FetchOptions(allow_hosts=frozenset({HOST}), delay=0.0))
    outcomes = list(read_pile([site.url("/a"), tmp_path], options=options))
    assert [outcome.locator for outcome in outcomes] == ["b.txt", site.url("/a")]


@pytest.mark.parametrize("host", [HOST, "127.0.0.1"])
def test_this_machine_is_not_asked_unless_it_is_allowed_by_name(site: Site, host: str) -> None:
    (outcome,) = fetch_pages([site.url("/a", host)], ReadingOptions(), FetchOptions(delay=0.0))
    reason, detail = reason_of(outcome)
    assert reason == "unreadable"
    assert f"--allow-host {host}" in detail
    assert site.asked == []


def test_a_redirect_is_followed_and_looked_at_like_any_address(site: Site) -> None:
    site.replies["/old"] = Reply(b"", 302, {"Location": "/new"})
    site.replies["/new"] = Reply()
    site.replies["/away"] = Reply(b"", 301, {"Location": site.url("/new", "127.0.0.1")})
    site.replies["/file"] = Reply(b"", 302, {"Location": "file:///etc/passwd"})
    site.replies["/round"] = Reply(b"", 302, {"Location": "/round"})
    found = fetched(site, "/old", "/away", "/file", "/round")
    page = found["/old"]
    assert isinstance(page, Capture)
    assert page.url == site.url("/new")
    assert "--allow-host 127.0.0.1" in reason_of(found["/away"])[1]
    assert "not an address of the web" in reason_of(found["/file"])[1]
    assert "sent on more than 5 times" in reason_of(found["/round"])[1]


def test_what_robots_txt_forbids_is_left_alone(site: Site) -> None:
    site.replies["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /private", 200, {"Content-Type": "text/plain"})
    site.replies["/open"] = site.replies["/private/a"] = Reply()
    site.replies["/hop"] = Reply(b"", 302, {"Location": "/private/a"})
    found = fetched(site, "/open", "/private/a", "/hop")
    assert isinstance(found["/open"], Capture)
    assert "robots.txt" in reason_of(found["/private/a"])[1]
    assert "robots.txt" in reason_of(found["/hop"])[1]
    assert "/private/a" not in site.paths()
    assert site.paths().count("/robots.txt") == 1


def test_a_site_that_cannot_say_what_it_forbids_is_left_alone(site: Site) -> None:
    site.replies["/robots.txt"] = Reply(b"", 503)
    assert "robots.txt" in reason_of(fetched(site, "/a")["/a"])[1]
    assert "/a" not in site.paths()


def test_one_host_is_asked_one_thing_at_a_time_with_a_pause(site: Site) -> None:
    site.replies["/robots.txt"] = Reply(b"User-agent: rashomon\nCrawl-delay: 7\n")
    site.replies["/a"] = site.replies["/b"] = Reply()
    waits: list[float] = []
    limits = FetchOptions(allow_hosts=frozenset({HOST}), delay=2.0)
    fetcher = Fetcher(limits, ReadingOptions(), clock=lambda: 100.0, wait=waits.append)
    outcomes = list(fetch_pages([site.url("/a"), site.url("/b")], ReadingOptions(), limits, fetcher))
    assert all(isinstance(outcome, Capture) for outcome in outcomes)
    assert waits == [7.0, 7.0]


def test_what_is_kept_is_asked_for_only_if_it_has_changed(site: Site, tmp_path: Path) -> None:
    site.replies["/a"] = Reply(etag='"one"')
    site.replies["/unmarked"] = Reply()
    limits = FetchOptions(allow_hosts=frozenset({HOST}), delay=0.0, cache=tmp_path / "kept")
    first = fetched(site, "/a", "/unmarked", limits=limits)
    again = fetched(site, "/a", "/unmarked", limits=limits)
    assert again == first or {name: getattr(page, "data", None) for name, page in again.items()} == {
        name: getattr(page, "data", None) for name, page in first.items()
    }
    assert [headers.get("If-None-Match") for path, headers in site.asked if path == "/a"] == [None, '"one"']
    site.replies["/a"] = Reply(b"<html>changed</html>", etag='"two"')
    changed = fetched(site, "/a", limits=limits)["/a"]
    assert isinstance(changed, Capture)
    assert changed.data == b"<html>changed</html>"
    for spoiled in (tmp_path / "kept").glob("*.body"):
        spoiled.write_bytes(b"other")
    assert isinstance(fetched(site, "/a", limits=limits)["/a"], Capture)
    assert site.asked[-1][1].get("If-None-Match") is None


def test_a_feed_gives_the_pages_of_its_entries_with_what_it_states(site: Site) -> None:
    items = "".join(
        f"<item><title>Bridge {path}</title><link>{path}</link><pubDate>Tue, 17 Jun 2025 10:00:00 +0200</pubDate></item>"
        for path in (site.url("/a"), site.url("/gone"), site.url("/a"))
    )
    feed = f"<rss><channel><title>Harbour Gazette</title>{items}<item><title>x</title></item></channel></rss>"
    site.replies["/feed"] = Reply(feed.encode(), 200, {"Content-Type": "text/html"})
    site.replies["/a"] = Reply()
    found = fetched(site, "/feed")
    page = found["/a"]
    assert isinstance(page, Capture)
    assert page.given["published"] == "2025-06-17T10:00:00+02:00"
    assert page.given["outlet"] == "Harbour Gazette"
    assert "404" in reason_of(found["/gone"])[1]
    assert reason_of(found["/feed#4"])[0] == "missing"
    assert len(found) == 3


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (Reply(b"x" * 3000), "too-large"),
        (Reply(gzip.compress(b"x" * 3000), 200, {"Content-Encoding": "gzip"}), "too-large"),
        (Reply(gzip.compress(b"x" * 900_000), 200, {"Content-Encoding": "gzip"}), "too-large"),
        (Reply(b"\x1f\x8bnot gzip", 200, {"Content-Encoding": "gzip"}), "unreadable"),
        (Reply(b"gone", 410), "unreadable"),
        (Reply(b"", 200), "empty"),
        (Reply(b"\x89PNG", 200, {"Content-Type": "image/png"}), "binary"),
        (Reply(b"PK\x03\x04", 200, {"Content-Type": "application/octet-stream"}), "malformed"),
        (Reply(b"x" * 400, drip=0.02), "unreadable"),
    ],
)
def test_an_answer_that_is_no_page_is_a_rejection(site: Site, reply: Reply, reason: str) -> None:
    site.replies["/a"] = reply
    limits = FetchOptions(allow_hosts=frozenset({HOST}), delay=0.0, max_seconds=1.0)
    found = fetched(site, "/a", limits=limits, options=ReadingOptions(max_bytes=2000))
    assert reason_of(found["/a"])[0] == reason


def test_an_answer_that_breaks_off_is_no_page() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

        def break_off() -> None:
            for _ in range(2):
                connection, _address = server.accept()
                connection.recv(1000)
                connection.sendall(
                    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 500\r\n\r\n<p>Half of"
                )
                connection.close()

        threading.Thread(target=break_off, daemon=True).start()
        limits = FetchOptions(allow_hosts=frozenset({HOST}), delay=0.0, max_seconds=2.0)
        (outcome,) = fetch_pages([f"http://{HOST}:{port}/a"], ReadingOptions(), limits)
    assert reason_of(outcome)[0] == "unreadable"


def test_a_server_that_is_gone_or_says_nonsense_is_a_rejection() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

        def babble() -> None:
            for _ in range(2):
                connection, _address = server.accept()
                connection.recv(1000)
                connection.sendall(b"nonsense\r\n\r\n")
                connection.close()

        thread = threading.Thread(target=babble, daemon=True)
        thread.start()
        limits = FetchOptions(allow_hosts=frozenset({HOST}), delay=0.0, max_seconds=2.0)
        (outcome,) = fetch_pages([f"http://{HOST}:{port}/a"], ReadingOptions(), limits)
        assert reason_of(outcome)[0] == "unreadable"
    (outcome,) = fetch_pages([f"http://{HOST}:{port}/a"], ReadingOptions(), limits)
    assert "cannot be reached" in reason_of(outcome)[1]


@pytest.mark.parametrize(
    ("number", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("::1", False),
        ("::127.0.0.1", False),
        ("64:ff9b:1::7f00:1", False),
        ("fec0::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:93.184.216.34", True),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("no number", False),
    ],
)
def test_which_numbers_are_of_the_open_internet(number: str, public: bool) -> None:
    assert is_public(number) is public


def test_a_name_that_leads_elsewhere_the_next_time_is_asked_where_it_was_looked_at(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name is looked up once for each request, and the connection goes to a number that was looked at."""
    asked: list[str] = []
    reached: list[str] = []

    def look_up(host: str, *args: object, **options: object) -> list[tuple[int, int, int, str, tuple[str, int]]]:
        asked.append(host)
        # Public when it is looked at, this machine whenever it is looked up again.
        number = "93.184.216.34" if len(asked) == 1 else "127.0.0.1"
        return [(2, 1, 6, "", (number, site.port))]

    def reach(place: tuple[str, int], *args: object, **options: object) -> socket.socket:
        reached.append(place[0])
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(socket, "create_connection", reach)
    limits = FetchOptions(delay=0.0)
    (outcome,) = fetch_pages([f"http://rebinding.example:{site.port}/a"], ReadingOptions(fetch=limits), limits)
    assert reason_of(outcome)[0] == "unreadable"
    assert (asked, reached) == (["rebinding.example"], ["93.184.216.34"])
    asked.append("again")
    (outcome,) = fetch_pages([f"http://rebinding.example:{site.port}/a"], ReadingOptions(fetch=limits), limits)
    assert "private network (127.0.0.1)" in reason_of(outcome)[1]
    assert reached == ["93.184.216.34"]


def test_a_redirect_to_a_name_inside_is_refused(site: Site) -> None:
    site.replies["/out"] = Reply(b"", 302, {"Location": f"http://127.0.0.1:{site.port}/inside"})
    site.replies["/inside"] = Reply()
    assert "private network" in reason_of(fetched(site, "/out")["/out"])[1]
    assert "/inside" not in site.paths()


def test_a_server_that_drips_its_headers_is_left_when_the_time_is_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def drip() -> None:
            with suppress(OSError):
                while True:
                    connection, _ = server.accept()
                    connection.sendall(b"HTTP/1.1 200 OK\r\n")
                    while True:
                        connection.sendall(b"X")
                        time.sleep(0.05)

        threading.Thread(target=drip, daemon=True).start()
        limits = FetchOptions(allow_hosts=frozenset({HOST}), delay=0.0, max_seconds=0.5)
        started = time.monotonic()
        url = f"http://{HOST}:{server.getsockname()[1]}/a"
        (outcome,) = fetch_pages([url], ReadingOptions(fetch=limits), limits)
        assert "no answer within 0.5 seconds" in reason_of(outcome)[1]
        assert time.monotonic() - started < 5


def test_an_answer_in_brotli_is_unpacked(site: Site) -> None:
    site.replies["/a"] = Reply(brotli.compress(PAGE), headers={"Content-Encoding": "br"})
    page = fetched(site, "/a")["/a"]
    assert isinstance(page, Capture)
    assert (page.data, page.fetched_by) == (PAGE, FetchedBy.FETCH)


def test_a_name_is_refused_when_any_of_its_numbers_is_private(monkeypatch: pytest.MonkeyPatch) -> None:
    def two(*args: object, **options: object) -> list[tuple[int, int, int, str, tuple[str, int]]]:
        return [(2, 1, 6, "", (number, 80)) for number in ("93.184.216.34", "10.0.0.7")]

    monkeypatch.setattr(socket, "getaddrinfo", two)
    address = address_of("http://example.org/")
    with pytest.raises(RefusedError, match=r"10\.0\.0\.7"):
        resolved(address, frozenset())
    assert resolved(address, frozenset({"Example.ORG"})) == ["93.184.216.34", "10.0.0.7"]


@pytest.mark.parametrize(
    "url",
    ["ftp://example.org/", "http://", "http://user:word@example.org/", "http://exa mple.org/", "http://example.org:99999/",
     "http://[::1/", "javascript:alert(1)", "http://example.org/\r\nHost: x", "http://" + "a" * 9000],
)  # fmt: skip
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(RefusedError):
        address_of(url)


def test_an_address_is_written_as_servers_want_it() -> None:
    address = address_of("http://EXAMPLE.org/straße?q=ä b#part".replace(" ", "%20"))
    assert address.url == "http://example.org/stra%C3%9Fe?q=%C3%A4%20b"


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /\nAllow: /news/", "/news/1", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf?x", True),
        ("User-agent: *\nDisallow: /a*b*c", "/a1b2c3", False),
        ("User-agent: *\nDisallow: /\n\nUser-agent: Rashomon\nDisallow: /x", "/a", True),
        ("User-agent: other\nUser-agent: rashomon\nDisallow: /a", "/a", False),
        ("User-agent: other\nDisallow: /", "/a", True),
        ("User-agent: *\nDisallow: /a # not b", "/b", True),
        ("User-agent: *\nDisallow: /%61", "/a", False),
        ("user-agent:*\ndisallow:/a\nallow:/a", "/a", True),
        ("Disallow: /", "/a", True),
    ],
)
def test_robots_txt_as_the_standard_reads_it(text: str, path: str, allowed: bool) -> None:
    assert parse_robots(text).allows(path) is allowed


def test_a_rule_of_many_stars_takes_no_time() -> None:
    rules = parse_robots("User-agent: *\nDisallow: /" + "*a" * 5000 + "b$")
    assert rules.allows("/" + "a" * 8000)
