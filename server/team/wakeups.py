"""Wake-ups across processes, over Redis: what one commits, the loops of another act on at once.

Nothing depends on them. One that is lost costs the second until the next sweep, so they wait for nobody and retry
nothing.
"""

import secrets
import threading

import structlog
from redis import Redis
from redis.exceptions import RedisError

from server.core.team_settings import TeamSettings
from server.core.wakeups import Wakeup, Wakeups

CHANNEL = "toolboxai:wake"
ANSWER_SECONDS = 2.0
PAUSE_SECONDS = 1.0
LISTEN_SECONDS = 1.0

log = structlog.get_logger(__name__)


class _Shared(Wakeup):
    """Raised here, and told to the others."""

    def __init__(self, name: str, teller: "_Teller") -> None:
        super().__init__()
        self._name = name
        self._teller = teller

    def set(self) -> None:
        super().set()
        self._teller.tell(self._name)


class _Teller:
    """Publishes names from a thread of its own: a commit never waits for Redis, and many at once are one message."""

    def __init__(self, redis: Redis, origin: str) -> None:
        self._redis = redis
        self._origin = origin
        self._names: set[str] = set()
        self._some = threading.Condition()
        self._closed = False
        self._thread = threading.Thread(target=self._run, name="wake-others", daemon=True)
        self._thread.start()

    def tell(self, name: str) -> None:
        with self._some:
            self._names.add(name)
            self._some.notify()

    def close(self) -> None:
        with self._some:
            self._closed = True
            self._some.notify()
        self._thread.join(2 * ANSWER_SECONDS)

    def _run(self) -> None:
        while True:
            with self._some:
                while not self._names and not self._closed:
                    self._some.wait()
                if self._closed:
                    return
                names, self._names = self._names, set()
            try:
                self._redis.publish(CHANNEL, " ".join([self._origin, *sorted(names)]))
            except RedisError as error:
                log.warning("other processes were not woken", reason=str(error))
                threading.Event().wait(PAUSE_SECONDS)


class SharedWakeups(Wakeups):
    """Those of this process, raised by the others too once `listen` was called."""

    def __init__(self, settings: TeamSettings) -> None:
        super().__init__()
        self._redis = Redis.from_url(
            settings.redis_url.get_secret_value(),
            socket_timeout=ANSWER_SECONDS,
            socket_connect_timeout=ANSWER_SECONDS,
            decode_responses=True,
        )
        self._origin = secrets.token_hex(8)
        self._teller = _Teller(self._redis, self._origin)
        self._stopping = threading.Event()
        self._listener: threading.Thread | None = None
        for name in ("dispatcher", "publisher", "keeper", "scheduler", "mailer", "billing"):
            setattr(self, name, _Shared(name, self._teller))

    def listen(self) -> None:
        """Follows what other processes commit, in a thread."""
        self._listener = threading.Thread(target=self._listen, name="wake-me", daemon=True)
        self._listener.start()

    def close(self) -> None:
        """Ends both threads."""
        self._stopping.set()
        self._teller.close()
        if self._listener is not None:
            self._listener.join(2 * LISTEN_SECONDS)
        self._redis.close()

    def _listen(self) -> None:
        while not self._stopping.is_set():
            try:
                self._follow()
            except RedisError as error:
                log.warning("other processes are not heard", reason=str(error))
                self._stopping.wait(PAUSE_SECONDS)

    def _follow(self) -> None:
        with self._redis.pubsub(ignore_subscribe_messages=True) as channel:  # type: ignore[no-untyped-call]
            channel.subscribe(CHANNEL)
            while not self._stopping.is_set():
                message = channel.get_message(timeout=LISTEN_SECONDS)
                if message is not None:
                    self._take(str(message["data"]))

    def _take(self, message: str) -> None:
        origin, *names = message.split(" ")
        if origin == self._origin:
            return
        for name in names:
            wakeup = getattr(self, name, None)
            if isinstance(wakeup, Wakeup):
                Wakeup.set(wakeup)
