"""One module per source. A module that defines `SOURCE` is a source; nothing else has to be told about it."""

import importlib
import pkgutil
from functools import cache

from transforms.sources.base import Context, Source

__all__ = ["Context", "Source", "sources"]


@cache
def sources() -> dict[str, Source]:
    """Every source by the name of its delivery folder."""
    modules = (importlib.import_module(f"{__name__}.{m.name}") for m in pkgutil.iter_modules(__path__))
    return {module.SOURCE.name: module.SOURCE for module in modules if hasattr(module, "SOURCE")}
