package dev.onehot.probe;

import dev.onehot.disk.NamedFile;
import dev.onehot.model.ApiKey;
import dev.onehot.model.CcSwitchRow;
import dev.onehot.model.CheckClass;
import dev.onehot.model.FoundProvider;
import dev.onehot.model.KeyChange;
import dev.onehot.model.OnehotException;
import dev.onehot.model.Preset;
import dev.onehot.model.ProviderDraft;
import dev.onehot.model.ProviderOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Looks for providers where other tools and servers of this machine have them. Only reads. Blocks: for a virtual thread.
public final class Search {
    private static final long LARGEST = 4L << 20;
    private static final int SECONDS = 3;

    private final Path home;
    private final Function<Path, List<CcSwitchRow>> ccSwitch;

    /// @param ccSwitch reads the database of cc-switch
    public Search(Path home, Function<Path, List<CcSwitchRow>> ccSwitch) {
        this.home = home;
        this.ccSwitch = ccSwitch;
    }

    /// Everything in the files of other tools, at their usual places.
    public List<FoundProvider> files() {
        var found = new ArrayList<FoundProvider>();
        var database = home.resolve(".cc-switch").resolve("cc-switch.db");
        if (Files.isRegularFile(database)) {
            try {
                found.addAll(OtherTools.ccSwitch(ccSwitch.apply(database)));
            } catch (OnehotException notTheirs) {
                // Another version's file, or damaged: then there is nothing to be had from it.
            }
        }
        text(home.resolve(".claude").resolve("settings.json")).ifPresent(it -> found.addAll(OtherTools.claudeCode(it)));
        var codex = home.resolve(".codex");
        text(codex.resolve("config.toml"))
                .ifPresent(it -> found.addAll(OtherTools.codex(it, text(codex.resolve("auth.json")).orElse(""))));
        for (var name : List.of("opencode.json", "opencode.jsonc")) {
            text(home.resolve(".config").resolve("opencode").resolve(name)).ifPresent(it -> found.addAll(OtherTools.openCode(it)));
        }
        return found;
    }

    /// What a file that a person chose holds, read as what [ChosenFile] takes it for. Throws [OnehotException] when it cannot be read.
    public List<FoundProvider> file(Path file) {
        return switch (ChosenFile.of(file)) {
            case CC_SWITCH -> OtherTools.ccSwitch(ccSwitch.apply(file));
            case CODEX -> OtherTools.codex(chosen(file), text(file.resolveSibling("auth.json")).orElse(""));
            case OPEN_CODE -> OtherTools.openCode(chosen(file));
            case CLAUDE_CODE -> OtherTools.claudeCode(chosen(file));
            case VARIABLES -> OtherTools.dotEnv(chosen(file));
        };
    }

    private static String chosen(Path file) {
        return text(file).orElseThrow(() -> new ChosenFileException(file, LARGEST >> 20));
    }

    /// Servers of these families that answer at their usual places.
    public static List<FoundProvider> servers(List<Preset> families, Probe probe) {
        return families.stream().flatMap(it -> server(it, probe).stream()).toList();
    }

    private static Optional<FoundProvider> server(Preset family, Probe probe) {
        var options = ProviderOptions.NONE.withTimeout(SECONDS).withProxy(ProviderOptions.DIRECT);
        var checked = probe.check(new Target(family.id(), family.baseUrl(), ApiKey.of(""), "", options), false);
        boolean there = checked.result().reachable().isOn()
                && checked.result().failure()
                        .map(it -> it.kind() == CheckClass.NO_MODELS || it.kind() == CheckClass.LOADING || it.kind() == CheckClass.NO_KEY)
                        .orElse(true);
        var model = checked.models().stream().findFirst().orElse("");
        var draft = new ProviderDraft(family.name(), family.id(), "", model, "", ProviderOptions.NONE, KeyChange.KEEP);
        return there ? Optional.of(new FoundProvider(family.baseUrl().replaceFirst("^https?://", ""), draft)) : Optional.empty();
    }

    private static Optional<String> text(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) <= LARGEST ? Optional.of(NamedFile.text(file)) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /// What variables hold; no disk is read.
    public static List<FoundProvider> environment(Map<String, String> variables) {
        return OtherTools.environment(variables);
    }
}
