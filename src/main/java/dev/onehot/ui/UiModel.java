package dev.onehot.ui;

import module java.base;
import module javafx.controls;

import dev.onehot.core.events.OwnSettings;
import dev.onehot.core.events.Snapshot;
import dev.onehot.desktop.ShortcutState;
import dev.onehot.model.Change;
import dev.onehot.model.Integrity;
import dev.onehot.model.KeyProtection;
import dev.onehot.model.KnownSetting;
import dev.onehot.model.Provider;
import dev.onehot.model.Setting;
import dev.onehot.schema.SettingSchemas;

/// What the window shows: the newest snapshot as read-only properties and lists. [#show] is the only place that writes it.
///
/// FX thread only.
public final class UiModel {
    /// Those of the window itself: shown and followed, stored or not, before any schema is read.
    private static final List<String> OWN = List.of(OwnSettings.LANGUAGE, OwnSettings.APPEARANCE, OwnSettings.ZOOM, OwnSettings.AUTO_LOCK);

    private final ShownList<Long, Provider> providers = ShownList.byValue(Provider.ORDER);
    private final SettingOrder order = new SettingOrder();
    private final ShownList<String, Optional<Setting>> settings = ShownList.byKey(order);
    private final ReadOnlyObjectWrapper<Optional<SettingSchemas>> schemas = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Provider>> active = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Integrity> integrity = new ReadOnlyObjectWrapper<>(new Integrity.Ok());
    private final ReadOnlyObjectWrapper<KeyProtection> protection;
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();
    private final News<List<Change>> elsewhere = new News<>(List.of());
    private final News<ShortcutState> shortcut = new News<>(ShortcutState.NONE);
    private final LateSettings late;
    private Snapshot snapshot;

    /// Whether the original's settings are shown: it reads this file, or rows of it are there. What was once there stays while this window is open.
    private boolean originals;

    public UiModel(Snapshot first) {
        this.snapshot = first;
        this.protection = new ReadOnlyObjectWrapper<>(first.protection());
        this.late = new LateSettings(first.hasAllSettings());
        showEverything(first);
        showWhole(first);
    }

    /// Shows what an inbox gathered. A snapshot older than the one shown is ignored.
    public void show(FxInbox.Delivery delivery) {
        FxThread.require();
        var next = delivery.snapshot();
        if (next.revision() < snapshot.revision()) {
            return;
        }
        snapshot = next;
        boolean come = !originals && hasOriginals(next);
        originals |= come;
        if (delivery.everything() || come) {
            showEverything(next);
        } else {
            showSome(next, delivery.changes());
        }
        delivery.elsewhere().forEach(change -> mark(next, change));
        showWhole(next);
        if (!delivery.elsewhere().isEmpty()) {
            elsewhere.tell(List.copyOf(delivery.elsewhere()));
        }
    }

    /// Pinned ones first, then in the order that a person gave them.
    public ShownList<Long, Provider> providers() {
        return providers;
    }

    /// Known settings first, stored or not; then all others by key. Empty where the default holds.
    public ShownList<String, Optional<Setting>> settings() {
        return settings;
    }

    public ReadOnlyObjectProperty<Optional<Provider>> activeProperty() {
        return active.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Integrity> integrityProperty() {
        return integrity.getReadOnlyProperty();
    }

    /// How keys are kept.
    public ReadOnlyObjectProperty<KeyProtection> protectionProperty() {
        return protection.getReadOnlyProperty();
    }

    public ReadOnlyLongProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    /// What another program changed last.
    public News<List<Change>> elsewhere() {
        return elsewhere;
    }

    /// How it stands with the key that opens the palette from anywhere.
    public News<ShortcutState> shortcut() {
        return shortcut;
    }

    /// Takes note of that.
    public void tell(ShortcutState now) {
        shortcut.tell(now);
    }

    /// Whether all settings are there, or still to come.
    public LateSettings late() {
        return late;
    }

    public Snapshot snapshot() {
        return snapshot;
    }

    private void showEverything(Snapshot next) {
        var ids = new ArrayList<>(next.providers().keySet());
        providers.showAll(ids, id -> next.provider(id).orElseThrow());
        settings.showAll(keys(next), next::setting);
    }

    private List<String> keys(Snapshot next) {
        // Almost in order already, so that sorting a hundred thousand takes little more than looking at them.
        var keys = new ArrayList<String>(next.settings().size() + OWN.size());
        schemas.get().ifPresent(it -> it.all().stream()
                .filter(known -> originals || !known.isOriginals())
                .map(KnownSetting::key)
                .filter(next::covers)
                .forEach(keys::add));
        OWN.stream().filter(key -> !order.isKnown(key)).forEach(keys::add);
        next.settings().keySet().stream()
                .filter(key -> !order.isKnown(key) && !OWN.contains(key))
                .forEach(keys::add);
        keys.sort(order);
        return keys;
    }

    /// From now on settings are shown as these schemas say, those that are not stored too.
    public void know(SettingSchemas now) {
        FxThread.require();
        if (schemas.get().filter(it -> it == now).isPresent()) {
            return;
        }
        schemas.set(Optional.of(now));
        originals |= hasOriginals(snapshot);
        // Onehot's own before those of programs.
        order.know(now.all().stream().sorted(Comparator.comparing(it -> !it.program().isEmpty())).toList());
        settings.arrange(keys(snapshot), snapshot::setting);
    }

    private boolean hasOriginals(Snapshot next) {
        return schemas.get()
                .filter(it -> it.all().stream().anyMatch(known -> known.isOriginals()
                        && (next.protection().shared() || next.setting(known.key()).isPresent())))
                .isPresent();
    }

    /// What is known of settings; empty until somebody needed it.
    public ReadOnlyObjectProperty<Optional<SettingSchemas>> schemasProperty() {
        return schemas.getReadOnlyProperty();
    }

    /// What is known of one setting.
    public Optional<KnownSetting> known(String key) {
        return schemas.get().flatMap(it -> it.find(key));
    }

    private void showSome(Snapshot next, Set<Change> changes) {
        Map<Long, Optional<Provider>> shownProviders = new HashMap<>();
        Map<String, Optional<Optional<Setting>>> shownSettings = new HashMap<>();
        for (var change : changes) {
            switch (change) {
                case Change.KeysChange _ -> {}
                // Whoever shows programs asks for them.
                case Change.ProgramChange _ -> {}
                case Change.ProviderChange provider -> shownProviders.put(provider.id(), next.provider(provider.id()));
                case Change.SettingChange(String key, var action) -> {
                    var setting = next.setting(key);
                    boolean listed = next.covers(key) && (setting.isPresent() || isKnown(key) || OWN.contains(key));
                    shownSettings.put(key, listed ? Optional.of(setting) : Optional.empty());
                }
            }
        }
        providers.showSome(shownProviders);
        settings.showSome(shownSettings);
    }

    private boolean isKnown(String key) {
        return known(key).filter(it -> originals || !it.isOriginals()).isPresent();
    }

    private void mark(Snapshot next, Change change) {
        switch (change) {
            case Change.KeysChange _, Change.ProgramChange _ -> {}
            case Change.ProviderChange provider -> providers.markChangedElsewhere(provider.id(), next.revision());
            case Change.SettingChange setting -> settings.markChangedElsewhere(setting.key(), next.revision());
        }
    }

    private void showWhole(Snapshot next) {
        active.set(next.active());
        integrity.set(next.integrity());
        protection.set(next.protection());
        revision.set(next.revision());
        late.follow(next.hasAllSettings());
    }
}
