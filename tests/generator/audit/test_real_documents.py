"""The project's spec agrees with the platform's documents, if they are available."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.__main__ import main

if TYPE_CHECKING:
    from tests.generator.conftest import SpecFolder


def test_every_difference_is_explained(real_documents: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    """The audit of both documents passes, and only the count is printed."""
    status = main(["audit", *map(str, real_documents)])
    lines = capsys.readouterr().out.splitlines()
    assert (status, lines[:-1]) == (0, [])
    assert " 0 not; 0 corrections out of date" in lines[-1]


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (
            "services/cloud/storage.yaml",
            "dstIotId: {",
            "dstIotID: {",
            "/vision/customer/cloudstorage/transfer: request field dstIotId of the example is not in the spec",
        ),
        ("errors.yaml", "- code: 29004", "- code: 29005", "code 29004 of the domain common is not in the spec"),
    ],
)
def test_a_planted_fault_is_found(
    real_documents: list[Path],
    real_copy: SpecFolder,
    capsys: pytest.CaptureFixture[str],
    file: str,
    old: str,
    new: str,
    message: str,
) -> None:
    """A single wrong name in the real spec is found."""
    text = real_copy.text(file)
    (real_copy.folder / file).write_text(text.replace(old, new), encoding="utf-8")
    assert main(["--spec", str(real_copy.folder), "audit", *map(str, real_documents)]) == 1
    assert message in capsys.readouterr().out
