package dev.heddle.kernel.eval;

/// Makes a documentation comment readable without a browser.
final class Javadoc {
    private Javadoc() {}

    /// The comment without its tags; paragraphs stay paragraphs.
    static String plain(String comment) {
        return comment.replaceAll("\\{@(?:code|literal|link|linkplain|value)\\s+([^}]*)\\}", "$1")
                .replaceAll("\\s*<(?:p|/p|ul|ol|dl|pre|h\\d)[^>]*>\\s*", "\n\n")
                .replaceAll("\\s*<(?:li|dt|dd)[^>]*>\\s*", "\n- ")
                .replaceAll("<br[^>]*>", "\n")
                .replaceAll("<[^>]+>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&nbsp;", " ")
                .replace("&quot;", "\"")
                .replace("&amp;", "&")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }
}
