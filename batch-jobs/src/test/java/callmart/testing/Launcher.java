package callmart.testing;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the launcher gives to the Java of a night, for processes that tests start without it. */
public final class Launcher {

    private static final Pattern NIGHT = Pattern.compile("^night=\\(([^)]*)\\)", Pattern.MULTILINE);

    private Launcher() {
    }

    /** The Java of this process, with the memory and the compilers of a night. */
    public static Stream<String> night() {
        Matcher options = NIGHT.matcher(ReferenceData.text("batch-jobs/src/main/launcher/callmart"));
        if (!options.find()) {
            throw new IllegalStateException("the launcher has no options of a night");
        }
        return Stream.concat(Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m"),
                List.of(options.group(1).split("\\s+")).stream());
    }
}
