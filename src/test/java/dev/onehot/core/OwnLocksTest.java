package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.files.ExportFile;
import dev.onehot.core.files.OwnPresetsFile;
import dev.onehot.core.files.Rescue;
import dev.onehot.model.FoundProvider;
import dev.onehot.model.OnehotException;
import dev.onehot.model.Origin;
import dev.onehot.model.Progress;
import dev.onehot.schema.Schemas;
import dev.onehot.store.sqlite.BackupReading;
import dev.onehot.store.sqlite.CcSwitchFile;
import dev.onehot.testing.Child;
import dev.onehot.testing.Outside;
import dev.onehot.testing.PlainFile;
import dev.onehot.tools.ToolContents;
import dev.onehot.tools.ToolFiles;
import dev.onehot.tools.Whereabouts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whichever way the database itself is named to this process, SQLite's locks on it stay, and so does what is written afterwards.
@EnabledOnOs(OS.LINUX)
@Execution(ExecutionMode.CONCURRENT)
class OwnLocksTest {
    @TempDir
    private Path folder;

    private Path file;
    private SettingsManager manager;

    private static ToolFiles tools(SettingsManager manager, Path named) {
        return new ToolFiles(new Whereabouts(Way.home(manager), java.util.Map.of(), "Linux"), theirs -> CcSwitchFile.read(named, theirs));
    }

    /// Each way in which a file comes to be opened that somebody named.
    enum Way {
        IMPORT_OF_ANOTHER_TOOL {
            @Override
            void go(SettingsManager manager, Path named) throws IOException {
                for (var name : List.of("chosen.db", "chosen.json", "opencode.json", "chosen.toml", "chosen.env")) {
                    var link = Files.createSymbolicLink(home(manager).resolve(name), named);
                    refused(() -> tools(manager, named).file(link));
                }
            }
        },
        LOOK_AT_THE_USUAL_PLACES {
            @Override
            void go(SettingsManager manager, Path named) throws IOException {
                for (var place : List.of(
                        ".cc-switch/cc-switch.db", ".claude/settings.json", ".codex/config.toml", ".codex/auth.json", ".gemini/settings.json",
                        ".gemini/.env", ".qwen/settings.json", ".qwen/.env", ".config/zed/settings.json", ".claude-code-router/config.json",
                        ".config/opencode/opencode.jsonc", ".local/share/opencode/auth.json", ".config/Code/User/chatLanguageModels.json")) {
                    var link = home(manager).resolve(place);
                    Files.createDirectories(link.getParent());
                    Files.createSymbolicLink(link, named);
                }
                // What its files point at is read as well.
                Files.writeString(home(manager).resolve(".config/opencode/opencode.json"),
                        "{\"provider\":{\"groq\":{\"options\":{\"apiKey\":\"{file:" + named + "}\"}}}}");
                assertThat(tools(manager, named).all()).flatExtracting(ToolContents::providers)
                        .extracting(FoundProvider::lacksKey).containsExactly(true);
            }
        },
        PREVIEW_OF_A_BACKUP {
            @Override
            void go(SettingsManager manager, Path named) {
                refused(() -> manager.backups().plan(named, Optional.empty()));
                refused(() -> BackupReading.read(named, named));
            }
        },
        RESTORE {
            @Override
            void go(SettingsManager manager, Path named) {
                refused(() -> manager.carryOut(manager.backups().plan(named, Optional.empty()), Origin.API));
                refused(() -> Rescue.restore(manager.place().beside(), named));
            }
        },
        BACKUP {
            @Override
            void go(SettingsManager manager, Path named) {
                refused(() -> manager.backups().make(Optional.of(named), Progress.NONE));
                refused(() -> manager.backups().make(Optional.empty(), Progress.NONE));
            }
        },
        EXPORT_AND_IMPORT {
            @Override
            void go(SettingsManager manager, Path named) {
                var database = manager.place().beside();
                refused(() -> ExportFile.read(database, named));
                refused(() -> ExportFile.requireFree(database, named, true));
                refused(() -> ExportFile.write(database, named, manager.transfer(), Optional.empty()));
                // As somebody does who takes another file for the database.
                refused(() -> ExportFile.read(database.resolveSibling("other.db"), named));
                refused(() -> ExportFile.write(database.resolveSibling("other.db"), named, manager.transfer(), Optional.empty()));
            }
        },
        SCHEMA_IN_A_SETTING {
            @Override
            void go(SettingsManager manager, Path named) {
                manager.setSetting(Schemas.KEY, named.toString());
                manager.setSetting("X", "2");
                assertThat(manager.schemas().refresh().faults()).anySatisfy(it -> assertThat(it.message().toString()).contains("schema.own"));
            }
        },
        SCHEMA_BESIDE {
            @Override
            void go(SettingsManager manager, Path named) throws IOException {
                Files.createSymbolicLink(manager.place().beside().resolveSibling("mine.schema.json"), named);
                manager.setSetting("X", "2");
                assertThat(manager.schemas().refresh().faults()).isNotEmpty();
            }
        },
        OWN_PRESETS {
            @Override
            void go(SettingsManager manager, Path named) throws IOException {
                Files.createSymbolicLink(manager.place().beside().resolveSibling("presets.ini"), named);
                assertThat(OwnPresetsFile.beside(manager.place().beside()).problems()).isNotEmpty();
            }
        },
        SECOND_MANAGER {
            @Override
            void go(SettingsManager manager, Path named) {
                SettingsManager.open(named).close();
            }
        };

        abstract void go(SettingsManager manager, Path named) throws IOException;

        private static Path home(SettingsManager manager) {
            return manager.place().beside().getParent();
        }

        private static void refused(Runnable reading) {
            try {
                reading.run();
            } catch (OnehotException said) {
                return;
            }
            // Nothing to be found there is an answer too: no byte was read.
        }
    }

    @BeforeEach
    void open() {
        file = folder.resolve("onehot.db");
        PlainFile.at(file);
        manager = SettingsManager.open(file);
        manager.setSetting("A", "1");
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @ParameterizedTest
    @EnumSource
    void theLocksStay(Way way) throws IOException {
        var before = locks();
        assertThat(before).isNotEmpty();
        way.go(manager, file);
        assertThat(locks()).containsAll(before);
    }

    @ParameterizedTest
    @EnumSource
    void theyStayThroughALink(Way way) throws IOException {
        var before = locks();
        way.go(manager, Files.createSymbolicLink(folder.resolve("link"), file));
        assertThat(locks()).containsAll(before);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"SECOND_MANAGER", "SCHEMA_IN_A_SETTING", "SCHEMA_BESIDE"})
    void theyStayWhereTheFileWasMoved(Way way) throws IOException {
        var before = locks();
        var moved = Files.move(file, folder.resolve("moved"));
        way.go(manager, moved);
        assertThat(locks()).containsAll(before);
    }

    /// The database is named, another program opens and closes the file, something is written and acknowledged, and the process is killed.
    @ParameterizedTest
    @ValueSource(strings = {"IMPORT_OF_ANOTHER_TOOL", "PREVIEW_OF_A_BACKUP", "SCHEMA_IN_A_SETTING", "SECOND_MANAGER"})
    void whatIsAcknowledgedAfterwardsIsThereAfterAKill(String way) throws IOException {
        var other = Files.createDirectory(folder.resolve("other")).resolve("onehot.db");
        PlainFile.at(other);
        try (var child = Child.start(OwnLocksChild.class, Files.createDirectory(folder.resolve("tmp")), other.toString(), way)) {
            assertThat(child.readLine()).isEqualTo("named");
            anotherProgramReads(other);
            child.go();
            assertThat(child.readLine()).isEqualTo("written");
            child.kill();
            assertThat(child.awaitExit()).isNotZero();
        }
        try (var outside = Outside.on(other)) {
            assertThat(outside.setting("A")).isEqualTo("3");
            assertThat(outside.setting("B")).isEqualTo("1");
            outside.assertSound();
        }
    }

    /// One with a SQLite of its own, which is older than ours on most computers. The newest no longer takes a log for nobody's without looking at its other locks.
    private static void anotherProgramReads(Path file) throws IOException {
        var query = "SELECT value FROM settings WHERE key = 'A'";
        var read = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); print(c.execute(sys.argv[2]).fetchone()[0]); c.close()";
        for (var command : List.of(List.of("python3", "-c", read, file.toString(), query), List.of("sqlite3", file.toString(), query))) {
            try {
                var process = new ProcessBuilder(command).redirectErrorStream(true).start();
                if (new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip().equals("2")) {
                    return;
                }
            } catch (IOException notHere) {
                continue;
            }
        }
        Assumptions.abort("skipped: neither Python nor sqlite3 here");
    }

    @Test
    void aDatabaseThatIsClosedIsAFileLikeAnyOther() throws IOException {
        var other = Files.createDirectory(folder.resolve("other")).resolve("onehot.db");
        PlainFile.at(other);
        assertThat(BackupReading.read(file, other).settings()).isEmpty();
        assertThat(manager.backups().plan(other, Optional.empty())).isNotNull();
    }

    /// Those of this process on the file, wherever it is now.
    private List<String> locks() throws IOException {
        var inode = ":" + ProcessHandle.current().pid() + ":" + Files.getAttribute(there(), "unix:ino");
        try (Stream<String> lines = Files.lines(Path.of("/proc/locks"))) {
            return lines.filter(it -> !it.contains("->"))
                    .map(it -> it.strip().split("\\s+"))
                    .filter(it -> (":" + it[4] + it[5].substring(it[5].lastIndexOf(':'))).equals(inode))
                    .map(it -> String.join(" ", List.of(it).subList(1, it.length)))
                    .toList();
        }
    }

    private Path there() {
        return Files.exists(file) ? file : folder.resolve("moved");
    }
}
