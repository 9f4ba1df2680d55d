#!/usr/bin/env bash
# PostgreSQL's JDBC driver believes a server whose certificate has expired, where that certificate itself is the one that is to be trusted.
#
# Tried with: postgresql 42.7.14 (the JDBC driver), Temurin 25, psql 15 (Debian 12, OpenSSL 3.0), Linux x64.
# A server in a small company has no authority: its own certificate is handed out and named as sslrootcert, with sslmode=verify-full. One would think that
# verify-full then looks at the name and the dates, as it does for a certificate that an authority has signed, and as psql does with the same file. The driver
# looks at the name only: Java's PKIX takes what is among the trusted certificates itself as good without validating it, so that nobody asks for its dates.
# So a key that was to be out of use after a year goes on being believed for ever, by programs in Java only, and a test with psql says that all is well.
# The same holds for an authority's own dates: Java asks for none of those of what is trusted (not shown here).
# What to do instead: read the file of sslrootcert and call X509Certificate.checkValidity() before connecting.
#
# Seen here: verify-full with the expired certificate as sslrootcert: the driver sends the startup message (user, database) over TLS, psql refuses
# ("certificate verify failed"); signed by an authority that is named instead, just as expired: the driver refuses too.
# Needs: a JDK 17 or newer, mvn, psql.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy -Dartifact=org.postgresql:postgresql:42.7.14 -DoutputDirectory="$folder" >/dev/null 2>&1
tool() { keytool -storepass changeit -storetype PKCS12 "$@" 2>/dev/null; }
cd "$folder"
expired=(-startdate -20d -validity 10)
# One that stands for itself.
tool -genkeypair -keyalg EC -alias own -dname CN=localhost -ext san=dns:localhost "${expired[@]}" -keystore own.p12
tool -exportcert -rfc -alias own -keystore own.p12 -file own.pem
# The same within its time.
tool -genkeypair -keyalg EC -alias own -dname CN=localhost -ext san=dns:localhost -validity 100 -keystore valid.p12
tool -exportcert -rfc -alias own -keystore valid.p12 -file valid.pem
# One that an authority stands for.
tool -genkeypair -keyalg EC -alias ca -dname CN=Company -ext bc:c -validity 100 -keystore ca.p12
tool -exportcert -rfc -alias ca -keystore ca.p12 -file ca.pem
tool -genkeypair -keyalg EC -alias own -dname CN=localhost -validity 100 -keystore signed.p12
tool -certreq -alias own -keystore signed.p12 -file signed.csr
tool -gencert -alias ca -keystore ca.p12 -infile signed.csr -outfile signed.pem -rfc -ext san=dns:localhost "${expired[@]}"
tool -importcert -noprompt -alias ca -keystore signed.p12 -file ca.pem
tool -importcert -noprompt -alias own -keystore signed.p12 -file signed.pem
cat >Server.java <<'J'
import java.io.*;
import java.net.*;
import java.nio.file.*;
import java.security.KeyStore;
import java.sql.*;
import java.util.*;
import javax.net.ssl.*;

/** Says yes to TLS, shows its certificate, and notes who goes on after that. */
class Server {
    static volatile String heard = "";

    public static void main(String[] arguments) throws Exception {
        boolean ok = true;
        ok &= check("valid.p12", "valid.pem", true, true);
        ok &= check("own.p12", "own.pem", true, false);
        ok &= check("signed.p12", "ca.pem", false, false);
        System.out.println(ok ? "As described." : "NOT as described.");
        System.exit(ok ? 0 : 1);
    }

    static boolean check(String keys, String trusted, boolean driverGoesOn, boolean psqlGoesOn) throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(Path.of(keys))) {
            store.load(in, "changeit".toCharArray());
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, "changeit".toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        try (var socket = new ServerSocket(0, 50, InetAddress.getByName("localhost"))) {
            var thread = new Thread(() -> serve(socket, context));
            thread.setDaemon(true);
            thread.start();
            heard = "";
            String said;
            try (var connection = DriverManager.getConnection("jdbc:postgresql://localhost:" + socket.getLocalPort() + "/team?user=me&password=x&sslmode=verify-full"
                    + "&gssEncMode=disable&socketTimeout=10&sslrootcert=" + Path.of(trusted).toAbsolutePath())) {
                said = "connected";
            } catch (SQLException failure) {
                said = failure.getMessage();
            }
            boolean driver = heard.contains("team");
            System.out.println(trusted + " is trusted: the driver " + (driver ? "goes on and sends its startup message" : "stops: " + said));
            heard = "";
            var psql = new ProcessBuilder("psql", "-w", "host=localhost port=" + socket.getLocalPort() + " dbname=team user=me gssencmode=disable connect_timeout=10 sslmode=verify-full"
                    + " sslrootcert=" + Path.of(trusted).toAbsolutePath(), "-c", "SELECT 1").redirectErrorStream(true).start();
            said = new String(psql.getInputStream().readAllBytes()).strip();
            boolean libpq = heard.contains("team");
            System.out.println(trusted + " is trusted: psql " + (libpq ? "goes on and sends its startup message" : "stops: " + said.lines().reduce((a, b) -> b).orElse("")));
            return driver == driverGoesOn && libpq == psqlGoesOn;
        }
    }

    static void serve(ServerSocket socket, SSLContext context) {
        while (!socket.isClosed()) {
            try (var client = socket.accept()) {
                client.setSoTimeout(10_000);
                client.getInputStream().readNBytes(8);
                client.getOutputStream().write('S');
                var safe = (SSLSocket) context.getSocketFactory().createSocket(client, "localhost", client.getPort(), true);
                safe.setUseClientMode(false);
                var in = new DataInputStream(safe.getInputStream());
                heard = new String(in.readNBytes(in.readInt() - 4));
                safe.close();
            } catch (IOException refused) {
                // By the client.
            }
        }
    }
}
J
java -cp "$(echo "$folder"/postgresql-*.jar)" Server.java
