"""Verification of MQTT logins and the reasons of refusals."""

from __future__ import annotations

import pytest

from feiyan_sandbox.broker.login import Login, LoginRefused, verify_login
from feiyan_sandbox.broker.packets import BAD_USERNAME_OR_PASSWORD, IDENTIFIER_REJECTED, NOT_AUTHORIZED
from feiyan_sandbox.world import Liberties

MINUTE_MS = 60_000
NOW_MS = 1_655_178_001_471
SECRET = "9b1deb4d3b7d4bad"

CLIENT_ID = f"phone|securemode=2,signmethod=hmacsha256,timestamp={NOW_MS}|"
USERNAME = "客厅灯&a1Lm4Qz7TbC"
PASSWORD = b"a67e5dd8d61ad4382c08a8293a4867fa65c0e20efe4d280e72572343ff3da047"


def verify(
    client_id: str = CLIENT_ID,
    username: str | None = USERNAME,
    password: bytes | None = PASSWORD,
    *,
    secret: str | None = SECRET,
    now_ms: int = NOW_MS,
    window_ms: int | None = 15 * MINUTE_MS,
) -> Login:
    return verify_login(
        client_id,
        username,
        password,
        secret_of=lambda _key, _name: secret,
        now_ms=now_ms,
        liberties=Liberties(strict=False),
        window_ms=window_ms,
    )


def refusal(*args: str | bytes | None, **kwargs: object) -> tuple[int, str]:
    with pytest.raises(LoginRefused) as refused:
        verify(*args, **kwargs)  # type: ignore[arg-type]
    return refused.value.return_code, refused.value.reason


@pytest.mark.parametrize(
    ("client_id", "username", "secret", "password"),
    [
        pytest.param(CLIENT_ID, USERNAME, SECRET, PASSWORD, id="hmacsha256"),
        pytest.param(
            "12345|securemode=3,signmethod=hmacsha1,timestamp=789|",
            "device&pk",
            "secret",
            b"FAFD82A3D602B37FB0FA8B7892F24A477F851A14",
            id="the example of the platform's help page 73742",
        ),
        pytest.param(
            "12345|securemode=2,signmethod=hmacsha256|",
            "device&pk",
            "secret",
            b"c8cb3dcb7159682438e5fd9a9c34f398e41bb8edb6f222795e307bafee151090",
            id="without a timestamp",
        ),
        pytest.param(
            "a1Lm4Qz7TbC&phone-1|securemode=2,signmethod=hmacsha1,ext=1,_ss=1,timestamp=1655178001|",
            "phone-1&a1Lm4Qz7TbC",
            SECRET,
            b"c3f790ed2773f7b56115f0e302810a2aa2e15089",
            id="as a public app client logs in, in seconds and with parameters of its own",
        ),
        pytest.param(
            "phone-1&a1Lm4Qz7TbC|securemode=2,_v=1.6.1,lan=Android,os=Android,signmethod=hmacsha1,ext=1|",
            "phone-1&a1Lm4Qz7TbC",
            SECRET,
            b"38E7E0F62605DCEF1FDCB2A486BA4B5772AAFFF6",
            id="as the platform's SDK for Android logs in, without a timestamp",
        ),
        pytest.param(
            "a1Lm4Qz7TbC.phone-1|timestamp=2524608000000,_ss=1,_v=sdk-c-4.1.0,securemode=2,signmethod=hmacsha256,ext=3|",
            "phone-1&a1Lm4Qz7TbC",
            SECRET,
            b"496c1e4b240f0ce02e266910108266c3344a6dfb88016f33c4c7eede479b5f6d",
            id="as the newer C SDK logs in",
        ),
    ],
)
def test_a_password_that_openssl_computed_is_accepted(
    client_id: str, username: str, secret: str, password: bytes
) -> None:
    login = verify(client_id, username, password, secret=secret, window_ms=None)
    assert login == Login(client_id.partition("|")[0], username.partition("&")[2], username.partition("&")[0])


def test_the_secret_is_that_of_the_named_device() -> None:
    asked: list[tuple[str, str]] = []

    def secret_of(product_key: str, device_name: str) -> str:
        asked.append((product_key, device_name))
        return SECRET

    liberties = Liberties(strict=True)
    verify_login(CLIENT_ID, USERNAME, PASSWORD, secret_of=secret_of, now_ms=NOW_MS, liberties=liberties)
    assert asked == [("a1Lm4Qz7TbC", "客厅灯")]


@pytest.mark.parametrize("password", [PASSWORD[:-1], PASSWORD[:-1] + b"0", "密码".encode(), b"", None])
def test_a_wrong_password_is_refused(password: bytes | None) -> None:
    assert refusal(CLIENT_ID, USERNAME, password) == (NOT_AUTHORIZED, "wrong password")


@pytest.mark.parametrize(
    ("client_id", "username"),
    [
        (CLIENT_ID.replace("phone", "tablet"), USERNAME),
        (CLIENT_ID.replace(str(NOW_MS), str(NOW_MS + 1)), USERNAME),
        (CLIENT_ID.replace(f",timestamp={NOW_MS}", ""), USERNAME),
        (CLIENT_ID.replace("sha256", "sha1"), USERNAME),
        (CLIENT_ID, USERNAME.replace("客厅", "卧室")),
        (CLIENT_ID, USERNAME.replace("a1", "a2")),
    ],
)
def test_the_password_covers_every_part_of_the_login(client_id: str, username: str) -> None:
    assert refusal(client_id, username) == (NOT_AUTHORIZED, "wrong password")


def test_an_unknown_device_is_refused() -> None:
    assert refusal(secret=None) == (NOT_AUTHORIZED, "no device 客厅灯 of product a1Lm4Qz7TbC")


@pytest.mark.parametrize("username", [None, "", "客厅灯", "客厅灯&", "&a1Lm4Qz7TbC", "a&b&c"])
def test_a_malformed_user_name_is_refused(username: str | None) -> None:
    expected = BAD_USERNAME_OR_PASSWORD, "the user name is not {deviceName}&{productKey}"
    assert refusal(CLIENT_ID, username) == expected


@pytest.mark.parametrize(
    "client_id",
    [
        "",
        "phone",
        "phone|",
        "phone||",
        "|securemode=2,signmethod=hmacsha256|",
        "phone|securemode=2,,signmethod=hmacsha256|",
        "phone|securemode=2,signmethod|",
        CLIENT_ID[:-1],
        CLIENT_ID + "|",
        "x" * 65 + CLIENT_ID[5:],
    ],
)
def test_a_malformed_client_id_is_refused(client_id: str) -> None:
    assert refusal(client_id) == (IDENTIFIER_REJECTED, "the client id is not {clientId}|name=value,...|")


@pytest.mark.parametrize("mode", ["securemode=1,", "securemode=,", "securemode=23,", ""])
def test_a_secure_mode_other_than_tls_and_tcp_is_refused(mode: str) -> None:
    client_id = CLIENT_ID.replace("securemode=2,", mode)
    assert refusal(client_id) == (IDENTIFIER_REJECTED, "securemode is not 2 or 3")


@pytest.mark.parametrize("method", ["signmethod=hmacsm3,", "signmethod=sha256,", ""])
def test_an_unknown_sign_method_is_refused(method: str) -> None:
    client_id = CLIENT_ID.replace("signmethod=hmacsha256,", method)
    assert refusal(client_id) == (IDENTIFIER_REJECTED, "signmethod is not one of hmacsha256, hmacsha1")


@pytest.mark.parametrize("timestamp", ["now", "-1", "1655178001.5", "１６５５", "9" * 19, ""])
def test_a_timestamp_that_is_no_number_is_refused(timestamp: str) -> None:
    client_id = CLIENT_ID.replace(str(NOW_MS), timestamp)
    assert refusal(client_id) == (IDENTIFIER_REJECTED, "timestamp is not a number")


@pytest.mark.parametrize("drift_ms", [-15 * MINUTE_MS, 0, 15 * MINUTE_MS])
def test_a_timestamp_of_the_last_or_next_15_minutes_is_accepted(drift_ms: int) -> None:
    assert verify(now_ms=NOW_MS + drift_ms).client_id == "phone"


@pytest.mark.parametrize("drift_ms", [-15 * MINUTE_MS - 1, 15 * MINUTE_MS + 1])
def test_any_other_timestamp_is_refused(drift_ms: int) -> None:
    assert refusal(now_ms=NOW_MS + drift_ms) == (NOT_AUTHORIZED, "timestamp expired")


def test_a_timestamp_in_seconds_is_judged_as_seconds() -> None:
    client_id = "a1Lm4Qz7TbC&phone-1|securemode=2,signmethod=hmacsha1,ext=1,_ss=1,timestamp=1655178001|"
    login = client_id, "phone-1&a1Lm4Qz7TbC", b"c3f790ed2773f7b56115f0e302810a2aa2e15089"
    assert verify(*login).device_name == "phone-1"
    assert refusal(*login, now_ms=NOW_MS + 16 * MINUTE_MS) == (NOT_AUTHORIZED, "timestamp expired")


def test_no_window_judges_no_timestamp() -> None:
    assert verify(now_ms=0, window_ms=None).client_id == "phone"


def test_a_refusal_tells_no_secret() -> None:
    _, reason = refusal(CLIENT_ID, USERNAME, b"0" * 64)
    assert SECRET not in reason
    assert PASSWORD.decode() not in reason
