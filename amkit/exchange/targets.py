"""What a column of a table can hold: the account's name, or a field of a kind of entry."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from amkit.model.account import key_of
from amkit.model.kinds import KINDS, Kind
from amkit.model.prompts import KindName, PersonPrompt, TextPrompt
from amkit.model.text import LANGUAGES, Language, Text

ACCOUNT = "account"
"""The target of the column that names the account."""
LEFT_OUT = ""
"""The target of a column that is not taken in."""

Target = tuple[KindName, str]

_WORDS: Mapping[str, str] = {
    ACCOUNT: "account|account name|company|company name|organisation|organization|organisation name"
    "|organization name|customer|customer name|client|client name|bedrijf|bedrijfsnaam"
    "|naam bedrijf|klant|klantnaam|naam klant|organisatie|organisatienaam|relatie|relatienaam"
    "|firma|accountnaam",
    "profile.owner": "owner|account owner|account manager|company owner|eigenaar|accountmanager"
    "|relatiebeheerder|accounteigenaar",
    "profile.tier": "tier|account tier|klantgroep",
    "stakeholder.name": "contact|contact name|contact person|full name|contactpersoon|contactnaam"
    "|naam contactpersoon|naam contact|volledige naam|first name|given name|middle name|last name"
    "|family name|surname|voornaam|tussenvoegsel|tussenvoegsels|achternaam",
    "stakeholder.role": "role|job title|jobtitle|title|position|functie|functietitel|rol",
    "stakeholder.email": "email|e mail|mail|email address|e mail address|emailadres|e mailadres"
    "|e mail adres|mailadres",
    "stakeholder.phone": "phone|phone number|telephone|telephone number|business phone|mobile"
    "|mobile phone|telefoon|telefoonnummer|tel|mobiel|mobiel nummer",
    "stakeholder.unit": "department|afdeling",
    "contract.what": "contract|contract name|contractnaam",
    "contract.product": "product|product name|productnaam|dienst|service",
    "contract.start": "contract start|contract start date|start date|contract begin|startdatum"
    "|ingangsdatum|begindatum|contractstart",
    "contract.end": "contract end|contract end date|end date|expiration date|expiry date|einddatum"
    "|contracteinde|contract einde|einddatum contract|afloopdatum",
    "contract.notice": "notice|notice date|notice by|opzegdatum|opzeggen voor",
    "contract.value": "value|contract value|annual value|annual contract value|acv|arr|waarde"
    "|contractwaarde|jaarwaarde|waarde per jaar|jaarbedrag",
    "opportunity.what": "opportunity|opportunity name|deal|deal name|kans|verkoopkans",
    "opportunity.value": "amount|deal amount|opportunity value|bedrag",
    "action.what": "task|action|taak|actie",
    "action.who": "assigned to|toegewezen aan",
    "action.due": "due|due date|deadline|vervaldatum",
}
"""What exports call their columns, in English and in Dutch."""
_NAMES = {word: target for target, words in _WORDS.items() for word in words.split("|")}
_WEAK = frozenset({"name", "naam"})
"""Names the account where nothing else does, and otherwise the person."""
_PARTS = frozenset(
    {"first name", "given name", "middle name", "last name", "family name", "surname", "voornaam",
     "tussenvoegsel", "tussenvoegsels", "achternaam"}
)  # fmt: skip
"""The parts of a name, which make up the person's where no column has it whole."""

NAMELESS: Mapping[KindName, Text] = {"contract": Text("Contract", "Contract")}
"""The kinds of which a table often gives no name, and what an entry is called then."""


def target_of(name: str, kinds: Mapping[KindName, Kind] = KINDS) -> Target | None:
    """Return the kind and the field that a target such as `contract.end` names, None for none."""
    kind, _, field = name.partition(".")
    found = next((known for known in kinds if known == kind), None)
    return (found, field) if found is not None and field in kinds[found].fields else None


def all_targets(kinds: Mapping[KindName, Kind] = KINDS) -> tuple[str, ...]:
    """Return every target there is, that of the account first."""
    return (ACCOUNT, *(f"{kind}.{field}" for kind in kinds for field in kinds[kind].fields))


def label_of(name: str, language: Language, kinds: Mapping[KindName, Kind] = KINDS) -> str:
    """Return a target in words: contract: until."""
    target = target_of(name, kinds)
    if target is None:
        account = Text("the account's name", "de naam van het account")
        nothing = Text("(left out)", "(doet niet mee)")
        return (account if name == ACCOUNT else nothing).to(language)
    kind, field = target
    prompt = kinds[kind].fields[field]
    return f"{kinds[kind].title.to(language)}: {(prompt.label or prompt.prompt).to(language)}"


def named(reply: str, kinds: Mapping[KindName, Kind] = KINDS) -> str | None:
    """Return the target that a reply means, by its name or its words; None where it means none."""
    if reply.strip() == "-":
        return LEFT_OUT
    wanted = _plain(reply)
    for name in all_targets(kinds):
        words = {_plain(label_of(name, language, kinds)) for language in LANGUAGES}
        if key_of(reply) == name or wanted in words:
            return name
    found = _NAMES.get(wanted)
    return found if found is not None and _is_there(found, kinds) else None


def guessed(header: Sequence[str], kinds: Mapping[KindName, Kind] = KINDS) -> tuple[str, ...]:
    """Return what each column seems to hold; LEFT_OUT where its name says nothing.

    A target is given once, but for a name in several parts. What has no entry to belong to is left
    out again: the role of nobody, the amount of no opportunity.
    """
    found: list[str] = []
    for name in header:
        target = named(name, kinds) if name.strip() != "-" else LEFT_OUT
        again = target in found and target != "stakeholder.name"
        found.append(LEFT_OUT if target is None or again else target)
    for at, name in enumerate(header):
        if _plain(name) in _WEAK:
            found[at] = "stakeholder.name" if ACCOUNT in found else ACCOUNT
    if any(
        target == "stakeholder.name" and _plain(name) not in _PARTS
        for name, target in zip(header, found, strict=True)
    ):
        found = [
            LEFT_OUT if _plain(name) in _PARTS else target
            for name, target in zip(header, found, strict=True)
        ]
    return tuple(LEFT_OUT if is_orphan(target, found, kinds) else target for target in found)


def is_orphan(name: str, targets: Sequence[str], kinds: Mapping[KindName, Kind] = KINDS) -> bool:
    """Tell whether no column names the entry that this column would be a field of."""
    target = target_of(name, kinds)
    if target is None:
        return False
    kind, _ = target
    has_name = f"{kind}.{kinds[kind].main}" in targets
    by_mail = kind == "stakeholder" and "stakeholder.email" in targets
    return not (has_name or by_mail or kinds[kind].single or kind in NAMELESS)


def can_join(name: str, kinds: Mapping[KindName, Kind] = KINDS) -> bool:
    """Tell whether several columns may make up one value: a name in parts, a text in lines."""
    target = target_of(name, kinds)
    if target is None:
        return False
    kind, field = target
    return isinstance(kinds[kind].fields[field], TextPrompt | PersonPrompt)


def _is_there(name: str, kinds: Mapping[KindName, Kind]) -> bool:
    return name == ACCOUNT or target_of(name, kinds) is not None


def _plain(name: str) -> str:
    """Return a column's name without signs and letter case: E-mail_adres is e mail adres."""
    return re.sub(r"[\W_]+", " ", key_of(name)).strip()
