// Renders CSL-JSON with citeproc-js (npm package "citeproc"), the reference we compare with.
//
//   node tools/citeproc_js.js < requests.json > answers.json
//
// requests.json: a list of {"style": CSL XML, "locales": {name: XML}, "items": [...], "clusters": [{"items", "note", "mode"}]}.
// answers.json: {"version", "answers": [{"bibliography": [[id, HTML]], "citations": [HTML]}]}, in the same order.
// A request that citeproc-js cannot render is answered with {"error"}.
"use strict";
const CSL = require("citeproc");

function engine(request) {
  const items = Object.fromEntries(request.items.map((item) => [String(item.id), item]));
  const made = new CSL.Engine(
    {
      retrieveLocale: (name) => request.locales[name],
      retrieveItem: (id) => items[id],
    },
    request.style,
    request.locale || undefined,
    Boolean(request.locale),
  );
  made.setOutputFormat("html");
  made.updateItems(request.items.map((item) => String(item.id)));
  return made;
}

function bibliography(made) {
  const [about, entries] = made.makeBibliography() || [{ entry_ids: [], bibliography_errors: [] }, []];
  const silent = new Set(about.bibliography_errors.map((error) => String(error.itemID))); // these print nothing
  const ids = about.entry_ids.map((group) => String(group[0])).filter((id) => !silent.has(id));
  if (ids.length !== entries.length) throw new Error(`${ids.length} ids for ${entries.length} entries`);
  const inner = (entry) => entry.trim().replace(/^<div class="csl-entry">/, "").replace(/<\/div>$/, "").trim();
  return entries.map((entry, number) => [ids[number], inner(entry)]);
}

function citations(made, request) {
  const texts = [];
  const before = [];
  request.clusters.forEach((cluster, number) => {
    const note = cluster.note || 0;
    if (!note) {
      texts.push(cluster.mode ? alone(request, cluster) : made.makeCitationCluster(cluster.items));
      return;
    }
    for (const [index, text] of made.processCitationCluster(citation(cluster, number), before, [])[1]) texts[index] = text;
    before.push([`c${number}`, note]);
  });
  return texts;
}

function citation(cluster, number) {
  const properties = cluster.mode ? { noteIndex: cluster.note || 0, mode: cluster.mode } : { noteIndex: cluster.note || 0 };
  return { citationID: `c${number}`, citationItems: cluster.items.map((item) => ({ ...item })), properties };
}

// A mode is known to processCitationCluster only, which forgets what is registered and not cited: hence an engine of its own.
function alone(request, cluster) {
  const made = engine(request);
  made.updateItems([]);
  made.updateUncitedItems(request.items.map((item) => String(item.id)));
  return made.processCitationCluster(citation(cluster, 0), [], [])[1][0][1];
}

function answer(request) {
  try {
    const listed = bibliography(engine(request));
    return { bibliography: listed, citations: citations(engine(request), { clusters: [], ...request }) };
  } catch (error) {
    return { error: String(error) };
  }
}

const requests = JSON.parse(require("fs").readFileSync(0, "utf8"));
const version = require("citeproc/package.json").version;
process.stdout.write(JSON.stringify({ version, answers: requests.map(answer) }));
