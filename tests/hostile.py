"""A server on loopback that does to its callers whatever a test asks for, and a proxy that leads there."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
import zlib
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from aiohttp.abc import AbstractResolver, ResolveResult

if TYPE_CHECKING:
    import trustme

LOOPBACK = "127.0.0.1"


class Names(AbstractResolver):
    """Resolves invented names, without asking anybody."""

    def __init__(self, *answers: tuple[str, str]) -> None:
        """Name and address, in order; a name may have several, other names do not resolve."""
        self._answers = answers

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        found = [address for name, address in self._answers if name in {host, "*"}]
        if not found:
            raise socket.gaierror(socket.EAI_NONAME, "unknown name")
        return [
            ResolveResult(
                hostname=host,
                host=address,
                port=port,
                family=socket.AF_INET6 if ":" in address else socket.AF_INET,
                proto=0,
                flags=socket.AI_NUMERICHOST,
            )
            for address in found
        ]

    async def close(self) -> None:
        """Nothing is open."""


ANYWHERE = Names(("*", LOOPBACK))


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as it came over the wire."""

    line: str
    headers: Mapping[str, str]

    @property
    def path(self) -> str:
        return self.line.split(" ")[1]


Act: TypeAlias = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@dataclass(slots=True)
class Hostile:
    """A running server: what it does on each path, and what it was asked."""

    acts: Mapping[str, Act]
    greeting: bytes
    port: int = 0
    asked: list[Asked] = field(default_factory=list[Asked])

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            writer.write(self.greeting)
            asked = _asked(await reader.readuntil(b"\r\n\r\n"))
            self.asked.append(asked)
            await self.acts[asked.path](reader, writer)


@asynccontextmanager
async def hostile(
    acts: Mapping[str, Act], *, tls: ssl.SSLContext | None = None, greeting: bytes = b""
) -> AsyncGenerator[Hostile, None]:
    """Serve on a free port of loopback; connections still open at the end are cut."""
    site = Hostile(acts, greeting)
    async with _listening(site.serve, tls=tls) as port:
        site.port = port
        yield site


@dataclass(slots=True)
class Proxy:
    """A running CONNECT proxy, the targets it was asked for and the logins it was shown."""

    url: str
    asked: list[str] = field(default_factory=list[str])
    logins: list[str | None] = field(default_factory=list[str | None])


@asynccontextmanager
async def connect_proxy(status: int = 200) -> AsyncGenerator[Proxy, None]:
    """Tunnel every name to its port on loopback; another status than 200 refuses every tunnel."""
    proxy = Proxy("")

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            asked = _asked(await reader.readuntil(b"\r\n\r\n"))
            proxy.asked.append(asked.path)
            proxy.logins.append(asked.headers.get("proxy-authorization"))
            writer.write(f"HTTP/1.1 {status} So it is\r\n\r\n".encode())
            await writer.drain()
            if status == 200:
                there = await asyncio.open_connection(LOOPBACK, int(asked.path.rpartition(":")[2]))
                await asyncio.gather(_pump(reader, there[1]), _pump(there[0], writer))

    async with _listening(serve) as port:
        proxy.url = f"http://{LOOPBACK}:{port}"
        yield proxy


@asynccontextmanager
async def _listening(serve: Act, *, tls: ssl.SSLContext | None = None) -> AsyncGenerator[int, None]:
    tasks: set[asyncio.Task[None]] = set()

    def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        async def talk() -> None:
            try:
                await serve(reader, writer)
                writer.close()
                await writer.wait_closed()
            except OSError:
                pass  # the caller was faster
            finally:
                writer.transport.abort()

        task = asyncio.create_task(talk())
        tasks.add(task)
        task.add_done_callback(tasks.discard)

    server = await asyncio.start_server(accept, LOOPBACK, 0, ssl=tls)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
        for task in tuple(tasks):
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
        writer.close()
        await writer.wait_closed()
    finally:
        writer.transport.abort()


def _asked(head: bytes) -> Asked:
    line, *fields = head.decode("latin-1").strip().split("\r\n")
    return Asked(line, {name.lower(): value.strip() for name, _, value in (one.partition(":") for one in fields)})


def free_port() -> int:
    """A port where nobody listens."""
    with socket.socket() as one:
        one.bind((LOOPBACK, 0))
        port: int = one.getsockname()[1]
        return port


def server_tls(authority: trustme.CA, *names: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names).configure_cert(context)
    return context


def client_tls(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


def says(*parts: bytes, every: float = 0.0, headers: tuple[str, ...] = (), status: str = "200 OK") -> Act:
    """Answer with these parts as the body, which ends with the connection."""
    head = "\r\n".join([f"HTTP/1.1 {status}", *headers, "connection: close", "", ""]).encode("latin-1")
    return sends(head, *parts, every=every)


def sends(*parts: bytes, every: float = 0.0) -> Act:
    """Send raw bytes, a pause after each part, and close."""

    async def act(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        for part in parts:
            writer.write(part)
            await writer.drain()
            if every:
                await asyncio.sleep(every)

    return act


def moved(url: str, status: str = "302 Found") -> Act:
    return says(status=status, headers=(f"location: {url}",))


async def never_answers(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.read()


async def resets(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    one: socket.socket = writer.get_extra_info("socket")
    one.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
    writer.transport.abort()


async def endless_chunks(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n")
    while True:
        writer.write(b"10000\r\n" + b"x" * 65536 + b"\r\n")
        await writer.drain()


def bomb(megabytes: int) -> bytes:
    """Zeros in one gzip member, which ends before its checksum: whoever reads that far has read too much."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(bytes(1024 * 1024)) + packer.flush(zlib.Z_FULL_FLUSH)
    return b"\x1f\x8b\x08" + bytes(7) + block * megabytes
