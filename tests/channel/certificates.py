"""Certificates of an authority of our own, made by openssl."""

from __future__ import annotations

import shutil
import ssl
import subprocess
from pathlib import Path

PROGRAM = shutil.which("openssl")

_KEY = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2")


class Authority:
    """Signs certificates; keeps everything in a folder.

    `certificate` is its own, which clients are given to trust.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._key = folder / "authority.key"
        self.certificate = folder / "authority.pem"
        use = ("-addext", "keyUsage=critical,keyCertSign,cRLSign")  # what Python 3.13 asks of an authority
        _openssl("req", "-x509", *_KEY, "-subj", "/CN=authority", *use, "-keyout", self._key, "-out", self.certificate)

    def certificate_for(self, *names: str) -> tuple[Path, Path]:
        """Certificate and key of a server with names such as "DNS:localhost"."""
        certificate, key = (self._folder / f"{len(list(self._folder.iterdir()))}.{end}" for end in ("pem", "key"))
        extension = f"subjectAltName={','.join(names)}"
        signed_by = ("-CA", self.certificate, "-CAkey", self._key)
        _openssl(
            *("req", "-x509", *_KEY, "-subj", "/CN=server", "-addext", extension, *signed_by),
            *("-addext", "basicConstraints=critical,CA:FALSE", "-keyout", key, "-out", certificate),
        )
        return certificate, key

    def trusting(self) -> ssl.SSLContext:
        """A context that trusts it and nobody else."""
        return ssl.create_default_context(cafile=self.certificate)


def serving(certificate: Path, key: Path) -> ssl.SSLContext:
    """The context of a server."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context


def _openssl(*arguments: str | Path) -> None:
    assert PROGRAM
    subprocess.run([PROGRAM, *arguments], check=True, capture_output=True)
