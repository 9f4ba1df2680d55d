package dev.onehot.build;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;

/// Turns the texts of a window from files of properties into classes, which Java looks for first: they come from the cache of classes with all their strings, where a
/// file of a thousand lines takes 10 ms to read at every start.
final class Bundles {
    private static final ClassDesc LIST = ClassDesc.of("java.util.ListResourceBundle");
    private static final ClassDesc PAIRS = CD_Object.arrayType(2);
    private static final ClassDesc PAIR = CD_Object.arrayType();

    private Bundles() {}

    /// @param classes the folder of the program's classes, in which each class takes the place of its file
    static void compile(Path classes) throws IOException {
        for (var name : List.of("model/messages", "ui/texts", "desktop/tray")) {
            for (var language : List.of("", "_de", "_zh_CN")) {
                var bundle = "dev/onehot/" + name + language;
                var file = classes.resolve(bundle + ".properties");
                Files.write(classes.resolve(bundle + ".class"), type(bundle, read(file)));
                Files.delete(file);
            }
        }
    }

    private static Properties read(Path file) throws IOException {
        var texts = new Properties();
        try (var reader = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }

    private static byte[] type(String name, Properties texts) {
        return ClassFile.of().build(ClassDesc.ofInternalName(name), type -> type
                .withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL)
                .withSuperclass(LIST)
                .withMethodBody(INIT_NAME, MTD_void, ClassFile.ACC_PUBLIC, code -> code.aload(0).invokespecial(LIST, INIT_NAME, MTD_void).return_())
                .withMethodBody("getContents", MethodTypeDesc.of(PAIRS), ClassFile.ACC_PROTECTED, code -> contents(code, texts)));
    }

    private static void contents(CodeBuilder code, Properties texts) {
        code.loadConstant(texts.size()).anewarray(PAIR);
        int index = 0;
        for (var text : new TreeMap<>(texts).entrySet()) {
            code.dup().loadConstant(index).iconst_2().anewarray(CD_Object);
            code.dup().iconst_0().loadConstant((String) text.getKey()).aastore();
            code.dup().iconst_1().loadConstant((String) text.getValue()).aastore();
            code.aastore();
            index++;
        }
        code.areturn();
    }
}
