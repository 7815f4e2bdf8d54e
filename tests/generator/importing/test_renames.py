"""A new field in the place of a removed one gets a hint that it may have been renamed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.generator.importing.conftest import Import

if TYPE_CHECKING:
    from tests.generator.audit.conftest import Audit

FLOOR = "floor\tInt\t否\t楼层。\n"
SHOWN = '    "floor": "value2"\n'
LIT = "litAt\tLong\t时间。\n"
LIT_SHOWN = '    "litAt": "156xxxx430",\n'

RENAMED = {
    "a parameter": ((FLOOR, "storey\tInt\t否\t楼层。\n"), (SHOWN, '    "storey": "value2"\n')),
    "a parameter that no example shows": ((FLOOR, "storey\tInt\t否\t楼层。\n"), (f",\n{SHOWN}", "\n")),
    "a field of an object": ((LIT, "since\tLong\t时间。\n"), (LIT_SHOWN, '    "since": "156xxxx430",\n')),
}


@pytest.mark.parametrize("name", RENAMED)
def test_a_new_name_in_the_place_of_an_old_one_is_hinted_at(lamps: Audit, importing: Import, name: str) -> None:
    """A new name in the place of an old one is added with a hint, and the old one is deprecated."""
    for old, new in RENAMED[name]:
        lamps.print(old, new)
    status, lines = importing(lamps.spec, lamps.reference)
    gone, come = ("litAt", "since") if "object" in name else ("floor", "storey")
    assert status == 0
    assert any(line.endswith(f"perhaps {gone} renamed") and f"field {come} " in line for line in lines)
    assert any(f"field {gone} is no longer in the document: deprecated" in line for line in lines)


NOT_TOLD = {
    "another type": ((FLOOR, "storey\tString\t否\t。\n"), (SHOWN, '    "storey": "x"\n')),
    "two that come": ((FLOOR, "storey\tInt\t否\t。\nlevel\tInt\t否\t。\n"), (f",\n{SHOWN}", "\n")),
    "another place": (
        (f"lampId\tString\t是\t灯的ID。\n{FLOOR}", "storey\tInt\t否\t。\nlampId\tString\t是\t灯的ID。\n"),
        (f",\n{SHOWN}", "\n"),
    ),
    "none that goes": ((FLOOR, f"{FLOOR}storey\tInt\t否\t。\n"),),
}


@pytest.mark.parametrize("name", NOT_TOLD)
def test_nothing_is_hinted_at_where_it_is_not_plain(lamps: Audit, importing: Import, name: str) -> None:
    for old, new in NOT_TOLD[name]:
        lamps.print(old, new)
    status, lines = importing(lamps.spec, lamps.reference)
    assert status == 0
    assert any("new request field" in line for line in lines)
    assert not any("perhaps" in line for line in lines)


def test_the_same_value_in_the_example_tells_of_a_name_that_moved(lamps: Audit, importing: Import) -> None:
    """A field that moved in the table is recognized by the value in its example."""
    lamps.spec.replace(
        "services/cloud/lamps.yaml",
        "                      floor: {type: integer, description: Floor.}\n",
        "                      floor: {type: integer, description: Floor.}\n"
        "                    examples: [{lampId: a1, floor: 42}]\n",
    )
    lamps.print(FLOOR, "")
    lamps.print("lampId\tString\t是", "storey\tInt\t否\t楼层。\nlampId\tString\t是")
    lamps.print(SHOWN, '    "storey": 42\n')
    assert any("(Int); perhaps floor renamed" in line for line in importing(lamps.spec, lamps.reference)[1])
