#!/usr/bin/env bash
# A look at SQLite's log between two commits makes the second one slower; a look at the folder does not.
#
# Tried with: sqlite-jdbc 3.53.4.0 (WAL, synchronous=FULL), Temurin 25, Linux 6.18 on ext4.
# One would think that to ask a file for its attributes is free beside an fsync. Since Linux 6.13 ext4, XFS and Btrfs keep times as
# fine as somebody looks at them: a call of stat (any that asks for the times; Java's readAttributes always does) marks them as seen, and
# the next write has to store a new time. So the fsync of a commit that only overwrites pages of the log is no longer a flush of data: it
# waits for the file system's journal too. Without the look the time moves only with the clock's tick, and most commits need no journal.
# What to do instead, to see whether the log is still the one that was opened: look at its folder, which changes when names come and go.
#
# Seen here, in three runs: a commit 99 to 108 µs; with a look at the log before each 141 to 156 µs (1.37 to 1.47 x); with one at the folder 97 to 111 µs (0.98 to 1.03 x).
# Needs: a JDK 17 or newer, mvn, Linux 6.13 or newer, and a temporary folder on ext4, XFS or Btrfs (TMPDIR).
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
IFS=.- read -r major minor _ <<<"$(uname -r)"
[ "$major" -gt 6 ] || { [ "$major" = 6 ] && [ "$minor" -ge 13 ]; } || { echo "Linux $(uname -r) is older than 6.13: nothing to see here"; exit 2; }
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy -Dartifact=org.xerial:sqlite-jdbc:3.53.4.0 -DoutputDirectory="$folder" >/dev/null 2>&1
cat >"$folder/Commits.java" <<'J'
import java.nio.file.*;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.*;
import java.util.*;

class Commits {
    public static void main(String[] arguments) throws Exception {
        var file = Path.of(arguments[0], "a.db");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file); var statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode=WAL");
            statement.execute("PRAGMA synchronous=FULL");
            statement.execute("CREATE TABLE t(a INTEGER PRIMARY KEY, b TEXT)");
            var looks = new LinkedHashMap<String, Path>();
            looks.put("nothing", null);
            looks.put("the log", Path.of(file + "-wal"));
            looks.put("the folder", file.getParent());
            var times = new HashMap<String, List<Double>>();
            try (var write = connection.prepareStatement("INSERT OR REPLACE INTO t VALUES (?, ?)")) {
                for (int round = 0; round < 30; round++) {
                    for (var look : looks.entrySet()) {
                        long start = System.nanoTime();
                        for (int i = 0; i < 500; i++) {
                            if (look.getValue() != null) {
                                Files.readAttributes(look.getValue(), BasicFileAttributes.class);
                            }
                            write.setInt(1, i % 10);
                            write.setString(2, "value " + i);
                            write.executeUpdate();
                        }
                        // The first ones warm up.
                        if (round >= 6) {
                            times.computeIfAbsent(look.getKey(), it -> new ArrayList<>()).add((System.nanoTime() - start) / 500e3);
                        }
                    }
                }
            }
            double plain = median(times.get("nothing"));
            double log = median(times.get("the log"));
            double folder = median(times.get("the folder"));
            System.out.printf(Locale.ROOT, "a commit %.0f µs; with a look at the log before each %.0f µs (%.2f x); with one at the folder %.0f µs (%.2f x)%n",
                    plain, log, log / plain, folder, folder / plain);
            if (log < 1.2 * plain || folder > 1.15 * plain) {
                System.out.println("This is not what was seen.");
                System.exit(1);
            }
        }
    }

    private static double median(List<Double> values) {
        Collections.sort(values);
        return values.get(values.size() / 2);
    }
}
J
java --class-path "$folder/sqlite-jdbc-3.53.4.0.jar" "$folder/Commits.java" "$folder" 2>/dev/null
