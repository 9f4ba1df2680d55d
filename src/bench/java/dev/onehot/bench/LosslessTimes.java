package dev.onehot.bench;

import module java.base;

import dev.onehot.model.DocumentFormat;
import dev.onehot.tools.lossless.KeyPath;
import dev.onehot.tools.lossless.LosslessText;

/// How long it takes to change one value in a configuration of two megabytes: read, changed, and as bytes again.
final class LosslessTimes {
    private static final int SIZE = 2 << 20;
    private static final int ROUNDS = 60;

    /// In ms: the first time in this process, and the median of the later half.
    record Times(double cold, double warm) {}

    private LosslessTimes() {}

    static Times of(DocumentFormat format) {
        var content = content(format).getBytes(StandardCharsets.UTF_8);
        var path = KeyPath.of(format == DocumentFormat.WHOLE ? "" : format == DocumentFormat.DOTENV ? "ONEHOT" : "onehot.name");
        var nanos = new long[ROUNDS];
        for (int n = 0; n < ROUNDS; n++) {
            long start = System.nanoTime();
            var changed = LosslessText.of(format, content).with(path, "\"value " + n + "\"").text().content();
            nanos[n] = System.nanoTime() - start;
            if (Arrays.equals(changed, content)) {
                throw new IllegalStateException("nothing was changed");
            }
        }
        double cold = nanos[0] / 1e6;
        Arrays.sort(nanos, ROUNDS / 2, ROUNDS);
        return new Times(cold, nanos[ROUNDS * 3 / 4] / 1e6);
    }

    /// Settings like those of programs, again and again.
    private static String content(DocumentFormat format) {
        var text = new StringBuilder(format == DocumentFormat.JSON || format == DocumentFormat.JSONC ? "{\n" : "");
        var part = switch (format) {
            case JSON -> "  \"server-%d\": {\"command\": \"npx\", \"args\": [\"-y\", \"@scope/server\"], \"env\": {\"A\": \"é \\n\"}, \"timeout\": 1.5e3},\n";
            case JSONC -> "  // what it does\n  \"server-%d\": {\n    \"command\": \"npx\", /* first */\n    \"args\": [\"-y\", \"@scope/server\",],\n    \"on\": true\n  },\n";
            case TOML -> "# what it does\n[servers.server-%d]\ncommand = \"npx\"\nargs = [\"-y\", \"@scope/server\"]\nenv = { A = \"é\", B = 'c' }\ntimeout = 1_500\n\n";
            case DOTENV -> "# what it does\nSERVER_%d_KEY=\"sk-1234 # 5\" # comment\nexport SERVER_URL='https://h/v1'\n";
            case YAML -> "# what it does\nserver-%d:\n  command: npx\n  args:\n    - -y\n    - \"@scope/server\" # second\n  env: {A: é, B: 'c'}\n";
            case WHOLE -> "export SERVER_%d=1\n";
        };
        for (int n = 0; text.length() < SIZE; n++) {
            text.append(part.replace("%d", String.valueOf(n)));
        }
        return text.append(format == DocumentFormat.JSON || format == DocumentFormat.JSONC ? "  \"last\": 1\n}\n" : "").toString();
    }
}
