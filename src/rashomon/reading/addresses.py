"""Addresses on the network: whether one may be asked, and where it lies.

In: a URL. Out: ``Address``: the host, the port, and the numbers to which its name resolves, every one of them
looked at. A name that leads to this machine or into a private network is refused unless the caller allows it
by name: a page, a feed or a redirect must not make this program ask the reader's own router. The connection
is then made to a number that was looked at, so that the name cannot lead elsewhere a moment later.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urlsplit

__all__ = ["Address", "RefusedError", "address_of", "resolved"]

PORTS = {"http": 80, "https": 443}
#: Networks in IPv6 that stand for IPv4 addresses: what counts is the address inside.
TRANSLATED = ipaddress.ip_network("64:ff9b::/96")
#: All that IPv6 has given out to the open internet; what lies outside stands for something else or for nothing.
UNICAST = ipaddress.ip_network("2000::/3")
UNSAFE = re.compile(r"[\x00-\x20\x7f\\]")
#: Longest address that is asked for; servers refuse more than 8,000.
MAX_LENGTH = 8000

IP = ipaddress.IPv4Address | ipaddress.IPv6Address


class RefusedError(Exception):
    """An address that is not asked, and why."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a URL leads."""

    url: str
    scheme: str
    host: str
    port: int
    target: str

    @property
    def site(self) -> str:
        """Scheme, host and port, as robots.txt is for."""
        plain = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{plain}" + ("" if self.port == PORTS[self.scheme] else f":{self.port}")


def address_of(url: str) -> Address:
    """The parts of a URL. Raises RefusedError for what is no web address."""
    if len(url) > MAX_LENGTH or UNSAFE.search(url.strip()):
        raise RefusedError("not an address")
    try:
        parts: SplitResult = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise RefusedError("not an address") from error
    if parts.scheme not in PORTS or not host:
        raise RefusedError("not an address of the web (http or https)")
    if parts.username is not None or parts.password is not None:
        raise RefusedError("an address with a name and a password in it")
    try:
        name = host if ":" in host else host.encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        raise RefusedError("not an address") from error
    target = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    if parts.query:
        target += "?" + quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    address = Address("", parts.scheme, name, port if port is not None else PORTS[parts.scheme], target)
    return Address(address.site + target, address.scheme, address.host, address.port, target)


def resolved(address: Address, allowed: frozenset[str]) -> list[str]:
    """The numbers of the host, all of them public or allowed by name. Raises RefusedError, or OSError when there
    is no such host."""
    try:
        found = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
    except UnicodeError as error:
        raise RefusedError("not an address") from error
    numbers = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if address.host not in {name.lower() for name in allowed}:
        for number in numbers:
            if not is_public(number):
                raise RefusedError(
                    f"{address.host} lies on this machine or in a private network ({number}): "
                    f"allow it with --allow-host {address.host}"
                )
    return numbers


def is_public(number: str) -> bool:
    """Whether a number is an address of the open internet, whatever it is wrapped in."""
    try:
        address: IP = ipaddress.ip_address(number.split("%", 1)[0])
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if inner is None and address in TRANSLATED:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            address = inner
    if isinstance(address, ipaddress.IPv6Address) and address not in UNICAST:
        return False
    return address.is_global and not address.is_multicast
