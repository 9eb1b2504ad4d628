"""The domestic messengers on the allow-list: VK and MAX, one HTTP call a message, at checked addresses."""

import json
import time
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Any

import httpcore
import httpx

from shared.fetching import Connect, PageNotFetched, Resolve, connect_checked, resolve_host
from shared.fetching.addresses import public_addresses
from shared.sending.letter import Letter
from shared.sending.outcome import ACCEPTED, Outcome, later, refused

SECONDS = 15.0
LONGEST_REPLY = 64 * 1024
LONGEST_WAIT = timedelta(days=1)
FAILURES = (httpx.HTTPError, httpcore.NetworkError, httpcore.ProtocolError, httpcore.TimeoutException)
VK_VERSION = "5.199"
VK_BUSY = frozenset({1, 6, 9, 10, 29})  # unknown, too often, flood, internal, limit of the method
VK_NOBODY = frozenset({7, 18, 100, 113, 900, 901, 902})  # no such user, or they let nobody write to them


class _Messenger:
    """What the two have in common: a bounded call over the checked transport."""

    host = ""

    def __init__(
        self, token: str, *, resolve: Resolve = resolve_host, connect: Connect = connect_checked
    ) -> None:
        self.token = token
        self.resolve = resolve
        self.connect = connect

    def send(self, letter: Letter, *, now: datetime) -> Outcome:
        """Send the text of a letter to a user's number."""
        deadline = time.monotonic() + SECONDS
        try:
            addresses = public_addresses(self.host, 443, resolve=self.resolve, seconds=SECONDS)
            with (
                httpx.Client(transport=self.connect(addresses, deadline), trust_env=False) as client,
                client.stream("POST", **self._request(letter)) as reply,
            ):
                if reply.status_code != HTTPStatus.OK:
                    return self._of_status(reply, now=now)
                return self._of_answer(_body(reply))
        except PageNotFetched:
            return later("адрес службы не найден", is_down=True)
        except FAILURES as error:
            return later(f"служба не ответила: {type(error).__name__}", is_down=True)

    def close(self) -> None:
        """Each call hangs up by itself."""

    def _request(self, letter: Letter) -> dict[str, Any]:
        raise NotImplementedError

    def _of_answer(self, answer: Mapping[str, Any]) -> Outcome:
        raise NotImplementedError

    def _of_status(self, reply: httpx.Response, *, now: datetime) -> Outcome:
        said = f"служба ответила {reply.status_code}"
        if reply.status_code in (HTTPStatus.BAD_REQUEST, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND):
            return refused(said, fault="address" if reply.status_code != HTTPStatus.BAD_REQUEST else "")
        return later(said, after=_retry_after(reply, now=now), is_down=True)


class Vk(_Messenger):
    """VK, in the name of a community: whoever has allowed it to write gets the message."""

    host = "api.vk.com"

    def _request(self, letter: Letter) -> dict[str, Any]:
        # the same number on each try: VK itself drops a second copy
        form = {
            "user_id": letter.to,
            "random_id": str(letter.id.int & 0x7FFFFFFF),
            "message": letter.text,
            "dont_parse_links": "1",
            "v": VK_VERSION,
        }
        return {
            "url": f"https://{self.host}/method/messages.send",
            "data": form,
            "headers": {"Authorization": f"Bearer {self.token}"},
        }

    def _of_answer(self, answer: Mapping[str, Any]) -> Outcome:
        error = answer.get("error")
        if error is None:
            return ACCEPTED if "response" in answer else later("непонятный ответ службы", is_down=True)
        code = error.get("error_code") if isinstance(error, dict) else None
        said = f"служба отказала: {code}"
        if code in VK_NOBODY:
            return refused(said, fault="address")
        return later(said, is_down=True) if code in VK_BUSY else later(said)


class Max(_Messenger):
    """MAX, in the name of a bot: whoever has begun a dialogue with it gets the message."""

    host = "platform-api.max.ru"

    def _request(self, letter: Letter) -> dict[str, Any]:
        return {
            "url": f"https://{self.host}/messages",
            "params": {"user_id": letter.to, "disable_link_preview": "true"},
            "json": {"text": letter.text[:4000]},
            "headers": {"Authorization": self.token},
        }

    def _of_answer(self, answer: Mapping[str, Any]) -> Outcome:
        return ACCEPTED if "message" in answer else later("непонятный ответ службы", is_down=True)


def _body(reply: httpx.Response) -> Mapping[str, Any]:
    """Read a bounded JSON object; anything else is an empty one."""
    content = bytearray()
    for part in reply.iter_bytes():
        content += part
        if len(content) > LONGEST_REPLY:
            return {}
    try:
        found = json.loads(content)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _retry_after(reply: httpx.Response, *, now: datetime) -> timedelta | None:
    """Understand Retry-After, seconds or a date (RFC 9110, 10.2.3); a day at most."""
    written = reply.headers.get("Retry-After", "").strip()
    if written.isascii() and written.isdigit():
        return min(timedelta(seconds=int(written[:9])), LONGEST_WAIT)
    try:
        moment = parsedate_to_datetime(written)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return min(max(moment - now, timedelta(0)), LONGEST_WAIT)
