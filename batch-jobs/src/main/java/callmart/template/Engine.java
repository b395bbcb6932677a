package callmart.template;

import freemarker.cache.FileTemplateLoader;
import freemarker.core.HTMLOutputFormat;
import freemarker.core.ParseException;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapper;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** FreeMarker as the product uses it: HTML alone, the same on every machine. Apart, because naming FreeMarker's classes loads them. */
final class Engine {

    private final Path folder;
    private final Configuration freemarker = new Configuration(Configuration.VERSION_2_3_34);

    Engine(Path folder) {
        this.folder = folder;
        try {
            freemarker.setTemplateLoader(new FileTemplateLoader(folder.toFile()));
        } catch (IOException e) {
            throw new IllegalStateException("the folder of templates " + folder + " cannot be read: " + e.getMessage(), e);
        }
        freemarker.setDefaultEncoding(StandardCharsets.UTF_8.name());
        freemarker.setOutputFormat(HTMLOutputFormat.INSTANCE);
        freemarker.setLocale(Locale.ROOT);
        freemarker.setNumberFormat("c");
        freemarker.setObjectWrapper(new Values());
        freemarker.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        freemarker.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        freemarker.setLogTemplateExceptions(false);
    }

    String render(String name, Map<String, ?> values) {
        StringWriter page = new StringWriter();
        try {
            freemarker.getTemplate(name).process(values, page);
        } catch (ParseException e) {
            throw fault(e.getTemplateName(), e.getLineNumber(), e.getColumnNumber(), e.getEditorMessage(), e);
        } catch (TemplateException e) {
            throw fault(e.getTemplateSourceName(), e.getLineNumber(), e.getColumnNumber(), e.getMessageWithoutStackTop(), e);
        } catch (IOException e) {
            throw new IllegalStateException("the template " + folder.resolve(name) + " cannot be read: " + e.getMessage(), e);
        }
        return page.toString();
    }

    /** @param message of which the first paragraph says what is wrong, and the others how templates are written */
    private IllegalStateException fault(String name, int line, int column, String message, Exception cause) {
        return new IllegalStateException("the template " + folder.resolve(name) + ", line " + line + ", column " + column + ": "
                + message.split("\n\n")[0].replaceAll("\\s+", " "), cause);
    }

    /** Values as templates see them. */
    private static final class Values extends DefaultObjectWrapper {

        Values() {
            super(Configuration.VERSION_2_3_34);
        }

        @Override
        public TemplateModel wrap(Object value) throws TemplateModelException {
            return super.wrap(value instanceof Optional<?> optional ? optional.orElse(null) : value);
        }
    }
}
