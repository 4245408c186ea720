"""Mermaid's own parser reads every picture, whatever somebody is called. Needs npm."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from tests.core.planning.test_pictures import NAMES, pictures

FOLDER = Path(__file__).parents[2] / "build" / "pictures"
PARSE = """
import { JSDOM } from 'jsdom';
import { readFileSync } from 'fs';
const dom = new JSDOM('<body></body>');
globalThis.window = dom.window;
globalThis.document = dom.window.document;
const mermaid = (await import('mermaid')).default;
const found = [];
for (const text of JSON.parse(readFileSync(0, 'utf8'))) {
  try { found.push((await mermaid.parse(text)).diagramType); }
  catch (error) { found.push(text + '\\n' + error.message); }
}
console.log(JSON.stringify(found));
"""


def test_mermaid_reads_every_picture() -> None:
    (FOLDER / "parse.mjs").write_text(PARSE, encoding="utf-8")
    made = [picture for name in NAMES for picture in pictures(name)]
    done = subprocess.run(
        ["node", "parse.mjs"], cwd=FOLDER, input=json.dumps(made), capture_output=True, text=True,
        check=True,
    )  # fmt: skip

    assert json.loads(done.stdout) == ["flowchart-v2", "gantt"] * len(NAMES)
