"""Messages that leave the system: mail by SMTP or into a folder, domestic messengers by HTTP.

A carrier is asked once for each message and says how it went; when to try again is not its business.
"""

from shared.sending.faults import Fault, fault_of
from shared.sending.folder import Folder
from shared.sending.letter import Letter, Sender, as_mail, mail_host, message_id
from shared.sending.messengers import Max, Vk
from shared.sending.outcome import ACCEPTED, Carrier, Outcome, later, refused
from shared.sending.returned import Returned, read_returned
from shared.sending.smtp import Smtp

__all__ = [
    "ACCEPTED",
    "Carrier",
    "Fault",
    "Folder",
    "Letter",
    "Max",
    "Outcome",
    "Returned",
    "Sender",
    "Smtp",
    "Vk",
    "as_mail",
    "fault_of",
    "later",
    "mail_host",
    "message_id",
    "read_returned",
    "refused",
]
