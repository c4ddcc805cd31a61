"""A page that asks for no file keeps none, whatever is sent to it."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.test import Client, RequestFactory


def test_the_log_in_page_keeps_no_file():
    client = Client(enforce_csrf_checks=True)
    bestand = SimpleUploadedFile("groot.bin", b"x" * 4_000_000)
    antwoord = client.post("/inloggen", {"username": "iemand", "bestand": bestand})
    assert antwoord.status_code == 403
    assert antwoord.wsgi_request.POST["username"] == "iemand"
    assert not antwoord.wsgi_request.FILES


def test_a_page_that_sets_its_own_handlers_gets_its_files():
    request = RequestFactory().post("/", {"bestand": SimpleUploadedFile("a.txt", b"abc")})
    request.upload_handlers = [MemoryFileUploadHandler(request)]
    assert request.FILES["bestand"].read() == b"abc"
