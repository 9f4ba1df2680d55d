package dev.onehot.tools.follow;

import module java.base;

import dev.onehot.model.ApiKey;
import dev.onehot.model.FilePatch;
import dev.onehot.model.FollowableProgram;
import dev.onehot.model.FollowedFile;
import dev.onehot.model.FollowedProgram;
import dev.onehot.model.HelperCall;
import dev.onehot.model.KeyDelivery;
import dev.onehot.model.Message;
import dev.onehot.model.OwnedKey;
import dev.onehot.model.ProgramFiles;
import dev.onehot.model.Presets;
import dev.onehot.model.Protocol;
import dev.onehot.model.Provider;
import dev.onehot.model.ReleasedFile;
import dev.onehot.model.RunningProgram;
import dev.onehot.model.TakenOver;
import dev.onehot.model.WantedFile;
import dev.onehot.tools.Whereabouts;
import java.nio.file.Path;

/// The programs of this machine that can follow, and what their files become. What is known of them is data. Safe on any thread.
public final class FollowedFiles implements ProgramFiles {
    private final Whereabouts here;
    private final Optional<Path> folder;
    private final SequencedMap<String, FollowSection> known = new LinkedHashMap<>();
    private final FoundPrograms found;
    private final RunningPrograms running;

    public FollowedFiles(Whereabouts here) {
        this(here, Optional.empty());
    }

    /// @param folder in which programs would be started; empty: not known
    public FollowedFiles(Whereabouts here, Optional<Path> folder) {
        this.here = here;
        this.folder = folder;
        FollowSections.all().forEach(it -> known.put(it.id(), it));
        found = new FoundPrograms(here.environment(), here.home());
        running = new RunningPrograms(
                known.values().stream().collect(Collectors.toMap(FollowSection::id, FollowSection::words)),
                known.values().stream().collect(Collectors.toMap(FollowSection::id, FollowSection::aside)),
                this::isOurs);
    }

    @Override
    public List<FollowableProgram> known() {
        return known.values().stream().map(FollowSection::program).toList();
    }

    @Override
    public FollowableProgram of(String id, String definition) {
        return section(id, definition).program();
    }

    private FollowSection section(String id, String definition) {
        // Of a known program it only says what is not ours.
        var section = definition.isEmpty() || known.containsKey(id) ? known.get(id) : FollowSections.of(id, definition);
        if (section == null) {
            throw new UnknownProgramException(id);
        }
        return section;
    }

    @Override
    public boolean isFound(String id) {
        var section = known.get(id);
        return section != null && found.has(section.commands(), section.ownPlaces(here));
    }

    @Override
    public boolean emptiesFirst(String id) {
        var section = known.get(id);
        return section != null && section.empties();
    }

    @Override
    public List<RunningProgram> running(Collection<String> ids, Instant before) {
        return ids.isEmpty() ? List.of() : running.before(ids, before);
    }

    /// Of another home, or moved by a variable, a session has other files.
    private boolean isOurs(String id, Map<String, String> variables) {
        var section = Objects.requireNonNull(known.get(id));
        try {
            var there = new Whereabouts(Path.of(variables.getOrDefault("HOME", "")), variables, here.system());
            return real(section.files(there)).equals(real(section.files(here)));
        } catch (InvalidPathException noHome) {
            return true;
        }
    }

    private static List<Path> real(List<Path> files) {
        return files.stream().map(FollowedFiles::real).toList();
    }

    @Override
    public Optional<Message> misfit(FollowedProgram program, Provider provider) {
        var section = section(program.id(), program.definition());
        var spoken = provider.speaking(section.ways().keySet());
        var filling = filling(section, program, spoken);
        if (filling.isEmpty()) {
            return Optional.of(Message.of(
                    provider.model().isEmpty() ? "program.misfit.dialect.model" : "program.misfit.dialect", names(section.ways().keySet()), provider.name()));
        }
        var supply = filling.get().supply();
        if (supply.needsKey() && !provider.key().isPresent()) {
            return Optional.of(Message.of("program.misfit.key", provider.name()));
        }
        if (provider.key().isPresent() && !section.deliveries().contains(program.delivery())) {
            return Optional.of(Message.of(
                    section.deliveries().equals(List.of(KeyDelivery.CLEAR)) ? "program.misfit.clear" : "program.misfit.delivery", section.name()));
        }
        var untold = filling.get().untold();
        if (untold.isPresent()) {
            return Optional.of(Message.of("program.misfit.header", untold.get().name(), provider.name()));
        }
        if (supply.model().isEmpty()) {
            return Optional.of(Message.of("program.misfit.model", provider.name(), section.name()));
        }
        if (supply.address().base().isEmpty()) {
            return Optional.of(Message.of("program.misfit.address", provider.name(), section.name()));
        }
        boolean chatOnly = section.responses() && Presets.answersResponses(supply.address().base()).equals(Optional.of(false));
        return chatOnly ? Optional.of(Message.of("program.misfit.responses", provider.name(), section.name())) : Optional.empty();
    }

    @Override
    public List<WantedFile> wanted(FollowedProgram program, Provider provider, HelperCall helper) {
        var section = section(program.id(), program.definition());
        var spoken = provider.speaking(section.ways().keySet());
        var filling = filling(section, program, spoken).orElseThrow(() -> new IllegalArgumentException(program.id() + " does not fit"));
        var files = new ArrayList<WantedFile>();
        for (var place : section.places()) {
            place.path(here).map(FollowedFiles::real).ifPresent(file -> {
                boolean made = program.file(file.toString()).map(it -> !it.existed()).orElseGet(() -> !Files.exists(file));
                var values = filling.filled(place, helper, made);
                values.keySet().removeAll(LeftPaths.in(program.definition()));
                if (!values.isEmpty()) {
                    files.add(new WantedFile(file, place.format(), values));
                }
            });
        }
        return List.copyOf(files);
    }

    @Override
    public List<Message> beaten(FollowedProgram program, Provider provider, HelperCall helper) {
        var section = section(program.id(), program.definition());
        var filling = filling(section, program, provider.speaking(section.ways().keySet()));
        return filling.map(it -> new Overrides(section, here, folder).of(program, it, helper)).orElse(List.of());
    }

    @Override
    public TakenOver takeOver(FollowedProgram program, Provider provider, WantedFile wanted, FollowedFile file, byte[] content) {
        var section = section(program.id(), program.definition());
        var filling = filling(section, program, provider.speaking(section.ways().keySet()));
        var place = section.places().stream().filter(it -> it.path(here).map(FollowedFiles::real).filter(wanted.path()::equals).isPresent()).findFirst();
        return filling.isEmpty() || place.isEmpty()
                ? TakenOver.NOTHING
                : new TakingOver(filling.get().lines(place.get(), !file.existed()), wanted.values()).of(file, content);
    }

    @Override
    public String leaving(String definition, Collection<String> paths) {
        return LeftPaths.with(definition, paths);
    }

    private Optional<FollowFilling> filling(FollowSection section, FollowedProgram program, Provider spoken) {
        var dialect = Presets.family(spoken.kind()).speech().protocol();
        return Optional.ofNullable(section.ways().get(dialect)).map(it -> new FollowFilling(section, it, program, spoken, here.isWindows()));
    }

    /// The file itself, behind links.
    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException notThere) {
            var folder = file.toAbsolutePath().normalize();
            try {
                return Objects.requireNonNull(folder.getParent()).toRealPath().resolve(folder.getFileName());
            } catch (IOException noFolder) {
                return folder;
            }
        }
    }

    private static String names(Collection<Protocol> dialects) {
        return dialects.stream().map(it -> it == Protocol.OPENAI ? "OpenAI" : it == Protocol.ANTHROPIC ? "Anthropic" : "Google").collect(Collectors.joining(", "));
    }

    @Override
    public FilePatch patch(WantedFile wanted, List<OwnedKey> keys, Optional<byte[]> content, Optional<ApiKey> clear, boolean overDrift) {
        return new FilePatching(wanted, keys, clear).patch(content, overDrift);
    }

    @Override
    public ReleasedFile release(FollowedFile file, byte[] content, boolean empties) {
        return FilePatching.release(file, content, empties);
    }
}
