"""Why a source kind got its utslag, in Swedish: one sentence or two per condition of the decision table."""

from collections.abc import Iterable, Mapping
from typing import Any

from transforms.swedish.evidence import KALLSLAG, UTSLAG
from transforms.swedish.numbers import i_ord, upprakning

REASONS = {
    "arbetssatt": "Löftet gäller ett sätt att arbeta. Det bedöms på om det är gjort, inte på hur stort ett problem är.",
    "inget_underlag": "Ingen levererad uppgift av det här slaget mäter problemet före löftet.",
    "tystnad": "{kallslag} finns, men ingen av dem tog upp problemet. Tystnad är inget motbevis.",
    "tystnad_plats": "{kallslag} tog upp problemet, men inte på löftets plats. Tystnad är inget motbevis.",
    "okade": "Ökningen är större än slumpen ensam brukar ge.",
    "okade_annat_foll": "Ökningen är större än slumpen ensam brukar ge. Ett annat av måtten minskade.",
    "over_jamforelsen": "Nivån är högre än vad slump och kommunernas vanliga olikheter ger.",
    "under_jamforelsen": "Nivån är lägre än vad slump och kommunernas vanliga olikheter ger. Det talar emot att "
                         "problemet är stort jämfört med andra kommuner.",
    "under_jamforelsen_bredare": "Nivån ligger under jämförelsen, men serien är bredare än löftet och kan därför inte "
                                 "säga emot det.",
    "under_jamforelsen_upptackt": "Nivån ligger under jämförelsen, men det kan bero på att polisen söker mindre. "
                                  "Det säger inte emot löftet.",
    "anhopning": "Platsen ligger i ett område med fler händelser än folkmängden och slumpen förklarar. De som vistas "
                 "där utan att bo där är inte räknade.",
    "het_tid": "Händelserna på platsen samlas vissa tider, mer än slumpen ensam brukar ge.",
    "minskade": "Minskningen är större än slumpen ensam brukar ge. Det talar emot att problemet växer. "
                "Hur vanligt det är jämfört med andra kommuner säger det inget om.",
    "minskade_bredare": "Serien minskade, men den är bredare än löftet och kan därför inte säga emot det.",
    "minskade_upptackt": "Antalet minskade, men det kan bero på att polisen sökte mindre. Det säger inte emot löftet.",
    "inom_slumpen": "{matt} inom slumpen{niva}.",
    "at_olika_hall": "Ett mått minskade, men ett annat pekar uppåt. De vägs inte ihop.",
    "okade_lika_manga": "Rapporterna blev fler utan att fler rapporterade.",
    "fler_rapportorer": "Rapporterna blev fler, men det blev också de som rapporterar.",
    "farre_rapporter": "Rapporterna blev färre. Det är inte säkert att det blev lugnare.",
    "namns_ofta": "Problemet togs upp flera gånger vid mer än ett tillfälle.",
    "namns_sallan": "Problemet togs upp för få gånger för att räknas som stöd.",
    "over_gransen": "Medelhastigheten ligger över den skyltade, mer än slumpen brukar ge.",
    "under_gransen": "Medelhastigheten ligger under den skyltade, mer än slumpen brukar ge.",
    "kring_gransen": "Mätningarna kan inte skilja medelhastigheten från den skyltade, "
                     "eller så gäller de inte löftets plats.",
    "annan_plats": "Hastigheten är mätt, men inte på löftets plats.",
    "seriebrott": "Serien räknas på annat sätt från det senare året, så de två åren går inte att jämföra.",
    "koder_saknas": "Det ena året saknar rader av ett slag som det andra har. Om inget hände eller om de inte "
                    "levererades går inte att veta.",
    "ej_hela_ar": "Uppgifterna täcker inte hela det ena året, så de två åren går inte att jämföra.",
    "for_lite_data": "För lite data för att säga något.",
}
# What an edition says in place of a reason that would tell of hidden numbers.
_UNTOLD = {"dolt": "Tal bakom är dolda i den här utgåvan, och därför också vad de säger."}
_ALSO = {
    "over_jamforelsen": "Nivån är också högre än vad slump och kommunernas vanliga olikheter ger.",
    "anhopning": "Platsen ligger också i ett område med fler händelser än folkmängden och slumpen förklarar.",
    "het_tid": "Händelserna på platsen samlas också vissa tider.",
}
_NO_LEVEL = ", och nivån kan inte bedömas: ingen jämförelse med andra finns inläst"
_TOLD = 3  # names of what an earlier lägesbild pointed out
_FELT = {
    True: "Löftet gäller platser där invånarna är otrygga, utan att namnge dem; uppgiften gäller hela kommunen.",
    False: "Löftet gäller också platser där invånarna är otrygga, utan att namnge dem; om dem säger uppgiften inget "
           "särskilt.",
}


def reason(code: str, params: Mapping[str, Any]) -> str:
    """The reason as a few sentences."""
    looks = params.get("n", 1)
    parts = [(REASONS | _UNTOLD)[code].format(
        kallslag=KALLSLAG.get(params.get("kallslag", ""), ""),
        matt="Förändringen ryms" if looks == 1 else f"Prövade tillsammans ryms de {i_ord(looks)} måtten",
        niva="" if params.get("niva") else _NO_LEVEL,
    )]
    parts += [_ALSO[also] for also in params.get("aven", ())]
    whole = params.get("hela", True)
    parts += [_FELT[whole] for condition in params.get("villkor", ()) if condition == "otrygghet"]
    parts += [_shown(params.get("lagesbild"), bool(params.get("andra"))) for condition in params.get("villkor", ())
              if condition == "lagesbild"]
    return " ".join(parts)


def _shown(before: Mapping[str, Any] | None, beside: bool) -> str:
    """Where the promise leaves its places to the lägesbild: which earlier one named them, and which it named.

    `beside` = the promise names places of its own as well. `before` has period, antal (how many it named), namn (of
    those that may be told) and demo.
    """
    also = "också " if beside else ""
    left = f"Löftet lämnar {also}åt lägesbilden att peka ut platser"
    if before is None:
        return f"{left}, och ingen tidigare lägesbild finns."
    which = f"lägesbilden för {before['period']}"
    if not before["antal"]:
        return f"{left}, och {which} pekade inte ut någon för löftets problem."
    names = list(before["namn"][:_TOLD])
    if rest := before["antal"] - len(names):
        names.append(f"ytterligare {i_ord(rest)}" if names else f"{i_ord(rest)} områden" if rest > 1 else "ett område")
    demo = " Den vilade på syntetiska demodata." if before["demo"] else ""
    return f"{left}, och {which} pekade ut {upprakning(names)}.{demo}"


def rules(table: Iterable[tuple[str, str, str, str]]) -> list[tuple[str, str, str, str]]:
    """The decision table as it is printed: source kinds, condition, utslag, why; kinds with one rule share a row.

    `table` has rows of kallslag, villkor, utslag, skal.
    """
    groups: dict[tuple[str, str, str], list[str]] = {}
    for kallslag, *rule in table:
        groups.setdefault((rule[0], rule[1], rule[2]), []).append(kallslag)
    return [(_kinds(kinds), reason(villkor, {"kallslag": kinds[0], "niva": True}), UTSLAG[utslag], skal)
            for (villkor, utslag, skal), kinds in groups.items()]


def _kinds(kinds: list[str]) -> str:
    if len(kinds) == len(KALLSLAG) - 2:  # all but the two that never carry an utslag
        return "Alla"
    names = [KALLSLAG[k] for k in kinds]
    return upprakning([names[0], *(n if n.startswith("EST") else n[0].lower() + n[1:] for n in names[1:])])
