package io.montty.runtime.config;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Demand a regular expression of Java that does not match the empty text, and so everything. */
@Constraint(validatedBy = RegularExpression.Validator.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.TYPE_USE})
@interface RegularExpression {

    String message() default "must be a regular expression";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Try to compile the text. */
    final class Validator implements ConstraintValidator<RegularExpression, String> {

        private static final int LONGEST = 1000;

        /** What a message must not hold, since the library that words it would take it for a variable. */
        private static final Pattern VARIABLE = Pattern.compile("[{}$\\\\]");

        @Override
        public boolean isValid(String text, ConstraintValidatorContext context) {
            String mistake = mistake(text);
            if (mistake.isEmpty()) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(mistake).addConstraintViolation();
            return false;
        }

        private static String mistake(String text) {
            if (text.length() > LONGEST) {
                return "must have at most " + LONGEST + " characters";
            }
            try {
                return Pattern.compile(text).matcher("").find()
                        ? "matches the empty text, and so everything; say what must be there"
                        : "";
            } catch (PatternSyntaxException e) {
                return "is no regular expression: "
                        + VARIABLE.matcher(e.getDescription()).replaceAll("")
                        + (e.getIndex() < 0 ? "" : " near character " + (e.getIndex() + 1))
                        + "; in YAML, put it between single quotes";
            }
        }
    }
}
