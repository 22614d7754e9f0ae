"""Words that tell a person from a place or an ordinary word, by what stands around a name."""


def set_of(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


# Right before a name, these make even an unknown word with a capital a person's.
TITLES = set_of("""
    rektor rektorn lärare läraren mentor mentorn kurator kuratorn kommunpolis kommunpolisen områdespolis
    områdespolisen kommissarie poliskommissarie polisinspektör inspektör polisassistent polischef
    lokalpolisområdeschef gruppchef socialsekreterare socialsekreteraren socialchef handläggare handläggaren
    fältassistent fältassistenten fältaren fältare fritidsledare fritidsledaren ungdomsledare ordförande
    ordföranden sekreterare sekreteraren vaktmästare vaktmästaren fastighetsskötare fastighetsskötaren vicevärd
    vicevärden hyresvärd hyresvärden förvaltare bovärd bovärden doktor dr läkare läkaren sjuksköterska
    sköterskan prästen präst pastor imam imamen kyrkoherde diakon herr fru fröken familjen familj kommunalråd
    borgmästare säkerhetssamordnare trygghetssamordnare brottsförebyggare utredare utredaren kommunvägledare
    samordnare samordnaren koordinator tränaren tränare ledaren coach coachen busschauffören biträdande tf chef
    chefen enhetschef enhetschefen förskollärare pedagog pedagogen resursen assistenten advokat advokaten
    åklagare åklagaren domare verksamhetschef projektledare projektledaren moderator elevassistent
    butikschef butikschefen kassörskan ägaren handlaren föreståndare föreståndaren kommundirektör
    riksdagsledamot minister statsminister politikern kommunpolitikern nämndordförande bibliotekarie
    bibliotekarien granne grannen grannfrun grannpojken grannflickan grannarna frun maken make hustru sambo
    sambon man mannen fästman son sonen sonson dotter dottern dotterson bror brorsan brodern syster syrran
    systern mamma mamman pappa pappan mor far mormor morfar farmor farfar moster faster morbror farbror kusin
    kusinen svärmor svärfar svärson svärdotter svåger svägerska brorson systerson barnbarn barnbarnet kompis
    kompisen polare polaren vän vännen väninna väninnan kollega kollegan pojkvän pojkvännen flickvän flickvännen
    tjejen killen grabben pojken flickan kvinnan gubben tanten gumman damen eleven elev ungdomen ynglingen
    tonåringen brukaren klienten patienten barnet bebisen exet ex-man exmannen exfru exsambo hyresgästen
    hyresgäst boende kunden snubben typen missbrukaren pensionären änkan langaren mördaren tjuven ledargestalten
    bandledaren offret målsägande målsäganden vittnet vittne anmälaren anmälare gärningsmannen misstänkte
    misstänkta åtalade bästis bästisen lillebror storebror lillasyster storasyster tvillingarna syskonen
    bröderna systrarna makarna paret klasskompis klasskamrat klasskompisen barnflickan städerskan servitrisen
    frisören tandläkare dagmamman deltagaren styrelseledamoten kassören kassör suppleanten
    tant farbror onkel barnen barnbarnen pojkarna flickorna tjejerna killarna grabbarna eleverna kusinerna kompisarna
    vännerna grannarna lärarna föräldrarna städaren kocken chauffören föraren tolken kontaktpersonen gängledaren
    trygghetsvärden trygghetsvärdarna trygghetsvärd fältarna ungdomsledarna fritidsledarna väninnan arbetskamraten
    chaufför kapten löjtnant professor jurist juristen psykolog psykologen logopeden undersköterskan hemtjänsten
    konstapel konstapeln kock präst imam biskop kyrkvaktmästaren hundägaren kioskägaren butiksägaren krögaren
    sökanden svaranden nattvandraren volontären ordningsvakten väktaren lokförare arbetsledaren platschefen driftchefen
""")
CALLING = set_of("kalla kallar kallas kallade kallades smeknamn smeknamnet namn namnet")
# After "kallar" and "smeknamn" these stand before the name.
BETWEEN = set_of("honom henne för sig dem är var den")
# Words that end so are titles: polisinspektören, skolsköterskan.
TITLE_TAILS = tuple(set_of("""
    inspektören inspektör kommissarien sköterskan sköterska chefen läraren lärare ledaren assistenten handläggaren
    samordnaren mästaren skötaren sekreteraren pedagogen rektorn vakten väktaren chauffören ombudet bon
"""))
# Whose somebody is: "min granne zewdi" needs no capital.
OWNERS = set_of("min mitt mina vår våra hans hennes deras din er sin")
# What is asked of, or done with, people.
CONTACT = set_of("""
    kontakta kontaktade ring ringa ringde fråga frågade mejla mailade maila hälsa hälsade tacka tackade träffade träffat
    hjälp hjälpte tack mötte intervjuade informera underrätta tipsa sms:a
""")
# These make a person of a listed name only: "polisen Nacka" is an authority.
ROLES = set_of("""
    polisen polis väktaren väktare ordningsvakten ordningsvakt vakten vakt gubbe gumma kille tjej pojke flicka
    kvinna personen person personal hon han hen dom enligt hos säger sa sade frågade undrade tyckte tackar tack
    hej hälsa hälsar ringa ring kontakta prata pratade fråga träffade mötte stackars lilla gamle gamla käre kära
    unge unga snälla
""")
NAMING = set_of("kallar heter hette kallas kallades kallad namn namnet hetat heta smeknamn")
# Only after these is an unlisted word in small letters looked at.
OPENERS = TITLES | NAMING | BETWEEN | CONTACT
NAMED = set_of("""
    han hon hen den jag som de dom vi du man kille killen tjej tjejen grannen granne son sonen dotter dottern
    pojke pojken flicka flickan person personen kvinna kvinnan mannen gubben tanten han/hon polisen läraren
    rektorn bror syster elev eleven mamma mamman pappa pappan kompis kompisen polare vän
""")
# Before a colon, or as a greeting: what follows on the line is names.
LABELS = set_of("""
    närvarande deltagare deltagande ansvarig ansvariga kontaktperson kontakt kontaktpersoner namn
    protokollförare sekreterare antecknade ordförande justerare justerat anmälare anmält uppgiftslämnare
    hälsningar mvh hälsn hälsning vh avsändare vänligen undertecknad undertecknat från sagesman ledare
    mötesledare moderator frånvarande handläggare referent vännen noterat antecknat signatur signerat vittne
    vittnen tipsare intervjuad intervjuade rapportör
""")
GREETINGS = set_of("hälsningar mvh hälsn hälsning vh kram /mvh undertecknad vänligen")
# A name that begins a sentence and is also a word is a person's when the person does something.
DOES = set_of("""
    säger sa sade berättar berättade tycker tyckte undrar undrade frågar frågade påpekar påpekade menar menade
    heter ringde ringer bor bodde jobbar jobbade arbetar såg ser hörde kom vill ville känner kände tog
    lovade lovar svarade svarar föreslår föreslog lyfte lyfter upplever upplevde tror trodde vet visste
    brukar anmälde skrev mailade mejlade pratade skulle kollar återkommer kontaktar
    går gick kör körde cyklar cyklade springer sprang åker åkte promenerar äger ägde driver drev sköter skötte
    leder ledde håller höll hjälper hjälpte jagar jagade bråkar bråkade slog slår hotar hotade skrek skriker stal
    säljer sålde köper köpte röker rökte dricker drack dealar langar knarkar hämtar hämtade lämnade tappade hittade
    låser låste öppnade satt sitter står stod väntar väntade gråter grät flydde flyttade ber bad vaknar vaknade
    orkar klarar försöker försökte vågar vågade stoppade filmade filmar larmade larmar polisanmälde klagar klagade
    tackar tipsade hälsar kan ska måste rånades misshandlades hotades knuffades greps lurades blir får startade
    tar fortsätter slutar slutade börjar började städar lagar parkerar skjuter fyller fyllde deltog deltar sover sov
    lever dog föll
""")
SPEAKS = set_of("""
    sa sade säger berättade berättar heter viskade suckade skrek undrar undrade påpekar påpekade tycker tyckte menar
    ringde mejlade mailade klagade klagar hälsar bor bodde jobbar jobbade svarade föreslog vågar vågade
""")
# "Maj är …", "Juni blev …": a person when one of these follows soon.
IS = set_of("är var blir blev har hade fick får fyller fyllde")
HUMANLY = set_of("""
    rädd arg orolig trött ledsen sjuk ensam snäll duktig kär besviken nöjd chockad skadad förbannad livrädd gammal
    pensionär pensionerad ansvarig anställd skild gift änka singel arbetslös full berusad utsatt rånad slagen påkörd
    hotad misshandlad lurad knuffad trakasserad gripen stoppad jagad filmad mobbad född våldtagen bestulen häktad
    anhållen dömd åtalad påhoppad nedslagen ordförande kassör sekreterare rektor lärare väktare vakt
    ordningsvakt polis granne mamma pappa mormor farmor morfar farfar fritidsledare ungdomsledare ungdomsledare
    ungdomsledarna kontaktperson handläggare kurator samordnare vaktmästare tränare ledare chef medlem moderator
    bästis kompis barn elev student förälder tant farbror bror syster son dotter kusin larm
    elva tolv tretton fjorton femton sexton sjutton arton nitton tjugo trettio fyrtio femtio sextio sjuttio åttio nittio
""")
# What months have done: "Maj har varit varm".
PASSED = set_of("varit blivit gått kommit börjat bjudit inneburit slutat")
# What months do as well: "Maj går", "Juni kom".
PASSES = set_of("""
    går gick kom kommer tar tog kan ska måste börjar började slutar slutade får fortsätter vill brukar närmar bjuder
""")
# Before an unlisted name inside a sentence; before a make or a drink stand nouns and adjectives.
LEADS = set_of("""
    och samt att som när men eller om då sedan sen så för av med till från hos åt enligt utan mellan innan medan
    eftersom därför både varken tror tyckte sa säger nu idag igår här där
""")
# Where people are met: "Falk i trettiotvåan", "Göran på bolaget"; the word ends so.
HAUNTS = tuple(set_of("""
    kommunen receptionen kiosken styrelsen föreningen bolaget fritids fritidsgården skolan jobbet porten uppgången
    vårdcentralen biblioteket socialtjänsten butiken affären macken pizzerian trean fyran femman sexan sjuan åttan nian
    ettan tvåan nattvandrarna hemtjänsten växeln kundtjänst grannhuset klassen gruppen laget kassan våningen avdelningen
    förvaltningen verksamheten teamet trappuppgång uppgång port hörnet hemmet boendet trappan huset
"""))
AGES = set_of("""
    ett två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton tjugo trettio
    fyrtio femtio sextio sjuttio åttio nittio
""")
# "har fått sina däck skurna": whose it is tells that the one who owns is somebody.
OWN = set_of("sin sitt sina sig han hon hen hans hennes")
ADVERBS = set_of("inte aldrig redan också alltid nu ofta precis just faktiskt tyvärr ju nog bara har hade")
# What only somebody has: "Zevas cykel", but "Rydals gångtunnel".
BELONGINGS = set_of("""
    cykel bil moped mobil telefon plånbok väska jacka dator nycklar konto kort lägenhet villa trädgård altan dörr garage
    förråd brevlåda hund katt mamma pappa mor far mormor morfar farmor farfar bror brorsa syster syrra son dotter barn
    man fru sambo pojkvän flickvän exman ex kompis kompisar vän vänner granne grannar familj föräldrar lön syn rullator
""")
ANIMALS = set_of("hunden hund katten katt tiken valpen hästen häst kaninen papegojan undulaten marsvinet ponnyn")
# Names that begin sentences as ordinary words far more often than as names.
WORDS_ONLY = set_of("hans inga per ville rita")
# A name after these, written with a capital, is what the block or house is called.
NAMED_SO = set_of("villa kvarteret kv hotell båten fartyget förskolan förskola skolan")
# In a text without capitals these make a person of a name that is seldom met as a word.
BESIDE = set_of("hos med till från av åt och å heter om för säger sa enligt")
JOINING = set_of("och & samt")
AND = set_of("och samt & eller med plus")
LOCATING = set_of("""
    i på vid utanför bakom framför nära runt kring mellan förbi genom mot kors över under bortom innanför intill
""")
MONTHS = set_of("maj juni augusti april mars januari februari juli september oktober november december feb dec")
# Feasts, chains and figures that are names as well: a person only where a title or a surname says so.
NEVER_ALONE = MONTHS | set_of("""
    lucia valborg jesus santa allah max knut åhléns tor rock paris london china viking mercedes rusta linas
""")
# A genitive name before these is what the place or business is called: whose it is stays undecided.
KINDS = set_of("""
    kiosk kiosken pizzeria pizzerian skola skolan friskola kyrka kyrkan café cafe kafé fik salong salongen
    frisör hårvård bageri konditori butik gatukök korvkiosk plats väg gränd torg torget park parken backe backen
    plan stig gata gatan trädgård stiftelse församling restaurang krog pub grill handelsträdgård matbutik
    spelbutik gym förskola dagis montessori gymnasium gymnasiet sjukhus matkasse kapell allé lekplats slott torp
    museum konstmuseum livsmedel skrädderi verkstad bilverkstad gymnasieskola kebab thai sushi
""")
# Shops that go by their owner's name: "Hassans butik" names him, "Hassans Livs" is a firm.
SHOPS = set_of("""
    kiosk kiosken pizzeria pizzerian salong salongen frisör bageri konditori butik gatukök korvkiosk restaurang krog pub
    matbutik spelbutik verkstad bilverkstad kebab skrädderi affär café cafe kafé fik
""")
# With a small letter these are somebody's own: "Annas bil", but "Karlssons Bil".
FIRMS = set_of("""
    livs bil bygg taxi måleri städ källare hage gård brygga bro bad tunnel kvarter strand vik holme udde handel
    bar tobak blommor damm hotell minne kulle
""")
SAINTS = set_of("sankt sankta s:t s:ta st. s:te kung drottning prins prinsessan")
PARTICLES = set_of("von af de la da van der den el al bin ben ibn di du dos del abu ter zu y")
# Words that begin with a capital where a sentence begins, so that they are no part of a name that follows.
PLAIN = set_of("""
    att en ett den det de dom och men enligt hos herr fru familjen vi jag när om med till från för varför hur
    vad vem var hon han hen ni du min din sin vår er sen sedan nu då här där ja nej tack hej fråga både eller så
    som i på vid av under efter innan mest bara också samt ring kontakta idag igår imorgon alla många flera
    några ingen inga hela kanske även dock ibland ofta alltid aldrig mycket lite mer minst kl mvh hälsningar
    stackars gamla lilla snälla kära polisen polis kommunen skolan rektor lärare grannen granne väktaren väktare
    tydligen åter tyvärr tror tycker pratade träffade mötte såg hörde kring angående ang re sv vd ordf sekr obs
    ps mamma pappa mormor farmor morfar farfar systern brodern sonen dottern killen tjejen mannen kvinnan gubben
    tanten måndag tisdag onsdag torsdag fredag lördag söndag januari februari mars april maj juni juli augusti
    september oktober november december jul påsk midsommar sverige svenska sveriges europa eu volvo saab bmw
    audi toyota facebook instagram snapchat tiktok whatsapp swish google ica coop lidl willys hemköp
    systembolaget apoteket securitas avarn sl bup soc socialtjänsten försäkringskassan migrationsverket medelsvensson
    trafikverket röda gula gröna blåa korset stadsmissionen hyresgästföreningen
""")
# Whole names of saints and queens stand before these without a genitive: Sofia kyrka.
STREETS = tuple(set_of("gatan vägen torg gränd allé gata väg"))
CHURCHLY = set_of("kyrka kyrkan församling bangata kapell sjukhus")
PLACE_TAILS = tuple(set_of("""
    vägen gatan torget torg plan parken skolan gården kyrkan stationen centrum stigen gränd backen bron hamnen
    badet hallen huset höjden kajen platsen udden ängen hagen kullen slingan rondellen terminalen arenan
    gymnasiet allén biblioteket museet gallerian center vallen landet rummet projektet föreningen kiosken krogen
    baren området skogen sjön ån leden tunneln viadukten dagen bolaget gruppen bladet nytt skola väg gata park
    kommun polisen berget
"""))
# Surnames that are built like places: after "i" and "vid" they may be just that.
PLACE_LIKE = tuple(set_of("""
    berg lund dal vik torp sund holm strand by ås hult stad fors borg sta näs åker backa hall mark ö sjö bro
    kulla ryd rud gård hamn köping tuna löv stedt dahl ek lind ström gren kvist man blad
"""))
