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
        long range = (half.compareTo(most) < 0 ? half : most).toMillis();
        return range <= 0 ? Duration.ZERO : Duration.ofMillis(Math.floorMod(hash(host), range));
    }

    private static long hash(String host) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(host.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
