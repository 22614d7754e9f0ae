"""Open data brought home on schedule. Thin: the client itself tries again where that helps, so no task does."""

from prefect import flow, task

from transforms import registry
from transforms.errors import LagesbildError
from transforms.opendata import home
from transforms.opendata.home import Errand, Outcome
from transforms.swedish import fetch as words


@task(name="hämta", task_run_name="hämta {name}")
def _visit(name: str, errand: Errand) -> list[Outcome]:
    return list(home.visit(home.SERVICES[name], errand, registry.load(errand.data)))


@flow(name="hämta öppna data", validate_parameters=False)
def fetch(errand: Errand) -> list[Outcome]:
    """Every service in turn: they are slow by agreement, so nothing is won by asking at the same time.

    Raises:
        LagesbildError: nothing came, so that the run shows as failed.
    """
    outcomes = [outcome for name in errand.only or home.SERVICES for outcome in _visit(name, errand)]
    if home.exit_code(outcomes) == 3:
        raise LagesbildError("\n".join(words.line(*outcome.told) for outcome in outcomes))
    return outcomes
