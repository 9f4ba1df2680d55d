package dev.onehot.cli;

import module java.base;

import dev.onehot.core.SettingsManager;
import dev.onehot.core.events.Command.ActivateProvider;
import dev.onehot.core.events.Command.AddProvider;
import dev.onehot.core.events.Command.DeleteProvider;
import dev.onehot.core.events.Command.PinProvider;
import dev.onehot.core.events.Command.UpdateProvider;
import dev.onehot.core.events.Outcome;
import dev.onehot.core.files.OwnPresetsFile;
import dev.onehot.model.CheckClass;
import dev.onehot.model.KeyChange;
import dev.onehot.model.Origin;
import dev.onehot.model.OwnPresets;
import dev.onehot.model.Preset;
import dev.onehot.model.Presets;
import dev.onehot.model.Provider;
import dev.onehot.model.ProviderDraft;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What is done with providers.
@Command(name = "provider", description = "List, add, edit, choose and remove providers.")
final class ProviderGroup extends Group {
    @Command(name = "list", description = "List all providers: never their keys.")
    int list() {
        var snapshot = session().snapshot();
        var providers = snapshot.inOrder();
        if (!session().json() && providers.isEmpty()) {
            session().say("There is no provider yet. Add one with onehotctl provider add NAME.");
            return Exit.DONE;
        }
        return session().show(
                () -> JsonOutput.object("providers", providers.stream().map(it -> Shapes.provider(it, snapshot.protection())).toList()),
                out -> {
                    var table = new Table("", "ID", "NAME", "KIND", "MODEL", "BASE URL", "KEY", "LAST CHECK");
                    providers.forEach(it -> table.row(
                            it.active() ? "*" : "",
                            String.valueOf(it.id()),
                            Table.name(it.name()),
                            it.kind(),
                            it.model(),
                            Shapes.baseUrl(it),
                            Shapes.keySource(it, snapshot.protection()),
                            Shapes.checkText(it)));
                    table.print(out);
                });
    }

    @Command(name = "show", description = "Show everything about one provider except its key.")
    int show(@Parameters(paramLabel = "NAME", description = "Id, name, or the beginning of a name.") String name) {
        var snapshot = session().snapshot();
        var details = Shapes.details(Names.provider(snapshot, name), snapshot.protection());
        return session().show(() -> JsonOutput.object("provider", details), out -> FieldLines.print(out, details));
    }

    /// As the original does.
    @Command(
            name = "add",
            description = "Add a provider, or update the one of that name. It becomes the active one unless --no-activate is said.")
    int add(@Parameters(paramLabel = "NAME", description = "What to call it.") String name, @Mixin ProviderFields fields) {
        return save(session()::writing, fields, true, (manager, filled) -> {
            var draft = manager.snapshot().named(name.strip()).map(ProviderDraft::of)
                    .orElseGet(() -> new ProviderDraft(name, Presets.infer(name), "", "", "", KeyChange.KEEP));
            return manager.apply(new AddProvider(filled.apply(draft), fields.activates(true)), Origin.CLI);
        });
    }

    @Command(name = "edit", description = "Change a provider. What is not given stays as it is.")
    int edit(
            @Parameters(paramLabel = "NAME", description = "Id, name, or the beginning of a name.") String name,
            @Option(names = "--rename", paramLabel = "NEW", description = "Another name.") @Nullable String rename,
            @Mixin ProviderFields fields) {
        return save(session()::reading, fields, false, (manager, filled) -> {
            var before = Names.provider(manager.snapshot(), name);
            var draft = filled.apply(ProviderDraft.of(before));
            var version = OptionalLong.of(before.version());
            var saved = manager.apply(new UpdateProvider(before.id(), rename == null ? draft : draft.withName(rename), version), Origin.CLI);
            if (fields.activates(false)) {
                manager.apply(new ActivateProvider(before.id()), Origin.CLI);
            }
            return saved;
        });
    }

    /// @param saving in one transaction, with what fills a draft in; answers what came of it
    private int save(
            Supplier<SettingsManager> open,
            ProviderFields fields,
            boolean tellsActive,
            BiFunction<SettingsManager, UnaryOperator<ProviderDraft>, Outcome> saving) {
        var key = fields.keyChange(session());
        var presets = OwnPresetsFile.beside(session().file()).withCatalog();
        var manager = open.get();
        KeyAccess.prepareFor(key, session(), manager);
        var saved = manager.composite(Origin.CLI, () -> saving.apply(manager, it -> fields.over(it, key, presets)));
        long id = saved.providerId().orElseThrow();
        fields.remark(session());
        session().remarks(saved);
        var stored = manager.snapshot().provider(id).orElseThrow();
        return Followers.done(session(), Changed.provider(manager, id), stored.name() + " is saved" + (tellsActive && stored.active() ? " and active." : "."));
    }

    @Command(name = "use", description = "Make a provider the active one.")
    int use(@Parameters(paramLabel = "NAME", description = "Id, name, or the beginning of a name.") String name) {
        var provider = change(name, it -> new ActivateProvider(it.id()));
        return Followers.done(session(), Changed.provider(session().reading(), provider.id()), provider.name() + " is active now.");
    }

    @Command(name = "pin", description = "Make a provider stand above all that are not pinned.")
    int pin(@Parameters(paramLabel = "NAME", description = "Id, name, or the beginning of a name.") String name) {
        return pinned(change(name, it -> new PinProvider(it.id(), true)), " stands at the top now.");
    }

    @Command(name = "unpin", description = "Let a provider stand among the others again.")
    int unpin(@Parameters(paramLabel = "NAME", description = "Id, name, or the beginning of a name.") String name) {
        return pinned(change(name, it -> new PinProvider(it.id(), false)), " is no longer pinned.");
    }

    private int pinned(Provider provider, String done) {
        return session().done(Changed.provider(session().reading(), provider.id()), provider.name() + done);
    }

    private Provider change(String name, Function<Provider, dev.onehot.core.events.Command> command) {
        var manager = session().reading();
        return manager.composite(Origin.CLI, () -> {
            var meant = Names.provider(manager.snapshot(), name);
            manager.apply(command.apply(meant), Origin.CLI);
            return meant;
        });
    }

    @Command(
            name = "remove",
            description = "Remove providers: all that are named, or none. They can be restored for a week."
                    + " Nobody is promoted when the active one is among them.")
    int remove(
            @Parameters(arity = "1..*", paramLabel = "NAME", description = "Ids, names, or beginnings of names.") List<String> names,
            @Option(names = "--yes", description = "Do not ask.") boolean yes) {
        var manager = session().reading();
        var meant = names.stream().map(it -> Names.provider(manager.snapshot(), it)).distinct().toList();
        var all = meant.stream().map(Provider::name).collect(Collectors.joining(", "));
        if (!yes) {
            boolean active = meant.stream().anyMatch(Provider::active);
            Terminal.agree(
                    session(),
                    "Remove " + all + (active ? " (active: then none is)" : "") + "?",
                    Refusal.usage("Nobody can be asked whether to remove " + all + ".", "Say --yes."),
                    "Nothing was removed.");
        }
        // By id from here on: what a person agreed to is what is removed, whatever it is called by now.
        manager.composite(Origin.CLI, () -> {
            meant.forEach(it -> manager.apply(new DeleteProvider(it.id(), OptionalLong.empty()), Origin.CLI));
            return meant;
        });
        return Followers.done(
                session(),
                JsonOutput.object(
                        "removed", meant.stream().map(it -> JsonOutput.object("id", it.id(), "name", it.name())).toList(),
                        "revision", manager.snapshot().revision()),
                all + (meant.size() == 1 ? " is removed." : " are removed."));
    }

    @Command(name = "models", description = "List the models of a provider, as its server tells them.")
    int models(
            @Parameters(arity = "0..1", defaultValue = "", paramLabel = "NAME", description = "A provider; by default the active one.") String name,
            @Option(names = "--timeout", paramLabel = "S", description = "Seconds for the whole request, from 1 to 600.") @Nullable Integer timeout) {
        var manager = session().reading();
        var provider = Names.activeOr(manager.snapshot(), name);
        var checked = ProviderCheck.check(session(), manager, provider, false, timeout);
        var failure = checked.result().failure().filter(it -> !it.kind().isOnlyAdvice() || it.kind() == CheckClass.NO_LIST);
        if (failure.isPresent() && checked.models().isEmpty()) {
            throw new Refusal(
                    Exit.FAILED,
                    failure.get().kind().word(),
                    failure.get().what().text(Locale.ROOT),
                    failure.get().advice().text(Locale.ROOT));
        }
        return session().show(
                () -> JsonOutput.object("provider", provider.name(), "models", checked.models()), out -> checked.models().forEach(out::line));
    }

    @Command(name = "presets", description = "List the providers that are known, and your own from presets.ini beside the database.")
    int presets() {
        var own = OwnPresetsFile.beside(session().file());
        own.problems()
                .forEach(it -> session().remark(
                        OwnPresets.FILE_NAME + (it.field().equals("0") ? "" : ", line " + it.field()) + ": " + it.message().text(Locale.ROOT)));
        var all = own.withCatalog();
        return session().show(() -> JsonOutput.object("presets", all.stream().map(ProviderGroup::shape).toList()), out -> {
            var table = new Table("PRESET", "NAME", "KIND", "BASE URL");
            all.forEach(it -> table.row(it.id() + (it.own() ? " *" : ""), it.name(), it.kind(), it.baseUrl()));
            table.print(out);
        });
    }

    private static Map<String, @Nullable Object> shape(Preset it) {
        return JsonOutput.object(
                "id", it.id(),
                "name", it.name(),
                "kind", it.kind(),
                "vendor", it.vendor(),
                "baseUrl", Shapes.orNull(it.baseUrl()),
                "needsKey", it.speech().needsKey(),
                "models", it.models(),
                "environment", it.environment(),
                "keyPage", Shapes.orNull(it.keyPage()),
                "own", it.own());
    }
}
