package io.montty.deployer.doctor;

import java.util.regex.Pattern;

/** Match names as OpenSSH does: an asterisk stands for any text, a question mark for one character. */
final class Wildcard {

    private Wildcard() {}

    static boolean matches(String pattern, String text) {
        StringBuilder expression = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char character = pattern.charAt(i);
            switch (character) {
                case '*' -> expression.append(".*");
                case '?' -> expression.append('.');
                default -> expression.append(Pattern.quote(String.valueOf(character)));
            }
        }
        return text.matches(expression.toString());
    }
}
