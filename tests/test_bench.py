"""The benchmarks run, in a small way: their figures are not looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytest.importorskip("aiomqtt")
pytest.importorskip("alibabacloud_iot_api_gateway")

from tests.bench import __main__ as bench
from tests.bench.rounds import Effort, by_work
from tests.bench.table import ROWS, Row, table
from tests.channel.certificates import PROGRAM

SMALL = Effort(rounds=1, share=0.001)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="this system does not tell the size of a process")
@pytest.mark.skipif(PROGRAM is None, reason="there is no openssl on this machine, which makes the certificates")
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("benchmark", bench.COMPARISONS, ids=lambda one: one.__name__)
def test_every_row_is_measured(benchmark: Callable[[Effort], Iterator[Row]]) -> None:
    """Each benchmark gives rows with positive figures of ours, and as many of the other if there is one."""
    rows = [*benchmark(SMALL)]
    assert rows
    for row in rows:
        assert min(*row.ours, *row.other, 1) > 0
        assert len(row.other) in {0, len(row.ours)}
        assert len(row.cells()) == len(ROWS)


@pytest.mark.parametrize(
    ("row", "shown"),
    [
        (
            Row("q", "/s", [30, 10, 20], [10, 10, 10], at_least=2),
            ["20 /s", "10 /s", "2.00", "1.00 to 3.00", "≥ 2", "yes"],
        ),
        (
            Row("q", "/s", [30, 10, 20], [10, 10, 10], at_most=1.9),
            ["20 /s", "10 /s", "2.00", "1.00 to 3.00", "≤ 1.9", "no"],
        ),
        (Row("q", "µs", [1234.5], at_least=700), ["1,234 µs", "", "", "1,234", "≥ 700", "yes"]),
    ],
)
def test_a_row_compares_medians_and_shows_the_spread_of_the_rounds(row: Row, shown: list[str]) -> None:
    assert row.cells() == ["q", *shown]


def test_the_first_round_is_a_warm_up() -> None:
    """Its figures count for none of the works."""
    assert by_work([[9, 9], [1, 2], [3, 4]]) == [[1, 3], [2, 4]]


def test_columns_are_as_wide_as_their_longest_cell() -> None:
    assert table(["a", "b"], [["one", "2"]]).splitlines() == ["| a   | b |", "| --- | - |", "| one | 2 |"]


def test_named_benchmarks_alone_are_run(capsys: pytest.CaptureFixture[str]) -> None:
    """The table has their rows and no others."""
    assert bench.main(["signing", "--share", "0.001", "--rounds", "1"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("| question ")
    assert [line.split("|")[1].strip() for line in lines if line.startswith("| ")][2:] == [
        "signing, against the official client's"
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["signings"], "no benchmark signings: choose from calling, "),
        (["signing", "--write"], "--write takes no names"),
        (["--rounds", "0"], "have to be positive"),
        (["--share", "-1"], "have to be positive"),
        (["--share", "nan"], "have to be positive"),
    ],
)
def test_arguments_that_make_no_sense_are_refused(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        bench.main(arguments)
    assert message in capsys.readouterr().err


def test_the_table_is_written_between_its_marks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rest of the page stays as it is, and a page without the marks is an error that names them."""
    page = tmp_path / "benchmarks.md"
    monkeypatch.setattr(bench, "PAGE", page)
    monkeypatch.setattr(bench, "REPOSITORY", tmp_path)
    begin, end = "<!-- table: `nox -s bench -- --write` writes this -->", "<!-- end of table -->"
    page.write_text(f"before\n{begin}\nold\n{end}\nafter\n", encoding="utf-8")
    bench.write("new ×")
    assert page.read_text(encoding="utf-8") == f"before\n{begin}\nnew ×\n{end}\nafter\n"
    page.write_text("nothing\n", encoding="utf-8")
    with pytest.raises(LookupError, match=r"benchmarks\.md has no block <!-- table: "):
        bench.write("new")


def test_the_page_has_the_marks() -> None:
    """`nox -s bench -- --write` finds its place in docs/benchmarks.md."""
    assert bench.blocks.filled(bench.PAGE.read_text(encoding="utf-8"), "table", "", bench.COMMAND) is not None
