"""What is said of a document that was written, or left as it is."""

from __future__ import annotations

from amkit.model.text import Language, Text
from amkit.session.writing import Written
from amkit.terminal.output import err, out


def tell(written: Written, language: Language, label: str = "", *, quiet: bool = False) -> int:
    """Say where a document was written, and what became of what somebody had edited.

    Args:
        written: what came of it.
        language: which to write in.
        label: what it is.
        quiet: say that it was written and not where: its folder has the customer's name.

    Returns:
        the exit code: 1 where somebody has to look at it.
    """
    place = Text("written", "geschreven").to(language) if quiet else str(written.path)
    out(f"{label}: {place}\n" if label else f"{place}\n")
    said = _said(written)
    if said is None:
        return 0
    err(f"{said.to(language)}\n")
    return 0 if written.outcome == "merged" else 1


def _said(written: Written) -> Text | None:
    place = f"{written.path}:{written.line}:1"
    match written.outcome:
        case "merged":
            return Text(
                en=f"amkit: {written.path} was edited; that stayed, and what is new was taken over",
                nl=f"amkit: {written.path} was bewerkt; dat is gebleven, en wat nieuw is, "
                "is overgenomen",
            )
        case "conflict":
            return Text(
                en=f"{place}: here you and amkit changed the same lines. Both stand there between "
                "<<<<<<< and >>>>>>>; keep what you need and remove the three marks",
                nl=f"{place}: hier veranderden u en amkit dezelfde regels. Beide staan er, tussen "
                "<<<<<<< en >>>>>>>; houd wat u nodig heeft en haal de drie tekens weg",
            )
        case "waiting":
            return Text(
                en=f"{place}: the two versions from last time still stand here, so nothing was "
                "written. Keep what you need, remove the three marks, and try again",
                nl=f"{place}: hier staan nog de twee versies van de vorige keer, dus er is niets "
                "geschreven. Houd wat u nodig heeft, haal de drie tekens weg en probeer opnieuw",
            )
        case "aside":
            return Text(
                en=f"amkit: {written.beside} is not something amkit wrote, so it was left as it "
                f"is; the new one is {written.path}. Take over what you need, then remove one of "
                "the two",
                nl=f"amkit: {written.beside} is niet door amkit geschreven, dus die bleef zoals "
                f"hij is; de nieuwe is {written.path}. Neem over wat u nodig heeft, en verwijder "
                "een van de twee",
            )
    return None
