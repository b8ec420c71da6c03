"""How long a deed takes the processor, what others left behind swept up before."""

import gc
import statistics
import time
from collections.abc import Callable

ROUNDS = 5


def medians(*deeds: Callable[[], object]) -> list[float]:
    """Return how many seconds of processor each deed takes: the median of rounds in which they take turns."""
    times = [[_seconds(deed) for deed in deeds] for _ in range(ROUNDS)]
    return [statistics.median(one) for one in zip(*times, strict=True)]


def _seconds(deed: Callable[[], object]) -> float:
    gc.collect()
    start = time.process_time()
    deed()
    return time.process_time() - start
