package callmart.archive;

/** Markup with words put in as words. */
final class Html {

    private Html() {
    }

    /** Nothing in the text becomes markup, neither between tags nor in a quoted attribute. */
    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
    }

    /** An element around text. */
    static String element(String name, String cssClass, String text) {
        return "<" + name + (cssClass.isEmpty() ? "" : " class=\"" + cssClass + "\"") + ">" + escape(text) + "</" + name + ">";
    }
}
