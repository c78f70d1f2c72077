package io.montty.checks.security;

import io.montty.api.Default;
import io.montty.api.Description;
import io.montty.api.Severity;
import jakarta.validation.constraints.Pattern;
import java.util.List;

/**
 * Configure {@link ListeningSocketsCheck}.
 *
 * @param allow what may listen
 * @param loopback whether sockets count that only this host can reach
 * @param whenOthers how bad it is if something else listens
 * @param expectAll whether each of {@code allow} has to be there
 */
record ListeningSocketsConfig(
        @Default("[]")
        @Description(
                "what may listen, such as tcp/22, udp/127.0.0.1:53 or tcp/443 nginx, with the program or user behind;"
                        + " empty for what the baseline holds")
        List<
                        @Pattern(
                                regexp = AllowedSocket.NOTATION,
                                message = "must be such as tcp/22, udp/127.0.0.1:53, tcp/443 nginx or tcp/3000-3010")
                        String>
                allow,

        @Default("false") @Description("whether sockets count that only this host can reach")
        boolean loopback,

        @Default("alert") @Description("how bad it is if something else listens")
        Severity whenOthers,

        @Default("false") @Description("whether it warns when one that may listen does not")
        boolean expectAll) {}
