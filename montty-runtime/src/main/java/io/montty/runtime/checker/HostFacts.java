package io.montty.runtime.checker;

import io.montty.runtime.config.NameGlob;
import io.montty.runtime.config.When;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Hold what of a host decides which checks concern it.
 *
 * @param name its name
 * @param distro its distribution, the {@code ID} of {@code /etc/os-release}; empty if there is none
 * @param like the distributions that it is made of, {@code ID_LIKE} there
 */
public record HostFacts(String name, String distro, List<String> like) {

    public HostFacts {
        like = List.copyOf(like);
    }

    /** Look at the host whose files lie below {@code root}, called {@code name}, or by its own name if that is empty. */
    public static HostFacts of(Path root, String name) {
        return new HostProbe(root).facts(name);
    }

    /** Return why what concerns only {@code when} does not concern this host, if so. */
    Optional<String> whyNot(When when) {
        List<String> reasons = new ArrayList<>();
        if (!when.distro().isEmpty() && !when.distro().contains(distro)) {
            reasons.add("its distribution is " + shown(distro) + ", not " + or(when.distro()));
        }
        if (!when.distroLike().isEmpty()
                && !when.distroLike().contains(distro)
                && when.distroLike().stream().noneMatch(like::contains)) {
            reasons.add("its distribution is " + shown(distro) + ", which is not like " + or(when.distroLike()));
        }
        if (!when.host().isEmpty()
                && when.host().stream().noneMatch(glob -> NameGlob.of(glob).test(name))) {
            reasons.add("its name is " + name + ", not " + or(when.host()));
        }
        return reasons.isEmpty() ? Optional.empty() : Optional.of("not for this host: " + String.join("; ", reasons));
    }

    private static String shown(String distro) {
        return distro.isEmpty() ? "unknown" : distro;
    }

    private static String or(List<String> names) {
        return String.join(" or ", names);
    }
}
