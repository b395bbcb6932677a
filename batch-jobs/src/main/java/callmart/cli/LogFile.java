package callmart.cli;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.ContextInitializer;
import ch.qos.logback.core.joran.spi.JoranException;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** Where the log of this process lies, once {@code Main} has said so. */
final class LogFile {

    private static final String FOLDER = "callmart.log.dir";

    private LogFile() {
    }

    /** From now on in another home. */
    static void lieIn(Path home) {
        String folder = home.resolve("var/log").toString();
        if (System.getProperty(FOLDER, folder).equals(folder)) {
            return;
        }
        System.setProperty(FOLDER, folder);
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        try {
            new ContextInitializer(context).autoConfig();
        } catch (JoranException e) {
            throw new IllegalStateException("the log cannot be opened in " + folder, e);
        }
    }
}
