"""A failed run tells somebody: through the notification block that `LAGESBILD_NOTIS` names, when it names one."""

import logging
import os
from typing import Any

from prefect.blocks.core import Block

VARIABLE = "LAGESBILD_NOTIS"
_log = logging.getLogger(__name__)


def send(text: str) -> None:
    """Send `text` through the block, written as Prefect writes it (`slack-webhook/larm`).

    A notification that cannot be sent never fails the run a second time: it is logged.
    """
    name = os.environ.get(VARIABLE)
    if not name:
        return
    try:
        block: Any = Block.load(name)
        block.notify(text, subject="Lägesbild")
    except Exception:
        _log.exception("the notification block %s could not be used", name)
