"""The one style sheet of the page, in the colours of the window, and the policy that lets nothing else in."""

import base64
import hashlib
from string import Template

from desktop.ui.tokens import Colours, Tokens

_ROLES = (
    "window",
    "surface",
    "border",
    "border_strong",
    "control_border",
    "text",
    "text_muted",
    "accent",
    "on_accent_soft",
    "focus",
    "good_soft",
    "on_good_soft",
    "accent_soft",
    "caution_soft",
    "on_caution_soft",
    "danger_soft",
    "on_danger_soft",
    "neutral_soft",
    "on_neutral_soft",
    "code",
    "code_text",
    "code_gutter",
    "removed",
    "added",
    "gap",
    "syntax_keyword",
    "syntax_builtin",
    "syntax_number",
    "syntax_string",
    "syntax_comment",
    "syntax_interpolation",
)

_SHEET = Template("""
:root { $light }
@media (prefers-contrast: more) { :root { $contrast_light } }
@media (prefers-color-scheme: dark) { :root { $dark } }
@media (prefers-color-scheme: dark) and (prefers-contrast: more) { :root { $contrast_dark } }
@media print { :root { $light } }
* { box-sizing: border-box; }
html { background: var(--window); color: var(--text); -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0 auto; padding: ${l}px; max-width: 1440px;
  font: 400 15px/1.5 Inter, system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
h1, h2, h3, h4 { line-height: 1.25; margin: 0 0 ${s}px; font-weight: 600; overflow-wrap: anywhere; }
.card h3 { margin-top: 0; }
h1 { font-size: 28px; } h2 { font-size: 22px; } h3 { font-size: 18px; margin-top: 32px; } h4 { font-size: 15px; }
p { margin: 0 0 ${s}px; max-width: 76ch; overflow-wrap: anywhere; }
a { color: var(--on_accent_soft); }
a:focus-visible, summary:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
code, pre, .diff .text, .diff .number {
  font-family: "JetBrains Mono", ui-monospace, SFMono-Regular, Consolas, "Liberation Mono", monospace;
  font-size: 13px; }
code { background: var(--neutral_soft); color: var(--text); border-radius: 4px; padding: 1px 4px;
  overflow-wrap: anywhere; }
pre { background: var(--code); color: var(--code_text); border: 1px solid var(--border); border-radius: 6px;
  margin: 0 0 ${s}px; padding: ${s}px; white-space: pre-wrap; overflow-wrap: anywhere; tab-size: 4;
  direction: ltr; unicode-bidi: isolate; }
article { border-top: 1px solid var(--border_strong); margin-top: ${xl}px; padding-top: ${xl}px; }
header p, .muted, figcaption { color: var(--text_muted); }
.card, .facts, .table { background: var(--surface); border: 1px solid var(--border); border-radius: ${card}px; }
.card { padding: ${l}px; margin: 0 0 ${l}px; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 28rem), 1fr)); gap: ${l}px;
  align-items: start; }
.cards .card { margin: 0; }
dl { display: grid; grid-template-columns: minmax(7rem, max-content) 1fr; gap: ${xs}px ${l}px; margin: 0; }
dl.facts { margin: 0 0 ${l}px; padding: ${m}px ${l}px; }
dt { color: var(--text_muted); }
dd { margin: 0; overflow-wrap: anywhere; }
.claim { display: inline-block; border-radius: 999px; padding: 2px 12px; font-weight: 600; }
.good { background: var(--good_soft); color: var(--on_good_soft); }
.gain { background: var(--accent_soft); color: var(--on_accent_soft); }
.caution { background: var(--caution_soft); color: var(--on_caution_soft); }
.danger { background: var(--danger_soft); color: var(--on_danger_soft); }
.neutral { background: var(--neutral_soft); color: var(--on_neutral_soft); }
figure { margin: 0 0 ${l}px; }
figcaption { font-size: 13px; max-width: 76ch; }
.chart { display: block; width: 100%; max-width: 30rem; height: auto; margin-bottom: ${s}px; }
.chart text { fill: var(--text); font-size: 12px; }
.chart .group { font-weight: 600; }
.chart .bar { stroke: var(--control_border); stroke-width: 1; }
.chart .before { fill: var(--neutral_soft); }
.chart .after { fill: var(--accent); stroke: var(--accent); }
.chart .interval { fill: none; stroke: var(--text); stroke-width: 1.5; }
.chart .halo { fill: none; stroke: var(--surface); stroke-width: 4; }
table { border-collapse: collapse; width: 100%; }
.table { margin: 0 0 ${l}px; overflow: hidden; }
.rows th, .rows td, .figures th, .figures td { padding: ${s}px ${m}px; text-align: left; vertical-align: top;
  border-top: 1px solid var(--border); overflow-wrap: anywhere; }
.rows thead th, .figures thead th, .figures thead td { border-top: none; color: var(--text_muted); font-weight: 500; }
.rows tbody tr:target { background: var(--accent_soft); }
.rows .line { width: 6rem; white-space: nowrap; font-weight: 500; }
.rows .wide { width: 42%; } .rows .gain-of-it { width: 16%; }
.rows p:last-child, .rows details:last-child { margin-bottom: 0; }
.figures { width: auto; min-width: min(100%, 30rem); }
.figures th[scope=row] { font-weight: 500; }
caption { text-align: left; color: var(--text_muted); padding: ${s}px ${m}px; font-size: 13px; }
details { margin: 0 0 ${s}px; }
summary { cursor: pointer; color: var(--on_accent_soft); }
.script { overflow: hidden; background: var(--code); }
.script details { margin: 0; border-top: 1px solid var(--border); border-bottom: 1px solid var(--border); }
.script details > summary { padding: ${xs}px ${m}px; font-size: 13px; background: var(--window); }
.diff { table-layout: fixed; color: var(--code_text); }
.diff col.number { width: 4.6em; }
.diff thead th { font-size: 12px; font-weight: 500; color: var(--text_muted); text-align: left; padding: 2px ${s}px; }
details .diff thead, .script table ~ table thead { position: absolute; width: 1px; height: 1px; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap; }
.diff td { vertical-align: top; padding: 0 ${s}px; line-height: 20px; }
.diff .number { color: var(--code_gutter); text-align: right; user-select: none; white-space: nowrap; }
.diff .number a { color: inherit; font-weight: 600; }
.diff .text { white-space: pre-wrap; overflow-wrap: anywhere; tab-size: 4; direction: ltr; unicode-bidi: isolate; }
.diff del, .diff ins { text-decoration: none; }
.diff td.del { background: var(--removed); } .diff td.ins { background: var(--added); }
.diff td.gap { background: var(--gap); }
.diff .sign { user-select: none; margin-right: 1ch; font-weight: 600; }
.diff tr:target, .diff td:target { background: var(--accent_soft); }
$syntax
@media (max-width: 760px) {
  body { padding: ${m}px; }
  dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: ${s}px; }
  .rows, .rows tbody, .rows tr, .rows th, .rows td { display: block; width: 100%; }
  .rows thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .rows tbody tr { border-top: 1px solid var(--border_strong); padding: ${xs}px 0; }
  .rows tbody tr:first-child { border-top: none; }
  .rows th, .rows td, .rows .line, .rows .wide, .rows .gain-of-it { border-top: none; width: 100%;
    padding: ${xs}px ${m}px; }
  .rows td[data-label]::before { content: attr(data-label); display: block;
    color: var(--text_muted); font-size: 13px; }
  .figures { min-width: 100%; } .figures th, .figures td { padding: ${xs}px ${s}px; }
  .diff, .diff tbody { display: block; } .diff colgroup { display: none; }
  .diff thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .diff tr { display: grid; grid-template-columns: 3.4em 1fr; }
  .diff tr.same td:nth-child(n+3) { display: none; }
  .diff td { padding: 0 6px; min-height: 20px; }
  .diff tr.changed td.gap, .diff tr.changed td.number:has(+ td.gap) { display: none; }
}
@media print {
  @page { margin: 14mm; }
  html, body { background: none; } body { max-width: none; padding: 0; font-size: 10pt; }
  .bar, .claim, .diff td, code { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .card, .facts, .rows tr, figure, .figures { break-inside: avoid; }
  h2, h3, h4 { break-after: avoid; }
  article + article { break-before: page; border-top: none; }
  .table { overflow: visible; } .muted { break-after: avoid; }
  nav { display: none; } .diff .text, .diff .number, code, pre { font-size: 8.5pt; }
}
@media (forced-colors: active) { .claim { border: 1px solid; } .chart .bar { forced-color-adjust: none; } }
""")

_SYNTAX = ("keyword", "builtin", "number", "string", "comment", "interpolation")


def style_sheet(tokens: Tokens) -> str:
    """Light and dark as the reader's system asks for; printed always light."""
    return _SHEET.substitute(
        vars(tokens.space),
        card=tokens.radius.card,
        syntax="\n".join(f".syntax-{kind} {{ color: var(--syntax_{kind}); }}" for kind in _SYNTAX),
        light=_variables(tokens.light),
        dark=_variables(tokens.dark),
        contrast_light=_variables(tokens.contrast_light),
        contrast_dark=_variables(tokens.contrast_dark),
    )


def policy_for(sheet: str) -> str:
    """A Content-Security-Policy that lets in this style sheet and nothing else (CSP level 3, hash sources)."""
    digest = base64.b64encode(hashlib.sha256(sheet.encode("utf-8")).digest()).decode("ascii")
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _variables(colours: Colours) -> str:
    return " ".join(f"--{role}: {getattr(colours, role)};" for role in _ROLES)
