/// Onehot: keep AI providers, edit settings, switch the active one.
module dev.onehot {
    requires java.sql;
    requires javafx.controls;
    requires javafx.fxml;
    requires org.xerial.sqlitejdbc;
    requires transitive org.pcollections;
    requires static transitive org.jspecify;
    requires static com.google.errorprone.annotations;
    requires org.controlsfx.controls;
    requires atlantafx.base;
    requires org.kordamp.ikonli.javafx;

    exports dev.onehot.core;
    exports dev.onehot.model;
    exports dev.onehot.store;
}
