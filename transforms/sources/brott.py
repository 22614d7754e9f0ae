"""Reported crime (anmälda brott) as Brå gives it, and in our own tidy form.

Other kommuner, län and riket in the same file become reference series. A row is a crime line: one region, period and
crime type.
"""

from collections.abc import Callable
from pathlib import Path

from transforms.deliveries.check import Rule
from transforms.deliveries.contract import Column, Table, optional
from transforms.deliveries.table import RawTable
from transforms.sources import brott_regler as regler
from transforms.sources.base import Context, Form, Readings, Source, own_form, read_rows, table_reader
from transforms.sources.forms import bra_databasfil, bra_excelfil, bra_kommunfil, bra_resultattabell
from transforms.sources.forms.varden import read_values

TABLE = Table(
    source="brott",
    name="raw_brott",
    columns=(
        Column("kommun", "kommun"),
        Column("period"),
        Column("brottstyp"),
        Column("antal", "heltal", empty_ok=True),
        optional("per_100000", "tal"),
        optional("preliminar", "ja_nej"),
    ),
    key=regler.TOLD_BY,
)
_RULES = (regler.region, regler.period, regler.rate, regler.crime_type, regler.one_population)


def _read(
    parse: Callable[[Path], RawTable], read: Callable[..., Readings], *rules: Callable[[Context], Rule]
) -> Callable[[Path, Context], Readings]:
    return lambda path, context: read(parse(path), TABLE, context, *_RULES, *rules)


def _read_kommunfil(path: Path, context: Context) -> Readings:
    return read_rows(bra_kommunfil.parse(path, context.report), TABLE, context, *_RULES)


SOURCE = Source("brott", "brottsstatistik", (TABLE,), (
    Form("Brå, resultattabell (HTML)", "verklig_fil", bra_resultattabell.fits,
         _read(bra_resultattabell.parse, read_values)),
    Form("Brå, Databasfil", "verklig_fil", bra_databasfil.fits,
         _read(bra_databasfil.parse, read_rows, regler.one_meaning)),
    Form("Brå, Öppna som excelfil", "beskrivning", bra_excelfil.fits, _read(bra_excelfil.parse, read_values)),
    Form("Brå, alla kommuner för en period", "beskrivning", bra_kommunfil.fits, _read_kommunfil),
    own_form("egen tabell", table_reader(TABLE, *_RULES)),
))
