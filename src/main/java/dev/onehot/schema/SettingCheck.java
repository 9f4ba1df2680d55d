package dev.onehot.schema;

import module java.base;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.ValidationLimitExceededException;
import dev.onehot.model.KnownSetting;
import dev.onehot.model.Problem;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/// Checks one setting. Its validator is made when it is first needed. Safe on any thread.
final class SettingCheck {
    private static final System.Logger LOG = System.getLogger(SettingCheck.class.getName());
    private static final String FIELD = "value";
    private static final Pattern INTEGER = Pattern.compile("-?\\d{1,40}");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,40}(?:\\.\\d{1,40})?(?:[eE][-+]?\\d{1,3})?");

    private final KnownSetting setting;
    private final JsonNode property;
    private final Validators validators;
    private volatile @Nullable Schema validator;
    private volatile boolean unusable;
    private volatile boolean gaveUp;
    private volatile Checked last = new Checked("", Optional.empty());

    /// What was found at a value.
    ///
    /// @param problems empty when it was not looked at
    private record Checked(String value, Optional<List<Problem>> problems) {}

    SettingCheck(KnownSetting setting, JsonNode property, Validators validators) {
        this.setting = setting;
        this.property = property;
        this.validators = validators;
    }

    /// Without its type when its schema turned out to be unusable: then it is text.
    KnownSetting setting() {
        return unusable ? setting.asText() : setting;
    }

    List<Problem> problems(String value) {
        if (unusable) {
            return List.of();
        }
        // A row of the editor asks for the same value each time that it comes into sight.
        var before = last;
        if (before.problems().isPresent() && before.value().equals(value)) {
            return before.problems().get();
        }
        var found = look(value);
        if (!setting.isSecret()) {
            last = new Checked(value, Optional.of(found));
        }
        return found;
    }

    private List<Problem> look(String value) {
        var instance = instance(value);
        if (instance.isEmpty()) {
            return List.of(broken(value));
        }
        try {
            var errors = validator().validate(instance.get());
            return errors.isEmpty() ? List.of() : List.of(problem(errors.getFirst(), value));
        } catch (BoundedPattern.TooSlow | ValidationLimitExceededException | StackOverflowError limit) {
            return giveUp(limit);
        } catch (SchemaException | IllegalArgumentException | IllegalStateException | ClassCastException | NullPointerException wrong) {
            return giveUp(wrong);
        }
    }

    /// Where it is no JSON, or what JSON is where there is nothing yet.
    private Problem broken(String value) {
        try {
            SchemaDocument.JSON.readTree(value);
        } catch (JacksonException wrong) {
            var place = wrong.getLocation();
            if (!value.isBlank() && place != null) {
                return Problem.of(FIELD, "json.broken", place.getLineNr() + ":" + place.getColumnNr());
            }
        }
        return Problem.of(FIELD, "value.json", setting.defaultValue().orElse("{\"key\": 1}"));
    }

    /// What cannot be looked at must not keep a person from their setting. Only a schema that fails at the simplest of values too is not
    /// asked again: one odd value says nothing of the next.
    private List<Problem> giveUp(Throwable reason) {
        gaveUp = true;
        unusable = !followsAny();
        LOG.log(Level.WARNING, () -> "The schema of " + setting.key() + " in " + setting.schema() + " cannot be used"
                + (unusable ? ": " : " for one value: ") + reason.getClass().getSimpleName());
        return List.of();
    }

    private boolean followsAny() {
        try {
            validator().validate(StringNode.valueOf(""));
            return true;
        } catch (RuntimeException | StackOverflowError neverFollowed) {
            return false;
        }
    }

    /// Whether it turned out that its schema cannot be followed, if only for some value.
    boolean isUnusable() {
        return gaveUp;
    }

    private Schema validator() {
        var made = validator;
        if (made == null) {
            made = validators.of(property);
            validator = made;
        }
        return made;
    }

    /// The stored text as what the schema speaks of; empty when it should be JSON and is none. A text that is no number stays a text,
    /// so that the schema refuses it.
    private Optional<JsonNode> instance(String value) {
        boolean json = switch (setting.type()) {
            case SWITCH -> value.equals("true") || value.equals("false");
            case INTEGER -> INTEGER.matcher(value).matches();
            case NUMBER -> NUMBER.matcher(value).matches();
            case CHOICE -> !property.path("type").asString("string").equals("string");
            case JSON -> true;
            default -> false;
        };
        if (!json) {
            return Optional.of(StringNode.valueOf(value));
        }
        try {
            return Optional.of(SchemaDocument.JSON.readTree(value));
        } catch (JacksonException none) {
            return setting.type() == KnownSetting.Type.JSON ? Optional.empty() : Optional.of(StringNode.valueOf(value));
        }
    }

    private Problem problem(Error error, String value) {
        return switch (setting.type()) {
            case SWITCH -> Problem.of(FIELD, "value.switch");
            case CHOICE -> Problem.of(FIELD, "value.choice", String.join(", ", setting.choices().stream().map(KnownSetting.Choice::value).toList()));
            case TIMEZONE -> Problem.of(FIELD, "value.timezone");
            case COLOUR -> Problem.of(FIELD, "value.colour");
            case DURATION -> Problem.of(FIELD, "value.duration");
            case URL -> setting.urlProblem(value).orElseGet(() -> described(error));
            case INTEGER, NUMBER -> number(error);
            default -> described(error);
        };
    }

    private Problem number(Error error) {
        boolean integer = setting.type() == KnownSetting.Type.INTEGER;
        return switch (error.getKeyword()) {
            case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum" -> bounds(error);
            case "type" -> Problem.of(FIELD, integer ? "value.integer" : "value.number");
            default -> described(error);
        };
    }

    private Problem bounds(Error error) {
        if (setting.minimum().isEmpty() || setting.maximum().isEmpty()) {
            return described(error);
        }
        return Problem.of(FIELD, "value.bounds", setting.minimum(), setting.maximum());
    }

    /// In the library's words, which it has in many languages.
    private static Problem described(Error error) {
        return Problem.of(FIELD, "value.schema", error.getMessage());
    }
}
