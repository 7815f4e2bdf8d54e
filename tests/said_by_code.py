"""Blocks of the guides and CONTRIBUTING that are derived from code: settings, errors, defaults, commands."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from dataclasses import MISSING, fields
from typing import Any

import feiyan_runtime
from feiyan import AppClient, CloudClient, ThingModel
from feiyan_cli.options import EXIT_CODES
from feiyan_devices._generate import source
from feiyan_runtime import ChannelOptions, FeiyanError, RateLimit, Retry
from feiyan_runtime._circuit import FIRST_PAUSE, LIMIT, MAX_PAUSE
from feiyan_runtime._core import NETWORK_ALLOWANCE
from feiyan_runtime._operation import UNKNOWN_TIMEOUT
from feiyan_runtime._retry import TRANSIENT_CODES
from feiyan_runtime._shared_circuit import JOIN_TIMEOUT
from feiyan_runtime.channel.channel import MAX_EVICTION_WAIT
from feiyan_runtime.transport.answer_body import MAX_ANSWER_SIZE, MAX_JSON_VALUES
from feiyan_runtime.transport.gateway import ACCEPTED_CODINGS
from feiyan_runtime.transport.network import MAX_HEAD_SIZE
from feiyan_runtime.transport.route import KEEPALIVE_EXPIRY, MAX_CONNECTIONS
from generator import REPOSITORY
from tests.words import number, seconds, size


def lamp() -> str:
    """Return the typed classes of the lamp among the thing models of the tests, for type checkers and the guide."""
    path = REPOSITORY / "tests" / "devices" / "models" / "lamp.json"
    return source(ThingModel.from_tsl(path.read_text(encoding="utf-8")), path.stem)


def lamp_excerpt() -> str:
    """Return an enumeration, and the beginning of a class with its methods, as the typed classes have them."""
    classes = {one.name: one for one in ast.parse(lamp()).body if isinstance(one, ast.ClassDef)}
    lines = lamp().splitlines()

    def between(first: int, last: int) -> str:
        return "\n".join(lines[first - 1 : last])

    enum, properties, kind = classes["WorkMode"], classes["LampProperties"], classes["Lamp"]
    values = [one for one in properties.body if isinstance(one, ast.Assign) and "Value" in ast.unparse(one)]
    shown = [
        between(enum.lineno, enum.end_lineno or 0),
        f"{lines[properties.lineno - 1]}\n    ...\n\n{between(values[0].lineno, values[4].lineno - 1)}\n    ...",
        between(kind.lineno, kind.body[-2].end_lineno or 0),
    ]
    return "\n".join(["```py", "\n\n\n".join(shown), "```"])


def client_settings() -> str:
    """Return a table of what clients are made with: which of them take a setting, and what their docstrings say."""
    docs = {kind: dict(_arguments(kind)) for kind in (CloudClient, AppClient)}
    lines = ["| setting | of | |", "|---|---|---|"]
    for name in dict.fromkeys(name for doc in docs.values() for name in doc):
        texts = {kind.__name__: doc[name] for kind, doc in docs.items() if name in doc}
        rows = [("both", *set(texts.values()))] if len(texts) == 2 and len(set(texts.values())) == 1 else texts.items()
        lines += [f"| `{name}` | {of if of == 'both' else f'`{of}`'} | {text} |" for of, text in rows]
    return "\n".join(lines)


def _arguments(kind: type) -> Iterator[tuple[str, str]]:
    """Yield the name and description of each argument in the `Args:` of a docstring."""
    found = re.search(r"^Args:\n((?: +.+\n)+)", inspect.getdoc(kind) or "", re.MULTILINE)
    for match in re.finditer(r"^    (\w+): (.+(?:\n {8}.+)*)", found[1] if found else "", re.MULTILINE):
        yield match[1], " ".join(match[2].split()).rstrip(".")


def error_tree() -> str:
    """Return a tree of the errors, each with the first clause of its docstring."""
    drawn = [(FeiyanError.__name__, ""), *_below(FeiyanError, "")]
    width = max(len(name) for name, _ in drawn) + 1
    return "\n".join(["```", *(f"{name:{width}}{text}".rstrip() for name, text in drawn), "```"])


def _below(base: type[FeiyanError], indent: str) -> Iterator[tuple[str, str]]:
    kinds = [kind for kind in base.__subclasses__() if kind.__name__ in feiyan_runtime.__all__]
    for kind in kinds:
        branch, further = ("└── ", "    ") if kind is kinds[-1] else ("├── ", "│   ")
        yield f"{indent}{branch}{kind.__name__}", _meaning(kind)
        yield from _below(kind, indent + further)


def _meaning(kind: type[FeiyanError]) -> str:
    """Return the first clause of the docstring."""
    clause = re.split(r"[.;]( |\n|$)", inspect.getdoc(kind) or "")[0]
    return clause[0].lower() + clause[1:]


def retry_settings() -> str:
    """Return the table of the fields of Retry."""
    return _settings(Retry)


def rate_limit_settings() -> str:
    """Return the table of the fields of RateLimit."""
    return _settings(RateLimit)


def channel_settings() -> str:
    """Return the table of the fields of ChannelOptions."""
    return _settings(ChannelOptions)


def _settings(kind: Any) -> str:
    """Return a table of a dataclass's fields with their defaults and their descriptions from its docstring."""
    defaults = {field.name: field.default for field in fields(kind)}
    rows = [(names.split(", "), text) for names, text in _described(inspect.getdoc(kind) or "")]
    described = [name for names, _ in rows for name in names]
    if described != [*defaults]:
        raise ValueError(f"the docstring of {kind.__name__} describes {described}, its fields are {[*defaults]}")
    lines = [f"| `{kind.__name__}(...)` | default | |", "|---|---|---|"]
    for names, text in rows:
        values = [_code(defaults[name]) for name in names if defaults[name] is not MISSING]
        lines.append(f"| {_in_code(names)} | {_in_code(values) or 'required'} | {text} |")
    return "\n".join(lines)


def _in_code(texts: list[str]) -> str:
    return ", ".join(f"`{text}`" for text in texts)


def _described(doc: str) -> Iterator[tuple[str, str]]:
    """Yield the names that begin a line and their description, which may continue on indented lines."""
    for match in re.finditer(r"^(\w+(?:, \w+)*): (.+(?:\n    .+)*)", doc, re.MULTILINE):
        yield match[1], " ".join(match[2].split()).rstrip(".")


def _code(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else f"{value:g}" if isinstance(value, float) else f"{value!r}"


def limits() -> str:
    """Return the table of other limits of a client."""
    rows = {
        "an answer is waited for": f"`timeout`, or as long as the operation documents and {seconds(NETWORK_ALLOWANCE)} "
        f"for the network; {seconds(UNKNOWN_TIMEOUT + NETWORK_ALLOWANCE)} where nothing is documented",
        "an idempotent operation is retried after": "lost connections, timeouts and the codes "
        f"{_listed(TRANSIENT_CODES)}",
        "a client sends nothing after": f'{number(LIMIT)} answers "too many requests" in a row, for '
        f"{seconds(FIRST_PAUSE)}, and twice as long each time that it is refused again, up to {seconds(MAX_PAUSE)}",
        "clients that share a store go on after a pause": "one at once, the others one after the other within "
        f"{seconds(JOIN_TIMEOUT)}",
        "an answer is refused beyond": size(MAX_ANSWER_SIZE),
        "a channel that others evict pauses": f"up to {seconds(MAX_EVICTION_WAIT)}",
    }
    return "\n".join(["| | |", "|---|---|", *(f"| {what} | {limit} |" for what, limit in rows.items())])


def connections() -> str:
    """Return the table of limits of the connections."""
    rows = {
        "connections at once": f"{MAX_CONNECTIONS}; further calls wait for one",
        "a connection is kept while idle": seconds(KEEPALIVE_EXPIRY),
        "head of an answer": f"up to {size(MAX_HEAD_SIZE)}, interim answers included",
        "body of an answer": f"up to {size(MAX_ANSWER_SIZE)}, as it arrives and unpacked",
        "JSON of an answer": f"up to {MAX_JSON_VALUES:,} values and names",
        "content codings": ACCEPTED_CODINGS,
    }
    return "\n".join(["| | |", "|---|---|", *(f"| {what} | {limit} |" for what, limit in rows.items())])


def _listed(codes: frozenset[int]) -> str:
    *others, last = sorted(codes)
    return f"{', '.join(map(str, others))} and {last}"


def sessions() -> str:
    """Return the table of nox sessions with their docstrings."""
    tree = ast.parse((REPOSITORY / "noxfile.py").read_text(encoding="utf-8"))
    found = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.decorator_list]
    rows = (f"| `{node.name.strip('_')}` | {(ast.get_docstring(node) or '').partition(chr(10))[0]} |" for node in found)
    return "\n".join(["| `python3 -m nox -s ...` | |", "|---|---|", *rows])


def exit_codes() -> str:
    """Return the table of the exit codes of the command."""
    rows = [("0", "done"), ("1", "nothing found, or any other error")]
    rows += [(str(code), f"`{kind.__name__}`") for kind, code in EXIT_CODES if code != 1]
    rows = [(code, f"{text}, or options that cannot be understood" if code == "2" else text) for code, text in rows]
    return "\n".join(["| exit code | |", "|---|---|", *(f"| {code} | {text} |" for code, text in rows)])
