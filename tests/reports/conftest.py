"""What tests of pages share."""

import pytest

from reports.model import Drawing


@pytest.fixture
def undrawn(monkeypatch):
    """Pages without their drawings, for tests that read words and tables: drawing is most of a page's time."""
    monkeypatch.setattr("reports.figures.style.render", lambda *_: Drawing("<svg></svg>", "<svg></svg>", b""))
