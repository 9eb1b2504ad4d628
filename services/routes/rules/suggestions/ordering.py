"""The order of suggestions and the words of their reasons.

Nothing is assigned by itself: the tutor takes a suggestion or leaves it. What helped more people stands
first; of equals what helped a greater share of those who tried, then the title. Shares are not smoothed:
as the number comes first, one of one never outruns seven of nine.
"""

from services.routes.rules.resolving import Tally
from services.routes.rules.suggestions.known import (
    TRAINING,
    Known,
    Published,
    Suggested,
    Suggestion,
    Taken,
)
from services.routes.rules.suggestions.standard import KIND_TITLES, STANDARD
from services.routes.rules.wording import area_title
from shared.russian import capital, decimal, form_of, sort_key

MOST = 4
MOST_PROVEN = 3
MOST_UNTRIED = 2
PRACTICE = "implementation"  # what a practice is as a step: it is tried at one's own lessons
STANDARD_REASON = "Стандартный шаг для этой области."
NO_HISTORY = "Закрытых маршрутов с таким дефицитом у коллег ещё нет: это стандартные шаги для этой области."


def suggested(*, area: str, topic: str, topic_title: str, known: Known, taken: Taken) -> Suggested:
    """Steps for one deficit: the proven first, then what nobody tried yet, then the standard; none taken."""
    about = topic_title or area_title(area).lower()
    proven = _proven(known, about=about)
    fresh = [one for one in proven if not taken.has(one, about=about)][:MOST_PROVEN]
    others = [*_untried(known, area=area, topic=topic), *_colleagues(known, about)]
    kinds = {one.kind for one in proven if one.practice_id is None}
    others += [one for one in _standard(area, known, about) if one.kind not in kinds]
    fresh += [one for one in others if not taken.has(one, about=about)]
    is_plain = not known.tried and all(one.source == "standard" for one in fresh)
    return Suggested(note=NO_HISTORY if is_plain else "", steps=fresh[:MOST])


def _standard(area: str, known: Known, about: str) -> list[Suggestion]:
    steps = list(STANDARD.get(area, STANDARD["methodical"]))
    if known.has_mentor:
        steps.insert(1, ("mentoring", "Разобрать с наставником"))
    return [
        Suggestion(
            kind=kind, title=f"{words}: {about}", reason=STANDARD_REASON, proven=False, source="standard"
        )
        for kind, words in steps
    ]


def _proven(known: Known, *, about: str) -> list[Suggestion]:
    """What helped somebody; a practice that left the bank is offered no more."""
    published = {one.id: one for one in known.practices}
    found = []
    for one in known.tried:
        what = "этот дефицит" if one.same_topic else "дефицит той же области"
        if one.counted.helped and one.practice_id in published:
            found.append(_of_practice(published[one.practice_id], one.counted, what))
        elif one.counted.helped and one.practice_id is None:
            title = one.title or f"{capital(KIND_TITLES[one.kind])}: {about}"
            found.append(_of_step(one.kind, title, one.counted, what))
    return sorted(found, key=_order)


def _order(one: Suggestion) -> tuple[int, float, str, str, str]:
    return -one.helped, -one.helped / one.of, sort_key(one.title), one.kind, str(one.practice_id)


def _of_practice(one: Published, counted: Tally, what: str) -> Suggestion:
    reason = f"{one.place}. " if one.place else ""
    return Suggestion(
        kind=PRACTICE,
        title=practice_title(one.title),
        reason=reason + _reason("Помогла", counted, what),
        proven=True,
        source="practice",
        practice_id=one.id,
        helped=counted.helped,
        of=counted.of,
    )


def _of_step(kind: str, title: str, counted: Tally, what: str) -> Suggestion:
    return Suggestion(
        kind=kind,
        title=title,
        reason=_reason("Помогло", counted, what),
        proven=True,
        source="programme" if kind in TRAINING else "step",
        helped=counted.helped,
        of=counted.of,
    )


def practice_title(title: str) -> str:
    """A practice as a step of a route."""
    return f"Практика «{title}»"


def _untried(known: Known, *, area: str, topic: str) -> list[Suggestion]:
    """Published practices about the deficit that no closed route has tried on it: the best marked first."""
    tried = {one.practice_id for one in known.tried}
    about = [one for one in known.practices if one.is_about(area, topic)]
    fresh = [one for one in about if one.id not in tried]
    fresh.sort(key=lambda one: (-(one.average or 0), sort_key(one.title), str(one.id)))
    return [
        Suggestion(
            kind=PRACTICE,
            title=practice_title(one.title),
            reason=_untried_reason(one),
            proven=False,
            source="untried",
            practice_id=one.id,
        )
        for one in fresh[:MOST_UNTRIED]
    ]


def _untried_reason(one: Published) -> str:
    place = f"{one.place}. " if one.place else ""
    mark = f", средняя оценка экспертов {decimal(one.average)}" if one.average else ""
    return f"{place}Опубликована в банке практик{mark}. С этим дефицитом её ещё никто не пробовал."


def _colleagues(known: Known, about: str) -> list[Suggestion]:
    """Those whose strength this is and who let themselves be found; the step itself names nobody."""
    if not known.colleagues:
        return []
    may = form_of(len(known.colleagues), "может", "могут", "могут")
    reason = f"Эта тема — сильная сторона, помочь {may}: {', '.join(known.colleagues)}"
    title = f"Разобрать с коллегой, которому эта тема даётся: {about}"
    return [Suggestion(kind="consultation", title=title, reason=reason, proven=False, source="colleague")]


def _reason(verb: str, counted: Tally, what: str) -> str:
    helped, of = counted.helped, counted.of
    if of == 1:
        return f"{verb} коллеге закрыть {what}."
    if helped == of:
        return f"{verb} закрыть {what} всем: {of} из {of}."
    return f"{verb} закрыть {what} {helped} из {of} {form_of(of, 'коллеги', 'коллег', 'коллег')}."
