"""Token stores: what all have in common."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.runtime.support import eventually

RECORD = {"value": "v", "endsAt": 1.5, "list": [1, None, True], "inner": {"a": "b"}}
LONG = 60.0


@pytest.fixture
def other(make_store):
    """The same store, as somebody else has it."""
    return make_store()


class TestRecords:
    def test_nothing_is_kept_at_first(self, store):
        assert store.load("key") is None

    def test_a_saved_record_is_kept(self, store, other):
        store.save("key", RECORD)
        assert store.load("key") == other.load("key") == RECORD

    def test_a_record_takes_the_place_of_the_one_before(self, store, other):
        """Nothing of the old one is left in the new one."""
        store.save("key", {"value": "a much longer record than the next one", "old": True})
        other.save("key", {"value": "v"})
        assert store.load("key") == {"value": "v"}

    def test_a_deleted_record_is_gone(self, store, other):
        store.save("key", RECORD)
        other.delete("key")
        assert store.load("key") is None

    def test_deleting_nothing_is_no_error(self, store):
        store.delete("key")
        assert store.load("key") is None

    @pytest.mark.parametrize(
        "key", ["", "two words", "a/b", "../up", "ключ", "钥匙🔑", "nul\0", "k" * 2000, "key:lock"]
    )
    def test_any_text_is_a_key(self, store, key):
        """Each address and each project has its own token, whatever its name is."""
        store.save("key", RECORD)
        store.save(key, {"value": key})
        assert store.load(key) == {"value": key}
        assert store.try_lock(key, "me", LONG)
        store.delete(key)
        assert store.load(key) is None
        assert store.load("key") == RECORD

    @pytest.mark.parametrize("text", ["", "飞燕", "🕊️", "a\0b\nc\u2028", "\ud800", '"\\'])
    def test_any_text_is_kept(self, store, other, text):
        store.save("key", {"value": text, text: 1})
        assert other.load("key") == {"value": text, text: 1}

    def test_a_record_is_its_owner_s(self, store):
        """Changing what was saved or loaded changes nothing that is kept."""
        record = {"value": "v"}
        store.save("key", record)
        record["value"] = "changed"
        loaded = store.load("key")
        loaded["value"] = "changed"
        assert store.load("key") == {"value": "v"}

    def test_threads_see_whole_records(self, make_store):
        """A reader finds one complete record while many write."""
        make_store().save("key", {"a": 0, "b": 0})

        def work(number):
            store = make_store()
            for turn in range(20):
                store.save("key", {"a": number, "padding": "p" * 500 * (turn % 3), "b": number})
                seen = store.load("key")
                assert seen["a"] == seen["b"]

        with ThreadPoolExecutor(8) as pool:
            assert list(pool.map(work, range(8))) == [None] * 8


class TestLocks:
    def test_one_owner_has_the_lock(self, store, other):
        assert store.try_lock("key", "me", LONG)
        assert not store.try_lock("key", "you", LONG)
        assert not other.try_lock("key", "you", LONG)

    def test_the_owner_may_take_it_again(self, store):
        """A lock whose answer was lost is asked for again."""
        assert [store.try_lock("key", "me", LONG) for _ in range(2)] == [True, True]
        store.unlock("key", "me")
        assert store.try_lock("key", "you", LONG)

    def test_keys_have_locks_of_their_own(self, store):
        store.save("key", RECORD)
        assert store.try_lock("key", "me", LONG)
        assert store.try_lock("another", "you", LONG)
        assert store.load("key") == RECORD

    def test_whoever_waits_gets_it_after_the_owner(self, store, other):
        store.try_lock("key", "me", LONG)
        store.unlock("key", "me")
        assert other.try_lock("key", "you", LONG)
        assert not store.try_lock("key", "me", LONG)

    def test_only_the_owner_ends_it(self, store, other):
        store.try_lock("key", "me", LONG)
        store.unlock("key", "you")
        other.unlock("key", "you")
        assert not other.try_lock("key", "you", LONG)

    def test_ending_none_is_no_error(self, store):
        store.unlock("key", "me")
        store.try_lock("key", "me", LONG)
        for _ in range(2):
            store.unlock("key", "me")
        assert store.try_lock("key", "you", LONG)

    @pytest.mark.parametrize("make_store", ["memory", "redis"], indirect=True)
    def test_it_ends_by_itself(self, store, other):
        """An owner who is gone holds up nobody for longer than the lock lasts."""
        store.try_lock("key", "gone", 0.05)
        assert not other.try_lock("key", "you", LONG)
        assert eventually(lambda: other.try_lock("key", "you", LONG))

    @pytest.mark.parametrize("make_store", ["memory", "redis"], indirect=True)
    def test_an_owner_that_comes_late_ends_no_other_lock(self, store, other):
        """An owner whose lock expired does not release the lock of the next owner."""
        store.try_lock("key", "late", 0.01)
        assert eventually(lambda: other.try_lock("key", "you", LONG))
        store.unlock("key", "late")
        assert not store.try_lock("key", "late", LONG)

    def test_nothing_is_lost_under_it(self, make_store):
        """Threads that change a record while they have the lock lose no change."""

        def work(number):
            store = make_store()
            for turn in range(25):
                owner = f"{number} {turn}"
                assert eventually(lambda owner=owner: store.try_lock("key", owner, LONG))
                store.save("key", {"count": (store.load("key") or {"count": 0})["count"] + 1})
                store.unlock("key", owner)

        with ThreadPoolExecutor(8) as pool:
            assert list(pool.map(work, range(8))) == [None] * 8
        assert make_store().load("key") == {"count": 200}
