package io.montty.runtime.config;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Demand what {@link io.montty.api.CheckSpec} demands of an id. */
@NotNull
@Size(max = 128)
@Pattern(regexp = "(?s)(?!\\p{javaWhitespace})[^/\\x00-\\x1f\\x7f-\\x9f]+(?<!\\p{javaWhitespace})")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.TYPE_USE})
@interface Id {

    String message() default
            "must be 1 to 128 characters without slashes and control characters, and no blank at either end";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
