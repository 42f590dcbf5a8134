"""Reading postings on the machines of a Dask cluster, for boards past one machine.

Comes in: the address of a scheduler. Goes out: a `Map` over its workers. Where the cluster cannot do what this process
would have done, that is an error with its remedy, and never another result.
"""

import logging
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from sitegen.errors import SiteError
from sitegen.outside import ingested, workers

Item = TypeVar("Item")
Result = TypeVar("Result")

ANSWERS_WITHIN = 10.0
"""Seconds; a scheduler that is there answers at once."""
WORKERS_WITHIN = 30.0
"""Seconds; what starts workers on other machines may need some."""
CHUNK = 32
"""Postings of a task: some 0.2 s of work, beside which the few milliseconds of scheduler and network are little."""
AHEAD = 4
"""Tasks that each thread of a worker has been given, so that it does not wait for the network."""

ADDRESS = re.compile(r"(tcp|tls)://\S+:[0-9]+")
SAME = "Install the same versions of sitegen, its libraries and Python on every worker and here."


def on(address: str) -> workers.Map:
    """A map over the workers of the scheduler at `address` (`tcp://host:port`), which is asked only if there is
    something to do. Raises SiteError.
    """

    def over(function: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
        if not items:
            return
        client = _client(address)
        try:
            threads = _threads(client, address)
            yield from workers.over(client.get_executor(pure=False), CHUNK, AHEAD * threads)(function, items)
        except SiteError:
            raise
        except Exception as error:
            hint = "See what the workers have logged, or build without --scheduler."
            raise SiteError(
                f"the cluster cannot read the postings: {_words(error)}", where=address, hint=hint
            ) from None
        finally:
            client.close()

    return over


def _client(address: str) -> Any:
    if not ADDRESS.fullmatch(address):
        hint = "Write it as dask scheduler prints it: tcp://host:port"
        raise SiteError("is not the address of a scheduler of Dask", where=address, hint=hint)
    try:
        import distributed  # noqa: PLC0415 - an extra, and slow to import
    except ImportError:
        hint = "Install it with: pip install 'sitegen[distributed]'"
        raise SiteError("--scheduler needs Dask, which is not installed", hint=hint) from None
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what it has to say is said below
    make: Any = distributed.Client  # which has no types
    try:
        return make(address, timeout=ANSWERS_WITHIN, set_as_default=False)
    except (OSError, ValueError) as error:
        hint = "Start it on that host, with: dask scheduler"
        raise SiteError(f"no scheduler of Dask answers: {_words(error)}", where=address, hint=hint) from None


def _threads(client: Any, address: str) -> int:
    """Threads of all workers; each of them reads with the code that this process has."""
    try:
        client.wait_for_workers(1, timeout=WORKERS_WITHIN)
        versions = client.run(ingested.version)
        threads: int = sum(client.nthreads().values())
    except TimeoutError:
        hint = f"Start one, on any machine that has sitegen: dask worker {address}"
        raise SiteError("the scheduler has no workers", where=address, hint=hint) from None
    except Exception as error:
        raise SiteError(f"a worker does not have this sitegen: {_words(error)}", where=address, hint=SAME) from None
    if others := [worker for worker, version in versions.items() if version != ingested.version()]:
        raise SiteError(f"another version of sitegen reads on {', '.join(sorted(others))}", where=address, hint=SAME)
    return max(1, threads)


def _words(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:300]
