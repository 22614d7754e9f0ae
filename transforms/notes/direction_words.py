"""The words that tell good news, a wish, a memory or a complaint, in the form that `words` gives them."""

NO = frozenset({
    "inte", "ej", "aldrig", "ingen", "inget", "inga", "knappast", "varken", "ingenting", "icke", "slipper", "sluppit",
    "noll", "sällan", "knappt", "utan", "slapp",
})
# What may stand between a negation and the trouble that it denies.
BETWEEN = frozenset({
    "vid", "anmälan", "anmälning", "anmält", "rapporterat", "rapporterats", "farligt", "illa", "förekommit", "öppen",
    "öppna", "skett", "hänt", "haft", "kunnat", "behövt", "behöver", "såg", "hörde", "hör", "fick", "blev", "var",
    "upptäckt", "noterat", "noterats", "konstaterat", "råkat", "stött", "drabbad", "drabbats", "utsatta", "varit",
    "här", "där", "hos", "under", "i", "år", "än", "kvar", "och", "någonsin", "ett", "sett", "någonting", "liknande",
    "direkta", "grova", "allvarliga", "allvarligt", "anlagda", "kända", "nämnvärda", "märkbart", "särskild", "stor",
    "att", "klaga", "tala", "vår", "våra", "ute", "barn", "elev", "personal", "se", "höra", "märka", "hitta",
    "hittat", "fler", "som", "kväll", "kvällar", "helgen", "samtal", "hela", "hört", "talas", "från", "sedan", "ens",
    "min", "någon", "några", "tillbud", "längre", "mer", "mera", "nya", "nytt", "ny", "större", "något", "sådant",
    "ser", "märkt", "märker", "har", "hade", "känt", "känner", "mig", "oss", "är", "av", "till", "lika", "särskilt",
    "direkt", "alls", "problem", "bekymmer", "klagomål", "med", "om", "nästan", "en", "enda", "det", "den", "jag",
    "vi", "man", "upplever", "upplevt", "anmälda", "stora", "så", "mycket", "förekommer", "finns", "fanns", "blivit",
    "blir", "trassel", "strul", "synliga", "på", "vare", "sig", "egentligen", "speciellt", "samma", "de", "fått",
    "utsatt", "för", "rädd", "incidenter", "rapporter", "anmälningar", "fall", "tecken", "spår", "bilar", "ungdomar",
    "mopeder", "personer", "villor", "cyklar", "elever", "tendens", "tendenser", "misstankar",
})
# A subject that should be there: that it is not, or is less, is a complaint.
HELPERS = ("polis", "vuxn", "väktar", "vakt", "ordningsvakt", "fältar", "personal", "buss", "lamp", "belys", "gatlamp",
            "ljus", "kommun", "patrull", "lyktstolp", "lyse", "föräldr", "städ", "papperskorg", "hjälp", "stöd",
            "trygg", "respekt", "öppet", "hastighetsskylt", "skylt", "övergångsst", "trottoar", "cykelban")
BETTER = frozenset({
    "skingrats", "skingrat", "stärkts", "stärkt", "underverk", "avhjälpt", "lugnast", "avskräckt", "avvecklats",
    "borttagna", "borttaget", "borttagen", "uppklarat", "minskad", "minskade", "sanerad", "löste", "löstes",
    "halverades", "trivsamt", "rogivande", "fredligt", "fredat", "ostört", "åtgärdades", "bortsanerat", "lagades",
    "sällsyntare", "avhjälpts", "fräscht", "suverän", "utmärkt", "föredömligt", "exemplariskt", "framsteg", "lugn",
    "lugnt", "lugna", "lugnare", "bättre", "tryggare", "minskat", "minskar", "avtagit", "upphört", "upphörde",
    "försvunnit", "försvann", "borta", "slutat", "slutade", "löst", "åtgärdat", "åtgärdats", "åtgärdad", "lagad",
    "lagat", "lagats", "fixat", "fixats", "fixad", "färre", "halverats", "förbättrats", "förbättrat", "avtar",
    "sjunkit", "lagade", "nolltolerans", "lugnat", "fungerar", "funkar", "städat", "minskning", "fint", "skönt",
    "nere", "klart", "positivt", "jättebra", "superbra", "kanon", "kanonbra", "förbättring", "lättare", "snyggt",
    "undan", "ovanligt", "historia", "säker", "säkrare", "bra", "bäst", "dämpats", "avstannat", "ebbat", "sällsynt",
    "sällsynta", "sanerats", "sanerat", "halverat", "sjunker", "nedgång", "städats", "målats", "tvättats", "fritt",
    "avvärjt", "stävjat", "minimalt", "marginellt", "ovanligare", "lindrigare", "mildare", "tystare", "hjälpte",
    "stoppat", "stoppats", "över", "hjälpt", "ordnat", "ordnats", "tryggt", "trygg", "renare",
})
PAIRS = frozenset({
    ("klingat", "av"), ("gjort", "susen"), ("gjorde", "susen"), ("slut", "på"), ("blåste", "noll"), ("tagit", "slut"),
    ("helt", "okej"), ("är", "över"), ("gett", "resultat"), ("gett", "effekt"), ("gör", "nytta"), ("gjort", "nytta"),
    ("gjort", "underverk"), ("gjort", "skillnad"), ("verkligen", "vänt"), ("har", "vänt"), ("lagt", "av"),
    ("fått", "bukt"), ("fått", "rätsida"), ("fått", "lugn"), ("fått", "kontroll"), ("fått", "koll"),
    ("flyttat", "från"), ("flyttat", "bort"), ("flyttat", "härifrån"), ("flyttat", "någon"), ("flyttat", "därifrån"),
    ("tog", "slut"), ("dött", "ut"), ("ebbat", "ut"), ("i", "fred"), ("på", "bättringsvägen"), ("åt", "rätt"),
    ("rätt", "håll"), ("går", "framåt"), ("vänt", "neråt"), ("sjunkit", "med"), ("minskat", "med"), ("gått", "ner"),
    ("gått", "ned"), ("går", "ner"), ("gick", "ner"), ("fått", "bort"), ("fått", "slut"), ("mycket", "mindre"),
    ("fått", "stopp"), ("satt", "stopp"), ("lagt", "sig"), ("minne", "blott"), ("lugnat", "ner"), ("fått", "ordning"),
    ("lugnt", "med"), ("hälften", "så"), ("under", "kontroll"), ("tog", "bort"), ("tagit", "bort"), ("togs", "bort"),
    ("tagits", "bort"), ("värre", "förr"), ("värre", "förut"),
})
# These say "better" only of trouble that stands close to them, or in certain company.
LESS = frozenset({"mindre", "färre", "sällan", "ovanligt"})
NOW = frozenset({"nu", "numera", "idag", "nuförtiden", "nuför", "sedan", "äntligen", "blivit", "har"})
# "Klottret syns inte till", "är inget problem": what follows a negation after the trouble.
NOT_SEEN = frozenset({
    "bekymmer", "klagomål", "av", "lika", "problem", "kvar", "så", "alls", "farligt", "något", "märkts", "synts",
    "förekommit", "hänt", "sett", "hörts", "till", "haft", "hört", "märkt", "setts", "skett", "rapporterats",
    "anmälts",
})
TODAY = frozenset({"nu", "numera", "nuförtiden", "idag"})
ONCE = frozenset({"förra", "fjol", "ifjol", "fjolåret", "förr", "förut", "tidigare", "brukade"})
NOT_FINE = frozenset({
    "inte", "ingen", "inga", "inget", "aldrig", "värre", "sämre", "igen", "mer", "fler", "också", "fortfarande",
    "ännu", "kvar", "ökat", "även",
})
WISH = frozenset({
    "önskan", "tänk", "skulle", "borde", "kunde", "måste", "vill", "ville", "behövs", "behöver", "behövdes", "önskar",
    "hoppas", "önskas", "krävs", "vore", "snälla", "bör", "önskemål", "förslag", "kräver",
})
PAST = frozenset({
    "förra", "fjol", "ifjol", "förr", "förut", "tidigare", "var", "fanns", "brukade", "innan", "höll", "körde",
    "hade",
})
WORSE = frozenset({
    "mer", "mera", "fler", "ökat", "ökar", "ökade", "värre", "sämre", "fortfarande", "kvar", "istället", "fortsätter",
    "ändå", "varje", "jämt", "alltid",
})
JOINS = frozenset({"och", "eller", "samt", "heller", "o", "av", "annat", "annan", "andra", "med"})
WHO_GONE = ("peng", "smyck", "guld", "kont", "cyk", "moped", "bil", "båt", "väsk", "plånb", "mobil", "skylt",
            "lamp", "papperskorg", "post", "bänk", "paket", "telefon", "katalysator", "motor", "verktyg", "dator")
GONE = frozenset({"borta", "försvunnit", "försvann"})
TAKEN = frozenset({"stold", "cykelstold", "fordonsbrott", "inbrott_bostad", "bedrageri", "bedrageri_aldre"})
STOPPED = frozenset({"slutat", "slutade"})
# What people stop doing because of the trouble.
GIVEN_UP = frozenset({"gå", "åka", "cykla", "släppa", "vara", "ringa", "anmäla", "bry"})
WELL_ONLY_SAID = frozenset({
    "bra", "fint", "skönt", "lugnt", "lugn", "trygg", "tryggt", "fungerar", "funkar", "över", "nere", "undan",
    "klart", "positivt", "lättare", "säker", "jättebra", "superbra",
})
NAY = frozenset({"nej", "nä", "nix", "icke", "näpp", "nejdå"})
# "Inte bara", "inte sällan", "inte minst": no denial.
NO_DENIAL = (("bara",), ("enbart",), ("endast",), ("minst",), ("sällan",), ("utan",), ("konstigt",), ("undra",))
# Negations of things, which deny what follows them whatever stands between, unless somebody acts in it.
NO_SUCH = frozenset({"inga", "inget", "noll", "varken", "slipper", "sluppit", "slapp"})
ACTS = frozenset({
    "gör", "görs", "gjort", "hjälper", "händer", "hände", "städar", "plockar", "tar", "tas", "kommer", "bryr",
    "orkar", "vågar", "fungerar", "funkar", "lyssnar", "svarar", "åt", "mot", "stoppar", "hindrar", "för", "när",
    "om", "eftersom", "trots", "utan", "innan", "så", "längs", "men", "medan", "där", "hos", "blir", "får", "lyser",
    "kan", "vill", "ska", "skall", "måste", "går", "kör", "står", "sitter", "har", "efter",
})
# A verb of trouble with one of these right after it is not done: "super inte", "bråkas aldrig".
NOT_DONE = frozenset({"inte", "aldrig", "sällan", "knappt", "knappast"})
# Problems that are themselves that something is not done: a "not" after them denies nothing.
ABSENCES = frozenset({
    "otrygg_plats", "fortroende", "brottsofferstod", "trafik_hastighet", "trafik_ovrigt", "barn_trafik",
    "nedskrapning",
})
TOO = frozenset({"också", "även", "fortfarande", "dessutom", "värre"})
SURE_END = frozenset({
    "borta", "upphört", "slutat", "försvunnit", "minskat", "löst", "åtgärdat", "lagat", "fixat", "avtagit",
    "skingrats",
})
WELL_NOW = frozenset({"fint", "lugnt", "lugnare", "bättre", "bra", "tryggare", "tryggt"})
# Problems of what people need and do not get: a bare "not" is the complaint itself.
NEEDS = frozenset({"barn_trafik", "fortroende", "brottsofferstod"})
NO_TROUBLE = frozenset({"problem", "bekymmer", "klagomål", "oro", "längre"})
SPREADS = frozenset({"åldrarna", "åldern", "åldrar"})  # what goes down in age is no less
FEWER = frozenset({
    "färre", "mindre", "minskat", "minskar", "minskade", "sjunkit", "sjunker", "försvunnit", "försvann", "borta",
    "upphört", "slutat", "slutade", "sällan", "halverats", "avtagit",
})
DECLINE = frozenset({"minskat", "upphört", "försvunnit", "avtagit", "slutat", "blivit", "bättre", "lugnare"})
COMPARED = frozenset({"än", "nu", "jämfört", "numera"})
AUXILIARY = frozenset({
    "vågar", "törs", "kan", "vill", "får", "skall", "orkar", "kommer", "är", "har", "går", "hinner",
})
LONG_AGO = ("länge", "sedan")
