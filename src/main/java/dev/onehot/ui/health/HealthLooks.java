package dev.onehot.ui.health;

import module java.base;

import dev.onehot.core.Health;
import dev.onehot.model.BackupFile;
import dev.onehot.ui.Commands;

/// Asks how the database is, one question at a time: what is asked for meanwhile is asked once more when the answer is there. A program that
/// commits without a pause sets off no more than that. FX thread only.
final class HealthLooks {
    private final Commands commands;
    private final Consumer<Health> health;
    private final Consumer<List<BackupFile>> backups;
    private final Consumer<Throwable> failed;
    private boolean asking;
    private boolean again;

    HealthLooks(Commands commands, Consumer<Health> health, Consumer<List<BackupFile>> backups, Consumer<Throwable> failed) {
        this.commands = commands;
        this.health = health;
        this.backups = backups;
        this.failed = failed;
    }

    void ask() {
        again = asking;
        if (!asking) {
            asking = true;
            commands.aside(
                    manager -> Map.entry(manager.health(), manager.backups().list()),
                    found -> answer(() -> {
                        health.accept(found.getKey());
                        backups.accept(found.getValue());
                    }),
                    failure -> answer(() -> failed.accept(failure)));
        }
    }

    private void answer(Runnable shows) {
        asking = false;
        shows.run();
        if (again) {
            ask();
        }
    }
}
