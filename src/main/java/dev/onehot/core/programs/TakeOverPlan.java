package dev.onehot.core.programs;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.Snapshot;
import dev.onehot.core.files.Plan;
import dev.onehot.core.files.Planning;
import dev.onehot.disk.KeptFile;
import dev.onehot.model.FollowedFile;
import dev.onehot.model.FollowedProgram;
import dev.onehot.model.Message;
import dev.onehot.model.OnehotException;
import dev.onehot.model.PlannedChange;
import dev.onehot.model.PlannedFile;
import dev.onehot.model.Provider;
import dev.onehot.model.ProviderDraft;
import dev.onehot.model.TakenOver;

/// What a person, or the program, changed in a followed file is right: the model becomes the provider's, and what else names it is not ours any more.
/// Blocks on the disk.
///
/// @param wanted the program
/// @param write makes the files so when it is committed
record TakeOverPlan(
        Function<Snapshot, FollowedProgram> wanted, Due.Sight sight, Function<Snapshot, FileChange.Maker> maker, Runnable write) implements Plan.Source {
    @Override
    public Plan plan(Snapshot now) {
        var program = wanted.apply(now);
        var planning = new Planning();
        var remarks = new ArrayList<Message>();
        var left = new ArrayList<String>();
        var changed = new LinkedHashMap<Long, Provider>();
        var due = sight.look(now, List.of(program));
        Optional.ofNullable(due.troubles().get(program.id())).ifPresent(it -> planning.problem(program.id(), it.reason()));
        for (var file : due.files()) {
            try {
                var taken = taken(now, file);
                taken.model().ifPresent(model -> {
                    var provider = file.provider().orElseThrow();
                    changed.put(provider.id(), provider.withFields(Map.of("model", model)));
                    remarks.add(Message.of("program.takeOver.model", provider.name(), model));
                });
                if (!taken.left().isEmpty()) {
                    left.addAll(taken.left());
                    remarks.add(Message.of("program.takeOver.left", file.path().toString(), String.join(", ", taken.left())));
                }
                if (!taken.refused().isEmpty()) {
                    planning.problem(program.id(), Message.of("program.takeOver.refused", file.path().toString(), String.join(", ", taken.refused())));
                }
            } catch (IOException failure) {
                planning.problem(program.id(), Trouble.words(file.path(), failure));
            } catch (OnehotException unreadable) {
                planning.problem(program.id(), Trouble.unreadable(unreadable).reason());
            }
        }
        if (planning.plan(Optional.empty(), List.of(), false, this).problems().isEmpty()) {
            changes(now, program, left, changed.values(), planning);
        }
        return planning.plan(Optional.empty(), remarks, false, this);
    }

    private TakenOver taken(Snapshot now, DueFile due) throws IOException {
        var row = due.row();
        var content = KeptFile.read(due.path());
        if (row.isEmpty() || content.isEmpty() || due.provider().isEmpty()) {
            return TakenOver.NOTHING;
        }
        var provider = due.provider().get();
        // What was changed beside another provider's values says nothing of this one.
        boolean another = now.provider(provider.id()).isEmpty() || !row.map(FollowedFile::provider).equals(Optional.of(OptionalLong.of(provider.id())));
        var taken = sight.programs().takeOver(due.program(), provider, due.wanted().orElseThrow(), row.get(), content.get());
        return another && taken.model().isPresent() ? new TakenOver(Optional.empty(), List.of(), List.of("model")) : taken;
    }

    private void changes(Snapshot now, FollowedProgram program, List<String> left, Collection<Provider> changed, Planning planning) {
        var then = now;
        for (var it : changed) {
            var before = now.provider(it.id()).orElseThrow();
            planning.program(
                    new PlannedChange(it.name(), true, Optional.of(before.model()), Optional.of(it.model()), false),
                    new Command.UpdateProvider(it.id(), ProviderDraft.of(it), Command.ANY));
            then = then.with(it);
        }
        var next = program.withDefinition(sight.programs().leaving(program.definition(), left));
        var name = Optional.of(program.name());
        planning.program(new PlannedChange(program.name(), false, name, name, false), new Command.FollowProgram(next.withFiles(List.of())));
        for (var file : sight.look(then, List.of(next)).files()) {
            var planned = planned(then, file);
            planning.file(planned);
            planned.obstacle().ifPresent(it -> planning.problem(program.id(), it));
        }
    }

    private PlannedFile planned(Snapshot then, DueFile file) {
        var path = file.path().toString();
        try {
            return new PlannedFile(path, maker.apply(then).make(file, false, false).diff(), Optional.empty());
        } catch (FileChange.TroubleException failure) {
            return new PlannedFile(path, "", Optional.of(failure.trouble().reason()));
        }
    }

    @Override
    public void carriedOut() {
        write.run();
    }
}
