"""The commands that look after the store."""

from __future__ import annotations

from amkit.cli.command import Command
from amkit.model.text import Text

STORE: tuple[Command, ...] = (
    Command(
        "doctor",
        Text(
            "Check that everything kept is what was written; with --repair, put it right.",
            "Kijk of alles nog is zoals het bewaard werd; met --repair herstelt u het.",
        ),
        "doctor",
    ),
    Command(
        "store restore",
        Text(
            "Put a backup in the place of the store; the store as it was is kept.",
            "Zet een back-up terug; de opslag zoals die was blijft bewaard.",
        ),
        "doctor",
        "make_restore",
    ),
    Command(
        "store status",
        Text(
            "Show where the store is and how it is.",
            "Toon waar de opslag is en hoe het ermee gaat.",
        ),
        "store",
        "make_status",
    ),
    Command(
        "store backup",
        Text("Copy the store to a file.", "Kopieer de opslag naar een bestand."),
        "store",
        "make_backup",
    ),
    Command(
        "store encrypt",
        Text(
            "Encrypt the store and its backups with a passphrase.",
            "Versleutel de opslag en de back-ups met een wachtzin.",
        ),
        "encrypt",
        "make_encrypt",
    ),
    Command(
        "store rekey",
        Text(
            "Give an encrypted store another passphrase.",
            "Geef een versleutelde opslag een andere wachtzin.",
        ),
        "encrypt",
        "make_rekey",
    ),
    Command(
        "store decrypt",
        Text(
            "Make an encrypted store readable without a passphrase again.",
            "Maak een versleutelde opslag weer leesbaar zonder wachtzin.",
        ),
        "encrypt",
        "make_decrypt",
    ),
    Command(
        "store export",
        Text("Write everything as JSON lines.", "Schrijf alles als JSON-regels."),
        "store",
        "make_export",
    ),
    Command(
        "store import",
        Text(
            "Take in what an export wrote; all of it, or nothing.",
            "Neem op wat een export schreef; alles, of niets.",
        ),
        "store",
        "make_import",
    ),
)
