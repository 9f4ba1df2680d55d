#!/usr/bin/env bash
# Of a project's two settings files only settings.local.json is also looked for in the repository's root, and that one beats the one of the folder.
#
# Tried with: @anthropic-ai/claude-code 2.1.328, Linux x64, git 2.39.
# Started in a folder inside of a git repository, Claude Code obeys both files of that folder, as its .claude has them side by side. Of the root it passes
# .claude/settings.json over, and obeys .claude/settings.local.json; where both folders have that one, the far one holds against the near one. Without .git
# nothing above the folder counts. Nothing is said of any of this. So neither "the nearest wins" nor "both files of one folder or none" is true: a local file
# in the root changes every session below it, while the shared one beside it changes none.
# What to do instead: to tell what stands above the user's settings, look for settings.local.json beside .git first, then for both in the folder itself.
#
# Seen here, by the model that is asked for: root shared: no; root local: yes; folder shared: yes; folder local: yes; both local: the root's.
# Needs: node, npm and git (the package is installed into a temporary folder). Only servers on this machine are asked for answers.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
npm install --prefix "$folder" --no-audit --no-fund --loglevel=error @anthropic-ai/claude-code@2.1.328 >/dev/null
node - "$folder" <<'JS' &
const http = require("http"), fs = require("fs"), folder = process.argv[2];
http.createServer((request, response) => {
  let body = "";
  request.on("data", it => body += it).on("end", () => {
    if (request.method === "POST") try { fs.appendFileSync(folder + "/asked", JSON.parse(body).model + "\n"); } catch { }
    response.writeHead(400, {"content-type": "application/json"}).end("{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"enough\"}}");
  });
}).listen(0, "127.0.0.1", function () { fs.writeFileSync(folder + "/port", String(this.address().port)); });
JS
server=$!
trap 'kill "$server" 2>/dev/null; rm -rf "$folder"' EXIT
for _ in $(seq 100); do [ -s "$folder/port" ] && break; sleep 0.1; done
url=http://127.0.0.1:$(cat "$folder/port")

# asked FILE…: the models that are asked for from the folder inside/ of a repository, when each of these files of the project names one of its own.
asked() {
  rm -rf "$folder/work" "$folder/home" "$folder/asked"; mkdir -p "$folder/work/inside" "$folder/home"; git -C "$folder/work" init -q
  for file in "$@"; do
    mkdir -p "$(dirname "$folder/work/$file")"
    echo "{\"env\":{\"ANTHROPIC_MODEL\":\"m-of-$(echo "$file" | tr -c 'a-z\n' -)\"}}" >"$folder/work/$file"
  done
  (cd "$folder/work/inside" && timeout 60 env -i HOME="$folder/home" PATH="$PATH" HTTPS_PROXY=http://127.0.0.1:9 NO_PROXY=127.0.0.1 ANTHROPIC_BASE_URL="$url" \
    ANTHROPIC_AUTH_TOKEN=none ANTHROPIC_MODEL=m-of-the-process CLAUDE_CODE_MAX_RETRIES=0 CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC=1 \
    "$folder/node_modules/.bin/claude" -p hi </dev/null >/dev/null 2>&1) || true
  [ -s "$folder/asked" ] || { echo "nothing was asked: not as it was"; return 1; }
  sort -u "$folder/asked"
}
expect() { # MODEL FILE…
  local model=$1; shift
  local answer; answer=$(asked "$@") || { echo "$answer"; exit 1; }
  echo "$*: $answer"
  [ "$answer" = "$model" ] || { echo "not as it was: $model was asked for"; exit 1; }
}
expect m-of-the-process .claude/settings.json
expect m-of--claude-settings-local-json .claude/settings.local.json
expect m-of-inside--claude-settings-json inside/.claude/settings.json
expect m-of-inside--claude-settings-local-json inside/.claude/settings.local.json
expect m-of--claude-settings-local-json .claude/settings.local.json inside/.claude/settings.local.json
