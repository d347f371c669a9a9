// Reads a JSON list of {xml, identifier, cardinality, value} from standard input, has Amp-up's QTI 3 player load each
// item with that response and mark it, and writes a list of {SCORE, FEEDBACK, text}.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { Window } from "happy-dom";

const require = createRequire(import.meta.url);
const WAIT = 10000;

const window = new Window({ url: "http://localhost/", settings: { disableJavaScriptEvaluation: true } });
Object.assign(window.document, { execCommand: () => false, queryCommandState: () => false, queryCommandSupported: () => false });
globalThis.window = window;
globalThis.self = window;
for (const name of [...Object.getOwnPropertyNames(window), "document", "location", "navigator"]) {
  if (!(name in globalThis)) globalThis[name] = window[name];
}
console.log = () => {};

// The player takes the first Vue that node finds, which cannot compile templates; the whole one stands in for it.
const Vue = require("vue/dist/vue.common.js");
require("vue");
require.cache[require.resolve("vue")].exports = Vue;
const Player = require("qti3-item-player/dist/qti3Player.common.js");

const variable = (identifier, cardinality, value) => ({ identifier, cardinality, value, state: null });

function restored({ identifier, cardinality, value }) {
  const responseVariables = [
    variable("numAttempts", "single", 1),
    variable("duration", "single", 0),
    variable("RESPONSE", cardinality, value),
  ];
  const none = { contextVariables: [], templateVariables: [], outcomeVariables: [], validationMessages: [] };
  return { identifier, guid: identifier, responseVariables, ...none };
}

function marked(task) {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`${task.identifier} was not marked`)), WAIT);
    const place = window.document.body.appendChild(window.document.createElement("div"));
    let player;
    const on = {
      notifyQti3PlayerReady: (ready) => {
        player = ready;
        player.loadItemFromXml(task.xml, { guid: task.identifier, status: "interacting", state: restored(task) });
      },
      notifyQti3ItemReady: () => setTimeout(() => player.scoreAttempt("marked"), 0),
      notifyQti3ScoreAttemptCompleted: ({ state }) => {
        clearTimeout(late);
        const outcomes = Object.fromEntries(state.outcomeVariables.map((one) => [one.identifier, one.value]));
        resolve({ score: outcomes.SCORE, feedback: outcomes.FEEDBACK, text: player.$el.textContent });
      },
    };
    const props = { suppressAlertMessages: true, suppressInvalidResponseMessages: true };
    new Vue({ render: (create) => create(Player, { props, on }) }).$mount(place);
  });
}

const results = [];
for (const task of JSON.parse(readFileSync(0, "utf8"))) results.push(await marked(task));
process.stdout.write(JSON.stringify(results), () => process.exit(0));
