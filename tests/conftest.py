"""Hypothesis profiles; nothing else is global."""

import os

from hypothesis import HealthCheck, settings

_SLOW_STARTS = [HealthCheck.too_slow]
settings.register_profile("dev", max_examples=50, deadline=None, suppress_health_check=_SLOW_STARTS)
settings.register_profile(
    "ci", max_examples=200, deadline=None, derandomize=True, suppress_health_check=_SLOW_STARTS
)
settings.load_profile("ci" if os.environ.get("CI") else "dev")
