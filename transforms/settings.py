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
    "Delas lika mellan förändring, nivå, anhopning och tider, och inom varje lika mellan måtten, så att slump ensam "
    "ger utslag i högst 5 % av fallen inom ett källslag.",
    "Bonferroni, vägd; metodval i Lägesbild",
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
MIN_AR_FORE = Setting(
    "Minsta antal år före jämförelseåret för att bedöma vad som hänt efter en åtgärd", 3,
    "Utan dem går det inte att se hur mycket kommunen brukar skilja sig från jämförelsen från år till år.",
    "Prövat på anmälda brott i fem kommuner 2015–2024, se transforms/statistics/followup.py",
)
MIN_JAMFORELSE = Setting(
    "Minsta antal kommuner i kommungruppen för att jämföra med den i stället för med landet", 5,
    "Med färre säger jämförelsen mest något om enstaka kommuner.", "Metodval i Lägesbild",
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
MIN_AR_TREND = Setting(
    "Minsta antal år för en trend ur årstal", 6,
    "Färre år skiljer inte en trend från slumpen. Varje brott i serien kräver ett år till.",
    "Simulering, se tests/proof",
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
AVVIKELSE_UTELAMNADE = Setting(
    "Senaste månader som inte räknas till historiken när en avvikelse bedöms", 6,
    "En ökning som redan pågår ska inte bli det förväntade.", "Noufaily m.fl. 2013 (26 veckor)",
)
UTLIGGARE = Setting(
    "Residual från vilken en tidigare topp väger mindre i det förväntade", 2.58,
    "En gammal topp ska inte göra nästa topp väntad.", "Noufaily m.fl. 2013",
)

LAG_MANADER = Setting(
    "Längsta tid mellan två lägesbilder, i månader", 24, "Lägesbilden ska uppdateras minst vartannat år.",
    "Lag (2023:196) 6 §",
)
LAG_VARNING = Setting(
    "Månader efter godkännandet då en varning ges", 18, "Ett halvår räcker för att ta fram en ny lägesbild.",
    "Metodval i Lägesbild",
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
LUCKA_DAGAR = Setting(
    "Kortaste uppehåll, i dagar, som räknas som en lucka i en leverans", 14,
    "Kortare uppehåll kan vara helger och ledigheter.", "Metodval i Lägesbild",
)
LUCKA_MED = Setting(
    "Minsta väntade antal dagar med rader i ett uppehåll som räknas som en lucka i en leverans", 10,
    "Väntas tio kommer ingen alls av slump ungefär en gång på tjugo tusen. Året räknas då inte som helt, om inte "
    "filens kort säger att det är det.", "Poissonfördelningen; metodval i Lägesbild",
)
FORSVUNNEN = Setting(
    "Minsta antal dagar med rader av ett slag som inte får försvinna helt ett år utan att det frågas om", 5,
    "Ett fall från fem till noll är oftare en ändrad leverans än ett brott som upphört. Åren jämförs inte, om inte "
    "filens kort säger att den täcker slaget.", "Poissonfördelningen; metodval i Lägesbild",
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
MIN_FORVANTAT_AR = Setting(
    "Minsta väntade antal för att jämföra ett enda år med andra kommuner", 20,
    "Vid färre läggs flera år samman. Det som väntas avgör, inte det som blev, så att valet inte ger utslag i sig.",
    "Metodval i Lägesbild",
)
AR_TILLSAMMANS = Setting(
    "Högsta antal år som läggs samman när talen är små", 3,
    "Fler år säger mer om slumpen men mindre om läget nu. Aldrig över ett brott i serien.", "Metodval i Lägesbild",
)
MIN_KONCENTRATION = Setting(
    "Minsta antal händelser för koncentration till platser", 100,
    "Med färre ligger hälften alltid på få platser, också av en slump.", "Simulering, se tests/proof",
)
RUTA = Setting(
    "Sida på de rutor som koncentrationen räknas i, i meter", 250,
    "Samma rutnät i alla kommuner och år, så att en slumpad eller flyttad adresspunkt oftast stannar i sin ruta.",
    "Malmö universitet 2021, brottens koncentration i svensk tätort",
)
KONCENTRATION_DRAGNINGAR = Setting(
    "Antal slumpade fördelningar som koncentrationen jämförs med", 200,
    "Medelvärdet ändras inte av fler.", "Metodval i Lägesbild",
)
MIN_PLATSER_INTERVALL = Setting(
    "Minsta antal platser med händelser för intervall kring koncentrationen", 100,
    "Med färre håller intervallet inte den säkerhet det anger.", "Simulering, se tests/proof",
)
MIN_DUBBELKODADE = Setting(
    "Minsta antal dubbelkodade anteckningar", 50,
    "Med färre säger samstämmigheten mest något om slumpen.", "Krippendorff 2004; metodval i Lägesbild",
)
ANDEL_DUBBELKODADE = Setting(
    "Minsta andel dubbelkodade anteckningar, i procent", 10,
    "En mindre del visar inte hur resten är kodad.", "Metodval i Lägesbild",
)
ALFA_TILLFORLITLIG = Setting(
    "Krippendorffs alfa för tillförlitlig kodning", 0.80,
    "Vedertagen gräns för slutsatser ur kodad text.", "Krippendorff 2004",
)
ALFA_PRELIMINAR = Setting(
    "Krippendorffs alfa för preliminära slutsatser", 0.667,
    "Under den gränsen visas inga slutsatser ur kodningen.", "Krippendorff 2004",
)

ALFA_PLATSER = Setting(
    "Felrisk för utpekade platser, per rapport", 0.05,
    "Gäller alla platser och problem i rapporten tillsammans: i en kommun utan mönster pekar högst så stor del av "
    "rapporterna ut någon plats.", "Westfall & Young 1993; simulering, se tests/proof",
)
DRAGNINGAR = Setting(
    "Antal slumpdragningar för platser, rangordning och tider", 999,
    "Minsta p-värde blir en på tusen.", "Davison & Hinkley 1997",
)
MIN_HANDELSER_PLATS = Setting(
    "Minsta antal händelser för att söka utsatta platser", 30,
    "Med färre kan bara mycket stora anhopningar skiljas från slump.", "Metodval i Lägesbild",
)
MIN_FONSTER = Setting(
    "Minsta antal händelser på en utpekad plats", 5,
    "Färre är enstaka händelser. Samma gräns som för vad som visas.", "Metodval i Lägesbild",
)
BANDBREDD = Setting(
    "Bandbredd i täthetskarta, i meter", 750,
    "Val av bandbredd ur data skiljer sig upp till tretton gånger. Därför samma fasta bredd i alla kartor och år.",
    "Metodval i Lägesbild",
)
MIN_TATHET = Setting(
    "Minsta antal händelser för täthetskarta", 50,
    "Med färre visar bilden enstaka händelser som fläckar.", "Metodval i Lägesbild",
)
MIN_TIDER = Setting(
    "Minsta antal händelser för tider på dygnet", 20,
    "Med färre säger fördelningen mest något om slumpen.", "Metodval i Lägesbild",
)
MIN_TIMMAR = Setting(
    "Minsta antal händelser för att visa timmar", 100,
    "Med färre visas delar av dygnet, vardag och helg.", "Metodval i Lägesbild",
)
MAX_LANGA_SPANN = Setting(
    "Högsta andel händelser med tidsspann över ett dygn för att visa timmar, i procent", 50,
    "När de flesta tider är så osäkra visas bara delar av dygnet.", "Metodval i Lägesbild",
)
MAX_MIDNATT = Setting(
    "Högsta andel händelser som bara har klockslaget 00:00, i procent", 5,
    "Många system skriver 00:00 när tiden är okänd. Då pekas ingen tid ut.", "Metodval i Lägesbild",
)
FELRISK_OMRADEN = Setting(
    "Felrisk för att säga att områden skiljer sig", 0.05,
    "Så ofta får slump ensam ge den slutsatsen.", "Vedertagen nivå; Haldane 1937",
)
TRATT_YTTRE = Setting(
    "Trattens yttre gräns", 0.998, "Två av tusen kommuner hamnar utanför av en slump.", "Spiegelhalter 2005",
)
TRATT_KAPNING = Setting(
    "Andel kommuner i vardera änden som inte får styra trattens bredd, i procent", 10,
    "De mest avvikande ska synas i tratten, inte vidga den.", "Spiegelhalter 2005",
)
DESIGNEFFEKT = Setting(
    "Antagen designeffekt för publicerade andelar", 1.5,
    "Vikter och bortfall gör svaren värda färre än de är. Ett antagande när källan inte anger effekten.",
    "Metodval i Lägesbild",
)
MIN_SVAR_PER_SIDA = Setting(
    "Minsta effektiva antal svar på vardera sidan för intervall kring en publicerad andel", 10,
    "Med färre håller det ungefärliga intervallet inte den säkerhet det anger.",
    "Wilson 1927; simulering, se tests/proof",
)
MIN_OLIKA_KODADE = Setting(
    "Minsta antal olika kodade anteckningar för intervall kring samstämmigheten", 5,
    "Med färre blir intervallet för kort.", "Simulering, se tests/proof",
)
MIN_OVANLIGA_KODNINGAR = Setting(
    "Minsta antal kodningar utöver den vanligaste för intervall kring samstämmigheten", 10,
    "Med färre blir intervallet för kort.", "Simulering, se tests/proof",
)

DYGNSTID_PAR = Setting(
    "Högsta antal par av plats och problem vars tid prövas", 12,
    "De med flest händelser. Ju fler som prövas, desto mindre kan sägas om var och en.", "Metodval i Lägesbild",
)
DYGNSTID_DRAGNINGAR = Setting(
    "Antal slumpade veckor som en tid prövas mot", 499,
    "Räcker för att felrisken ska gå att nå för alla prövade par tillsammans.", "Davison & Hinkley 1997",
)

FELRISK_UPPLEVELSE = Setting(
    "Felrisk för att ett områdes upplevelse och anmälningar hamnar i fel ruta, per rapport", 0.05,
    "Delas lika mellan alla par av område och problem där båda sidor bär ett tal: i en kommun utan skillnader får "
    "högst så stor del av rapporterna någon sådan slutsats.", "Bonferroni; simulering, se tests/proof",
)

ALL = (
    ALFA, KONFIDENS, MIN_PROCENT, MIN_TILLFORLITLIG, TROSKEL, MIN_SVARANDE, MAX_INTERVALL,
    SMALT_INTERVALL, RELATIV_BREDD, MIN_FRIHETSGRADER, MIN_MATNINGAR,
    MIN_YTTRANDEN, MIN_TILLFALLEN, STYRKA,
    STORSTA_OSEDDA, MIN_AR_FORE, MIN_JAMFORELSE, MIN_FORE, MIN_EFTER, MIN_MANADER, MIN_MANADSMEDEL,
    MIN_AR_TREND,
    ALFA_AVVIKELSE, FALSK_ANDEL, AVVIKELSE_AR, AVVIKELSE_MEDEL, AVVIKELSE_SENASTE, AVVIKELSE_UTELAMNADE, UTLIGGARE,
    LAG_MANADER, LAG_VARNING, MAX_ALDER, FYLLNAD_ANTAL, FYLLNAD_ANDEL, LUCKA_DAGAR, LUCKA_MED,
    FORSVUNNEN,
    MIN_OMRADEN, MIN_JAMFORDA, MIN_FORVANTAT_TRATT, MIN_KOMMUNER, MIN_FORVANTAT_AR, AR_TILLSAMMANS,
    MIN_KONCENTRATION, RUTA, KONCENTRATION_DRAGNINGAR,
    MIN_PLATSER_INTERVALL, MIN_DUBBELKODADE, ANDEL_DUBBELKODADE, ALFA_TILLFORLITLIG,
    ALFA_PRELIMINAR, FELRISK_OMRADEN, TRATT_YTTRE, TRATT_KAPNING, DESIGNEFFEKT, MIN_SVAR_PER_SIDA,
    MIN_OLIKA_KODADE, MIN_OVANLIGA_KODNINGAR,
    ALFA_PLATSER, DRAGNINGAR, MIN_HANDELSER_PLATS, MIN_FONSTER, BANDBREDD, MIN_TATHET, MIN_TIDER, MIN_TIMMAR,
    MAX_LANGA_SPANN, MAX_MIDNATT,
    DYGNSTID_PAR, DYGNSTID_DRAGNINGAR, FELRISK_UPPLEVELSE,
)
