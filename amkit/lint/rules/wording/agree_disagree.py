"""Ask for a description, not for agreement.

Asked whether they agree, about one in ten people says yes to whatever the statement is. Ask how
they would put it themselves; then you hear what they think.

Bad::

    ask: Do you agree that we deliver well?

Good::

    ask: How would you describe our delivery?

Source: Pew Research Center on question wording; Masters on agree/disagree items.

Nederlands
----------

Vraag om een beschrijving, niet om instemming.

Op de vraag of men het ermee eens is, zegt ongeveer een op de tien ja, wat de stelling ook is. Vraag
hoe iemand het zelf zou omschrijven; dan hoort u wat die ervan vindt.

Fout::

    ask: Bent u het ermee eens dat wij goed leveren?

Goed::

    ask: Hoe zou u onze levering omschrijven?

Bron: Pew Research Center over vraagformulering; Masters over eens-oneensvragen.
"""

from __future__ import annotations

from amkit.lint.rule import Rule
from amkit.lint.wording.objecting import Advice, objecting
from amkit.lint.wording.phrases import ByLanguage, Phrases
from amkit.model.text import Text

PHRASES: ByLanguage = {
    "en": Phrases(
        clues="agree disagree agreement opinion view conclusion subscribe endorse statement idea",
        patterns=(
            r"<so>(?:do|does|would|could)<gap> (?P<at>agree)(?! (?:to|on|upon|a)(?!\w))",
            "(?:to what (?:extent|degree)|how (?:strongly|much|far|fully))<gap> agree",
            "agree or disagree",
            "<so>(?:are|is|were) (?:you|your \\w+|everyone|everybody|they)<few> (?P<at>in agreement"
            "|of the (?:same )?opinion)",
            "<so>(?:do|does|would|could|can) <you><few> (?P<at>(?:share (?:the|our|my) (?:view"
            "|opinion|conclusion)|subscribe to|endorse|support the (?:view|statement|conclusion)))",
            "<so>(?:do|would|can) you<few> (?:go along with|find yourself<few>) <few>(?:statement"
            "|view|conclusion|idea that)",
        ),
        of="question",
    ),
    "nl": Phrases(
        clues="eens stelling uitspraak onderschrijft onderschrijven onderschrijf conclusie "
        "mening opvatting vinden deelt delen deel",
        patterns=(
            r"<so>(?:bent|ben|zijn|is) (?:<u>|(?:uw|je|jullie|het|de) \w+"
            r"|iedereen)(?: \w+)? het (?:(?!niet)\w+ ){0,4}?eens(?! geworden)",
            "(?:in hoeverre|in welke mate|hoe sterk|hoezeer)<gap> eens",
            "eens of oneens",
            "<so>(?:kunt|kun|kan|kunnen) (?:<u>|<uw> \\w+)<gap> vinden in",
            "<so>(?:deelt|deel|delen) <u><few> (?:mening|opvatting|conclusie|visie dat)",
            "<so>(?:bent|ben|zijn) <u><few> (?:van mening|de mening toegedaan)",
            "(?:onderschrijft|onderschrijf|onderschrijven|vinden in)<few> (?:stelling|uitspraak"
            "|conclusie)",
        ),
        of="question",
    ),
}
ADVICE = Advice(
    do=Text(
        en="people say yes to statements; ask how they would describe it",
        nl="op een stelling zegt men ja; vraag hoe de klant het zou omschrijven",
    ),
    better=Text(
        en="How would you describe our delivery?",
        nl="Hoe zou u onze levering omschrijven?",
    ),
)

RULE = Rule(
    name="agree-disagree",
    group="wording",
    severity="warning",
    title=Text(
        "Ask for a description, not for agreement",
        "Vraag om een beschrijving, niet om instemming",
    ),
    manual=__doc__,
    check=objecting(PHRASES, ADVICE),
)
