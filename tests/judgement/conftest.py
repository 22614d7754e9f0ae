"""The worlds of this folder are alone in their country: the national references that we carry are left out."""

import pytest


@pytest.fixture(autouse=True, scope="package")
def empty_country(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("transforms.intake.RIKET", tmp_path_factory.mktemp("riket"))
        yield
