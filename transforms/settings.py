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
SMALT_INTERVALL = Setting(
    "Smalt intervall för en andel", 5,
    "En andel vars intervall är högst 5 procentenheter visas, även när den är liten.", "NCHS Series 2 nr 175",
)
RELATIV_BREDD = Setting(
    "Bredaste intervall i förhållande till andelen, i procent", 130,
    "Är intervallet bredare än så säger det mer om slumpen än om andelen.", "NCHS Series 2 nr 175",
)
MIN_FRIHETSGRADER = Setting(
    "Minsta antal frihetsgrader för en andel", 8,
    "Med färre är spridningen själv en gissning, och andelen visas inte.", "NCHS Series 2 nr 175",
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
STORSTA_OSEDDA = Setting(
    "Största minskning som får gå obemärkt när det står ingen synlig skillnad, som andel", 0.50,
    "Kan inte ens en halvering märkas går saken inte att bedöma.", "Metodval i Lägesbild",
)
MIN_FORE = Setting(
    "Minsta antal månader före en åtgärd för att räkna på månadsserien", 24,
    "Färre visar inte både årstid och trend.", "Lopez Bernal m.fl. 2017; metodval i Lägesbild",
)
MIN_EFTER = Setting(
    "Minsta antal månader efter en åtgärd för att räkna på månadsserien", 12,
    "Ett helt år, så att årstiden inte tas för en följd av åtgärden.", "Metodval i Lägesbild",
)
MIN_MANADER = Setting(
    "Minsta antal månader för en trend", 36, "Färre skiljer inte årstid från trend.", "Metodval i Lägesbild",
)
MIN_MANADSMEDEL = Setting(
    "Minsta antal händelser per månad i medeltal för en trend", 5,
    "Med färre visas antal per år med intervall i stället.", "Metodval i Lägesbild",
)
ALFA_AVVIKELSE = Setting(
    "Felrisk för en avvikelse i en serie", 0.01,
    "Ungefär en av hundra prövade serier avviker av slump; hur många det blir skrivs ut.", "Noufaily m.fl. 2013",
)
FALSK_ANDEL = Setting(
    "Största andel falska bland avvikelser som står kvar när alla serier prövas tillsammans", 0.05,
    "Många serier prövas på en gång.", "Benjamini och Hochberg 1995",
)
AVVIKELSE_AR = Setting(
    "Minsta antal tidigare år för att bedöma en avvikelse", 3,
    "Med färre år går det inte att säga vad som är vanligt för årstiden.", "Noufaily m.fl. 2013",
)
AVVIKELSE_MEDEL = Setting(
    "Minsta antal händelser per vecka eller månad i medeltal för att bedöma en avvikelse", 1.25,
    "I glesare serier ser varje anhopning ut som en avvikelse.", "Simulering under oförändrad risk, se tests/proof",
)
AVVIKELSE_SENASTE = Setting(
    "Minsta antal händelser de fyra senaste veckorna eller månaderna för att bedöma en avvikelse", 5,
    "Enstaka händelser är ingen avvikelse.", "Farrington m.fl. 1996",
)
UTLIGGARE = Setting(
    "Residual från vilken en tidigare topp väger mindre i det förväntade", 2.58,
    "En gammal topp ska inte göra nästa topp väntad.", "Noufaily m.fl. 2013",
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
MIN_OMRADEN = Setting(
    "Minsta antal områden för utjämnade tal", 15,
    "Färre områden säger för lite om hur mycket områden brukar skilja sig.", "Marshall 1991; metodval i Lägesbild",
)
MIN_JAMFORDA = Setting(
    "Minsta antal kommuner i en tratt", 10,
    "Med färre går det inte att skilja slump från kommunernas vanliga olikheter.", "Simulering, se tests/proof",
)
MIN_FORVANTAT_TRATT = Setting(
    "Minsta förväntade antal för läget i en vidgad tratt", 10,
    "Vid färre håller trattens gränser inte den säkerhet de anger.", "Spiegelhalter 2005; simulering, se tests/proof",
)
MIN_KOMMUNER = Setting(
    "Minsta antal kommuner för bandet som rymmer hälften av dem", 20,
    "Med färre beror bandet på enstaka kommuner.", "Metodval i Lägesbild",
)

HOT_FELRISK = Setting(
    "Felrisk för områden som skiljer sig från slumpen, hela rapporten", 0.05,
    "Slump ensam får peka ut något område, för något problem, i högst så stor del av rapporterna.",
    "Westfall & Young 1993; simulering, se tests/proof",
)
HOT_HANDELSER = Setting(
    "Minsta antal händelser av ett problem för att pröva områden", 30,
    "Med färre kan områden inte skiljas från slumpen, och ingen ordning mellan platser ges.", "Metodval i Lägesbild",
)
HOT_ANTAL = Setting(
    "Minsta antal händelser i ett område som pekas ut", 5,
    "Samma gräns som för vad som visas utanför intern utgåva.", "Metodval i Lägesbild",
)
HOT_DRAGNINGAR = Setting(
    "Antal slumpade rapporter som områden prövas mot", 999,
    "Ger felrisken på en tusendel när.", "Davison & Hinkley 1997",
)
DYGNSTID_FELRISK = Setting(
    "Felrisk för utpekad tid, hela rapporten", 0.05,
    "Med händelser jämnt över veckan får någon tid pekas ut i högst så stor del av rapporterna.",
    "Holm 1979; simulering, se tests/proof",
)
DYGNSTID_HANDELSER = Setting(
    "Minsta antal händelser för att pröva tid", 20,
    "Med färre pekas ingen tid ut.", "Metodval i Lägesbild",
)
DYGNSTID_TIMMAR = Setting(
    "Minsta antal händelser för att ange timmar", 100,
    "Med färre anges bara del av dygnet.", "Metodval i Lägesbild",
)
DYGNSTID_LANGA = Setting(
    "Största andel händelser med tidsspann över ett dygn för att ange timmar", 0.5,
    "Är spannen längre anges bara del av dygnet.", "Ratcliffe 2002",
)
DYGNSTID_MIDNATT = Setting(
    "Andel händelser som bara har klockslaget 00:00 från vilken ingen tid anges", 0.05,
    "System skriver 00:00 när tiden är okänd.", "Metodval i Lägesbild",
)
DYGNSTID_PAR = Setting(
    "Högsta antal par av plats och problem vars tid prövas", 12,
    "De med flest händelser. Ju fler som prövas, desto mindre kan sägas om var och en.", "Metodval i Lägesbild",
)
DYGNSTID_DRAGNINGAR = Setting(
    "Antal slumpade veckor som en tid prövas mot", 499,
    "Räcker för att felrisken ska gå att nå för alla prövade par tillsammans.", "Davison & Hinkley 1997",
)

ALL = (
    ALFA, KONFIDENS, MIN_PROCENT, MIN_TILLFORLITLIG, TROSKEL, MIN_SVARANDE, MAX_INTERVALL,
    SMALT_INTERVALL, RELATIV_BREDD, MIN_FRIHETSGRADER, MIN_MATNINGAR,
    MIN_YTTRANDEN, MIN_TILLFALLEN, STYRKA,
    STORSTA_OSEDDA, MIN_FORE, MIN_EFTER, MIN_MANADER, MIN_MANADSMEDEL, ALFA_AVVIKELSE, FALSK_ANDEL, AVVIKELSE_AR,
    AVVIKELSE_MEDEL, AVVIKELSE_SENASTE, UTLIGGARE,
    MAX_ALDER, FYLLNAD_ANTAL, FYLLNAD_ANDEL,
    MIN_OMRADEN, MIN_JAMFORDA, MIN_FORVANTAT_TRATT, MIN_KOMMUNER,
    HOT_FELRISK, HOT_HANDELSER, HOT_ANTAL, HOT_DRAGNINGAR,
    DYGNSTID_FELRISK, DYGNSTID_HANDELSER, DYGNSTID_TIMMAR, DYGNSTID_LANGA, DYGNSTID_MIDNATT, DYGNSTID_PAR,
    DYGNSTID_DRAGNINGAR,
)
