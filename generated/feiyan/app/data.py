# Generated from spec/services/app/data.yaml by `python -m generator generate`. Change the spec, not this file.
"""Aggregated figures of devices.

Section 6.11 (通用聚合服务).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from feiyan.app.models.data import AggregateExpression, AggregateOrder
from feiyan_runtime import AsyncPages, AsyncService, Operation, Options, PagePaging, Pages, SyncService

LIST_AGGREGATES: Final[Operation[list[dict[str, Any]]]] = Operation(
    name="app.data.listAggregates",
    path="/datacenter/data/aggregate/query",
    version="1.0.1",
    timeout=5.0,
    result=list[dict[str, Any]],
    idempotent=True,
    parameters={
        "iot_id": "iotId",
        "cols": "cols",
        "table_name": "tableName",
        "expr": "expr",
        "order_by": "orderBy",
        "page_no": "pageNo",
        "page_size": "pageSize",
    },
    paging=PagePaging(page="page_no", size="page_size"),
)


class Data(SyncService):
    """Aggregated figures of devices.

    Section 6.11 (通用聚合服务).
    """

    def list_aggregates(
        self,
        *,
        iot_id: str,
        cols: Sequence[str],
        table_name: str,
        expr: AggregateExpression,
        order_by: Sequence[AggregateOrder] | None = None,
        page_no: int = 1,
        page_size: int = 20,
        options: Options | None = None,
    ) -> Pages[dict[str, Any], list[dict[str, Any]]]:
        """List the reports of a device, as records or as aggregated figures.

        Args:
            iot_id: Device id; unique on the platform.
            cols: Names of the columns to return.
            table_name: Name of the table to query.
            expr: Condition of a query; conditions can be nested to any depth.
            order_by: Columns to sort by.
            page_no: Page number. At least 1.
            page_size: Number of rows in a page.

        POST /datacenter/data/aggregate/query, version 1.0.1. Section 6.11.1 (聚合数据查询).
        """
        return self._pages(
            LIST_AGGREGATES,
            options,
            iot_id=iot_id,
            cols=cols,
            table_name=table_name,
            expr=expr,
            order_by=order_by,
            page_no=page_no,
            page_size=page_size,
        )


class AsyncData(AsyncService):
    """Aggregated figures of devices.

    Section 6.11 (通用聚合服务).
    """

    def list_aggregates(
        self,
        *,
        iot_id: str,
        cols: Sequence[str],
        table_name: str,
        expr: AggregateExpression,
        order_by: Sequence[AggregateOrder] | None = None,
        page_no: int = 1,
        page_size: int = 20,
        options: Options | None = None,
    ) -> AsyncPages[dict[str, Any], list[dict[str, Any]]]:
        """List the reports of a device, as records or as aggregated figures.

        Args:
            iot_id: Device id; unique on the platform.
            cols: Names of the columns to return.
            table_name: Name of the table to query.
            expr: Condition of a query; conditions can be nested to any depth.
            order_by: Columns to sort by.
            page_no: Page number. At least 1.
            page_size: Number of rows in a page.

        POST /datacenter/data/aggregate/query, version 1.0.1. Section 6.11.1 (聚合数据查询).
        """
        return self._pages(
            LIST_AGGREGATES,
            options,
            iot_id=iot_id,
            cols=cols,
            table_name=table_name,
            expr=expr,
            order_by=order_by,
            page_no=page_no,
            page_size=page_size,
        )
