package io.montty.runtime.config;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Demand two numbers with a slash between, of which the first is not the larger; what is none, others judge. */
@Constraint(validatedBy = FailuresOfResults.Validator.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.TYPE_USE})
@interface FailuresOfResults {

    String message() default "expected at most as many failures as results, such as 3/5";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Compare the numbers. */
    final class Validator implements ConstraintValidator<FailuresOfResults, String> {

        @Override
        public boolean isValid(String text, ConstraintValidatorContext context) {
            if (text == null || !text.matches("[0-9]{1,2}/[0-9]{1,2}")) {
                return true;
            }
            String[] numbers = text.split("/", 2);
            return Integer.parseInt(numbers[0]) <= Integer.parseInt(numbers[1]);
        }
    }
}
