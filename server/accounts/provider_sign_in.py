"""Signs people in by a provider: begins a flow, takes its answer, and finds or makes the account.

An identity is an issuer and a subject. An address makes nobody the owner of an account: an identity is joined to one
only by a person who is signed in and whose address the provider has verified, or who made the account by it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlmodel import Session, col, delete, select

from server.accounts.credentials import hashed, new_secret
from server.accounts.current_user import CurrentUser
from server.accounts.people import name_key
from server.accounts.providers import Providers
from server.accounts.schemas import as_name
from server.core.errors import AccountExists, Forbidden, InvalidFlow, ProviderFailed
from server.core.settings import Provider
from server.db.engine import Database
from server.db.models import Identity, Person, ProviderFlow, now
from server.db.states import PersonRole

FLOW = timedelta(minutes=10)  # time that a person has at the provider


@dataclass(frozen=True)
class Begun:
    """A flow that has begun: where the browser goes, and the key that its cookie is to hold."""

    url: str
    browser_key: str


def begin(
    database: Database, providers: Providers, provider: Provider, callback: str, target: str, user: CurrentUser | None
) -> Begun:
    """Begin a flow; `user` is whoever wants to join the identity to their account.

    Raises:
        ProviderFailed: the provider does not answer.
    """
    state, browser_key, nonce, verifier = (new_secret() for _ in range(4))
    url = providers.authorization_url(provider, callback, state, nonce, verifier)
    with database.write() as session:
        session.connection().execute(delete(ProviderFlow).where(col(ProviderFlow.ends_at) < now()))
        session.add(
            ProviderFlow(
                state_hash=hashed(state),
                browser_hash=hashed(browser_key),
                provider=provider.id,
                nonce=nonce,
                verifier=verifier,
                target=target,
                person_id=user.id if user else None,
                ends_at=now() + FLOW,
            )
        )
    return Begun(url, browser_key)


def finish(
    database: Database,
    providers: Providers,
    provider: Provider,
    callback: str,
    browser_key: str,
    answer: Mapping[str, str],
) -> tuple[int, str]:
    """Take the provider's answer; return the person's id and the path that they wanted.

    Raises:
        InvalidFlow: this browser has begun no such flow, or it was answered already.
        ProviderFailed: the provider refused, or its answer proves nothing.
        AccountExists, Forbidden: there is no account for this identity, and none is made.
    """
    flow = _take(database, provider, browser_key, answer.get("state", ""))
    if answer.get("iss", provider.issuer) != provider.issuer:  # RFC 9207: an answer of another provider
        raise InvalidFlow
    if "code" not in answer:
        raise ProviderFailed(f"{provider.name} did not sign you in ({answer.get('error', 'no reason given')[:60]}).")
    claims = providers.claims(provider, callback, answer["code"], flow.nonce, flow.verifier)
    with database.write() as session:
        person = _person(session, provider, claims, flow.person_id)
        if provider.roles_claim:
            person.role = _role(provider, claims).value
        assert person.id is not None
        return person.id, flow.target


def _take(database: Database, provider: Provider, browser_key: str, state: str) -> ProviderFlow:
    """Return the flow of an answer and end it: a second answer finds none."""
    with database.write() as session:
        flow = session.get(ProviderFlow, hashed(state))
        if flow is None or flow.browser_hash != hashed(browser_key):
            raise InvalidFlow
        session.delete(flow)
    if flow.provider != provider.id or flow.ends_at < now():
        raise InvalidFlow
    return flow


def _person(session: Session, provider: Provider, claims: Mapping[str, Any], joining: int | None) -> Person:
    identity = session.get(Identity, (provider.issuer, claims["sub"]))
    if identity is not None:
        if joining is not None and identity.person_id != joining:
            raise AccountExists(f"This account at {provider.name} belongs to somebody else here.")
        person = session.get_one(Person, identity.person_id)
        if person.disabled_at is not None:
            raise Forbidden("This account is disabled. Ask an admin.")
        return person
    person = _joined(session, provider, claims, joining) if joining is not None else _new(session, provider, claims)
    session.flush()
    assert person.id is not None
    session.add(Identity(issuer=provider.issuer, subject=claims["sub"], person_id=person.id))
    return person


def _joined(session: Session, provider: Provider, claims: Mapping[str, Any], person_id: int) -> Person:
    person = session.get_one(Person, person_id)
    email = verified_email(claims)
    if email is None or person.email_key != email.casefold():
        raise Forbidden(f"{provider.name} has not verified the address of your account, so the two are not joined.")
    return person


def _new(session: Session, provider: Provider, claims: Mapping[str, Any]) -> Person:
    email = verified_email(claims)
    if email is not None and session.exec(select(Person).where(Person.email_key == email.casefold())).first():
        raise AccountExists(
            f"There is an account with this address. Sign in with its password, and join {provider.name} to it then."
        )
    if not provider.sign_up:
        raise Forbidden(f"Nobody gets an account here by {provider.name} alone. Ask an admin for an invitation.")
    name = free_name(session, claims)
    person = Person(name=name, name_key=name_key(name), email=email, email_key=email.casefold() if email else None)
    session.add(person)
    return person


def verified_email(claims: Mapping[str, Any]) -> str | None:
    """Return the address that the provider vouches for; None if it vouches for none."""
    email = claims.get("email")
    return email if claims.get("email_verified") is True and isinstance(email, str) and "@" in email else None


def free_name(session: Session, claims: Mapping[str, Any]) -> str:
    """Return a name that nobody has: what the provider calls the person, with a number where it is taken."""
    wanted = "member"
    for claim in ("preferred_username", "name", "nickname"):
        try:
            wanted = as_name(str(claims.get(claim) or "").partition("@")[0])[:50]
            break
        except ValueError:
            continue
    name, number = wanted, 1
    while session.exec(select(Person.id).where(Person.name_key == name_key(name))).first() is not None:
        number += 1
        name = f"{wanted} {number}"
    return name


def _role(provider: Provider, claims: Mapping[str, Any]) -> PersonRole:
    given = claims.get(provider.roles_claim)
    values = set(given) if isinstance(given, list) else {given}
    if values & set(provider.admins):
        return PersonRole.ADMIN
    return PersonRole.AUTHOR if values & set(provider.authors) else PersonRole.MEMBER
