package io.montty.runtime.transport;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;

/** Spread over time what cron starts on all hosts at once: each host waits a little, always as long as before. */
public final class Splay {

    private Splay() {}

    /**
     * Return how long {@code host} waits before it connects: a time below both {@code most} and half of
     * {@code interval} that follows from its name alone.
     */
    public static Duration of(String host, Duration interval, Duration most) {
        Duration half = interval.dividedBy(2);
        return within(host, half.compareTo(most) < 0 ? half : most);
    }

    /** Return a time from zero to below {@code range} that follows from {@code name} alone. */
    public static Duration within(String name, Duration range) {
        long millis = range.toMillis();
        return millis <= 0 ? Duration.ZERO : Duration.ofMillis(Math.floorMod(hash(name), millis));
    }

    private static long hash(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
