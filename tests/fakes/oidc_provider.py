"""A real small provider of OpenID Connect, with keys of its own, that lies as it is told to."""

import hashlib
import json
import threading
import time
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from joserfc import jwt
from joserfc.jwk import ECKey, RSAKey

CLIENT, SECRET = "heard-at-work", "a word between the two"
Claims = dict[str, Any]
RSA = RSAKey.generate_key(2048, {"kid": "rsa", "use": "sig", "alg": "RS256"})
EC = ECKey.generate_key("P-256", {"kid": "ec", "use": "sig", "alg": "ES256"})
STRANGER = RSAKey.generate_key(2048, {"kid": "rsa", "use": "sig", "alg": "RS256"})


@dataclass
class Plan:
    """Whom the provider vouches for, in which token, and how it describes itself; and the codes that it gave out."""

    claims: Claims = field(default_factory=dict)
    sign: Callable[[Claims], str] = lambda claims: jwt.encode({"alg": "RS256", "kid": "rsa"}, claims, RSA)
    described: Claims = field(default_factory=dict)
    asked: dict[str, dict[str, str]] = field(default_factory=dict)
    status: int = 200


class Provider(ThreadingHTTPServer):
    """The server, which knows its own address and its plan."""

    daemon_threads = True
    plan: Plan

    @property
    def issuer(self) -> str:
        """How it is called."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    def give_code(self, address: str) -> str:
        """What a browser brings back once somebody has signed in: the query of the way back."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        code = f"code-{len(self.plan.asked)}"
        self.plan.asked[code] = asked
        return f"code={code}&state={asked['state']}"

    def token(self, form: dict[str, str]) -> Claims | None:
        """The answer to a code, once, to whoever has the verifier and the secret; None for anybody else."""
        asked = self.plan.asked.pop(form.get("code", ""), None)
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        challenge = urlsafe_b64encode(digest).rstrip(b"=").decode()
        if asked is None or asked["code_challenge"] != challenge or asked["redirect_uri"] != form["redirect_uri"]:
            return None
        now = int(time.time())
        told = {"iss": self.issuer, "sub": "1", "aud": CLIENT, "iat": now, "exp": now + 300, "nonce": asked["nonce"]}
        return {"access_token": "x", "token_type": "Bearer", "id_token": self.plan.sign(told | self.plan.claims)}


class _Answer(BaseHTTPRequestHandler):
    server: Provider

    def do_GET(self) -> None:
        issuer = self.server.issuer
        described = {name: f"{issuer}/{name}" for name in ("authorization_endpoint", "token_endpoint", "jwks_uri")}
        keys = {"keys": [RSA.as_dict(private=False), EC.as_dict(private=False)]}
        is_keys = self.path == "/jwks_uri"
        self._say(keys if is_keys else {"issuer": issuer} | described | self.server.plan.described)

    def do_POST(self) -> None:
        sent = self.rfile.read(int(self.headers["Content-Length"])).decode()
        told = self.server.token({name: values[0] for name, values in parse_qs(sent).items()})
        self._say(told or {"error": "invalid_grant"}, 200 if told else 400)

    def _say(self, told: Claims, status: int = 200) -> None:
        said = json.dumps(told).encode()
        self.send_response(self.server.plan.status if status == 200 else status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that the library gives it
        """Say nothing."""


@contextmanager
def oidc_provider(plan: Plan) -> Iterator[Provider]:
    """A provider that follows a plan, for as long as the block runs."""
    server = Provider(("127.0.0.1", 0), _Answer)
    server.plan = plan
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
