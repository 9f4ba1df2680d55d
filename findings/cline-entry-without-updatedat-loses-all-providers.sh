#!/usr/bin/env bash
# One entry without "updatedAt" in Cline's providers.json, and all providers of the file are gone at the next start, with their keys.
#
# Tried with: cline 3.0.65, Linux x64.
# updatedAt looks like bookkeeping of Cline's own (it is set anew at every run), so another program that adds an entry may leave it out. The entry is not left
# out then: the whole file counts as invalid, Cline starts as if it had none, and writes one of its own over it. Nothing is said, and there is no copy.
# tokenSource, which stands beside it, may be missing.
# What to do instead: write an ISO 8601 instant there with every entry, and keep a copy of the file.
#
# Seen here: providers.json has only a provider "cline" afterwards; the key of the entry that was there before is in no file of the home.
# Needs: node and npm (the package is installed into a temporary folder). Only servers on this machine are asked for answers.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
npm install --prefix "$folder" --no-audit --no-fund --loglevel=error cline@3.0.65 >/dev/null
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
settings=$folder/home/.cline/data/settings/providers.json
mkdir -p "$(dirname "$settings")" "$folder/work"
entry() { echo '"'"$1"'":{"settings":{"provider":"'"$1"'","model":"m","baseUrl":"'"$url"'/v1","apiKey":"'"$2"'"}'"$3"'}'; }
start() {
  (timeout -k 1 "$1" env -i HOME="$folder/home" PATH="$PATH" HTTPS_PROXY=http://127.0.0.1:9 NO_PROXY=127.0.0.1 CLINE_SESSION_BACKEND_MODE=local \
    "$folder/node_modules/.bin/cline" 'say hi to me' </dev/null || true) >/dev/null 2>&1
}
when=',"updatedAt":"2026-01-01T00:00:00.000Z"'
cd "$folder/work"
echo '{"version":1,"lastUsedProvider":"openai-compatible","providers":{'"$(entry anthropic key-of-theirs "$when"),$(entry openai-compatible key-added "$when")"'}}' >"$settings"
start 60
grep -q key-of-theirs "$settings" && [ -s "$folder/asked" ] || { echo "with updatedAt it is not as it was"; exit 1; }
echo '{"version":1,"lastUsedProvider":"openai-compatible","providers":{'"$(entry anthropic key-of-theirs "$when"),$(entry openai-compatible key-added "")"'}}' >"$settings"
start 40
cat "$settings"
! grep -rqs key-of-theirs "$folder/home" || { echo "the other provider is still there"; exit 1; }
