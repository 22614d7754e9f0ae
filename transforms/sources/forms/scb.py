"""What SCB's two JSON forms share: which area a code names, and which cells are the whole population.

A row is the cell of an area and year for all ages and both sexes. Parts are never summed: they may be incomplete, and
from 2025 cell-key noise keeps them from adding up to the total that SCB publishes. Cells of parts are counted and left.
"""

import re
from collections.abc import Mapping, Sequence

from transforms.deliveries.table import RawTable
from transforms.deliveries.text import UnreadableError, header_key
from transforms.sources.forms.varden import Folk, numbered

_AREA = re.compile(r"([0-9]{4}(?:[ABC][0-9]{4}|R[0-9]{3}))(?:_(DeSO|RegSO)([0-9]{4}))?")
_REGION = ("region", "area")
# Population may be divided by these alone: the total of any other table may leave people out.
_PARTED_BY = ("alder", "kon", "civilstand", "age", "sex")
_TOTALS = ("totalt", "tot", "total", "1+2", "samtliga")
_POPULATION_CODES = ("BE0101N1", "000007Y7")
_POPULATION = re.compile(r"(folkmängd|befolkning|antal invånare|population)( (den )?(31 december|1 november))?")
_COUNT = ("antal", "antal personer", "number")
_OF_POPULATION = re.compile(r"folkmängd|befolkning|invånar|population", re.IGNORECASE)


def is_region(dimension: str) -> bool:
    """True for the identity of the dimension of areas."""
    return dimension.casefold() in _REGION


def area(code: str) -> tuple[str, str]:
    """Area code and version: bare DeSO codes are of 2018, bare RegSO codes of 2020, others say it themselves."""
    match = _AREA.fullmatch(code)
    regso = code[4:5] == "R"
    if not match or (match[2] and (match[2] == "RegSO") != regso):
        return code, ""
    return match[1], match[3] or ("2020" if regso else "2018")


def population(contents: Mapping[str, str], table: str) -> str:
    """The code among `contents` (code → label) that counts the population of the table with this title.

    Raises:
        UnreadableError: none does, or more than one.
    """
    found = [code for code, label in contents.items()
             if code in _POPULATION_CODES or _POPULATION.fullmatch(label.casefold())]
    if not found and len(contents) == 1 and (not table or _OF_POPULATION.search(table)):
        found = [code for code, label in contents.items() if label.casefold() in _COUNT]
    if len(found) != 1:
        raise UnreadableError("ingen_folkmangd", innehall=", ".join(contents.values())[:200] or "inget")
    return found[0]


def total(dimension: str, categories: Mapping[str, str]) -> str:
    """The code among `categories` (code → label) for all ages, both sexes and so on.

    Raises:
        UnreadableError: the table is divided by something else, or holds parts only.
    """
    if header_key(dimension) not in _PARTED_BY:
        raise UnreadableError("fel_indelning", dimension=dimension)
    for code, label in categories.items():
        if code.casefold() in _TOTALS or label.casefold() in _TOTALS:
            return code
    raise UnreadableError("utan_total", dimension=dimension)


def folk_table(cells: Sequence[tuple[int, str, str, str]], left: int, encoding: str) -> RawTable:
    """Cells (number, region code, year, count) as a table, with a remark on how many others were left."""
    raw = numbered(Folk, [(number, Folk(*area(code), year, count)) for number, code, year, count in cells], encoding)
    if left:
        raw.remarks.append(("andra_celler", {"antal": left}))
    return raw
