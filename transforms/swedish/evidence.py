"""Evidence in Swedish: one sentence per number, one per reason. Says what the record says, never more."""

from collections.abc import Mapping
from typing import Any

from transforms.swedish import references
from transforms.swedish.numbers import antal, decimal, forandring_procent, i_ord, intervall, kvot, procent, upprakning

Row = Mapping[str, Any]
FEW = "färre än 5"
# A number is hidden for being small or because a small one could be worked out from it: which of them is not told.
HIDDEN = "visas inte i den här utgåvan"

KALLSLAG = {
    "brottsstatistik": "Brottsstatistik", "handelser": "Polisens händelser", "est": "EST-rapporter",
    "undersokning": "Trygghetsundersökning", "dialog": "Dialoger", "vandring": "Trygghetsvandringar",
    "trafik": "Hastighetsmätningar", "referens": "Referensuppgifter", "aktivitet": "Genomförda aktiviteter",
}
UTSLAG = {"stoder": "stöder", "motsager": "motsäger", "oklart": "oklart", "saknas": "saknas"}
PLATSTYP = {
    "station": "stationsområden", "centrum": "centrumområden", "skola": "skolor", "park": "parker", "torg": "torg",
    "vag": "vägar", "bostadsomrade": "bostadsområden", "fritidsgard": "fritidsgårdar",
    "ungdomsplats": "platser där unga samlas", "ovrigt": "övriga platser",
}

SENSITIVE = "uppgifter om problemet visas i den här utgåvan bara för hela kommunen."
DETECTED = "Antalet följer också hur mycket polisen söker efter brottet."


def area(code: str, names: Mapping[str, str]) -> str:
    """The Swedish name of an area code: a kommun, an area, a place or a type of place."""
    if code.startswith("typ:"):
        return PLATSTYP.get(code[4:], code[4:])
    return names.get(code, code)


def claim(row: Row, context: Row | None, problem: str, place: str, *, series: str = "", coarser: bool = False,
          detected: bool = False, time: str = "", rise: float | None = None) -> str:
    """One number of one source as a sentence or two.

    `problem` and `place` are names; `series` names the wider series when it holds more than the problem; `time` says
    when it happens most; `rise` = the smallest rise, as a share, that the number would have shown.
    """
    subject = f"{problem}, {place}" + (f" (bredare serie: {series})" if series else "")
    if "kansligt" in row["flaggor"]:
        return f"{subject}: {SENSITIVE}"
    parts = [f"{subject}: {_BY_MEASURE[row['indikator_id'].partition('.')[2]](row, context)}"]
    if row["indikator_id"].endswith(".dygnstid") and row["antal"] is not None:
        parts.append(f"Flest {time}." if time else "Ingen tid sticker ut.")
    if coarser:
        whole = "området" if row["indikator_id"].endswith(".anhopning") else "kommunen"
        parts.append(f"Gäller hela {whole}, inte löftets plats.")
    if rise is not None:
        parts.append(f"En ökning på {procent(rise * 100, 0)} hade synts i minst åtta fall av tio.")
    if detected:
        parts.append(DETECTED)
    return " ".join(parts)


def likewise(n: int) -> str:
    """Numbers that decided as those before them did, and are not told one by one."""
    return f"Ytterligare {i_ord(n)} mått säger detsamma." if n > 1 else "Ytterligare ett mått säger detsamma."


def others(n: int) -> str:
    """Numbers that decided nothing and are not told one by one."""
    return f"Ytterligare {i_ord(n)} mått avgör inget." if n > 1 else "Ytterligare ett mått avgör inget."


def unlike(row: Row) -> bool:
    """True when two years were not delivered alike: neither has a count that may stand beside the other."""
    return "koder_saknas" in row["flaggor"] or "ej_hela_ar" in row["flaggor"]


def number(value: float | None) -> str:
    """A count of reporters or occasions as shown, or the words for a hidden one: these are hidden for themselves."""
    return FEW if value is None else antal(value)


def change(row: Row, per_person: bool) -> str:
    """A ratio in words: percentages only where both counts carry them, and nothing across a break in the series."""
    if not row["jamfor_antal"]:
        return "mot noll går ingen förändring att räkna i procent"
    if "seriebrott" in row["flaggor"]:
        return "åren går inte att jämföra, för serien räknas på annat sätt från det senare året"
    if row["varde"] is None or row["ki_undre"] is None or row["ki_ovre"] is None:
        return "någon förändring går inte att räkna på så få"
    if "under_20" in row["flaggor"]:
        return (f"för få för procent; kvoten är {kvot(row['varde'])} "
                f"(95 % intervall {intervall(row['ki_undre'], row['ki_ovre'], 2)})")
    whose = "per invånare " if per_person else ""
    return (f"{whose}{forandring_procent(row['varde'])} (95 % intervall {forandring_procent(row['ki_undre'])} "
            f"till {forandring_procent(row['ki_ovre'])})")


def _brott(row: Row, context: Row | None) -> str:
    level = ""
    if context and context["varde"] is not None and "opalitlig" not in context["flaggor"]:
        level = f" ({decimal(context['varde'])} per 1 000 invånare)"
    if row["antal"] is None or row["jamfor_antal"] is None:
        return f"antalet anmälda brott år {row['ar']} eller året före {HIDDEN}."
    return (f"{antal(row['antal'])} anmälda brott år {row['ar']}{level}, mot {antal(row['jamfor_antal'])} år "
            f"{row['jamfor_ar']}; {change(row, per_person=True)}.")


def _counted(noun: str) -> Any:
    def say(row: Row, _context: Row | None) -> str:
        if unlike(row):
            return f"{noun} år {row['ar']} går inte att jämföra med år {row['jamfor_ar']}."
        if row["antal"] is None or row["jamfor_antal"] is None:
            return f"antalet {noun} år {row['ar']} eller året före {HIDDEN}."
        return (f"{antal(row['antal'])} {noun} år {row['ar']}, mot {antal(row['jamfor_antal'])} år {row['jamfor_ar']}; "
                f"{change(row, per_person=False)}.")

    return say


def _est(row: Row, context: Row | None) -> str:
    text = str(_counted("EST-rapporter")(row, context))
    if row["antal"] is None or row["jamfor_antal"] is None:
        return text
    now, then = number(row["tillfallen"]).capitalize(), number(row["jamfor_tillfallen"])
    return f"{text} {now} rapporterade, mot {then} året före."


def _survey(row: Row, context: Row | None) -> str:
    if context is None or context["varde"] is None:
        return f"andelen för år {row['ar']} visas inte: för få svarade, eller så kan en annan andel räknas fram ur den."
    level = (f"{procent(context['varde'])} av de svarande angav problem eller oro år {row['ar']} "
             f"({intervall(context['ki_undre'], context['ki_ovre'])}, {antal(context['n'])} svar)")
    if row["varde"] is None or row["ki_undre"] is None:
        return f"{level}; skillnaden mot år {row['jamfor_ar']} går inte att bedöma."
    return (f"{level}; mot år {row['jamfor_ar']} en skillnad på {decimal(row['varde'])} procentenheter "
            f"({intervall(row['ki_undre'], row['ki_ovre'])}).")


def _gathering(row: Row, _context: Row | None) -> str:
    """Incidents of an area against what its residents give, and how often chance gives as many anywhere."""
    if row["antal"] is None or not row["varde"]:
        return f"antalet händelser år {row['ar']} {HIDDEN}."
    return (f"{antal(row['antal'])} händelser år {row['ar']}, mot {antal(row['antal'] / row['varde'])} väntade efter "
            f"folkmängden; slump ger så många i något område i {_chance(row['p_upp'])} av fallen.")


def _hours(row: Row, _context: Row | None) -> str:
    if row["antal"] is None:
        return f"antalet händelser år {row['ar']} {HIDDEN}."
    return (f"{antal(row['antal'])} händelser år {row['ar']}; slump ger en så ojämn vecka på någon plats i "
            f"{_chance(row['p_upp'])} av fallen.")


_NO_CHANGE = {
    "seriebrott": "undersökningen gjordes om mellan åren, så de går inte att jämföra",
    "gemensamt_ar": "mätningarna delar ett år och går inte att jämföra",
    "ej_urval": "de svarande valde själva att svara, så skillnaden säger inget om andra",
}


def _published(row: Row, context: Row | None) -> str:
    """A share that others have summed up: always approximate, and said to be so."""
    if context is None or context["varde"] is None:
        return f"den publicerade andelen för år {row['ar']} visas inte: för få svar."
    limits = "" if context["ki_undre"] is None else f" ({intervall(context['ki_undre'], context['ki_ovre'])})"
    level = f"ungefär {procent(context['varde'])} enligt en publicerad undersökning år {row['ar']}{limits}"
    if why := next((text for flag, text in _NO_CHANGE.items() if flag in row["flaggor"]), ""):
        return f"{level}; {why}."
    if row["varde"] is None or row["ki_undre"] is None:
        return f"{level}; skillnaden mot år {row['jamfor_ar']} går inte att bedöma."
    return (f"{level}; mot år {row['jamfor_ar']} en skillnad på ungefär {decimal(row['varde'])} procentenheter "
            f"({intervall(row['ki_undre'], row['ki_ovre'])}).")


def _chance(p: float) -> str:
    return f"under {procent(0.1)}" if p < 0.001 else procent(100 * p, 1 if p < 0.1 else 0)


def _mentions(noun: str, occasion: str) -> Any:
    def say(row: Row, _context: Row | None) -> str:
        if row["antal"] is None:
            return f"antalet {noun} år {row['ar']} {HIDDEN}."
        return f"{antal(row['antal'])} {noun} vid {number(row['tillfallen'])} {occasion} år {row['ar']}."

    return say


def _speed(row: Row, _context: Row | None) -> str:
    if row["varde"] is None:
        return f"för få mätningar år {row['ar']} för att visas."
    side = "över" if row["varde"] >= 0 else "under"
    text = f"medelhastigheten låg {decimal(abs(row['varde']))} km/h {side} den skyltade år {row['ar']}"
    if row["ki_undre"] is None:
        return f"{text} ({antal(row['n'])} mätningar)."
    return f"{text} (95 % intervall {intervall(row['ki_undre'], row['ki_ovre'])}, {antal(row['n'])} mätningar)."


_BY_MEASURE = {
    "brott_forandring": _brott, "brott_jamforelse": references.claim,
    "handelser_forandring": _counted("händelser"), "est_forandring": _est,
    "trygghet_skillnad": _survey, "publicerad_skillnad": _published, "dialog": _mentions("yttranden", "dialoger"),
    "vandring": _mentions("iakttagelser", "vandringar"), "fart": _speed, "anhopning": _gathering, "dygnstid": _hours,
}


def summary_counts(n: int, verdicts: Mapping[str, int]) -> str:
    """How the real sources fall over the promises of the period."""
    words = {"stoder": "får stöd", "motsager": "motsägs", "oklart": "kan inte avgöras",
             "saknas": "saknar serie eller gäller arbetssätt"}
    if verdicts.get("saknas") == n:
        return f"Brås anmälda brott kan inte pröva {'löftet' if n == 1 else f'något av {n} löften'}: {words['saknas']}."
    if n == 1:
        only = next(text for key, text in words.items() if verdicts.get(key))
        return f"Löftet, prövat mot Brås anmälda brott, {only}."
    parts = [f"{verdicts[key]} {text}" for key, text in words.items() if verdicts.get(key)]
    return f"{n} löften prövade mot Brås anmälda brott: {upprakning(parts)}."


SUMMARY_GAP = "Problem utan löfte: {mening}"
SUMMARY_NO_REAL = "Ingen verklig källa är inläst för kommunen. Sammanfattningen kan därför inte säga något om läget."
SUMMARY_NO_PROMISE = "Inget löfte gäller eller följer på perioden."


def gap(code: str, params: Mapping[str, Any]) -> str:
    """A problem without a promise, or a promise without a problem, in words."""
    return _GAPS[code].format(**params)


_GAPS = {
    "okade_utan_lofte": "Anmälda brott ökade mer än slumpen brukar ge år {ar}, och inget löfte gäller problemet.",
    "motsagt_utan_stod": "Brottsstatistiken motsäger att problemet växer, och ingen verklig källa stöder löftet.",
}
