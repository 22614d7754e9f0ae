"""The client against a service on loopback: how it presents itself, waits, tries again and gives up."""

from email.utils import formatdate

import pytest

from tests.unit.opendata_server import Answer, Clock, as_json, closed_port, serving
from transforms.errors import CallError
from transforms.opendata import client as module
from transforms.opendata.client import Client, user_agent
from transforms.opendata.errors import FetchError
from transforms.opendata.pace import Limit, Pace
from transforms.opendata.service import parsed

FREE = Limit(gap=0, most=1000, within=1)
GOOD = as_json({"a": 1})


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch):
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.fixture(scope="module")
def server():
    with serving() as service:
        yield service


@pytest.fixture
def service(server):
    server.answers.clear()
    server.asked.clear()
    return server


@pytest.fixture
def clock():
    return Clock()


def client(tmp_path, clock, limit=FREE, **more):
    pace = Pace("tjanst", limit, tmp_path / "hamtning.json", clock.sleep, clock)
    return Client(pace, user_agent("it@example.se"), **more)


def failure(of, address, **known):
    with pytest.raises(FetchError) as caught:
        of.get(address, **known)
    return caught.value


def test_says_who_it_is_and_hands_over_the_bytes_as_they_came(service, tmp_path, clock):
    body = '\ufeff{"namn": "Värmdö"}\r\n'.encode()
    service.on("/a", Answer(body, headers={"ETag": '"v1"', "Last-Modified": "Tue, 24 Nov 2026 10:00:00 GMT"}))
    reply = client(tmp_path, clock).get(service.address + "/a")
    assert reply.body == body
    assert (reply.etag, reply.last_modified) == ('"v1"', "Tue, 24 Nov 2026 10:00:00 GMT")
    headers = service.asked[0][1]
    assert headers["user-agent"].startswith("lagesbild/") and headers["user-agent"].endswith(" (it@example.se)")
    assert not {"if-none-match", "if-modified-since", "cookie", "authorization"} & set(headers)


def test_a_contact_that_would_break_the_header_is_a_wrong_call():
    assert user_agent("").startswith("lagesbild/") and " " not in user_agent("")
    for contact in ("a\r\nX-Evil: 1", "värmdö"):
        with pytest.raises(CallError):
            user_agent(contact)


def test_asks_only_for_what_has_changed(service, tmp_path, clock):
    service.on("/a", Answer(b"{}", headers={"ETag": '"v1"'}))
    assert client(tmp_path, clock).get(service.address + "/a", etag='"v1"').body is None
    assert client(tmp_path, clock).get(service.address + "/a", etag='"v0"').body == b"{}"
    client(tmp_path, clock).get(service.address + "/a", last_modified="Tue, 24 Nov 2026 10:00:00 GMT")
    assert service.asked[-1][1]["if-modified-since"] == "Tue, 24 Nov 2026 10:00:00 GMT"


def test_an_unasked_for_304_is_no_answer(service, tmp_path, clock):
    service.on("/a", Answer(b"", 304))
    assert failure(client(tmp_path, clock), service.address + "/a").code == "ovantat_svar"


@pytest.mark.parametrize(("status", "code"), [
    (400, "fragan_avvisad"), (401, "nekad"), (403, "nekad"), (404, "adress_borta"), (410, "adress_borta"),
    (418, "ovantat_svar"), (204, "ovantat_svar"),
])
def test_what_another_try_would_not_mend_is_asked_once(service, tmp_path, clock, status, code):
    service.on("/a", Answer(b"", status))
    assert failure(client(tmp_path, clock), service.address + "/a").code == code
    assert len(service.asked) == 1 and clock.slept == []


def test_a_fault_of_the_service_is_tried_again_after_two_and_eight_seconds(service, tmp_path, clock):
    service.on("/a", Answer(b"", 500), Answer(b"", 503), GOOD)
    assert client(tmp_path, clock).get(service.address + "/a").body == GOOD.body
    assert clock.slept == [2, 8]


def test_three_faults_are_enough(service, tmp_path, clock):
    service.on("/a", Answer(b"", 502))
    error = failure(client(tmp_path, clock), service.address + "/a")
    assert (error.code, error.params["status"], len(service.asked)) == ("serverfel", 502, 3)


@pytest.mark.parametrize("form", ["7", "date"])
def test_retry_after_is_waited_for_in_seconds_or_as_a_date(service, tmp_path, clock, form):
    stated = form if form == "7" else formatdate(clock.now + 7, usegmt=True)
    service.on("/a", Answer(b"", 429, headers={"Retry-After": stated}), GOOD)
    assert client(tmp_path, clock).get(service.address + "/a").body == GOOD.body
    assert clock.slept == [7]


@pytest.mark.parametrize("stated", ["", "snart", "-5", "Tue, 99 Nov 2026 10:00:00 GMT"])
def test_an_unreadable_retry_after_is_our_own_back_off(service, tmp_path, clock, stated):
    service.on("/a", Answer(b"", 429, headers={"Retry-After": stated}), GOOD)
    client(tmp_path, clock).get(service.address + "/a")
    assert clock.slept == [2]


def test_a_long_retry_after_is_not_slept_through_and_holds_for_the_next_run(service, tmp_path, clock):
    service.on("/a", Answer(b"", 429, headers={"Retry-After": "1800"}), GOOD)
    error = failure(client(tmp_path, clock), service.address + "/a")
    assert (error.code, error.params["minuter"], clock.slept) == ("vanta", 30, [])
    clock.now += 600
    assert failure(client(tmp_path, clock), service.address + "/a").params["minuter"] == 20
    assert len(service.asked) == 1
    clock.now += 1200
    assert client(tmp_path, clock).get(service.address + "/a").body == GOOD.body


def test_a_body_that_is_cut_off_is_tried_again(service, tmp_path, clock):
    service.on("/a", Answer(b'{"a": [1, 2', cut=True), GOOD)
    assert client(tmp_path, clock).get(service.address + "/a").body == GOOD.body
    service.on("/b", Answer(b'{"a": [1, 2', cut=True))
    assert failure(client(tmp_path, clock), service.address + "/b").code == "avbrutet"


def test_a_slow_body_ends_at_the_longest_time_however_steadily_it_drips(service, tmp_path, clock):
    service.on("/a", Answer(b"x" * 400, drip=0.002))
    assert failure(client(tmp_path, clock, longest=0.02), service.address + "/a").code == "langsam"


def test_silence_ends_at_the_patience(service, tmp_path, clock):
    service.on("/a", Answer(b"xx", drip=0.2))
    assert failure(client(tmp_path, clock, patience=0.02), service.address + "/a").code == "langsam"


def test_nobody_listens(tmp_path, clock):
    assert failure(client(tmp_path, clock), closed_port() + "/a").code == "nar_inte"
    assert clock.slept == [2, 8]


def test_a_body_without_end_is_refused(service, tmp_path, clock, monkeypatch):
    monkeypatch.setattr(module, "_MAX_BYTES", 100)
    service.on("/a", Answer(b"x" * 101))
    assert failure(client(tmp_path, clock), service.address + "/a").code == "for_stort"


def test_redirects_are_followed_as_calls_and_not_for_ever(service, tmp_path, clock):
    service.on("/gammal", Answer(b"", 301, headers={"Location": "/ny"}))
    service.on("/ny", GOOD)
    assert client(tmp_path, clock, Limit(3, 10, 60)).get(service.address + "/gammal").body == GOOD.body
    assert clock.slept == [3]
    service.on("/ring", Answer(b"", 302, headers={"Location": "/ring"}))
    assert failure(client(tmp_path, clock), service.address + "/ring").code == "omdirigering"
    service.on("/fel", Answer(b"", 302, headers={"Location": "ftp://example.se/"}))
    assert failure(client(tmp_path, clock), service.address + "/fel").code == "omdirigering"


def test_an_encrypted_service_is_not_left_for_plain_text(tmp_path, clock, monkeypatch):
    monkeypatch.setattr(Client, "_send", lambda *_: "http://example.se/a")
    assert failure(client(tmp_path, clock), "https://example.se/a").code == "okrypterad"


@pytest.mark.parametrize(("body", "kind", "code"), [
    (b'[{"id": 1}, {"id"', "application/json", "trasigt_svar"),
    (b"", "application/json", "trasigt_svar"),
    (b"\xff\xfe\x00", "application/json", "trasigt_svar"),
    (b"[" * 100_000, "application/json", "trasigt_svar"),
    (b"<html>Logga in</html>", "text/html; charset=utf-8", "fel_slag"),
    (b"<ows:ExceptionReport/>", "application/xml", "fel_slag"),
])
def test_what_is_no_json_is_said_to_be_so(body, kind, code):
    with pytest.raises(FetchError) as caught:
        parsed(body, kind)
    assert caught.value.code == code


def test_json_is_read_whatever_it_is_called_and_with_a_byte_order_mark():
    assert parsed('\ufeff["Värmdö"]'.encode(), "text/plain") == ["Värmdö"]


# Polisen's rules: ten seconds between calls, sixty an hour, over runs as well.
POLISEN = Limit(gap=11, most=60, within=3600)


def paces(tmp_path, clock, limit=POLISEN, name="polisen"):
    return Pace(name, limit, tmp_path / "state" / "hamtning.json", clock.sleep, clock)


def test_a_second_run_waits_for_what_the_first_did(tmp_path, clock):
    paces(tmp_path, clock).wait()
    clock.now += 4
    paces(tmp_path, clock).wait()
    assert clock.slept == [7]
    paces(tmp_path, clock, name="annan").wait()
    assert clock.slept == [7]


def test_the_sixty_first_call_of_an_hour_is_not_made(tmp_path, clock):
    start = clock.now
    for _ in range(60):
        paces(tmp_path, clock).wait()
    assert clock.now == start + 59 * 11
    with pytest.raises(FetchError) as caught:
        paces(tmp_path, clock).wait()
    assert caught.value.params["minuter"] == 50  # 3600 - 649 = 2951 seconds
    clock.now = start + 3600
    paces(tmp_path, clock).wait()


def test_damaged_memory_and_a_clock_set_back_do_not_stop_anybody(tmp_path, clock):
    paces(tmp_path, clock).wait()
    file = tmp_path / "state" / "hamtning.json"
    later = '{"polisen": {"anrop": [99999999999], "tidigast": 99999999999}}'
    for damaged in ("{", "[]", '{"polisen": 5}', '{"polisen": {"anrop": ["x"], "tidigast": 0}}', later):
        file.write_text(damaged, encoding="utf-8")
        paces(tmp_path, clock).wait()
    assert clock.slept == []
