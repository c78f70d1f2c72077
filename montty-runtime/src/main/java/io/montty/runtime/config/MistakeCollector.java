package io.montty.runtime.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Note every mistake of a mapping and let Jackson go on, so that a person sees all of them at once. */
final class MistakeCollector extends DeserializationProblemHandler {

    private final YamlDocument document;
    private final KeyPath base;
    private final Map<KeyPath, Problem> byKey = new LinkedHashMap<>();
    private final Set<KeyPath> unreadable = new LinkedHashSet<>();
    private final Set<KeyPath> dropped = new HashSet<>();

    MistakeCollector(YamlDocument document, KeyPath base) {
        this.document = document;
        this.base = base;
    }

    boolean any() {
        return !byKey.isEmpty();
    }

    List<Problem> problems() {
        return byKey.values().stream()
                .sorted(Comparator.comparingInt(Problem::line))
                .toList();
    }

    /** Note a mistake; of several about one key the first is kept. */
    void add(KeyPath path, String message) {
        byKey.putIfAbsent(path, document.problem(path, message));
    }

    /** Note a mistake that leaves the value at {@code path} unknown. */
    void addUnreadable(KeyPath path, String message) {
        add(path, message);
        unreadable.add(path);
    }

    /** Note a constraint that is violated, unless it judges a value that could not be read. */
    void add(ConstraintViolation<?> violation) {
        KeyPath path = base;
        boolean ofRecord = true;
        for (Iterator<Path.Node> steps = violation.getPropertyPath().iterator(); steps.hasNext(); ) {
            Path.Node step = steps.next();
            path = step.getIndex() == null ? path : path.index(step.getIndex());
            path = step.getKey() == null ? path : path.key(String.valueOf(step.getKey()));
            // A constraint on a method speaks of the record as a whole; its name means nothing to a user.
            ofRecord = step.getKind() == ElementKind.BEAN
                    || (step.getKind() == ElementKind.PROPERTY
                            && !steps.hasNext()
                            && !isComponent(violation.getLeafBean(), step.getName()));
            path = step.getKind() == ElementKind.PROPERTY && !ofRecord
                    ? path.key(RecordBinder.key(step.getName()))
                    : path;
        }
        if (unreadable.stream().noneMatch(path::isAbove)) {
            String value = ofRecord ? "" : "is " + Expected.shown(violation.getInvalidValue()) + ", ";
            add(path, value + violation.getMessage());
        }
    }

    /** Note what Jackson gave up at, where no handler is asked. */
    void add(JsonMappingException failure) {
        KeyPath path = base;
        for (JsonMappingException.Reference step : failure.getPath()) {
            path = step.getFieldName() == null ? path.index(step.getIndex()) : path.key(step.getFieldName());
        }
        if (unreadable.stream().noneMatch(path::isAbove)) {
            if (failure instanceof InvalidFormatException format && format.getTargetType() != null) {
                addUnreadable(
                        path,
                        "is " + Expected.shown(format.getValue()) + ", expected "
                                + Expected.of(format.getTargetType()));
                return;
            }
            Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            addUnreadable(path, cause instanceof JsonMappingException mapping ? firstLine(mapping) : refusal(cause));
        }
    }

    /** Return what an exception out of the code of a record or a constraint says. */
    static String refusal(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        return "is refused: "
                + (cause.getMessage() == null || message.isBlank()
                        ? cause.getClass().getSimpleName()
                        : message);
    }

    /**
     * Take the values out of {@code root}, the mapping at the base, that could not be read, each of them once.
     *
     * @return whether there were any
     */
    boolean drop(ObjectNode root) {
        boolean any = false;
        for (KeyPath path : unreadable) {
            List<String> steps =
                    path.steps().subList(base.steps().size(), path.steps().size());
            any |= dropped.add(path) && drop(root, steps);
        }
        return any;
    }

    private static boolean drop(ObjectNode root, List<String> steps) {
        ObjectNode parent = root;
        for (int i = 0; i < steps.size(); i++) {
            if (i < steps.size() - 1 && parent.get(steps.get(i)) instanceof ObjectNode child) {
                parent = child;
            } else {
                return parent.remove(steps.get(i)) != null;
            }
        }
        return false;
    }

    @Override
    public @Nullable Object handleWeirdStringValue(
            DeserializationContext context, Class<?> target, String value, String message) {
        addUnreadable(path(context.getParser()), "is '" + value + "', expected " + Expected.of(target));
        return null;
    }

    @Override
    public @Nullable Object handleUnexpectedToken(
            DeserializationContext context, JavaType target, JsonToken token, JsonParser parser, String message)
            throws IOException {
        String found = token.isScalarValue()
                ? "'" + parser.getText() + "'"
                : token == JsonToken.START_ARRAY ? "a list" : "a mapping";
        addUnreadable(path(parser), "is " + found + ", expected " + Expected.of(target.getRawClass()));
        parser.skipChildren();
        return null;
    }

    private KeyPath path(JsonParser parser) {
        KeyPath path = base;
        JsonPointer pointer = parser.getParsingContext().pathAsPointer();
        for (; pointer != null && !pointer.matches(); pointer = pointer.tail()) {
            path = pointer.mayMatchElement() && !document.lines().containsKey(path.key(pointer.getMatchingProperty()))
                    ? path.index(pointer.getMatchingIndex())
                    : path.key(pointer.getMatchingProperty());
        }
        return path;
    }

    private static boolean isComponent(@Nullable Object bean, String name) {
        return bean != null
                && bean.getClass().isRecord()
                && Arrays.stream(bean.getClass().getRecordComponents())
                        .anyMatch(component -> component.getName().equals(name));
    }

    private static String firstLine(JsonMappingException failure) {
        return String.valueOf(failure.getOriginalMessage()).lines().findFirst().orElse("");
    }
}
