"""A plan as it is kept: what an approved route promised before it was changed, and how two plans differ."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from services.routes.models import Route, Step
from services.routes.rules import wording
from services.routes.rules.progress import in_order

TOLD = ("kind", "title", "programme", "organization", "hours", "expected_result")
STEP_FIELDS = (*TOLD, "required", "deficit_ids", "state")
Plan = Mapping[str, Any]


def plan_of(route: Route) -> dict[str, Any]:
    """The plan of a route as plain data."""
    return {
        "goal": route.goal,
        "request": route.request,
        "starts_on": _day(route.starts_on),
        "planned_until": _day(route.planned_until),
        "deficit_ids": sorted(str(answer.deficit_id) for answer in route.answers),
        "steps": [_step(one) for one in in_order(route.steps)],
    }


def _step(one: Step) -> dict[str, Any]:
    fields = {name: getattr(one, name) for name in STEP_FIELDS}
    ids = {"id": str(one.id), "practice_id": str(one.practice_id) if one.practice_id else None}
    return fields | ids | {"due_on": _day(one.due_on)}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def differences(old: Plan, new: Plan, *, titles: Mapping[str, str]) -> list[str]:
    """What changed between two plans, a sentence each; `titles` name the deficits."""
    said = []
    if old["goal"] != new["goal"]:
        said.append(f"Цель: была «{old['goal']}», стала «{new['goal']}».")
    if old["request"] != new["request"]:
        said.append("Изменён запрос педагога.")
    for name, words in (("starts_on", "Начало"), ("planned_until", "Окончание")):
        if old[name] != new[name]:
            said.append(
                f"{words}: было {wording.written_day(old[name])}, стало {wording.written_day(new[name])}."
            )
    said += _of_deficits(old["deficit_ids"], new["deficit_ids"], titles)
    return said + _of_steps(old["steps"], new["steps"], titles)


def _of_deficits(old: Sequence[str], new: Sequence[str], titles: Mapping[str, str]) -> list[str]:
    gone = [f"Убран дефицит «{titles.get(one, '…')}»." for one in old if one not in new]
    return gone + [f"Добавлен дефицит «{titles.get(one, '…')}»." for one in new if one not in old]


def _of_steps(old: Sequence[Plan], new: Sequence[Plan], titles: Mapping[str, str]) -> list[str]:
    before = {one["id"]: one for one in old}
    after = {one["id"]: one for one in new}
    said = [f"Убран шаг «{_title(one)}»." for key, one in before.items() if key not in after]
    for key, one in after.items():
        if key not in before:
            said.append(f"Добавлен шаг «{_title(one)}»{_until(one)}.")
        else:
            said += _of_step(before[key], one, titles)
    kept = [key for key in before if key in after]
    moved = kept != [key for key in after if key in before]
    return [*said, "Изменён порядок шагов."] if moved else said


def _of_step(old: Plan, new: Plan, titles: Mapping[str, str]) -> list[str]:
    name = f"Шаг «{_title(old)}»"
    said = []
    if _title(old) != _title(new):
        said.append(f"{name}: теперь «{_title(new)}».")
    if old["due_on"] != new["due_on"]:
        was, now = wording.written_day(old["due_on"]), wording.written_day(new["due_on"])
        said.append(f"{name}: срок был {was}, стал {now}.")
    if old["required"] != new["required"]:
        said.append(f"{name}: теперь {'обязательный' if new['required'] else 'по желанию'}.")
    if old["programme"] != new["programme"]:
        said.append(f"{name}: изменена программа или ссылка.")
    if set(old["deficit_ids"]) != set(new["deficit_ids"]):
        serves = wording.listed([f"«{titles.get(one, '…')}»" for one in new["deficit_ids"]])
        said.append(f"{name}: закрывает {serves or 'весь маршрут'}.")
    return said


def _title(one: Plan) -> str:
    return wording.step_title(one["kind"], one["title"])


def _until(one: Plan) -> str:
    return f", срок {wording.written_day(one['due_on'])}" if one["due_on"] else ""
