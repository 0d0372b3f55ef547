"""Messages over a pipe: eight bytes that say how long it is, then the message."""

from __future__ import annotations

from typing import IO

_LENGTH = 8


def write_frame(pipe: IO[bytes], message: bytes) -> None:
    """Send `message`; OSError if the other end is gone."""
    pipe.write(len(message).to_bytes(_LENGTH))
    pipe.write(message)
    pipe.flush()


def read_frame(pipe: IO[bytes], longest: int) -> bytes:
    """Return the next message; EOFError if there is none, or it claims to be longer than `longest`."""
    length = int.from_bytes(_exactly(pipe, _LENGTH))
    if length > longest:
        raise EOFError
    return _exactly(pipe, length)


def _exactly(pipe: IO[bytes], length: int) -> bytes:
    message = pipe.read(length)
    if len(message) < length:
        raise EOFError
    return message
