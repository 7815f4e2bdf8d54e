"""Report what a client does to OpenTelemetry: a span and a duration for each request. Needs `opentelemetry-sdk`.

    python examples/opentelemetry_events.py IOT_ID

This program prints what a real one would send to a collector. FEIYAN_APP_KEY, FEIYAN_APP_SECRET, FEIYAN_PROJECT_ID and
FEIYAN_REGION or FEIYAN_BASE_URL identify the project.
"""

from __future__ import annotations

import sys
import time
from contextvars import ContextVar

from opentelemetry import trace
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import ConsoleMetricExporter, PeriodicExportingMetricReader
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import ConsoleSpanExporter, SimpleSpanProcessor

from feiyan import CloudClient, Event, FeiyanError

BEGAN: ContextVar[int] = ContextVar("BEGAN")
"""When the request of this thread or task was sent, in nanoseconds."""


class Telemetry:
    """An `on_event` for any number of clients, in threads and in tasks.

    A request becomes a span below the current one. Retries and renewed tokens become events of the current span.
    """

    def __init__(self, tracers: TracerProvider, meters: MeterProvider) -> None:
        self._tracer = tracers.get_tracer("feiyan")
        meter = meters.get_meter("feiyan")
        self._durations = meter.create_histogram("feiyan.request.duration", unit="s", description="Time of a request.")

    def __call__(self, event: Event) -> None:
        if event.kind == "request":
            BEGAN.set(time.time_ns())
        elif event.kind in ("response", "error"):
            self._end_request(event)
        else:
            trace.get_current_span().add_event(f"feiyan.{event.kind}", {"feiyan.detail": event.detail})

    def _end_request(self, event: Event) -> None:
        ended = time.time_ns()
        began = BEGAN.get(ended)
        facts = {"feiyan.operation": event.operation or event.path, "feiyan.outcome": event.kind}
        self._durations.record((ended - began) / 1e9, facts)
        span = self._tracer.start_span(
            facts["feiyan.operation"],
            kind=trace.SpanKind.CLIENT,
            start_time=began,
            attributes={**facts, "url.path": event.path, "feiyan.attempt": event.attempt},
        )
        if event.kind == "error":
            span.set_status(trace.StatusCode.ERROR, event.detail)
        span.end(ended)


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit("usage: opentelemetry_events.py IOT_ID")
    tracers, meters = TracerProvider(), MeterProvider([PeriodicExportingMetricReader(ConsoleMetricExporter())])
    tracers.add_span_processor(SimpleSpanProcessor(ConsoleSpanExporter()))
    try:
        with (
            CloudClient.from_env(on_event=Telemetry(tracers, meters)) as cloud,
            tracers.get_tracer("example").start_as_current_span("look at a device"),
        ):
            cloud.things.get_info(iot_id=sys.argv[1])
    except (FeiyanError, ValueError) as error:
        sys.exit(str(error))
    finally:
        tracers.shutdown()
        meters.shutdown()


if __name__ == "__main__":
    main()
