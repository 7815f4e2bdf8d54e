"""Read JSON that is not quite valid, and report the repairs."""

from __future__ import annotations

import json
import re

from generator.documents.records import Json

_COMMENT = re.compile(r"//[^\n]*|#[^\n]*|/\*.*?(?:\*/|\Z)", re.DOTALL)
_BARE_KEY = re.compile(r"[^\s:：,，{}\[\]]+")
_BARE_VALUE = re.compile(r"(?:(?!\s//)[^,，{}\[\]\n])+")
_AFTER_STRING = re.compile(r"\s*+(?:[,，:：}\]]|\Z)")
_QUOTES = {'"': '"', "'": "'", "“": "”", "”": "”"}
_SEPARATORS = ",，"
_COLONS = ":："
_CLOSERS = {"{": "}", "[": "]"}


class UnreadableError(ValueError):
    """The text cannot be repaired; `offset` is the position of the error."""

    def __init__(self, what: str, offset: int) -> None:
        super().__init__(what)
        self.what = what
        self.offset = offset


def read_lenient(text: str) -> tuple[Json, list[tuple[int, str]]]:
    """Return the value of a text and the repairs, each as an offset and a description."""
    reader = _Reader(text)
    return reader.document(), reader.repairs


class _Reader:
    """Recursive descent parser of one text."""

    def __init__(self, text: str) -> None:
        self.repairs: list[tuple[int, str]] = []
        self._text = text
        self._at = 0
        self._open: list[str] = []
        self._ends: dict[str, int] = {}

    def document(self) -> Json:
        self._skip()
        if not self._peek():
            raise UnreadableError("is empty", 0)
        value = self._value()
        self._skip()
        while self._peek() in ("}", "]"):
            self._mend(f"an extra {self._peek()}")
            self._at += 1
            self._skip()
        if self._peek():
            raise UnreadableError("continues after its end", self._at)
        return value

    def _value(self) -> Json:
        start = self._peek()
        if start == "{":
            return self._objects(may_split=False)[0]
        if start == "[":
            return self._array()
        if start in _QUOTES or self._text.startswith('\\"', self._at):
            return self._string(is_key=False)
        return self._bare_value()

    def _objects(self, *, may_split: bool) -> list[dict[str, Json]]:
        """Return an object, or several: in an array, a repeated first name means that brackets were lost."""
        objects: list[dict[str, Json]] = [{}]
        self._enter("{")
        first = True
        while self._more(first=first):
            first = False
            offset = self._at
            key = self._key()
            if not key:
                self.repairs.append((offset, "a stray quote"))
                continue
            self._colon()
            if may_split and key == next(iter(objects[-1]), None):
                self.repairs.append((offset, "missing brackets between two objects"))
                objects.append({})
            elif key in objects[-1]:
                self.repairs.append((offset, f"duplicate name {key!r}, the last one is kept"))
            objects[-1][key] = self._value()
        return objects

    def _colon(self) -> None:
        self._skip()
        here = self._peek()
        if not here or here not in _COLONS:
            self._mend("a missing colon")
            return
        if here != ":":
            self._mend("a full-width colon")
        self._at += 1
        self._skip()

    def _array(self) -> list[Json]:
        items: list[Json] = []
        self._enter("[")
        first = True
        while self._more(first=first):
            first = False
            if self._peek() == "{":
                items.extend(self._objects(may_split=True))
            else:
                items.append(self._value())
        return items

    def _enter(self, opener: str) -> None:
        self._open.append(opener)
        self._at += 1

    def _more(self, *, first: bool) -> bool:
        """Go to the next member and return True; at the end, skip the closing bracket and return False."""
        closer = _CLOSERS[self._open[-1]]
        commas = 0
        while True:
            self._skip()
            here = self._peek()
            if here and here in _SEPARATORS:
                if here != ",":
                    self._mend("a full-width comma")
                commas += 1
                self._at += 1
            elif here and here in "}]":
                if commas:
                    self._mend("an extra comma")
                if self._leave(here, closer):
                    return False
                commas = 0
            elif here:
                if not commas and not first:
                    self._mend("a missing comma")
                elif commas > 1 or (commas and first):
                    self._mend("an extra comma")
                return True
            else:
                self._mend(f"a missing {closer} at the end")
                self._open.pop()
                return False

    def _leave(self, here: str, closer: str) -> bool:
        """Handle a closing bracket; return whether it ends the innermost object or array."""
        if here == closer:
            self._at += 1
        elif here in (_CLOSERS[opener] for opener in self._open):
            self._mend(f"a missing {closer}")
        else:
            self._mend(f"an extra {here}")
            self._at += 1
            return False
        self._open.pop()
        return True

    def _key(self) -> str:
        if self._peek() in _QUOTES or self._text.startswith('\\"', self._at):
            return self._string(is_key=True)
        match = _BARE_KEY.match(self._text, self._at)
        if match is None:
            raise UnreadableError(f"expected a name, got {self._peek()!r}", self._at)
        self._mend("a name without quotes")
        self._at = match.end()
        return match.group().strip("\"'")

    def _bare_value(self) -> Json:
        match = _BARE_VALUE.match(self._text, self._at)
        if match is None:
            raise UnreadableError("expected a value", self._at)
        word = match.group().strip()
        offset, self._at = self._at, match.end()
        try:
            value: Json = json.loads(word)
        except ValueError:
            self.repairs.append((offset, "a value without quotes"))
            return word.strip("\"'")
        return value

    def _string(self, *, is_key: bool) -> str:
        start = self._at
        if self._peek() == "\\":
            return self._escaped_string(is_key=is_key)
        quote = self._peek()
        closer = _QUOTES[quote]
        if quote != '"':
            self._mend("a quote of another kind")
        line_end = self._line_end()
        end = self._closing_quote(closer, start + 1)
        if end > line_end and not (end < len(self._text) and self._ends_well(end)):
            self._mend("a missing quote")
            self._at = line_end
            return _unescape(self._text[start + 1 : line_end].rstrip(" ,").removesuffix("\\" + closer))
        if end > line_end:
            self._mend("a line break inside a string")
        self._at = end + 1
        return _unescape(self._text[start + 1 : end].replace("\n", ""))

    def _escaped_string(self, *, is_key: bool) -> str:
        """Read a string with escaped quotes: a name ends at the next one, a value at the last one of the line."""
        self._mend("an escaped quote")
        start = self._at + 2
        line_end = self._line_end()
        find = self._text.find if is_key else self._text.rfind
        end = find('\\"', start, line_end)
        if end < 0:
            raise UnreadableError("has an unterminated string", self._at)
        self._at = end + 2
        return _unescape(self._text[start:end])

    def _closing_quote(self, closer: str, start: int) -> int:
        """Return the end of a string: its next quote that is not escaped, or the end of the text.

        No part of the text is searched twice for the same quote.
        """
        at = start
        if at <= self._ends.get(closer, -1):
            return self._ends[closer]
        while at < len(self._text) and self._text[at] != closer:
            at += 2 if self._text[at] == "\\" else 1
        self._ends[closer] = min(at, len(self._text))
        return self._ends[closer]

    def _line_end(self) -> int:
        if self._at > self._ends.get("\n", -1):
            end = self._text.find("\n", self._at)
            self._ends["\n"] = len(self._text) if end < 0 else end
        return self._ends["\n"]

    def _ends_well(self, quote: int) -> bool:
        """Return whether the text after a quote can follow a string."""
        return _AFTER_STRING.match(self._text, quote + 1) is not None

    def _skip(self) -> None:
        """Skip white space and comments."""
        while self._at < len(self._text):
            if self._text[self._at].isspace():
                self._at += 1
                continue
            comment = _COMMENT.match(self._text, self._at)
            if comment is None:
                return
            self._mend("a comment")
            self._at = comment.end()

    def _peek(self) -> str:
        return self._text[self._at : self._at + 1]

    def _mend(self, what: str) -> None:
        self.repairs.append((self._at, what))


def _unescape(raw: str) -> str:
    """Return the characters of a string; escapes that JSON does not have are kept."""
    try:
        return str(json.loads(f'"{raw}"', strict=False))
    except ValueError:
        return raw
