// Runs pusher-js and prints what happens to it, one JSON array a line, until its input ends.
// Arguments: folder of node_modules, port, key, secret. A line of input is an array: a method name and its arguments.
import { createHmac } from "node:crypto";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const [folder, port, key, secret] = process.argv.slice(2);
const Pusher = createRequire(`${folder}/`)("pusher-js");
const say = (...words) => process.stdout.write(JSON.stringify(words) + "\n");

const client = new Pusher(key, {
  cluster: "",
  wsHost: "127.0.0.1",
  wsPort: Number(port),
  forceTLS: false,
  enabledTransports: ["ws"],
  enableStats: false,
  channelAuthorization: {
    customHandler: ({ socketId, channelName }, answer) => {
      const sign = channelName.endsWith("-forged") ? "forged" : secret;
      const signature = createHmac("sha256", sign).update(`${socketId}:${channelName}`).digest("hex");
      answer(null, { auth: `${key}:${signature}` });
    },
  },
});
client.connection.bind("state_change", ({ current }) => say("state", current, client.connection.socket_id ?? null));
client.connection.bind("error", ({ data, error }) => say("error", (data ?? error?.data)?.code ?? null));
client.connection.bind("message", ({ event }) => event === "pusher:pong" && say("pong"));

const methods = {
  subscribe: (name) => {
    const channel = client.subscribe(name);
    channel.bind("pusher:subscription_succeeded", () => say("subscribed", name));
    channel.bind("pusher:subscription_error", ({ type, status }) => say("refused", name, type, status));
    channel.bind_global((event, data) => event.startsWith("pusher:") || say("event", name, event, data));
  },
  unsubscribe: (name) => client.unsubscribe(name),
  trigger: (name, event, data) => client.channel(name).trigger(event, data),
};

const input = createInterface({ input: process.stdin });
input.on("line", (line) => {
  const [method, ...words] = JSON.parse(line);
  methods[method](...words);
});
input.on("close", () => {
  client.disconnect();
  process.exitCode = 0;
});
