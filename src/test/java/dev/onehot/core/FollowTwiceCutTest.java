package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.programs.FollowRequest;
import dev.onehot.core.programs.Following;
import dev.onehot.model.ApiKey;
import dev.onehot.model.DocumentFormat;
import dev.onehot.model.FollowedFile;
import dev.onehot.model.KeyChange;
import dev.onehot.model.KeyDelivery;
import dev.onehot.model.Origin;
import dev.onehot.model.OwnedKey;
import dev.onehot.model.ProgramStanding;
import dev.onehot.model.ProgramState;
import dev.onehot.model.ProviderDraft;
import dev.onehot.tools.Whereabouts;
import dev.onehot.tools.follow.FollowDefinition;
import dev.onehot.tools.follow.FollowedFiles;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// A file of a person's choice, written by the real thing: cut short, and cut short again on the way back, what stands in it is still known for ours.
@Execution(ExecutionMode.CONCURRENT)
class FollowTwiceCutTest extends ManagerFixture {
    private Following following;

    private long provider(String name, boolean active) {
        var key = KeyChange.to(ApiKey.of("env:TMPDIR_" + name));
        return manager.addAiProvider(new ProviderDraft(name, "openai-compatible", "https://" + name + ".example.com/v1", "m-" + name, "", key), active)
                .providerId().orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(value = DocumentFormat.class, names = {"JSON", "JSONC", "TOML", "DOTENV", "YAML"})
    void whatWasCutShortTwiceIsOurs(DocumentFormat format) throws IOException {
        long first = provider("a", true);
        long second = provider("b", false);
        var target = folder.resolve("home").resolve("any");
        var values = new LinkedHashMap<String, String>();
        values.put("MODEL", "{model}");
        values.put("COMMAND", "{helper}");
        following = manager.following(new FollowedFiles(new Whereabouts(target.getParent(), Map.of(), "Linux")), () -> "/opt/onehotctl", folder.resolve("state"));
        var request = new FollowRequest("", "", OptionalLong.empty(), Optional.of(KeyDelivery.HELPER), FollowDefinition.of(target, format, "Any", values));
        manager.carryOut(following.follow(List.of(request)), Origin.CLI);
        var program = manager.snapshot().programs().firstEntry().getValue();
        var before = program.files().getFirst();
        manager.setActiveProvider(second);
        assertThat(following.write()).extracting(ProgramState::standing).containsExactly(ProgramStanding.FOLLOWS);
        assertThat(target).content().contains("m-b").contains(" key " + second + " ");
        var after = manager.snapshot().programs().firstEntry().getValue().files().getFirst();
        // As a kill leaves it between the file and the last commit.
        manager.apply(new Command.RecordFiles(Map.of(program.key(), Map.of(before.path(), Optional.of(cut(before, after))))), Origin.CLI);
        manager.setActiveProvider(first);
        // As one leaves it between the first commit and the file.
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("r--------"));
        assertThat(following.write()).extracting(ProgramState::standing).containsExactly(ProgramStanding.FAILED);
        assertThat(target).content().contains("m-b");
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-------"));
        assertThat(following.write()).extracting(ProgramState::standing).containsExactly(ProgramStanding.FOLLOWS);
        assertThat(target).content().contains("m-a").contains(" key " + first + " ").doesNotContain("m-b");
        manager.carryOut(following.release(List.of("file-1")), Origin.CLI);
        assertThat(target).doesNotExist();
    }

    private static List<String> programs() {
        return FollowingChild.PROGRAMS;
    }

    /// A program may have another place for each provider: what stands in that of the one before goes with the next write, also when that was cut short.
    @ParameterizedTest
    @MethodSource("programs")
    void whatGoesIsOursUntilItHasGone(String id) throws IOException {
        for (var name : List.of("a", "b")) {
            var key = KeyChange.to(ApiKey.of("sk-do-not-show-" + name));
            manager.addAiProvider(new ProviderDraft(name, "openai-compatible", "https://" + name + ".example.com/v1", "m-" + name, "", key), name.equals("a"));
        }
        var home = Files.createDirectory(folder.resolve("home")).toRealPath();
        var files = FollowingChild.files(home);
        following = manager.following(files, () -> "/opt/onehotctl", folder.resolve("state"));
        var delivery = files.of(id, "").deliveries().getFirst();
        manager.carryOut(following.follow(List.of(new FollowRequest(id, "", OptionalLong.empty(), Optional.of(delivery), ""))), Origin.CLI);
        var written = manager.snapshot().programs().firstEntry().getValue().files().stream().map(it -> Path.of(it.path())).toList();
        manager.setActiveProvider(manager.snapshot().named("b").orElseThrow().id());
        permit(written, "r--------");
        assertThat(following.write()).extracting(ProgramState::standing).containsExactly(ProgramStanding.FAILED);
        permit(written, "rw-------");
        assertThat(following.write()).extracting(ProgramState::standing).containsExactly(ProgramStanding.FOLLOWS);
        manager.carryOut(following.release(List.of(id)), Origin.CLI);
        assertThat(written).allSatisfy(it -> assertThat(it).doesNotExist());
    }

    private static void permit(List<Path> files, String permissions) throws IOException {
        for (var it : files) {
            Files.setPosixFilePermissions(it, PosixFilePermissions.fromString(permissions));
        }
    }

    private static FollowedFile cut(FollowedFile before, FollowedFile after) {
        var intended = after.keys().stream().collect(Collectors.toMap(OwnedKey::path, OwnedKey::written));
        return before.withKeys(before.keys().stream()
                .map(it -> new OwnedKey(it.path(), it.original(), it.insertion(), it.written(), intended.getOrDefault(it.path(), Optional.empty()), it.secret()))
                .toList());
    }
}
