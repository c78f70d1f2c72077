package io.montty.deployer;

/**
 * Hold how a command ended.
 *
 * @param code its exit code
 * @param out its standard output
 * @param err its standard error
 */
public record Ended(int code, String out, String err) {}
