"""HTML of messages made harmless and turned into text."""

from __future__ import annotations

import pytest

from liaison_desk.intake.html import readable_text, sanitised


@pytest.mark.parametrize(
    "address",
    [
        "http://e.fr/p.gif",
        "https://e.fr/p.gif",
        "//serveur/x.png",
        "\\\\serveur\\x.png",
        "file:///etc/x",
        "FILE:c:/x",
        "x.png",
    ],
)
def test_no_image_address_survives_and_each_is_counted(address: str) -> None:
    safe = sanitised(f'<p>a<img src="{address}" alt="logo"></p>')
    assert "src" not in safe.html
    assert safe.blocked_images == 1


def test_images_of_the_message_itself_are_not_counted() -> None:
    assert sanitised('<img src="cid:logo@x"><img src="data:image/png;base64,xx">').blocked_images == 0


@pytest.mark.parametrize(
    "html",
    [
        "<script>secret()</script>",
        "<style>p{background:url(http://e.fr/secret)}</style>",
        '<p style="background:url(http://e.fr/secret)">a</p>',
        '<form action="http://secret"><input value="secret"></form>',
        '<iframe src="http://secret"></iframe>',
        '<a href="javascript:secret()">a</a>',
        '<a href="file:///secret">a</a>',
        '<p onclick="secret()">a</p>',
        '<table background="http://secret"><tr><td>a</td></tr></table>',
        '<link href="http://secret"><meta http-equiv="refresh" content="0;url=http://secret">',
        "<svg><image href='http://secret'/></svg>",
        "<object data='secret'></object>",
    ],
)
def test_what_acts_or_fetches_is_taken_out(html: str) -> None:
    assert "secret" not in sanitised(html).html


def test_text_keeps_the_lines_a_reader_sees() -> None:
    html = (
        "<html><head><title>t</title></head><body><h1>Invitation</h1><div>Samedi<br>6 juin</div><div>10&nbsp;h</div>"
        "<ul><li>un</li><li>deux</li></ul><table><tr><td>Lieu</td><td>Stains</td></tr><tr><td>a</td><td>b</td></tr></table>"
        '<p>Voir <a href="https://exemple.fr/i">le site</a> et <a href="https://exemple.fr">https://exemple.fr</a></p></body>'
    )
    assert readable_text(sanitised(html)) == (
        "Invitation\n\nSamedi\n6 juin\n10\u00a0h\n\n- un\n- deux\n\nLieu Stains\na b\n\n"
        "Voir le site (https://exemple.fr/i) et https://exemple.fr"
    )


def test_html_with_too_many_elements_still_gives_its_words() -> None:
    assert "fin" in readable_text(sanitised("<div>" * 30_000 + "fin"))
