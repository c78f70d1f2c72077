package io.montty.runtime.checker.compiled;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Know the components of one type of records, which Java takes long to find out, and make records of it. */
final class RecordShape {

    private final Class<?> type;
    private final Map<String, Integer> places = new HashMap<>();
    private final Type[] types;
    private final Constructor<?> constructor;

    private RecordShape(Class<?> type) throws ReflectiveOperationException {
        this.type = type;
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] raw = new Class<?>[components.length];
        this.types = new Type[components.length];
        for (int i = 0; i < components.length; i++) {
            places.put(components[i].getName(), i);
            raw[i] = components[i].getType();
            types[i] = components[i].getGenericType();
        }
        this.constructor = type.getDeclaredConstructor(raw);
        constructor.setAccessible(true); // the record of a plugin need not be public
    }

    /** @throws IOException if no record of {@code type} can be made here */
    static RecordShape of(Class<?> type) throws IOException {
        try {
            return new RecordShape(type);
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new IOException(type + " cannot be made", e);
        }
    }

    int size() {
        return types.length;
    }

    /** @throws IOException if there is no component of that name */
    int place(String name) throws IOException {
        Integer place = places.get(name);
        if (place == null) {
            throw new IOException(type + " has no " + name);
        }
        return place;
    }

    Type type(int place) {
        return types[place];
    }

    /** @throws IOException if the record refuses its values */
    Object made(@Nullable Object[] values) throws IOException {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IOException(type + " refuses its values", e.getCause());
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new IOException(type + " cannot be made", e);
        }
    }
}
