package dev.heddle.kernel.eval;

import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.SimpleTypeVisitor14;

/// Writes an inferred type in Java. Types that cannot be written, such as captured wildcards, intersections and
/// anonymous classes, are replaced by the nearest supertype that can (JLS 4.10.5).
final class TypeText extends SimpleTypeVisitor14<String, Integer> {

    private static final int DEPTH = 8; // bounds types that contain themselves, as `Comparable` of captured ones do

    private TypeText() {}

    static String of(TypeMirror type) {
        return new TypeText().visit(type, 0);
    }

    @Override
    protected String defaultAction(TypeMirror type, Integer depth) {
        return "java.lang.Object";
    }

    @Override
    public String visitPrimitive(PrimitiveType type, Integer depth) {
        return type.getKind().name().toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public String visitArray(ArrayType type, Integer depth) {
        return visit(type.getComponentType(), depth) + "[]";
    }

    @Override
    public String visitIntersection(IntersectionType type, Integer depth) {
        List<? extends TypeMirror> bounds = type.getBounds();
        TypeMirror first = bounds.getFirst();
        return visit(first.toString().equals("java.lang.Object") && bounds.size() > 1 ? bounds.get(1) : first, depth);
    }

    @Override
    public String visitTypeVariable(TypeVariable type, Integer depth) {
        return visit(type.getUpperBound(), depth);
    }

    @Override
    public String visitDeclared(DeclaredType type, Integer depth) {
        TypeElement element = (TypeElement) type.asElement();
        if (element.getSimpleName().isEmpty()) {
            return visit(
                    element.getInterfaces().isEmpty()
                            ? element.getSuperclass()
                            : element.getInterfaces().getFirst(),
                    depth);
        }
        String arguments = type.getTypeArguments().isEmpty() || depth > DEPTH
                ? ""
                : type.getTypeArguments().stream()
                        .map(a -> argument(a, depth + 1))
                        .collect(Collectors.joining(",", "<", ">"));
        boolean inner = type.getEnclosingType().getKind() == TypeKind.DECLARED
                && !((DeclaredType) type.getEnclosingType()).getTypeArguments().isEmpty();
        String name = inner
                ? visit(type.getEnclosingType(), depth) + "." + element.getSimpleName()
                : element.getQualifiedName().toString();
        return name + arguments;
    }

    private String argument(TypeMirror type, Integer depth) {
        return switch (type) {
            case WildcardType w when w.getExtendsBound() != null -> "? extends " + visit(w.getExtendsBound(), depth);
            case WildcardType w when w.getSuperBound() != null -> "? super " + visit(w.getSuperBound(), depth);
            case WildcardType _ -> "?";
            case TypeVariable v
            when v.getLowerBound().getKind() != TypeKind.NULL -> "? super " + visit(v.getLowerBound(), depth);
            case TypeVariable v -> depth > DEPTH ? "?" : "? extends " + visit(v.getUpperBound(), depth);
            case IntersectionType i -> "? extends " + visit(i, depth);
            case DeclaredType d
            when ((TypeElement) d.asElement()).getSimpleName().isEmpty() -> "? extends " + visit(d, depth);
            default -> visit(type, depth);
        };
    }
}
