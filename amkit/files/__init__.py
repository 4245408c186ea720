"""Files: the library of protocols and templates, and writing that leaves nothing half done."""

from amkit.files.library import (
    MOST_BYTES,
    Found,
    beside,
    find_protocol,
    is_scenario,
    is_there,
    part_finder,
    protocol_files,
    protocol_names,
    read_bytes,
    real_path,
    scenario_files,
    shelves,
    template,
    template_names,
    told,
)
from amkit.files.linted import is_rule, linted_files, rule_files
from amkit.files.workspace import init_workspace
from amkit.files.writing import (
    cached,
    check_writable,
    keep_cached,
    log_path,
    write_bytes,
    write_text,
)

__all__ = [
    "MOST_BYTES",
    "Found",
    "beside",
    "cached",
    "check_writable",
    "find_protocol",
    "init_workspace",
    "is_rule",
    "is_scenario",
    "is_there",
    "keep_cached",
    "linted_files",
    "log_path",
    "part_finder",
    "protocol_files",
    "protocol_names",
    "read_bytes",
    "real_path",
    "rule_files",
    "scenario_files",
    "shelves",
    "template",
    "template_names",
    "told",
    "write_bytes",
    "write_text",
]
