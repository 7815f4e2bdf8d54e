"""Whatever a spec or a document says: each command ends with one of its three exits and lines that say why.

FEIYAN_MUTANTS is the number of specs and of documents; `nox -s soak` has 200. FEIYAN_SEED draws others.
"""

from __future__ import annotations

import os
import random
import resource
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from generator.documents.reader import LARGEST
from tests.generator.audit.conftest import Audit, lamps  # noqa: F401 - a fixture
from tests.generator.conftest import REPOSITORY, TOPICS, SpecFolder
from tests.generator.documents.test_linear_time import HTML, REFERENCE, WEB_PAGE
from tests.generator.importing import test_fuzz
from tests.generator.mutants import mutate

MUTANTS = int(os.environ.get("FEIYAN_MUTANTS", "8"))
SEED = os.environ.get("FEIYAN_SEED", "lamp")

SECONDS = 60
"""Time that a command may take; it takes one or two, on a machine that is not busy."""

MEMORY = 2 * 2**30
"""Address space that a command may take, in bytes."""


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Run the generator with limits, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", LIMITED, *map(str, arguments)],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        errors="strict",
        check=False,
        timeout=SECONDS,
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1", "FEIYAN_DOCUMENTS": ""},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)),
    )


LIMITED = """
import sys
from generator.__main__ import main
from generator.budget import limit

SEVERAL = []
for word in sys.argv[1:]:
    SEVERAL.append([]) if word == "then" else SEVERAL[-1].append(word) if SEVERAL else SEVERAL.append([word])
for arguments in SEVERAL:
    limit()
    print("status", main(arguments), file=sys.stderr)
"""
"""Several commands, one after the other, as each process takes most of its time for imports; `then` divides them."""


def assert_told(done: subprocess.CompletedProcess[str], exits: Sequence[set[int]]) -> list[int]:
    """Check that each command has ended with one of its exits, and that one that is not 0 says why."""
    assert done.returncode == 0, done.stderr[-2000:]
    assert "Traceback" not in done.stderr
    assert "internal error" not in done.stderr
    statuses, said = [], False
    for line in done.stderr.splitlines():
        if not line.startswith("status "):
            assert len(line) < 3000, line
            said = True
            continue
        status = int(line.removeprefix("status "))
        assert status in exits[len(statuses)], f"{len(statuses)}: {done.stderr[-2000:]}"
        assert said or status < 2
        statuses.append(status)
        said = False
    assert len(statuses) == len(exits)
    return statuses


@pytest.fixture
def tiny(tiny: SpecFolder) -> SpecFolder:
    """The tiny spec with topics."""
    tiny.write("asyncapi.yaml", TOPICS)
    return tiny


def test_a_spec_changed_at_random_is_used_or_refused(tiny: SpecFolder, tmp_path: Path) -> None:
    """All commands end; a comparison without `--fail-on` never gives 1."""
    base = shutil.copytree(tiny.folder, tmp_path / "base")
    for number in range(MUTANTS):
        shutil.rmtree(tiny.folder)
        shutil.copytree(base, tiny.folder)
        what = mutate(tiny.folder, f"{SEED} {number}")
        of = ("--spec", tiny.folder, "--generated", tmp_path / "out")
        try:
            done = run(
                *(
                    *of,
                    "lint",
                    "then",
                    *of,
                    "generate",
                    "then",
                    *of,
                    "check",
                    "then",
                    *of,
                    "bundle",
                    "-o",
                    tmp_path / "x.json",
                ),
                *("then", "diff", base, tiny.folder, "then", "diff", tiny.folder, base, "--format", "html"),
                *("then", "diff", base, tiny.folder, "--format", "json", "-o", tmp_path / "x.md"),
            )
            assert_told(done, [{0, 1}, {0, 1, 2}, {0, 1}, {0, 1}, {0, 2}, {0, 2}, {0, 2}])
        except BaseException as error:
            error.add_note(f"number {number} of seed {SEED}: {what}")
            raise


def documents() -> list[bytes]:
    """Return documents changed at random: texts of both layouts, pages, and some that are huge or no text at all."""
    draw = random.Random(SEED)
    made = []
    for number in range(MUTANTS):
        lines = list(draw.choice((REFERENCE, WEB_PAGE, test_fuzz.EDITION.split("\n"))))
        match number % 4:
            case 0:
                for _ in range(draw.choice((1, 2, 5))):
                    draw.choice(test_fuzz.CHANGES)(draw, lines)
                made.append("\n".join(lines).encode("utf-8", "surrogatepass"))
            case 1:
                at, piece = draw.randrange(len(lines)), draw.choice((*lines, *test_fuzz.LINES, *test_fuzz.CELLS))
                count = LARGEST // 4 // (len(piece) + 1)
                made.append("\n".join([*lines[:at], *[piece] * count, *lines[at:]]).encode("utf-8", "surrogatepass"))
            case 2:
                piece = "".join(draw.choices(HTML, k=draw.randint(1, 3)))
                body = "\n".join(f"<p>{line}</p>" for line in lines)
                made.append(f"<html>{body}{piece * (1_000_000 // len(piece))}{body}".encode())
            case _:
                raw = "\n".join(lines).encode()
                at = draw.randrange(len(raw))
                noise = draw.choice(
                    (draw.randbytes(100), b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", b"\x00" * 100, b"\t" * 10**6, b"9" * 10**6)
                )
                made.append(raw[:at] + noise + raw[at:])
    return made


def test_a_document_changed_at_random_is_read_or_refused(
    lamps: Audit,  # noqa: F811 - the fixture
    tmp_path: Path,
) -> None:
    """`read`, `audit` and `import` end: 1 if something is left, 2 if the document is refused."""
    before, document = tmp_path / "before", tmp_path / "document.txt"
    shutil.copytree(lamps.spec.folder, before)
    for number, raw in enumerate(documents()):
        document.write_bytes(raw)
        shutil.rmtree(lamps.spec.folder)
        shutil.copytree(before, lamps.spec.folder)
        of = ("--spec", lamps.spec.folder)
        try:
            done = run("read", document, "then", *of, "audit", document, "then", *of, "import", document)
            assert_told(done, [{0, 1, 2}] * 3)
        except BaseException as error:
            error.add_note(f"number {number} of seed {SEED}")
            raise


KINDS = {
    "a pipe": os.mkfifo,
    "a folder": Path.mkdir,
    "a device": lambda path: path.symlink_to("/dev/zero"),
    "a link to itself": lambda path: path.symlink_to(path.name),
    "a file without end": lambda path: path.symlink_to("/proc/self/pagemap"),
    "a large file": lambda path: os.truncate(os.open(path, os.O_CREAT | os.O_WRONLY), 10**11),
    "nothing": lambda _: None,
}


@pytest.mark.parametrize("kind", KINDS)
def test_pipes_devices_and_folders_are_refused_at_once(tiny: SpecFolder, tmp_path: Path, kind: str) -> None:
    """Pipes, devices, folders and the like are refused with their names, as document, spec or bundle."""
    path = tmp_path / "document.txt"
    KINDS[kind](path)
    of = ("--spec", tiny.folder, "--generated", tmp_path / "out")
    done = run("read", path, "then", *of, "audit", path, "then", *of, "import", path, "then", *of, "diff", path)
    assert_told(done, [{2}, {2}, {2}, {2}])
    assert done.stderr.count(f"{path}:") == 4
    if kind != "nothing":
        KINDS[kind](tiny.folder / "notes.yaml")
        done = run(
            *of, "lint", "then", *of, "generate", "then", *of, "import", path, "then", "diff", tiny.folder, tiny.folder
        )
        assert_told(done, [{1}, {1}, {2}, {2}])
        assert done.stderr.count(f"{tiny.folder}/notes.yaml:1: ") == 3
