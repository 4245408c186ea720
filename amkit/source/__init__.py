"""Protocol text into protocols, with the place of every complaint.

`reader` reads YAML 1.2 from the event stream, `protocols` validates with the models, `compiled`
keeps what was validated. Only the last loads without YAML and pydantic.
"""
