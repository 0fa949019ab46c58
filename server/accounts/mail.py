"""Sends mail by SMTP, where that is set up. Nothing needs it: what a mail has in it an admin can also give by hand."""

from __future__ import annotations

import logging
import queue
import smtplib
import ssl
import threading
from collections.abc import Callable
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

log = logging.getLogger(__name__)

TIMEOUT_SECONDS = 20.0  # of a step with the mail server
ATTEMPTS = 3  # to send one mail
PAUSE_SECONDS = 5.0  # before the next attempt; a person waits for the mail, so they are few and near
LONGEST_QUEUE = 1000  # mails that wait; more are not taken

Task = Callable[[], EmailMessage | None]


class Mailer:
    """One thread that writes and sends mails. Safe to use from many threads."""

    def __init__(self, url: str | None, sender: str) -> None:
        """Prepare; nothing runs before `start`.

        Args:
            url: of the mail server: `smtp://user:password@host:587` (with STARTTLS where the server has it), or
                `smtps://...` (TLS from the start); None: no mail is sent.
            sender: the address that mails come from.
        """
        self._url = url
        self._sender = sender
        self._tasks: queue.Queue[Task | None] = queue.Queue(LONGEST_QUEUE)
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="mail", daemon=True)

    @property
    def enabled(self) -> bool:
        return self._url is not None

    def start(self) -> None:
        if self.enabled:
            self._thread.start()

    def close(self) -> None:
        """Stop after the mail that is being sent."""
        self._over.set()
        if self._thread.ident is not None:
            try:
                self._tasks.put_nowait(None)
            except queue.Full:
                log.warning("mails were not sent before the end", extra={"mails": self._tasks.qsize()})
                return
            self._thread.join(TIMEOUT_SECONDS)

    def send_later(self, task: Task) -> None:
        """Have a mail written and sent soon, if `task` gives one: whoever asks learns by no delay whether it does."""
        try:
            self._tasks.put_nowait(task)
        except queue.Full:
            log.warning("a mail was not taken: too many wait")

    def message(self, to: str, subject: str, text: str) -> EmailMessage:
        """Return a mail in plain text."""
        mail = EmailMessage()
        mail["From"], mail["To"], mail["Subject"] = self._sender, to, subject
        mail.set_content(text)
        return mail

    def _run(self) -> None:
        while (task := self._tasks.get()) is not None:
            try:
                mail = task()
                if mail is not None:
                    self._send(mail)
            except Exception:  # the thread must survive any error; the address is no matter of the log's
                log.exception("a mail could not be written or sent")

    def _send(self, mail: EmailMessage) -> None:
        for attempt in range(1, ATTEMPTS + 1):
            try:
                with self._connected() as server:
                    server.send_message(mail)
            except (OSError, smtplib.SMTPException) as error:
                log.warning("a mail was not sent", extra={"attempt": attempt, "cause": type(error).__name__})
                if attempt == ATTEMPTS or self._over.wait(PAUSE_SECONDS):
                    return
            else:
                log.info("a mail was sent")
                return

    def _connected(self) -> smtplib.SMTP:
        """Return a connection to the mail server, signed in where the URL has a name."""
        assert self._url is not None
        parts, context = urlsplit(self._url), ssl.create_default_context()
        host = parts.hostname or ""
        if parts.scheme == "smtps":
            server: smtplib.SMTP = smtplib.SMTP_SSL(host, parts.port or 465, timeout=TIMEOUT_SECONDS, context=context)
        else:
            server = smtplib.SMTP(host, parts.port or 587, timeout=TIMEOUT_SECONDS)
            server.ehlo()
            if server.has_extn("starttls"):
                server.starttls(context=context)
        if parts.username:
            server.login(unquote(parts.username), unquote(parts.password or ""))
        return server
