package dev.heddle.kernel.eval;

/// How a parameter's type reads once its type arguments, package and annotations are gone.
final class Signatures {
    private Signatures() {}

    static String erased(String type) {
        StringBuilder plain = new StringBuilder();
        int depth = 0;
        for (char c : type.replaceAll("@[\\w.]+(\\([^)]*\\))?", "").toCharArray()) {
            if (c == '<') depth++;
            else if (c == '>') depth--;
            else if (depth == 0 && !Character.isWhitespace(c)) plain.append(c);
        }
        return plain.toString().replace("...", "[]").replaceAll("[\\w$]+\\.(?=\\w)", "");
    }
}
