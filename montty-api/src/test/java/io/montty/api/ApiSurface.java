package io.montty.api;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Write down all that a plugin can compile against: every public type of the API with its public members. */
final class ApiSurface {

    private final Path classes;

    /** @param classes the folder that the API is compiled into */
    ApiSurface(Path classes) {
        this.classes = classes;
    }

    /** Return a line for each type and member, ordered by name. */
    List<String> lines() throws IOException {
        try (Stream<Path> files = Files.walk(classes)) {
            return files.map(file -> classes.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.endsWith("package-info.class"))
                    .sorted()
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .map(ApiSurface::load)
                    .filter(ApiSurface::isReachable)
                    .flatMap(ApiSurface::lines)
                    .toList();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isReachable(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                && (type.getEnclosingClass() == null || isReachable(type.getEnclosingClass()));
    }

    private static Stream<String> lines(Class<?> type) {
        Stream<String> members = Stream.of(
                        Arrays.stream(type.getDeclaredFields())
                                .filter(ApiSurface::isShown)
                                .map(ApiSurface::field),
                        Arrays.stream(type.getDeclaredConstructors())
                                .filter(ApiSurface::isShown)
                                .map(made -> "new" + parameters(made)),
                        Arrays.stream(type.getDeclaredMethods())
                                .filter(ApiSurface::isShown)
                                .map(ApiSurface::method))
                .flatMap(lines -> lines)
                .sorted()
                .map(line -> "    " + line);
        return Stream.concat(Stream.of(head(type)), members);
    }

    private static String head(Class<?> type) {
        String kind = type.isAnnotation()
                ? "annotation"
                : type.isRecord() ? "record" : type.isEnum() ? "enum" : type.isInterface() ? "interface" : "class";
        String supertypes = Stream.concat(
                        Stream.of(type.getGenericSuperclass()), Arrays.stream(type.getGenericInterfaces()))
                .filter(supertype -> supertype != null && !supertype.equals(Object.class))
                .map(Type::getTypeName)
                .collect(Collectors.joining(", "));
        String permitted = type.isSealed()
                ? " permits "
                        + Arrays.stream(type.getPermittedSubclasses())
                                .map(Class::getName)
                                .collect(Collectors.joining(", "))
                : "";
        return annotations(List.of(type.getAnnotations())) + kind + " " + type.getName()
                + (supertypes.isEmpty() ? "" : " : " + supertypes) + permitted;
    }

    private static String field(Field field) {
        return (Modifier.isStatic(field.getModifiers()) ? "static " : "") + field.getName() + ": "
                + field.getGenericType().getTypeName();
    }

    private static String method(Method method) {
        String modifiers =
                (Modifier.isStatic(method.getModifiers()) ? "static " : "") + (method.isDefault() ? "default " : "");
        return modifiers + method.getName() + parameters(method) + ": "
                + method.getGenericReturnType().getTypeName();
    }

    private static String parameters(Executable executable) {
        String thrown = Arrays.stream(executable.getGenericExceptionTypes())
                .map(Type::getTypeName)
                .collect(Collectors.joining(", "));
        return Arrays.stream(executable.getParameters())
                        .map(ApiSurface::parameter)
                        .collect(Collectors.joining(", ", "(", ")"))
                + (thrown.isEmpty() ? "" : " throws " + thrown);
    }

    private static String parameter(Parameter parameter) {
        return parameter.getParameterizedType().getTypeName();
    }

    private static String annotations(Collection<Annotation> annotations) {
        return annotations.stream()
                .map(annotation -> "@" + annotation.annotationType().getSimpleName() + " ")
                .sorted()
                .collect(Collectors.joining());
    }

    private static boolean isShown(Member member) {
        boolean visible = Modifier.isPublic(member.getModifiers()) || Modifier.isProtected(member.getModifiers());
        return visible && !member.isSynthetic();
    }
}
