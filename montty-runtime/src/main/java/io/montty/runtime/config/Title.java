package io.montty.runtime.config;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Demand what {@link io.montty.api.CheckSpec} demands of a title. */
@Size(max = 200)
@Pattern(regexp = "(?s)(?=.*\\P{javaWhitespace})[^\\x00-\\x1f\\x7f-\\x9f]*")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.TYPE_USE})
@interface Title {

    String message() default "must be 1 to 200 characters, not all blank, without line ends and control characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
