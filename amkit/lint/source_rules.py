"""The rules that are held while a file is read, as they stand in reports.

Other rooms report what they find; here stands what they are called, what they ask for and why.
"""

from __future__ import annotations

from textwrap import indent

from amkit.lint.rule import Fixable, Group, SourceRule
from amkit.model.finding import Severity
from amkit.model.text import Text

_FORMAT = Text(
    "amkit's own format, see `amkit schema`", "het formaat van amkit, zie `amkit schema`"
)
_YAML = Text("YAML 1.2, the core schema", "YAML 1.2, het basisschema")


def _rule(
    name: str, title: Text, why: Text, bad: str, good: str, *,
    severity: Severity = "error", source: Text = _FORMAT, group: Group = "format",
    fixable: Fixable | None = None,
) -> SourceRule:  # fmt: skip
    """Return a rule with its manual, in the shape that the docstrings of other rules have."""
    manual = "\n\n".join([
        f"{title.en}.", why.en, "Bad::", indent(bad, "    "), "Good::", indent(good, "    "),
        f"Source: {source.en}.", "Nederlands\n----------",
        f"{title.nl}.", why.nl, "Fout::", indent(bad, "    "), "Goed::", indent(good, "    "),
        f"Bron: {source.nl}.",
    ])  # fmt: skip
    return SourceRule(
        name=name, severity=severity, title=title, manual=manual, group=group, fixable=fixable
    )


SOURCE_RULES: tuple[SourceRule, ...] = (
    _rule("duplicate-name",
          Text("Every name is used once", "Elke naam wordt één keer gebruikt"),
          Text("An answer is found by its name; with two of a name, one is lost.",
               "Een antwoord is te vinden op zijn naam; bij twee gelijke raakt er een kwijt."),
          "steps: [{id: goals}, {id: goals}]", "steps: [{id: goals}, {id: more-goals}]"),
    _rule("empty",
          Text("Phases, steps and options are there", "Er zijn fases, stappen en opties"),
          Text("What has nothing in it cannot be walked, and nobody can choose from it.",
               "Waar niets in staat, is niet te lopen, en er valt niets te kiezen."),
          "phases: []", "phases: [{id: talk, moment: during, steps: […]}]"),
    _rule("format",
          Text("A format that this amkit reads", "Een formaat dat deze amkit leest"),
          Text("A file says in `amkit` which version of the format it has. `amkit migrate` "
               "rewrites an earlier one; a later one needs a newer amkit.",
               "Een bestand zegt met `amkit` welke versie van het formaat het heeft. "
               "`amkit migrate` herschrijft een eerdere; een latere vraagt een nieuwere amkit."),
          "amkit: 1", "amkit: 2"),
    _rule("group",
          Text("A group of steps only groups", "Een groep stappen groepeert alleen"),
          Text("A step with steps of its own says nothing and asks nothing itself: otherwise "
               "nobody knows which comes first.",
               "Een stap met eigen stappen zegt en vraagt zelf niets: anders weet niemand wat "
               "eerst komt."),
          "{id: each, title: Each, ask: Who?, steps: […]}", "{id: each, title: Each, steps: […]}"),
    _rule("limits",
          Text("Limits that can be met", "Grenzen waaraan te voldoen is"),
          Text("A least above the most makes every answer wrong.",
               "Een minimum boven het maximum maakt elk antwoord fout."),
          "goals: {type: list, min: 5, max: 3}", "goals: {type: list, min: 1, max: 3}"),
    _rule("missing-key",
          Text("No key is missing", "Er ontbreekt geen sleutel"),
          Text("Without these keys a protocol has no name, no title or no steps.",
               "Zonder deze sleutels heeft een protocol geen naam, geen titel of geen stappen."),
          "steps: [{title: Goals}]", "steps: [{id: goals, title: Goals}]"),
    _rule("more",
          Text("No more complaints than are shown", "Niet meer bevindingen dan getoond worden"),
          Text("Of one file the first fifty are told, as nobody mends more before looking again.",
               "Van één bestand staan de eerste vijftig er; niemand herstelt er meer voor hij weer "
               "kijkt."),
          "# fifty-one mistakes", "# mend the first, and look again"),
    _rule("name",
          Text("Names of plain letters and digits", "Namen van gewone letters en cijfers"),
          Text("Names stand in conditions, in files and in links, so they are made of a-z, 0-9 and "
               "_ (in those of steps also -), and begin with a letter.",
               "Namen staan in voorwaarden, bestanden en koppelingen; ze bestaan dus uit a-z, 0-9 "
               "en _ (in die van stappen ook -), en beginnen met een letter."),
          "id: Première réunion", "id: premiere-reunion"),
    _rule("reuse",
          Text("Steps that can be taken over", "Stappen die over te nemen zijn"),
          Text("What a protocol takes over from others is there, has those steps, and does not "
               "lead back to itself.",
               "Wat een protocol van andere overneemt, bestaat, heeft die stappen, en leidt niet "
               "naar zichzelf terug."),
          "- {include: clsoing}", "- {include: closing}"),
    _rule("unknown-field",
          Text("Fields that the kind of entry has", "Velden die deze soort gegevens heeft"),
          Text("Each kind of entry of the record has its own fields; another is kept nowhere.",
               "Elke soort gegeven heeft eigen velden; een ander veld wordt nergens bewaard."),
          "goals: {kind: goal, fields: [mesure]}", "goals: {kind: goal, fields: [measure]}"),
    _rule("unknown-key",
          Text("Keys that there are", "Sleutels die bestaan"),
          Text("A key that nobody knows does nothing, and its author believes it does.",
               "Een sleutel die niemand kent doet niets, terwijl de schrijver denkt van wel."),
          "lisen_for: [Numbers.]", "listen_for: [Numbers.]", fixable="unsafe"),
    _rule("unknown-prompt",
          Text("Prompts that the protocol has", "Vragen die het protocol heeft"),
          Text("What is read of an answer has to be asked somewhere.",
               "Wat van een antwoord gelezen wordt, moet ergens gevraagd worden."),
          "meeting: metting", "meeting: meeting   # a prompt of type: date"),
    _rule("unknown-role",
          Text("Roles that the protocol has", "Rollen die het protocol heeft"),
          Text("A step is done by one of the protocol's own roles.",
               "Een stap hoort bij een van de rollen van het protocol."),
          "role: sponser", "role: sponsor   # roles: {sponsor: {title: our sponsor, side: ours}}"),
    _rule("unknown-type",
          Text("Answer types that there are", "Antwoordtypen die bestaan"),
          Text("The type says how a prompt is asked and what is a good answer.",
               "Het type zegt hoe de vraag gesteld wordt en wat een goed antwoord is."),
          "mood: {type: slider}", "mood: {type: scale, low: cold, high: warm}", fixable="unsafe"),
    _rule("wrong-type",
          Text("Text, number or list where it belongs", "Tekst, getal of lijst waar die hoort"),
          Text("Values are taken as they are written: 1 is no text, and a text is no list.",
               "Waarden gelden zoals ze er staan: 1 is geen tekst, en een tekst is geen lijst."),
          "version: 1.0", 'version: "1.0"', fixable="safe"),
    _rule("wrong-value",
          Text("One of the values there are", "Een van de waarden die er zijn"),
          Text("Some keys take one of a few words, and a scenario names what its protocol has.",
               "Sommige sleutels hebben een van enkele woorden, en een scenario noemt wat zijn "
               "protocol heeft."),
          "moment: durring", "moment: during", fixable="unsafe"),
    _rule("yaml-anchor",
          Text("No anchors and aliases", "Geen ankers en verwijzingen"),
          Text("Whoever reads a step reads all of it; and a few lines of aliases can fill the "
               "memory.",
               "Wie een stap leest, leest alles; en een paar regels verwijzingen kunnen het "
               "geheugen vullen."),
          "how: &how [Wait.]", "how: [Wait.]", source=_YAML),
    _rule("yaml-duplicate-key",
          Text("A key stands in one place", "Een sleutel staat op één plek"),
          Text("Of two keys of one name most programs silently drop the first.",
               "Van twee gelijke sleutels laten de meeste programma's de eerste stil vallen."),
          "title: Goals\ntitle: Aims", "title: Goals", source=_YAML),
    _rule("yaml-empty",
          Text("A file with something in it", "Een bestand waar iets in staat"),
          Text("An empty file is most often one that was not saved.",
               "Een leeg bestand is meestal een bestand dat niet is opgeslagen."),
          "# nothing", "amkit: 2\nid: talk", source=_YAML),
    _rule("yaml-encoding",
          Text("UTF-8 that shows all it holds", "UTF-8 waarin alles te zien is"),
          Text("A sign that does not show can turn a sentence around, or steer a terminal.",
               "Een onzichtbaar teken kan een zin omdraaien, of een terminal besturen."),
          'say: "Good \\u0000 morning."', 'say: "Good morning."', source=_YAML, fixable="safe"),
    _rule("yaml-key",
          Text("Keys are text", "Sleutels zijn tekst"),
          Text("`true:` and `12:` would be another key to each program that reads the file.",
               "`true:` en `12:` zijn voor elk programma dat het bestand leest iets anders."),
          "true: yes it is", '"true": yes it is', source=_YAML, fixable="safe"),
    _rule("yaml-limit",
          Text("Of a size that people can read", "Van een omvang die te lezen is"),
          Text("Files are bounded in size, depth and number of values, so that none can hang a "
               "machine.",
               "Bestanden zijn begrensd in omvang, diepte en aantal waarden, zodat er geen een "
               "computer laat hangen."),
          "a: [[[[[[[[[[[[[[[[…]]]]]]]]]]]]]]]]", "a: […]", source=_YAML),
    _rule("yaml-merge",
          Text("No merge keys", "Geen samenvoegsleutels"),
          Text("YAML 1.2 has none; `include` and `extends` take over steps, with their places.",
               "YAML 1.2 kent ze niet; `include` en `extends` nemen stappen over, met hun plaats."),
          "<<: *base", "extends: base", source=_YAML),
    _rule("yaml-number",
          Text("Numbers that stay exact", "Getallen die precies blijven"),
          Text("Beyond fifteen digits programs round; a long number is most often a text.",
               "Boven vijftien cijfers ronden programma's af; zo'n lang getal is meestal tekst."),
          "example: 12345678901234567", 'example: "12345678901234567"',
          source=_YAML, fixable="unsafe"),
    _rule("yaml-syntax",
          Text("One document of YAML", "Eén YAML-document"),
          Text("What is told is where the mistake began, not where the reader noticed.",
               "Er staat waar de vergissing begon, niet waar het lezen vastliep."),
          "say: One thing: this", 'say: "One thing: this"', source=_YAML),
    _rule("yaml-tab",
          Text("Spaces, no tabs", "Spaties, geen tabs"),
          Text("How deep a tab reaches is for each editor to say, and depth is meaning here.",
               "Hoe diep een tab inspringt, bepaalt elke editor zelf, en de diepte heeft hier "
               "betekenis."),
          "steps:\n→ - id: goals", "steps:\n  - id: goals", source=_YAML, fixable="safe"),
    _rule("yaml-tag",
          Text("No tags", "Geen tags"),
          Text("A tag asks a program to make something of a text; protocols are data.",
               "Een tag vraagt een programma iets van een tekst te maken; een protocol is data."),
          "date: !!timestamp 2027-03-01", "date: 2027-03-01", source=_YAML),
    _rule("yaml-truthy",
          Text("Yes and no are told from true and false", "Ja en nee zijn geen true en false"),
          Text("In YAML 1.1 `no` was false; here it is the text. Quotes make that plain.",
               "In YAML 1.1 was `no` onwaar; hier is het de tekst. Met aanhalingstekens ziet "
               "iedereen dat."),
          "example: no", 'example: "no"', severity="info", source=_YAML, fixable="safe"),
)  # fmt: skip
"""By name. A test holds that it is complete."""

_JINJA = Text("Jinja, the language of templates", "Jinja, de taal van sjablonen")

OTHER_RULES: tuple[SourceRule, ...] = (
    _rule("baseline-stale",
          Text("A baseline only shrinks", "Een nulmeting wordt alleen kleiner"),
          Text("What was mended is taken out of the baseline, or it could come back unseen. "
               "`amkit lint --baseline FILE --update-baseline` does that.",
               "Wat hersteld is, gaat uit de nulmeting; anders kan het ongezien terugkomen. "
               "`amkit lint --baseline BESTAND --update-baseline` doet dat."),
          "# the baseline names a complaint that is gone", "# --update-baseline took it out",
          source=Text("what linters call a ratchet", "wat linters een ratel noemen")),
    _rule("ignore-reason",
          Text("Whoever ignores a rule says why", "Wie een regel negeert zegt waarom"),
          Text("The next reader has to know whether it still holds.",
               "De volgende lezer moet weten of het nog geldt."),
          "# amkit: ignore[missing-phase]",
          "# amkit: ignore[missing-phase] the follow-up is another protocol", severity="warning"),
    _rule("ignore-unused",
          Text("What is ignored is there", "Wat genegeerd wordt bestaat"),
          Text("A comment that ignores nothing hides the next mistake: a wrong name, or a "
               "complaint that was mended.",
               "Een opmerking die niets negeert, verbergt de volgende fout: een verkeerde naam, of "
               "een bevinding die al hersteld is."),
          "# amkit: ignore[no-porpose] it is a drill",
          "# amkit: ignore[no-purpose] it is a drill", severity="warning", fixable="safe"),
    _rule("template-name",
          Text("Names that a template gets", "Namen die een sjabloon krijgt"),
          Text("A template fails on a name that it does not get, and on a filter, a test or a "
               "template that does not exist: at the customer's, and not before.",
               "Een sjabloon loopt vast op een naam die het niet krijgt, en op een filter, test of "
               "sjabloon die niet bestaat: bij de klant, en niet eerder."),
          "{{ acount }}", "{{ account }}", source=_JINJA, group="flow", fixable="unsafe"),
    _rule("template-syntax",
          Text("Templates that can be read", "Sjablonen die te lezen zijn"),
          Text("A template that cannot be read makes no note and no plan.",
               "Een sjabloon dat niet te lezen is, maakt geen verslag en geen plan."),
          "{% if actions %}", "{% if actions %}…{% endif %}", source=_JINJA),
    _rule("wrong-rule",
          Text("Rules of your own that can be read", "Eigen regels die te lezen zijn"),
          Text("A rule that cannot be read does not run, and what it was written for goes unseen. "
               "Its own examples have to come out right.",
               "Een regel die niet te lezen is, loopt niet mee; waar hij voor bedoeld is, blijft "
               "ongezien. Zijn eigen voorbeelden moeten kloppen."),
          'pattern: "(asap"', 'pattern: "asap"',
          source=Text("the section Rules of your own of the README",
                      "de paragraaf Rules of your own van de README")),
    _rule("wrong-setting",
          Text("Settings that there are", "Instellingen die bestaan"),
          Text("`amkit.toml` holds for everybody in the workspace; a setting that does not exist "
               "stops every command there.",
               "`amkit.toml` geldt voor iedereen in de werkmap; een instelling die niet bestaat, "
               "houdt er elk commando tegen."),
          'langage = "nl"', 'language = "nl"',
          source=Text("the table of settings in the README",
                      "de tabel met instellingen in de README")),
)  # fmt: skip
"""By name: what is held of templates, settings, and of what is ignored."""
