"""Messages that leave the system: mail by SMTP or into a folder, domestic messengers by HTTP.

A carrier is asked once for each message and says how it went; when to try again is not its business.
"""

from shared.sending.folder import Folder
from shared.sending.letter import Letter, Sender, as_mail, mail_host, message_id
from shared.sending.messengers import Max, Vk
from shared.sending.outcome import ACCEPTED, Carrier, Outcome, later, refused
from shared.sending.smtp import Smtp

__all__ = [
    "ACCEPTED",
    "Carrier",
    "Folder",
    "Letter",
    "Max",
    "Outcome",
    "Sender",
    "Smtp",
    "Vk",
    "as_mail",
    "later",
    "mail_host",
    "message_id",
    "refused",
]
