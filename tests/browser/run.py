"""Debian's Chromium driven by playwright-core: a script of this folder gets a job and answers as JSON."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent


def run(script: str, job: dict[str, Any]) -> Any:
    """The answer of `<script>.mjs`; skips with the reason where browser, Node or the locked packages are missing."""
    browser, node = shutil.which("chromium"), shutil.which("node")
    if browser is None or node is None:
        pytest.skip(f"no {'chromium' if browser is None else 'node'} to look at the pages with")
    if not (HERE / "node_modules" / "playwright-core").is_dir():
        pytest.skip("no playwright-core: make browser")
    done = subprocess.run([node, str(HERE / f"{script}.mjs")], input=json.dumps(job | {"browser": browser}),
                          capture_output=True, check=False, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
