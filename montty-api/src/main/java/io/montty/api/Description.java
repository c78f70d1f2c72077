package io.montty.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Say in words for an operator what a check looks at, or what a component of its configuration record does.
 *
 * <p>{@code montty checks describe} prints it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.RECORD_COMPONENT})
public @interface Description {

    /** Return the words; those of a check are whole sentences, those of a component begin in lower case. */
    String value();
}
