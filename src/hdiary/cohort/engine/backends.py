"""Who does the work: this process, several here, or the workers of a Dask scheduler."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from hdiary.cohort.engine.errors import CohortError
from hdiary.cohort.engine.work import Work, do_work, is_done
from hdiary.extras import install_line

Step = Callable[[], None]


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class How:
    """How the work is to be done; the answer does not depend on it."""

    jobs: int | None  # As many as the computer has processors where left out
    scheduler: Any
    people_per_part: int
    force: bool
    progress: Callable[[int, int], None] | None


def do_all(works: Sequence[Work], how: How) -> None:
    """Do what is not done, and say how far it is."""
    left = [work for work in works if not is_done(work)]
    done = len(works) - len(left)

    def step() -> None:
        nonlocal done
        done += 1
        if how.progress is not None:
            how.progress(done, len(works))

    if how.scheduler is None:
        _work_here(left, jobs=how.jobs or os.cpu_count() or 1, step=step)
    else:
        _work_there(left, scheduler=how.scheduler, step=step)


def _work_here(works: Sequence[Work], *, jobs: int, step: Step) -> None:
    """Do the work in processes of this computer, each with one thread."""
    if jobs <= 1 or len(works) <= 1:
        for work in works:
            do_work(work)
            step()
        return
    try:
        from joblib import Parallel, delayed, parallel_config
        from joblib.externals.loky.process_executor import TerminatedWorkerError
    except ImportError as missing:
        raise CohortError(
            f"several processes need joblib: say jobs=1, or add it: {install_line('joblib')}"
        ) from missing
    try:
        with parallel_config(backend="loky", inner_max_num_threads=1):
            # Without a size no array of it passes through files, which a kill would leave.
            parallel = Parallel(
                n_jobs=jobs, return_as="generator_unordered", batch_size=1, max_nbytes=None
            )
            for _ in parallel(delayed(do_work)(work) for work in works):
                step()
    except TerminatedWorkerError as error:
        raise CohortError(
            "a worker was ended by the computer, as a rule for want of memory. What is done is "
            "kept: run the same again with fewer jobs or fewer people_per_part"
        ) from error


def _work_there(works: Sequence[Work], *, scheduler: Any, step: Step) -> None:
    """Hand the work to the workers of a Dask scheduler; what a lost worker had is done again."""
    try:
        import distributed
    except ImportError as missing:
        raise CohortError(
            f"a scheduler needs Dask. To add it: {install_line('distributed')}"
        ) from missing
    dask: Any = distributed
    with _client(scheduler) as client:
        futures = client.map(do_work, list(works), pure=False, key="hdiary")
        try:
            # Without a loop it takes that of another client, which the caller may have.
            for future in dask.as_completed(futures, loop=client.loop):
                future.result()
                step()
        except dask.KilledWorker as error:
            raise CohortError(
                "a part of the people ended several workers, as a rule for want of memory. What "
                "is done is kept: run the same again with fewer people_per_part"
            ) from error
        finally:
            client.cancel(futures)


@contextmanager
def _client(scheduler: Any) -> Iterator[Any]:
    """Give a client of a scheduler; one that was made here is closed again."""
    if not isinstance(scheduler, str):
        if not hasattr(scheduler, "map") or not hasattr(scheduler, "cancel"):
            raise CohortError(
                f"scheduler is {scheduler!r}; give the address of a Dask scheduler, such as "
                '"tcp://localhost:8786", or a client of one'
            )
        yield scheduler
        return
    import distributed

    dask: Any = distributed
    try:
        client = dask.Client(scheduler, timeout="10s", set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        raise CohortError(
            f"no Dask scheduler answers at {scheduler}; start one with `dask scheduler`, and give "
            "the address that it prints"
        ) from error
    try:
        yield client
    finally:
        client.close()
