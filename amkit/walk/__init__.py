"""The engine: from a protocol and the answers so far, what is pending, and what a reply makes.

No cursor, no clock, no input or output: to resume, to undo and to replay are the same call with
other answers.
"""
