"""The contents of both documents are counted, if they are available."""

from __future__ import annotations

from collections import Counter

from generator.documents import Document, Edition, Example


def test_the_reference_has_286_operations_with_a_path(real_reference: Document) -> None:
    """Chapter 6 has 223 and chapter 7 has 63."""
    chapters = Counter(operation.section.split(".")[0] for operation in real_reference.operations)
    assert chapters == {"6": 223, "7": 63}


def test_the_title_page_has_the_date_of_the_edition(real_reference: Document, real_web_page: Document) -> None:
    assert (real_reference.edition, real_web_page.edition) == (Edition(9, "2022-06-14"), None)


def test_every_head_in_the_reference_is_complete(real_reference: Document) -> None:
    """Each operation has section, title, version, protocol, method, auth and timeout."""
    for operation in real_reference.operations:
        assert operation.section
        assert operation.title
        assert operation.api_version
        assert operation.protocols
        assert operation.method == "POST"
        assert operation.auth
        assert operation.timeout_ms


def test_one_operation_has_lost_its_head(real_reference: Document) -> None:
    """6.8.8 is known from the contents and has an answer and examples; 6.8.7 keeps its own."""
    (headless,) = real_reference.headless
    (before,) = (operation for operation in real_reference.operations if operation.section == "6.8.7")
    assert (headless.section, headless.request_rows, len(headless.response_rows)) == ("6.8.8", (), 4)
    assert headless.request_example is not None
    assert headless.request_example.problem is None
    assert before.error_example is None
    assert before.response_example is not None
    assert {repair.what for repair in before.response_example.repairs} == {
        "a missing } at the end",
        "a missing ] at the end",
    }


def test_the_reference_has_all_sections_that_it_announces(real_reference: Document) -> None:
    """The contents name nothing that was not found."""
    assert real_reference.missing == ()


def test_the_reference_has_seven_topics(real_reference: Document) -> None:
    """Two go up and are answered, five come down."""
    assert Counter(topic.direction for topic in real_reference.topics) == {"up": 2, "down": 5}
    for topic in real_reference.topics:
        assert topic.rows
        assert topic.example is not None
        assert topic.example.problem is None
        assert (topic.reply_example is not None) is (topic.direction == "up")


def test_the_reference_has_187_error_codes_in_five_tables(real_reference: Document) -> None:
    """Two more rows say other messages of a code that stands above them."""
    codes = Counter(row.table for row in real_reference.errors)
    assert len(codes) == 5
    assert codes.total() == 189
    assert len({(row.table, row.code) for row in real_reference.errors}) == 187
    assert all(row.description for row in real_reference.errors)


def test_the_page_has_25_operations(real_web_page: Document) -> None:
    """Each has path, version and examples."""
    assert len(real_web_page.operations) == 25
    assert real_web_page.headless == ()
    for operation in real_web_page.operations:
        assert operation.path
        assert operation.api_version
        assert operation.request_example is not None
        assert operation.response_example is not None


def test_every_line_of_both_documents_is_placed(real_reference: Document, real_web_page: Document) -> None:
    """Nothing in the real documents is unknown to the reader."""
    assert real_reference.unplaced == ()
    assert real_web_page.unplaced == ()


def examples(document: Document) -> list[Example]:
    found = [
        example
        for operation in (*document.operations, *document.headless)
        for example in (operation.request_example, operation.response_example, operation.error_example)
    ]
    return [example for example in found if example is not None]


def test_every_example_is_a_value_or_a_java_call(real_reference: Document, real_web_page: Document) -> None:
    """Four examples of the reference are in Java; every other example can be read."""
    for document, java in ((real_reference, 4), (real_web_page, 0)):
        unread = [example for example in examples(document) if example.problem is not None]
        assert len(unread) == java
        assert all(example.java is not None and example.java.path for example in unread)


def test_few_examples_need_mending(real_reference: Document, real_web_page: Document) -> None:
    """Few examples need repairs: 13 of more than 800 in the reference, and 23 of 73 on the page."""
    assert sum(bool(example.repairs) for example in examples(real_reference)) == 13
    assert sum(bool(example.repairs) for example in examples(real_web_page)) == 23


def test_a_mended_page_break_loses_no_field(real_reference: Document) -> None:
    """Fields on both sides of a cut stand in one object."""
    by_section = {operation.section: operation.response_example for operation in real_reference.operations}
    page = by_section["6.6.1"]
    assert page is not None
    assert isinstance(page.value, dict)
    data = page.value["data"]
    assert isinstance(data, dict)
    assert data.keys() == {"total", "pageId", "pageSize", "data"}
