"""Section 13: method, thresholds, decision table, suppression."""

from reports.compose.common import Underlag
from reports.compose.walks import walks
from reports.context import Context
from reports.model import SYNTHETIC, Block, Section, Table, Text
from transforms.swedish import numbers
from transforms.swedish.lag import STATUS


def appendix(underlag: Underlag, context: Context) -> Section:
    """What the words and numbers of the report mean."""
    control = underlag["rojandekontroll"]
    hidden = "I den här utgåvan döljs inga tal." if context.utgava == "intern" else (
        f"I den här utgåvan är {numbers.antal(control['undertryckta'])} tal dolda: antal 1–{control['troskel'] - 1} "
        "och det som räknas av dem, andelar med för få svar, känsliga problem under kommunnivå och de tal som annars "
        "skulle ge dem tillbaka. Dolt är inte noll (0), och uppgift saknas (–) är varken eller. Innan rapporten ges ut "
        "prövas att inget dolt antal går att räkna ut ur summorna eller ur rapporter för andra perioder.")
    blocks: list[Block] = [
        Text(hidden),
        Text("Folkmängden är Brås egen: antalet anmälda brott delat med antalet per 100 000 invånare. Ett löfte som "
             "börjar senast 31 mars har sitt första kalenderår som år efter start."),
        Table("Mått och metoder", ("Mått", "Namn", "Enhet", "Metod", "Förbehåll"), tuple(
            (k, m["namn"], m["enhet"], m["metod"], m["forbehall"]) for k, m in context.matt.items())),
        Table("Gränser och skäl", ("Gräns", "Värde", "Skäl", "Källa"), context.installningar),
        Table("Så ges utslag", ("Källslag", "När", "Utslag", "Varför"), context.regler),
    ]
    if underlag["syntetiskt"]:
        blocks.append(Text(f"{SYNTHETIC}: påhittade händelser, rapporter, enkätsvar, yttranden, vandringar, "
                           "aktiviteter och mätningar i rätt form. De summeras aldrig med verkliga uppgifter.",
                           "varning"))
    return Section("bilaga", "Bilaga: metod, definitioner och dolda tal", tuple(blocks),
                   (walks(underlag, context), _law(underlag)), page=True)


def _law(underlag: Underlag) -> Section:
    rows = tuple((k["paragraf"], k["krav"], STATUS[k["status"]], k["skal"]) for k in underlag["lag"])
    intro = Text("Vad lagen om kommuners ansvar för brottsförebyggande arbete kräver, och vad som uppfyller det här. "
                 "Programmet ser bara det som är inläst.")
    return Section("lagens-krav", "Lagens krav (2023:196)",
                   (intro, Table("Lagens krav", ("Paragraf", "Krav", "Svar", "Skäl"), rows)))
