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
