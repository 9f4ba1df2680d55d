#!/usr/bin/env bash
# One refused signature, and a Claude Code session never sends back what its models thought: not even to the server that signed it.
#
# Tried with: @anthropic-ai/claude-code 2.1.328, Linux x64.
# Thoughts in a conversation are signed by the server that made them, and another one refuses them (400, Invalid `signature` in `thinking` block): one would take
# a switch of ANTHROPIC_BASE_URL within a session for an error, or for the other server's thoughts being left out. Claude Code asks once more without any
# thought, says nothing, exits with 0, and keeps to that: from then on the session, also when it is continued (-c) later and by another process, sends no
# thoughts at all, those not either that the new server has signed itself. Its models go on without what they thought, and nothing shows it.
# What to do instead: whatever stands between leaves out only what the server refused, and does not show the 400 to Claude Code; or begin a new session.
#
# Seen here: A is sent its own thought back; B refuses A's and is asked again; then B is never sent its own.
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
    const own = request.url[1].toUpperCase(), other = own === "A" ? "B" : "A", refused = body.includes("signed-by-" + other);
    fs.appendFileSync(folder + "/asked", own + (refused ? " refuses" : " answers") + (body.includes("signed-by-" + own) ? ", sent its own" : "") + "\n");
    if (refused) return response.writeHead(400, {"content-type": "application/json"}).end(JSON.stringify(
      {type: "error", error: {type: "invalid_request_error", message: "messages.1.content.0: Invalid `signature` in `thinking` block"}}));
    const delta = (index, it) => ({type: "content_block_delta", index, delta: it});
    const events = [
      {type: "message_start", message: {id: "m", type: "message", role: "assistant", model: JSON.parse(body).model, content: [], stop_reason: null, stop_sequence: null, usage: {input_tokens: 5, output_tokens: 1}}},
      {type: "content_block_start", index: 0, content_block: {type: "thinking", thinking: "", signature: ""}},
      delta(0, {type: "thinking_delta", thinking: "Hm."}), delta(0, {type: "signature_delta", signature: "signed-by-" + own}), {type: "content_block_stop", index: 0},
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
goes_on=()
for way in a a b b b; do
  (cd "$folder/work" && timeout 60 env -i HOME="$folder/home" PATH="$PATH" ANTHROPIC_AUTH_TOKEN=key CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC=1 \
    ANTHROPIC_BASE_URL="http://127.0.0.1:$(cat "$folder/port")/$way" "$folder/node_modules/.bin/claude" --model claude-opus-4-6 "${goes_on[@]}" -p hi </dev/null)
  goes_on=(-c)
done
cat "$folder/asked"
[ "$(cat "$folder/asked")" = "$(printf '%s\n' 'A answers' 'A answers, sent its own' 'B refuses' 'B answers' 'B answers' 'B answers')" ] || { echo "not as it was"; exit 1; }
