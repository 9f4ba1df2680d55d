#!/usr/bin/env bash
# A user agent stylesheet that is set before the toolkit starts is refused, and from then on controls have no theme at all: neither that one nor JavaFX's own.
#
# Tried with: JavaFX 26.0.2 (controls, graphics; headless platform), Temurin 25, Linux x64.
# Application.setUserAgentStylesheet throws "Toolkit not initialized" before there is a toolkit, so one takes it that nothing was set, and that who catches
# the exception gets JavaFX's own theme, Modena, as if it had not been called. But the address is noted first and handed to the toolkit second: the getter answers it, and
# the first control, which loads Modena only where no address is noted, loads nothing. Buttons have no background and no padding until somebody sets a theme anew.
# What to do instead: set the same address once more on the FX thread; that is not taken for the same thing twice, and is used then. (Who wants to keep Modena
# from being read, because controls are made before the toolkit runs, can use just this.)
#
# Seen here: without the call a button has a background; after the refused one the getter answers the address and a button has none; set again, it is red.
# Needs: a JDK 24 or newer as java, and mvn or its repository of jars on the network.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
case "$(uname -sm)" in "Linux x86_64") kind=linux;; "Linux aarch64") kind=linux-aarch64;; "Darwin arm64") kind=mac-aarch64;; "Darwin x86_64") kind=mac;; *) echo "not tried on this system"; exit 2;; esac
java=java
[ -z "${JAVA_HOME:-}" ] || java=$JAVA_HOME/bin/java
for module in base graphics controls; do
  mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy -Dartifact=org.openjfx:javafx-$module:26.0.2:jar:$kind -DoutputDirectory="$folder" >/dev/null 2>&1
done
printf '.button { -fx-background-color: red; }\n' > "$folder/red.css"
cat > "$folder/Early.java" <<'J'
import java.nio.file.Path;
import java.util.concurrent.*;
import javafx.application.*;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.paint.Color;

class Early {
    public static void main(String[] arguments) throws Exception {
        var theme = Path.of(arguments[1]).toUri().toString();
        boolean early = arguments[0].equals("early");
        String refused = "-";
        if (early) {
            try {
                Application.setUserAgentStylesheet(theme);
            } catch (IllegalStateException tooEarly) {
                refused = tooEarly.getMessage();
            }
        }
        var seen = new CompletableFuture<String>();
        Platform.startup(() -> {
            try {
                var first = colour();
                if (early) {
                    Application.setUserAgentStylesheet(theme);
                }
                seen.complete(first + " | " + colour());
            } catch (Throwable failure) {
                seen.completeExceptionally(failure);
            }
        });
        System.out.println(refused + " | " + (early && theme.equals(Application.getUserAgentStylesheet()) ? "noted" : "-") + " | " + seen.get(60, TimeUnit.SECONDS));
        System.exit(0);
    }

    private static String colour() {
        var button = new Button("x");
        new Scene(button).getRoot().applyCss();
        var background = button.getBackground();
        return background == null ? "nothing" : background.getFills().getLast().getFill().equals(Color.RED) ? "red" : "Modena";
    }
}
J
run() { timeout 120 "$java" -Dglass.platform=Headless -Dprism.order=sw --enable-native-access=javafx.graphics --module-path "$folder" --add-modules javafx.controls "$folder/Early.java" "$1" "$folder/red.css" 2>/dev/null; }
usual=$(run usual) early=$(run early)
echo "without the call: $usual"
echo "called too early: $early"
[ "$usual" = "- | - | Modena | Modena" ] && [ "$early" = "Toolkit not initialized | noted | nothing | red" ] ||
  { echo "This is not what was seen."; exit 1; }
