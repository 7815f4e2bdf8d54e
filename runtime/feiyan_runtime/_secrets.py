"""Masking of secrets, tokens, phone numbers and e-mail addresses in every text that the package produces."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import quote, quote_plus

from pydantic import BaseModel

HIDDEN = "***"

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
_BYTES = re.compile(r"""(?s)\bb(?P<q>['"]).*(?P=q)""")
_MIN_SECRET_LENGTH = 4  # a shorter secret occurs in too many words to be masked everywhere
_MAX_SECRET_LENGTH = 256  # an unknown secret is no longer than this, or its beginning identifies it


def is_secret(name: str) -> bool:
    """Return True if the value of a field with this name must be masked."""
    return _IS_SECRET.search(name) is not None


def masked(text: str, known: Iterable[str] = ()) -> str:
    """Return a text with the known secrets, and all that looks like a secret, masked."""
    spellings = {spelling for secret in known if len(secret) >= _MIN_SECRET_LENGTH for spelling in _spellings(secret)}
    for spelling in sorted(spellings, key=len, reverse=True):
        text = text.replace(spelling, HIDDEN)
    text = _QUOTED.sub(rf"\g<name>\g<q>{HIDDEN}", text)
    text = _USER.sub(HIDDEN, _ASSIGNED.sub(rf"\1{HIDDEN}", text))
    return _PHONE.sub(HIDDEN, _MAIL.sub(HIDDEN, text))


def excerpt(text: str, length: int, known: Collection[str] = ()) -> str:
    """Return the beginning of a text, masked before it is cut, because half a secret is still a secret."""
    longest = max([_MAX_SECRET_LENGTH, *(len(spelling) for secret in known for spelling in _spellings(secret))])
    begin = text[: 4 * length + longest]
    shown = masked(begin, known)
    return shown[: length if len(begin) == len(text) else max(0, min(length, len(shown) - longest))]


def one_line(text: str, length: int) -> str:
    """Return the beginning of a text for a line of a log, masked, with control characters escaped."""
    shown = excerpt(text, length)
    if not shown.isprintable():
        shown = "".join(char if char.isprintable() else repr(char)[1:-1] for char in shown)
    return shown if len(text) <= length else f"{shown}… ({len(text)} characters)"


def hide(error: BaseException, known: Iterable[str]) -> None:
    """Mask secrets, and all bytes literals, in the arguments of an exception and of its causes."""
    known = tuple(known)
    rest = [error]
    while rest:
        one = rest.pop()
        one.args = tuple(
            _BYTES.sub(HIDDEN, masked(part, known)) if isinstance(part, str) else part for part in one.args
        )
        rest += [cause for cause in (one.__cause__, *one.args) if isinstance(cause, BaseException)]


def masked_value(value: Any) -> Any:
    """Return a plain value with its secrets masked, for a repr."""
    if type(value) is str:
        return masked(value)
    if isinstance(value, Mapping):
        return {
            masked(name) if type(name) is str else name: HIDDEN if is_secret(str(name)) else masked_value(inner)
            for name, inner in value.items()
        }
    if isinstance(value, list | tuple):
        return [masked_value(inner) for inner in value]
    return value


def secrets_in(params: object) -> set[str]:
    """Return the values of a call's parameters that are secret, at any depth, as strings."""
    found: set[str] = set()
    rest = [(params, False)]
    while rest:
        value, secret = rest.pop()
        if isinstance(value, BaseModel):
            fields = type(value).model_fields
            rest += [
                (inner, secret or is_secret(name) or (name in fields and not fields[name].repr))
                for name, inner in value
            ]
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
