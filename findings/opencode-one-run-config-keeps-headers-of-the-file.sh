#!/usr/bin/env bash
# A provider in OPENCODE_CONFIG_CONTENT that names another address and another key still sends the headers that opencode.json has under the same name.
#
# Tried with: opencode-ai 1.18.33, Linux x64.
# OPENCODE_CONFIG_CONTENT is above all files. It is mixed into them key by key, though: of provider.mine in the file everything stays that the variable
# does not name. So options.headers of the file (a gateway's token, say) go to the address of the variable, together with the variable's key.
# What to do instead: for one run use a name that no file has.
#
# Seen here: POST /v1/chat/completions with x-token: of-the-file beside Authorization: Bearer key-of-this-run.
# Needs: node and npm (the package is installed into a temporary folder). Only servers on this machine are asked for answers.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
npm install --prefix "$folder" --no-audit --no-fund --loglevel=error opencode-ai@1.18.33 >/dev/null
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
mkdir -p "$folder/home/.config/opencode" "$folder/work"
echo '{"provider":{"mine":{"options":{"baseURL":"http://127.0.0.1:9/v1","headers":{"x-token":"of-the-file"}}}}}' >"$folder/home/.config/opencode/opencode.json"
content='{"provider":{"mine":{"npm":"@ai-sdk/openai-compatible","name":"A","options":{"baseURL":"'$url'/v1","apiKey":"{env:KEY}"},"models":{"m":{"name":"m"}}}},"model":"mine/m","small_model":"mine/m"}'
cd "$folder/work"
timeout 60 env -i HOME="$folder/home" PATH="$PATH" HTTPS_PROXY=http://127.0.0.1:9 NO_PROXY=127.0.0.1 KEY=key-of-this-run OPENCODE_CONFIG_CONTENT="$content" \
  "$folder/node_modules/.bin/opencode" run hi </dev/null >/dev/null 2>&1 || true
[ -s "$folder/asked" ] || { echo "nothing was asked: not as it was"; exit 1; }
head -1 "$folder/asked"
grep -q '"x-token":"of-the-file"' "$folder/asked" && grep -q 'Bearer key-of-this-run' "$folder/asked" || { echo "the file's headers no longer go along"; exit 1; }
