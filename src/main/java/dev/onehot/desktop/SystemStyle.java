package dev.onehot.desktop;

import java.util.Optional;

/// How a person wants every program of their desktop to look.
///
/// @param dark empty where the desktop has no opinion
/// @param highContrast whether they asked for more contrast
/// @param accent the colour of their choice; empty for each program's own
/// @param still whether they asked for less motion; empty where the desktop does not say
public record SystemStyle(Optional<Boolean> dark, boolean highContrast, Optional<Accent> accent, Optional<Boolean> still) {
    /// A desktop that says nothing.
    public static final SystemStyle UNKNOWN = new SystemStyle(Optional.empty(), false, Optional.empty(), Optional.empty());

    /// A colour in sRGB, each part from 0 to 1.
    public record Accent(double red, double green, double blue) {}
}
