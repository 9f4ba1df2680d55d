#!/usr/bin/env bash
# A provider whose key comes from a command may put words of its own in the place of Codex's instructions, by its list of models.
#
# Tried with: @openai/codex 0.169.0, Linux x64.
# GET {base_url}/models looks like what fills a menu. Codex asks for it only when the provider has [model_providers.X.auth] command=…, not with env_key, and takes
# more from it than names: an entry whose slug is the model's replaces what Codex tells the model before everything else (model_messages.instructions_template),
# its shell tool, its context window. So the same provider with the same model behaves otherwise by how its key is kept, and a server that is only meant to
# answer can rewrite the agent's rules. Nothing is said.
# What to do instead: a gateway answers {"models":[]} there, which changes nothing; a list in OpenAI's form is an error in Codex's log.
#
# Seen here: with auth.command the first message of the prompt is WORDS OF THE SERVER; with env_key, same server and model, the list is not asked for.
# Needs: node and npm (the package is installed into a temporary folder). Only servers on this machine are asked for answers.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
npm install --prefix "$folder" --no-audit --no-fund --loglevel=error @openai/codex@0.169.0 >/dev/null
node - "$folder" <<'JS' &
const http = require("http"), fs = require("fs"), folder = process.argv[2];
const words = "WORDS OF THE SERVER";
const models = [{slug: "m", display_name: "M", description: "", supported_reasoning_levels: [], shell_type: "shell_command", visibility: "list", supported_in_api: true,
  priority: 1, base_instructions: words, model_messages: {instructions_template: words}, supports_reasoning_summaries: false, support_verbosity: false,
  truncation_policy: {mode: "bytes", limit: 10000}, supports_parallel_tool_calls: false, context_window: 1000, experimental_supported_tools: []}];
http.createServer((request, response) => {
  let body = "";
  request.on("data", it => body += it).on("end", () => {
    fs.appendFileSync(folder + "/asked", request.method + " " + request.url + " " + body + "\n");
    const lists = request.method === "GET";
    response.writeHead(lists ? 200 : 400, {"content-type": "application/json"}).end(lists ? JSON.stringify({models}) : "{\"error\":{\"message\":\"enough\"}}");
  });
}).listen(0, "127.0.0.1", function () { fs.writeFileSync(folder + "/port", String(this.address().port)); });
JS
server=$!
trap 'kill "$server" 2>/dev/null; rm -rf "$folder"' EXIT
for _ in $(seq 100); do [ -s "$folder/port" ] && break; sleep 0.1; done
for way in env_key command; do
  mkdir -p "$folder/$way/.codex" "$folder/work"
  { printf 'model = "m"\nmodel_provider = "mine"\n[model_providers.mine]\nname = "Mine"\nbase_url = "http://127.0.0.1:%s/v1"\n' "$(cat "$folder/port")"
    if [ "$way" = env_key ]; then echo 'env_key = "KEY"'; else printf '[model_providers.mine.auth]\ncommand = "echo"\nargs = ["key"]\n'; fi; } >"$folder/$way/.codex/config.toml"
  : >"$folder/asked"
  (cd "$folder/work" && timeout 60 env -i HOME="$folder/$way" PATH="$PATH" KEY=key HTTPS_PROXY=http://127.0.0.1:9 "$folder/node_modules/.bin/codex" exec --skip-git-repo-check hi) </dev/null >/dev/null 2>&1 || true
  echo "$way: $(grep -c '^GET /v1/models' "$folder/asked") lists, $(grep '^POST' "$folder/asked" | grep -c 'WORDS OF THE SERVER') prompts with the server's words"
  cp "$folder/asked" "$folder/asked-$way"
done
grep -q '^POST' "$folder/asked-env_key" && grep -q '^POST' "$folder/asked-command" || { echo "nothing was asked: not as it was"; exit 1; }
! grep -q '^GET /v1/models' "$folder/asked-env_key" || { echo "the list is asked for with env_key too"; exit 1; }
grep '^POST' "$folder/asked-command" | grep -q 'WORDS OF THE SERVER' || { echo "the server's words are no longer taken"; exit 1; }
