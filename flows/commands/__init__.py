"""The commands of `lagesbild`, one module each: `options` says how it is called, `run` does it.

The modules are light: what is heavy is imported by `run` of the command that needs it.
"""

from types import ModuleType

from flows.commands import build, check, columns, est, fetch, new, notes, promises, serve, why, withdraw

COMMANDS: dict[str, ModuleType] = {
    "build": build, "est": est, "check": check, "new": new, "fetch": fetch, "notes": notes, "columns": columns,
    "promises": promises, "why": why, "withdraw": withdraw, "serve": serve,
}
