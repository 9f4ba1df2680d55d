#!/usr/bin/env bash
# A provider that is given to Codex for one run, as a whole table on its command line, is still mixed with the one of the same name in config.toml.
#
# Tried with: @openai/codex 0.169.0, Linux x64.
# codex -c 'model_providers.mine={name="A",base_url=…,env_key=…}' names a complete provider, and one would take it to stand in the place of
# [model_providers.mine]. Only the keys that it names do: http_headers and query_params of the file's stay, so a header that was meant for one server
# (a gateway's token, say) goes to another, together with that one's key. Nothing is said.
# What to do instead: for one run use a name that no file has.
#
# Seen here: POST /v1/responses?token=of-the-file, with x-token: of-the-file beside Authorization: Bearer key-of-this-run.
# Needs: node and npm (the package is installed into a temporary folder). Only servers on this machine are asked for answers.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
npm install --prefix "$folder" --no-audit --no-fund --loglevel=error @openai/codex@0.169.0 >/dev/null
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
mkdir -p "$folder/home/.codex" "$folder/work"
cat >"$folder/home/.codex/config.toml" <<TOML
[model_providers.mine]
name = "B"
base_url = "http://127.0.0.1:9/v1"
http_headers = { x-token = "of-the-file" }
query_params = { token = "of-the-file" }
TOML
cd "$folder/work"
timeout 60 env -i HOME="$folder/home" PATH="$PATH" HTTPS_PROXY=http://127.0.0.1:9 KEY=key-of-this-run "$folder/node_modules/.bin/codex" -c 'model_provider="mine"' \
  -c "model_providers.mine={name=\"A\",base_url=\"$url/v1\",env_key=\"KEY\"}" -c 'model="m"' exec --skip-git-repo-check hi </dev/null >/dev/null 2>&1 || true
[ -s "$folder/asked" ] || { echo "nothing was asked: not as it was"; exit 1; }
cat "$folder/asked"
grep -q '/v1/responses?token=of-the-file' "$folder/asked" && grep -q '"x-token":"of-the-file"' "$folder/asked" && grep -q 'Bearer key-of-this-run' "$folder/asked" ||
  { echo "the file's headers no longer go along"; exit 1; }
