"""How a promise could be made easier to follow up, as offers; and its baseline in the data."""

from transforms.swedish.numbers import antal, procent

_OFFERS = {
    ("problem", "saknas"): "Skriv vilket problem löftet ska påverka.",
    ("plats", "saknas"): "Skriv var det gäller: en namngiven plats, ett område eller hela kommunen.",
    ("plats", "delvis"): "Skriv vilka platser det gäller, med namn.",
    ("tid", "saknas"): "Skriv från och med när löftet gäller, och till och med när.",
    ("tid", "delvis"): "Skriv till och med när löftet gäller.",
    ("mangd", "saknas"): "Lägg till hur många gånger eller hur ofta, och var.",
    ("mangd", "delvis"): "Lägg till hur många gånger eller hur ofta även för de aktiviteter som saknar det.",
    ("ansvarig", "saknas"): "Skriv vem som gör det: polisen, kommunen eller båda.",
    ("underlag", "saknas"): "Skriv vad löftet bygger på: minst en siffra och minst en dialog eller undersökning.",
    ("underlag", "delvis"): "Lägg till siffran, året och källan för det underlag som nämns.",
    ("orsak", "saknas"): "Skriv vilken orsak åtgärden ska påverka.",
    ("baslinje", "saknas"): "Lägg till ett utgångsläge: ett tal från tiden före löftet.",
    ("baslinje", "delvis"): "Utgångsläget finns i underlaget. Lägg till vilken nivå som ska nås.",
    ("matt", "saknas"): "Lägg till vad som ska mätas och vilken nivå som ska nås.",
    ("matt", "delvis"): "Lägg till vilken nivå som ska nås.",
    ("uppfoljning", "saknas"): "Skriv när och hur löftet följs upp, och hur invånarna får veta det.",
    ("uppfoljning", "delvis"): "Skriv hur ofta löftet följs upp.",
}
_UNSAID = {
    "beteende": "Problemet säger hur det känns eller vilka som samlas. Skriv vad någon gör, till exempel bråk, "
                "skadegörelse eller vårdslös körning.",
    "plats": "Problemet säger inte var. Skriv platsen eller platserna.",
    "tid": "Problemet säger inte när. Skriv tid på dygnet, veckodagar eller årstid.",
}


def offer(criterion: str, grade: str) -> str:
    """What would make a criterion fulfilled."""
    return _OFFERS[criterion, grade]


def unsaid(part: str) -> str:
    """What a problem statement leaves out."""
    return _UNSAID[part]


def baseline(name: str, count: int | None, year: int, fall: float | None, target: int | None) -> str:
    """A draft of baseline and goal; `name` of the series, `count` None when it may not be shown."""
    if count is None:
        return (f"{name}: antalet anmälda brott år {year} är dolt och kan inte vara utgångsläge här. "
                "Följ hellre upp det som görs.")
    start = f"{name}: utgångsläge {antal(count)} anmälda brott år {year}."
    if fall is None or target is None:
        return f"{start} Inte ens en minskning till noll hade säkert synts. Följ hellre upp det som görs."
    if fall > 0.5:
        return (f"{start} Bara en minskning med {procent(100 * fall, 0)} eller mer hade säkert synts. "
                "Följ hellre upp det som görs.")
    return (f"{start} Minsta minskning på ett år som säkert hade synts: {procent(100 * fall, 0)}, till högst "
            f"{antal(target)}.")
