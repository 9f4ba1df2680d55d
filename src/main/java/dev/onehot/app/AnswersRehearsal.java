package dev.onehot.app;

import module java.base;

import dev.onehot.cli.Answers;
import dev.onehot.core.SettingsManager;
import dev.onehot.core.events.Command;
import dev.onehot.model.ApiKey;
import dev.onehot.model.KeyChange;
import dev.onehot.model.Origin;
import dev.onehot.model.Presets;
import dev.onehot.model.ProviderDraft;

/// Answers in a window's place while the build lets commands ask, until its input ends. Its argument is an empty folder.
public final class AnswersRehearsal {
    private static final long DEADLINE_SECONDS = 20;

    private AnswersRehearsal() {}

    public static void main(String[] arguments) throws Exception {
        var database = Path.of(arguments[0], "onehot.db");
        var meeting = Folders.of(System.getenv(), System.getProperties()).meeting();
        try (var manager = SettingsManager.open(database); var only = OnlyWindow.claimOrTell(meeting, database, Wish.SHOW).orElseThrow()) {
            manager.keys().share(Origin.API).get(DEADLINE_SECONDS, TimeUnit.SECONDS);
            var draft = new ProviderDraft("Asked", Presets.FALLBACK, "https://asked.example/v1", "", "", new KeyChange.Replace(ApiKey.of("sk-rehearsal")));
            manager.apply(new Command.CreateProvider(draft, true), Origin.API);
            only.listen(wish -> {}, new Answers(() -> Optional.of(manager)));
            System.out.println("open");
            // Until the build says so, or has ended.
            var _ = System.in.read();
        }
    }
}
