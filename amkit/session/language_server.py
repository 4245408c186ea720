"""The language server: what the linter knows, in an editor while somebody types.

It speaks the Language Server Protocol 3.17 over standard input and output.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path
from pygls.workspace import TextDocument

from amkit import __version__
from amkit.errors import AmkitError
from amkit.lint.manuals import manual_of
from amkit.lint.registry import known
from amkit.lint.settings import LintSettings
from amkit.model.finding import Finding, Place, Severity
from amkit.model.text import Language, Text
from amkit.session.completing import proposals
from amkit.session.linting import Linting, own_settings
from amkit.session.looking import Source, Wishes
from amkit.session.own_rules import take_own_rules
from amkit.settings import language_of, load

_DEGREE: dict[Severity, lsp.DiagnosticSeverity] = {
    "error": lsp.DiagnosticSeverity.Error,
    "warning": lsp.DiagnosticSeverity.Warning,
    "info": lsp.DiagnosticSeverity.Information,
}


class Server(LanguageServer):
    """A server, and the language that it speaks to people."""

    language: Language = "en"


def make_server(language: Language | None) -> Server:
    """Return a server that has not begun.

    Args:
        language: of messages; None for that of the settings.
    """
    server = Server("amkit", __version__)
    given: dict[str, str | None] = {"language": language}

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    def _looked(params: Any) -> None:
        document = server.workspace.get_text_document(params.text_document.uri)
        findings = _findings(server, document, given)
        made = [_diagnostic(document, one, server.language) for one in findings]
        server.text_document_publish_diagnostics(
            lsp.PublishDiagnosticsParams(uri=document.uri, diagnostics=made)
        )

    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    def _hover(params: lsp.HoverParams) -> lsp.Hover | None:
        document = server.workspace.get_text_document(params.text_document.uri)
        return _manual(
            document, _findings(server, document, given), params.position, server.language
        )

    @server.feature(
        lsp.TEXT_DOCUMENT_COMPLETION, lsp.CompletionOptions(trigger_characters=[".", " "])
    )
    def _completion(params: lsp.CompletionParams) -> lsp.CompletionList:
        document = server.workspace.get_text_document(params.text_document.uri)
        codec = document.position_codec
        at = codec.position_from_client_units(document.lines, params.position)
        found = proposals(document.source.replace("\r\n", "\n"), at.line, at.character)
        items = [lsp.CompletionItem(label=word) for word in found]
        return lsp.CompletionList(is_incomplete=False, items=items)

    @server.feature(lsp.TEXT_DOCUMENT_CODE_ACTION)
    def _actions(params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        document = server.workspace.get_text_document(params.text_document.uri)
        return [
            _action(document, finding, server.language)
            for finding in _findings(server, document, given)
            if finding.fix is not None and _touch(_marked(document, finding.place), params.range)
        ]

    return server


def _findings(
    server: Server, document: TextDocument, given: dict[str, str | None]
) -> tuple[Finding, ...]:
    """Return what is to be told of a file as it stands in the editor."""
    path = Path(to_fs_path(document.uri) or document.path)
    own, base, workspace = LintSettings(), path.parent, None
    try:
        settings = load(cwd=path.parent, environ=os.environ, options=given)
        server.language, workspace = settings.language, settings.workspace
        take_own_rules(workspace)
        own, base = own_settings(settings)
    except AmkitError as error:
        server.language = language_of([], os.environ, path.parent)
        said = lsp.ShowMessageParams(lsp.MessageType.Error, error.text.to(server.language))
        server.window_show_message(said)
    name = str(path)
    wishes = Wishes(settings=own, base=base, workspace=workspace, choose=own.choice)
    outcome = Linting([Source(path, name)], wishes, {name: document.source.encode()}).run()
    return tuple(one for one in outcome.findings if one.place.path == name)


def _range(document: TextDocument, place: Place) -> lsp.Range:
    """Return a place as editors count: from 0, in the units that the client asked for."""
    end_line, end_column = place.end_line or place.line, place.end_column or place.column + 1
    there = lsp.Range(
        lsp.Position(place.line - 1, place.column - 1), lsp.Position(end_line - 1, end_column - 1)
    )
    return document.position_codec.range_to_client_units(document.lines, there)


def _marked(document: TextDocument, place: Place) -> lsp.Range:
    """Return what an editor marks of a place: of several lines the first, not half a file."""
    if place.end_line > place.line:
        row = document.lines[place.line - 1].rstrip() if place.line <= len(document.lines) else ""
        end = max(place.column, len(row)) + 1
        place = replace(place, end_line=place.line, end_column=end)
    return _range(document, place)


def _manual(
    document: TextDocument, findings: Iterable[Finding], position: lsp.Position, language: Language
) -> lsp.Hover | None:
    """Return the manual of the rule that objects to what stands at a position, the closest one."""
    here = [
        (where, finding.rule)
        for where, finding in ((_marked(document, one.place), one) for one in findings)
        if where.start <= position <= where.end and finding.rule in known()
    ]
    if not here:
        return None
    where, rule = min(here, key=lambda one: one[0].end.character - one[0].start.character)
    text = manual_of(known()[rule], language)
    value = lsp.MarkupContent(kind=lsp.MarkupKind.Markdown, value=text)
    return lsp.Hover(contents=value, range=where)


def _diagnostic(document: TextDocument, finding: Finding, language: Language) -> lsp.Diagnostic:
    return lsp.Diagnostic(
        range=_marked(document, finding.place), message=finding.text.to(language), source="amkit",
        code=finding.rule, severity=_DEGREE[finding.severity],
    )  # fmt: skip


def _action(document: TextDocument, finding: Finding, language: Language) -> lsp.CodeAction:
    fix = finding.fix
    edits = [
        lsp.TextEdit(_range(document, edit.place), edit.text) for edit in (fix.edits if fix else ())
    ]
    title = Text(f"Mend: {finding.text.en}", f"Herstel: {finding.text.to('nl')}")
    return lsp.CodeAction(
        title=title.to(language), kind=lsp.CodeActionKind.QuickFix,
        diagnostics=[_diagnostic(document, finding, language)],
        edit=lsp.WorkspaceEdit(changes={document.uri: edits}),
    )  # fmt: skip


def _touch(one: lsp.Range, other: lsp.Range) -> bool:
    return one.start <= other.end and other.start <= one.end
