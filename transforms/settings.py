"""Every threshold of the product, each with its reason and reference. The appendix of the report prints them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Setting:
    """One threshold: a Swedish name for the appendix, the value, why it is so, and where that comes from."""

    namn: str
    varde: float
    skal: str
    referens: str


ALFA = Setting(
    "Felrisk per löfte, källslag och riktning", 0.025,
    "Delas lika mellan de mått som prövas, så att slump ensam ger utslag i högst 5 % av fallen inom ett källslag.",
    "Bonferroni; metodval i Lägesbild",
)
KONFIDENS = Setting(
    "Konfidensnivå för intervall", 0.95, "Vedertagen nivå; visas vid varje tal.", "Garwood 1936; Clopper–Pearson 1934"
)
MIN_PROCENT = Setting(
    "Minsta antal för att skriva förändring i procent", 20,
    "Under tjugo fall rör sig en jämförelse mellan två lika år ofta med en fjärdedel eller mer.",
    "Simulering under oförändrad risk, se tests/proof",
)
MIN_TILLFORLITLIG = Setting(
    "Minsta antal för att visa ett tal per 1 000 invånare", 10,
    "Färre händelser ger ett intervall som är bredare än talet självt.", "NCHS, standard för presentation av tal 2023",
)
TROSKEL = Setting(
    "Minsta antal som visas utanför intern utgåva", 5,
    "Antal 1–4 kan peka ut en person på en liten ort.", "Försiktigt antagande; nationell regel saknas",
)
MIN_SVARANDE = Setting(
    "Minsta effektiva antal svarande", 30,
    "Färre svarande ger en andel som inte går att lita på.", "NCHS Series 2 nr 175",
)
MAX_INTERVALL = Setting(
    "Bredaste intervall för en andel", 30, "En andel vars intervall spänner över 30 procentenheter visas inte.",
    "NCHS Series 2 nr 175",
)
MIN_MATNINGAR = Setting(
    "Minsta antal hastighetsmätningar", 5,
    "Med färre mätningar säger spridningen mellan dem nästan ingenting.", "Metodval i Lägesbild",
)
MIN_YTTRANDEN = Setting(
    "Minsta antal yttranden eller iakttagelser för att stödja", 5,
    "Enstaka yttranden kan komma av hur frågan ställdes. Samma gräns som för vad som visas, så att utslaget inte "
    "röjer ett dolt antal.", "Metodval i Lägesbild",
)
MIN_TILLFALLEN = Setting(
    "Minsta antal skilda dialoger eller vandringar", 2,
    "Samma sak ska ha kommit upp vid mer än ett tillfälle.", "Metodval i Lägesbild",
)
STYRKA = Setting(
    "Styrka för minsta påvisbara förändring", 0.80,
    "Så stor chans att upptäcka förändringen om den finns.", "Vedertagen nivå för styrkeberäkning",
)

MAX_ALDER = Setting(
    "Högsta ålder på underlag, i år före löftet", 3,
    "Äldre uppgifter säger för lite om läget när löftet gavs.", "Metodval i Lägesbild",
)
FYLLNAD_ANTAL = Setting(
    "Minsta antal händelser på exakt en punkt för att misstänka en fyllnadspunkt", 25,
    "Färre på samma punkt förekommer på vanliga adresser.", "Metodval i Lägesbild",
)
FYLLNAD_ANDEL = Setting(
    "Minsta andel av en leverans punkter på exakt en punkt för att misstänka en fyllnadspunkt, i procent", 2,
    "En enda adress har sällan så stor del av en kommuns händelser. Punkten nämns men tas inte bort.",
    "Metodval i Lägesbild",
)
AVVIKELSE_FELRISK = Setting(
    "Felrisk för en enskild månad i en serie", 0.01,
    "Så ofta passerar en månad sin övre gräns av slump ensam. Hur många av dem som prövades det blir skrivs ut.",
    "Noufaily m.fl. 2013",
)
AVVIKELSE_ANDEL = Setting(
    "Högsta väntade andel falska bland månader som står kvar", 0.05,
    "Alla månader i alla serier prövas tillsammans, och de som då står kvar sägs för sig.",
    "Benjamini och Hochberg 1995",
)
AVVIKELSE_AR = Setting(
    "Minsta antal tidigare år för att bedöma en månad", 3,
    "Med färre år går säsong och slump inte att skilja åt.", "Noufaily m.fl. 2013",
)
AVVIKELSE_UTELAMNADE = Setting(
    "Senaste månader som inte räknas till historiken", 6,
    "En ökning som redan pågår ska inte bli sin egen förväntan.", "Noufaily m.fl. 2013 (26 veckor)",
)
AVVIKELSE_MEDEL = Setting(
    "Minsta medeltal per månad under samma årstid för att bedöma en serie", 1.25,
    "Sällsynta serier väljs annars ut just när slumpen har samlat dem.", "Simulering utan förändring, se tests/proof",
)
AVVIKELSE_NYLIGA = Setting(
    "Minsta antal under de fyra senaste månaderna för att bedöma en serie", 5,
    "Enstaka händelser ska inte ge larm.", "Farrington m.fl. 1996, avsnitt 3.8",
)
AVVIKELSE_UTSTICKARE = Setting(
    "Avstånd från vilket en tidigare månad väger mindre, i standardavvikelser", 2.58,
    "En topp förr ska inte dölja en topp nu.", "Noufaily m.fl. 2013",
)

ALL = (
    ALFA, KONFIDENS, MIN_PROCENT, MIN_TILLFORLITLIG, TROSKEL, MIN_SVARANDE, MAX_INTERVALL, MIN_MATNINGAR,
    MIN_YTTRANDEN, MIN_TILLFALLEN, STYRKA, MAX_ALDER, FYLLNAD_ANTAL, FYLLNAD_ANDEL,
    AVVIKELSE_FELRISK, AVVIKELSE_ANDEL, AVVIKELSE_AR, AVVIKELSE_UTELAMNADE, AVVIKELSE_MEDEL, AVVIKELSE_NYLIGA,
    AVVIKELSE_UTSTICKARE,
)
