"""What amkit works with: frozen values, no behaviour beyond what they are.

They are standard dataclasses and import nothing heavy, so a known protocol runs without
pydantic; pydantic validates the very same classes where a file is read (`amkit.source`).
"""
