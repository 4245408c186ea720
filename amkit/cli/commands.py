"""Which commands there are. A command's module is loaded when that command is what runs."""

from __future__ import annotations

from amkit.cli.command import Command
from amkit.cli.store_commands import STORE
from amkit.model.text import Text

GROUPS: dict[str, Text] = {
    "account": Text(
        "Look after accounts: who they are, and all that is known of them.",
        "Beheer accounts: wie het zijn, en alles wat ervan bekend is.",
    ),
    "record": Text(
        "Add, change and close what is known of an account, by hand.",
        "Voeg toe, wijzig en sluit af wat van een account bekend is, met de hand.",
    ),
    "person": Text(
        "Find a person in all that is kept; hand it over, put it right, erase it.",
        "Vind een persoon in alles wat bewaard is; geef het af, herstel het, wis het.",
    ),
    "action": Text("Say how an action went.", "Zeg hoe het met een actie afliep."),
    "store": Text(
        "Look after the store: where everything is kept.",
        "Beheer de opslag: waar alles bewaard wordt.",
    ),
}
COMMANDS: tuple[Command, ...] = (
    Command(
        "run",
        Text(
            "Walk a protocol, before, during and after a conversation.",
            "Loop een protocol, voor, tijdens en na een gesprek.",
        ),
        "run",
    ),
    Command(
        "runs",
        Text(
            "List the conversations: open first, then those that were held.",
            "Toon de gesprekken: eerst de openstaande, dan de gevoerde.",
        ),
        "runs",
    ),
    Command(
        "note",
        Text(
            "Write the note of a conversation; with --audience client, for the customer.",
            "Schrijf het verslag van een gesprek; met --audience client, voor de klant.",
        ),
        "note",
    ),
    Command(
        "plan",
        Text(
            "Make the account plan, from everything recorded so far.",
            "Maak het accountplan, uit alles wat is vastgelegd.",
        ),
        "plan",
    ),
    Command(
        "report",
        Text(
            "Make the report to the customer: what was agreed, and what came of it.",
            "Maak de klantrapportage: wat er was afgesproken, en wat ervan kwam.",
        ),
        "report",
    ),
    Command(
        "brief",
        Text(
            "Read one page, two minutes before a call.",
            "Lees één pagina, twee minuten voor een gesprek.",
        ),
        "brief",
    ),
    Command(
        "render",
        Text(
            "Make an instrument from a template of your own.",
            "Maak een instrument uit een eigen sjabloon.",
        ),
        "templates",
        "make_render",
    ),
    Command(
        "templates",
        Text(
            "List the templates, and every name that one may use.",
            "Toon de sjablonen, en alle namen die erin kunnen.",
        ),
        "templates",
        "make_templates",
    ),
    Command(
        "due",
        Text(
            "List which conversations are due, and why.",
            "Toon welke gesprekken aan de beurt zijn, en waarom.",
        ),
        "due",
    ),
    Command(
        "next",
        Text(
            "Say which conversation to hold now with an account.",
            "Zeg welk gesprek nu aan de beurt is bij een account.",
        ),
        "due",
        "make_next",
    ),
    Command(
        "team",
        Text(
            "See whether the method is kept to: due against done.",
            "Zie of er volgens de werkwijze gewerkt wordt: aan de beurt en gedaan.",
        ),
        "team",
    ),
    Command(
        "outcomes",
        Text(
            "See what came of accounts where the cycle was kept, and of the others.",
            "Zie wat er kwam van accounts waar het ritme is gevolgd, en van de andere.",
        ),
        "outcomes",
    ),
    Command(
        "method",
        Text(
            "Show the core tasks, and what each is done with.",
            "Toon de kerntaken, en waarmee u ze doet.",
        ),
        "method",
    ),
    Command(
        "actions",
        Text(
            "List what has to be done: yours, or all of an account.",
            "Toon wat er te doen is: door u, of alles van een account.",
        ),
        "actions",
    ),
    Command("action done", Text("It was done.", "Het is gedaan."), "actions", "make_done"),
    Command("action move", Text("To another day.", "Naar een andere dag."), "actions", "make_move"),
    Command("action drop", Text("It is not done.", "Het gaat niet door."), "actions", "make_drop"),
    Command("account add", Text("Make one.", "Maak er een."), "accounts", "make_add"),
    Command("account list", Text("List them.", "Toon ze."), "accounts", "make_list"),
    Command(
        "account show",
        Text("One on one page.", "Eén account op één pagina."),
        "accounts",
        "make_show",
    ),
    Command(
        "account edit",
        Text("Change all of it in your editor.", "Wijzig alles ervan in uw editor."),
        "accounts",
        "make_edit",
    ),
    Command(
        "account rename", Text("Call it otherwise.", "Noem het anders."), "accounts", "make_rename"
    ),
    Command("account merge", Text("Make two one.", "Maak van twee één."), "accounts", "make_merge"),
    Command("account archive", Text("Put it aside.", "Leg het opzij."), "accounts", "make_archive"),
    Command("account erase", Text("Leave nothing of it.", "Laat er niets van over."), "erase"),
    Command(
        "person find",
        Text("Show where somebody is named.", "Toon waar iemand genoemd wordt."),
        "person",
        "make_find",
    ),
    Command(
        "person export",
        Text("Hand over what is kept of somebody.", "Geef af wat er van iemand bewaard is."),
        "person",
        "make_export",
    ),
    Command(
        "person correct",
        Text(
            "Put a name or an address right, everywhere.",
            "Herstel een naam of een adres, overal.",
        ),
        "person",
        "make_correct",
    ),
    Command(
        "person erase",
        Text("Leave nothing of somebody.", "Laat van iemand niets over."),
        "person",
        "make_erase",
    ),
    Command("record list", Text("List entries.", "Toon gegevens."), "record", "make_list"),
    Command("record add", Text("Add an entry.", "Voeg een gegeven toe."), "record", "make_add"),
    Command("record change", Text("Change fields.", "Wijzig velden."), "record", "make_change"),
    Command("record close", Text("Close an entry.", "Sluit er een af."), "record", "make_close"),
    Command(
        "record edit",
        Text("Change an entry in your editor.", "Wijzig een gegeven in uw editor."),
        "record",
        "make_edit",
    ),
    Command(
        "protocols",
        Text("List the protocols.", "Toon welke protocollen er zijn."),
        "protocols",
    ),
    Command(
        "show",
        Text("Read a protocol, without walking it.", "Lees een protocol, zonder het te lopen."),
        "protocols",
        "make_show",
    ),
    Command(
        "lint",
        Text(
            "Check protocols, scenarios, templates and settings: do they work, do they say how?",
            "Controleer protocollen, scenario's, sjablonen en instellingen: werken ze, "
            "en zeggen ze hóé?",
        ),
        "lint",
    ),
    Command(
        "rules",
        Text("List the rules of the linter.", "Toon de regels van de controle."),
        "rules",
    ),
    Command(
        "explain",
        Text(
            "Read what a rule asks for and why, with examples.",
            "Lees wat een regel vraagt en waarom, met voorbeelden.",
        ),
        "rules",
        "make_explain",
    ),
    Command(
        "test",
        Text(
            "Walk the scenarios of protocols, and compare with what they say comes out.",
            "Loop de scenario's van protocollen, en vergelijk met wat eruit moet komen.",
        ),
        "test",
    ),
    Command(
        "migrate",
        Text(
            "Rewrite protocol files of an earlier format in today's.",
            "Herschrijf protocolbestanden van een eerder formaat in dat van nu.",
        ),
        "migrate",
    ),
    Command(
        "lsp",
        Text(
            "Check while you type: the language server, for editors.",
            "Controleer terwijl u typt: de taalserver, voor editors.",
        ),
        "lsp",
    ),
    Command(
        "schema",
        Text(
            "Write the JSON Schema of protocol files, for editors.",
            "Schrijf het JSON-schema van protocolbestanden, voor editors.",
        ),
        "schema",
    ),
    Command(
        "init",
        Text(
            "Make a workspace: settings, and a place for your own protocols.",
            "Maak een werkmap: instellingen, en een plek voor eigen protocollen.",
        ),
        "init",
    ),
    Command(
        "demo",
        Text(
            "Make a workspace with invented accounts, to look around in.",
            "Maak een werkmap met verzonnen accounts, om in rond te kijken.",
        ),
        "demo",
    ),
    Command(
        "new",
        Text(
            "Write a first protocol of your own, with a scenario.",
            "Schrijf een eerste eigen protocol, met een scenario.",
        ),
        "new",
    ),
    Command(
        "account import",
        Text(
            "Take in what another program knows: a CSV file, cards, or an export.",
            "Neem op wat een ander programma weet: een CSV-bestand, kaartjes of een export.",
        ),
        "account_import",
    ),
    Command(
        "account export",
        Text(
            "Write accounts as YAML, JSON, CSV, cards or a calendar.",
            "Schrijf accounts als YAML, JSON, CSV, kaartjes of een agenda.",
        ),
        "account_export",
    ),
    *STORE,
)
