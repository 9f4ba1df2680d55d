#!/usr/bin/env bash
# pi sends the ANTHROPIC_AUTH_TOKEN of the environment to every provider that speaks Anthropic's API, wherever that is, beside the provider's own key.
#
# Tried with: @mariozechner/pi-coding-agent 0.73.1, Linux x64.
# models.json (or an extension) gives a provider its address and its key. With "api": "anthropic-messages" the request has that key as x-api-key and, if
# ANTHROPIC_AUTH_TOKEN is set for another program, that token as Authorization: Bearer as well: the SDK below reads the variable by itself. So a token that
# was meant for one gateway reaches every other server that pi is set up for. Nothing is said.
# What to do instead: unset ANTHROPIC_AUTH_TOKEN for pi.
#
# Seen here: POST /v1/messages with x-api-key: key-of-models-json and Authorization: Bearer token-of-another.
# Needs: node and npm (the package is installed into a temporary folder). Only servers on this machine are asked for answers.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
npm install --prefix "$folder" --no-audit --no-fund --loglevel=error @mariozechner/pi-coding-agent@0.73.1 >/dev/null
node - "$folder" <<'JS' &
const http = require("http"), fs = require("fs"), folder = process.argv[2];
http.createServer((request, response) => {
  let body = "";
  request.on("data", it => body += it).on("end", () => {
    if (request.method === "POST") fs.appendFileSync(folder + "/asked", JSON.stringify([request.url, request.headers]) + "\n");
    response.writeHead(400, {"content-type": "application/json"}).end("{\"error\":{\"message\":\"enough\"}}");
  });
}).listen(0, "127.0.0.1", function () { fs.writeFileSync(folder + "/port", String(this.address().port)); });
JS
server=$!
trap 'kill "$server" 2>/dev/null; rm -rf "$folder"' EXIT
for _ in $(seq 100); do [ -s "$folder/port" ] && break; sleep 0.1; done
url=http://127.0.0.1:$(cat "$folder/port")
mkdir -p "$folder/home/.pi/agent" "$folder/work"
cat >"$folder/home/.pi/agent/models.json" <<JSON
{"providers": {"mine": {"baseUrl": "$url", "apiKey": "KEY", "api": "anthropic-messages", "models": [{"id": "m"}]}}}
JSON
cd "$folder/work"
timeout 60 env -i HOME="$folder/home" PATH="$PATH" HTTPS_PROXY=http://127.0.0.1:9 NO_PROXY=127.0.0.1 KEY=key-of-models-json ANTHROPIC_AUTH_TOKEN=token-of-another \
  "$folder/node_modules/.bin/pi" --model mine/m -p hi </dev/null >/dev/null 2>&1 || true
[ -s "$folder/asked" ] || { echo "nothing was asked: not as it was"; exit 1; }
head -1 "$folder/asked"
grep -q '"authorization":"Bearer token-of-another"' "$folder/asked" && grep -q '"x-api-key":"key-of-models-json"' "$folder/asked" || { echo "the token no longer goes along"; exit 1; }
