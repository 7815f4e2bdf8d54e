"""Change a spec at random, as somebody might who wants the generator to fail: its bytes, its values, its files."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import yaml

from generator.spec.yaml_reader import LARGEST

Random = random.Random
Content = dict[str, Any] | list[Any]

TEXTS = (
    *(
        "",
        "x",
        "a" * 5000,
        "null",
        "~",
        "\u202e",
        "\u2028",
        "\x7f",
        "é",
        "灯",
        "class",
        "None",
        "__init__",
        "..",
        "../../x",
    ),
    *(
        "$ref",
        "#/components/schemas/Lamp",
        "common.yaml#/components",
        "#",
        "#/",
        "x#/y",
        "https://example.com/x",
        "/",
        "//x",
    ),
    *(
        "(a+)+$",
        "app.x",
        "cloud.lamps.get",
        "1.0.2",
        "9" * 5000,
        "1e999",
        "{",
        "{{",
        "{x}",
        "/{x}",
        "'",
        '"""',
        "\\",
        "`",
    ),
    *("app.lamps", "cloud.lamps", "string", "object", "array", "integer", "date-time", "page", "2022-06-14"),
)
VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1.5, 10**30, -(10**400), 1e308, [], {}, [[]], {"": {}}, [None], {"$ref": "#"}),
    *({"type": "object"}, {"type": ["string", "null"]}, {"enum": []}, {"oneOf": []}, {"allOf": [{}]}, {"a": {"b": {}}}),
    *({"x-rules": [{}]}, {"examples": [1]}, {"properties": {"a": 1}}, {"items": {"items": {"items": {}}}}, [0] * 300),
)
PIECES = (
    *(
        b"\x00",
        b"\xff",
        b"\xef\xbb\xbf",
        b"\t",
        b"\r",
        b"- ",
        b": ",
        b"&a ",
        b"*a",
        b"<<: *a\n",
        b"!!set ",
        b"!x ",
        b"? ",
    ),
    *(
        b"| ",
        b"> ",
        b"---\n",
        b"...\n",
        b"%YAML 9.9\n",
        b"%TAG ! x\n",
        b"[" * 200,
        b"{a: " * 120,
        b"'",
        b'"',
        b"#",
        b"@",
        b"`",
    ),
    *(
        b".nan",
        b"0x",
        b"1:2:3",
        b"2022-06-14",
        b"\\ud800",
        b'"\\uD800"',
        b'"\\x00"',
        b"!!binary x",
        b"\xe2\x80\xa8",
        b"~",
    ),
)


MOST = 20_000
"""Number of values beyond which a file is not made larger."""


def places(value: Any, place: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the places of all values but the whole."""
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in children:
        yield (*place, key)
        yield from places(child, (*place, key))


def _at(content: Any, place: tuple[Any, ...]) -> Any:
    for key in place:
        content = content[key]
    return content


def _value(draw: Random, content: Content) -> None:
    *parents, last = draw.choice([*places(content)])
    _at(content, tuple(parents))[last] = deepcopy(draw.choice([*VALUES, *TEXTS]))  # it may be changed itself


def _key(draw: Random, content: Content) -> None:
    *parents, last = draw.choice([*places(content)])
    parent = _at(content, tuple(parents))
    if isinstance(parent, dict):
        parent[draw.choice([*TEXTS, *map(str, parent)])] = parent.pop(last)


def _removed(draw: Random, content: Content) -> None:
    *parents, last = draw.choice([*places(content)])
    del _at(content, tuple(parents))[last]


def _moved(draw: Random, content: Content) -> None:
    """Put a part of the file somewhere else, even into itself."""
    every = [*places(content)]
    *parents, last = draw.choice(every)
    _at(content, tuple(parents))[last] = json.loads(json.dumps(_at(content, draw.choice(every))))


def _nested(draw: Random, content: Content) -> None:
    *parents, last = draw.choice([*places(content)])
    parent = _at(content, tuple(parents))
    for _ in range(draw.choice((1, 5, 80, 120))):
        parent[last] = draw.choice(([parent[last]], {"items": parent[last]}, {"allOf": [parent[last]]}))


def _many(draw: Random, content: Content) -> None:
    """Repeat an item of a list, or an entry of a mapping under other keys."""
    *parents, last = draw.choice([*places(content)])
    parent = _at(content, tuple(parents))
    size = sum(1 for _ in places(parent[last])) + 1
    for number in range(min(draw.choice((1, 10, 1000)), MOST // size)):
        if isinstance(parent, list):
            parent.append(parent[last])
        else:
            parent[f"{last}{number}"] = parent[last]


CHANGES: tuple[Callable[[Random, Content], None], ...] = (_value, _value, _key, _removed, _moved, _nested, _many)


def _tree(draw: Random, path: Path) -> None:
    raw = path.read_bytes()
    if b"&x0" in raw:
        raise ValueError("aliases that nothing can expand")
    content = yaml.safe_load(raw)
    for _ in range(draw.choice((1, 1, 2, 5))):
        if 0 < sum(1 for _ in places(content)) < MOST:
            draw.choice(CHANGES)(draw, content)
    path.write_text(json.dumps(content, ensure_ascii=draw.random() < 0.5), encoding="utf-8", errors="surrogatepass")


def _bytes(draw: Random, path: Path) -> None:
    raw = path.read_bytes()
    for _ in range(draw.choice((1, 1, 3))):
        at = draw.randrange(len(raw) + 1)
        raw = raw[:at] + draw.choice((b"", *PIECES)) + raw[at + draw.choice((0, 0, 1, 40, 2000)) :]
    path.write_bytes(raw)


def _aliases(draw: Random, path: Path) -> None:
    """Nest aliases in each other, so that they are large only when they are expanded."""
    layers = draw.choice((3, 9, 30))
    text = "x0: &x0 [a, b]\n" + "".join(f"x{n}: &x{n} [{f'*x{n - 1}, ' * 9}]\n" for n in range(1, layers))
    path.write_bytes(path.read_bytes() + text.encode())


def _kind(draw: Random, path: Path) -> None:
    """Put something that is no file in the place of one."""
    path.unlink()
    match draw.randrange(7):
        case 0:
            path.mkdir()
        case 1:
            os.mkfifo(path)
        case 2:
            path.symlink_to("/dev/zero")
        case 3:
            path.symlink_to(path.name)
        case 4:
            path.symlink_to("/etc/passwd")
        case 5:
            with path.open("wb") as file:
                file.truncate(10**10)
        case _:
            path.write_bytes(b"")


def _name(draw: Random, path: Path) -> None:
    names = (
        "a\n::error::x.yaml",
        "\u202e.yaml",
        "x" * 200 + ".yaml",
        ".yaml",
        " .yaml",
        "class.yaml",
        "unfinished-import.yaml",
    )
    path.rename(path.with_name(draw.choice(names)))


def mutate(folder: Path, seed: str) -> str:
    """Change one or two files of a spec; return what was done."""
    draw = Random(seed)
    done = []
    for _ in range(draw.choice((1, 1, 1, 2))):
        files = [path for path in sorted(folder.rglob("*.yaml")) if path.is_file() and not path.is_symlink()]
        files = [path for path in files if path.stat().st_size < LARGEST]
        path = draw.choice(files)
        change = draw.choice((_tree, _tree, _tree, _tree, _tree, _bytes, _bytes, _bytes, _aliases, _kind, _name))
        try:
            change(draw, path)
        except (yaml.YAMLError, RecursionError, ValueError, KeyError, IndexError, TypeError):
            _bytes(draw, path)  # an earlier change left nothing that can be read
        done.append(f"{change.__name__} of {path.name}")
    return ", ".join(done)
