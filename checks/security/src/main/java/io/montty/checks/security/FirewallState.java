package io.montty.checks.security;

/** Say how a firewall stands to what no rule of it names. */
sealed interface FirewallState {

    /** Return what was seen, in words. */
    String words();

    /** It is on, and refuses what no rule names. */
    record Closed(String words) implements FirewallState {}

    /** It is on, and lets in what no rule names. */
    record Open(String words) implements FirewallState {}

    /** It is installed, and off. */
    record Off(String words) implements FirewallState {}

    /** It is installed, and cannot be seen by the user who runs the checks. */
    record Unseen(String words) implements FirewallState {}
}
