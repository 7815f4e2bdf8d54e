"""Answers as tables: in notebooks, and as data frames of pandas."""

from __future__ import annotations

import asyncio
import sys
from html.parser import HTMLParser

import pytest

from feiyan import ApiError, AsyncCloudClient, CloudClient, Envelope
from feiyan.cloud.models.things import ThingInfo, ThingPage
from feiyan_runtime import PagePaging, SyncService
from feiyan_sandbox import Sandbox
from tests.runtime.support import operation

HOSTILE = "<script>alert('1')</script>\x1b[31m\u202e"
PAGING = PagePaging(page="page_no", size="page_size", items_at="items", total_at="total")


class _Cells(HTMLParser):
    """Collects the texts of cells, and the tags that are there."""

    def __init__(self, text):
        super().__init__()
        self.tags = set()
        self.texts = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        assert not attrs

    def handle_data(self, data):
        self.texts.append(data)


def listed(answer):
    """A list whose first page is given, or raised."""

    def invoke(op, params, options):
        if isinstance(answer, Exception):
            raise answer
        return Envelope(code=200, data=answer)

    return SyncService(invoke)._pages(operation(paging=PAGING), None, page_no=1, page_size=10)


def things(**fields):
    """A page with one device."""
    return ThingPage(items=[ThingInfo(iot_id="x", **fields)], total=1)


def test_an_object_is_a_table_of_its_fields():
    """A row has a field with its value; fields without one have none."""
    cells = _Cells(ThingInfo(iot_id="x", status=1)._repr_html_())
    assert cells.texts == ["iot_id", "x", "status", "ONLINE"]


def test_a_page_has_a_table_of_its_items():
    """The items of a page stand in a table of their own, a column a field."""
    cells = _Cells(things(name="lamp")._repr_html_())
    assert cells.texts == ["total", "1", "items", "iot_id", "name", "x", "lamp"]


def test_text_of_the_platform_becomes_no_markup():
    """Text of the platform is escaped in names and values, in fields and in items."""
    hostile = things(name=HOSTILE, **{HOSTILE: [HOSTILE]})
    for text in (hostile._repr_html_(), hostile.items[0]._repr_html_(), listed(hostile)._repr_html_()):
        assert _Cells(text).tags <= {"table", "thead", "tbody", "tr", "th", "td"}
        assert "\x1b" not in text
        assert "\u202e" not in text


def test_secrets_are_in_no_table():
    """Fields that are secret by spec or by name are left out, at any depth."""
    page = things(device_secret="s3cret", extra={"password": "s3cret", "more": [{"iotToken": "s3cret"}]})
    for text in (page._repr_html_(), page.items[0]._repr_html_(), listed(page)._repr_html_()):
        assert "<table>" in text
        assert "s3cret" not in text


def test_a_long_table_ends():
    """A table has a hundred rows at most, and tells how many are left."""
    page = ThingPage(items=[ThingInfo(iot_id=str(number), name="n" * 1000) for number in range(150)])
    text = listed(page)._repr_html_()
    assert text.count("<tr>") == 101
    assert "and 50 more" in text
    assert len(text) < 100_000


def test_a_list_shows_its_first_page():
    """A list in a notebook is the table of the items on its first page, up to its limit."""
    with Sandbox() as sandbox, CloudClient(**sandbox.settings) as cloud:
        devices = cloud.products.list(page_size=10)
        first = devices.first()
        assert first.product_key in devices._repr_html_()
        assert first.product_key not in devices.limit(0)._repr_html_()


def test_a_list_that_cannot_be_read_shows_why():
    """A notebook shows the error of a refused list instead of a traceback."""
    text = listed(ApiError(403, f"no {HOSTILE}", operation="cloud.things.list"))._repr_html_()
    assert "403" in text
    assert "<script>" not in text


def test_pandas_is_named_where_it_is_missing(monkeypatch):
    """Without pandas, `to_pandas` says what to install, before any call."""
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ImportError, match="to_pandas needs pandas: install it with `pip install pandas`"):
        listed(AssertionError("a call")).to_pandas()


def test_a_list_becomes_a_data_frame():
    """A data frame has a row an item and a column an attribute, sync and async alike; secrets are masked."""
    pandas = pytest.importorskip("pandas")
    with Sandbox() as sandbox:
        with CloudClient(**sandbox.settings) as cloud:
            frame = cloud.products.list().to_pandas()
            keys = [product.product_key for product in cloud.products.list()]

        async def read():
            async with AsyncCloudClient(**sandbox.settings) as cloud:
                return await cloud.products.list().to_pandas()

        other = asyncio.run(read())
    assert isinstance(frame, pandas.DataFrame)
    assert list(frame["product_key"]) == list(other["product_key"]) == keys
    secret = listed(ThingPage(items=[ThingInfo(iot_id="x", device_secret="s3cret")])).to_pandas()
    assert list(secret["device_secret"]) == ["***"]
