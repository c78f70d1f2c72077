package io.montty.runtime.monitor.view;

import io.montty.runtime.monitor.key.Action;

/**
 * Name a key and what it does, in as few letters as can be.
 *
 * @param key as it is printed on the keyboard
 * @param word what it does
 */
record Hint(String key, String word) {

    static Hint of(Action action, String word) {
        return new Hint(action.firstKey(), word);
    }
}
