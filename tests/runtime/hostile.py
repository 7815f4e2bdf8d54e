"""Servers that answer as no gateway should: they drip, flood, and pack bombs. Each serves a connection of a `Wire`."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import chain, repeat

from tests.runtime.wire import Connection

Server = Callable[[Connection], None]

OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"transfer-encoding: chunked\r\n\r\n"
GZIP = OK + b"content-encoding: gzip\r\ncontent-length: 5000\r\n\r\n"
DEFLATE = OK + b"content-encoding: deflate\r\ntransfer-encoding: chunked\r\n\r\n"
ANSWER = json.dumps({"code": 200, "data": "fine"}).encode()
MEGABYTE = 1024 * 1024


def chunk(content: bytes) -> bytes:
    return b"%x\r\n%b\r\n" % (len(content), content)


def dripping(begin: bytes, drops: Iterable[bytes], pause: float = 0.02) -> Server:
    """Send the beginning at once, then drop by drop until the client has gone."""

    def serve(connection: Connection) -> None:
        connection.request()
        connection.send(begin)
        for drop in drops:
            if connection.released.wait(pause):
                return
            connection.send(drop)

    return serve


def flooding(begin: bytes, pieces: Iterable[bytes]) -> Server:
    """Send as fast as the client takes it."""

    def serve(connection: Connection) -> None:
        connection.request()
        connection.send(begin)
        for piece in pieces:
            connection.send(piece)

    return serve


def silent(connection: Connection) -> None:
    """Never answer."""
    connection.request()
    connection.released.wait(30)


def deaf(connection: Connection) -> None:
    """Never read the request."""
    connection.released.wait(30)


def _empty_deflate_blocks() -> Iterator[bytes]:
    packer = zlib.compressobj()
    yield chunk(packer.compress(b"x") + packer.flush(zlib.Z_SYNC_FLUSH))
    while True:
        yield chunk(packer.flush(zlib.Z_FULL_FLUSH) or b"\x00\x00\x00\xff\xff")


DRIPS: dict[str, Server] = {
    "nothing": silent,
    "status line": dripping(b"", [b"HTTP/1.1 200 " + b"O"[:1], *repeat(b"K", 4000)]),
    "header": dripping(OK + b"x-long: ", repeat(b"a", 4000)),
    "many headers": dripping(OK, (b"x-%d: a\r\n" % number for number in range(4000))),
    "100 Continue": dripping(b"", repeat(b"HTTP/1.1 100 Continue\r\n\r\n", 4000)),
    "103 Early Hints": dripping(b"", repeat(b"HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n", 4000)),
    "body": dripping(OK + b"content-length: 5000\r\n\r\n", repeat(b" ", 4000)),
    "body until close": dripping(OK + b"connection: close\r\n\r\n", repeat(b" ", 4000)),
    "chunks": dripping(CHUNKED, repeat(chunk(b" "), 4000)),
    "extension of a chunk": dripping(CHUNKED + b"1;", repeat(b"a", 4000)),
    "trailer": dripping(CHUNKED + chunk(ANSWER) + b"0\r\nx-trailer: ", repeat(b"a", 4000)),
    "many trailers": dripping(CHUNKED + chunk(ANSWER) + b"0\r\n", (b"x-%d: a\r\n" % number for number in range(4000))),
    "file name in a gzip header": dripping(GZIP + b"\x1f\x8b\x08\x08\x00\x00\x00\x00\x00\x03", repeat(b"a", 4000)),
    "empty deflate blocks": dripping(DEFLATE, _empty_deflate_blocks()),
}
"""Answers that come so slowly that they never end, by the part that drips."""


@cache
def _packed_zeros(megabytes: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
    return b"".join([packer.compress(piece) for piece in _zeros(megabytes)] + [packer.flush()])


def _coded(coding: bytes, content: bytes) -> bytes:
    return OK + b"content-encoding: %b\r\ncontent-length: %d\r\n\r\n" % (coding, len(content)) + content


def sending(make: Callable[[], bytes]) -> Server:
    """Send an answer that is made when it is needed."""

    def serve(connection: Connection) -> None:
        connection.request()
        connection.send(make())
        connection.gone()

    return serve


def _zeros(megabytes: int) -> Iterable[bytes]:
    return repeat(bytes(MEGABYTE), megabytes)


def _listed(item: bytes, times: int) -> bytes:
    content = b'{"code":200,"data":[%b]}' % (item + (b"," + item) * (times - 1))
    return OK + b"content-length: %d\r\n\r\n" % len(content) + content


BOMBS: dict[str, Server] = {
    "400 MB": flooding(CHUNKED, chain(repeat(chunk(bytes(MEGABYTE)), 400), [b"0\r\n\r\n"])),
    "400 MB until close": flooding(OK + b"connection: close\r\n\r\n", _zeros(400)),
    "400 MB that one gzip coding holds": sending(lambda: _coded(b"gzip", _packed_zeros(400))),
    "400 MB in a deflate coding": sending(lambda: _coded(b"deflate", _packed_zeros(400)[10:-8])),
    "two gzip codings": sending(lambda: _coded(b"gzip, gzip", gzip.compress(_packed_zeros(400)))),
    "gzip in lines of its own": sending(
        lambda: OK + b"content-encoding: gzip\r\n" + _coded(b"gzip", gzip.compress(_packed_zeros(400)))[len(OK) :]
    ),
    "a coding that nobody asked for": sending(lambda: _coded(b"br", b"\x0b\x02\x80abc\x03")),
    "empty lists": sending(lambda: _listed(b"[]", 8_000_000)),
    "empty objects": sending(lambda: _listed(b"{}", 8_000_000)),
    "numbers": sending(lambda: _listed(b"1", 15_000_000)),
    "depth": sending(lambda: _listed(b"[" * 10_000_000, 1)),
}
"""Answers that are far larger than they look, or that take far more memory than their bytes."""

HEAD_FLOODS: dict[str, Server] = {
    "one endless header": flooding(OK + b"x-long: ", repeat(b"a" * 65536, 6400)),
    "endless headers": flooding(OK, repeat(b"x-header: " + b"a" * 1000 + b"\r\n", 400_000)),
    "endless status line": flooding(b"HTTP/1.1 200 ", repeat(b"a" * 65536, 6400)),
    "endless interim answers": flooding(b"", repeat(b"HTTP/1.1 100 Continue\r\n\r\n" * 2000, 8000)),
    "endless trailers": flooding(CHUNKED + chunk(ANSWER) + b"0\r\n", repeat(b"x-t: " + b"a" * 1000 + b"\r\n", 400_000)),
    "endless extension of a chunk": flooding(CHUNKED + b"1;", repeat(b"a" * 65536, 6400)),
}
"""Answers with more framing than an answer has."""
