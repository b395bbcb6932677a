package callmart.config;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills {@code ${NAME}} in a configured value from {@code secrets.properties} of the configuration folder or, failing that,
 * from the environment. Values never appear in a message.
 */
public final class Secrets {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

    private final Map<String, String> values;

    private Secrets(Map<String, String> values) {
        this.values = values;
    }

    /**
     * @param environment usually {@link System#getenv()}
     * @throws ConfigurationException when there is a secrets file that cannot be read
     */
    public static Secrets read(Path configFolder, Map<String, String> environment) {
        Map<String, String> values = new HashMap<>(environment);
        Path file = configFolder.resolve("secrets.properties");
        if (Files.exists(file)) {
            Properties properties = new Properties();
            try {
                properties.load(new StringReader(SettingsFile.text(file)));
            } catch (CharacterCodingException e) {
                throw unreadable(file, "the file is not UTF-8; save it again as UTF-8");
            } catch (IOException e) {
                throw unreadable(file, "cannot be read: " + e.getMessage() + "; correct its permissions");
            } catch (IllegalArgumentException e) {
                throw unreadable(file, "has a \\u that is not followed by four hexadecimal digits; write a backslash as \\\\");
            }
            properties.stringPropertyNames().forEach(name -> values.put(name, properties.getProperty(name)));
        }
        return new Secrets(values);
    }

    /** Those of the configuration's folder over the environment; of one of several centres also over those of the home. */
    public static Secrets of(Folders folders) {
        return read(folders.config(), folders.centre().map(centre -> read(centre.config(), System.getenv()).values)
                .orElseGet(System::getenv));
    }

    private static ConfigurationException unreadable(Path file, String message) {
        return new ConfigurationException(List.of(new Fault(file.toString(), 0, "", message)));
    }

    /** The node's text with every placeholder filled; one without a value is a fault and stays as it is. */
    public String fill(YamlNode node) {
        Matcher matcher = PLACEHOLDER.matcher(node.text());
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            String value = values.get(matcher.group(1));
            if (value == null) {
                node.fault("neither the environment nor secrets.properties of the configuration folder has " + matcher.group(1));
            }
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value == null ? matcher.group() : value));
        }
        return matcher.appendTail(filled).toString();
    }
}
