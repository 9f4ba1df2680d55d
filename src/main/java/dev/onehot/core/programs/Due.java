package dev.onehot.core.programs;

import module java.base;

import dev.onehot.core.events.Snapshot;
import dev.onehot.disk.KeptFile;
import dev.onehot.model.FollowedProgram;
import dev.onehot.model.HelperCall;
import dev.onehot.model.Message;
import dev.onehot.model.OnehotException;
import dev.onehot.model.ProgramFiles;
import dev.onehot.model.ProgramStanding;
import dev.onehot.model.Provider;

/// Which files of programs should say what, as of one moment. Reads none of them; looks where links lead.
///
/// @param files by path
/// @param troubles by the program's id
record Due(List<DueFile> files, Map<String, Trouble> troubles) {
    /// What is needed to tell.
    ///
    /// @param helper the command that programs call, for a provider
    record Sight(ProgramFiles programs, LongFunction<HelperCall> helper) {
        /// Of these programs, as they are or would be.
        Due look(Snapshot now, Collection<FollowedProgram> followed) {
            var files = new ArrayList<DueFile>();
            var troubles = new LinkedHashMap<String, Trouble>();
            for (var program : followed) {
                try {
                    if (program.releasing()) {
                        program.files().forEach(it -> files.add(new DueFile(program, Path.of(it.path()), Optional.of(it), Optional.empty(), Optional.empty())));
                    } else {
                        provider(now, program, troubles).ifPresent(it -> wanted(program, it, files, troubles));
                    }
                } catch (OnehotException failure) {
                    troubles.put(program.id(), Trouble.failed(failure));
                }
            }
            files.sort(Comparator.comparing(it -> it.path().toString()));
            return new Due(files, troubles);
        }

        /// The one that it should ask. Where there is none for it, it keeps the last one.
        private Optional<Provider> provider(Snapshot now, FollowedProgram program, Map<String, Trouble> troubles) {
            var provider = program.pinned().isPresent() ? now.provider(program.pinned().getAsLong()) : now.active();
            var misfit = provider.map(it -> programs.misfit(program, it))
                    .orElseGet(() -> Optional.of(program.pinned().isPresent() ? Message.of("program.pinnedGone") : Message.of("program.noProvider")));
            misfit.ifPresent(it -> troubles.put(program.id(), new Trouble(ProgramStanding.DOES_NOT_FIT, it)));
            return misfit.isPresent() ? Optional.empty() : provider;
        }

        private void wanted(FollowedProgram program, Provider provider, List<DueFile> files, Map<String, Trouble> troubles) {
            for (var wanted : programs.wanted(program, provider, helper.apply(provider.id()))) {
                try {
                    var real = KeptFile.real(wanted.path());
                    files.add(new DueFile(program, real, program.file(real.toString()), Optional.of(wanted), Optional.of(provider)));
                } catch (IOException circle) {
                    troubles.put(program.id(), Trouble.failed(wanted.path(), circle));
                }
            }
        }
    }
}
