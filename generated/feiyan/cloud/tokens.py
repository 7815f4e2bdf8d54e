# Generated from spec/services/cloud/tokens.yaml by `python -m generator generate`. Change the spec, not this file.
"""Cloud tokens, which authorise every other cloud operation.

Section 7.1 (云端管理基础服务).
"""

from __future__ import annotations

from typing import Final

from feiyan.cloud.models.tokens import CloudToken
from feiyan_runtime import AsyncService, Operation, Options, SyncService

CREATE: Final[Operation[CloudToken]] = Operation(
    name="cloud.tokens.create",
    path="/cloud/token",
    version="1.0.1",
    timeout=3.0,
    result=CloudToken,
    auth="none",
    idempotent=True,
    parameters={"grant_type": "grantType", "project_id": "res"},
)

REFRESH: Final[Operation[CloudToken]] = Operation(
    name="cloud.tokens.refresh",
    path="/cloud/token/refresh",
    version="1.0.1",
    timeout=3.0,
    result=CloudToken,
    auth="none",
    parameters={"cloud_token": "cloudToken"},
)


class Tokens(SyncService):
    """Cloud tokens, which authorise every other cloud operation.

    Section 7.1 (云端管理基础服务).
    """

    def create(
        self,
        *,
        grant_type: str = "project",
        project_id: str,
        options: Options | None = None,
    ) -> CloudToken:
        """Create a new cloud token for a project.

        The token before it stops working at once, so call this once for each project and renew the token before its
        end. The client does this by itself.

        Args:
            grant_type: Kind of grant. Default: project.
            project_id: Id of the project to get a token for.

        Returns:
            The new token.

        POST /cloud/token, version 1.0.1. Section 7.1.1 (获取云端资源Token). Published at
        <https://help.aliyun.com/document_detail/177833.html>. Needs no token.
        """
        return self._call(
            CREATE,
            options,
            grant_type=grant_type,
            project_id=project_id,
        )

    def refresh(
        self,
        *,
        cloud_token: str,
        options: Options | None = None,
    ) -> CloudToken:
        """Renew a cloud token before its end.

        Args:
            cloud_token: The token to renew.

        Returns:
            The renewed token.

        POST /cloud/token/refresh, version 1.0.1. Section 7.1.2 (刷新云端资源Token). Published at
        <https://help.aliyun.com/document_detail/177835.html>. Needs no token.
        """
        return self._call(
            REFRESH,
            options,
            cloud_token=cloud_token,
        )


class AsyncTokens(AsyncService):
    """Cloud tokens, which authorise every other cloud operation.

    Section 7.1 (云端管理基础服务).
    """

    async def create(
        self,
        *,
        grant_type: str = "project",
        project_id: str,
        options: Options | None = None,
    ) -> CloudToken:
        """Create a new cloud token for a project.

        The token before it stops working at once, so call this once for each project and renew the token before its
        end. The client does this by itself.

        Args:
            grant_type: Kind of grant. Default: project.
            project_id: Id of the project to get a token for.

        Returns:
            The new token.

        POST /cloud/token, version 1.0.1. Section 7.1.1 (获取云端资源Token). Published at
        <https://help.aliyun.com/document_detail/177833.html>. Needs no token.
        """
        return await self._call(
            CREATE,
            options,
            grant_type=grant_type,
            project_id=project_id,
        )

    async def refresh(
        self,
        *,
        cloud_token: str,
        options: Options | None = None,
    ) -> CloudToken:
        """Renew a cloud token before its end.

        Args:
            cloud_token: The token to renew.

        Returns:
            The renewed token.

        POST /cloud/token/refresh, version 1.0.1. Section 7.1.2 (刷新云端资源Token). Published at
        <https://help.aliyun.com/document_detail/177835.html>. Needs no token.
        """
        return await self._call(
            REFRESH,
            options,
            cloud_token=cloud_token,
        )
