"""Who trains whom."""

from collections.abc import Callable, Sequence

from heard.access import POLICY, Action
from heard.storage.access.users import HeldRole
from heard.storage.rehearsals.trainers import REHEARSES, TRAINS, Person, trainees_of, trainers_of
from heard.storage.store import Session, Store
from tests.storage.quality.talks import person
from tests.storage.rehearsals.people import team


def test_who_trains_is_who_may() -> None:
    assert set(POLICY[Action.TRAIN]) == set(TRAINS)
    assert set(POLICY[Action.REHEARSE]) == set(REHEARSES)


def test_people_of_a_team_are_trained_by_its_leads_and_trainers(store: Store) -> None:
    with store.writing() as session:
        people = team(session)
        boss = person(session, "boss", HeldRole("lead"))
        person(session, "ida", HeldRole("admin"))

        def named(found: Callable[[Session, int], Sequence[Person]], who: int) -> list[str]:
            return [each.name for each in found(session, who)]

        assert named(trainees_of, people["tess"]) == ["Ana", "Ben", "Boss", "Lea"]
        assert named(trainees_of, people["ana"]) == []
        assert named(trainees_of, boss) == ["Ana", "Ben", "Cyd", "Lea", "Otto", "Tess"]
        assert named(trainers_of, people["cyd"]) == ["Boss", "Otto"]
