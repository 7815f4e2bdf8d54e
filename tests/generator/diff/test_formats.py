"""The three formats: their content, and that no text of a spec can break out of them."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt

from generator.diff import formats
from generator.diff.change_rules import RULES
from generator.diff.changes import Change, Place
from generator.diff.formats import FORMATS, code, excerpts, fenced, pieces
from generator.diff.report import ComparedSpec, Report, judge, visible
from tests.generator.conftest import LAMPS
from tests.generator.diff.conftest import operation, params, schemas
from tests.generator.diff.small_report import small

if TYPE_CHECKING:
    from tests.generator.diff.conftest import Specs

SCHEMA = Path(formats.__file__).parent / "report.schema.json"
PAYLOADS = [
    "<script>alert(1)</script>",
    "</code><img src=x onerror=alert(1)>",
    "`</summary></details>` # Title\n\n- [x](javascript:alert(1)) ![y](https://example.com/z.png) @someone #1",
    "```\n## out\n```` ~~~",
    "a | b \\` `` c",
    "{{ 7 * 7 }}{% for x in y %}",
    '" onmouseover="alert(1)',
    "\u202e\u2066<b>",
    "--> <!-- ]]> </style></script>",
    "long" * 200,
]


@pytest.mark.parametrize("name", FORMATS)
def test_no_change_is_said_in_so_many_words(name: str) -> None:
    side = ComparedSpec("a", "1.2.3")
    text = FORMATS[name](Report(side, side, (), ()))
    if name == "json":
        assert json.loads(text)["changes"] == []
    elif name == "changelog":
        assert "No changes that users see." in text
    else:
        assert "Users see no change." in text
        assert "CHANGELOG" not in text


def test_the_data_have_the_published_shape(specs: Specs) -> None:
    """The schema is part of the interface: other tools read the report."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    data = json.loads(FORMATS["json"](small(specs)))
    assert [*Draft202012Validator(schema).iter_errors(data)] == []
    assert sum(data["counts"].values()) == len(data["changes"])


# --- Hostile texts -------------------------------------------------------------------------------------------------


def hostile(specs: Specs, payload: str) -> Report:
    """Return the report on a spec with a text in every possible place."""
    head = specs.head
    names = head["openapi.yaml"]
    names["info"]["version"] = payload
    names["servers"][0] |= {"description": payload, "url": f"https://{payload}"}
    names["tags"][1]["description"] = payload
    names["paths"][payload] = {
        "$ref": "services/cloud/lamps.yaml#/paths/" + payload.replace("~", "~0").replace("/", "~1")
    }
    new = {
        **operation(head),
        "operationId": "cloud.lamps.dim",
        "x-doc": {"document": payload, "section": payload, "title": payload},
    }
    head[LAMPS]["paths"][payload] = {"post": new}
    operation(head, "/lamp/list").update({"summary": payload, "x-api-version": payload, "x-timeout-ms": payload})
    params(head)["properties"]["floor"] |= {"description": payload, "default": payload, "x-unit": payload}
    params(head)["examples"] = [payload]
    schemas(head)["LampState"]["x-enum-names"] = [payload, "LIT"]
    schemas(head)["LampColor"]["enum"][0] = payload
    schemas(head)[payload] = {"type": "object", "description": payload, "properties": {}}
    schemas(head)["Lamp"]["properties"]["label"]["x-aliases"] = [payload]
    head["errors.yaml"]["errors"][0] |= {"name": payload, "error": payload, "meaning": payload}
    head["asyncapi.yaml"]["channels"]["lampStates"]["address"] = payload
    side = ComparedSpec(visible(payload), "0.1.0")
    return Report(side, side, (), specs.findings())


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_hostile_text_stays_a_text_in_html(specs: Specs, payload: str) -> None:
    """Elements, attributes and scripts are those of the template."""
    page = _Page()
    page.feed(FORMATS["html"](hostile(specs, payload)))
    plain = _Page()
    plain.feed(FORMATS["html"](hostile(specs, "harmless")))
    assert page.elements == plain.elements
    assert page.attributes == plain.attributes
    assert page.scripts == plain.scripts
    assert page.unbalanced == []


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_hostile_text_stays_a_text_in_markdown(specs: Specs, payload: str) -> None:
    """Any text is read as code: it makes no HTML, link, image or heading."""
    tokens = _inline(FORMATS["markdown"](hostile(specs, payload)))
    kinds = {token.type for token in tokens}
    assert not kinds & {"link_open", "image", "fence_out"}
    assert {token.content for token in tokens if token.type == "heading"} == {
        "What these changes of the spec mean for users",
        "Breaking changes",
    }
    page = _Page()
    page.feed("".join(token.content for token in tokens if token.type in ("html_block", "html_inline")))
    assert page.elements <= {"details", "summary", "code"}
    assert page.attributes == set()
    assert page.unbalanced == []


@pytest.mark.parametrize("payload", PAYLOADS)
def test_data_hold_a_hostile_text_as_it_is(specs: Specs, payload: str) -> None:
    """Data contain any text unchanged, except invisible characters."""
    data = json.loads(FORMATS["json"](hostile(specs, payload)))
    assert "\u202e" not in json.dumps(data, ensure_ascii=False)
    assert len(data["changes"]) > 10


@given(text=st.text(alphabet="`*_<>[]()!#\\~|&; \n\tab@", max_size=40))
def test_code_is_one_span_of_code(text: str) -> None:
    """Any text becomes one span of code in a line of Markdown."""
    tokens = MarkdownIt("commonmark").parse(f"- before {code(text)} after\n")
    inline = next(token for token in tokens if token.type == "inline")
    kinds = [child.type for child in inline.children or []]
    words = " ".join(text.split())
    assert kinds == (["text", "code_inline", "text"] if words else ["text"])
    assert not words or (inline.children or [])[1].content == words


@given(text=st.text(alphabet="`~ \n#ab-", max_size=60))
def test_a_block_of_code_is_one_block(text: str) -> None:
    tokens = MarkdownIt("commonmark").parse(f"before\n\n{fenced(text)}\n\nafter\n")
    assert [token.type for token in tokens if token.type != "inline"] == [
        "paragraph_open", "paragraph_close", "fence", "paragraph_open", "paragraph_close",
    ]  # fmt: skip


# --- Long reports --------------------------------------------------------------------------------------------------


def test_a_comment_is_never_too_long_for_a_pull_request() -> None:
    """Fewer findings of each rule are shown, and how many are not; the other formats show all."""
    findings = judge(
        Change(rule, Place(f"cloud.lamps.get_{number}()", path=f"/lamp/{number}"), str(number), old="x" * 300)
        for number in range(900)
        for rule in ("operation-removed", "field-removed", "timeout-changed", "text-changed")
    )
    side = ComparedSpec("a", "1.0.0")
    report = Report(side, side, (), findings)
    text = FORMATS["markdown"](report)
    assert len(text) <= formats.LONGEST_COMMENT
    assert re.search(r"^- and \d{3} more$", text, re.MULTILINE)
    assert FORMATS["html"](report).count("<article") == 3600


def test_a_comment_about_everything_is_not_too_long_either() -> None:
    """All rules at once, many times each, about things with names that no one would give; what is left are numbers."""
    findings = judge(
        Change(rule, Place(f"{'x' * 300}{number}", "i" * 300, "p" * 300, "d" * 300), str(number), "o" * 300, "n" * 300)
        for number in range(9)
        for rule in RULES
    )
    side = ComparedSpec("s" * 5000, "1.0.0", unfinished=1)
    text = FORMATS["markdown"](Report(side, side, (), findings))
    assert len(text) <= formats.LONGEST_COMMENT
    assert text.count("- 9 of them, too many for a comment\n") == len(RULES)
    assert "CHANGELOG" not in text


@given(st.text(max_size=900), st.text(max_size=900))
def test_an_excerpt_shows_where_texts_differ(old: str, new: str) -> None:
    """An excerpt is short, and contains the first difference."""
    for text, other, shown in zip((old, new), (new, old), excerpts(old, new), strict=True):
        assert len(shown) <= 162
        at = next((number for number, (a, b) in enumerate(zip(text, other, strict=False)) if a != b), None)
        if at is not None:
            assert text[at] in shown


@given(st.text(alphabet="ab .", max_size=700), st.text(alphabet="ab .", max_size=700))
def test_pieces_make_the_text(text: str, other: str) -> None:
    """The pieces are in order, and only common parts are ever left out."""
    found = pieces(text, other)
    if not any(piece.kind == "cut" for piece in found):
        assert "".join(piece.text for piece in found) == text


class _Page(HTMLParser):
    """The elements of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.attributes: set[tuple[str, str]] = set()
        self.scripts: list[str] = []
        self.unbalanced: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.attributes |= {(tag, name) for name, _ in attrs}
        if tag not in {"meta", "link", "input"}:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.unbalanced.append(tag)

    def handle_data(self, data: str) -> None:
        if self._open[-1:] == ["script"]:
            self.scripts.append(data)

    def close(self) -> None:
        self.unbalanced += self._open


def _inline(text: str) -> list[Any]:
    """Return the tokens of a Markdown text, including inline ones; the content of headings is their text."""
    found: list[Any] = []
    previous = None
    for token in MarkdownIt("commonmark", {"html": True}).parse(text):
        if previous is not None and previous.type == "heading_open":
            token.type = "heading"
        found += [token, *(token.children or [])]
        previous = token
    return found
