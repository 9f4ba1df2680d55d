package dev.onehot.cli;

import module java.base;

import dev.onehot.core.DataDirectory;
import dev.onehot.core.DatabaseName;
import dev.onehot.core.HomeFolder;
import dev.onehot.core.SettingsManager;
import dev.onehot.core.events.Outcome;
import dev.onehot.core.events.Snapshot;
import dev.onehot.core.keys.KeyPlaces;
import dev.onehot.core.programs.Following;
import dev.onehot.model.ApiKey;
import dev.onehot.model.KeyState;
import dev.onehot.model.Origin;
import dev.onehot.model.Provider;
import dev.onehot.model.Setting;
import dev.onehot.schema.SettingSchemas;
import dev.onehot.tools.Whereabouts;
import dev.onehot.tools.follow.FollowedFiles;
import org.jspecify.annotations.Nullable;

/// What one run of the program has to do with: its streams, its environment, its options, and the database while it is open.
final class Session implements AutoCloseable {
    private static final String WAIT = "ONEHOT_WAIT";

    /// To allow is good for one connection, and so for one command.
    private static final String ASKED_ANEW = " It asks for every command anew, also after Remember, unless “Confirm when passwords are retrieved by"
            + " clients” is off there, under Tools › Settings › Secret Service Integration.";

    private final Map<String, String> environment;
    private final Function<Map<String, String>, KeyPlaces> places;
    private final Path folder;
    private final InputStream input;
    private final boolean interactive;
    private final Printer out;
    private final Printer errors;
    private final Options options = new Options();
    private @Nullable SettingsManager manager;
    private volatile @Nullable Following following;
    private @Nullable DatabaseName open;
    private @Nullable Function<Provider, ApiKey> ready;

    /// @param places where keys are, as the environment says
    /// @param folder in which it runs
    Session(
            Map<String, String> environment,
            Function<Map<String, String>, KeyPlaces> places,
            Path folder,
            InputStream input,
            boolean interactive,
            Printer out,
            Printer errors) {
        this.environment = environment;
        this.places = places;
        this.folder = folder.toAbsolutePath();
        this.input = input;
        this.interactive = interactive;
        this.out = out;
        this.errors = errors;
    }

    /// Over what this process has open already, and which stays open, for a caller elsewhere, whose environment and folder these are. Nobody is asked for anything.
    ///
    /// @param ready tells a key of it, or throws
    static Session over(
            SettingsManager manager, DatabaseName open, Map<String, String> environment, Path folder, Writer out, Writer errors, Function<Provider, ApiKey> ready) {
        var session = new Session(
                environment, KeyPlaces::withoutKeychain, folder, InputStream.nullInputStream(), false, new Printer(out), new Printer(errors));
        session.manager = manager;
        session.open = open;
        session.ready = ready;
        return session;
    }

    /// What tells keys of a database that was open before; empty where they have to be opened.
    Optional<Function<Provider, ApiKey>> ready() {
        return Optional.ofNullable(ready);
    }

    Options options() {
        return options;
    }

    Map<String, String> environment() {
        return environment;
    }

    /// In which it runs; absolute.
    Path folder() {
        return folder;
    }

    InputStream input() {
        return input;
    }

    /// Whether the input is the process's own, at which a person may sit.
    boolean isInteractive() {
        return interactive;
    }

    Printer out() {
        return out;
    }

    Printer errors() {
        return errors;
    }

    boolean json() {
        return options.json();
    }

    /// Prints what was done: a document with `--json`, nothing with `--quiet`. Answers that it is done.
    int done(Map<String, @Nullable Object> document, String sentence) {
        return show(() -> document, out -> say(sentence));
    }

    /// Prints what was asked for: a document with `--json`, otherwise what `text` prints. Answers that it is done.
    int show(Supplier<Map<String, @Nullable Object>> document, Consumer<Printer> text) {
        if (json()) {
            out.json(document.get());
        } else {
            text.accept(out);
        }
        return Exit.DONE;
    }

    /// A sentence for a person, on standard output.
    void say(String sentence) {
        if (!options.quiet() && !json()) {
            out.line(sentence);
        }
    }

    /// A remark beside the data, on standard error: at once, because a command may wait after it, or become another program.
    void remark(String sentence) {
        if (!options.quiet()) {
            errors.line("onehotctl: " + sentence);
            errors.flushIfHeard();
        }
    }

    /// What is to be said of what was done.
    void remarks(Outcome outcome) {
        outcome.remarks().forEach(it -> remark(it.text(Locale.ROOT)));
    }

    /// Which database it is about.
    DatabaseName database() {
        if (open != null) {
            return open;
        }
        var data = DataDirectory.of(environment, System.getProperties());
        try {
            return named().map(it -> DatabaseName.of(it, environment, data)).orElseGet(() -> DatabaseName.of(DataDirectory.database(environment, System.getProperties())));
        } catch (InvalidPathException broken) {
            throw Refusal.usage("This is not a file name: " + broken.getMessage(), "");
        }
    }

    /// The file, or beside which that lies which belongs to a server's database.
    Path file() {
        return database().beside();
    }

    /// As [#file], for what there is only of a file.
    Path requireFile() {
        var database = database();
        if (database.isServer()) {
            throw Refusal.usage(database + " is on a server, and has no file for that.", "onehotctl export writes what it holds.");
        }
        return database.beside();
    }

    private Optional<String> named() {
        return Optional.ofNullable(options.database())
                .or(() -> Optional.ofNullable(environment.get("ONEHOT_DB")).filter(it -> !it.isBlank()));
    }

    /// The database, to be read. One that was named must be there: a slip of the pen must not become an empty database.
    SettingsManager reading() {
        if (manager == null && named().isPresent() && database().isMissing()) {
            throw Refusal.missing(
                    "There is no database " + file() + ".", "Name another one with --db, or add a provider to make it.");
        }
        return writing();
    }

    /// As [#reading], with all settings in its snapshots.
    SettingsManager readingAll() {
        var open = reading();
        open.readAllSettings();
        return open;
    }

    /// The database, made when there is none. Its settings are read when somebody asks for them: most commands need one or none.
    SettingsManager writing() {
        var open = manager;
        if (open == null) {
            var most = patience();
            if (Optional.ofNullable(options.database()).filter(DatabaseName::tellsPassword).isPresent()) {
                remark("Whoever lists processes here sees that password. ~/.pgpass keeps it, or ONEHOT_DB with the whole address.");
            }
            var keys = places.apply(environment);
            open = SettingsManager.withoutSettings(database().open(keys), keys, Clock.systemUTC(), () -> {});
            open.keys().actFor(Origin.CLI);
            most.ifPresent(open.keys()::waitAtMost);
            open.keys().subscribe(this::sayWaiting);
            manager = open;
        }
        return open;
    }

    /// How long a person's answer to the system's dialog is waited for; empty for as long as they take.
    Optional<Duration> patience() {
        var option = Optional.ofNullable(options.waiting()).map(String::valueOf);
        var seconds = option.or(() -> Optional.ofNullable(environment.get(WAIT)).map(String::strip).filter(it -> !it.isEmpty()));
        if (seconds.isPresent() && !seconds.get().matches("[0-9]{1,9}")) {
            throw Refusal.usage(
                    (option.isPresent() ? "--wait " : WAIT + "=") + seconds.get() + " is no number of seconds.",
                    "Say how many seconds to wait for a person; 0 asks nobody.");
        }
        return seconds.map(it -> Duration.ofSeconds(Long.parseLong(it)));
    }

    /// The dialog may be behind other windows: said while it is open, by whoever shows it.
    private void sayWaiting(KeyState state) {
        if (state.kind() == KeyState.Kind.WAITING) {
            boolean anew = state.what().code().equals("keyring.waiting.allow");
            remark(state.what().text(Locale.ROOT) + " " + state.advice().text(Locale.ROOT) + (anew ? ASKED_ANEW : ""));
        }
    }

    /// Programs that follow the switch; made when somebody asks for them.
    Following following() {
        var made = following;
        if (made == null) {
            var home = HomeFolder.of(environment, System.getProperties());
            var state = DataDirectory.state(environment, System.getProperties());
            made = reading().following(
                    new FollowedFiles(new Whereabouts(home, environment), Optional.of(folder())), () -> HelperCommand.path(environment, System.getProperties()), state);
            following = made;
        }
        return made;
    }

    /// What is known of settings; read when it is first needed.
    SettingSchemas schemas() {
        return reading().schemas().get();
    }

    Snapshot snapshot() {
        return reading().snapshot();
    }

    /// What is stored under this key.
    Optional<Setting> setting(String key) {
        return reading().setting(key);
    }

    @Override
    public void close() {
        var open = manager;
        manager = null;
        if (open != null) {
            open.close();
        }
    }
}
