# Generated from spec/services/app/diagnostics.yaml by `python -m generator generate`. Change the spec, not this file.
"""Check that the gateway can be reached.

Section 6.1.1 (连通性测试接口).
"""

from __future__ import annotations

from typing import Final

from feiyan_runtime import AsyncService, Operation, Options, SyncService

PING: Final[Operation[str]] = Operation(
    name="app.diagnostics.ping",
    path="/kit/debug/ping",
    version="1.0.0",
    timeout=3.0,
    result=str,
    auth="none",
    idempotent=True,
    parameters={"input": "input"},
)


class Diagnostics(SyncService):
    """Check that the gateway can be reached.

    Section 6.1.1 (连通性测试接口).
    """

    def ping(
        self,
        *,
        input: str,
        options: Options | None = None,
    ) -> str:
        """Send a text to the platform and get it back, to check that calls get through.

        Args:
            input: Text to get back. At most 1048576 characters.

        Returns:
            The same text as input.

        POST /kit/debug/ping, version 1.0.0. Section 6.1.1 (连通性测试接口). Needs no token.
        """
        return self._call(
            PING,
            options,
            input=input,
        )


class AsyncDiagnostics(AsyncService):
    """Check that the gateway can be reached.

    Section 6.1.1 (连通性测试接口).
    """

    async def ping(
        self,
        *,
        input: str,
        options: Options | None = None,
    ) -> str:
        """Send a text to the platform and get it back, to check that calls get through.

        Args:
            input: Text to get back. At most 1048576 characters.

        Returns:
            The same text as input.

        POST /kit/debug/ping, version 1.0.0. Section 6.1.1 (连通性测试接口). Needs no token.
        """
        return await self._call(
            PING,
            options,
            input=input,
        )
