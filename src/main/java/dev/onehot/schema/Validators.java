package dev.onehot.schema;

import com.networknt.schema.ExecutionConfig;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes the library's validators of one schema's properties, so that no schema can hang it: nothing is fetched, the number of steps and
/// their depth have a limit, and so has each regular expression.
final class Validators {
    private static final long MOST_STEPS = 20_000;
    private static final int DEEPEST = 64;

    private static final Dialect DIALECT = Dialect.builder(Dialects.getDraft202012())
            .formats(it -> Formats.all().forEach(format -> it.put(format.getName(), format)))
            .build();

    private static final SchemaRegistryConfig CONFIG = SchemaRegistryConfig.builder()
            .formatAssertionsEnabled(true)
            .regularExpressionFactory(BoundedPattern::new)
            .executionContextCustomizer((context, schema) -> context.setExecutionConfig(ExecutionConfig.builder()
                    .formatAssertionsEnabled(true)
                    .maxEvaluationSteps(MOST_STEPS)
                    .maxEvaluationDepth(DEEPEST)
                    .build()))
            .build();

    private final JsonNode definitions;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(DIALECT, it -> it.schemaRegistryConfig(CONFIG)
            .schemaCacheEnabled(false)
            .schemaLoader(loader -> loader.block(address -> true)));

    /// @param definitions the schema's `$defs`, which its properties may refer to
    Validators(JsonNode definitions) {
        this.definitions = definitions;
    }

    /// May throw anything that the library throws over a wrong schema.
    Schema of(JsonNode property) {
        if (property instanceof ObjectNode object && definitions.isObject() && !object.has("$defs")) {
            var alone = object.deepCopy();
            alone.remove("$id");
            alone.set("$defs", definitions);
            return registry.getSchema(alone);
        }
        return registry.getSchema(property);
    }
}
