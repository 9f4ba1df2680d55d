package dev.onehot.tools;

import module java.base;

import dev.onehot.model.Message;
import dev.onehot.model.Presets;
import tools.jackson.databind.JsonNode;

/// VS Code's `chatLanguageModels.json`: groups of models, each with the whole address that it is asked at.
final class VsCode {
    /// What VS Code keeps itself, where nobody else can read it.
    private static final Pattern INPUT = Pattern.compile("\\$\\{input:[^}]*}");

    private VsCode() {}

    static void read(String json, Harvest harvest) {
        Trees.json(json, harvest).ifPresent(root -> {
            for (var group : (root.isArray() ? root : root.path("providers")).values()) {
                group(group, harvest);
            }
            harvest.nothing(Message.of("found.vscode.none"));
        });
    }

    private static void group(JsonNode group, Harvest harvest) {
        var vendor = Trees.text(group, "vendor");
        var name = Trees.text(group, "name");
        if (vendor.startsWith("copilot")) {
            harvest.leaveOut(name, Message.of("found.vscode.copilot"));
            return;
        }
        var servers = byServer(group);
        if (servers.isEmpty()) {
            var kind = Presets.infer(vendor);
            if (kind.equals(Presets.FALLBACK)) {
                harvest.leaveOut(Value.first(name, vendor), Message.of("found.vscode.address", vendor));
            } else {
                harvest.add(new Candidate(kind).named(name).key(key(group)).model(Trees.text(group.path("models").path(0), "id")));
            }
        }
        servers.forEach((server, models) -> {
            var candidate = new Candidate(kind(vendor, server.getLast()))
                    .named(name)
                    .at(server.getFirst())
                    .model(Trees.text(models.getFirst(), "id"))
                    .key(key(group));
            Map<String, Value> headers = new LinkedHashMap<>();
            models.getFirst().path("requestHeaders").properties().forEach(it -> header(it.getKey(), it.getValue().asString(""), candidate, headers));
            harvest.add(candidate.headers(headers));
        });
    }

    private static Map<List<String>, List<JsonNode>> byServer(JsonNode group) {
        var own = Trees.text(group, "url");
        var servers = Trees.byServer(group.path("models"), model -> {
            var url = Value.first(Trees.text(model, "url"), own);
            var type = Value.first(Trees.text(model, "apiType"), Trees.text(group, "apiType"));
            return List.of(Catalog.withoutPath(url), type.isEmpty() && url.endsWith("/messages") ? "messages" : type);
        });
        servers.keySet().removeIf(it -> it.getFirst().isEmpty());
        return servers.isEmpty() && !own.isEmpty() ? Map.of(List.of(Catalog.withoutPath(own), Trees.text(group, "apiType")), List.of(group)) : servers;
    }

    private static String kind(String vendor, String type) {
        return type.equals("messages") ? "anthropic" : Presets.infer(vendor);
    }

    private static Value key(JsonNode group) {
        var key = Trees.text(group, "apiKey");
        return INPUT.matcher(key).find() ? Value.none(Message.of("found.key.keychain", "VS Code")) : Value.of(key);
    }

    private static void header(String name, String value, Candidate candidate, Map<String, Value> headers) {
        if (value.contains("${apiKey}")) {
            candidate.header(name, value.replace("${apiKey}", "{key}"));
        } else if (INPUT.matcher(value).find()) {
            candidate.remark(Message.of("found.header.left", name));
        } else {
            headers.put(name, Value.of(value));
        }
    }
}
