"""Lists that arrive page by page, in every style, sync and async over the same scripted platform."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

import pytest

from feiyan_runtime import (
    AsyncPages,
    AsyncService,
    ConfigurationError,
    Envelope,
    OffsetPaging,
    PagePaging,
    Pages,
    ProtocolError,
    SyncService,
    TimePaging,
    TokenPaging,
)
from tests.runtime.support import operation


@dataclass(frozen=True)
class Page:
    items: list | None
    total: int | None = None
    more: bool | None = None


@dataclass(frozen=True)
class Sample:
    timestamp: int | None
    name: str = ""


class Platform:
    """Answers calls with pages that a function makes of the parameters, and keeps the parameters."""

    def __init__(self, answer):
        self.answer = answer
        self.asked = []

    def invoke(self, operation, params, options):
        self.asked.append(dict(params))
        return Envelope(code=200, data=self.answer(params))

    async def invoke_async(self, operation, params, options):
        return self.invoke(operation, params, options)


class Sync:
    """Uses pages the sync way."""

    def open(self, platform, op, params, *, enveloped=False):
        return SyncService(platform.invoke, enveloped=enveloped)._pages(op, None, **params)

    def some(self, iterator, count):
        return [item for item, _ in zip(iterator, range(count), strict=False)]

    def page(self, pages):
        return pages.page()

    def asked(self, answer):
        return answer


class Async:
    """Uses pages the async way."""

    def open(self, platform, op, params, *, enveloped=False):
        return AsyncService(platform.invoke_async, enveloped=enveloped)._pages(op, None, **params)

    def some(self, iterator, count):
        async def collect():
            items = []
            async for item in iterator:
                items.append(item)
                if len(items) == count:
                    break
            return items

        return asyncio.run(collect())

    def page(self, pages):
        return asyncio.run(pages.page())

    def asked(self, answer):
        return asyncio.run(answer)


ALL = 1000


@pytest.fixture(params=[Sync(), Async()], ids=["sync", "async"])
def way(request):
    return request.param


NUMBERED = PagePaging(page="page", size="size", items_at="items", total_at="total")
NUMBERED_FROM_0 = PagePaging(page="page", size="size", items_at="items", total_at="total", first=0)
NUMBERED_BARE = PagePaging(page="page", size="size")
OFFSET = OffsetPaging(offset="offset", size="size", items_at="items", total_at="total")
OFFSET_BARE = OffsetPaging(offset="offset", size="size")
TIME = TimePaging(start="start", end="end", ascending="ascending", size="size", items_at="items", time_at="timestamp")


def numbered(count, *, first=1, total=True):
    """A list of so many numbers, given out by page."""

    def answer(params):
        start = (params["page"] - first) * params["size"]
        return Page(list(range(count))[start : start + params["size"]], count if total else None)

    return Platform(answer)


def by_offset(count, *, total=True):
    """A list of so many numbers, given out by offset."""

    def answer(params):
        items = list(range(count))[params["offset"] :][: params["size"]]
        return Page(items, count if total else None)

    return Platform(answer)


def timeline(*samples):
    """Samples given out by a window of time."""

    def answer(params):
        inside = [sample for sample in samples if params["start"] <= sample.timestamp <= params["end"]]
        inside.sort(key=lambda sample: sample.timestamp, reverse=not params["ascending"])
        return Page(inside[: params["size"]])

    return Platform(answer)


class TestPagesByNumber:
    @pytest.mark.parametrize(("count", "calls"), [(0, 1), (1, 1), (2, 1), (3, 2), (4, 2), (5, 3)])
    def test_with_a_total_no_call_is_wasted(self, way, count, calls):
        """The last page is recognised by the total if the platform sends one."""
        platform = numbered(count)
        pages = way.open(platform, operation(paging=NUMBERED), {"page": 1, "size": 2})
        assert way.some(pages, ALL) == list(range(count))
        assert [params["page"] for params in platform.asked] == list(range(1, calls + 1))

    @pytest.mark.parametrize(("count", "calls"), [(0, 1), (1, 1), (2, 2), (3, 2), (4, 3)])
    def test_without_a_total_a_short_page_is_the_last(self, way, count, calls):
        """A page that is not full ends the list if there is no total."""
        platform = numbered(count, total=False)
        pages = way.open(platform, operation(paging=NUMBERED), {"page": 1, "size": 2})
        assert way.some(pages, ALL) == list(range(count))
        assert len(platform.asked) == calls

    def test_the_first_page_may_be_number_0(self, way):
        """Pages counted from 0 are walked to their end as well."""
        platform = numbered(5, first=0)
        pages = way.open(platform, operation(paging=NUMBERED_FROM_0), {"page": 0, "size": 2})
        assert way.some(pages, ALL) == [0, 1, 2, 3, 4]
        assert [params["page"] for params in platform.asked] == [0, 1, 2]

    @pytest.mark.parametrize(("paging", "first"), [(NUMBERED, 1), (NUMBERED_FROM_0, 0)])
    def test_a_walk_may_start_in_the_middle(self, way, paging, first):
        """Starting at a later page gives the rest and still ends with the total."""
        platform = numbered(5, first=first)
        pages = way.open(platform, operation(paging=paging), {"page": first + 1, "size": 2})
        assert way.some(pages, ALL) == [2, 3, 4]
        assert len(platform.asked) == 2

    def test_a_page_may_be_the_list_itself(self, way):
        """A bare list is the page."""
        platform = Platform(lambda params: [1, 2] if params["page"] == 1 else [3])
        pages = way.open(platform, operation(paging=NUMBERED_BARE), {"page": 1, "size": 2})
        assert way.some(pages, ALL) == [1, 2, 3]

    @pytest.mark.parametrize(("more", "pages"), [(True, 3), (False, 1), (None, 1)])
    def test_a_page_may_say_whether_another_follows(self, way, more, pages):
        """The word of the page counts, not its length; a short page that says nothing is the last."""

        def answer(params):
            last = params["page"] == 3
            return Page([params["page"]], more=more and not last)

        platform = Platform(answer)
        paging = PagePaging(page="page", size="size", items_at="items", more_at="more")
        op = operation(paging=paging)
        assert way.some(way.open(platform, op, {"page": 1, "size": 10}), ALL) == list(range(1, pages + 1))

    def test_an_empty_page_ends_a_list_with_a_wrong_total(self, way):
        """A total that promises more than there is does not make the walk endless."""
        platform = Platform(lambda _: Page([], total=10))
        pages = way.open(platform, operation(paging=NUMBERED), {"page": 1, "size": 2})
        assert way.some(pages, ALL) == []
        assert len(platform.asked) == 1

    @pytest.mark.parametrize("nothing", [Page(None), Page(None, 0), None])
    def test_a_page_without_items_is_empty(self, way, nothing):
        """Null instead of the items, or of the page, is an empty list."""
        pages = way.open(Platform(lambda _: nothing), operation(paging=NUMBERED), {"page": 1, "size": 2})
        assert way.some(pages, ALL) == []

    def test_other_parameters_go_with_every_page(self, way):
        """The caller's parameters apply to every page."""
        platform = numbered(3)
        way.some(way.open(platform, operation(paging=NUMBERED), {"page": 1, "size": 2, "key": "k"}), ALL)
        assert [params["key"] for params in platform.asked] == ["k", "k"]


class TestPagesByOffset:
    @pytest.mark.parametrize(("count", "offsets"), [(0, [0]), (2, [0]), (5, [0, 2, 4])])
    def test_the_next_page_starts_behind_the_last(self, way, count, offsets):
        """The offset moves on by a page until the total is reached."""
        platform = by_offset(count)
        pages = way.open(platform, operation(paging=OFFSET), {"offset": 0, "size": 2})
        assert way.some(pages, ALL) == list(range(count))
        assert [params["offset"] for params in platform.asked] == offsets

    def test_a_walk_may_start_in_the_middle(self, way):
        """Starting at an offset gives the rest and still ends with the total."""
        platform = by_offset(5)
        pages = way.open(platform, operation(paging=OFFSET), {"offset": 3, "size": 2})
        assert way.some(pages, ALL) == [3, 4]
        assert len(platform.asked) == 1

    def test_a_bare_list_ends_with_a_short_page(self, way):
        """A bare list that is not full is the last page."""
        platform = Platform(lambda params: list(range(3))[params["offset"] :][: params["size"]])
        pages = way.open(platform, operation(paging=OFFSET_BARE), {"offset": 0, "size": 2})
        assert way.some(pages, ALL) == [0, 1, 2]


TOKEN = TokenPaging("token", "size", next_at="next", items_at="items", first=0)


@dataclass(frozen=True)
class Stretch:
    items: list
    next: int | str | None


class TestPagesByToken:
    @pytest.mark.parametrize("last", [0, None, ""])
    def test_each_page_tells_how_to_go_on(self, way, last):
        """The token of a page asks for the next one, even after an empty page; that of the last page is empty."""
        pages = {0: Stretch([1, 2], 7), 7: Stretch([], 9), 9: Stretch([3], last)}
        platform = Platform(lambda params: pages[params["token"]])
        got = way.open(platform, operation(paging=TOKEN), {"token": 0, "size": 2})
        assert way.some(got, ALL) == [1, 2, 3]
        assert [params["token"] for params in platform.asked] == [0, 7, 9]

    def test_a_token_that_comes_again_ends_the_walk(self, way):
        """A platform whose tokens go in a circle is not asked for ever."""
        platform = Platform(lambda params: Stretch([params["token"]], 7 if params["token"] == 5 else 5))
        got = way.open(platform, operation(paging=TOKEN), {"token": 0, "size": 2})
        assert way.some(got, ALL) == [0, 5, 7]

    def test_a_walk_may_go_on_from_a_token(self, way):
        """A token that was kept continues the list."""
        pages = {7: Stretch([3], 0)}
        platform = Platform(lambda params: pages[params["token"]])
        assert way.some(way.open(platform, operation(paging=TOKEN), {"token": 7, "size": 2}), ALL) == [3]


class TestPagesByTime:
    WINDOW = {"start": 0, "end": 100, "size": 3}  # noqa: RUF012

    def walk(self, way, platform, *, ascending):
        pages = way.open(platform, operation(paging=TIME), {**self.WINDOW, "ascending": ascending})
        return way.some(pages, ALL)

    @pytest.mark.parametrize("ascending", [True, False])
    @pytest.mark.parametrize("count", range(10))
    def test_every_sample_comes_once_and_in_order(self, way, ascending, count):
        """The window moves to the last time seen; no sample is lost or doubled."""
        samples = [Sample(10 * number) for number in range(count)]
        walked = self.walk(way, timeline(*samples), ascending=ascending)
        assert walked == (samples if ascending else samples[::-1])

    @pytest.mark.parametrize("ascending", [True, False])
    def test_samples_of_one_time_on_the_edge_of_a_page_are_all_there(self, way, ascending):
        """Samples of one time on two pages are returned once."""
        times = [(1, "a"), (2, "a"), (2, "b"), (2, "c"), (3, "a"), (3, "b"), (4, "a")]
        samples = [Sample(*time) for time in times]
        walked = self.walk(way, timeline(*samples), ascending=ascending)
        assert sorted(walked, key=str) == sorted(samples, key=str)

    @pytest.mark.parametrize(("order", "expected"), [("asc", [1, 2, 3]), ("desc", [3, 2, 1])])
    def test_the_direction_may_be_a_word(self, way, order, expected):
        """The order is ascending for one value of the parameter if that is a string."""

        def answer(params):
            times = [time for time in (1, 2, 3) if params["start"] <= time <= params["end"]]
            times.sort(reverse=params["order"] == "desc")
            return Page([Sample(time) for time in times[: params["size"]]])

        paging = TimePaging(
            start="start", end="end", ascending="order", ascending_is="asc", size="size", items_at="items",
            time_at="timestamp",
        )  # fmt: skip
        params = {"start": 0, "end": 9, "order": order, "size": 2}
        pages = way.open(Platform(answer), operation(paging=paging), params)
        assert [sample.timestamp for sample in way.some(pages, ALL)] == expected

    @pytest.mark.parametrize("ascending", [True, False])
    def test_equal_samples_are_told_apart_by_number(self, way, ascending):
        """Samples that are equal in everything are given as often as they came."""
        samples = [Sample(1), Sample(1, "x"), Sample(2), Sample(2), Sample(3), Sample(3, "x")]
        walked = self.walk(way, timeline(*samples), ascending=ascending)
        assert sorted(sample.timestamp for sample in walked) == [1, 1, 2, 2, 3, 3]

    @pytest.mark.parametrize("ascending", [True, False])
    def test_a_whole_page_within_a_millisecond_does_not_stop_the_walk(self, way, ascending):
        """A page of one time is left behind by a millisecond, and what lies beyond is still read."""
        full = [Sample(5, name) for name in "abc"]
        platform = timeline(Sample(4), *full, Sample(6))
        walked = self.walk(way, platform, ascending=ascending)
        assert sorted(walked, key=str) == sorted([Sample(4), *full, Sample(6)], key=str)

    @pytest.mark.parametrize("ascending", [True, False])
    def test_the_walk_ends_at_the_end_of_the_window(self, way, ascending):
        """A full page at the very edge of the window is the last."""
        edge = 100 if ascending else 0
        platform = timeline(*(Sample(edge, name) for name in "abc"))
        assert len(self.walk(way, platform, ascending=ascending)) == 3
        for params in platform.asked:
            assert params["start"] <= params["end"]

    def test_samples_without_a_time_end_the_walk(self, way):
        """The list ends with a page whose samples have no time."""
        samples = [Sample(None, name) for name in "abc"]
        platform = Platform(lambda _: Page(samples))
        assert self.walk(way, platform, ascending=True) == samples
        assert len(platform.asked) == 1


class TestWaysToRead:
    def open(self, way, platform, **more):
        return way.open(platform, operation(paging=NUMBERED), {"page": 1, "size": 2}, **more)

    def test_nothing_is_asked_before_iteration(self, way):
        """Making the list, its pages and its envelopes costs no call."""
        platform = numbered(5)
        pages = self.open(way, platform)
        pages.pages()
        pages.envelopes()
        iterator = iter(pages) if isinstance(pages, Pages) else aiter(pages)
        assert iterator is not pages
        assert platform.asked == []

    def test_a_list_shows_what_it_lists(self, way):
        """The repr of a list shows the operation, without parameters and without a call."""
        platform = numbered(5)
        assert repr(self.open(way, platform)).endswith("Pages of test.op>")
        assert platform.asked == []

    def test_no_page_is_asked_that_nobody_reads(self, way):
        """A caller that stops iterating stops the calls."""
        platform = numbered(100)
        assert way.some(self.open(way, platform), 3) == [0, 1, 2]
        assert len(platform.asked) == 2

    def test_one_page_is_one_call(self, way):
        """`page()` gives the page that the parameters ask for."""
        platform = numbered(5)
        assert way.page(self.open(way, platform)) == Page([0, 1], 5)
        assert len(platform.asked) == 1

    def test_a_page_that_is_null_is_an_error(self, way):
        """Asking for one page raises an error if there is none."""
        with pytest.raises(ProtocolError):
            way.page(self.open(way, Platform(lambda _: None)))

    def test_pages_come_whole(self, way):
        """`pages()` gives page after page as the operation answers it."""
        pages = way.some(self.open(way, numbered(3)).pages(), ALL)
        assert pages == [Page([0, 1], 3), Page([2], 3)]

    def test_envelopes_come_whole(self, way):
        """`envelopes()` gives page after page in its envelope."""
        envelopes = way.some(self.open(way, numbered(3)).envelopes(), ALL)
        assert [(envelope.code, envelope.data) for envelope in envelopes] == [
            (200, Page([0, 1], 3)),
            (200, Page([2], 3)),
        ]

    def test_an_enveloped_service_gives_envelopes(self, way):
        """A service that returns envelopes returns those of a list's pages."""
        platform = numbered(3)
        envelopes = self.open(way, platform, enveloped=True)
        assert platform.asked == []
        assert [envelope.data.items for envelope in way.some(envelopes, ALL)] == [[0, 1], [2]]

    def test_all_items_come_as_a_list(self, way):
        """`to_list()` gives the items of all pages."""
        assert way.asked(self.open(way, numbered(5)).to_list()) == [0, 1, 2, 3, 4]

    @pytest.mark.parametrize(("count", "first"), [(0, None), (5, 0)])
    def test_the_first_item_costs_one_call(self, way, count, first):
        """`first()` gives the first item, or None, and asks for no second page."""
        platform = numbered(count)
        assert way.asked(self.open(way, platform).first()) == first
        assert len(platform.asked) == 1

    @pytest.mark.parametrize(("limit", "calls"), [(0, 0), (1, 1), (2, 1), (3, 2), (5, 3), (9, 3)])
    def test_a_limit_ends_the_list(self, way, limit, calls):
        """A limited list has no more items than its limit, and asks for no page behind the last of them."""
        platform = numbered(5)
        assert way.asked(self.open(way, platform).limit(limit).to_list()) == list(range(min(limit, 5)))
        assert len(platform.asked) == calls

    def test_the_smaller_of_two_limits_counts(self, way):
        """A limit of a limited list never makes it longer."""
        pages = self.open(way, numbered(5))
        assert way.asked(pages.limit(2).limit(4).to_list()) == way.asked(pages.limit(4).limit(2).to_list()) == [0, 1]

    def test_pages_of_a_limited_list_are_whole(self, way):
        """`pages()` of a limited list ends with the whole page that has the last item."""
        assert way.some(self.open(way, numbered(5)).limit(3).pages(), ALL) == [Page([0, 1], 5), Page([2, 3], 5)]

    def test_a_limit_below_0_is_refused(self, way):
        """A negative limit raises an error before any call."""
        platform = numbered(5)
        with pytest.raises(ConfigurationError, match="limit: expected 0 or more, got -1"):
            self.open(way, platform).limit(-1)
        assert platform.asked == []

    def test_the_total_is_the_platform_s_count(self, way):
        """`total()` gives the count of all items, wherever the list begins, with one call."""
        platform = numbered(5)
        pages = way.open(platform, operation(paging=NUMBERED), {"page": 2, "size": 2})
        assert way.asked(pages.limit(1).total()) == 5
        assert len(platform.asked) == 1

    @pytest.mark.parametrize("paging", [NUMBERED_BARE, TIME, TOKEN])
    def test_a_list_without_a_count_has_no_total(self, way, paging):
        """`total()` of a list that tells no count is None, and costs no call."""
        platform = numbered(5)
        assert way.asked(way.open(platform, operation(paging=paging), {}).total()) is None
        assert platform.asked == []

    def test_a_list_can_be_read_again(self, way):
        """Each iteration starts from the parameters, whatever the one before has read."""
        platform = numbered(3)
        pages = self.open(way, platform)
        assert way.some(pages, ALL) == way.some(pages, ALL) == [0, 1, 2]
        assert [params["page"] for params in platform.asked] == [1, 2, 1, 2]


def test_the_two_kinds_of_pages_offer_the_same():
    """`AsyncPages` has every method of `Pages`."""
    public = [{name for name in vars(kind) if not name.startswith("_")} for kind in (Pages, AsyncPages)]
    assert public[0] == public[1]
