"""The timetable: what of it is refused, what an overlay turns off, and that the two ways to run it agree."""

from pathlib import Path

import pytest
import yaml

from transforms import registry
from transforms.errors import RegistryError
from transforms.registry.tidtabell import JOBB

HEADER = "jobb;cron;vad\n"


def overlay(root, *rows):
    (root / "registry").mkdir()
    (root / "registry" / "tidtabell.csv").write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")
    return registry.load(root)


def test_every_job_has_a_time():
    table = registry.load(None).tidtabell()
    assert {row.jobb for row in table} == set(JOBB)
    assert {row.jobb: row.cron for row in table}["veckobild"] == "30 5 * * 1"  # Mondays at half past five


def test_an_overlay_moves_a_job_and_an_empty_time_turns_it_off(tmp_path):
    table = {row.jobb: row.cron for row in overlay(tmp_path, "polisen;0 7 * * *;", "lagklocka;;").tidtabell()}
    assert table["polisen"] == "0 7 * * *" and "lagklocka" not in table and "tertial" in table


@pytest.mark.parametrize(("row", "words"), [
    ("varje_dag;0 7 * * *;", "jobbet 'varje_dag' finns inte, välj bland veckobild"),
    ("polisen;varje dag;", "polisen har cron 'varje dag', skriv fem fält som 30 5 * * 1"),
    ("polisen;0 7 * *;", "skriv fem fält"),
])
def test_what_cannot_be_meant_is_named(tmp_path, row, words):
    with pytest.raises(RegistryError, match="tidtabell") as error:
        overlay(tmp_path, row)
    assert words in str(error.value)


def test_prefect_yaml_has_the_times_of_the_timetable():
    text = (Path(__file__).resolve().parents[2] / "prefect.yaml").read_text(encoding="utf-8")
    deployed = {d["name"]: d["schedules"] for d in yaml.safe_load(text)["deployments"]}
    table = registry.load(None).tidtabell()
    assert deployed == {row.jobb: [{"cron": row.cron, "timezone": "Europe/Stockholm"}] for row in table}
