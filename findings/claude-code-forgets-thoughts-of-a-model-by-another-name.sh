#!/usr/bin/env bash
# Claude Code sends back what a model thought only as long as the server calls the model as it was asked for: behind a gateway's alias a session forgets.
#
# Tried with: @anthropic-ai/claude-code 2.1.328, Linux x64.
# One would take the conversation that is sent with each prompt for what was received. Thoughts are left out of it, without a word, once an answer's "model" is
# another name than --model (ANTHROPIC_MODEL) says: an alias of a gateway, a route to a cheaper model. Within the steps of one prompt they are sent; with the next
# prompt (-c) all of them are gone. A date behind the same name (claude-opus-4-6-20260205) counts as the same.
# What to do instead: a gateway answers with the name that it was asked for.
#
# Seen here: answered as asked, or with a date behind it: the thought comes back with the next prompt; answered as claude-sonnet-4-6: it does not.
# Needs: node and npm (the package is installed into a temporary folder). Only servers on this machine are asked for answers.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
npm install --prefix "$folder" --no-audit --no-fund --loglevel=error @anthropic-ai/claude-code@2.1.328 >/dev/null
node - "$folder" <<'JS' &
const http = require("http"), fs = require("fs"), folder = process.argv[2];
http.createServer((request, response) => {
  let body = "";
  request.on("data", it => body += it).on("end", () => {
    if (request.method !== "POST") return response.writeHead(404).end();
    const name = JSON.parse(body).model, answers = {as: name, dated: name + "-20260205", other: "claude-sonnet-4-6"}[request.url.split("/")[1]];
    fs.appendFileSync(folder + "/asked", answers + (body.includes("signed-thought") ? ", sent back" : "") + "\n");
    const delta = (index, it) => ({type: "content_block_delta", index, delta: it});
    const events = [
      {type: "message_start", message: {id: "m", type: "message", role: "assistant", model: answers, content: [], stop_reason: null, stop_sequence: null, usage: {input_tokens: 5, output_tokens: 1}}},
      {type: "content_block_start", index: 0, content_block: {type: "thinking", thinking: "", signature: ""}},
      delta(0, {type: "thinking_delta", thinking: "Hm."}), delta(0, {type: "signature_delta", signature: "signed-thought"}), {type: "content_block_stop", index: 0},
      {type: "content_block_start", index: 1, content_block: {type: "text", text: ""}}, delta(1, {type: "text_delta", text: "pong"}), {type: "content_block_stop", index: 1},
      {type: "message_delta", delta: {stop_reason: "end_turn", stop_sequence: null}, usage: {output_tokens: 1}}, {type: "message_stop"}];
    response.writeHead(200, {"content-type": "text/event-stream"}).end(events.map(it => "event: " + it.type + "\ndata: " + JSON.stringify(it) + "\n\n").join(""));
  });
}).listen(0, "127.0.0.1", function () { fs.writeFileSync(folder + "/port", String(this.address().port)); });
JS
server=$!
trap 'kill "$server" 2>/dev/null; rm -rf "$folder"' EXIT
for _ in $(seq 100); do [ -s "$folder/port" ] && break; sleep 0.1; done
mkdir -p "$folder/home" "$folder/work"; : >"$folder/asked"
for way in as dated other; do
  for goes_on in "" -c; do
    (cd "$folder/work" && timeout 60 env -i HOME="$folder/home" PATH="$PATH" ANTHROPIC_AUTH_TOKEN=key CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC=1 \
      ANTHROPIC_BASE_URL="http://127.0.0.1:$(cat "$folder/port")/$way" "$folder/node_modules/.bin/claude" --model claude-opus-4-6 $goes_on -p hi </dev/null >/dev/null)
  done
done
cat "$folder/asked"
[ "$(cat "$folder/asked")" = "$(printf '%s\n' claude-opus-4-6 'claude-opus-4-6, sent back' claude-opus-4-6-20260205 'claude-opus-4-6-20260205, sent back' claude-sonnet-4-6 claude-sonnet-4-6)" ] ||
  { echo "not as it was"; exit 1; }
