"""What the people of the demonstration say of themselves; that it loads is in ``test_load_demo``."""

import io
import re

import pytest
from PIL import Image

from intranet.demo.content.people import PEOPLE
from intranet.demo.content.profiles import ABOUT
from intranet.demo.pictures.portraits import draw_portrait
from intranet.people.forms import LONGEST_EXPERTISE, MOST_EXPERTISE
from intranet.people.phones import dialled, parse_phone
from intranet.people.spoken import Spoken

# Kept for fiction by Arcep in France, by Ofcom in the United Kingdom.
FICTION = re.compile(r"\+33(19900|26191|35301|46571|53649|63998)\d{4}|\+44(1632960|7700900)\d{3}")


def test_everybody_has_a_profile_that_the_form_would_take() -> None:
    assert set(ABOUT) == {person.key for person in PEOPLE}
    for key, about in ABOUT.items():
        for number in filter(None, (about.phone, about.mobile)):
            assert FICTION.fullmatch(dialled(parse_phone(number))), (key, number)
        assert set(about.languages.split(", ")) <= set(Spoken.values), key
        words = about.expertise.split(", ")
        assert len(words) <= MOST_EXPERTISE
        assert max(len(word) for word in words) <= LONGEST_EXPERTISE
    numbers = [about.phone for about in ABOUT.values()]
    assert len(set(numbers)) == len(numbers)
    # Initials have to be seen too.
    assert 2 <= sum(about.look is None for about in ABOUT.values()) <= 8


@pytest.mark.parametrize("key", ["charpentier", "mauduit"])
def test_portraits_are_the_same_at_each_call_and_different_from_each_other(key: str) -> None:
    look = ABOUT[key].look
    assert look is not None
    one, again, other = (draw_portrait(seed, look.style, look.hair, look.skin) for seed in (key, key, "autre"))
    assert one == again != other
    with Image.open(io.BytesIO(one)) as picture:
        assert picture.size == (480, 480)
