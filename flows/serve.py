"""What runs by itself on one machine: a Prefect server on loopback and the flows of the timetable beside it.

The server keeps its database under the state folder, listens to this machine alone and reports to nobody. Runs that
it holds for running when it starts were killed with the machine: they are marked crashed, and the next run of the
timetable does their work, since what is finished is left alone.
"""

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows import settings
from transforms.errors import LagesbildError
from transforms.registry.tidtabell import Avgang
from transforms.swedish import commands

if TYPE_CHECKING:
    from prefect import Flow

HOST = "127.0.0.1"
ZONE = "Europe/Stockholm"
_PATIENCE = 120  # seconds: the first start lays out the server's database

# The command `prefect`, in a process that asks the kernel to be stopped (PR_SET_PDEATHSIG) when we are gone, also when
# we were killed: a server without us would hold the port.
_SERVER = ("import ctypes, runpy, signal; ctypes.CDLL(None).prctl(1, signal.SIGTERM); "
           "runpy.run_module('prefect', run_name='__main__')")


@contextmanager
def server(state: Path, port: int) -> Iterator[str]:
    """A Prefect server of our own on loopback; gives its API address, and the environment points at it.

    Raises:
        LagesbildError: it does not answer, for instance since the port is taken.
    """
    settings.prepare(state)
    address = f"http://{HOST}:{port}/api"
    if _answers(address):
        raise LagesbildError(commands.port_taken(port))
    os.environ["PREFECT_API_URL"] = address
    call = [sys.executable, "-c", _SERVER, "server", "start", "--host", HOST, "--port", str(port)]
    log = (state / "prefect" / "server.log").open("ab")
    process = subprocess.Popen(call, stdout=log, stderr=log)
    try:
        until = time.monotonic() + _PATIENCE
        while not _answers(address):
            if process.poll() is not None or time.monotonic() > until:
                raise LagesbildError(commands.no_server(str(state / "prefect" / "server.log")))
            time.sleep(0.5)
        yield address
    finally:
        process.terminate()
        process.wait(30)
        log.close()


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/health", timeout=2) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def mark_crashed() -> int:
    """Mark every run that the server holds for pending or running as crashed; answers how many there were."""
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterState, FlowRunFilterStateType
    from prefect.client.schemas.objects import StateType
    from prefect.states import Crashed

    kinds = FlowRunFilterStateType(any_=[StateType.RUNNING, StateType.PENDING, StateType.CANCELLING])
    with get_client(sync_client=True) as client:
        left = client.read_flow_runs(flow_run_filter=FlowRunFilter(state=FlowRunFilterState(type=kinds)))
        for run in left:
            client.set_flow_run_state(run.id, Crashed(message="the machine or the server stopped"), force=True)
    return len(left)


def serve(timetable: tuple[Avgang, ...], data: Path, out: Path, state: Path) -> None:
    """Serve the jobs of the timetable until the process is told to stop. One job of a kind runs at a time."""
    from prefect import serve as prefect_serve
    from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
    from prefect.deployments.runner import EntrypointType
    from prefect.schedules import Cron

    from flows import scheduled

    where = {"data": str(data.resolve()), "out": str(out.resolve()), "state": str(state.resolve())}
    doors: dict[str, tuple[Flow[..., Any], dict[str, Any]]] = {
        "veckobild": (scheduled.veckobilder, {}),
        "polisen": (scheduled.oppna_data, {"tjanster": ["polisen"]}),
        "oppna_data": (scheduled.oppna_data, {"tjanster": ["scb", "kolada"]}),
        "tertial": (scheduled.lagesbilder, {"typ": "tertial"}), "kvartal": (scheduled.lagesbilder, {"typ": "kvartal"}),
        "uppfoljning": (scheduled.uppfoljning, {}), "lagklocka": (scheduled.lagklocka, {}),
    }
    one = ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.ENQUEUE)
    served: list[Any] = [
        doors[row.jobb][0].to_deployment(
            row.jobb, schedule=Cron(row.cron, timezone=ZONE), description=row.vad, tags=["lagesbild"],
            parameters={"where": where, **doors[row.jobb][1]}, concurrency_limit=one,
            entrypoint_type=EntrypointType.MODULE_PATH,
        ) for row in timetable]
    prefect_serve(*served, print_starting_message=False)
