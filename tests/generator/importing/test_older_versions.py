"""A raised version adds an item to `x-older-versions`, with the differences that the import has made."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tests.generator.conftest import LAMPS
from tests.generator.importing.conftest import NOTHING_NEW, Import, changed_lines, texts
from tests.generator.importing.filling import fill, problems

if TYPE_CHECKING:
    from tests.generator.audit.conftest import Audit

VERSION = "      x-api-version: 1.0.2\n"


def raise_version(lamps: Audit, old: str = "1.0.2", new: str = "1.0.3") -> None:
    """Change the version of /lamp/get in its head and in its example."""
    lamps.print(f"版本号\t{old}", f"版本号\t{new}")
    lamps.print(f'"apiVer": "{old}"', f'"apiVer": "{new}"')


def add_side(lamps: Audit) -> None:
    """Add a parameter."""
    lamps.print("floor\tInt\t否\t楼层。\n", "floor\tInt\t否\t楼层。\nside\tBoolean\t否\t方向。\n")


def trail(lamps: Audit) -> str:
    """Return the lines of `x-older-versions`."""
    _, found, rest = lamps.spec.text(LAMPS).partition("      x-older-versions:\n")
    return found and rest[: rest.index("      x-timeout-ms")]


def is_sound(lamps: Audit) -> bool:
    """Return whether lint finds no problem once people have finished the spec."""
    copy = lamps.spec.folder.with_name("filled")
    shutil.copytree(lamps.spec.folder, copy)
    fill(copy)
    return all("has no examples" in problem for problem in problems(copy))


def test_an_import_describes_the_version_before(lamps: Audit, importing: Import) -> None:
    """Parameters and fields, types, what is required, time and authentication; the older edition agrees with it."""
    older = lamps.reference.read_text()
    raise_version(lamps)
    add_side(lamps)
    lamps.print("floor\tInt\t否", "floor\tInt\t是")
    lamps.print("超时时间\t5000", "超时时间\t6000")
    lamps.print("是否需要用户身份鉴权\t否\n超时时间\t6000", "是否需要用户身份鉴权\t是\n超时时间\t6000")
    lamps.print('    "color": "red"', '    "color": 7,\n    "place": {"lampId": "a1", "level": 3}')
    lamps.print("litAt\tLong\t时间。\n", "litAt\tLong\t时间。\ncolor\tInt\t颜色。\n")
    status, lines = importing(lamps.spec, lamps.reference)
    assert status == 0
    assert "reference:14: 7.1.1 /lamp/get: x-older-versions has 1.0.2 now" in lines
    assert trail(lamps) == (
        "      - version: 1.0.2\n"
        "        document: reference\n"
        "        title: 获取灯\n"
        "        without:\n"
        "          params: [side]\n"
        "          data: [place]\n"
        "        differs:\n"
        "        - floor is optional.\n"
        "        - color is of type string.\n"
        "        - x-auth is cloud.\n"
        "        - x-timeout-ms is 5000.\n"
    )
    assert is_sound(lamps)
    before = texts(lamps.spec.folder)
    assert importing(lamps.spec, lamps.reference) == NOTHING_NEW
    lamps.reference.write_text(older)
    assert lamps.run()[1][:-1] == []
    assert importing(lamps.spec, lamps.reference) == NOTHING_NEW
    assert texts(lamps.spec.folder) == before


def test_a_version_that_differs_in_nothing_is_listed_alone(lamps: Audit, importing: Import) -> None:
    before = texts(lamps.spec.folder)
    raise_version(lamps)
    assert importing(lamps.spec, lamps.reference) == (
        0,
        [
            "reference:14: 7.1.1 /lamp/get: x-api-version is now 1.0.3, was 1.0.2",
            "reference:14: 7.1.1 /lamp/get: x-older-versions has 1.0.2 now",
            f"wrote {LAMPS}",
            "2 changes in 1 file, 0 left to decide, 0 corrections settled",
        ],
    )
    assert changed_lines(before, texts(lamps.spec.folder)) == [
        "-      x-api-version: 1.0.2",
        "+      x-api-version: 1.0.3",
        "+      x-older-versions:",
        "+      - version: 1.0.2",
        "+        document: reference",
        "+        title: 获取灯",
    ]


def test_a_version_raised_twice_has_two_items_the_newest_first(lamps: Audit, importing: Import) -> None:
    """Both items lack what the second import adds, and both older editions agree."""
    editions = [lamps.reference.read_text()]
    raise_version(lamps)
    add_side(lamps)
    editions.append(lamps.reference.read_text())
    assert importing(lamps.spec, lamps.reference)[0] == 0
    raise_version(lamps, "1.0.3", "1.1.0")
    lamps.print("### 7.1.1. 获取灯", "### 7.1.1. 灯")
    lamps.print("litAt\tLong\t时间。\n", "litAt\tLong\t时间。\nbeam\tBoolean\t束。\n")
    assert importing(lamps.spec, lamps.reference)[0] == 0
    assert trail(lamps) == (
        "      - version: 1.0.3\n"
        "        document: reference\n"
        "        title: 获取灯\n"
        "        without:\n"
        "          data: [beam]\n"
        "      - version: 1.0.2\n"
        "        document: reference\n"
        "        title: 获取灯\n"
        "        without:\n"
        "          params: [side]\n"
        "          data: [beam]\n"
    )
    for edition in editions:
        lamps.reference.write_text(edition)
        assert lamps.run()[1][:-1] == []


CURATED = f"""\
{VERSION}      # Why there is an older one.
      x-older-versions:
      # Of the page.
      - version: 1.0.0  # as of old
        document: user-service
        title: 获取灯
        without: {{params: [floor], data: [litAt, color]}}  # by the table
        also: {{data: {{brightness: {{type: integer, description: Light.}}, beam: {{type: boolean, description: B.}}}}}}
        differs: ["state is a text."]
"""


def test_a_list_that_is_there_keeps_its_comments_and_lacks_the_same(lamps: Audit, importing: Import) -> None:
    """A field under `also` that was added is no longer listed; facts that the page never has are ignored."""
    lamps.spec.replace(LAMPS, VERSION, CURATED)
    before = texts(lamps.spec.folder)
    raise_version(lamps)
    add_side(lamps)
    lamps.print("超时时间\t5000", "超时时间\t6000")
    lamps.print("litAt\tLong\t时间。\n", "litAt\tLong\t时间。\nbeam\tBoolean\t束。\n")
    assert importing(lamps.spec, lamps.reference)[0] == 0
    assert changed_lines(before, texts(lamps.spec.folder)) == [
        "-      x-api-version: 1.0.2",
        "+      x-api-version: 1.0.3",
        "+      - version: 1.0.2",
        "+        document: reference",
        "+        title: 获取灯",
        "+        without:",
        "+          params: [side]",
        "+          data: [beam]",
        "+        differs:",
        "+        - x-timeout-ms is 5000.",
        "-        without: {params: [floor], data: [litAt, color]}  # by the table",
        "-        also: {data: {brightness: {type: integer, description: Light.}, "
        "beam: {type: boolean, description: B.}}}",
        "+        without: {params: [floor, side], data: [litAt, color]}  # by the table",
        "+        also: {data: {brightness: {type: integer, description: Light.}}}",
        "-      x-timeout-ms: 5000",
        "+      x-timeout-ms: 6000",
        "+                      side: {type: boolean, x-todo: [description]}",
        "+        beam: {type: boolean, x-todo: [description]}",
    ]
    text = lamps.spec.text(LAMPS)
    assert "      # Why there is an older one.\n      x-older-versions:\n      - version: 1.0.2\n" in text
    assert "      # Of the page.\n      - version: 1.0.0  # as of old\n" in text
    assert importing(lamps.spec, lamps.reference) == NOTHING_NEW
    assert lamps.run()[1][:-1] == []


def test_fields_of_another_operation_in_a_shared_object_are_no_difference(lamps: Audit, importing: Import) -> None:
    """A field that only the document of another operation has is not a difference between versions."""
    raise_version(lamps)
    lamps.print('      "state": 0\n', '      "state": 0,\n      "level": 2.5\n')
    assert importing(lamps.spec, lamps.reference)[0] == 0
    assert "level: {type: number" in lamps.spec.text(LAMPS)
    assert "without" not in trail(lamps)


def test_an_answer_that_has_data_now_had_none(lamps: Audit, importing: Import) -> None:
    data = "        - properties:\n            data: {$ref: '#/components/schemas/Lamp'}\n"
    lamps.spec.replace(LAMPS, "".join(f"        {line}\n" for line in data.splitlines()), "")
    raise_version(lamps)
    assert importing(lamps.spec, lamps.reference)[0] == 0
    assert "          data: [lampId, state, litAt, color]\n" in trail(lamps)


def test_a_sentence_on_the_older_version_explains_nothing_of_the_newer(lamps: Audit, importing: Import) -> None:
    """A sentence about the older version does not explain a later change of the type."""
    raise_version(lamps)
    lamps.print("floor\tInt\t否", "floor\tString\t否")
    lamps.print('"floor": "value2"', '"floor": "first"')
    assert importing(lamps.spec, lamps.reference)[0] == 0
    assert "- floor is of type integer." in trail(lamps)
    lamps.print("floor\tString\t否", "floor\tBoolean\t否")
    lamps.print('"floor": "first"', '"floor": true')
    assert "request field floor is now boolean, was string" in importing(lamps.spec, lamps.reference)[1][0]


def test_two_documents_in_one_import_leave_one_trail(lamps: Audit, importing: Import) -> None:
    """Two documents in one import add one item; a second import gives the same."""
    raise_version(lamps)
    add_side(lamps)
    importing(lamps.spec, lamps.reference, lamps.older_page)
    before = texts(lamps.spec.folder)
    importing(lamps.spec, lamps.reference, lamps.older_page)
    assert texts(lamps.spec.folder) == before
    assert trail(lamps).count("version:") == 1
