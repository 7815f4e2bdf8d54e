"""Without documents on the command line, those in a folder are compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.documents import folder

if TYPE_CHECKING:
    from pathlib import Path

    from tests.generator.audit.conftest import Audit


def test_the_documents_in_the_named_folder_are_compared(lamps: Audit, monkeypatch: pytest.MonkeyPatch) -> None:
    """Other files in the folder are ignored."""
    lamps.older_page.unlink()
    lamps.reference.with_name("README.md").write_text("No document.")
    monkeypatch.setenv("FEIYAN_DOCUMENTS", str(lamps.reference.parent))
    assert lamps.run(reference=False) == lamps.run()
    lamps.print("超时时间\t3000", "超时时间\t4000")
    assert lamps.run(reference=False) == lamps.run()
    assert lamps.run(reference=False)[0] == 1


def test_a_named_folder_without_documents_fails(lamps: Audit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A named folder without documents is an error: whoever names one expects an audit."""
    monkeypatch.setenv("FEIYAN_DOCUMENTS", str(tmp_path / "none"))
    message = f"not audited: there are no documents in {tmp_path}/none, the folder in FEIYAN_DOCUMENTS"
    assert lamps.run(reference=False) == (2, [message])


@pytest.mark.parametrize("named", [None, ""])
def test_without_documents_the_audit_says_so_and_passes(
    lamps: Audit, named: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Most contributors have no documents, and CI runs the audit anyway."""
    monkeypatch.delenv("FEIYAN_DOCUMENTS", raising=False)
    if named is not None:
        monkeypatch.setenv("FEIYAN_DOCUMENTS", named)
    message = "not audited: FEIYAN_DOCUMENTS is not set: set it to the folder of the platform's documents"
    assert lamps.run(reference=False) == (0, [message])


def test_no_other_place_is_looked_at(lamps: Audit, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the working directory nor a folder beside it is searched."""
    monkeypatch.delenv("FEIYAN_DOCUMENTS", raising=False)
    monkeypatch.chdir(lamps.reference.parent)
    assert folder.at_hand() == []
