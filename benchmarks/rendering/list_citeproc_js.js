// Prints a list with citeproc-js: node list_citeproc_js.js STYLE.csl ITEMS.json OUT.json LOCALES
"use strict";
const fs = require("fs");
const CSL = require("citeproc");

const [style, items, out, locales] = process.argv.slice(2);
const byId = Object.fromEntries(JSON.parse(fs.readFileSync(items, "utf8")).map((item) => [item.id, item]));
const engine = new CSL.Engine(
  {
    retrieveLocale: (name) => fs.readFileSync(`${locales}/locales-${name}.xml`, "utf8"),
    retrieveItem: (id) => byId[id],
  },
  fs.readFileSync(style, "utf8"),
);
engine.setOutputFormat("html");
engine.updateItems(Object.keys(byId));
const [about, entries] = engine.makeBibliography();
const silent = new Set(about.bibliography_errors.map((error) => String(error.itemID))); // these print nothing
const ids = about.entry_ids.map((group) => String(group[0])).filter((id) => !silent.has(id));
if (ids.length !== entries.length) throw new Error(`${ids.length} ids for ${entries.length} entries`);
fs.writeFileSync(out, JSON.stringify(entries.map((entry, number) => [ids[number], entry])));
