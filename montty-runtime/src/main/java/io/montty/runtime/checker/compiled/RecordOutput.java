package io.montty.runtime.checker.compiled;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Write one record as JSON. */
final class RecordOutput {

    private final JsonGenerator json;

    RecordOutput(JsonGenerator json) {
        this.json = json;
    }

    void write(Object value, Type type) throws IOException, NotCompilableException {
        if (value instanceof Record record) {
            writeRecord(record);
        } else if (value instanceof Collection<?> collection) {
            writeArray(collection, type);
        } else if (value instanceof Map<?, ?> map) {
            writeObject(map, type);
        } else {
            writeScalar(value);
        }
    }

    private void writeRecord(Record record) throws IOException, NotCompilableException {
        json.writeStartObject();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Object value = component(record, component);
            if (value != null) {
                json.writeFieldName(component.getName());
                write(value, component.getGenericType());
            }
        }
        json.writeEndObject();
    }

    private static @Nullable Object component(Record record, RecordComponent component) throws NotCompilableException {
        try {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true); // the record of a plugin need not be public
            return accessor.invoke(record);
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new NotCompilableException(component + " cannot be read: " + e);
        }
    }

    private void writeArray(Collection<?> collection, Type type) throws IOException, NotCompilableException {
        json.writeStartArray();
        for (Object element : collection) {
            write(present(element), Types.argument(type, 0));
        }
        json.writeEndArray();
    }

    private void writeObject(Map<?, ?> map, Type type) throws IOException, NotCompilableException {
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!(entry.getKey() instanceof String key)) {
                throw new NotCompilableException("a mapping from " + entry.getKey() + " is not from text");
            }
            json.writeFieldName(key);
            write(present(entry.getValue()), Types.argument(type, 1));
        }
        json.writeEndObject();
    }

    private static Object present(@Nullable Object element) throws NotCompilableException {
        if (element == null) {
            throw new NotCompilableException("a list or mapping holds nothing at one place");
        }
        return element;
    }

    private void writeScalar(Object value) throws IOException, NotCompilableException {
        if (value instanceof String || Texts.isKnown(value)) {
            json.writeString(value.toString());
        } else if (value instanceof Enum<?> constant) {
            json.writeString(constant.name());
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value instanceof Integer || value instanceof Long) {
            json.writeNumber(((Number) value).longValue());
        } else if (value instanceof Double number) {
            json.writeNumber(number);
        } else {
            throw new NotCompilableException("a " + value.getClass().getName() + " cannot be written");
        }
    }
}
