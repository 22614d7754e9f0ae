"""Areas beside each other, and how gathered the incidents are, in Swedish."""

from collections.abc import Mapping
from typing import Any

from transforms.swedish.numbers import antal, decimal, intervall, procent

FEW_AREAS = ("Kommunen har {n} områden. Under {minst} säger de för lite om hur mycket områden brukar skilja sig, så "
             "talen visas som de är, med intervall.")
NO_DIFFERENCE = "För {problem} tyder inget på att områdena skiljer sig mer än slumpen ger."
HIDDEN = "Utjämnade tal visas inte för {problem}: ur dem går det att räkna fram antal som är för små för att visas."
INTRO = ("Händelser per 1 000 invånare och år i områdena (RegSO), {period}, i bokstavsordning. Det är ingen "
         "rangordning: intervallen går in i varandra, och i centrum vistas många som inte bor där. Ett utjämnat tal "
         "drar ett litet områdes tal mot hela kommunens, så att slumpen inte pekar ut det.")
NOTHING = ("Områdenas tal per invånare visas inte: folkmängden är inte inläst för alla områden, eller så är antalen "
           "för små för att visas.")


def concentration(row: Mapping[str, Any], side: float, least: float) -> str:
    """How few squares hold half of the incidents, beside chance; describes, and compares with no other kommun."""
    if row["del"] is None:
        return (f"Händelserna {row['ar']} är färre än {antal(least)}, för få för att säga hur samlade de är: så få "
                "ligger alltid på få platser.")
    text = (f"Hälften av de {antal(row['handelser'])} händelserna {row['ar']} ligger i {procent(100 * row['del'])} av "
            f"de {antal(row['rutor'])} rutor ({antal(side)} meter) där något har hänt de levererade åren. Slumpen "
            f"ensam samlar dem i {procent(100 * row['del_slump'])}, om alla rutor räknas "
            "lika fast olika många bor där.")
    if row["p"] > 0.05:
        text += " De är alltså inte mer samlade än slumpen ger."
    if row["gini"] is not None and row["gini_undre"] is not None:
        text += (f" Ginis index är {decimal(row['gini'], 2)} (95 % intervall "
                 f"{intervall(row['gini_undre'], row['gini_ovre'], 2)}), mot {decimal(row['gini_slump'], 2)} av "
                 "slumpen.")
    return f"{text} Det beskriver kommunen och jämför den inte med andra. Rutor där inget har hänt räknas inte."
