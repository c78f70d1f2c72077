package io.montty.runtime.monitor.classic;

/**
 * Set the pace of the slideshow.
 *
 * @param line milliseconds for which each line is read
 * @param least milliseconds for which a slide stands still before it scrolls, and again at its end, at the least
 * @param settle milliseconds after a change of slide in which a delete is asked about, as the key may have been meant
 *     for the slide before
 */
public record Pace(long line, long least, long settle) {

    /** The pace that MonTTY has always had: 150 ms a line. */
    public static final Pace CLASSIC = new Pace(150, 3000, 500);

    /** Return this pace for a person who reads {@code speed} times as fast; how long keys take is the same. */
    Pace times(double speed) {
        return new Pace(Math.round(line / speed), Math.round(least / speed), settle);
    }
}
