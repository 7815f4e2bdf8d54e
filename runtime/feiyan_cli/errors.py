"""`feiyan error`: the error dictionary by code or words."""

from __future__ import annotations

import inspect
from functools import cache
from typing import Any

from feiyan import codes
from feiyan_cli.language import said
from feiyan_runtime import ErrorCode, OtherMeaning, RateLimitedError, SessionExpiredError, normal_code


@cache
def entries() -> tuple[ErrorCode, ...]:
    """Return all entries of the error dictionary."""
    return tuple(dict.fromkeys(value for value in vars(codes).values() if isinstance(value, ErrorCode)))


def find(text: str) -> list[ErrorCode]:
    """Return the entries for a code, decimal, hexadecimal or compound, or those that contain all words of a text."""
    code = normal_code(text)
    if found := codes.find(code) or codes.find(f"0x{text}"):
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
        "meaning_zh": entry.meaning_zh,
        "remedy": entry.remedy,
        "remedy_zh": entry.remedy_zh,
        "also": [
            {
                "message": one.message,
                "meaning": one.meaning,
                "meaning_zh": one.meaning_zh,
                "remedy": one.remedy,
                "remedy_zh": one.remedy_zh,
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
    if issubclass(entry.error, SessionExpiredError):
        advice = "let the user sign in again, then app.use_session(...) or app.sign_in(...)"
    elif issubclass(entry.error, RateLimitedError):
        advice = "the client has waited and tried again already; call less often, see rate_limit="
    elif entry.retry:
        advice = "the client tries idempotent calls again; try others again yourself, later"
    else:
        summary = (inspect.getdoc(entry.error) or "").partition("\n")[0].partition("; ")[0].rstrip(".")
        advice = f"{summary[:1].lower()}{summary[1:]}"
    return f"except {entry.error.__name__}: {said(advice)}"


def _has_all(entry: ErrorCode, words: list[str]) -> bool:
    meanings: tuple[ErrorCode | OtherMeaning, ...] = (entry, *entry.also)
    text = _plain(
        " ".join((str(entry.code), entry.name, entry.domain, *(text for one in meanings for text in _texts(one))))
    )
    return bool(words) and all(word in text for word in words)


def _texts(one: ErrorCode | OtherMeaning) -> tuple[str, ...]:
    return one.message or "", one.meaning, one.remedy, one.meaning_zh, one.remedy_zh


def _score(entry: ErrorCode, word: str) -> int:
    places = ((entry.name, 4), (entry.message or "", 3), (entry.meaning + entry.meaning_zh, 2))
    return sum(weight for text, weight in places if word in _plain(text))


def _plain(text: str) -> str:
    """Return a text in lower case and without hyphens and underscores, so that "wifi" is found in "Wi-Fi"."""
    return text.lower().replace("-", "").replace("_", " ")
