package dev.onehot.cli;

import module java.base;

import dev.onehot.core.SettingsManager;
import dev.onehot.model.FollowedProgram;
import dev.onehot.model.KeyDelivery;
import dev.onehot.model.OnehotException;
import dev.onehot.model.ProgramState;
import org.jspecify.annotations.Nullable;

/// Has programs follow what a command has committed, before it says so.
final class Followers {
    /// Longer than a disk that is busy takes, and than sessions of Claude Code that are to see a value empty first.
    private static final long DEADLINE_SECONDS = 20;

    private Followers() {}

    /// How those that follow here are then; none when nothing follows, at once. Fails for nobody's sake: what was committed holds.
    static List<ProgramState> after(Session session, SettingsManager manager) {
        var followed = manager.snapshot().programs().values();
        if (followed.isEmpty()) {
            return List.of();
        }
        var writing = CompletableFuture.supplyAsync(
                () -> {
                    if (followed.stream().anyMatch(Followers::holdsKey)) {
                        // Without asking anybody: what waits for keys is told so.
                        var _ = KeyAccess.await(manager.keys().open());
                    }
                    return session.following().write();
                },
                task -> Thread.ofVirtual().start(task));
        try {
            return writing.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            session.remark("The files of programs that follow are not written yet: an open window writes them, or onehotctl program apply.");
        } catch (ExecutionException failed) {
            var why = failed.getCause() instanceof OnehotException known ? known.what().text(Locale.ROOT) : String.valueOf(failed.getCause());
            session.remark("The files of programs that follow are not written: " + why);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        return List.of();
    }

    /// As [Session#done], after a change that programs may follow: they do so first, and how each is then is said, too.
    static int done(Session session, Map<String, @Nullable Object> document, String sentence) {
        var states = after(session, session.reading());
        document.put("programs", shapes(session, states));
        return session.show(() -> document, out -> {
            session.say(sentence);
            say(session, states);
        });
    }

    /// A line for each, for a person.
    static void say(Session session, List<ProgramState> states) {
        if (!states.isEmpty()) {
            var shapes = new ProgramShapes(session.snapshot());
            states.forEach(it -> session.say(shapes.line(it)));
        }
    }

    static List<Map<String, @Nullable Object>> shapes(Session session, List<ProgramState> states) {
        return new ProgramShapes(session.snapshot()).programs(states);
    }

    /// Whether writing its files takes open keys: there is one in them, or was.
    private static boolean holdsKey(FollowedProgram it) {
        return it.delivery() == KeyDelivery.CLEAR
                || it.files().stream().flatMap(file -> file.keys().stream()).anyMatch(key -> key.secret() && key.original().isPresent());
    }
}
