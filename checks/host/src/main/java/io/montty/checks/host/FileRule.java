package io.montty.checks.host;

import io.montty.api.Default;
import io.montty.api.Description;
import io.montty.api.Severity;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Say how a file has to be, or the newest of several.
 *
 * @param path where it is; wildcards in the last component
 * @param presence whether it has to be there
 * @param minAge how long ago it must have been changed at least; null for any time
 * @param maxAge how long ago it may have been changed at most; null for any time
 * @param minSize how big it must be at least; null for any size
 * @param maxSize how big it may be at most; null for any size
 * @param status what it is when it is not so
 */
record FileRule(
        @Description(
                "path of the file; * and ? in the last component stand for other characters, then the newest counts")
        @NotBlank
        String path,

        @Description("whether it has to be there: required, forbidden, or optional to judge it only if it is there")
        @Default("required")
        Presence presence,

        @Description("how long ago it must have been changed at least, e.g. 5m") @Nullable
        Duration minAge,

        @Description("how long ago it may have been changed at most, e.g. 26h") @Nullable
        Duration maxAge,

        @Description("how big it must be at least, in bytes or as in 10 MiB")
        @Nullable
        @Pattern(regexp = ByteNotation.REGEXP, message = ByteNotation.EXPECTED)
        String minSize,

        @Description("how big it may be at most, in bytes or as in 10 MiB")
        @Nullable
        @Pattern(regexp = ByteNotation.REGEXP, message = ByteNotation.EXPECTED)
        String maxSize,

        @Description("what it is when it is not so: alert or warn") @Default("alert")
        Severity status) {

    /** Say whether a file has to be there. */
    enum Presence {
        REQUIRED,
        FORBIDDEN,
        OPTIONAL
    }

    @AssertTrue(message = "'path' must begin with / and have wildcards only behind its last slash, and a name there")
    public boolean isPathWithAName() {
        return path.isBlank() // which has a message of its own
                || (path.startsWith("/")
                        && !path.endsWith("/")
                        && path.indexOf('\0') < 0
                        && !NamePattern.isWildcard(folder()));
    }

    @AssertTrue(message = "'min_age' must not be greater than 'max_age'")
    public boolean isMinAgeUpToMaxAge() {
        return minAge == null || maxAge == null || minAge.compareTo(maxAge) <= 0;
    }

    @AssertTrue(message = "'min_size' must not be greater than 'max_size'")
    public boolean isMinSizeUpToMaxSize() {
        return minSize == null
                || maxSize == null
                || ByteNotation.parse(minSize).orElse(0)
                        <= ByteNotation.parse(maxSize).orElse(Long.MAX_VALUE);
    }

    @AssertTrue(message = "a file that is forbidden has no limits of age and size")
    public boolean isForbiddenWithoutLimits() {
        return presence != Presence.FORBIDDEN || (minAge == null && maxAge == null && !limitsSize());
    }

    boolean limitsSize() {
        return minSize != null || maxSize != null;
    }

    /** Return what is in front of the last slash, empty for the root. */
    String folder() {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    /** Return what is behind the last slash. */
    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
