"""Scenarios: conversations that were recorded, and what has to come of them; walks made up.

A scenario is a file `NAME.scenario.yaml` beside its protocol:

    protocol: first-meeting          # its file's name, or its own
    about: They want to grow.
    today: "2026-11-23"
    answers: {goals: [{what: Grow, date: in 3 months}]}   # or an answers file below this folder
    path: [goals, obstacles]         # the steps that must be walked, in order
    expect: {goals: [{date: 23 February 2027}]}           # answers, as they are read
    open: {}                         # what is left, and why
    note: [Grow]                     # lines of the note; or the file that holds all of it

What a scenario does not name is not compared. Without any scenario, `generated` walks every
branch with answers that it makes up from what the conditions compare with.
"""
