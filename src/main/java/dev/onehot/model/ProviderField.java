package dev.onehot.model;

import module java.base;

/// A field of a provider, and all that is known of it. Who stores, keeps, exports, replays, shows, asks for or checks one goes through these, in this
/// order: a field more is a line here, a column with the name of its constant, and `editor.ID` in the window's texts (`advanced.ID.prompt`, too).
public enum ProviderField {
    NAME("name", 200, Option.NONE),
    KIND("kind", 64, Option.NONE),
    BASE_URL("baseUrl", 0, new Option("base-url", "", "")),
    MODEL("model", 300, new Option("model", "M", "The model to use.")),
    NOTES("notes", 20_000, new Option("notes", "TEXT", "Anything to remember.")),
    HEADERS(Shape.LINES, "headers", 0, true, new Option("header", "K=V", "A header of every request; may be repeated. {key} and {env:NAME} are filled"
            + " in when it is sent; an empty V removes it.", "X-Team=blue")),
    ORGANIZATION(Shape.LINE, "organization", 200, false, new Option("organization", "ID", "OpenAI: the organization that is charged.")),
    PROJECT(Shape.LINE, "project", 200, false, new Option("project", "ID", "OpenAI: the project that is charged.")),
    RESOURCE(Shape.LINE, "resource", 63, false, new Option("resource", "RESOURCE", "Azure: the first part of the host name, before .openai.azure.com.")),
    DEPLOYMENT(Shape.LINE, "deployment", 200, false, new Option("deployment", "DEPLOYMENT", "Azure: what the model is called there.")),
    API_VERSION(Shape.LINE, "apiVersion", 200, false, new Option("api-version", "DATE", "Azure: only for the older way, as in 2024-10-21.")),
    TIMEOUT_SECONDS(Shape.NUMBER, "timeoutSeconds", 600, true, new Option("timeout", "S", "Seconds for a whole check, from 1 to 600; 0 for the usual time.")),
    PROXY(Shape.LINE, "proxy", 0, true, new Option("proxy", "URL", "http://host:port, direct for none, or env:NAME for an address with a password that"
            + " a variable holds; by default the system's.")),
    ADDRESSES(Shape.LINES, "addresses", 0, true, new Option("address", "DIALECT=URL", "The address for programs that speak another dialect: anthropic,"
            + " google or openai; may be repeated. An empty URL removes it.",
            "anthropic=https://api.example.com/anthropic"));

    /// What every provider has, and has a place of its own for in the window.
    public static final List<ProviderField> EVERYBODYS = List.copyOf(EnumSet.range(NAME, NOTES));

    /// What only some providers need: [ProviderOptions].
    public static final List<ProviderField> OPTIONS = List.copyOf(EnumSet.complementOf(EnumSet.range(NAME, NOTES)));

    private final Shape shape;
    private final String id;
    private final int most;
    private final boolean isForAll;

    @SuppressWarnings("ImmutableEnumChecker") // It is a record of texts.
    private final Option option;

    /// What stands in a field. Whatever it is, it is a text for who edits it.
    public enum Shape {
        LINE,
        /// Several, each with a name of its own.
        LINES,
        /// Stored as one; none is stored as 0.
        NUMBER
    }

    /// How the command line takes it, in English.
    ///
    /// @param word without the dashes; empty for none
    /// @param label what it takes; empty for one that is not taken as it is
    /// @param example of one of several lines
    public record Option(String word, String label, String help, String example) {
        private static final Option NONE = new Option("", "", "");

        private Option(String word, String label, String help) {
            this(word, label, help, "");
        }
    }

    ProviderField(String id, int most, Option option) {
        this(Shape.LINE, id, most, true, option);
    }

    ProviderField(Shape shape, String id, int most, boolean isForAll, Option option) {
        this.shape = shape;
        this.id = id;
        this.most = most;
        this.isForAll = isForAll;
        this.option = option;
    }

    public Shape shape() {
        return shape;
    }

    /// As JSON, exports, the history, problems and the keys of texts name it.
    public String id() {
        return id;
    }

    /// How many characters it may have, or what the largest number is; 0 where that is a matter of what stands in it.
    public int most() {
        return most;
    }

    public Option option() {
        return option;
    }

    /// As `--clear` calls it: of several lines an option gives one, and this means all of them.
    public String word() {
        return shape == Shape.LINES ? id : option.word();
    }

    /// Whether it stands in a table of the original's.
    public boolean isOriginals() {
        return this == NAME || this == MODEL;
    }

    public String column() {
        return this == NAME ? "provider_name" : name().toLowerCase(Locale.ROOT);
    }

    /// Whether addresses stand in it.
    public boolean holdsAddresses() {
        return this == BASE_URL || this == PROXY || this == ADDRESSES;
    }

    /// Whether it decides to which server a key goes.
    boolean leads() {
        return this == KIND || this == RESOURCE || holdsAddresses();
    }

    /// Whether it matters for a provider of this family.
    public boolean mattersTo(Preset family) {
        return isForAll || family.speech().asksFor().contains(option.word());
    }

    /// Whether it matters for every family, and not only for those that ask for it.
    public boolean isForAll() {
        return isForAll;
    }

    /// Its control in the window.
    public String controlId() {
        // Published, and so it stays.
        return this == TIMEOUT_SECONDS ? "timeoutField" : id + (shape == Shape.LINES ? "Area" : "Field");
    }

    /// `text` as it is kept. What is no number becomes one that is wrong.
    String tidy(String text) {
        var bare = text.strip();
        if (this == ADDRESSES) {
            return DialectAddress.tidy(bare);
        }
        if (shape != Shape.NUMBER || bare.isEmpty()) {
            return bare;
        }
        int number = bare.matches("-?\\d{1,9}") ? Integer.parseInt(bare) : -1;
        return number == 0 ? "" : String.valueOf(number);
    }

    /// Adds at most one problem.
    ///
    /// @param stored what stood there before, of whose lines none is wrong
    void check(String text, String stored, List<Problem> problems) {
        switch (this) {
            case NAME, KIND -> {
                Rules.filled(id, text, problems);
                Rules.line(id, text, most, problems);
            }
            case BASE_URL -> Rules.base(id, text, problems);
            case NOTES -> Rules.text(id, text, most, problems);
            case MODEL, ORGANIZATION, PROJECT, DEPLOYMENT, API_VERSION -> Rules.line(id, text, most, problems);
            case RESOURCE -> Rules.resource(id, text, most, problems);
            case TIMEOUT_SECONDS -> Rules.seconds(id, text, most, problems);
            case PROXY -> Rules.proxy(id, text, problems);
            case ADDRESSES -> DialectAddress.check(id, text, stored, problems);
            case HEADERS -> { } // By ProviderOptions, one by one.
        }
    }
}
