package dev.onehot.tools;

import module java.base;

import dev.onehot.model.CcSwitchRow;
import dev.onehot.model.Message;
import dev.onehot.model.Presets;
import tools.jackson.databind.JsonNode;

/// The providers of cc-switch, one a row, for whichever tool they are. What a newer cc-switch adds is passed over; what it keeps for tools that are
/// not known here is told.
final class CcSwitch {
    private CcSwitch() {}

    static void read(List<CcSwitchRow> rows, References openCode, Harvest harvest) {
        for (var row : rows) {
            if (row.settings().isBlank() || !Trees.isJson(row.settings())) {
                harvest.leaveOut(row.name(), Message.of("found.row.broken"));
            } else {
                read(row, Trees.json(row.settings()), openCode, harvest);
            }
        }
        harvest.nothing(Message.of("found.ccswitch.none"));
    }

    /// The older `config.json`, in both its forms: with a part for each tool, and before that for Claude Code alone.
    static void readConfiguration(String json, References openCode, Harvest harvest) {
        Trees.json(json, harvest).ifPresent(root -> {
            var rows = new ArrayList<CcSwitchRow>();
            if (root.path("providers").isObject()) {
                rows(root, "claude", rows);
            }
            root.properties().forEach(it -> rows(it.getValue(), it.getKey(), rows));
            read(rows, openCode, harvest);
        });
    }

    private static void rows(JsonNode part, String appType, List<CcSwitchRow> rows) {
        var current = Trees.text(part, "current");
        part.path("providers").properties().forEach(it -> rows.add(new CcSwitchRow(
                appType, Trees.text(it.getValue(), "name"), it.getValue().path("settingsConfig").toString(), it.getValue().path("meta").toString(),
                it.getKey().equals(current))));
    }

    private static void read(CcSwitchRow row, JsonNode settings, References openCode, Harvest harvest) {
        var name = row.name();
        var format = Trees.text(Trees.json(row.meta()), "apiFormat");
        switch (row.appType().replace('_', '-')) {
            case "claude", "claude-desktop", "claudedesktop" -> claude(settings, name, Value.first(format, Trees.text(settings, "api_format")), row, harvest);
            case "codex" -> Codex.readRow(Trees.text(settings, "config"), settings.path("auth"), name, row.current(), harvest);
            case "grokbuild", "grok-build", "grok" -> grok(Trees.text(settings, "config"), name, row.current(), harvest);
            case "gemini" -> harvest.add(new Candidate("google")
                    .named(name)
                    .at(Trees.text(settings.path("env"), "GOOGLE_GEMINI_BASE_URL"))
                    .model(Trees.text(settings.path("env"), "GEMINI_MODEL"))
                    .key(Value.of(Trees.text(settings.path("env"), "GEMINI_API_KEY")))
                    .inUse(row.current()));
            case "opencode" -> harvest.add(OpenCode.candidate(settings, name, name, openCode));
            case "openclaw", "hermes", "pi" -> plain(settings, name, harvest);
            default -> harvest.leaveOut(name, Message.of("found.row.tool", row.appType()));
        }
    }

    /// What its own proxy would translate speaks another protocol than the tool.
    private static void claude(JsonNode settings, String name, String format, CcSwitchRow row, Harvest harvest) {
        var candidate = ClaudeCode.candidate(settings, settings.path("env"), name);
        var kind = switch (format) {
            case "openai_chat", "openai_responses" -> Presets.FALLBACK;
            case "gemini_native" -> "google";
            default -> "";
        };
        if (!kind.isEmpty()) {
            candidate = new Candidate(kind).named(name).at(candidate.baseUrl()).model(candidate.modelName()).key(Value.of(candidate.keyText()));
        }
        if (Trees.json(row.meta()).path("isFullUrl").asBoolean(false)) {
            candidate.at(Catalog.withoutPath(candidate.baseUrl()));
        }
        harvest.add(candidate.inUse(row.current()));
    }

    /// Grok Build names a model, whose table has the rest. Without one it signs in by itself.
    private static void grok(String toml, String name, boolean inUse, Harvest harvest) {
        var root = Trees.toml(toml, new Harvest(Tool.CC_SWITCH, "")).orElseGet(() -> Trees.json(""));
        var table = Trees.at(root, "model", Trees.text(root.path("models"), "default"));
        var address = Trees.text(table, "base_url");
        if (address.isEmpty()) {
            harvest.leaveOut(name, Message.of("found.row.address"));
            return;
        }
        var variable = Trees.text(table, "env_key");
        var key = Value.of(Trees.text(table, "api_key"));
        harvest.add(new Candidate(Presets.FALLBACK)
                .named(name)
                .at(address)
                .model(Trees.text(table, "model"))
                .inUse(inUse)
                .key(key.isEmpty() && !variable.isEmpty() ? Value.in(variable) : key));
    }

    /// Those that have an address and a key beside each other, under one of two spellings.
    private static void plain(JsonNode settings, String name, Harvest harvest) {
        var address = Trees.text(settings, "baseUrl", "base_url");
        if (address.isEmpty()) {
            harvest.leaveOut(name, Message.of("found.row.address"));
            return;
        }
        var speaks = Trees.text(settings, "api", "api_mode");
        var kind = speaks.startsWith("anthropic") ? "anthropic" : speaks.startsWith("google") ? "google" : Presets.FALLBACK;
        var models = settings.path("models");
        var model = models.isArray() ? Trees.text(models.path(0), "id") : models.propertyNames().stream().findFirst().orElse("");
        harvest.add(new Candidate(kind)
                .named(name)
                .at(address)
                .model(model)
                .headers(Trees.values(settings.path("headers"), Value::of))
                .key(Value.of(Trees.text(settings, "apiKey", "api_key"))));
    }
}
