"""The worlds of this folder are alone in their country: the national references that we carry are left out."""

import pytest


@pytest.fixture(autouse=True)
def empty_country(monkeypatch, tmp_path_factory):
    monkeypatch.setattr("transforms.intake.RIKET", tmp_path_factory.mktemp("riket"))
