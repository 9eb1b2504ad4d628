"""The legal file over HTTP: blockers, case forms, numbers, files as issued, who may see them, erasing."""

import hashlib
from typing import Any

from services.mentorship.actions import erase_person
from tests.services.mentorship.making import Mentorship, ago, known, person
from tests.services.mentorship.papering import SCHOOL_A, codes, consented, issue, office, proposed, words


def file_of(door: Any, path: str, document: dict[str, Any], format_: str) -> bytes:
    reply = door.ask("GET", f"{path}/documents/{document['id']}/{format_}")
    assert reply.status_code == 200, reply.get_data(as_text=True)
    return bytes(reply.data)


def test_an_order_says_what_is_missing_and_whose_move_it_is(mentorship: Mentorship) -> None:
    path = proposed(mentorship)
    methodist = mentorship.as_("methodist")
    assert codes(methodist, path, "order") == ["consent", "consent", "signer"]
    found = methodist.get(f"{path}/documents/drafts/order")["blockers"]
    assert found[0]["text"] == "Нет письменного согласия наставника."
    assert found[0]["who"].startswith("Зуева")
    assert found[0]["since"] == str(ago(0))
    assert found[0]["href"].endswith("/consents/mentor")
    assert found[2]["href"] == f"/mentorship/office/{known('A')}"
    refused = issue(methodist, path, "order", 409)
    assert "Нет письменного согласия наставника." in refused["detail"]


def test_an_order_is_numbered_starts_the_pair_and_is_kept_as_issued(mentorship: Mentorship) -> None:
    principal = office(mentorship)
    path = consented(mentorship)
    assert codes(principal, path, "order") == []
    issued = issue(principal, path, "order")
    assert (issued["number"], issued["variant"]) == ("1-ОД", "single")
    pair = principal.get(path)
    assert (pair["state"], pair["order_number"], pair["order_date"]) == ("active", "1-ОД", str(ago(0)))
    pdf, docx = (file_of(principal, path, issued, name) for name in ("pdf", "docx"))
    assert hashlib.sha256(pdf).hexdigest() == issued["pdf_digest"]
    said = words(docx)
    assert "Назначить Зуеву Ольгу Ильиничну, учителя, наставником за Кравцом Олегом Игоревичем" in said
    assert "Положением о наставничестве" in said
    assert "И. Ф. Чернов" in said
    assert "№ 1-ОД" in said
    mentorship.keep(person("Зуева", "A", first_name="Ольга", middle_name="Петровна"))
    assert (pdf, docx) == tuple(file_of(principal, path, issued, name) for name in ("pdf", "docx"))
    assert mentorship.events("document_changed")[-1].sequence == 1
    assert codes(principal, path, "order") == ["duplicate"]


def test_numbers_go_by_the_journal_or_by_hand_and_never_twice(mentorship: Mentorship) -> None:
    principal = office(mentorship)
    principal.post(f"{SCHOOL_A}/journals", {"journal": "consent", "pattern": "С-{n}"})
    principal.post(f"{SCHOOL_A}/journals", {"journal": "order", "pattern": "без места"}, 422)
    first, second = consented(mentorship), consented(mentorship, mentor_id=str(known("Панова")))
    assert issue(principal, first, "consent_mentor", number="С-1")["number"] == "С-1"
    assert issue(principal, second, "consent_mentor")["number"] == "С-2"
    assert issue(principal, first, "consent_mentee")["number"] == "С-3"
    assert issue(principal, first, "consent_mentee", 409, number="С-3")["type"].endswith("number-taken")
    principal.post(f"{SCHOOL_A}/journals", {"journal": "consent", "pattern": ""})
    assert issue(principal, second, "consent_mentee")["number"] is None


def test_the_signer_acts_within_the_dates_of_the_authority(mentorship: Mentorship) -> None:
    principal = office(mentorship, acting=True, since=str(ago(0)), until=str(ago(-10)))
    path = consented(mentorship)
    assert codes(principal, path, "order", ago(1)) == ["signer"]
    assert codes(principal, path, "order", ago(-11)) == ["signer"]
    assert codes(principal, path, "order") == []
    said = words(file_of(principal, path, issue(principal, path, "consent_mentor"), "docx"))
    assert "И.о. директора МБОУ «Школа А»" in said
    assert "Чернову И. Ф." in said
    assert "согласна" in said
    [signer] = principal.get(f"{SCHOOL_A}/signers")
    changed = principal.patch(f"{SCHOOL_A}/signers/{signer['id']}", {"until": str(ago(1))}, 422)
    assert "Окончание раньше начала." in str(changed["errors"])


def test_forms_are_corrected_and_remembered(mentorship: Mentorship) -> None:
    principal = office(mentorship)
    path = consented(mentorship)
    [mentor, *_] = principal.get(f"{path}/documents/drafts/order")["named"]
    assert mentor["name"]["accusative"] == "Зуеву Ольгу Ильиничну"
    forms = {name: form for name, form in mentor["name"].items() if name != "sure"}
    body = {"kind": "order", "what": "name", "key": mentor["key"]}
    body |= forms | {"accusative": "Зуеву Ольгу Ильиничну (Зуй)"}
    assert principal.ask("POST", f"{path}/documents/forms", json=body).status_code == 204
    [again, *_] = principal.get(f"{path}/documents/drafts/consent_mentor")["named"]
    assert again["name"]["accusative"].endswith("(Зуй)")
    assert "(Зуй)" in words(file_of(principal, path, issue(principal, path, "order"), "docx"))
    principal.ask("POST", f"{path}/documents/forms", json=body | {"key": str(known("Рыбин"))})
    stranger = mentorship.as_("principal", school="B")
    assert stranger.ask("POST", f"{path}/documents/forms", json=body).status_code == 404


def test_consents_of_after_the_order_contracts_and_other_schools_block(mentorship: Mentorship) -> None:
    principal = office(mentorship)
    path = consented(mentorship)
    assert codes(principal, path, "order", ago(2)) == ["late_consent", "late_consent"]
    mentorship.keep(person("Зуева", "A", first_name="Ольга", until=ago(-30)))
    assert codes(principal, path, "order") == ["contract"]
    mentorship.keep(person("Зуева", "A", first_name="Ольга", until=ago(5)))
    assert codes(principal, path, "order") == ["dismissed"]
    other = consented(mentorship, mentee_id=str(known("Рыбин")), mentor_id=str(known("Панова")))
    assert codes(principal, other, "order") == ["other_school"]
    principal.post(f"{other}/agreement", {"outside_agreement": "договор № 3 от 01.09.2026"})
    assert codes(principal, other, "order") == []


def test_one_order_for_a_mentor_and_several_mentees(mentorship: Mentorship) -> None:
    principal = office(mentorship)
    first = consented(mentorship)
    second = consented(mentorship, mentee_id=str(known("Панова")))
    issued = issue(principal, first, "order", other_ids=[second.removeprefix("pairs/")])
    assert issued["variant"] == "group"
    assert {principal.get(path)["order_number"] for path in (first, second)} == {"1-ОД"}
    assert [one["id"] for one in principal.get(f"{second}/documents")] == [issued["id"]]
    said = words(file_of(principal, first, issued, "docx"))
    assert "за педагогами: Кравцом Олегом Игоревичем, учителем; Пановой Анной, учителем" in said
    foreign = consented(mentorship, mentor_id=str(known("Панова")), mentee_id=str(known("Чернов")))
    more = {"other_ids": [first.removeprefix("pairs/")]}
    assert "одного наставника" in str(issue(principal, foreign, "order", 422, **more)["errors"])


def test_a_mentor_is_replaced_and_a_pair_ended_by_order(mentorship: Mentorship) -> None:
    principal = office(mentorship)
    old = consented(mentorship)
    issue(principal, old, "order")
    assert codes(principal, old, "ending") == ["state"]
    ending = {"outcome": "ended_early", "initiator": "mentor", "reason": "Нагрузка", "ended_on": str(ago(0))}
    principal.post(f"{old}/ending", ending)
    said = words(file_of(principal, old, issue(principal, old, "ending"), "docx"))
    assert "наставничество Зуевой Ольги Ильиничны, учителя, над Кравцом Олегом Игоревичем, учителем" in said
    assert "№ 1-ОД" in said
    assert "по отказу наставника" in said
    new = consented(mentorship, mentor_id=str(known("Панова")), kind="reverse")
    issued = issue(principal, new, "order", previous_id=old.removeprefix("pairs/"))
    assert issued["variant"] == "replacement"
    assert "1. Прекратить" in words(file_of(principal, new, issued, "docx"))


def test_a_document_is_cancelled_by_a_new_one_and_stays(mentorship: Mentorship) -> None:
    principal = office(mentorship)
    path = consented(mentorship)
    first = issue(principal, path, "order")
    second = issue(principal, path, "order", cancels_id=first["id"])
    assert second["number"] == "2-ОД"
    assert principal.get(path)["order_number"] == "2-ОД"
    newest, oldest = principal.get(f"{path}/documents")
    assert (newest["cancelled_on"], oldest["cancelled_on"]) == (None, str(ago(0)))
    assert file_of(principal, path, first, "pdf")
    again = issue(principal, path, "order", 409, cancels_id=first["id"])
    assert "уже отменён" in again["detail"]


def test_the_agreement_has_blanks_for_amounts_and_is_not_needed_twice(mentorship: Mentorship) -> None:
    principal = office(mentorship)
    path = consented(mentorship)
    assert codes(principal, path, "agreement") == ["terms", "term"]
    terms: dict[str, Any] = {"content": "Консультации", "form_of_work": "очно"}
    terms |= {"since": str(ago(0)), "until": str(ago(-100))}
    principal.post(f"{path}/agreement", terms)
    said = words(file_of(principal, path, issue(principal, path, "agreement"), "docx"))
    assert "в лице директора Чернова Ильи Фомича, действующего на основании Устава" in said
    assert "____________________ (________________________________________) рублей" in said
    principal.post(f"{path}/agreement", terms | {"in_job_function": True})
    assert codes(principal, path, "agreement") == ["in_job_function"]
    assert mentorship.as_(person="Кравец").ask("GET", f"{path}/agreement").status_code == 404


def test_who_sees_which_documents(mentorship: Mentorship) -> None:
    principal = office(mentorship)
    path = consented(mentorship)
    mine = issue(principal, path, "consent_mentor")
    theirs = issue(principal, path, "consent_mentee")
    mentor, mentee = mentorship.as_(person="Зуева"), mentorship.as_(person="Кравец")
    assert [one["id"] for one in mentor.get(f"{path}/documents")] == [mine["id"]]
    assert [one["id"] for one in mentee.get(f"{path}/documents")] == [theirs["id"]]
    assert mentee.ask("GET", f"{path}/documents/{mine['id']}/pdf").status_code == 404
    assert issue(mentor, path, "order", 403)["status"] == 403
    assert mentee.ask("GET", f"{path}/documents/drafts/agreement").status_code == 404
    assert mentee.ask("GET", f"{path}/documents/drafts/consent_mentee").status_code == 200
    for stranger in (mentorship.as_("principal", school="B"), mentorship.as_(person="Панова")):
        assert stranger.ask("GET", f"{path}/documents").status_code == 404
    assert mentorship.as_("principal", school="B").ask("GET", f"{SCHOOL_A}/signers").status_code == 404


def test_of_an_erased_person_no_document_is_left(mentorship: Mentorship) -> None:
    principal = office(mentorship)
    path = consented(mentorship)
    issued = issue(principal, path, "order")
    with mentorship.database.write() as session:
        erase_person(session, person_id=known("Кравец"))
        erase_person(session, person_id=known("Кравец"))
    gone = principal.ask("GET", f"{path}/documents/{issued['id']}/pdf")
    assert gone.status_code == 404
    assert "удалён" in gone.get_json()["detail"]
    [kept] = principal.get(f"{path}/documents")
    assert (kept["number"], kept["erased"]) == ("1-ОД", True)
