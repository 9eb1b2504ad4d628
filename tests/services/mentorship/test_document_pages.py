"""The legal file on pages: what waits for whom, preparing and issuing, the programme, the report."""

from typing import Any

import pytest

from tests.services.mentorship.making import Mentorship, ago, known
from tests.services.mentorship.papering import codes, consented, issue, office, proposed, words
from tests.services.mentorship.test_programmes_api import DEFICIT, drafted, released


def test_the_pair_says_what_blocks_a_document_and_who_must_act(mentorship: Mentorship) -> None:
    path = f"/{proposed(mentorship)}"
    shown = mentorship.as_("methodist").page(path)
    assert "Не указано, кто подписывает" in shown
    assert "Нет письменного согласия наставника." in shown
    assert "Посмотреть черновик" in shown
    mentor = mentorship.as_(person="Зуева").page(path)
    assert "Распечатать и подписать" in mentor
    for party, name in (("mentor", "Зуева"), ("mentee", "Кравец")):
        blank = f"{path}/documents/consent_{party}/draft.docx"
        somebody = mentorship.as_(person=name)
        reply = somebody.client.get(blank, headers=somebody.headers)
        assert (reply.status_code, "__________" in words(reply.data)) == (200, True)
    mentee = mentorship.as_(person="Кравец").page(path)
    assert "<h3>Нет письменного согласия наставляемого.</h3>" in mentee
    assert "Подготовить" not in mentor
    assert "Документы" not in mentorship.as_("tutor", school="B").page(path)


def test_an_order_is_prepared_corrected_issued_and_downloaded(mentorship: Mentorship) -> None:
    principal = office(mentorship)
    pair = consented(mentorship)
    second = consented(mentorship, mentee_id=str(known("Панова")))
    path = f"/{pair}/documents/order"
    shown = principal.page(path)
    assert "Зуеву Ольгу Ильиничну" in shown
    assert "Один приказ на 2 пары" in shown
    looked = principal.client.get(path, headers=principal.headers).text
    assert 'src="data:image/png;base64,' in looked
    assert 'alt="Черновик, страница 1 из' in looked
    forms = f"{path}/forms?what=name&key={known('Зуева')}"
    kept = {"nominative": "Зуева Ольга Ильинична", "genitive": "Зуевой О. И.", "dative": "Зуевой О. И."}
    kept |= {"accusative": "ИСПРАВЛЕНО", "instrumental": "Зуевой О. И.", "prepositional": "Зуевой О. И."}
    assert "Это поле нужно заполнить" in principal.send(forms, kept | {"dative": ""}, 422)
    principal.send(forms, kept)
    assert "ИСПРАВЛЕНО" in principal.page(path)
    asked = f"{path}?other={second.removeprefix('pairs/')}"
    assert "Дата в будущем" in principal.send(asked, {"on": str(ago(-1))}, 422)
    principal.send(asked, {"on": str(ago(0)), "number": "77-н"})
    assert principal.get(second)["order_number"] == "77-н"
    shown = principal.page(f"/{pair}")
    assert "№ 77-н от" in shown
    [issued] = principal.get(f"{pair}/documents")
    reply = principal.client.get(f"/{pair}/documents/{issued['id']}/docx", headers=principal.headers)
    assert reply.data.startswith(b"PK")
    assert reply.headers["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ({"roles": ("principal",), "school": "A"}, 200),
        ({"roles": ("principal",), "school": "B"}, 404),
        ({"roles": (), "person": "Зуева"}, 403),
        ({"roles": ("tutor",), "school": "A"}, 403),
        ({"roles": ("analyst",)}, 403),
    ],
)
def test_who_prepares_documents_and_keeps_the_office(
    mentorship: Mentorship, who: dict[str, Any], status: int
) -> None:
    path = consented(mentorship)
    door = mentorship.as_(*who.pop("roles"), **who)
    for page in (f"/{path}/documents/order", f"/{path}/agreement", f"/office/{known('A')}"):
        door.page(page, status)


def test_a_school_names_who_signs_and_how_it_numbers(mentorship: Mentorship) -> None:
    path, principal = f"/office/{known('A')}", mentorship.as_("principal", school="A")
    assert "Пока никто не указан" in principal.page(path)
    principal.send(f"{path}/letterhead", {"full_name": "Бюджетное учреждение «Школа А»", "version": "0"})
    assert "Бюджетного учреждения" in principal.page(f"{path}/letterhead")
    signer = {"person_id": str(known("Панова")), "position": "директор", "since": str(ago(3))}
    principal.send(f"{path}/signers/new", signer | {"acting": "true"})
    [named] = principal.get(f"organizations/{known('A')}/signers")
    assert named["acting"] is True
    changed = {"position": "директор", "since": str(ago(3)), "until": str(ago(-30))}
    form = principal.page(f"{path}/signers/{named['id']}")
    assert 'name="version" value="1"' in form
    principal.send(f"{path}/signers/{named['id']}", changed, 412)
    principal.send(f"{path}/signers/{named['id']}", changed | {"version": "1"})
    assert "одно место для номера" in principal.send(f"{path}/journals/order", {"pattern": "56"}, 422)
    principal.send(f"{path}/journals/order", {"pattern": "{n}-л/с"})
    assert "{n}-л/с" in principal.page(path)


def test_the_programme_is_written_agreed_approved_and_marked(mentorship: Mentorship) -> None:
    principal, path = office(mentorship), f"/{consented(mentorship)}/programme"
    released(mentorship)
    mentor, mentee = mentorship.as_(person="Зуева"), mentorship.as_(person="Кравец")
    assert "Составить программу" in mentor.page(path)
    mentor.send(f"{path}/edit", {"goal": "Цель", "tasks": "Задачи"})
    assert "структура и время" in mentor.page(path).lower()
    item = {"activity": "Разбор урока", "format": "visit", "due_on": str(ago(-9)), "responsible": "both"}
    assert "Срок вне срока пары" in mentor.send(f"{path}/items/new", item | {"due_on": str(ago(-900))}, 422)
    mentor.send(f"{path}/items/new", item | {"deficit_ids": [str(DEFICIT)]})
    mentor.send(f"{path}/items/new", item | {"activity": "Лишнее"})
    mentor.send(f"{path}/items/2/removal")
    mentor.send(f"{path}/items/1", item | {"activity": "Разбор двух уроков", "deficit_ids": [str(DEFICIT)]})
    mentee.send(f"{path}/items/1/removal", status=403)
    assert "Программы пока нет" in principal.page(path)
    mentor.send(f"{path}/agreement")
    assert "Темы дефицитов увидите" in principal.page(path)
    draft = principal.client.get(
        f"{path.removesuffix('programme')}documents/programme/draft.docx", headers=principal.headers
    )
    assert "структура и время" not in words(draft.data)
    assert "откроет эти темы директору" in mentee.page(path)
    mentee.send(f"{path}/agreement")
    assert "Утвердить программу" in principal.page(path)
    principal.send(f"{path}/approval")
    mentor.send(f"{path}/items/1/mark", {"done_on": str(ago(0)), "result": "Листы"})
    assert "выполнено сегодня" in mentee.page(path)
    for stranger in (mentorship.as_("principal", school="B"), mentorship.as_(person="Панова")):
        stranger.page(path, 404)


def test_a_session_names_a_released_deficit(mentorship: Mentorship) -> None:
    office(mentorship)
    pair = consented(mentorship)
    mentor = mentorship.as_(person="Зуева")
    assert "Над чем из открытого вам" not in mentor.page(f"/{pair}/sessions/new")
    released(mentorship)
    assert "Над чем из открытого вам" in mentor.page(f"/{pair}/sessions/new")
    mentor.send(f"/{pair}/sessions/new", {"session_date": str(ago(0)), "deficit_ids": [str(DEFICIT)]})
    [session] = mentor.get(f"{pair}/sessions")
    assert session["deficit_ids"] == [str(DEFICIT)]


def test_the_report_is_drafted_from_the_log_and_closed(mentorship: Mentorship) -> None:
    principal, pair = office(mentorship), consented(mentorship)
    drafted(mentorship, pair)
    path = f"/{pair}/report"
    mentor, mentee = mentorship.as_(person="Зуева"), mentorship.as_(person="Кравец")
    assert "запланировано 1, выполнено 0" in mentor.page(path)
    said = {"after": "Уроки с итогом", "unfinished": "Карантин", "recommendation": "extend"}
    mentor.send(f"{path}/edit", said)
    assert "Ваша оценка" in mentee.page(f"{path}/edit")
    assert "Что стало" not in mentee.page(f"{path}/edit")
    mentee.send(f"{path}/edit", {"mentee_assessment": "Помогло", "version": "1"})
    marks = {f"q{number}": "4" for number in range(1, 9)}
    assert "Это поле нужно заполнить" in mentee.send(f"/{pair}/questionnaire", {"q1": "5"}, 422)
    mentee.send(f"/{pair}/questionnaire", marks)
    principal.page(f"/{pair}/questionnaire", 403)
    principal.send(f"{path}/conclusion")
    assert "закрыт" in principal.page(path)
    assert "продлить наставничество" in mentee.page(path)


def test_one_order_for_a_group_names_who_is_left_behind(mentorship: Mentorship) -> None:
    principal = office(mentorship)
    mentees = [{"mentee_id": str(known(name))} for name in ("Кравец", "Панова", "Лапин")]
    terms = {"mentor_id": str(known("Зуева")), "starts_on": str(ago(0)), "planned_until": str(ago(-200))}
    group = principal.post("pair-groups", terms | {"mentees": mentees}, 201)
    here, ids = f"/pair-groups/{group['group_id']}", [one["id"] for one in group["pairs"]]
    principal.send(f"{here}/consent", {"given_on": str(ago(1))})
    for pair_id in ids[:2]:
        principal.post(f"pairs/{pair_id}/consents", {"party": "mentee", "given_on": str(ago(1))}, 201)
    path = f"/pairs/{ids[0]}/documents/order?group=1"
    assert f"/mentorship{path}" in principal.page(here)
    shown = principal.page(path)
    assert "Кого в приказе не будет" in shown
    assert "Нет письменного согласия наставляемого." in shown
    assert "начинают работу 2 пары" in shown
    assert principal.send(path, {"on": str(ago(0))}) == f"/mentorship{here}"
    pairs = [principal.get(f"pairs/{one}") for one in ids]
    assert [one["order_number"] for one in pairs] == ["1-ОД", "1-ОД", ""]
    assert pairs[2]["state"] == "consents_pending"
    [issued] = principal.get(f"pairs/{ids[1]}/documents")
    assert (issued["variant"], principal.get(f"pairs/{ids[2]}/documents")) == ("group", [])
    assert f"cancels={issued['id']}&amp;other={ids[0]}" in principal.page(f"/pairs/{ids[1]}")


def test_a_replacement_ends_the_old_pair_and_begins_the_new_one_in_one_order(mentorship: Mentorship) -> None:
    principal = office(mentorship)
    old = consented(mentorship).removeprefix("pairs/")
    issue(principal, f"pairs/{old}", "order")
    ending = {"outcome": "ended_early", "initiator": "mentor", "ended_on": str(ago(0))}
    body = {"mentor_id": str(known("Панова")), "starts_on": str(ago(-1)), "ending": ending}
    new = principal.post(f"pairs/{old}/replacement", body, 201)["id"]
    for party in ("mentor", "mentee"):
        principal.post(f"pairs/{new}/consents", {"party": party, "given_on": str(ago(0))}, 201)
    assert "Подготовить приказ" in principal.page(f"/pairs/{new}")
    path = f"/pairs/{new}/documents/order"
    assert "Этим же приказом прекращается прежняя пара" in principal.page(path)
    principal.send(path, {"on": str(ago(0))})
    [issued] = principal.get(f"pairs/{new}/documents")
    assert issued["variant"] == "replacement"
    assert codes(principal, f"pairs/{old}", "ending") == ["duplicate"]
    assert "Приказ о прекращении в PDF" in principal.page(f"/pairs/{old}")


def test_the_page_says_the_next_step_and_takes_an_order_issued_on_paper(mentorship: Mentorship) -> None:
    path = f"/{proposed(mentorship)}"
    mentorship.keep_school("A", "Школа А", curator_id=known("Рыбин"))
    principal, curator = mentorship.as_("principal", school="A"), mentorship.as_(person="Рыбин")
    assert "Внести согласие" in curator.page(path)
    assert "Оформление" in mentorship.as_("tutor", school="B").page(path)
    for party in ("mentor", "mentee"):
        principal.send(f"{path}/consents/{party}", {"given_on": str(ago(1))})
    shown = curator.page(path)
    assert "Указать подписанта" in shown
    assert "Приказ уже издан на бумаге" in shown
    office(mentorship)
    assert "Подготовить приказ" in curator.page(path)
    assert "Приказ уже издан на бумаге" not in mentorship.as_(person="Кравец").page(path)
    leader = mentorship.as_("principal", person="Зуева", school="A").page(path)
    assert "Приказ о своей паре вносит методист." in leader
    curator.send(f"{path}/order", {"order_number": "15-н", "order_date": str(ago(0))})
    assert "№ 15-н от" in curator.page(path)


def test_averages_of_questionnaires_are_for_the_office(mentorship: Mentorship) -> None:
    mentorship.keep_school("A", "Школа А", curator_id=known("Рыбин"))
    for door in (mentorship.as_("methodist"), mentorship.as_(person="Рыбин")):
        assert "Ответов пока меньше 5" in door.page("/pairs/questionnaires")
    mentorship.as_(person="Зуева").page("/pairs/questionnaires", 403)
    mentorship.as_("analyst").page("/pairs/questionnaires", 403)
    assert "/mentorship/pairs/questionnaires" in mentorship.as_("methodist").page("/coverage")
