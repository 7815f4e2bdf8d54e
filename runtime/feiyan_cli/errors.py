"""`feiyan error`: the error dictionary by code or words."""

from __future__ import annotations

import inspect
from functools import cache
from typing import Any

from feiyan import codes
from feiyan_runtime import ErrorCode, RateLimitedError, SessionExpiredError, normal_code


@cache
def entries() -> tuple[ErrorCode, ...]:
    """Return all entries of the error dictionary."""
    return tuple(dict.fromkeys(value for value in vars(codes).values() if isinstance(value, ErrorCode)))


def find(text: str) -> list[ErrorCode]:
    """Return the entries for a code, decimal, hexadecimal or compound, or those that contain all words of a text."""
    code = normal_code(text)
    if found := codes.find(code):
        return [found]
    if isinstance(code, int) or "+" in code:
        return []
    words = [_plain(word) for word in text.split()]
    scored = [(sum(_score(entry, word) for word in words), entry) for entry in entries() if _has_all(entry, words)]
    return [entry for _, entry in sorted(scored, key=lambda one: -one[0])]


def facts(entry: ErrorCode) -> dict[str, Any]:
    """Return what there is to know of an entry, as plain data."""
    code = entry.code
    return {
        "code": code,
        **({"hex": f"0x{code:X}"} if isinstance(code, int) else {}),
        "name": entry.name,
        "domain": entry.domain,
        "message": entry.message,
        "meaning": entry.meaning,
        "remedy": entry.remedy,
        "also": [
            {
                "message": one.message,
                "meaning": one.meaning,
                "remedy": one.remedy,
                "error": one.error.__name__,
                "retry": one.retry,
            }
            for one in entry.also
        ],
        "error": entry.error.__name__,
        "retry": entry.retry,
        "in_code": _advice(entry),
    }


def _advice(entry: ErrorCode) -> str:
    """Return a line on how a program handles an error."""
    name = entry.error.__name__
    if issubclass(entry.error, SessionExpiredError):
        return f"except {name}: let the user sign in again, then app.use_session(...) or app.sign_in(...)"
    if issubclass(entry.error, RateLimitedError):
        return f"except {name}: the client has waited and tried again already; call less often, see rate_limit="
    if entry.retry:
        return f"except {name}: the client tries idempotent calls again; try others again yourself, later"
    summary = (inspect.getdoc(entry.error) or "").partition("\n")[0]
    return f"except {name}: {summary[:1].lower()}{summary[1:]}"


def _has_all(entry: ErrorCode, words: list[str]) -> bool:
    also = " ".join(text for one in entry.also for text in (one.message, one.meaning, one.remedy))
    text = _plain(f"{entry.name} {entry.domain} {entry.message or ''} {entry.meaning} {entry.remedy} {also}")
    return bool(words) and all(word in text for word in words)


def _score(entry: ErrorCode, word: str) -> int:
    places = ((entry.name, 4), (entry.message or "", 3), (entry.meaning, 2))
    return sum(weight for text, weight in places if word in _plain(text))


def _plain(text: str) -> str:
    """Return a text in lower case and without hyphens and underscores, so that "wifi" is found in "Wi-Fi"."""
    return text.lower().replace("-", "").replace("_", " ")
