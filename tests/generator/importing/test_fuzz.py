"""Documents changed at random: whatever they say, an import merges it soundly or refuses all of it.

Each change is drawn from a seed, so that a failure repeats itself.
"""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.__main__ import main
from tests.generator.audit.conftest import DOCUMENT
from tests.generator.importing.conftest import Import
from tests.generator.importing.filling import fill, problems

if TYPE_CHECKING:
    from tests.generator.audit.conftest import Audit
    from tests.generator.conftest import SpecFolder

EDITION = Path(__file__).with_name("edition.txt").read_text(encoding="utf-8")
COUNT = 50
"""Number of documents per seed; a failure names its number."""

CELLS = (
    *("String", "Int", "Long", "Boolean", "List", "JSON", "Struct", "Double", "String<Int>", "", "是", "否", "可选"),
    *("1.0.0", "1.0.1", "1.0.9", "2.0.0", "0", "-1", "9" * 5000, "/lamp/list", "/a~b/c", "/lamp/get", "NaN", "1e999"),
    *("data", "code", "id", "class", "None", "$ref", "items", "lampId", "a.b", "..", '"', "'", "`", "{", "[", "#", "-"),
    *("\u202e", "\x00", "\x07", "\x85", "\u2028", "a" * 3000, "!!x", "~", "null", "yes", "0x10", "١٢", "²", "lamp Id"),
    *(
        "CONFIRM（a），COMPELLENT（b），X_Y（c）",
        "0（a），1（b），77（c）",
        f"0（a），1（b），{'7' * 5000}（c）",
        "value3",
        "é",
    ),
)
VALUES = (
    *("NaN", "-Infinity", "1e999", "-0", "9" * 5000, '"\\ud800"', '"\\u0000"', "[[[[1]]]]", "{}", "[]", "null", "true"),
    *(
        '{"a":{"b":[{"c":1}]}}',
        '{"a":1,"a":2}',
        '[1,"a",null]',
        '"value3"',
        '"value"',
        "156,",
        "0123",
        '"x',
        "}",
        "[1,",
    ),
    *("//c", '"\\x"', '{"":1}', '{"a b":1}', '{"$ref":"x"}', '{"class":1}', '[{"a":1},{"a":"b"},2]', "1e5", "4.5"),
    *(
        '{"lampId":{"x":1}}',
        f'"{"长" * 40}"',
        "12345678901234567890123",
        "[" * 3000 + "]" * 3000,
        f'{{"{"k" * 3000}":1}}',
    ),
)
LINES = (
    *(
        "#",
        "##",
        "### ",
        "```",
        "#### 请求参数",
        "#### 返回数据",
        "#### 示例",
        "#### 正常返回示例",
        "### 7.1.9. 新",
        "## 9.1. X",
    ),
    *("路径\t/x/y", "版本号\t3.3.3", "错误码\t错误信息\t描述\t可尝试解决方法", f"## {'9' * 5000}.1. X", "x\ty\tz"),
)
MEMBER = re.compile(r'(\s*"\w+": )(.*?)(,?)')

Lines = list[str]
Random = random.Random


def _cell(draw: Random, lines: Lines) -> None:
    index = draw.choice([index for index, line in enumerate(lines) if "\t" in line] or [0])
    cells = lines[index].split("\t")
    cells[draw.randrange(len(cells))] = draw.choice(CELLS)
    lines[index] = "\t".join(cells)


def _row(draw: Random, lines: Lines) -> None:
    index = draw.choice([index for index, line in enumerate(lines) if "\t" in line] or [0])
    lines.insert(index, "\t".join([draw.choice(CELLS), *lines[index].split("\t")[1:]]))


def _member(draw: Random, lines: Lines) -> None:
    index = draw.choice([index for index, line in enumerate(lines) if MEMBER.fullmatch(line)] or [0])
    if match := MEMBER.fullmatch(lines[index]):
        lines[index] = f"{match[1]}{draw.choice(VALUES)}{match[3]}"


def _key(draw: Random, lines: Lines) -> None:
    index = draw.choice([index for index, line in enumerate(lines) if MEMBER.fullmatch(line)] or [0])
    name = draw.choice(CELLS)
    lines[index] = re.sub(r'"\w+"', lambda _: f'"{name}"', lines[index], count=1)


def _rename(draw: Random, lines: Lines) -> None:
    words = sorted(set(re.findall(r"[A-Za-z]\w{3,}", "\n".join(lines)))) or ["x"]
    old, new = draw.choice(words), draw.choice([*words, *CELLS])
    lines[:] = "\n".join(lines).replace(old, new).split("\n")


def _section(draw: Random, lines: Lines) -> None:
    """Remove an operation, or copy it to another place."""
    heads = [index for index, line in enumerate(lines) if line.startswith("### ")]
    if len(heads) > 1:
        begin = draw.randrange(len(heads) - 1)
        section = lines[heads[begin] : heads[begin + 1]]
        if draw.random() < 0.5:
            del lines[heads[begin] : heads[begin + 1]]
        else:
            at = draw.choice(heads)
            lines[at:at] = section


def _splice(draw: Random, lines: Lines) -> None:
    text = "\n".join(lines)
    at = draw.randrange(len(text) + 1)
    cut = draw.choice([0, 0, 1, 30, 200])
    lines[:] = (text[:at] + draw.choice(["", *CELLS, *VALUES]) + text[at + cut :]).split("\n")


def _line(draw: Random, lines: Lines) -> None:
    """Remove, repeat, move, replace or extend a line."""
    index, other = draw.randrange(len(lines)), draw.randrange(len(lines))
    match draw.randrange(5):
        case 0:
            del lines[index]
        case 1:
            lines.insert(index, lines[index])
        case 2:
            lines[index], lines[other] = lines[other], lines[index]
        case 3:
            lines[index] = draw.choice(LINES)
        case _:
            lines[index] += draw.choice("\t\r\x0b\x0c\x1c\u2028\u3000 ") * draw.choice([1, 5])


def _cut(draw: Random, lines: Lines) -> None:
    index = draw.randrange(len(lines))
    lines[:] = draw.choice([lines[:index], lines[index:]]) or [""]


CHANGES: tuple[Callable[[Random, Lines], None], ...] = (
    *(_cell, _cell, _cell, _row, _member, _member, _key, _rename, _section, _splice, _line, _line, _cut),
)


def _bytes(draw: Random, text: str) -> bytes:
    raw = text.encode("utf-8", "surrogatepass")
    match draw.randrange(20):
        case 0:
            return text.encode("utf-16", "surrogatepass")
        case 1:
            return b"\xef\xbb\xbf" + raw
        case 2:
            return raw.replace(b"\n", b"\r\n")
        case 3:
            at = draw.randrange(len(raw) + 1)
            return raw[:at] + draw.randbytes(5) + raw[at:]
    return raw


def documents(seed: int, text: str) -> Iterator[bytes]:
    """Yield documents with one to three changes."""
    for number in range(COUNT):
        draw = random.Random(f"{seed}/{number}")
        lines = text.split("\n")
        for _ in range(draw.choice([1, 1, 1, 2, 3])):
            draw.choice(CHANGES)(draw, lines)
        yield _bytes(draw, "\n".join(lines))


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def filled_problems(folder: Path) -> list[str]:
    """Return the problems that lint finds once people have finished the spec."""
    copy = folder.with_name("filled")
    shutil.copytree(folder, copy)
    fill(copy)
    found = problems(copy)
    shutil.rmtree(copy)
    return found


def check(spec: SpecFolder, base: Path, document: Path, importing: Import, known: list[str]) -> None:
    """Check that a document is refused with file and line, or merged correctly and completely."""
    shutil.rmtree(spec.folder)
    shutil.copytree(base, spec.folder)
    before = contents(spec.folder)
    status, lines = importing(spec, document)
    after = contents(spec.folder)
    if status == 2:
        assert after == before
        assert lines[-1] == "nothing was imported"
        assert all(re.match(rf"{re.escape(str(document))}:\d+: |\.\.\. and ", line) for line in lines[:-1]), lines
        return
    assert status in (0, 1)
    assert filled_problems(spec.folder) == known
    for name, raw in before.items():
        kept = set(after[name].decode().split("\n"))
        assert {line for line in raw.decode().split("\n") if line.lstrip().startswith("#")} <= kept
    _, again = importing(spec, document)
    assert again[-1].startswith("0 changes in 0 files")
    assert contents(spec.folder) == after


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("seed", range(4))
def test_a_document_changed_at_random_is_merged_soundly_or_refused(
    lamps: Audit, importing: Import, tmp_path: Path, seed: int
) -> None:
    for file in ("services/cloud/lamps.yaml", "errors.yaml", "openapi.yaml"):
        lamps.spec.write(file, f"# Head.\n{lamps.spec.text(file)}\n# Tail.\n")
    base = shutil.copytree(lamps.spec.folder, tmp_path / "base")
    known = filled_problems(base)
    for number, raw in enumerate(documents(seed, DOCUMENT)):
        lamps.reference.write_bytes(raw)
        try:
            check(lamps.spec, base, lamps.reference, importing, known)
        except BaseException as error:
            error.add_note(f"number {number} of seed {seed}")
            raise


@pytest.mark.usefixtures("quick")
def test_an_edition_changed_at_random_is_merged_soundly_or_refused(
    lamps: Audit, importing: Import, tmp_path: Path
) -> None:
    """A randomly changed edition is merged correctly or refused, in a spec made from the edition."""
    base, document = tmp_path / "base", tmp_path / "edition.txt"
    document.write_text(EDITION, encoding="utf-8")
    main(["import", "--into", str(base), str(document)])
    for number, raw in enumerate(documents(0, EDITION)):
        document.write_bytes(raw)
        try:
            check(lamps.spec, base, document, importing, [])
        except BaseException as error:
            error.add_note(f"number {number}")
            raise


STRANGE = {
    "a folder": lambda path: path.mkdir(),
    "an empty file": lambda path: path.write_bytes(b""),
    "blank lines": lambda path: path.write_bytes(b"\n" * 1000),
    "zeros": lambda path: path.write_bytes(bytes(5000)),
    "a picture": lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + random.Random(0).randbytes(3000)),
    "one long line": lambda path: path.write_text(DOCUMENT.replace("\n", " ")),
}


@pytest.mark.parametrize("name", STRANGE)
def test_other_text_than_a_documents_is_refused(lamps: Audit, importing: Import, tmp_path: Path, name: str) -> None:
    before = contents(lamps.spec.folder)
    document = tmp_path / "strange"
    STRANGE[name](document)
    status, lines = importing(lamps.spec, document)
    assert (status, lines[-1]) == (2, "nothing was imported")
    assert lines[0].startswith(f"{document}:1: ")
    assert contents(lamps.spec.folder) == before
