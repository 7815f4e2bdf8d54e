"""One connection of a channel: login, subscriptions, binding to the user, and messages until it ends."""

from __future__ import annotations

import asyncio
import math
import ssl
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import aiomqtt

from feiyan_runtime._errors import (
    SUCCESS,
    ApiError,
    AuthenticationError,
    InvalidParameterError,
    NotFoundError,
    PermissionDeniedError,
)
from feiyan_runtime._events import LOGGER
from feiyan_runtime._messages import ChannelMessage, ChannelRequest, MalformedMessage
from feiyan_runtime._texts import shown
from feiyan_runtime._token_refusals import refuses_token
from feiyan_runtime.channel.authenticator import Authenticator
from feiyan_runtime.channel.credentials import PLAIN, TLS, DeviceCredentials, mqtt_credentials
from feiyan_runtime.channel.endpoint import Endpoint
from feiyan_runtime.channel.inbox import Dropped, Inbox
from feiyan_runtime.channel.mqtt_client import CLOSE_TIMEOUT, MQTT_LOGGER, MqttClient
from feiyan_runtime.channel.options import ChannelOptions
from feiyan_runtime.channel.protocol import ChannelProtocol

T = TypeVar("T")

AT_LEAST_ONCE = 1

_CODES = 2**63
_ENDED = 0x80  # "unspecified error" in paho

_LOGIN_REFUSED = frozenset({133, 134, 135})  # client id, user name or password, not authorised
_FINAL = (AuthenticationError, PermissionDeniedError, InvalidParameterError, NotFoundError)


class ConnectionLost(Exception):  # noqa: N818 - an outcome, after which the channel continues
    """A connection could not be opened, or ended; reconnecting may help."""


class ConnectionEnded(ConnectionLost):
    """The platform closed a connection that was logged in."""


class LoginRefused(ConnectionLost):
    """The platform refused the credentials."""


class Untrusted(ConnectionLost):
    """The platform's certificate is not trusted."""


class ChannelConnection:
    """One connection of a channel.

    `on_bound` is called once the connection is bound to the user, then `on_message` with topic and payload of each
    message, and `on_dropped` if messages that came earlier were more than the inbox holds.
    """

    def __init__(
        self,
        authenticator: Authenticator,
        device: DeviceCredentials,
        endpoint: Endpoint,
        protocol: ChannelProtocol,
        options: ChannelOptions,
        tls: ssl.SSLContext | None,
        *,
        on_bound: Callable[[], None],
        on_message: Callable[[str, bytes], None],
        on_dropped: Callable[[Dropped], None],
    ) -> None:
        self._authenticator = authenticator
        self._device = device
        self._endpoint = endpoint
        self._protocol = protocol
        self._options = options
        self._on_bound = on_bound
        self._on_message = on_message
        self._on_dropped = on_dropped
        self._asked: tuple[ChannelRequest, asyncio.Future[ChannelMessage]] | None = None
        self._early: Inbox[tuple[str, bytes]] | None = Inbox(options.inbox, options.inbox_bytes)
        self._is_logged_in = False
        self._mqtt = self._client(tls)
        self._watching: asyncio.Task[None]

    async def run(self, closing: asyncio.Event) -> None:
        """Stay connected until `closing` is set; raise ConnectionLost if the connection ends before."""
        try:
            async with self._mqtt:
                self._is_logged_in = True
                self._watching = asyncio.create_task(self._mqtt.wait_until_lost())
                closed = asyncio.create_task(closing.wait())
                try:
                    await self._subscribe()
                    token = await self._authenticator.token()
                    while not closed.done():
                        token = await self._bind(token)
                        self._start_delivery()
                        token = await self._stay_bound(token, closed)
                    await self._unbind()
                finally:
                    for task in (self._watching, closed):
                        task.cancel()
                    await asyncio.gather(self._watching, closed, return_exceptions=True)
        except aiomqtt.MqttError as error:
            raise self._lost(error) from error

    def _client(self, tls: ssl.SSLContext | None) -> MqttClient:
        endpoint, options, device = self._endpoint, self._options, self._device
        login = mqtt_credentials(
            product_key=device.product_key,
            device_name=device.device_name,
            device_secret=device.device_secret,
            client_id=device.client_id,
            timestamp_ms=int(self._authenticator.core.clock() * 1000),
            sign_method=options.sign_method,
            secure_mode=TLS if endpoint.tls else PLAIN,
        )
        return MqttClient(
            endpoint.host,
            endpoint.port,
            identifier=login.client_id,
            username=login.username,
            password=login.password,
            keepalive=options.keepalive,
            timeout=options.timeout,
            tls_context=tls,
            logger=MQTT_LOGGER,
            max_packet=options.packet_bytes,
            on_message=self._receive,
        )

    def _receive(self, topic: str, payload: bytes) -> None:
        if self._asked is not None and self._is_reply(*self._asked, topic, payload):
            return
        if self._early is None:
            self._on_message(topic, payload)
        else:
            self._early.put((topic, payload), len(topic) + len(payload))

    def _is_reply(
        self, request: ChannelRequest, reply: asyncio.Future[ChannelMessage], topic: str, payload: bytes
    ) -> bool:
        """Return True if a message is the reply to the request, or one without an id that can be no other's."""
        if reply.done():
            return False
        message = self._protocol.read(topic, payload)
        expected = message.expected if isinstance(message, MalformedMessage) else type(message).__name__
        nameless = message.message_id is None and expected == request.reply.__name__
        if not nameless and message.message_id != request.message_id:
            return False
        reply.set_result(message)
        return True

    async def _subscribe(self) -> None:
        topics = self._protocol.subscriptions(self._device)
        granted = await self._unless_lost(self._mqtt.subscribe([(topic, AT_LEAST_ONCE) for topic in topics]))
        if len(granted) != len(topics):
            raise ConnectionLost(f"{self._endpoint} answered {len(granted)} of {len(topics)} subscriptions")
        refused = [topic for topic, code in zip(topics, granted, strict=True) if _number(code) > AT_LEAST_ONCE]
        if refused:
            raise ConnectionLost(f"{self._endpoint} refused the subscription to {', '.join(refused)}")

    async def _stay_bound(self, token: str, closed: asyncio.Task[Any]) -> str:
        """Wait until it is time to bind again, or the channel is closed; return the token to bind with.

        It is time at once if the user has another token. Raises SessionExpiredError if the session is over.
        """
        other = asyncio.create_task(self._authenticator.other_token(token))
        try:
            await asyncio.wait(
                {self._watching, closed, other}, return_when=asyncio.FIRST_COMPLETED, timeout=self._options.rebind
            )
            if self._watching.done():
                self._watching.result()
            return other.result() if other.done() else token
        finally:
            other.cancel()
            await asyncio.gather(other, return_exceptions=True)

    async def _bind(self, token: str) -> str:
        """Bind the connection to the user of a token, and return the token, or the one that replaced it."""
        reply = await self._ask(self._protocol.bind(self._device.client_id, token), self._options.timeout)
        if refuses_token(reply.code, getattr(reply, "message", None)):
            token = await self._authenticator.replace_token(token, reply.code)
            reply = await self._ask(self._protocol.bind(self._device.client_id, token), self._options.timeout)
        if reply.code != SUCCESS:
            raise self._refusal(reply, token)
        return token

    def _start_delivery(self) -> None:
        if self._early is None:
            return
        self._on_bound()
        early, self._early = self._early, None
        for item in early.drain() if early else ():
            if isinstance(item, Dropped):
                self._on_dropped(item)
            else:
                self._on_message(*item)

    async def _unbind(self) -> None:
        try:
            await self._ask(self._protocol.unbind(self._device.client_id), CLOSE_TIMEOUT)
        except (ConnectionLost, aiomqtt.MqttError) as error:
            LOGGER.debug("channel: closed without unbinding: %s", shown(str(error)))

    async def _ask(self, request: ChannelRequest, seconds: float) -> Any:
        """Send a request and return the platform's reply to it."""
        try:
            async with asyncio.timeout(seconds):
                reply = await self._unless_lost(self._answer(request))
        except TimeoutError:
            raise ConnectionLost(f"{self._endpoint}: no {request.reply.__name__} within {seconds:g} s") from None
        problem = _problem(reply, request)
        if problem:
            raise ConnectionLost(f"{self._endpoint}: expected {request.reply.__name__}, got {shown(problem)}")
        return reply

    async def _answer(self, request: ChannelRequest) -> Any:
        reply: asyncio.Future[ChannelMessage] = asyncio.get_running_loop().create_future()
        self._asked = request, reply
        topic = self._protocol.address(request, self._device)
        try:
            await self._mqtt.publish(topic, request.payload(), qos=AT_LEAST_ONCE, timeout=math.inf)
            return await reply
        finally:
            self._asked = None

    async def _unless_lost(self, work: Awaitable[T]) -> T:
        """Return the result of `work`; raise if the connection ends before."""
        task = asyncio.ensure_future(work)
        try:
            await asyncio.wait({task, self._watching}, return_when=asyncio.FIRST_COMPLETED)
            if self._watching.done() and (not task.done() or task.exception()):
                self._watching.result()
            return task.result()
        finally:
            task.cancel()

    def _refusal(self, reply: Any, token: str) -> Exception:
        known = self._authenticator.core.error_code(reply.code)
        if known:
            known = known.with_message(getattr(reply, "message", None))
        error = (known.error if known else ApiError)(
            reply.code,
            shown(getattr(reply, "message", None) or "", known=[token]),
            operation="channel.bind",
            path=reply.topic,
            known=known,
        )
        return error if isinstance(error, _FINAL) else ConnectionLost(str(error))

    def _lost(self, error: aiomqtt.MqttError) -> ConnectionLost:
        cause = error.__cause__ or error.__context__  # aiomqtt's own message tells only where it noticed the error
        if isinstance(cause, ssl.SSLCertVerificationError):
            return Untrusted(
                f"tls: the certificate of {self._endpoint} is not trusted: {cause.verify_message}; pass a context "
                "with the CA that signed it as ChannelOptions.tls"
            )
        if isinstance(error, aiomqtt.MqttCodeError) and _number(error.rc) in _LOGIN_REFUSED:
            return LoginRefused(f"{self._endpoint} refused the login: {error}")
        what = error.__cause__ or error
        if isinstance(what, aiomqtt.MqttCodeError) and _number(what.rc) == _ENDED:
            return (ConnectionEnded if self._is_logged_in else ConnectionLost)(
                f"{self._endpoint}: the connection ended"
            )
        return ConnectionLost(f"{self._endpoint}: {what}")


def _problem(reply: Any, request: ChannelRequest) -> str:
    """Return why a message is no reply to a request; empty if it is one."""
    if isinstance(reply, MalformedMessage):
        return shown(f"{type(reply).__name__}: {reply.problem}")
    if not isinstance(reply, request.reply):
        return type(reply).__name__
    if reply.message_id is None:
        return "one without an id"
    code: int = getattr(reply, "code", SUCCESS)
    return "" if abs(code) < _CODES else "one whose code has more than 64 bits"


def _number(code: Any) -> int:
    """Return the number of a reason code, which paho wraps in a class."""
    number: int = getattr(code, "value", code)
    return number
