"""Text from outside, on its way into a message, a repr, an event or a line of a log.

`shown` masks secrets, tokens, phone numbers and e-mail addresses, shortens what is left, and escapes what does not
print. The other functions do the same for values, for exceptions of other libraries, and for attributes, which are
masked and shortened alone.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, quote_plus

from pydantic import BaseModel

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

HIDDEN = "***"
"""Text in the place of a secret."""

LINE = 500
"""Default limit of the length of a text that is quoted."""

MESSAGE = 2000
"""Limit of the length of what the platform says of a failure."""

MAX_MESSAGE = 4000
"""Limit of the length of the whole message of an exception."""

MAX_ID = 128
"""Limit of the length of a request id or a code."""

MAX_REPR = 10_000
"""Characters after which a repr ends."""

_NAMES = (
    "(?<!next)(?<!next_)token|secret|passw(?:or)?d|pwd|auth_?code|(?:access|qr)_?key|signature|vod_?url"
    "|(?:phone|mobile)(?:_?(?:number|num|no))?|e?mail(?:_?address)?|login_?name|user_?name|contact|account_?attr"
    "|(?:identity|initiator|receiver)_?alias"
)
_PLAIN = "(?:null|none|nil|true|false|undefined)"
_IS_SECRET = re.compile(f"(?i)(?:{_NAMES})$")
_QUOTED = re.compile(
    rf"""(?is)(?P<name>(?P<a>(?<!\\)\\*["'])\w*(?:{_NAMES})(?P=a)\s*:\s*)"""
    r"""(?:(?P<q>\\*["'])(?:(?!(?<!\\)(?P=q)).)*|[\[{][^\]}]*|\d{4,})"""
)
_ASSIGNED = re.compile(rf"(?i)(\b\w*(?:{_NAMES})=)(?!{_PLAIN}\b)[^\s&,;\"']+")
_USER = re.compile(r"(?<=://)[^\s/@]+(?=@)")
_MAIL = re.compile(r"(?<![\w.+%-])[\w.+%-]++@[\w-]++(?:\.[\w-]++)+")
_PHONE = re.compile(
    r"(?<![\w+])(?<!\d\.)(?:(?:\+|00)?86[ -]?)?1[3-9]\d(?:[ -]?\d{4}){2}(?!\w)"
    r"|(?<![\w+])\+\d(?:[ -]?\d){6,14}(?!\w)"
)
_BOTH = "'\""  # a string with both quotes, in which Python escapes one of them
_BYTES = re.compile(r"""(?s)\bb['"].*""")  # to the end, as a literal in a text that was cut has no end
_UNESCAPED = re.compile(r"[\w-]*+", re.ASCII)  # a text in which nothing can be escaped
_MIN_SECRET_LENGTH = 4  # a shorter secret occurs in too many words to be masked everywhere
_MAX_SECRET_LENGTH = 256  # an unknown secret is no longer than this, or its beginning identifies it
_SCALARS = frozenset({str, int, float, bool, type(None)})
_MAX_NAME = 100
_NAME_END = 48  # characters at the end of a name that tell whether it is that of a secret
_MAX_BITS = 256


def is_secret(name: str) -> bool:
    """Return True if the value of a field with this name must be masked."""
    return _ends_as_secret(name[-_NAME_END:])


@lru_cache(maxsize=2048)
def _ends_as_secret(name: str) -> bool:
    return _IS_SECRET.search(name) is not None


def masked(text: str, known: Iterable[str] = ()) -> str:
    """Return a text with the known secrets, and all that looks like a secret, masked."""
    text = without(text, known)
    text = _QUOTED.sub(rf"\g<name>\g<q>{HIDDEN}", text)
    text = _USER.sub(HIDDEN, _ASSIGNED.sub(rf"\1{HIDDEN}", text))
    return _PHONE.sub(HIDDEN, _MAIL.sub(HIDDEN, text))


def without(text: str, known: Iterable[str]) -> str:
    """Return a text with the known secrets masked, and all else as it was."""
    spellings = {secret for secret in known if len(secret) >= _MIN_SECRET_LENGTH}
    if not _UNESCAPED.fullmatch(text):
        spellings = {spelling for secret in spellings for spelling in _spellings(secret)}
    for spelling in sorted(spellings, key=len, reverse=True):
        text = text.replace(spelling, HIDDEN)
    return text


def excerpt(text: str, length: int, known: Collection[str] = ()) -> str:
    """Return the beginning of a text, masked before it is cut, because half a secret is still a secret."""
    longest = max([_MAX_SECRET_LENGTH, *(len(spelling) for secret in known for spelling in _spellings(secret))])
    begin = text[: 4 * length + longest]
    plain = masked(begin, known)
    return plain[: length if len(begin) == len(text) else max(0, min(length, len(plain) - longest))]


def shown(text: str, length: int = LINE, known: Collection[str] = ()) -> str:
    """Return text from outside for a message: masked, shortened, in one line of characters that print."""
    begin = excerpt(text, length, known)
    begin = escaped(begin)
    is_whole = len(text) <= length and len(begin) <= length
    return begin if is_whole else f"{begin[:length]}… ({len(text)} characters)"


def escaped(text: str) -> str:
    """Return a text with all characters escaped that do not print, such as control characters and line breaks."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else repr(char)[1:-1] for char in text)


def foreign(error: BaseException) -> str:
    """Return the text of an exception of another library, without the bytes that it quotes.

    It is not shortened: pass the error with this text to `hide`, which knows the secrets.
    """
    return _BYTES.sub(HIDDEN, str(error))


def hide(error: BaseException, known: Collection[str]) -> None:
    """Mask, shorten and escape the arguments of an exception, and of those that it was raised from."""
    rest: list[object] = [error]
    seen: set[int] = set()
    while rest:
        one = rest.pop()
        if isinstance(one, BaseException) and id(one) not in seen:
            seen.add(id(one))
            one.args = tuple(_argument(part, known) for part in one.args)
            rest += [one.__cause__, *one.args]  # a context may be the caller's


def _argument(part: object, known: Collection[str]) -> object:
    if isinstance(part, bytes | bytearray):
        return HIDDEN
    if not isinstance(part, str):
        return part
    return shown(_BYTES.sub(HIDDEN, part), MAX_MESSAGE, known)


class Shown(str):
    """A text that is its own repr."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


class _Room:
    """The characters and levels that are left for a repr."""

    def __init__(self) -> None:
        self.characters = MAX_REPR
        self.levels = 50


_MORE = Shown("…")
_room: ContextVar[_Room | None] = ContextVar("_room", default=None)


def masked_fields(fields: Iterable[tuple[str | None, Any]]) -> list[tuple[str | None, Any]]:
    """Return the fields of an object for its repr: those that are no secrets, safe, and together of limited size.

    Objects in an object share its limit.
    """
    with _limited() as room:
        found: list[tuple[str | None, Any]] = []
        for name, value in fields:
            if room.characters <= 0:
                found.append((None, _MORE))
                break
            if name is None or not is_secret(name):
                found.append((name and shown(name, _MAX_NAME), masked_value(value)))
                room.characters -= len(name or "")
        return found


def masked_value(value: Any) -> Any:
    """Return a value for a repr: its secrets masked, and the rest of limited size."""
    with _limited() as room:
        if room.characters <= 0 or room.levels <= 0:
            return _MORE
        room.characters -= 4
        if value is None or isinstance(value, bool | float | Enum):
            return value
        if isinstance(value, str):
            text = excerpt(value, LINE)
            room.characters -= max(len(text), min(len(value), 4 * LINE) // 4)
            return text if len(value) <= LINE else f"{text}… ({len(value)} characters)"
        if isinstance(value, int):
            room.characters -= 4
            return value if value.bit_length() <= _MAX_BITS else Shown(f"<a number of {value.bit_length()} bits>")
        room.levels -= 1
        try:
            if isinstance(value, Mapping):
                return _masked_mapping(value, room)
            if isinstance(value, list | tuple):
                return _masked_list(value, room)
            text = repr(value[:LINE] if isinstance(value, bytes | bytearray) else value)
            return Shown(text if isinstance(value, BaseModel) else shown(text))
        finally:
            room.levels += 1


def _masked_mapping(value: Mapping[Any, Any], room: _Room) -> dict[Any, Any]:
    found: dict[Any, Any] = {}
    for name, inner in value.items():
        if room.characters <= 0:
            found[_MORE] = _MORE
            break
        shown_name = excerpt(name, _MAX_NAME) if isinstance(name, str) else masked_value(name)
        room.characters -= len(str(shown_name))
        found[shown_name] = HIDDEN if is_secret(str(name)) else masked_value(inner)
    return found


def _masked_list(value: Sequence[Any], room: _Room) -> list[Any]:
    found: list[Any] = []
    for inner in value:
        found.append(masked_value(inner))
        if room.characters <= 0:
            break
    return found


@contextmanager
def _limited() -> Iterator[_Room]:
    """Give the limits of the repr that is being made, or of one that begins."""
    room = _room.get()
    if room is not None:
        yield room
        return
    room = _Room()
    token = _room.set(room)
    try:
        yield room
    finally:
        _room.reset(token)


def is_hidden(name: str, field: FieldInfo | None) -> bool:
    """Return True if the value of a field is not shown: the spec says that it is secret, or its name does."""
    return is_secret(name) or (field is not None and not field.repr)


def without_secrets(value: Any) -> Any:
    """Return plain data with the values of secret names masked, at any depth; all else is as it was."""
    if isinstance(value, dict):
        return {
            name: HIDDEN if inner is not None and is_secret(str(name)) else without_secrets(inner)
            for name, inner in value.items()
        }
    if isinstance(value, list | tuple):
        return [without_secrets(inner) for inner in value]
    return value


def secrets_in(params: object) -> set[str]:
    """Return the values of a call's parameters that are secret, at any depth, as strings."""
    found: set[str] = set()
    rest = [(params, False)]
    while rest:
        value, secret = rest.pop()
        if type(value) in _SCALARS:
            if secret and type(value) is not bool and value is not None:
                found.add(str(value))
        elif isinstance(value, BaseModel):
            fields = type(value).model_fields
            rest += [(inner, secret or is_hidden(name, fields.get(name))) for name, inner in value]
        elif isinstance(value, Mapping):
            rest += [(inner, secret or is_secret(str(name))) for name, inner in value.items()]
        elif isinstance(value, Sequence) and not isinstance(value, str):
            rest += [(inner, secret) for inner in value]
        elif secret and isinstance(value, str | int | float) and not isinstance(value, bool):
            found.add(str(value))
    return found


def _spellings(secret: str) -> set[str]:
    """Return a secret as it may be spelled in a text: plain, and as JSON, Python, HTML and URLs escape it."""
    return {
        secret,
        json.dumps(secret)[1:-1],
        json.dumps(secret, ensure_ascii=False)[1:-1],
        repr(secret)[1:-1],
        repr(secret + _BOTH)[1:-4],
        html.escape(secret),
        quote(secret, safe=""),
        quote_plus(secret),
    }
