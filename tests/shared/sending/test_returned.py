"""Reports on letters that came back: of ours, that failed for good; everything else is left alone."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.sending import Fault, Returned, fault_of, read_returned
from tests.faults.returned import returned, returned_in_words

LETTER = UUID("01890000-0000-7000-8000-000000000001")
URL = "https://mms.example.ru"
REPORT = returned(LETTER, "5.1.1")


@pytest.mark.parametrize(
    "report",
    [
        REPORT,
        REPORT.replace(b"\n", b"\r\n"),
        REPORT.replace(b"Action: failed", b"ACTION: Failed"),
        REPORT.replace(b"Content-Type: text/rfc822-headers", b"Content-Type: message/rfc822"),
        REPORT.replace(b"Message-ID: <", b"Message-ID:\n <"),
    ],
)
def test_a_failure_of_ours_is_read(report: bytes) -> None:
    said = "smtp; 550 delivery failed"
    assert read_returned(report, public_url=URL) == Returned(letter_id=LETTER, status="5.1.1", said=said)


def test_what_was_tried_for_days_and_given_up_has_failed() -> None:
    """RFC 3463: the status is that of the last try, and stays a passing one."""
    found = read_returned(returned(LETTER, "4.4.1"), public_url=URL)
    assert found is not None
    assert found.status == "4.4.1"


@pytest.mark.parametrize(
    "report",
    [
        returned(LETTER, "4.4.7", action="delayed"),
        returned(LETTER, "5.1.1", action="delayed"),
        returned(LETTER, "2.0.0", action="delivered"),
        returned(LETTER, "5.1.1", host="elsewhere.example"),
        REPORT.replace(str(LETTER).encode(), b"zz890000-0000-7000-8000-00000000000z"),
        REPORT.partition(b"Content-Type: text/rfc822-headers")[0],
    ],
)
def test_anything_else_is_not(report: bytes) -> None:
    assert read_returned(report, public_url=URL) is None


def test_a_report_in_words_is_read_too() -> None:
    report = returned_in_words(LETTER, said="550 Message was not accepted -- invalid mailbox")
    for written in (report, report.replace(b"\n", b"\r\n")):
        found = read_returned(written, public_url=URL)
        assert found is not None
        assert (found.letter_id, found.status) == (LETTER, "5.0.0")
        assert fault_of(found.status, found.said) == "address"
    assert read_returned(report.replace(b"X-Failed-Recipients", b"X-Else"), public_url=URL) is None
    assert read_returned(report, public_url="https://elsewhere.example") is None
    assert read_returned(report.partition(b"------")[0], public_url=URL) is None


@given(junk=st.binary(max_size=300), at=st.integers(0, len(REPORT)))
def test_no_letter_breaks_the_reading(junk: bytes, at: int) -> None:
    read_returned(REPORT[:at] + junk + REPORT[at:], public_url=URL)
    read_returned(junk, public_url=URL)


@pytest.mark.parametrize(
    ("status", "fault"),
    [
        ("5.1.1", "address"),
        ("5.2.1", "address"),
        ("5.2.2", "mailbox"),
        ("4.2.2", "mailbox"),
        ("4.4.1", ""),
        ("5.7.1", ""),
        ("5.1.11", ""),
        ("", ""),
    ],
)
def test_whose_fault_it_is(status: str, fault: Fault) -> None:
    assert fault_of(status) == fault


@pytest.mark.parametrize(
    ("status", "said", "fault"),
    [
        ("5.7.1", "550 5.7.1 No such user!", "address"),
        ("", "Message was not accepted -- invalid mailbox. Local mailbox b@x.ru is unavailable", "address"),
        ("5.0.0", "smtp; 550 user <b@x.ru> not found", "address"),
        ("", "Unknown user", "address"),
        ("", "Address petrova.maria.ivanovna@school-3.example.ru does not exist", "address"),
        ("5.0.0", "550 Mailbox is full", "mailbox"),
        ("", "over quota", "mailbox"),
        ("5.7.1", "550 5.7.1 Message rejected under suspicion of SPAM", ""),
        ("", "Sender verify failed: no such user", ""),
        ("", "Verification failed for <mms@x.ru>: 550 No such user", ""),
        ("5.3.4", "Message too big", ""),
        ("5.4.5", "550 5.4.5 Daily user quota exceeded", ""),
        ("", "550 Daily sending quota exceeded", ""),
        ("4.4.1", "user unknown", ""),
        ("", "550 IP address 192.0.2.7 was not found in DNS", ""),
        ("", "Reverse DNS of your IP address: host not found", ""),
        ("5.7.1", "550 5.7.1 Client host rejected: reverse address not found", ""),
        ("5.7.25", "550 5.7.25 The address has no PTR record, hostname unknown", ""),
        ("", "550 From address: domain does not exist", ""),
        ("", "550 Access denied: account policy for mms.example.ru not found", ""),
        ("", "550 HELO rejected: address of this name unknown", ""),
    ],
)
def test_words_decide_where_the_status_does_not(status: str, said: str, fault: Fault) -> None:
    """As servers of domestic providers say it: some name no status, some one that speaks of the sender."""
    assert fault_of(status, said) == fault
