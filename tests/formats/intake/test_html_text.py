"""HTML messages: what a person reads stays, line by line; what nobody wrote here goes."""

import pytest

from heard.formats.intake.html_text import text_of_html


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("Where is it?", "Where is it?"),
        ("<p>Third time I ask<br>where is my <b>refund</b>?</p>", "Third time I ask\nwhere is my refund?"),
        ("<div>One</div>\n\n<div>two &amp; three</div>", "One\ntwo & three"),
        ("<ul><li>one<li>two</ul>", "one\ntwo"),
        ("<table><tr><td>Order</td><td>12</td></tr><tr><td>Paid</td></tr></table>", "Order 12\nPaid"),
        ("<p>Hi</p><script>alert(1)</script><style>p {}</style><p>you\n there</p>", "Hi\nyou there"),
        ("<p>Thanks</p><blockquote>old <blockquote>older</blockquote></blockquote>", "Thanks"),
        ('Bye<span class="js-signatureMarker"></span><br>Anna, Service Desk', "Bye"),
        ("a < b and c > d", "a < b and c > d"),
        ("", ""),
    ],
)
def test_the_words_of_a_message(html: str, text: str) -> None:
    assert text_of_html(html) == text


@pytest.mark.parametrize("html", ["<" * 100_000, "<div>" * 20_000 + "x", "&#0;&#x110000;", "\ue000\ue001"])
def test_hostile_html_is_read_as_some_text(html: str) -> None:
    assert isinstance(text_of_html(html), str)


@pytest.mark.parametrize("tag", ["<div>", "<ul><li>", "<table><tr><td>", "<b><p>", "<p>", "<x-y>", "<span>"])
def test_what_is_nested_without_end_is_read_in_no_time(tag: str) -> None:
    assert text_of_html(f"Hi{tag * 100_000}<p>there &amp; you").split() == ["Hi", "there", "&", "you"]
