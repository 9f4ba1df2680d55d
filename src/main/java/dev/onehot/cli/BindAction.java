package dev.onehot.cli;

import module java.base;

import dev.onehot.core.events.Snapshot;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Binds a folder to a provider.
@Command(
        name = "bind",
        description = "Make env, key and run without NAME use this provider in this folder and those below, whichever is active: a file .onehot with its"
                + " name, the nearest one upwards. Without NAME, say what holds here. The file can name a provider of yours and nothing else; one that"
                + " belongs to another user is not obeyed.")
final class BindAction extends Action {
    @Parameters(arity = "0..1", paramLabel = "NAME", description = "A provider.")
    private String name = "";

    @Option(names = "--remove", description = "Remove the file from this folder.")
    private boolean remove;

    @Override
    int run() {
        if (remove && !name.isEmpty()) {
            throw Refusal.usage("Write onehotctl bind NAME, or onehotctl bind --remove.", "");
        }
        var here = session().folder();
        if (remove) {
            return remove(here);
        }
        var snapshot = session().snapshot();
        if (name.isEmpty()) {
            return say(snapshot, FolderBinding.of(here));
        }
        var provider = Names.provider(snapshot, name);
        var bound = FolderBinding.bind(here, snapshot, provider);
        return session().done(
                document(snapshot, Optional.of(bound)),
                "In " + here + " and below, env, key and run use " + provider.name() + ", as " + bound.file() + " says.");
    }

    private int remove(Path here) {
        if (!FolderBinding.remove(here)) {
            var above = FolderBinding.of(here).map(it -> "What holds here is " + it.file() + ".");
            throw Refusal.missing("There is no .onehot in " + here + ".", above.orElse(""));
        }
        return session().show(() -> document(session().snapshot(), FolderBinding.of(here)), out -> session().say(here + " is bound no more."));
    }

    private int say(Snapshot snapshot, Optional<FolderBinding> binding) {
        var sentence = binding.map(it -> Names.bound(snapshot, it).name() + " is used here, as " + it.file() + " says.")
                .orElse("This folder is bound to no provider: the active one is used.");
        return session().show(() -> document(snapshot, binding), out -> out.line(sentence));
    }

    private Map<String, @Nullable Object> document(Snapshot snapshot, Optional<FolderBinding> binding) {
        return JsonOutput.object(
                "file", binding.map(it -> it.file().toString()),
                "provider", binding.map(it -> Shapes.provider(Names.bound(snapshot, it), snapshot.protection())));
    }
}
