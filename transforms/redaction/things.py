"""Firms, makes and figures whose names look like persons', and what is said of things and not of people."""

from transforms.redaction.words import set_of

FIRMS = set_of("""
    volvo saab bmw audi toyota skoda volkswagen vw opel renault peugeot citroen kia hyundai nissan mazda honda seat
    fiat mercedes tesla ford yamaha piaggio vespa scania polestar husqvarna aixam ligier
    facebook instagram snapchat tiktok whatsapp telegram youtube twitter google teams zoom swish klarna bankid
    ica coop lidl willys willy:s hemköp citygross netto tempo handlarn apoteket systembolaget åhlens elgiganten
    clas biltema jysk ikea rusta ahlsell bauhaus hornbach byggmax stadium intersport dressmann lindex kappahl
    mcdonalds mcdonald's donken burger espresso pressbyrån eleven circle preem okq8 shell st1 ingo
    securitas avarn nokas loomis verisure bevakning rikshem stena hsb riksbyggen heimstaden balder willhem victoriahem
    mitthem wallenstam familjebostäder vasakronan akelius hembla poseidon
    foodora wolt voi lime tier bolt uber postnord instabox budbee dhl schenker nobina keolis transdev arriva
    telia telenor vattenfall ellevio eon nordea handelsbanken swedbank länsförsäkringar trygg-hansa folksam
    friskis friskvårdshuset stadsmissionen frälsningsarmén islam muslim koranen ramadan eid hanukka
    roblox fortnite minecraft discord twitch signal messenger lions rotary pride
    crescent monark breezer
    kolada scb ntu geonames openstreetmap lantmäteriet polisregionen
    brå bris bup soc nattvandrarna fryshuset scouterna equmenia unf pro spf
    moderaterna socialdemokraterna sverigedemokraterna vänsterpartiet miljöpartiet centerpartiet liberalerna
    kristdemokraterna
""")
MAKES = set_of("""
    volvo saab bmw audi toyota skoda škoda volkswagen vw opel renault peugeot citroen citroën kia hyundai nissan mazda
    honda seat fiat mercedes tesla ford yamaha piaggio vespa scania märket modell
""")
FIGURES = frozenset({
    ("kalle", "anka"), ("musse", "pigg"), ("james", "bond"), ("harry", "potter"), ("robin", "hood"),
    ("pippi", "långstrump"), ("karl", "johan"), ("kristi", "himmelsfärd"), ("kristi", "himmelsfärdsdag"),
    ("star", "wars"), ("bamse", "klubben"), ("marie", "curie"), ("pelle", "svanslös"), ("alfons", "åberg"),
    ("mercedes", "benz"), ("emil", "lönneberga"), ("super", "mario"), ("mamma", "mu"), ("greta", "garbo"),
    ("oscar", "fredrik"),
})
# Nobody in particular.
NOBODY = set_of("medelsvensson")
# What a tree, a bear or a month does.
HAPPENS = set_of("""
    finns fanns saknas saknades behövs behövdes växer växte blommar blommade ligger låg faller föll fälldes kastas
    kastades klipptes rycktes säljs såldes syns syntes observerades siktades hörs behöver planterades planteras
    sågas sågades röjs röjdes brann brinner rasade rasar spelas spelades visas delas samlas
""")
BEFALLEN = set_of("""
    setts synts siktats observerats fallit blåst vält växt kastats ryckts sågats fällts planterats blommat skövlats
    brunnit rasat
""")


def is_firm(low: str) -> bool:
    """True for the name of a firm, a make or an organisation, also in the genitive."""
    return low in FIRMS or low.rstrip("s'’") in FIRMS
