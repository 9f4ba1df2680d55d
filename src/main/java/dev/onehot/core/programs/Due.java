package dev.onehot.core.programs;

import module java.base;

import dev.onehot.core.events.OwnSettings;
import dev.onehot.core.events.Snapshot;
import dev.onehot.disk.KeptFile;
import dev.onehot.model.EndpointProvider;
import dev.onehot.model.FollowedProgram;
import dev.onehot.model.HelperCall;
import dev.onehot.model.Message;
import dev.onehot.model.OnehotException;
import dev.onehot.model.ProgramFiles;
import dev.onehot.model.ProgramStanding;
import dev.onehot.model.Provider;
import dev.onehot.model.Setting;
import dev.onehot.model.WantedFile;

/// Which files of programs should say what, as of one moment. Reads none of them; looks where links lead.
///
/// @param files by path
/// @param troubles by the program's id
record Due(List<DueFile> files, Map<String, Trouble> troubles) {
    /// What is needed to tell.
    ///
    /// @param helper the command that a program calls, for a provider
    record Sight(ProgramFiles programs, BiFunction<FollowedProgram, Provider, HelperCall> helper) {
        /// Whom a program asks: the active one, the one that it stays with, or the endpoint.
        static Optional<Provider> asked(Snapshot now, FollowedProgram program) {
            if (program.pinned().equals(OptionalLong.of(EndpointProvider.ID))) {
                var port = now.setting(OwnSettings.ENDPOINT_PORT).map(Setting::value);
                return Optional.of(EndpointProvider.at(EndpointProvider.port(port)));
            }
            return program.pinned().isPresent() ? now.provider(program.pinned().getAsLong()) : now.active();
        }

        /// Of these programs, as they are or would be.
        Due look(Snapshot now, Collection<FollowedProgram> followed) {
            var files = new ArrayList<DueFile>();
            var troubles = new LinkedHashMap<String, Trouble>();
            for (var program : followed) {
                try {
                    if (program.releasing()) {
                        program.files().forEach(it -> files.add(DueFile.back(program, it)));
                    } else {
                        provider(now, program, troubles).ifPresent(it -> wanted(now, program, it, files, troubles));
                    }
                } catch (OnehotException failure) {
                    troubles.put(program.id(), Trouble.failed(failure));
                }
            }
            files.sort(Comparator.comparing(it -> it.path().toString()));
            return new Due(files, troubles);
        }

        /// What a program obeys more than its files; nothing is told where its provider is none for it. Blocks on the disk.
        List<Message> beaten(Snapshot now, FollowedProgram program) {
            return provider(now, program, new HashMap<>()).map(it -> programs.beaten(program, it, helper.apply(program, it))).orElse(List.of());
        }

        /// The one that it should ask. Where there is none for it, it keeps the last one.
        private Optional<Provider> provider(Snapshot now, FollowedProgram program, Map<String, Trouble> troubles) {
            var provider = asked(now, program);
            var misfit = provider.map(it -> programs.misfit(program, it))
                    .orElseGet(() -> Optional.of(program.pinned().isPresent() ? Message.of("program.pinnedGone") : Message.of("program.noProvider")));
            misfit.ifPresent(it -> troubles.put(program.id(), new Trouble(ProgramStanding.DOES_NOT_FIT, it)));
            return misfit.isPresent() ? Optional.empty() : provider;
        }

        private void wanted(Snapshot now, FollowedProgram program, Provider provider, List<DueFile> files, Map<String, Trouble> troubles) {
            var wanted = new LinkedHashMap<Path, WantedFile>();
            for (var it : programs.wanted(program, provider, helper.apply(program, provider))) {
                try {
                    wanted.put(KeptFile.real(it.path()), it);
                } catch (IOException circle) {
                    troubles.put(program.id(), Trouble.failed(it.path(), circle));
                }
            }
            var left = program.files().stream().filter(it -> !wanted.containsKey(Path.of(it.path()))).toList();
            wanted.forEach((real, file) -> {
                var row = program.file(real.toString());
                var here = left.stream().filter(it -> it.format() == file.format()).limit(1).map(it -> new DueFile.Earlier(program, it));
                var earlier = row.isPresent() ? List.<DueFile.Earlier>of() : Stream.concat(here, elsewhere(now, program, real)).toList();
                files.add(new DueFile(program, real, row, Optional.of(file), Optional.of(provider), earlier));
            });
        }

        /// The same file of the same program, as other places know it.
        private static Stream<DueFile.Earlier> elsewhere(Snapshot now, FollowedProgram program, Path file) {
            return now.programs().values().stream()
                    .filter(it -> it.id().equals(program.id()) && !it.place().equals(program.place()))
                    .flatMap(it -> it.file(file.toString()).map(row -> new DueFile.Earlier(it, row)).stream());
        }
    }
}
