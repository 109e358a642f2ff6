"""Whether two names can be one person's."""

from __future__ import annotations

import pytest

from rashomon.language.person_names import person_name
from rashomon.language.same_person import same_given, same_person, same_surname


def same(left: str, right: str) -> bool:
    one, other = person_name(left), person_name(right)
    assert one is not None
    assert other is not None
    return same_surname(one, other) and same_given(one, other)


@pytest.mark.parametrize(
    ("text", "surname", "eastern"),
    [
        ("Kim Jong-un", "kim", True),
        ("Kim Jong Un", "kim", True),
        ("Xi Jinping", "xi", True),
        ("Park Geun-hye", "park", True),
        ("Nguyen Phu Trong", "nguyen", True),
        ("Kim Smith", "smith", False),
        ("Lee Harris", "harris", False),
        ("Young Kim", "kim", False),
        ("Ban Ki-moon", "ban", True),
        ("Vladimir Putin", "putin", False),
        ("Ursula von der Leyen", "vonderleyen", False),
        ("Martin Luther King Jr.", "king", False),
        ("Bashar al-Assad", "alassad", False),
        ("Putin", "putin", False),
    ],
)
def test_the_surname_is_found(text: str, surname: str, eastern: bool):
    name = person_name(text)
    assert name is not None
    assert (name.surname, name.eastern) == (surname, eastern)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Kim Jong-un", "Kim Jong Un", True),
        ("Kim Jong-un", "Kim Jong-il", False),
        ("Kim Jong-un", "Kim Yo-jong", False),
        ("Sergei Shoigu", "Sergey Shoygu", True),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy", True),
        ("Volodymyr Zelenskiy", "Volodymyr Zelensky", True),
        ("John Smith", "John Q. Smith", True),
        ("John A. Smith", "John B. Smith", False),
        ("J. Smith", "John Smith", True),
        ("John Smith", "Jane Smith", False),
        ("John Smith Jr.", "John Smith Sr.", False),
        ("John Smith", "John Smyth", False),
        ("Maria Garcia", "Mario Garcia", False),
        ("Anna Berg", "Anna Borg", False),
    ],
)
def test_two_names(left: str, right: str, expected: bool):
    assert same(left, right) is expected
    assert same(right, left) is expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Bill Harrow", "William Harrow", True),
        ("Jack Lidell", "James Lidell", False),
        ("Tanabe Kenji", "Tanabe Koji", False),
        ("Noda Yoshiki", "Yoshiki Noda", True),
        ("Ri Myong-su", "Lee Myong-su", True),
        ("Pak Jong-su", "Pak Jong-ho", False),
        ("Omar al-Hadidi", "Omar Hadidi", True),
        ("Omar al-Sabri", "Umar Al Sabry", True),
        ("Abdul Karim Saleh", "Abdelkarim Saleh", True),
        ("Ana Rojas Vidal", "Ana Rojas", True),
        ("Ana Rojas Vidal", "Ana Vidal Rojas", False),
        ("Pavel Ivanovich Belkin", "Pavel Belkin", True),
        ("Pavel Ivanovich Belkin", "Pavel Petrovich Belkin", False),
        ("Henry Aldous Jr.", "Henry Aldous", False),
        ("Henry P. Aldous Jr.", "Henry Aldous", True),
        ("H.R. Aldous", "H. R. Aldous", True),
    ],
)
def test_two_names_of_many_peoples(left: str, right: str, expected: bool):
    one, other = person_name(left), person_name(right)
    assert one is not None
    assert other is not None
    assert same_person(one, other) is expected
    assert same_person(other, one) is expected


def test_no_words_no_name():
    assert person_name("—") is None
