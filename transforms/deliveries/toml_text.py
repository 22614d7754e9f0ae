"""The TOML files that lie beside deliveries: cards, codebooks and column maps."""

import tomllib
from pathlib import Path
from typing import Any

from transforms.deliveries.text import UnreadableError

MAX_TOML = 1_000_000  # bytes


def read_toml(file: Path) -> dict[str, Any]:
    """The tables in `file`; none when there is no such file.

    Raises:
        UnreadableError: it is a link, or larger than anybody writes.
        tomllib.TOMLDecodeError, UnicodeDecodeError: it is no TOML.
    """
    if file.is_symlink():
        raise UnreadableError("lank_bredvid", fil=file.name)
    if not file.is_file():
        return {}
    if file.stat().st_size > MAX_TOML:
        raise UnreadableError("for_stor_bredvid", fil=file.name, megabyte=MAX_TOML // 1_000_000)
    try:
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except RecursionError:
        raise tomllib.TOMLDecodeError("nested too deeply") from None
    except UnicodeDecodeError:
        raise
    except ValueError as error:  # a number of thousands of digits is no TOMLDecodeError
        raise tomllib.TOMLDecodeError(str(error)) from None
