"""Prefect's hands: reading mapped over files as tasks; another try where something outside was asked for."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun

from paperclerk.errors import Unreachable

T = TypeVar("T")
R = TypeVar("R")

# Seconds before each further try: a file share or LibreOffice that does not answer is usually back within a minute.
TRIES_AFTER: list[float] = [2, 10, 30]


async def _worth_another_try(_task: Any, _run: TaskRun, state: State[Any]) -> bool:
    """Try again only when something outside did not answer; a fault in a file stays a fault."""
    try:
        await state.aresult()
    except (Unreachable, OSError):
        return True
    except Exception:  # what else went wrong is not cured by waiting, and is raised by the flow itself
        return False
    return False


def _closed_up(deed: Callable[[T], R], item: T) -> Callable[[], R]:
    return lambda: deed(item)


@task(name="read a file", cache_policy=NO_CACHE, persist_result=False)
def _one_of_many(deed: Callable[[], Any]) -> Any:
    return deed()


@task(
    name="ask outside",
    retries=len(TRIES_AFTER),
    retry_delay_seconds=TRIES_AFTER,
    retry_condition_fn=_worth_another_try,
    cache_policy=NO_CACHE,
    persist_result=False,
)
def _asked(deed: Callable[[], R]) -> R:
    return deed()


class PrefectHands:
    """Does deeds as Prefect tasks, so that each shows on the run's page.

    A task gets its deed and item closed up in one. Prefect looks through a task's parameters for results of other
    tasks, which trips over a noun that has `keys`, and prints them whole when something goes wrong: the key that signs
    forms and what officers wrote do not belong in its database.
    """

    def each(self, deed: Callable[[T], R], items: Sequence[T]) -> list[R]:
        """Do a deed to all items as mapped tasks and return the results in the items' order."""
        if not items:
            return []
        futures = _one_of_many.map([_closed_up(deed, item) for item in items])
        return [future.result() for future in futures]

    def ask(self, deed: Callable[[T], R], item: T) -> R:
        """Do a deed as a task that is tried again when something outside does not answer."""
        return _asked(_closed_up(deed, item))
