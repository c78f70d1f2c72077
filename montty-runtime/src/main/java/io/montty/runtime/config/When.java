package io.montty.runtime.config;

import io.montty.api.Default;
import io.montty.api.Description;
import jakarta.validation.constraints.NotBlank;
import java.util.List;

/**
 * Name the hosts that a check or group concerns; a list without entries names them all.
 *
 * @param distro values of {@code ID} in {@code /etc/os-release}, such as {@code debian}
 * @param distroLike values of {@code ID} or {@code ID_LIKE} there, such as {@code rhel} for all that is made of it
 * @param host host names, as they are in reports; {@code *} and {@code ?} stand for any characters
 */
public record When(
        @Description("values of ID in /etc/os-release, such as debian") @Default("[]")
        List<@NotBlank String> distro,

        @Description("values of ID or ID_LIKE there, such as rhel for all that is made of it") @Default("[]")
        List<@NotBlank String> distroLike,

        @Description("names of hosts as they are in reports; * and ? stand for any characters") @Default("[]")
        List<@NotBlank String> host) {

    public When {
        distro = List.copyOf(distro);
        distroLike = List.copyOf(distroLike);
        host = List.copyOf(host);
    }
}
