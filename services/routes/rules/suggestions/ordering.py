"""The order of suggestions and the words of their reasons.

Nothing is assigned by itself: the tutor takes a suggestion or leaves it. What helped more people stands
first; of equals what helped a greater share of those who tried, then the title. Shares are not smoothed:
as the number comes first, one of one never outruns seven of nine.
"""

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from services.routes.rules.resolving import Tally, tally
from services.routes.rules.suggestions.known import (
    TRAINING,
    Known,
    Published,
    Suggested,
    Suggestion,
    Taken,
    Trial,
    folded,
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
    proven = _proven(known, area=area, topic=topic, about=about)
    fresh = [one for one in proven if not taken.has(one)][:MOST_PROVEN]
    others = [*_untried(known, area=area, topic=topic), *_colleagues(known, about)]
    kinds = {one.kind for one in proven if one.practice_id is None}
    others += [one for one in _standard(area, known, about) if one.kind not in kinds]
    fresh += [one for one in others if not taken.has(one)]
    scope, _ = _scope(known, area, topic)
    is_plain = not scope and all(one.source == "standard" for one in fresh)
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


def _scope(known: Known, area: str, topic: str) -> tuple[Sequence[Trial], str]:
    """The same deficit; a whole area's experience where nobody had this very topic."""
    same = [one for one in known.trials if (one.area, one.topic) == (area, topic)]
    if same:
        return same, "этот дефицит"
    return [one for one in known.trials if one.area == area], "дефицит той же области"


def _proven(known: Known, *, area: str, topic: str, about: str) -> list[Suggestion]:
    """What helped somebody: practices by their id, the rest by kind and title."""
    scope, what = _scope(known, area, topic)
    tried: dict[tuple[UUID | None, str, str], list[tuple[UUID, bool]]] = defaultdict(list)
    for one in scope:
        title = known.titles.get((one.kind, folded(one.title)), "")
        key = (one.practice_id, "", "") if one.practice_id else (None, one.kind, title)
        tried[key].append((one.person_id, one.resolved))
    published = {one.id: one for one in known.practices}
    found = []
    for (practice_id, kind, title), people in tried.items():
        counted = tally(people, survivors=known.survivors)
        if counted.helped and practice_id in published:
            found.append(_of_practice(published[practice_id], counted, what))
        elif counted.helped and practice_id is None:
            found.append(_of_step(kind, title or f"{capital(KIND_TITLES[kind])}: {about}", counted, what))
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
    tried = {one.practice_id for one in _scope(known, area, topic)[0]}
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
