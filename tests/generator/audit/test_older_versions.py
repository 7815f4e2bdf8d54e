"""The older page is compared with `x-older-versions`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.generator.conftest import LAMP_ROWS, LAMPS

if TYPE_CHECKING:
    from tests.generator.audit.conftest import Audit

VERSION = "      x-api-version: 1.0.2\n"
OLDER = f"""\
{VERSION}      x-older-versions:
      - version: 1.0.0
        document: user-service
        title: 获取灯
        without: {{params: [floor], data: [litAt, color]}}
        also: {{data: {{brightness: {{type: integer, description: Brightness.}}}}}}
"""


def test_an_unknown_version_is_named(lamps: Audit) -> None:
    """A version that the spec does not list is reported, and so are its additional fields."""
    status, lines = lamps.run(older_page=True)
    assert status == 1
    assert [line.partition("; ")[0] for line in lines[:-1]] == [
        "user-service:3: /lamp/get: x-api-version is 1.0.0 in the document, but 1.0.2 in the spec",
        "user-service:20: /lamp/get: response field brightness (Int) is not in the spec",
    ]


def test_a_version_that_is_listed_as_it_is_agrees(lamps: Audit) -> None:
    """A page agrees with a version whose `without` and `also` match it."""
    lamps.spec.replace(LAMPS, VERSION, OLDER)
    assert lamps.run(older_page=True)[0] == 0


def test_without_is_compared_both_ways(lamps: Audit) -> None:
    """A field under `without` that the page has is reported, and so is one that neither has."""
    lamps.spec.replace(LAMPS, VERSION, OLDER.replace("data: [litAt, color]", "data: [litAt, state]"))
    status, lines = lamps.run(older_page=True)
    assert status == 1
    assert lines[:-1] == [
        "user-service:3: /lamp/get: response field state is in the document, but under without in x-older-versions; "
        f"correct it in spec/{LAMPS}, or explain it in spec/{LAMP_ROWS}",
        "user-service:3: /lamp/get: response field color is not in the document, nor under without in "
        f"x-older-versions; correct it in spec/{LAMPS}, or explain it in spec/{LAMP_ROWS}",
    ]


def test_also_is_compared(lamps: Audit) -> None:
    """A field under `also` that the page lacks is reported."""
    lamps.spec.replace(LAMPS, VERSION, OLDER)
    lamps.print("brightness Int 亮度\n", "", in_page=True)
    assert lamps.only(older_page=True) == (
        "user-service:3: /lamp/get: response field brightness is not in the document, "
        f"but under also in x-older-versions; correct it in spec/{LAMPS}, or explain it in spec/{LAMP_ROWS}"
    )


def test_a_sentence_under_differs_explains(lamps: Audit) -> None:
    """A sentence that names a field explains its differences."""
    lamps.spec.replace(LAMPS, VERSION, OLDER)
    lamps.print("state Int 状态", "state String 状态", in_page=True)
    assert "response field state is String in the table" in lamps.only(older_page=True)
    lamps.spec.replace(LAMPS, "        also:", "        differs: [state is a text.]\n        also:")
    assert lamps.run(older_page=True)[0] == 0
