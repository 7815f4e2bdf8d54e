"""Token store in Redis, for processes on several machines."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from feiyan_runtime._errors import ConfigurationError, TokenStoreError
from feiyan_runtime._extras import install_hint
from feiyan_runtime._frames import private
from feiyan_runtime._records import MAX_LIFETIME, UnreadableRecordError, parse
from feiyan_runtime._stores import TokenStore

if TYPE_CHECKING:
    import redis

REDIS_TIMEOUT = 2.0
"""Seconds to wait for an answer of Redis."""

_LOCK = """
if redis.call('set', KEYS[1], ARGV[1], 'nx', 'px', ARGV[2]) then return 1 end
if redis.call('get', KEYS[1]) == ARGV[1] then return 1 end
return 0
"""  # the second line is for an earlier attempt of the same owner whose answer was lost
_UNLOCK = "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0"


class RedisTokenStore(TokenStore):
    """Token store in Redis, for processes on several machines. Needs the extra `redis`.

    Lost connections are reopened. Values expire some time after what they hold. The lock of a process that died expires
    after some seconds.

    Args:
        redis: URL of the server, such as "redis://localhost:6379/0", or a `redis.Redis` of your own.
        prefix: Prefix of the names of all keys.

    Raises:
        ConfigurationError: `redis` cannot be used, or the extra is not installed.

    """

    def __init__(self, redis: str | redis.Redis, *, prefix: str = "feiyan:") -> None:
        self._prefix = prefix
        self._redis = _client(redis)

    def __repr__(self) -> str:
        return f"RedisTokenStore(prefix={self._prefix!r})"

    def load(self, key: str) -> dict[str, Any] | None:
        from redis.exceptions import ResponseError

        try:
            with _translate_errors("read"):
                text = self._redis.get(self._name(key))
            return None if text is None else parse(text)
        except UnreadableRecordError as error:
            raise self._damaged(key, str(error)) from None
        except UnicodeDecodeError:  # from a client that decodes
            raise self._damaged(key, "it is not UTF-8") from None
        except TokenStoreError as error:
            if isinstance(error.__cause__, ResponseError) and "WRONGTYPE" in str(error):
                raise self._damaged(key, "it is not a string") from None
            raise

    def _damaged(self, key: str, reason: str) -> UnreadableRecordError:
        name = (self._prefix + key)[:200]
        return UnreadableRecordError(f"the value of {name!r} in Redis is damaged ({reason}): delete it")

    @private
    def save(self, key: str, record: Mapping[str, Any]) -> None:
        with _translate_errors("write"):
            self._redis.set(self._name(key), json.dumps(dict(record)), px=_milliseconds(record.get("lifetime")))

    def delete(self, key: str) -> None:
        with _translate_errors("delete from"):
            self._redis.delete(self._name(key))

    def try_lock(self, key: str, owner: str, seconds: float) -> bool:
        with _translate_errors("lock"):
            return bool(self._redis.eval(_LOCK, 1, self._lock_name(key), owner, str(round(seconds * 1000))))

    def unlock(self, key: str, owner: str) -> None:
        with suppress(TokenStoreError), _translate_errors("unlock"):  # the lock expires by itself
            self._redis.eval(_UNLOCK, 1, self._lock_name(key), owner)

    def _name(self, key: str) -> bytes:
        return (self._prefix + key).encode("utf-8", "surrogatepass")

    def _lock_name(self, key: str) -> bytes:
        return self._name(f"{key}:lock")


def _client(given: str | redis.Redis) -> redis.Redis:
    try:
        import redis
        from redis.backoff import NoBackoff
        from redis.retry import Retry
    except ModuleNotFoundError as error:
        raise ConfigurationError(f"token_store: {install_hint(error, 'redis')}") from None
    if isinstance(given, redis.Redis | redis.RedisCluster):
        return given
    if not isinstance(given, str):
        kind = f"{type(given).__module__}.{type(given).__qualname__}"
        raise ConfigurationError(f"token_store: expected the URL of Redis or a redis.Redis, got {kind}")
    lost = [redis.ConnectionError]
    try:
        made = redis.Redis.from_url(
            given,
            socket_timeout=REDIS_TIMEOUT,
            socket_connect_timeout=REDIS_TIMEOUT,
            health_check_interval=30,
            retry=Retry(NoBackoff(), 1, tuple(lost)),  # immediately, on another connection
            retry_on_error=lost,
        )
        pool = made.connection_pool
        pool.connection_class(**pool.connection_kwargs)  # does not connect; raises TypeError for an unknown setting
    except (TypeError, ValueError):
        raise ConfigurationError(
            "token_store: expected a URL of Redis that begins with redis://, rediss:// or unix://"
        ) from None
    return made


def _milliseconds(lifetime: object) -> int | None:
    """Return after how long Redis deletes a record, or None if it does not say how long it lives."""
    if isinstance(lifetime, int | float) and 0 <= lifetime <= MAX_LIFETIME:
        return max(1, round(lifetime * 1000))
    return None


@contextmanager
def _translate_errors(what: str) -> Iterator[None]:
    from redis.exceptions import RedisError

    try:
        yield
    except RedisError as error:
        raise TokenStoreError(f"cannot {what} Redis: {type(error).__name__}: {error}") from error
