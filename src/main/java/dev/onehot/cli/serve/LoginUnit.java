package dev.onehot.cli.serve;

import module java.base;

/// What a system is given so that it starts the endpoint when its person logs in.
public enum LoginUnit {
    systemd {
        @Override
        public String text(List<String> command) {
            return """
                    # Save as ~/.config/systemd/user/onehot-endpoint.service, then: systemctl --user enable --now onehot-endpoint
                    # A vault needs its passphrase: systemctl --user edit onehot-endpoint, with LoadCredential= or Environment=ONEHOT_PASSPHRASE=...
                    [Unit]
                    Description=Onehot: one address for the active AI provider

                    [Service]
                    ExecStart=%s
                    Restart=on-failure
                    RestartSec=5
                    SuccessExitStatus=143
                    TimeoutStopSec=20

                    [Install]
                    WantedBy=default.target
                    """.formatted(command.stream().map(LoginUnit::quotedForSystemd).collect(Collectors.joining(" ")));
        }
    },
    launchd {
        @Override
        public String text(List<String> command) {
            return """
                    <?xml version="1.0" encoding="UTF-8"?>
                    <!-- Save as ~/Library/LaunchAgents/dev.onehot.endpoint.plist, then: launchctl bootstrap gui/$UID ~/Library/LaunchAgents/dev.onehot.endpoint.plist -->
                    <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
                    <plist version="1.0">
                    <dict>
                        <key>Label</key><string>dev.onehot.endpoint</string>
                        <key>ProgramArguments</key>
                        <array>%s</array>
                        <key>RunAtLoad</key><true/>
                        <key>KeepAlive</key><dict><key>SuccessfulExit</key><false/></dict>
                        <key>ThrottleInterval</key><integer>10</integer>
                        <key>ExitTimeOut</key><integer>20</integer>
                    </dict>
                    </plist>
                    """.formatted(command.stream().map(it -> "<string>" + escaped(it) + "</string>").collect(Collectors.joining()));
        }
    },
    windows {
        @Override
        public String text(List<String> command) {
            var arguments = command.stream().skip(1).map(it -> it.matches("[\\w.:/\\\\-]+") ? it : '"' + it + '"').collect(Collectors.joining(" "));
            return """
                    # Run these lines in PowerShell; Unregister-ScheduledTask "Onehot endpoint" takes it back.
                    $action = New-ScheduledTaskAction -Execute %s -Argument %s
                    $trigger = New-ScheduledTaskTrigger -AtLogOn -User $env:USERNAME
                    $settings = New-ScheduledTaskSettingsSet -ExecutionTimeLimit 0 -AllowStartIfOnBatteries -DontStopIfGoingOnBatteries -RestartCount 3 -RestartInterval (New-TimeSpan -Minutes 1)
                    Register-ScheduledTask -TaskName 'Onehot endpoint' -Action $action -Trigger $trigger -Settings $settings
                    """.formatted(quotedForPowerShell(command.getFirst()), quotedForPowerShell(arguments));
        }
    };

    /// Ends with a line's end.
    ///
    /// @param command what is to be started, and its arguments
    public abstract String text(List<String> command);

    /// The one of the system that this runs on.
    public static LoginUnit ofThisSystem() {
        var system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return system.startsWith("windows") ? windows : system.startsWith("mac") ? launchd : systemd;
    }

    /// What is to be started.
    ///
    /// @param program the path of onehotctl
    /// @param usual the database that need not be named
    public static List<String> command(String program, String database, Path usual) {
        var first = launcher(program);
        return database.equals(usual.toAbsolutePath().toString()) ? List.of(first, "serve") : List.of(first, "--db", database, "serve");
    }

    /// A package has one for this command, which needs less memory.
    private static String launcher(String onehotctl) {
        var own = Path.of(onehotctl.replaceFirst("(\\.exe)?$", "-serve$1"));
        return own.isAbsolute() && Files.isExecutable(own) ? own.toString() : onehotctl;
    }

    private static String quotedForSystemd(String word) {
        var plain = word.replace("\\", "\\\\").replace("\"", "\\\"").replace("%", "%%").replace("$", "$$");
        return plain.matches("[\\w./-]+") ? plain : '"' + plain + '"';
    }

    private static String escaped(String word) {
        return word.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String quotedForPowerShell(String word) {
        return "'" + word.replace("'", "''") + "'";
    }
}
