"""How the page looks, on a screen, a phone and paper."""

STYLE = """
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 52rem; font: 1rem/1.5 "Times New Roman", Times, serif; color: #111;
  background: #fff; overflow-wrap: break-word; }
h1 { font-size: 1.6rem; line-height: 1.25; }
h2 { font-size: 1.2rem; border-top: 2px solid #333; padding-top: .6rem; margin: 2rem 0 .5rem; }
h3 { font-size: 1rem; margin: 1rem 0 .25rem; color: #444; }
h4, .entry > h3 { font-size: 1rem; margin: .5rem 0 .1rem; color: inherit; }
p { margin: .4rem 0; }
a { color: #0b4a8f; }
.skip { position: absolute; left: -999px; }
.skip:focus { position: static; }
nav ol { list-style: none; padding: 0; columns: 20rem; column-gap: 2rem; }
nav li { break-inside: avoid; padding: .15rem 0; }
.entry { margin: 0 0 .6rem; padding-left: .8rem; border-left: 2px solid #ccc; }
dl { display: grid; grid-template-columns: 11rem 1fr; gap: .1rem .8rem; margin: .2rem 0; }
dt { color: #444; }
dd { margin: 0; }
ul { margin: .2rem 0; padding-left: 1.2rem; }
table { border-collapse: collapse; margin: .3rem 0; }
th, td { border: 1px solid #999; padding: .15rem .5rem; text-align: left; vertical-align: top; font-weight: normal; }
.stands, .quiet { color: #444; }
.stands { font-size: .9rem; }
.reading, .solved, .note, .error { padding: .3rem .6rem; border-left: 5px solid #8a6d00; background: #fff8dc; }
.solved { border-color: #2e6b34; background: #eef6ee; }
.note { border-color: #555; background: #f1f1f1; }
.error { border-color: #a11; background: #fdecec; }
@media (max-width: 36rem) { dl { grid-template-columns: 1fr; } dt { margin-top: .3rem; font-weight: bold; } }
@media print {
  @page { size: A4; margin: 20mm 15mm 20mm 30mm; }
  body { max-width: none; padding: 0; font-size: 11pt; }
  nav ol { columns: 2; }
  a { color: inherit; text-decoration: none; }
  h2, h3, h4 { break-after: avoid; }
  tr, dt, nav li, .reading, .solved, .note, .error { break-inside: avoid; }
  .skip { display: none; }
}
"""
