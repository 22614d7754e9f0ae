"""A typed reason: a code with parameters, which `transforms.swedish` turns into a sentence."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Reason:
    """Why something was judged so; `params` hold codes and numbers, never prose."""

    code: str
    params: dict[str, Any] = field(default_factory=dict)
