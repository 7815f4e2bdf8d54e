"""The token service."""

from __future__ import annotations

from typing import Any

from feiyan_sandbox.handlers.registry import Call, answers


@answers("cloud.tokens.create")
def create(call: Call) -> dict[str, Any]:
    call.world.check_project(call.params["res"])
    return _answer(call, call.world.tokens.create())


@answers("cloud.tokens.refresh")
def refresh(call: Call) -> dict[str, Any]:
    return _answer(call, call.world.tokens.refresh(call.params["cloudToken"]))


def _answer(call: Call, token: str) -> dict[str, Any]:
    lifetime_ms = call.world.tokens.lifetime_ms
    return {"cloudToken": token, "expireIn": lifetime_ms, "expiresIn": lifetime_ms // 1000}
