package dev.heddle;

/// Lets what a handler throws pass as it is through a method that declares nothing.
final class Thrown {
    private Thrown() {}

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the cast is erased: the throwable stays itself
    static <X extends Throwable> X unchecked(Throwable e) throws X {
        throw (X) e;
    }
}
