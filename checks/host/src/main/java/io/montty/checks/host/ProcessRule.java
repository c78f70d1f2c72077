package io.montty.checks.host;

import io.montty.api.Default;
import io.montty.api.Description;
import io.montty.api.Severity;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Say how many processes there have to be of one name.
 *
 * @param name what they are called: a name, with a slash a program, with a blank the beginning of a command line
 * @param min how many there must be at least
 * @param max how many there may be at most; null for any number
 * @param user whose they are; null for anybody's
 * @param status what it is when there are fewer or more
 */
record ProcessRule(
        @Description(
                "the name as in /proc/[pid]/comm; with a slash the path of the program; with a blank the beginning of"
                        + " the command line")
        @NotBlank
        String name,

        @Description("how many there must be at least") @Default("1") @Min(0)
        int min,

        @Description("how many there may be at most; any number unless given") @Nullable @Min(0)
        Integer max,

        @Description("name or number of the user whose they are; anybody's unless given") @Nullable
        String user,

        @Description("what it is when there are fewer or more: alert or warn") @Default("alert")
        Severity status) {

    @AssertTrue(message = "'min', which is 1 unless given, must not be greater than 'max'")
    public boolean isMinUpToMax() {
        return max == null || min <= max;
    }

    /** Tell whether {@code process} is of this name and, if there is one, of the user with this {@code uid}. */
    boolean covers(HostProcess process, OptionalLong uid) {
        return (uid.isEmpty() || uid.getAsLong() == process.status().uid()) && isNameOf(process);
    }

    private boolean isNameOf(HostProcess process) {
        if (name.indexOf(' ') >= 0) {
            return process.commandLine().startsWith(name);
        }
        if (name.indexOf('/') >= 0) {
            return process.executable().equals(name)
                    || (!process.arguments().isEmpty()
                            && process.arguments().get(0).equals(name));
        }
        return process.isCalled(name);
    }

    /** Return how it is called in messages. */
    String label() {
        return user == null ? name : name + " of user " + user;
    }

    boolean isTooMany(int count) {
        return max != null && count > max;
    }

    /** Return what is allowed, in words. */
    String expected() {
        if (max == null) {
            return "at least " + min;
        }
        if (max == 0) {
            return "none";
        }
        return min == max ? "exactly " + min : min == 0 ? "at most " + max : min + " to " + max;
    }
}
