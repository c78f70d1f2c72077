package io.montty.checks.security;

import io.montty.api.Default;
import io.montty.api.Description;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Set;

/**
 * Configure {@link ContainerSocketCheck}.
 *
 * @param sockets where container runtimes have their sockets
 * @param allowedUsers who may be root through one
 * @param ports TCP ports that runtimes listen on
 */
record ContainerSocketConfig(
        @Default("[/run/docker.sock, /run/podman/podman.sock, /run/containerd/containerd.sock, /run/crio/crio.sock]")
        @Description("where container runtimes have their sockets")
        List<@Pattern(regexp = "/.+", message = "must be an absolute path") String> sockets,

        @Default("[]") @Description("who may be in the group of a socket, which makes them root")
        Set<String> allowedUsers,

        @Default("[2375]") @Description("TCP ports on which a runtime takes commands without asking who calls")
        List<@Min(1) @Max(65535) Integer> ports) {}
