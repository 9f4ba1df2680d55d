#!/usr/bin/env bash
# With several hosts in its URL PostgreSQL's JDBC driver never comes to the second one while the first one takes the connection and says nothing, whatever
# connectTimeout says; and ~/.pgpass has a password for neither.
#
# Tried with: postgresql 42.7.14 (the JDBC driver), Temurin 25, psql 15 (Debian 12), Linux x64.
# A machine that hangs (full memory, a stopped process, a load balancer without anybody behind it) still has its kernel take connections. One would think that
# connectTimeout=2 with two hosts goes on to the other one after two seconds: libpq's connect_timeout of the same name does, it holds for each host until the
# login is done. The driver's holds for TCP's handshake alone; after that it waits without any limit (socketTimeout is 0), so that the failover for which the second
# host was named never happens. And libpq looks for each host's line in the file of passwords, while the driver asks it for one host whose name is "a,b" and whose
# port is "1,2", which no file has; only lines with * for both fit.
# What to do instead: set socketTimeout (for the connection's beginning at least, setNetworkTimeout afterwards) and try the hosts one by one, each with its own URL.
#
# Seen here: after 15 s the driver has not asked the second host, psql asks it after 2 s; asked for a password by the one host that answers, psql sends that of
# the host's line and the driver says that there is none.
# Needs: a JDK 17 or newer, mvn, psql.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy -Dartifact=org.postgresql:postgresql:42.7.14 -DoutputDirectory="$folder" >/dev/null 2>&1
cd "$folder"
cat >Hosts.java <<'J'
import java.io.*;
import java.net.*;
import java.nio.file.*;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.*;
import java.util.*;
import java.util.concurrent.*;

class Hosts {
    /** When somebody came, in ms, and what was sent as password. */
    static final BlockingQueue<String> HEARD = new LinkedBlockingQueue<>();

    public static void main(String[] arguments) throws Exception {
        var local = InetAddress.getByName("127.0.0.1");
        // Nobody accepts: the kernel takes the connection all the same.
        var silent = new ServerSocket(0, 50, local);
        var asking = new ServerSocket(0, 50, local);
        start(() -> ask(asking));
        var closed = new ServerSocket(0, 50, local);
        closed.close();
        var passwords = Path.of("pgpass");
        Files.writeString(passwords, "127.0.0.1:" + silent.getLocalPort() + ":*:*:no\n127.0.0.1:" + asking.getLocalPort() + ":*:*:sesame\n");
        Files.setPosixFilePermissions(passwords, PosixFilePermissions.fromString("rw-------"));
        System.setProperty("org.postgresql.pgpassfile", passwords.toAbsolutePath().toString());

        boolean ok = true;
        start(() -> connect(silent.getLocalPort(), asking.getLocalPort()));
        var driver = HEARD.poll(15, TimeUnit.SECONDS);
        System.out.println("driver, the first host is silent: the second one is " + (driver == null ? "not asked within 15 s" : "asked"));
        ok &= driver == null;
        long begun = System.nanoTime();
        psql(silent.getLocalPort(), asking.getLocalPort());
        var libpq = HEARD.poll(15, TimeUnit.SECONDS);
        System.out.printf("psql, the first host is silent: the second one is %s%n", libpq == null ? "not asked" : "asked and gets \"" + libpq + "\" (whole run: " + (System.nanoTime() - begun) / 100_000_000 / 10.0 + " s)");
        ok &= "sesame".equals(libpq);
        // The first one is closed: there the driver goes on.
        var said = connect(closed.getLocalPort(), asking.getLocalPort());
        var sent = HEARD.poll(2, TimeUnit.SECONDS);
        System.out.println("driver, the first host is closed: the second one asks for a password and gets " + (sent == null ? "none: " + said : "\"" + sent + "\""));
        ok &= sent == null || sent.isEmpty();
        System.out.println(ok ? "As described." : "NOT as described.");
        System.exit(ok ? 0 : 1);
    }

    static void start(Runnable body) {
        var thread = new Thread(body);
        thread.setDaemon(true);
        thread.start();
    }

    static String connect(int first, int second) {
        try (var connection = DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + first + ",127.0.0.1:" + second + "/team?user=me&connectTimeout=2&sslmode=disable&gssEncMode=disable")) {
            return "connected";
        } catch (SQLException failure) {
            return failure.getMessage();
        }
    }

    static void psql(int first, int second) throws Exception {
        var builder = new ProcessBuilder("psql", "-w", "host=127.0.0.1,127.0.0.1 port=" + first + "," + second
                + " dbname=team user=me connect_timeout=2 sslmode=disable gssencmode=disable", "-c", "SELECT 1").redirectErrorStream(true);
        builder.environment().put("PGPASSFILE", Path.of("pgpass").toAbsolutePath().toString());
        var psql = builder.start();
        psql.getInputStream().readAllBytes();
        psql.waitFor();
    }

    /** A server that asks for a password in clear, notes it and goes. */
    static void ask(ServerSocket socket) {
        while (true) {
            try (var client = socket.accept()) {
                client.setSoTimeout(5_000);
                var in = new DataInputStream(client.getInputStream());
                in.readNBytes(in.readInt() - 4);
                client.getOutputStream().write(new byte[] {'R', 0, 0, 0, 8, 0, 0, 0, 3});
                if (in.read() == 'p') {
                    HEARD.add(new String(in.readNBytes(in.readInt() - 5)));
                }
            } catch (IOException gone) {
                // Who has no password goes.
            }
        }
    }
}
J
java -cp "$(echo "$folder"/postgresql-*.jar)" Hosts.java
