"""The place a statement names itself, in running text."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms import registry
from transforms.gazetteer import Gazetteer, gazetteer_of
from transforms.notes import Placer

REGISTRY = registry.load()


def placer(kommun):
    return Placer(gazetteer_of(kommun, REGISTRY), REGISTRY.platser(kommun))


NACKA, VARNAMO = placer("0182"), placer("0683")


@pytest.mark.parametrize(("text", "utfall", "kod"), [
    ("Orminge C på kvällen är otryggt", "plats", "0182-orminge-centrum"),
    ("bråk i fritidsgården i Orminge igår", "plats", "0182-orminge-fritidsgard"),
    ("Ormingelandet är fint", "okand", ""),
    ("mörkt vid skolan", "typ", "typ:skola"),
    ("klotter på stationen", "typ", "typ:station"),
    ("Det är tryggt i hela kommunen", "kommun", "0182"),
    ("Fisksätra torg och Orminge är värst", "tvetydig", ""),
    ("Det är mörkt", "okand", ""),
    ("Kommunens hemsida svarar inte", "okand", ""),
    ("Kommunen känns trygg", "kommun", "0182"),
    ("Hon följdes hela vägen hem", "okand", ""),
    ("Bilarna kör fort på vår gata", "typ", "typ:vag"),
    ("Bråk i korridoren varje dag", "typ", "typ:skola"),
    ("bråk vid Fisk sätra", "plats", "0182-fisksatra"),
    ("Boo Energi grävde av kabeln", "okand", ""),
    ("Handläggaren Boo ringde", "okand", ""),
    ("", "okand", ""),
])
def test_places_in_nacka(text, utfall, kod):
    placing = NACKA.place(text)
    assert (placing.utfall, placing.kod) == (utfall, kod)


@pytest.mark.parametrize(("text", "kod"), [
    ("Jag bor vid skolan", "typ:skola"),
    ("Bor i Värnamo", "0683"),
    ("I Bor är det mörkt", "0683-bor"),
    ("Det är mörkt i Bor", "0683-bor"),
    ("Samhället Bor är lugnt", "0683-bor"),
    ("Biblioteket i Bor är fint", "0683-bor"),
    ("Forshea är mörkt", "0683-forsheda"),
])
def test_a_village_is_no_verb_and_one_letter_may_be_wrong(text, kod):
    assert VARNAMO.place(text).kod == kod


def test_a_misspelt_name_says_so_and_the_words_are_kept():
    placing = VARNAMO.place("bråk i Bredayrd i natt")
    assert (placing.kod, placing.regel, placing.ord) == ("0683-bredaryd", "stavning", "Bredayrd")


def test_a_word_between_two_names_is_neither():
    home, first = REGISTRY.kommun("0182"), REGISTRY.platser("0182")[0]
    near = tuple(replace(first, plats_id=name, namn=name, alias=()) for name in ("Ekbacken", "Ekbocken"))
    assert Placer(Gazetteer(home, near, ()), near).place("bråk i Ekbucken").utfall == "okand"


@pytest.mark.parametrize("said", ["Mörkt vid {}", "{} är mörkt", "bråk i {} igår kväll"])
def test_renaming_a_place_in_registry_and_text_keeps_the_code(said):
    home, places = REGISTRY.kommun("0182"), REGISTRY.platser("0182")
    new = tuple(replace(p, namn="Granliden", alias=()) if p.plats_id == "0182-fisksatra" else p for p in places)
    renamed = Placer(Gazetteer(home, new, ()), new)
    assert renamed.place(said.format("Granliden")).kod == NACKA.place(said.format("Fisksätra")).kod == "0182-fisksatra"


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=60))
def test_any_text_gets_an_answer(text):
    assert NACKA.place(f"Orminge {text}").utfall in ("plats", "omrade", "tvetydig")
