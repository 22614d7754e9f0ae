"""The registry as the tables that the models join on."""

import pandas as pd

from transforms.registry.brottstyper import above
from transforms.registry.load import Registry


def tables(registry: Registry, kommun: str) -> dict[str, pd.DataFrame]:
    """`reg_koder`, with the kommun's own codes; `reg_brottstyper`; `reg_seriebrott`."""
    koder = [(k.kalla, k.kod, k.problem_id, k.bredare) for k in registry.koder_for(kommun)]
    typer = [(name, list(above(name, registry.brottstyper))) for name in registry.brottstyper]
    breaks = [(b.brottstyp, b.ar, b.slag, b.beskrivning, b.kalla) for b in registry.seriebrott]
    return {
        "reg_koder": pd.DataFrame(koder, columns=["kalla", "kod", "problem", "bredare"]),
        "reg_brottstyper": pd.DataFrame(typer, columns=["brottstyp", "ovanfor"]),
        "reg_seriebrott": pd.DataFrame(breaks, columns=["brottstyp", "ar", "slag", "beskrivning", "kalla"]),
    }
