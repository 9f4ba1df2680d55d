package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.model.ApiKey;
import dev.onehot.model.CheckClass;
import dev.onehot.model.CheckFailure;
import dev.onehot.model.CheckResult;
import dev.onehot.model.Header;
import dev.onehot.model.KeyChange;
import dev.onehot.model.Light;
import dev.onehot.model.Origin;
import dev.onehot.model.Provider;
import dev.onehot.model.ProviderDraft;
import dev.onehot.model.ProviderOptions;
import dev.onehot.model.ValidationException;
import dev.onehot.testing.Drafts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What stands beside a provider's row: options, order, pin, the last check, further keys. All of it comes back when a deletion is undone.
@Execution(ExecutionMode.CONCURRENT)
class BesideProviderTest extends ManagerFixture {
    private static final ProviderOptions OPTIONS = ProviderOptions.of(Map.of(
                    "organization", "org", "project", "proj", "resource", "acme", "deployment", "prod", "apiVersion", "2024-10-21",
                    "timeoutSeconds", "40", "proxy", "direct"))
            .withHeaders(List.of(new Header("X-Team", "search"), new Header("X-Key", "{key}")));
    private static final CheckResult RESULT = new CheckResult(
            "2026-11-24 12:00:00",
            "https://api.example.com/v1/models",
            Light.on(41),
            Light.off(41),
            Light.UNKNOWN,
            OptionalLong.empty(),
            Optional.of(new CheckFailure(CheckClass.KEY_REFUSED, OptionalInt.of(401), "api.example.com", "No “such” key.", OptionalLong.of(7))));

    @Test
    void aDeletionThatIsUndoneBringsNoCheckOfAnotherKey() {
        long id = manager.addAiProvider(Drafts.withKey("Looked at", "sk-first-0123456789"), false).providerId().orElseThrow();
        apply(new Command.RecordCheck(id, provider(id).version(), RESULT, List.of()));
        outside.run("UPDATE ai_providers SET api_key = 'sk-never-checked-0123456789', updated_at = '2031-01-01 00:00:00' WHERE id = ?", id);
        manager.refresh();
        assertThat(provider(id).check()).isEmpty();
        for (int i = 0; i < 2; i++) {
            apply(new Command.DeleteProvider(id, Command.ANY));
            undoOwn();
            assertThat(provider(id).check()).isEmpty();
        }
    }

    @Test
    void everythingIsStoredAndReadAgain() {
        long id = full();
        var before = provider(id);
        assertThat(before.options()).isEqualTo(OPTIONS);
        assertThat(before.check()).contains(RESULT);
        assertThat(before.place().pinned()).isTrue();
        assertThat(before.keyLabel()).isEqualTo("mine");
        assertThat(before.spareKeys()).extracting(it -> it.label()).containsExactly("work");

        try (var second = SettingsManager.open(file)) {
            assertThat(second.snapshot().provider(id).orElseThrow().withVersion(before.version())).isEqualTo(before);
        }
    }

    @Test
    void aDeletionThatIsUndoneBringsAllOfItBack() {
        long id = full();
        var before = provider(id);
        takeBack(apply(new Command.DeleteProvider(id, Command.ANY)));
        var after = provider(id);
        assertThat(after.fields()).isEqualTo(before.fields());
        assertThat(after.options()).isEqualTo(OPTIONS);
        assertThat(after.check()).isEqualTo(before.check());
        assertThat(after.place()).isEqualTo(before.place());
        assertThat(after.spareKeys()).isEqualTo(before.spareKeys());
        assertThat(after.keyLabel()).isEqualTo("mine");
        assertThat(manager.models(id)).containsExactly("small", "large");
    }

    @Test
    void aKeyThatIsUsedInsteadChangesPlacesWithTheOneInUse() {
        long id = full();
        long spare = provider(id).spareKeys().getFirst().id();
        apply(new Command.UseKey(id, spare));
        assertThat(manager.revealKey(id).reveal()).isEqualTo("sk-second-key-0123456789");
        assertThat(provider(id).keyLabel()).isEqualTo("work");
        assertThat(provider(id).spareKeys()).extracting(it -> it.label()).containsExactly("mine");
        // What was found with the other key says nothing of this one.
        assertThat(provider(id).check()).isEmpty();

        apply(new Command.UseKey(id, provider(id).spareKeys().getFirst().id()));
        assertThat(manager.revealKey(id).reveal()).isEqualTo("sk-first-key-0123456789");
        apply(new Command.LabelKey(id, OptionalLong.empty(), "private"));
        apply(new Command.RemoveKey(id, provider(id).spareKeys().getFirst().id()));
        assertThat(provider(id).keyLabel()).isEqualTo("private");
        assertThat(provider(id).spareKeys()).isEmpty();
    }

    @Test
    void aLabelIsThereOnce() {
        long id = full();
        assertThatThrownBy(() -> apply(new Command.AddKey(id, "Work", ApiKey.of("sk-another"))))
                .isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> apply(new Command.AddKey(id, " ", ApiKey.of("sk-another")))).isInstanceOf(ValidationException.class);
        assertThat(new Command.AddKey(id, "x", ApiKey.of("sk-another")).toString()).doesNotContain("another");
    }

    @Test
    void aCheckIsForgottenWhenWhatWasCheckedChanges() {
        long id = full();
        apply(new Command.RenameProvider(id, "Renamed", Command.ANY));
        apply(new Command.ActivateProvider(id));
        assertThat(provider(id).check()).contains(RESULT);
        apply(new Command.UpdateProvider(id, ProviderDraft.of(provider(id)).withKey(KeyChange.to(ApiKey.of("sk-new-key-0123456789"))), Command.ANY));
        assertThat(provider(id).check()).isEmpty();
        assertThat(manager.models(id)).containsExactly("small", "large");
    }

    @Test
    void anotherProgramThatChangesTheKeyMakesTheCheckVoid() {
        long id = full();
        outside.run("UPDATE ai_providers SET api_key = 'sk-foreign' WHERE id = " + id);
        manager.refresh();
        assertThat(provider(id).check()).isEmpty();
        outside.run("UPDATE ai_providers SET updated_at = datetime('now', '+1 hour') WHERE id = " + id);
        try (var second = SettingsManager.open(file)) {
            assertThat(second.snapshot().provider(id).orElseThrow().check()).isEmpty();
        }
    }

    @Test
    void aLateAnswerIsDropped() {
        long id = add("OpenAI");
        long checked = provider(id).version();
        apply(new Command.UpdateProvider(id, Drafts.named("OpenAI 2"), Command.ANY));
        apply(new Command.RecordCheck(id, checked, RESULT, List.of("x")));
        assertThat(provider(id).check()).isEmpty();
        apply(new Command.RecordCheck(id + 1, checked, RESULT, List.of()));
    }

    @Test
    void aCheckIsNoConflictAndNoHistory() {
        long id = add("OpenAI");
        var before = provider(id);
        long entries = outside.number("SELECT count(*) FROM onehot_history");
        apply(new Command.RecordCheck(id, before.version(), RESULT, List.of()));
        assertThat(outside.number("SELECT count(*) FROM onehot_history")).isEqualTo(entries);
        apply(new Command.PinProvider(id, true));
        apply(new Command.UpdateProvider(id, Drafts.named("Mine"), OptionalLong.of(before.version())));
        assertThat(provider(id).name()).isEqualTo("Mine");
    }

    @Test
    void providersAreInTheOrderThatAPersonGivesThem() {
        long a = add("A");
        long b = add("B");
        long c = add("C");
        assertThat(order()).containsExactly("A", "B", "C");
        apply(new Command.MoveProvider(c, OptionalLong.of(a)));
        assertThat(order()).containsExactly("C", "A", "B");
        apply(new Command.MoveProvider(c, OptionalLong.empty()));
        assertThat(order()).containsExactly("A", "B", "C");
        apply(new Command.PinProvider(b, true));
        assertThat(order()).containsExactly("B", "A", "C");
        apply(new Command.MoveProvider(c, OptionalLong.of(b)));
        assertThat(order()).containsExactly("C", "B", "A");
        add("D");
        assertThat(order()).containsExactly("C", "B", "A", "D");
    }

    @Test
    void manyMovesToTheSamePlaceKeepTheOrder() {
        long a = add("A");
        long b = add("B");
        long c = add("C");
        for (int i = 0; i < 120; i++) {
            apply(new Command.MoveProvider(i % 2 == 0 ? c : b, OptionalLong.of(i % 2 == 0 ? b : c)));
        }
        assertThat(order()).containsExactly("A", "B", "C");
        assertThat(provider(a).place().position()).isFinite();
    }

    @Test
    void oneOfAnotherProgramCanBeMovedToo() {
        add("A");
        outside.run("INSERT INTO ai_providers(provider_name, api_key) VALUES ('grok', 'k')");
        manager.refresh();
        long id = manager.snapshot().named("grok").orElseThrow().id();
        apply(new Command.PinProvider(id, true));
        assertThat(order()).containsExactly("grok", "A");
        assertThat(provider(id).kind()).isEqualTo("xai");
    }

    @Test
    void anotherOnehotSeesThem() {
        long id = full();
        try (var second = SettingsManager.open(file)) {
            second.apply(new Command.PinProvider(id, false), dev.onehot.model.Origin.API);
            manager.refresh();
            assertThat(provider(id).place().pinned()).isFalse();
        }
    }

    private long full() {
        var draft = Drafts.withKey("Full", "sk-first-key-0123456789").withOptions(OPTIONS);
        long id = apply(new Command.CreateProvider(draft, false)).providerId().orElseThrow();
        apply(new Command.LabelKey(id, OptionalLong.empty(), "mine"));
        apply(new Command.AddKey(id, "work", ApiKey.of("sk-second-key-0123456789")));
        apply(new Command.RecordCheck(id, provider(id).version(), RESULT, List.of("small", "large")));
        apply(new Command.PinProvider(id, true));
        return id;
    }

    private Provider provider(long id) {
        return manager.snapshot().provider(id).orElseThrow();
    }

    private List<String> order() {
        return manager.snapshot().inOrder().stream().map(Provider::name).toList();
    }
}
