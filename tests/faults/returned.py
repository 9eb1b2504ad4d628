"""A letter that came back, as mail servers write it (RFC 3464)."""

from email.message import EmailMessage
from uuid import UUID

REPORT = """\
From: Mail Delivery Subsystem <MAILER-DAEMON@mx.example.ru>
To: mms@mms.example.ru
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="=_report"

--=_report
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you that your message could not be delivered.

--=_report
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.ru

Final-Recipient: rfc822; somebody@school.example.ru
Action: {action}
Status: {status}
Diagnostic-Code: smtp; {said}

--=_report
Content-Type: text/rfc822-headers

{inner}

--=_report--
"""


def returned(
    letter_id: UUID,
    status: str,
    *,
    action: str = "failed",
    host: str = "mms.example.ru",
    said: str = "550 delivery failed",
) -> bytes:
    """A report on a letter of ours; the letter's own headers are its last part."""
    inner = EmailMessage()
    inner["Subject"] = "Встреча"
    inner["Message-ID"] = f"<{letter_id}@{host}>"
    words = {"action": action, "status": status, "said": said, "inner": inner.as_string().rstrip()}
    return REPORT.format(**words).encode()


PLAIN = """\
From: Mail Delivery System <Mailer-Daemon@mx.example.ru>
To: mms@mms.example.ru
X-Failed-Recipients: somebody@school.example.ru
Auto-Submitted: auto-replied
Subject: Mail delivery failed: returning message to sender

This message was created automatically by mail delivery software.

A message that you sent could not be delivered to all of its recipients. The following address(es) failed:

  somebody@school.example.ru
    SMTP error from remote mail server after RCPT TO:<somebody@school.example.ru>:
    host mx.school.example.ru [192.0.2.1]: {said}

------ This is a copy of the message, including all the headers. ------

Return-path: <mms@mms.example.ru>
Subject: letter
Message-ID: <{letter_id}@mms.example.ru>

text
"""


def returned_in_words(letter_id: UUID, *, said: str) -> bytes:
    """The same as servers write it that know no parts: words, then the letter."""
    return PLAIN.format(letter_id=letter_id, said=said).encode()
