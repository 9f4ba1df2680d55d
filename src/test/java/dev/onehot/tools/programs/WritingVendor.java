package dev.onehot.tools.programs;

import module java.base;

import dev.onehot.testing.Loopback;
import dev.onehot.testing.Loopback.Request;

/// A provider that has a program's own tool write a file, and says so once it is told what came of it.
public final class WritingVendor implements AutoCloseable {
    private final ToolSpeech speech;
    private final String name;
    private final Path work;
    private static final String SIGNED = "c2lnbmVk-by-";

    private final Loopback server = Loopback.answering(this::answer);
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger written = new AtomicInteger();
    private final List<Throwable> troubles = new CopyOnWriteArrayList<>();
    private volatile boolean signs;
    private final AtomicReference<Runnable> between = new AtomicReference<>(() -> {});

    /// @param name under which it writes, and says what it did
    /// @param work where the program works
    public WritingVendor(ToolSpeech speech, String name, Path work) {
        this.speech = speech;
        this.name = name;
        this.work = work;
    }

    /// The tools that write, as programs call them, and what each is told.
    private static Map<String, String> arguments(String tool, Path file, String text) {
        return switch (tool) {
            case "Write" -> Map.of("file_path", file.toString(), "content", text);
            case "write_file" -> Map.of("file_path", file.toString(), "content", text);
            case "write" -> Map.of("filePath", file.toString(), "content", text);
            case "exec_command" -> Map.of("cmd", "printf %s '" + text + "' > '" + file + "'");
            default -> Map.of();
        };
    }

    public ToolSpeech speech() {
        return speech;
    }

    public String name() {
        return name;
    }

    /// Of whom it is known what it answers.
    public String url() {
        return speech == ToolSpeech.RESPONSES ? "http://api.openai.com/v1" : server.url(speech.base());
    }

    /// Past which proxy it is reached; empty: none.
    public String proxy() {
        return speech == ToolSpeech.RESPONSES ? server.url("") : "";
    }

    public String model() {
        return "m-of-" + name;
    }

    public String key() {
        return "key-of-" + name;
    }

    /// What it has said when it has done what it was asked.
    public String said() {
        return "It is written, says " + name + ".";
    }

    /// The file that it has written first.
    public Path file(int number) {
        return work.resolve("by-" + name + "-" + number + ".txt");
    }

    public String text() {
        return "words of " + name;
    }

    public List<Request> requests() {
        return server.requests();
    }

    /// What came while it told something that has to be shown by the test.
    public List<Throwable> troubles() {
        return troubles;
    }

    /// How many files it has written before it says so.
    public void writes(int times) {
        calls.set(times);
    }

    /// Has it sign what it thinks before a call, and refuse what another has signed.
    public void signs() {
        signs = true;
    }

    /// Whether it was sent what it has signed.
    public boolean isSentItsOwn(Request request) {
        return request.body().contains(SIGNED + name);
    }

    /// Carried out once, in the middle of its next stream.
    public void inTheMiddle(Runnable what) {
        between.set(what);
    }

    private Loopback.Response answer(Request request) {
        if (!FakeVendor.isPrompt(request)) {
            return Loopback.json(404, "{\"error\":{\"message\":\"There is nothing here.\"}}");
        }
        // OpenAI answers chat completions as well.
        var spoken = request.path().endsWith("/chat/completions") ? ToolSpeech.CHAT : speech;
        var body = ToolSpeech.read(request.body());
        if (signs && request.body().replace(SIGNED + name, "").contains(SIGNED)) {
            return Loopback.json(400, spoken.refusal());
        }
        var tool = spoken.tools(body).stream().filter(it -> !arguments(it, work, "").isEmpty()).findFirst();
        if (tool.isEmpty()) {
            return stream(spoken.say("A title"), () -> {});
        }
        if (calls.getAndUpdate(it -> Math.max(0, it - 1)) == 0) {
            return stream(spoken.say(said()), between.getAndSet(() -> {}));
        }
        int number = written.incrementAndGet();
        var events = spoken.call("call_" + name + "_" + number, tool.get(), arguments(tool.get(), file(number), text()));
        return stream(signs ? spoken.signed(events, SIGNED + name) : events, between.getAndSet(() -> {}));
    }

    private Loopback.Response stream(List<String> events, Runnable what) {
        return out -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            for (int number = 0; number < events.size(); number++) {
                if (number == events.size() / 2) {
                    out.flush();
                    try {
                        what.run();
                    } catch (RuntimeException | AssertionError trouble) {
                        troubles.add(trouble);
                    }
                }
                out.write(events.get(number).getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        };
    }

    @Override
    public void close() {
        server.close();
    }
}
