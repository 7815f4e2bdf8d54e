"""The body of an answer as it arrives: limits, and the content coding."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from io import BytesIO

from feiyan_runtime._answer import Answer
from feiyan_runtime._flow import Send
from feiyan_runtime._texts import MAX_ID, shown
from feiyan_runtime.transport.failures import refused

MAX_ANSWER_SIZE = 4 * 1024 * 1024
"""Bytes of an answer, as they arrive and as they are decoded. More is not an answer of the platform."""

MAX_JSON_VALUES = 100_000
"""Values and names in the JSON of an answer. Each takes more memory than the bytes that spell it."""

_CODINGS = frozenset({"gzip", "x-gzip", "deflate"})
_HEAD = 2  # bytes that tell apart the two formats that are called deflate


class AnswerBody:
    """The body of an answer while it is received.

    Pass `decoded` if the HTTP library has already undone the content coding.
    """

    def __init__(self, send: Send, status: int, headers: Mapping[str, str], *, decoded: bool = False) -> None:
        self._send = send
        self._status = status
        self._headers = headers
        self._size = 0
        self._content = BytesIO()  # a list of chunks may take far more memory than their bytes
        coding = "" if decoded else headers.get("content-encoding", "").strip().lower()
        self._decoder = _Decoder(coding, self) if coding not in {"", "identity"} else None

    def add(self, chunk: bytes) -> None:
        """Add the bytes that arrived next."""
        self._size += len(chunk)
        if self._size > MAX_ANSWER_SIZE:
            raise self.too_large()
        self._content.write(self._decoder.decode(chunk) if self._decoder else chunk)

    def answer(self) -> Answer:
        """Return the whole answer."""
        if self._decoder:
            self._decoder.check_end()
        content = self._content.getvalue()
        if len(content) > MAX_JSON_VALUES and sum(map(content.count, (b",", b"[", b"{"))) > MAX_JSON_VALUES:
            raise self.refused(f"more than {MAX_JSON_VALUES} values")
        return Answer(self._status, self._headers, content)

    def too_large(self) -> Exception:
        """Return the error for a body beyond the limit."""
        return self.refused(f"more than {MAX_ANSWER_SIZE} bytes")

    def refused(self, problem: str) -> Exception:
        """Return the error for a body with a problem."""
        kind = shown(self._headers.get("content-type") or "no content type", MAX_ID)
        return refused(f"HTTP {self._status} with {kind} and {problem}", self._send, self._status)


class _Decoder:
    """Decoder of one content coding, which stops at the limit of size. Gzip may have several members."""

    def __init__(self, coding: str, body: AnswerBody) -> None:
        if coding not in _CODINGS:
            raise body.refused(f"the content coding {shown(coding, MAX_ID)!r}, which the request did not ask for")
        self._coding = coding
        self._body = body
        self._room = MAX_ANSWER_SIZE
        self._head = b""
        self._zlib: zlib._Decompress | None = None

    def decode(self, chunk: bytes) -> bytes:
        plain: list[bytes] = []
        while chunk:
            if self._zlib is None:
                self._head += chunk
                if len(self._head) < _HEAD:
                    break
                chunk, self._head = self._head, b""
                self._zlib = zlib.decompressobj(_window_bits(self._coding, chunk))
            plain.append(self._unpack(self._zlib, chunk))
            chunk = self._zlib.unused_data
            if self._zlib.eof:
                self._zlib = None
        return b"".join(plain)

    def check_end(self) -> None:
        """Raise if the coding did not reach its end."""
        if self._zlib or self._head:
            raise self._body.refused(f"a body whose coding {self._coding!r} does not end")

    def _unpack(self, member: zlib._Decompress, chunk: bytes) -> bytes:
        try:
            plain = member.decompress(chunk, self._room + 1)
        except zlib.error as error:
            raise self._body.refused(f"a body that is not in the coding {self._coding!r}: {error}") from None
        self._room -= len(plain)
        if self._room < 0:
            raise self._body.too_large()
        return plain


def _window_bits(coding: str, head: bytes) -> int:
    """Return the argument that tells zlib the format; some servers send deflate without its wrapper."""
    if coding != "deflate":
        return 16 + zlib.MAX_WBITS
    is_wrapped = head[0] & 0x0F == zlib.DEFLATED and int.from_bytes(head[:_HEAD]) % 31 == 0
    return zlib.MAX_WBITS if is_wrapped else -zlib.MAX_WBITS
