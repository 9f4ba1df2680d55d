package dev.onehot.build;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.function.Consumer;

/// Empties methods of libraries that every start goes through and that Onehot has no use for.
///
/// @param entry the class, as an entry of its jar
/// @param method its name and type
/// @param body what it does instead
record NeverNeeded(String entry, String method, Consumer<CodeBuilder> body) {
    private static final ClassDesc SILENT = ClassDesc.of("org.slf4j.helpers.NOPLoggerFactory");

    private static final List<NeverNeeded> ALL = List.of(
            // Asks by reflection for a security manager, which Java 25 cannot have; the annotations of what it finds take two classes made at every start.
            new NeverNeeded("com/sun/javafx/SecurityUtil.class", "checkSecurityManager()V", CodeBuilder::return_),
            // How a connection would write dates, with all time zones. Onehot stores numbers.
            new NeverNeeded(
                    "org/sqlite/date/FastDateFormat.class", "getInstance(Ljava/lang/String;)Lorg/sqlite/date/FastDateFormat;", it -> it.aconst_null().areturn()),
            // Looks through all modules for who writes what libraries log. It is nobody: the one that it finds is this one.
            new NeverNeeded(
                    "org/slf4j/LoggerFactory.class", "getILoggerFactory()Lorg/slf4j/ILoggerFactory;",
                    it -> it.new_(SILENT).dup().invokespecial(SILENT, "<init>", MethodTypeDesc.of(ConstantDescs.CD_void)).areturn()));

    static byte[] emptied(String entry, byte[] bytes) {
        return ALL.stream().filter(it -> it.entry.equals(entry)).findFirst().map(it -> it.emptied(bytes)).orElse(bytes);
    }

    private byte[] emptied(byte[] bytes) {
        var model = ClassFile.of().parse(bytes);
        if (model.methods().stream().noneMatch(this::isIt)) {
            throw new IllegalStateException(entry + " has no " + method + " any more");
        }
        return ClassFile.of().transformClass(model, (builder, element) -> {
            if (element instanceof MethodModel each && isIt(each)) {
                builder.withMethod(each.methodName(), each.methodType(), each.flags().flagsMask(), it -> it.withCode(body::accept));
            } else {
                builder.with(element);
            }
        });
    }

    private boolean isIt(MethodModel each) {
        return (each.methodName().stringValue() + each.methodType().stringValue()).equals(method);
    }
}
