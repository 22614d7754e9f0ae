"""A record against the schema that is shipped with it: `schema.json` of a lägesbild, `week.json` of a week."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema

from transforms.errors import BrokenContractError

SCHEMA = Path(__file__).with_name("schema.json")


@cache
def _validator(name: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json.loads(SCHEMA.with_name(name).read_text(encoding="utf-8")))


def validate(record: dict[str, Any], name: str = SCHEMA.name) -> None:
    """Check a record against the shipped schema.

    Raises:
        BrokenContractError: naming the first places that do not fit.
    """
    faults = sorted(_validator(name).iter_errors(record), key=lambda e: list(e.absolute_path))
    if faults:
        first = [f"underlag {'/'.join(map(str, f.absolute_path))}: {f.message[:200]}" for f in faults[:3]]
        raise BrokenContractError("\n".join(first))
