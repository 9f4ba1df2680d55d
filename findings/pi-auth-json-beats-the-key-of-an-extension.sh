#!/usr/bin/env bash
# The key that an extension of pi registers with its provider is not the one that is sent, when auth.json has one under the provider's name.
#
# Tried with: @mariozechner/pi-coding-agent 0.73.1, Linux x64.
# An extension that calls pi.registerProvider("mine", {baseUrl, apiKey, …}) brings address and key together. If ~/.pi/agent/auth.json has an entry "mine",
# which may be of another address and another time, that key goes to the extension's address, whatever it registered. Nothing is said.
# What to do instead: register under a name that nobody signs in to.
#
# Seen here: POST /v1/chat/completions with Authorization: Bearer key-of-auth-json, though the extension named KEY=key-of-the-extension.
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
echo '{"mine":{"type":"api_key","key":"key-of-auth-json"}}' >"$folder/home/.pi/agent/auth.json"
cat >"$folder/mine.ts" <<TS
export default function (pi) {
  pi.registerProvider("mine", { baseUrl: "$url/v1", apiKey: "KEY", api: "openai-completions", models: [{ id: "m", name: "m", reasoning: false, input: ["text"],
    cost: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 }, contextWindow: 100000, maxTokens: 1000 }] });
}
TS
cd "$folder/work"
timeout 60 env -i HOME="$folder/home" PATH="$PATH" HTTPS_PROXY=http://127.0.0.1:9 NO_PROXY=127.0.0.1 KEY=key-of-the-extension "$folder/node_modules/.bin/pi" \
  --extension "$folder/mine.ts" --model mine/m -p hi </dev/null >/dev/null 2>&1 || true
[ -s "$folder/asked" ] || { echo "nothing was asked: not as it was"; exit 1; }
head -1 "$folder/asked"
grep -q 'Bearer key-of-auth-json' "$folder/asked" || { echo "auth.json no longer has precedence"; exit 1; }
