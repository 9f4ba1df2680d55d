package dev.onehot.cli;

import module java.base;

import dev.onehot.core.EndpointAccess;
import dev.onehot.core.programs.FollowRequest;
import dev.onehot.model.DocumentFormat;
import dev.onehot.model.EndpointProvider;
import dev.onehot.model.FollowedProgram;
import dev.onehot.model.KeyDelivery;
import dev.onehot.model.Origin;
import dev.onehot.model.ProgramState;
import dev.onehot.tools.follow.FileLook;
import dev.onehot.tools.follow.FollowDefinition;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Has programs follow, or any file.
@Command(
        name = "follow",
        description = "Have programs follow the switch from now on. Onehot writes a few keys into their own files, and nothing else; no API key, unless"
                + " --key-in-clear is said. One undo takes it back. With --file, any file follows: a .env file gets the usual variables, other files what --set says.")
final class ProgramFollow extends Action {
    /// The first equals sign that is neither in brackets, as in `models[name=Onehot]`, nor in quotes.
    private static final Pattern ASSIGNMENT = Pattern.compile("(?s)((?:[^=\\[\"]|\\[[^\\]]*]|\"[^\"]*\")+)=(.*)");

    @Parameters(arity = "0..*", paramLabel = "PROGRAM", description = "Ids, names, or beginnings of names.")
    private List<String> names = List.of();

    @Option(names = "--provider", paramLabel = "NAME", description = "Stay with this provider, whichever is active.")
    private String provider = "";

    @Option(
            names = "--endpoint",
            description = "Ask Onehot's endpoint (onehotctl serve) once and for all: a switch holds for the next request, and changes nothing in the file.")
    private boolean endpoint;

    @Option(names = "--key-in-clear", description = "Write the API key itself into the file, where the program knows no other way.")
    private boolean clear;

    @Option(names = "--dry-run", description = "Only say what would change, as a unified diff.")
    private boolean dryRun;

    @Option(names = "--file", paramLabel = "FILE", description = "A file of any program.")
    private @Nullable Path file;

    @Option(names = "--format", paramLabel = "FORMAT", description = "Of --file: json, jsonc, toml, dotenv or yaml.")
    private String format = "";

    @Option(
            names = "--set",
            paramLabel = "PATH=TEXT",
            description = "What stands at a path of --file, once for each; in the text {baseUrl}, {host}, {model}, {name}, {key:helper}, {key:env} and"
                    + " {key:clear} are filled in.")
    private List<String> set = List.of();

    @Option(names = "--name", paramLabel = "TITLE", description = "What to call --file; by default as it is called.")
    private String title = "";

    @Override
    int run() {
        if (names.isEmpty() == (file == null)) {
            throw Refusal.usage("Write onehotctl program follow PROGRAM…, or onehotctl program follow --file FILE.", "See onehotctl program list.");
        }
        var manager = session().reading();
        if (endpoint && (!provider.isEmpty() || file != null)) {
            throw Refusal.usage("--endpoint goes with known programs, and without --provider.", "Say onehotctl program token PROGRAM --provider NAME then.");
        }
        var pinned = provider.isEmpty()
                ? endpoint ? OptionalLong.of(EndpointProvider.ID) : OptionalLong.empty()
                : OptionalLong.of(Names.provider(manager.snapshot(), provider).id());
        var named = names.stream().map(it -> NamedPrograms.named(session(), it)).distinct().toList();
        var requests = file == null ? known(named, pinned) : List.of(any(file, pinned));
        var following = session().following();
        if (dryRun) {
            var plan = FollowPlans.sound(FollowPlans.open(session(), manager, () -> following.follow(requests)));
            return FollowPlans.say(session(), plan, false, named, manager.snapshot().revision());
        }
        if (endpoint) {
            // Its helper makes none.
            KeyAccess.prepare(session(), manager);
            named.forEach(it -> EndpointAccess.tokens(manager).token(it.program().id(), Origin.CLI));
        }
        return FollowPlans.carryOut(session(), manager, named, () -> following.follow(requests));
    }

    private List<FollowRequest> known(List<ProgramState> named, OptionalLong pinned) {
        if (!format.isEmpty() || !set.isEmpty() || !title.isEmpty()) {
            throw Refusal.usage("--format, --set and --name go with --file.", "Leave them out.");
        }
        return named.stream().map(it -> new FollowRequest(it.program().id(), "", pinned, delivery(), definition(it))).toList();
    }

    /// Of any file that follows already.
    private static String definition(ProgramState it) {
        return it.followed().map(FollowedProgram::definition).orElse("");
    }

    private Optional<KeyDelivery> delivery() {
        return clear ? Optional.of(KeyDelivery.CLEAR) : Optional.empty();
    }

    private FollowRequest any(Path given, OptionalLong pinned) {
        var path = session().folder().resolve(given).normalize();
        var called = title.isEmpty() ? String.valueOf(path.getFileName()) : title;
        var kind = format(path);
        if (set.isEmpty() && kind != DocumentFormat.DOTENV) {
            throw Refusal.usage("Say with --set what is to stand in " + path + ".", "For example --set 'provider.baseUrl={baseUrl}'.");
        }
        var texts = new LinkedHashMap<String, String>();
        for (var each : set) {
            var parts = ASSIGNMENT.matcher(each);
            if (!parts.matches()) {
                throw Refusal.usage("--set takes a path and a text, as in --set 'provider.baseUrl={baseUrl}'.", "");
            }
            texts.put(parts.group(1).strip(), parts.group(2).strip());
        }
        var definition = texts.isEmpty() ? FollowDefinition.dotEnv(path, called) : FollowDefinition.of(path, kind, called, texts);
        return new FollowRequest("", called, pinned, delivery(), definition);
    }

    private DocumentFormat format(Path path) {
        var said = Stream.of(DocumentFormat.values()).filter(it -> it != DocumentFormat.WHOLE && it.name().equalsIgnoreCase(format)).findFirst();
        return (format.isEmpty() ? FileLook.named(path) : said)
                .orElseThrow(() -> Refusal.usage("The format of " + path + " is missing.", "Say --format json, jsonc, toml, dotenv or yaml."));
    }
}
