"""What people said in dialogs, as the report tells it."""

from collections.abc import Mapping
from typing import Any

from transforms.swedish.numbers import antal
from transforms.swedish.worksheet import GRADES, agreed, hits

NOTHING = "Inga dialoger är inlästa för åren fram till perioden."
INTRO = ("Så många yttranden i dialoger tog upp varje problem, och i hur många dialoger. Det säger vad som sades, inte "
         "hur många invånare som tycker så, och jämförs inte med antal brott. Ett yttrande kan ta upp flera problem. "
         "Ett slag av dialog utan tal har ett dolt antal.")
BETTER = ("Bättre: yttranden om att problemet inte finns, har minskat eller upphört. De räknas för sig och dras inte "
          "från de andra.")
QUOTED = "Citaten är rensade från personuppgifter och godkända för visning. De är exempel och bevisar inget."
HEADER = ("Problem", "År", "Yttranden", "Dialoger", "Slag av dialog", "Bättre")
WHERE = ("Problem", "Plats", "År", "Yttranden", "Dialoger")
CODED = ("Problem", "Programmet mot människa", "Samstämmighet mellan två", "Betyg")
KINDS = {"medborgardialog": "Medborgardialog", "medarbetardialog": "Medarbetardialog",
         "samverkansdialog": "Samverkansdialog", "trygghetsvandring": "Trygghetsvandring", "intervju": "Intervju",
         "tips": "Tips"}
PLAIN_GRADES = {
    "tillforlitlig": "två personer kodar lika, slutsatser håller", "preliminar": "slutsatser är preliminära",
    "otillracklig": "två personer kodar för olika, dra inga slutsatser", "kan_inte_sagas": "för lite dubbelkodat",
}


def kind(typ: str, count: int | None) -> str:
    """A kind of dialog with its number of statements; the name alone where that is hidden."""
    return KINDS[typ] if count is None else f"{KINDS[typ]} {antal(count)}"


def quotation(citat: str, typ: str, ar: int, fil: str | None, *, demo: bool = False) -> str:
    """A quotation with the kind of dialog and the year; its file where that may be told, and that it is made up."""
    where = f", {fil}" if fil else ""
    return f"”{citat}” ({KINDS[typ]} {ar}{where}{', syntetiska demodata' if demo else ''})"


def coding(coded: Mapping[str, Any]) -> list[str]:
    """How the statements were coded and how well, in a sentence each."""
    n, judged = coded["yttranden"], coded["rattade"]
    if not judged:
        lines = ["Yttrandena är kodade av programmet. Ingen människa har prövat koderna: se dem som en första "
                 "sortering."]
    else:
        lines = [f"Yttrandena är kodade av programmet, och {antal(judged)} av {antal(n)} är prövade av en människa. "
                 "Människans kod gäller."]
        if coded["maskin"] is not None and coded["manniska"] is not None:
            lines.append(f"I de prövade: {hits(coded['maskin'], coded['manniska'], coded['lika'])}.")
    if coded["dubbelkodade"] < coded["begarda"]:
        done = "ingen del" if not coded["dubbelkodade"] else antal(coded["dubbelkodade"])
        lines.append(f"För att veta om koderna är pålitliga bör minst {antal(coded['begarda'])} yttranden kodas av två "
                     f"personer, och {done} är det.")
    return lines


def grade(problem: Mapping[str, Any]) -> tuple[str, str, str]:
    """The program against people, two people against each other, and what that allows."""
    own = "dolt" if problem["maskin"] is None else hits(problem["maskin"], problem["manniska"], problem["lika"])
    lo, hi = problem["ki"] or (None, None)
    grade = f"{GRADES[problem['betyg']]}: {PLAIN_GRADES[problem['betyg']]}"
    return own, agreed(problem["alfa"], lo, hi), grade
