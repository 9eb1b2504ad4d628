"""Connections to addresses that were checked and to no others, all within one deadline."""

import ssl
import time
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import httpcore
import httpx


class CheckedBackend(httpcore.NetworkBackend):
    """Connects to the given addresses whatever the host name says now: a name cannot change its mind."""

    def __init__(self, addresses: Sequence[str], *, deadline: float) -> None:
        self._addresses = addresses
        self._deadline = deadline
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Try the checked addresses in turn; the host name is only for TLS."""
        del host, timeout, local_address, socket_options
        failure: Exception = httpcore.ConnectError("no address")
        for address in self._addresses:
            try:
                stream = self._sockets.connect_tcp(address, port, timeout=left(self._deadline))
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return TimedStream(stream, deadline=self._deadline)
        raise failure


class TimedStream(httpcore.NetworkStream):
    """A stream whose every operation ends by the deadline, so that a drop a second does not last for ever."""

    def __init__(self, stream: httpcore.NetworkStream, *, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read what has come."""
        del timeout
        return self._stream.read(max_bytes, left(self._deadline))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send."""
        del timeout
        self._stream.write(buffer, left(self._deadline))

    def close(self) -> None:
        """Hang up."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Go on in TLS; the certificate is checked against the host's name."""
        del timeout
        stream = self._stream.start_tls(ssl_context, server_hostname, left(self._deadline))
        return TimedStream(stream, deadline=self._deadline)

    def get_extra_info(self, info: str) -> Any:
        """Tell what the stream underneath tells."""
        return self._stream.get_extra_info(info)


def left(deadline: float) -> float:
    """Give the seconds until the deadline; raises ReadTimeout when there are none."""
    seconds = deadline - time.monotonic()
    if seconds <= 0:
        raise httpcore.ReadTimeout
    return seconds


class CheckedTransport(httpx.BaseTransport):
    """httpx over connections to checked addresses; failures come as httpcore names them."""

    def __init__(self, addresses: Sequence[str], *, deadline: float) -> None:
        backend = CheckedBackend(addresses, deadline=deadline)
        self._pool = httpcore.ConnectionPool(ssl_context=httpx.create_ssl_context(), network_backend=backend)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request."""
        url = request.url
        where = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        reply = self._pool.handle_request(
            httpcore.Request(request.method, where, headers=request.headers.raw, content=request.stream)
        )
        return httpx.Response(reply.status, headers=reply.headers, stream=ReplyStream(reply))

    def close(self) -> None:
        """Hang up."""
        self._pool.close()


class ReplyStream(httpx.SyncByteStream):
    """The body of a reply, read as it comes."""

    def __init__(self, reply: httpcore.Response) -> None:
        self._reply = reply

    def __iter__(self) -> Iterator[bytes]:
        return self._reply.iter_stream()

    def close(self) -> None:
        """Let go of the connection."""
        self._reply.close()
