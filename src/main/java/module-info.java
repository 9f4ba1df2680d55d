/// Onehot: keep AI providers, edit settings, switch the active one.
module dev.onehot {
    requires java.logging;
    // The tray of Windows and macOS.
    requires java.desktop;
    requires java.sql;
    requires info.picocli;
    requires transitive javafx.controls;
    requires javafx.fxml;
    requires jfx.incubator.richtext;
    requires java.net.http;
    requires jdk.net;
    requires tools.jackson.databind;
    requires tools.jackson.dataformat.toml;
    requires org.xerial.sqlitejdbc;
    requires org.postgresql.jdbc;
    requires com.networknt.schema;
    requires transitive org.pcollections;
    requires org.bouncycastle.provider;
    requires org.freedesktop.dbus;
    // Found as a service; required by name so that an image has it.
    requires org.freedesktop.dbus.transport.jre;
    requires org.slf4j.nop;
    requires org.snakeyaml.engine;
    requires io.netty.buffer;
    requires io.netty.codec;
    // What unpacks answers; named so that an image has it.
    requires io.netty.codec.compression;
    requires io.netty.codec.http;
    requires io.netty.common;
    requires io.netty.handler;
    requires io.netty.handler.proxy;
    requires io.netty.resolver;
    requires io.netty.transport;
    requires static transitive org.jspecify;
    requires static com.google.errorprone.annotations;
    requires org.controlsfx.controls;
    requires atlantafx.base;
    requires org.kordamp.ikonli.core;
    requires org.kordamp.ikonli.javafx;
    // Only its fonts are used, through a service; required by name so that an image has it.
    requires org.kordamp.ikonli.feather;

    exports dev.onehot.core;
    exports dev.onehot.core.events;
    exports dev.onehot.core.files;
    exports dev.onehot.core.keys;
    exports dev.onehot.core.programs;
    exports dev.onehot.model;
    exports dev.onehot.schema;
    exports dev.onehot.secret;
    exports dev.onehot.probe;
    exports dev.onehot.route;
    exports dev.onehot.tools;
    exports dev.onehot.store;
    exports dev.onehot.app to
            javafx.graphics;

    // Options and parameters are filled in by reflection.
    opens dev.onehot.cli to
            info.picocli;
    opens dev.onehot.ui.activity to
            javafx.fxml;
    opens dev.onehot.ui.databases to
            javafx.fxml;
    opens dev.onehot.ui.endpoint to
            javafx.fxml;
    opens dev.onehot.ui.failure to
            javafx.fxml;
    opens dev.onehot.ui.fit to
            javafx.fxml;
    opens dev.onehot.ui.health to
            javafx.fxml;
    opens dev.onehot.ui.json to
            javafx.fxml;
    opens dev.onehot.ui.keys to
            javafx.fxml;
    opens dev.onehot.ui.plan to
            javafx.fxml;
    opens dev.onehot.ui.programs to
            javafx.fxml;
    opens dev.onehot.ui.providers to
            javafx.fxml;
    opens dev.onehot.ui.settings to
            javafx.fxml;
    opens dev.onehot.ui.shell to
            javafx.fxml;
    opens dev.onehot.ui.switcher to
            javafx.fxml;
    opens dev.onehot.ui.text to
            javafx.fxml;
}
