"""The one next step with a pair's papers: what is missing, whose move it is, since when, and the button."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.mentorship import rules
from services.mentorship.queries.dossier import Dossier
from services.mentorship.queries.paper_lines import PaperLine
from services.mentorship.rules.documents import Blocker
from shared.russian import short_date

MOVES = ("consent_mentor", "consent_mentee", "order", "agreement", "programme", "ending", "report")
ON_PAPER = "Приказ уже издан на бумаге"
OWN = ("/programme", "/report")


@dataclass(frozen=True, kw_only=True)
class NextStep:
    """What is missing now; `action` is empty for whoever cannot help, `on_paper` leads to typing an order."""

    kind: str
    text: str
    note: str
    href: str = ""
    action: str = ""
    on_paper: str = ""


def next_step(lines: Sequence[PaperLine], *, of: Dossier) -> NextStep | None:
    """The first paper that is due and not there, in the order in which they come; one's own consent first."""
    due = [one for one in lines if not one.done and not one.unneeded and _is_due(one, of)]
    if not due:
        return None
    own = f"consent_{of.pair.role}"
    line = min(due, key=lambda one: (one.kind != own, MOVES.index(one.kind)))
    if line.kind == "order":
        return _order(line, of)
    return _consent(line, line.paper, of) if line.paper else _document(line, of)


def _is_due(line: PaperLine, of: Dossier) -> bool:
    if line.paper is not None:
        return line.paper.wanted
    if line.school_id is None:
        return False
    if line.kind == "ending":
        return of.pair.state == "ended_early"
    return (line.kind != "report" and of.is_working) or (line.kind == "report" and of.is_over)


def _here(of: Dossier) -> str:
    return f"/mentorship/pairs/{of.pair.id}"


def _consent(line: PaperLine, paper: rules.Paper, of: Dossier) -> NextStep:
    text = f"Нет письменного согласия {rules.PARTY_GENITIVE[paper.kind]}."
    action = "Внести согласие" if of.manages else ""
    action = "Дать согласие" if of.pair.role == paper.kind else action
    href = f"{_here(of)}/consents/{paper.kind}"
    return NextStep(kind=line.kind, text=text, note=paper.note, href=href, action=action)


def _order(line: PaperLine, of: Dossier) -> NextStep:
    """Drawn up here where that is possible; an order issued on paper is typed by number and date."""
    note = line.paper.note if line.paper else ""
    here, text = _here(of), "Нет приказа."
    if not of.manages or of.pair.role:
        own = "Приказ о своей паре вносит методист." if of.manages else ""
        return NextStep(kind=line.kind, text=text, note=own or note)
    typed = f"{here}/order"
    if not line.may_issue:
        return NextStep(kind=line.kind, text=text, note=note, href=typed, action=ON_PAPER)
    if line.ready:
        href, action = f"{here}/documents/order", "Подготовить приказ"
    else:
        blocker = _first(line)
        text, href, action = f"{text} {blocker.text}", blocker.href, blocker.action
    return NextStep(kind=line.kind, text=text, note=note, href=href, action=action, on_paper=typed)


def _document(line: PaperLine, of: Dossier) -> NextStep:
    href, action = f"{_here(of)}/documents/{line.kind}", f"Подготовить: {line.title}"
    text, note, may = f"{line.title}: всё готово к выпуску.", f"За кем: {_ended(line.office)}", line.may_issue
    if not line.ready:
        blocker = _first(line)
        text, href, action = blocker.text, blocker.href, blocker.action
        since = f", с {short_date(blocker.since)}" if blocker.since else ""
        note = f"За кем: {_ended(blocker.who + since)}"
        may = may or (bool(of.pair.role) and href.endswith(OWN))
    return NextStep(
        kind=line.kind, text=text, note=note, href=href if may else "", action=action if may else ""
    )


def _first(line: PaperLine) -> Blocker:
    """What is put right first: what leads somewhere."""
    found = line.hindrances or line.blockers
    return next((one for one in found if one.href), found[0])


def _ended(words: str) -> str:
    return words if words.endswith(".") else f"{words}."
