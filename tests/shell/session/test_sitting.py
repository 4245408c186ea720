"""Conversations, from the first question to the note; asserted by what is stored and shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from amkit.errors import AmkitError, FileError, Interrupted, StoreError, UsageError
from amkit.model.record import Statement
from amkit.model.text import Language, Text
from amkit.planning.record import record_of
from amkit.session.bench import Bench
from amkit.session.choosing import Choosing, known
from amkit.session.library import Loaded, load
from amkit.session.recorded import Recorded
from amkit.session.replay import Replay
from amkit.session.runs import new_account
from amkit.session.sitting import Held, Sitting, go_on
from amkit.session.wanted import Wanted
from amkit.source.answers import read_answers
from amkit.store import Store, open_store
from amkit.terminal.plain import ScriptedPrompter
from amkit.terminal.screens import Section
from tests.golden import same
from tests.protocols import text
from tests.transcript import Transcript

PHASES = """
- id: prepare
  moment: before
  steps:
    - id: deal
      title: {en: Our contract, nl: Ons contract}
      why: {en: It is theirs., nl: Het is van hen.}
      how: {en: [Open the file., Read it.], nl: [Open het dossier., Lees het.]}
      record:
        deal:
          kind: contract
          fields: [goal]
          prompt: {en: What for?, nl: Waarvoor?}
- id: talk
  moment: during
  steps:
    - id: why
      title: {en: Why we are here, nl: Waarom we hier zijn}
      minutes: 2
      say:
        en: ["{{ account.name }} hired us to {{ contract.goal }}."]
        nl: ["{{ account.name }} koos ons om {{ contract.goal }}."]
      listen_for: {en: [A nod.], nl: [Een knik.]}
      avoid: {en: [Names.], nl: [Namen.]}
    - id: goals
      title: {en: Their goals, nl: Hun doelen}
      minutes: 8
      ask: {en: What do we want?, nl: Wat willen we?}
      record:
        goals:
          kind: goal
          many: true
          max: 2
          fields: [date]
          from_record: false
          prompt: {en: Which goal?, nl: Welk doel?}
        mood:
          type: scale
          low: {en: cold, nl: koel}
          high: {en: warm, nl: warm}
          prompt: {en: How did it feel?, nl: Hoe voelde het?}
          help: {en: One is enough., nl: Eén is genoeg.}
          example: {en: "4", nl: "4"}
- id: after
  moment: after
  steps:
    - id: act
      title: {en: Who does what, nl: Wie doet wat}
      record:
        sure: {type: yes_no, prompt: {en: All agreed?, nl: Alles afgesproken?}}
        actions: {kind: action, many: true, min: 1, max: 1}
"""
REPLIES = (
    "Cleaning",
    "clean rooms",
    "",
    "Less noise",
    "1 May 2027",
    "",
    "4",
    "y",
    "Call",
    "me",
    "+2d",
)
START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


class Ticking:
    """A clock that goes on a minute each time it is read."""

    def __init__(self, start: datetime = START) -> None:
        self.moment = start

    def __call__(self) -> datetime:
        self.moment += timedelta(minutes=1)
        return self.moment


@pytest.fixture
def store() -> Store:
    return open_store("sqlite://")


@pytest.fixture
def loaded() -> Loaded:
    return load(text(PHASES, minutes=10).encode(), "talk.yaml")


Sit = Callable[..., Held]


@pytest.fixture
def sit(store: Store, loaded: Loaded) -> Sit:
    """Hold one sitting: replies in, how it ended out."""

    def run(
        prompter: Any, *, account: str = "ACME", resume: bool | None = None, dry: bool = False,
        yes: bool = True, asks: bool = True, language: Language = "en", answers: str = "",
        clock: Callable[[], datetime] | None = None,
    ) -> Held:  # fmt: skip
        bench = Bench(
            store=store, prompter=prompter, clock=clock or Ticking(), me="Bram",
            language=language, asks_again=asks,
        )  # fmt: skip
        choosing, sitting = Choosing(bench), Sitting(bench)
        wanted = Wanted(account=account, resume=resume, dry=dry, yes=yes)
        whom, new = choosing.account(wanted)
        run = None if new else choosing.open_run(whom, wanted, loaded.protocol.id)
        walk = sitting.walk_for(loaded, whom, run, new=new)
        script = None
        if answers:
            recorded = Recorded(read_answers(answers.encode(), "a.yaml"), walk.protocol)
            script = Replay(recorded, prompter.take)
        return sitting.hold(loaded, whom, run, walk, new=new, dry=dry, script=script)

    return run


def values(store: Store, held: Held) -> dict[str, Any]:
    return {str(found.slot): found.reason or found.value for found in store.answers(held.run.id)}


@pytest.mark.parametrize("language", ["en", "nl"])
def test_golden_a_whole_conversation(sit: Sit, language: Language) -> None:
    prompter = Transcript(*REPLIES, "")
    held = sit(prompter, language=language)

    assert held.ended == "done"
    same(f"transcripts/whole.{language}.txt", prompter.text)


def test_what_was_answered_is_stored_and_the_run_is_done(sit: Sit, store: Store) -> None:
    held = sit(Transcript(*REPLIES, ""))

    assert store.run(held.run.id).status == "done"  # type: ignore[union-attr]
    assert values(store, held)["goals[1].what"] == "Less noise"
    assert values(store, held)["goals[2].what"] == "empty"
    assert [(s.kind, s.main) for s in store.statements(held.account.id)] == [
        ("contract", "Cleaning"), ("goal", "Less noise"), ("action", "Call"),
    ]  # fmt: skip


def test_every_answer_is_durable_before_the_next_prompt_shows(
    store: Store, loaded: Loaded, sit: Sit
) -> None:
    seen: list[int] = []

    class Watching(Transcript):
        def ask(self, question: Any) -> str:
            runs = store.runs()
            seen.append(len(store.answers(runs[0].id)) if runs else 0)
            return super().ask(question)

    sit(Watching(*REPLIES, ""))

    assert seen == [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]


def test_the_command_that_goes_on_names_the_protocol_as_it_was_named(loaded: Loaded) -> None:
    account = new_account("A & B's", lambda: START)

    assert go_on(loaded._replace(named="own/my talk.yaml"), account) == (
        """amkit run 'own/my talk.yaml' --account 'A & B'"'"'s'"""
    )


@pytest.mark.parametrize(("key", "code"), [("^C", 130), ("^D", 0)])
def test_golden_stopping_loses_nothing_and_the_next_sitting_goes_on(
    sit: Sit, store: Store, key: str, code: int
) -> None:
    with pytest.raises(Interrupted) as stopped:
        sit(Transcript("Cleaning", "clean rooms", "", "Less noise", key))
    assert stopped.value.exit_code == code
    assert stopped.value.text.en == ("saved, 4 answers. Go on with: amkit run talk --account ACME")

    again = Transcript("", *REPLIES[4:], "")
    held = sit(again)
    assert held.ended == "done"
    assert values(store, held)["goals[1].what"] == "Less noise"
    assert len(store.runs()) == 1
    if key == "^C":
        same("transcripts/resumed.en.txt", again.text)


def test_begun_anew_two_runs_stay_apart(sit: Sit, store: Store) -> None:
    first = sit(Transcript("Cleaning", "/stop"))
    second = sit(Transcript("n", "Catering", "/stop"))

    assert first.ended == second.ended == "stopped"
    assert values(store, first) == {"deal.what": "Cleaning"}
    assert values(store, second) == {"deal.what": "Catering"}
    choose = Transcript("9", "2", "/stop")
    third = sit(choose)
    assert third.run.id == first.run.id
    assert "These are still open" in choose.text
    fourth = sit(Transcript("", "/stop"))
    assert fourth.run.id not in (first.run.id, second.run.id)


def test_resume_and_new_can_be_said_beforehand(sit: Sit, store: Store) -> None:
    first = sit(Transcript("Cleaning", "/stop"))

    assert sit(Transcript("/stop"), resume=True).run.id == first.run.id
    assert sit(Transcript("/stop"), resume=False).run.id != first.run.id
    assert sit(Transcript("/stop"), asks=False).run.id not in {first.run.id}
    store.add_account(new_account("Globex", Ticking()))
    with pytest.raises(UsageError, match="leave out --resume"):
        sit(Transcript(), account="Globex", resume=True)


def test_a_new_account_is_made_after_a_yes(sit: Sit, store: Store) -> None:
    prompter = Transcript("Globex", "maybe", "", "/stop")
    sit(prompter, account="", yes=False)

    assert [account.name for account in store.accounts()] == ["Globex"]
    assert "“Globex” is new. Make this account?" in prompter.text


def test_a_new_account_is_asked_for_beside_the_one_that_comes_near(sit: Sit, store: Store) -> None:
    store.add_account(new_account("Globex", Ticking()))
    prompter = Transcript("Globx", "n")

    with pytest.raises(UsageError, match="there is no account “Globx”"):
        sit(prompter, account="", yes=False)
    assert "“Globx” is new; there is a “Globex”. Make this account?" in prompter.text
    assert [account.name for account in store.accounts()] == ["Globex"]


@pytest.mark.parametrize("asks", [True, False])
def test_without_a_yes_no_account_is_made(sit: Sit, store: Store, asks: bool) -> None:
    with pytest.raises(UsageError, match="--yes"):
        sit(Transcript("n"), account="Globex", yes=False, asks=asks)
    with pytest.raises(UsageError, match=r"--account|is empty"):
        sit(Transcript(""), account="", yes=False, asks=asks)
    assert store.accounts() == ()


@pytest.mark.parametrize("name", ["", " \u200b", "x" * 201, "a\x00b", "a\nb", "a\u202eb"])
def test_a_name_that_cannot_be_shown_is_refused(sit: Sit, name: str) -> None:
    with pytest.raises(UsageError):
        sit(Transcript(name), account=name)


def test_going_back_offers_what_was_answered(sit: Sit, store: Store) -> None:
    prompter = Transcript("Cleaning", "clean rooms", "/back", "/back", "Care", "", "/stop")
    held = sit(prompter)

    assert values(store, held) == {"deal.what": "Care", "deal.goal": "clean rooms"}
    assert (
        "What did they want to achieve with it? · Enter keeps it · [clean rooms]" in prompter.text
    )
    assert [found.reply for found in store.answers(held.run.id)][:3] == [
        "Cleaning", "clean rooms", "Care",
    ]  # fmt: skip


def test_the_first_prompt_has_nothing_before_it(sit: Sit) -> None:
    prompter = Transcript("/terug", "/stop")
    sit(prompter)

    assert "this is the first prompt" in prompter.text


@pytest.mark.parametrize(
    "way", [("/to goals",), ("/naar 3",), ("/to doelen",), ("/to", "their"), ("/jump 3",)]
)
def test_jumping_by_a_part_of_the_name_or_the_number(
    sit: Sit, store: Store, way: tuple[str, ...]
) -> None:
    held = sit(Transcript(*way, "Less noise", "/stop"))

    assert values(store, held) == {"goals[1].what": "Less noise"}


def test_golden_mistakes_are_told_and_asked_again(sit: Sit) -> None:
    prompter = Transcript(
        "/bakc", "/to nowhere", "//etc", "", "", "Less noise", "31-2-2027", "2/3/27", "", "", "11",
        "/help", "/path", "/overzicht", "/note", "", "/note tired", "/language", "?", "/stop",
    )  # fmt: skip
    sit(prompter)

    same("transcripts/mistakes.txt", prompter.text)


def test_an_answer_can_begin_with_a_slash(sit: Sit, store: Store) -> None:
    held = sit(Transcript("//etc", "/ a", "/stop"))

    assert values(store, held) == {"deal.what": "/etc", "deal.goal": "/ a"}


def test_each_reason_is_kept_as_what_it_is(sit: Sit, store: Store) -> None:
    held = sit(
        Transcript("x", "/unknown", "/skip no time", "/park", "next time", "/na", "/declined why",
                   "/unknown", "/review", "/help", "/stop")
    )  # fmt: skip
    found = {str(given.slot): (given.reason, given.why) for given in store.answers(held.run.id)}

    assert found["deal.goal"] == ("unknown", "")
    assert found["why.#done"] == ("skipped", "no time")
    assert found["goals[1].what"] == ("parked", "next time")
    assert found["mood"] == ("not_applicable", "")
    assert found["sure"] == ("declined", "why")
    assert found["actions[1].what"] == ("unknown", "")


def test_skipping_leaves_the_rest_of_the_step(sit: Sit, store: Store) -> None:
    prompter = Transcript("Cleaning", "g", "", "Less noise", "/skip", "out of time", "/stop")
    held = sit(prompter)

    assert "Why do you skip this step?" in prompter.text
    assert values(store, held) | {"x": 1} == {
        "deal.what": "Cleaning", "deal.goal": "g", "why.#done": True,
        "goals[1].what": "Less noise", "goals[1].date": "skipped", "goals[2].what": "skipped",
        "mood": "skipped", "x": 1,
    }  # fmt: skip


def test_a_note_is_kept_at_its_step(sit: Sit, store: Store) -> None:
    held = sit(Transcript("/note", "sounds tired", "/notitie and busy", "/stop"))

    assert values(store, held) == {
        "deal[1].#note": "sounds tired", "deal[2].#note": "and busy",
    }  # fmt: skip


def test_an_answer_can_be_written_in_an_editor(sit: Sit, store: Store) -> None:
    prompter = Transcript("/edit", "g", "/to 1", "/edit", "/edit", "/stop",
                          edits={"": "From\nthe editor\n", "From\nthe editor": None})  # fmt: skip
    held = sit(prompter)

    assert values(store, held)["deal.what"] == "From\nthe editor"
    assert "nothing was changed" in prompter.text


def test_the_review_is_a_way_back_to_every_line(sit: Sit, store: Store) -> None:
    prompter = Transcript(
        *REPLIES, "9", "goals", "More quiet", "", "", "", "/language", "/path", "/nothing", "/back",
        "", "doelen", "/stop",
    )  # fmt: skip
    held = sit(prompter)

    assert values(store, held)["goals[1].what"] == "More quiet"
    assert held.ended == "stopped"
    assert held.language == "nl"


def test_stopping_at_the_review_keeps_the_run_open(sit: Sit, store: Store) -> None:
    held = sit(Transcript(*REPLIES, "/stop"))

    assert held.ended == "stopped"
    assert store.run(held.run.id).status == "open"  # type: ignore[union-attr]
    with pytest.raises(Interrupted):
        sit(Transcript("", "^D"))


def test_changing_an_answer_at_the_review_asks_what_builds_on_it(sit: Sit, store: Store) -> None:
    prompter = Transcript(*REPLIES, "1", "Cleaning", "healthy rooms", "", "")
    held = sit(prompter)

    assert held.ended == "done"
    assert "something it builds on has changed" not in prompter.text
    assert prompter.text.count("hired us to healthy rooms") == 1


def test_known_facts_are_offered_with_their_source_and_kept_with_one_key(
    sit: Sit, store: Store
) -> None:
    sit(Transcript(*REPLIES, ""))
    prompter = Transcript("", "", "/stop")  # the first: none of the open actions is done yet
    held = sit(prompter, clock=Ticking(START + timedelta(days=100)))

    assert "Known (Bram, 3 months ago, we assume so)" in prompter.text
    assert "Enter: still true · /change: field by field · [Cleaning]" in prompter.text
    assert values(store, held) == {"deal.what": "Cleaning", "deal.goal": "clean rooms"}
    assert {found.source for found in store.answers(held.run.id)} == {"record"}


def test_a_known_fact_is_changed_field_by_field(sit: Sit, store: Store) -> None:
    sit(Transcript(*REPLIES, ""))
    prompter = Transcript("", "/wijzig", "/change", "healthy rooms", "/stop")
    held = sit(prompter, language="nl", clock=Ticking(START + timedelta(days=100)))

    assert "Enter: klopt nog · /wijzig: veld voor veld · [Cleaning]" in prompter.text
    assert prompter.text.count("hier is niets bekends te wijzigen; typ het antwoord") == 1
    assert values(store, held) == {"deal.what": "Cleaning", "deal.goal": "healthy rooms"}
    assert store.statements(held.account.id)[-1].fields["goal"] == "healthy rooms"


def test_what_two_conversations_differ_on_is_shown_beforehand() -> None:
    first = Statement(
        run_id="r1", item="a", kind="stakeholder", fields={"name": "Anna", "power": "decides"},
        step="", source="said", by="Bram", at=START - timedelta(days=30),
    )  # fmt: skip
    later = replace(first, run_id="r2", fields={"name": "Anna", "power": "advises"}, at=START)
    told, *more = known("ACME", record_of([first, later]), START.date(), "nl")

    assert isinstance(told, Section)
    assert more == [
        Section(
            label="Twee gesprekken spreken elkaar tegen",
            lines=(
                "Anna, zeggenschap: eerst beslist (Bram, 4 weken geleden), "
                "toen adviseert (Bram, vandaag)",
            ),
            tone="warning",
        )
    ]
    assert len(known("ACME", record_of([first]), START.date(), "nl")) == 1


def test_a_dry_run_keeps_nothing(sit: Sit, store: Store) -> None:
    assert sit(Transcript(*REPLIES, ""), dry=True).ended == "done"
    with pytest.raises(Interrupted, match="nothing was kept"):
        sit(Transcript("Cleaning", "^C"), dry=True)

    assert store.accounts() == ()
    assert store.runs() == ()


def test_an_answer_that_could_not_be_kept_is_asked_again(
    sit: Sit, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, tries = store.save, []

    def busy_once(*args: Any, **more: Any) -> None:
        tries.append(args)
        if len(tries) == 1:
            raise StoreError(Text("the store is busy", "de opslag is bezet"))
        kept(*args, **more)

    monkeypatch.setattr(store, "save", busy_once)
    prompter = Transcript("Cleaning", "Cleaning", "/stop")
    held = sit(prompter)

    assert prompter.text.count("the store is busy") == 1
    assert values(store, held) == {"deal.what": "Cleaning"}


def test_an_answer_of_a_pipe_that_could_not_be_kept_is_the_end(
    sit: Sit, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any, **__: Any) -> None:
        raise StoreError(Text("full", "vol"))

    monkeypatch.setattr(store, "save", full)
    with pytest.raises(StoreError):
        sit(Transcript("Cleaning"), asks=False)
    assert store.answers(store.runs()[0].id) == ()


ANSWERS = """\
deal: {what: Cleaning, goal: clean rooms}
goals:
  - {what: Less noise, date: 2027-05-01}
mood: 4
sure: true
actions:
  - {what: Call, who: Bram, due: 2099-11-25}
notes:
  why: Nodded.
"""


def test_an_answers_file_makes_the_same_run_as_a_person(sit: Sit, store: Store) -> None:
    by_hand = ["Cleaning", "clean rooms", "/note Nodded.", "", "Less noise", "2027-05-01", "", "4"]
    typed = sit(Transcript(*by_hand, "yes", "Call", "Bram", "2099-11-25", ""))
    recorded = sit(ScriptedPrompter(), asks=False, answers=ANSWERS, account="Globex")

    assert recorded.ended == "done"
    assert values(store, recorded) == values(store, typed)


REST = "mood: 4\nsure: yes\nactions: [{what: Call, who: Bram, due: 2099-11-25}]\n"


def test_an_answers_file_confirms_only_what_it_names(sit: Sit, store: Store) -> None:
    first = sit(ScriptedPrompter(), asks=False, answers=ANSWERS)
    silent = sit(ScriptedPrompter(), asks=False, answers=REST, resume=False)
    named = sit(
        ScriptedPrompter(), asks=False, answers=f"deal: {{goal: quiet rooms}}\n{REST}", resume=False
    )

    assert (silent.ended, named.ended) == ("done", "done")
    assert values(store, silent)["deal.what"] == values(store, first)["deal.what"]
    assert of_contract(store, silent) == []
    (said,) = of_contract(store, named)
    assert (said.fields, said.about) == ({"goal": "quiet rooms"}, "cleaning")


def test_a_person_who_keeps_what_is_known_confirms_it(sit: Sit, store: Store) -> None:
    sit(ScriptedPrompter(), asks=False, answers=ANSWERS)
    again = sit(Transcript("", "", "/stop"), resume=False)  # the first is for the open action

    (said,) = of_contract(store, again)
    assert (said.source, said.fields["what"]) == ("record", "Cleaning")


def of_contract(store: Store, held: Held) -> list[Statement]:
    """Return what one run said of contracts."""
    said = store.statements(held.account.id)
    return [one for one in said if one.run_id == held.run.id and one.kind == "contract"]


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ("daal: x\n",
         ["a.yaml:1:1: nothing in this protocol is called “daal”; did you mean “deal”?"]),
        ("deal: Cleaning\n", ["a.yaml:1:7: expected keys with replies: what, goal"]),
        ("deal: {what: x, gaol: y}\n",
         ["a.yaml:1:17: nothing in this protocol is called “gaol”; did you mean “goal”?"]),
        ("deal: {what: {a: b}}\n", ["a.yaml:1:14: expected a reply"]),
        ("goals: {what: x}\n", ["a.yaml:1:8: expected a list of entries"]),
        ("mood: {a: b}\n", ["a.yaml:1:7: expected a reply, or left: and why:"]),
        ("mood: {left: bored, whi: x}\n",
         ["a.yaml:1:14: expected unknown, not_applicable, declined, parked, skipped",
          "a.yaml:1:21: nothing in this protocol is called “whi”; did you mean “why”?"]),
        ("notes: x\n", ["a.yaml:1:8: expected a step's id and its notes"]),
        ("notes: {whi: x, act: 3}\n",
         ["a.yaml:1:9: nothing in this protocol is called “whi”; did you mean “why”?",
          "a.yaml:1:22: expected text"]),
        ("step-actions: {whi: [], act: 3}\n",
         ["a.yaml:1:16: nothing in this protocol is called “whi”; did you mean “why”?",
          "a.yaml:1:30: expected a list of actions"]),
        ("step-actions: [x]\n", ["a.yaml:1:15: expected a step's id and actions"]),
        ("step-actions: {act: [{wat: x}]}\n",
         ["a.yaml:1:23: nothing in this protocol is called “wat”; did you mean “what”?"]),
        ("done-actions: 3\n", ["a.yaml:1:15: expected a list of actions, or all"]),
        ("done-actions: [Call, Send]\nstep-actions: {why: [{due: x}, {what: y, due: soon}]}\n"
         "sure: true\nactions: [{what: x}]\n",
         ["a.yaml:1:16: no action “Call” is open; none is",
          "a.yaml:1:22: no action “Send” is open; none is",
          "a.yaml:2:22: step “Why we are here”, why: what has to be done?",
          "a.yaml:2:32: step “Why we are here”, why: write a date"]),
        ("mood: 9\ngoals: [{what: x, date: soon}]\n",
         ["a.yaml:2:25: step “Their goals”, goals[1].date: write a date",
          "a.yaml:1:7: step “Their goals”, mood: the highest it can be is 5",
          "step “Who does what”, actions[1].what: this one matters"]),
    ],
)  # fmt: skip
def test_an_answers_file_with_mistakes_makes_no_run(
    sit: Sit, store: Store, answers: str, told: list[str]
) -> None:
    with pytest.raises(FileError) as refused:
        sit(ScriptedPrompter(), asks=False, answers=answers)

    lines = refused.value.text.en.splitlines()
    assert len(lines) == len(told)
    for line, start in zip(lines, told, strict=True):
        assert start in line
    assert refused.value.text.nl != refused.value.text.en
    assert store.runs() == ()
    assert store.accounts() == ()


MORE = (
    ANSWERS
    + """\
step-actions:
  why:
    - {what: Send the file, who: me, due: +2d}
    - {what: Ask Anna}
"""
)


def test_an_answers_file_makes_actions_at_a_step_as_a_person_does(sit: Sit, store: Store) -> None:
    by_hand = ["Cleaning", "clean rooms", "/note Nodded.", "/action Send the file", "me", "+2d",
               "/action", "Ask Anna", "", "", "", "Less noise", "2027-05-01", "", "4"]  # fmt: skip
    typed = sit(Transcript(*by_hand, "yes", "Call", "Bram", "2099-11-25", ""))
    recorded = sit(ScriptedPrompter(), asks=False, answers=MORE, account="Globex")

    assert recorded.ended == "done"
    assert values(store, recorded) == values(store, typed)
    assert values(store, typed)["why[1].#who"] == "Bram"


@pytest.mark.parametrize(
    ("done", "closed"),
    [("[Send the file]", ("Send the file",)), ("send the  FILE", ("Send the file",)),
     ("all", ("Send the file", "Ask Anna", "Call")), ("[]", None)],
)  # fmt: skip
def test_an_answers_file_closes_actions_of_before(
    sit: Sit, store: Store, done: str, closed: tuple[str, ...] | None
) -> None:
    sit(ScriptedPrompter(), asks=False, answers=MORE)
    again = sit(
        ScriptedPrompter(), asks=False, answers=f"{ANSWERS}done-actions: {done}\n", resume=False
    )

    assert values(store, again).get("open-actions.#closed") == closed


def test_what_is_closed_in_a_run_stays_closed_when_it_goes_on(sit: Sit, store: Store) -> None:
    sit(ScriptedPrompter(), asks=False, answers=MORE)
    begun = sit(Transcript("1", "/stop"))
    on = sit(ScriptedPrompter(), asks=False, resume=True,
             answers=f"{ANSWERS}done-actions: [Ask Anna]\n")  # fmt: skip

    assert on.run.id == begun.run.id
    assert values(store, on)["open-actions.#closed"] == ("Send the file", "Ask Anna")


def test_a_prompt_that_is_called_notes_is_answered_by_that_name() -> None:
    protocol = load(
        text(PHASES.replace("mood:\n", "notes:\n"), minutes=10).encode(), "talk.yaml"
    ).protocol

    Recorded(read_answers(b"notes: 4\n", "a.yaml"), protocol)
    with pytest.raises(FileError, match="expected a reply, or left"):
        Recorded(read_answers(b"notes: {why: Nodded.}\n", "a.yaml"), protocol)


def test_an_answers_file_can_leave_things_open(sit: Sit, store: Store) -> None:
    held = sit(
        ScriptedPrompter(),
        asks=False,
        answers="deal: {left: unknown}\ngoals: []\nmood: {left: parked}\n"
        "sure: {left: declined, why: board}\nactions: [{left: skipped, why: no time}]\n",
    )
    found = values(store, held)

    assert (found["deal.what"], found["mood"], found["sure"], found["actions[1].what"]) == (
        "unknown", "parked", "declined", "skipped",
    )  # fmt: skip


def test_replies_that_run_out_are_told_with_the_step(sit: Sit, store: Store) -> None:
    with pytest.raises(FileError, match=r"step “Our contract”, deal.goal: there is no reply"):
        sit(Transcript("Cleaning"), asks=False)

    assert len(store.answers(store.runs()[0].id)) == 1


def test_a_reply_of_a_pipe_that_is_wrong_ends_the_walk_at_its_step(sit: Sit) -> None:
    with pytest.raises(FileError, match=r"step “Their goals”, goals\[1\].date: write a date"):
        sit(Transcript("Cleaning", "", "", "Less noise", "soon"), asks=False)


def test_a_pipe_need_not_confirm_the_review(sit: Sit) -> None:
    assert sit(Transcript(*REPLIES), asks=False).ended == "done"
    with pytest.raises(FileError):
        sit(Transcript(*REPLIES, "nowhere"), asks=False)


def test_a_signal_ends_like_ctrl_c(sit: Sit) -> None:
    class Hung(Transcript):
        def ask(self, question: Any) -> str:
            raise Interrupted(Text("stopped", "gestopt"), exit_code=143)

    with pytest.raises(AmkitError) as stopped:
        sit(Hung())
    assert stopped.value.exit_code == 143
    assert "saved" in stopped.value.text.en


def test_without_a_protocol_all_that_is_open_is_offered(sit: Sit, store: Store) -> None:
    def pick(*replies: str) -> tuple[str, str] | None:
        bench = Bench(
            store=store, prompter=Transcript(*replies), clock=Ticking(), me="", language="en",
            asks_again=True,
        )  # fmt: skip
        return Choosing(bench).any_open()

    assert pick() is None
    sit(Transcript("Cleaning", "/stop"))
    sit(Transcript("/stop"), account="Globex", clock=Ticking(START + timedelta(hours=1)))
    assert pick("7", "2") == ("talk", "ACME")
    assert pick("") is None
