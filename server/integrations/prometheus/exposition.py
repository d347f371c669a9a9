"""Writes families as text, with Prometheus' own client."""

from collections.abc import Iterable, Iterator, Sequence

from prometheus_client import CollectorRegistry
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4, generate_latest
from prometheus_client.metrics_core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    Metric,
)
from prometheus_client.registry import Collector

from server.integrations.prometheus.families import Distribution, Family, Type, Values

MEDIA_TYPE = CONTENT_TYPE_PLAIN_0_0_4

Figures = Iterable[tuple[Family, Values]]


def as_text(figures: Figures) -> bytes:
    """The page that a scraper reads."""
    registry = CollectorRegistry(auto_describe=False)
    registry.register(_Once([_metric(family, values) for family, values in figures]))
    return generate_latest(registry)


class _Once(Collector):
    def __init__(self, metrics: Sequence[Metric]) -> None:
        self._metrics = metrics

    def describe(self) -> Iterable[Metric]:
        """Nothing else registers here, so that names cannot collide."""
        return []

    def collect(self) -> Iterator[Metric]:
        """What was given."""
        yield from self._metrics


def _metric(family: Family, values: Values) -> Metric:
    if family.type is Type.HISTOGRAM:
        histogram = HistogramMetricFamily(family.name, family.help, labels=family.labels)
        for labels, value in values.items():
            assert isinstance(value, Distribution)
            buckets = [(str(bound), count) for bound, count in value.below] + [("+Inf", value.count)]
            histogram.add_metric(labels, buckets, value.sum)
        return histogram
    kind = GaugeMetricFamily if family.type is Type.GAUGE else CounterMetricFamily
    metric = kind(family.name, family.help, labels=family.labels)
    for labels, value in values.items():
        assert not isinstance(value, Distribution)
        metric.add_metric(labels, value)
    return metric
