package io.montty.runtime.monitor.screen;

/**
 * Let a person type into the last line.
 *
 * @param kind what is typed
 * @param field the text
 * @param before what counted before; Esc comes back to it
 */
public record Prompt(Kind kind, TextField field, String before) {

    /** Tell what a person can type there. */
    public enum Kind {
        FILTER("/"),
        FIND("/"),
        COMMAND(":");

        private final String sign;

        Kind(String sign) {
            this.sign = sign;
        }

        /** Return what stands in front of the text. */
        public String sign() {
            return sign;
        }
    }
}
