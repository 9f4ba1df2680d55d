package dev.onehot.cli;

import picocli.CommandLine.Command;

/// Its commands are classes, each made when it is asked for.
@Command(name = "setting", description = "List, read and change settings.")
final class SettingGroup extends Group {}
