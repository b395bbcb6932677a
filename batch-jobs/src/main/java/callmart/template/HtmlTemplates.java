package callmart.template;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Makes HTML from the templates of a folder. Every value is escaped, so that words from outside never become markup; an empty
 * {@link Optional} counts as missing. The engine is loaded for the first page. Safe for use by several threads.
 * See {@code docs/decisions/0175-one-template-engine.md}.
 * Decision 175.
 */
public final class HtmlTemplates {

    private final Path folder;
    private Engine engine;

    /** @param folder {@code report-templates} */
    public HtmlTemplates(Path folder) {
        this.folder = folder;
    }

    /**
     * Fills a template.
     *
     * @param name the template's file in the folder
     * @param values what the template calls its values
     * @throws IllegalStateException naming the file and, where one place is at fault, line and column
     */
    public String render(String name, Map<String, ?> values) {
        return engine().render(name, values);
    }

    private synchronized Engine engine() {
        if (engine == null) {
            engine = new Engine(folder);
        }
        return engine;
    }
}
