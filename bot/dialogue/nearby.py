"""Places by distance from a position. Pure; a place whose whereabouts are secret is in no list."""

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from bot.messages import Position
from bot.model import Aspect, Catalogue, Entry, Fact

MOST = 3
_EARTH_KM = 6371.0


@dataclass(frozen=True, slots=True)
class Near:
    """A place with its distance in kilometres as the crow flies."""

    entry: Entry
    place: Fact
    kilometres: float


def rounded(latitude: float, longitude: float) -> Position:
    """Return a position rounded to a hundredth of a degree, about a kilometre: enough to find what is near."""
    return round(latitude, 2), round(longitude, 2)


def places(catalogue: Catalogue, topic: str | None) -> tuple[tuple[Entry, Fact], ...]:
    """Return places with a known position: of a service or its institution, of an institution's services, or all."""
    entry = catalogue.entry(topic) if topic else None
    if entry is None:
        wanted = [*catalogue.institutions.values(), *catalogue.services.values()]
    elif entry.institution:
        wanted = [entry, catalogue.institutions[entry.institution]]
    else:
        wanted = [entry, *catalogue.services_of(entry.id)]
    return tuple((e, f) for e in wanted if (f := e.facts.get(Aspect.LOCATION)) and f.pin and not catalogue.secret(e))


def nearest(catalogue: Catalogue, topic: str | None, position: Position) -> tuple[Near, ...]:
    """Return the three nearest places, nearest first; several entries at one place count once."""
    found = [Near(e, f, distance(position, f.pin)) for e, f in places(catalogue, topic) if f.pin]
    once = {near.place.pin: near for near in reversed(found)}
    return tuple(sorted(once.values(), key=lambda near: near.kilometres)[:MOST])


def distance(a: Position, b: Position) -> float:
    """Return the kilometres between two positions (haversine)."""
    (north_a, east_a), (north_b, east_b) = a, b
    north, east = radians(north_b - north_a), radians(east_b - east_a)
    half = sin(north / 2) ** 2 + cos(radians(north_a)) * cos(radians(north_b)) * sin(east / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(half))
