"""`lagesbild promises FILE` as it is called."""

import tomllib

import pytest

from flows.cli import main

PAGE = "Medborgarlöften i Åmåls kommun 2023\n\nVi lovar att:\n\n• hålla två träffar på torget\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_draft_is_on_standard_output_whatever_the_encoding(encoding, tmp_path, capsys):
    path = tmp_path / "sida.txt"
    path.write_bytes(PAGE.encode(encoding))
    assert main(["promises", str(path)]) == 0
    out, err = capsys.readouterr()
    assert tomllib.loads(out)["lofte"][0]["id"] == "1492-2023-1"
    assert err.startswith("1 löfte funnet.")


def test_a_page_without_promises(tmp_path, capsys):
    path = tmp_path / "tom.html"
    path.write_text("<html><body><p>Sidan finns inte</p></body></html>", "utf-8")
    assert main(["promises", str(path)]) == 0
    out, err = capsys.readouterr()
    assert "lofte" not in tomllib.loads(out) and err == "inga löften funna\n"


@pytest.mark.parametrize(("name", "content", "said"), [
    ("borta.txt", None, "borta.txt: filen finns inte"),
    ("avtal.pdf", b"%PDF-1.7\n", "avtal.pdf: Filen är en PDF"),
    ("bild.txt", b"\x89PNG\r\n", "bild.txt: Filen är en bild"),
])
def test_what_cannot_be_read_is_a_wrong_call(name, content, said, tmp_path, capsys):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    assert main(["promises", str(path)]) == 2
    out, err = capsys.readouterr()
    assert out == "" and err.startswith(said) and len(err.splitlines()) == 1
