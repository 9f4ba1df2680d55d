package dev.onehot.tools;

import module java.base;

import dev.onehot.model.CcSwitchRow;
import dev.onehot.model.Message;
import dev.onehot.model.OnehotException;
import tools.jackson.databind.JsonNode;

/// Looks for providers where other programs of this machine keep them. Only reads. Blocks: for a virtual thread.
public final class ToolFiles {
    private final Whereabouts here;
    private final Function<Path, List<CcSwitchRow>> ccSwitch;

    /// @param ccSwitch reads the database of cc-switch
    public ToolFiles(Whereabouts here, Function<Path, List<CcSwitchRow>> ccSwitch) {
        this.here = here;
        this.ccSwitch = ccSwitch;
    }

    /// What every program's files at their usual places hold; nothing of those that are not there.
    public List<ToolContents> all() {
        return Arrays.stream(Tool.values()).filter(it -> it != Tool.VARIABLES).flatMap(it -> of(it).stream()).toList();
    }

    /// What the files of one program at their usual places hold. Of one that cannot be read it is told why.
    public List<ToolContents> of(Tool tool) {
        return switch (tool) {
            case VARIABLES -> List.of(variables(here.environment()));
            case OPEN_CODE -> openCode(here.files(tool));
            default -> usual(tool);
        };
    }

    /// What variables hold; no disk is read.
    public static ToolContents variables(Map<String, String> environment) {
        var harvest = new Harvest(Tool.VARIABLES, "");
        Map<String, Value> values = new LinkedHashMap<>();
        environment.forEach((name, value) -> values.put(name, Value.of(value)));
        VariableKeys.read(values, true, harvest);
        return harvest.contents();
    }

    /// What a file that a person chose is taken for, by its name alone.
    public static Tool taken(Path file) {
        return Detection.byName(file);
    }

    /// What a file that a person chose holds, whatever it is called. Throws [OnehotException] when it cannot be read.
    public ToolContents file(Path chosen) {
        var file = chosen.toAbsolutePath().normalize();
        if (Detection.isDatabase(file)) {
            return harvested(Tool.CC_SWITCH, file, it -> CcSwitch.read(ccSwitch.apply(file), openCodeReferences(file), it));
        }
        var text = TextFile.text(file).orElseThrow(() -> new ChosenFileException(file, TextFile.LARGEST >> 20));
        var tool = Detection.of(file, text);
        return harvested(tool, file, it -> read(tool, file, text, it));
    }

    private ToolContents harvested(Tool tool, Path file, Consumer<Harvest> reader) {
        var harvest = new Harvest(tool, here.shown(file));
        reader.accept(harvest);
        return harvest.contents();
    }

    private List<ToolContents> usual(Tool tool) {
        var found = new ArrayList<ToolContents>();
        for (var file : here.files(tool)) {
            // cc-switch keeps the older file beside the database that it was made into.
            if (tool != Tool.CC_SWITCH || found.isEmpty()) {
                Optional.of(file).filter(Files::exists).or(() -> beside(tool, file)).ifPresent(it -> found.add(contents(tool, it)));
            }
        }
        return found;
    }

    /// A file that tells something even where the main one is missing.
    private static Optional<Path> beside(Tool tool, Path file) {
        var name = switch (tool) {
            case CODEX -> "auth.json";
            case GEMINI_CLI -> ".env";
            default -> "";
        };
        return Optional.of(file.resolveSibling(name)).filter(it -> !name.isEmpty() && Files.isRegularFile(it));
    }

    private ToolContents contents(Tool tool, Path file) {
        return harvested(tool, file, harvest -> {
            try {
                if (Detection.isDatabase(file)) {
                    CcSwitch.read(ccSwitch.apply(file), openCodeReferences(file), harvest);
                } else {
                    text(file, harvest, it -> read(tool, file, it, harvest));
                }
            } catch (OnehotException failed) {
                harvest.nothing(failed.what());
            }
        });
    }

    private static void text(Path file, Harvest harvest, Consumer<String> reader) {
        TextFile.text(file).ifPresentOrElse(reader, () -> harvest.nothing(Message.of("found.unreadable", TextFile.LARGEST >> 20)));
    }

    private void read(Tool tool, Path file, String text, Harvest harvest) {
        var shell = new ShellReferences(here.environment());
        switch (tool) {
            case CC_SWITCH -> ccSwitch(file, text, harvest);
            case CLAUDE_CODE -> ClaudeCode.read(text, harvest);
            case CODEX -> codex(file, text, harvest);
            case OPEN_CODE -> openCode(file, text, harvest);
            case GEMINI_CLI -> {
                boolean variables = String.valueOf(file.getFileName()).equals(".env");
                GeminiCli.read(variables ? "" : text, environmentFile(file), here.environment(), harvest);
            }
            case QWEN_CODE -> QwenCode.read(text, environmentFile(file), shell, harvest);
            case VS_CODE -> VsCode.read(text, harvest);
            case ZED -> Zed.read(text, here.environment(), harvest);
            case CLAUDE_CODE_ROUTER -> ClaudeCodeRouter.read(text, shell, harvest);
            case VARIABLES -> VariableKeys.read(DotEnv.parse(text, here.environment()), false, harvest);
        }
    }

    private void ccSwitch(Path file, String text, Harvest harvest) {
        if (text.stripLeading().startsWith("{")) {
            CcSwitch.readConfiguration(text, openCodeReferences(file), harvest);
        } else {
            CcSwitch.read(CcSwitchExport.rows(text), openCodeReferences(file), harvest);
        }
    }

    /// Either of its two files may have been chosen, or be there alone.
    private static void codex(Path file, String text, Harvest harvest) {
        boolean keys = text.stripLeading().startsWith("{") && Detection.isCodexAuth(Trees.json(text));
        var sibling = keys ? "config.toml" : "auth.json";
        var other = TextFile.text(file.resolveSibling(sibling)).orElse("");
        Codex.read(keys ? other : text, keys ? text : other, harvest);
    }

    private void openCode(Path file, String text, Harvest harvest) {
        var root = Trees.json(text);
        if (Detection.isOpenCodeKeys(root)) {
            OpenCode.readKeys(OpenCode.keys(text), harvest);
        } else {
            OpenCode.read(text, storedKeys(), openCodeReferences(file), harvest);
        }
    }

    /// Its files say things of the same providers, and the stored keys go with any of them.
    private List<ToolContents> openCode(List<Path> files) {
        var keys = storedKeys();
        var found = new ArrayList<ToolContents>();
        for (var file : files.stream().filter(Files::exists).toList()) {
            found.add(harvested(Tool.OPEN_CODE, file, harvest ->
                    text(file, harvest, it -> OpenCode.read(it, keys, openCodeReferences(file), harvest))));
        }
        if (!keys.isEmpty()) {
            found.add(harvested(Tool.OPEN_CODE, here.openCodeKeys(), it -> OpenCode.readKeys(keys, it)));
        }
        return found;
    }

    private Map<String, JsonNode> storedKeys() {
        return OpenCode.keys(TextFile.text(here.openCodeKeys()).orElse(""));
    }

    private References openCodeReferences(Path file) {
        return new OpenCodeReferences(here.environment(), here.home(), file.toAbsolutePath().normalize().resolveSibling(""));
    }

    private Map<String, Value> environmentFile(Path file) {
        return DotEnv.parse(TextFile.text(file.resolveSibling(".env")).orElse(""), here.environment());
    }
}
