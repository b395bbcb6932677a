package callmart.testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** LibreOffice without a window, where the machine has one: opens documents as a reader would. */
public final class LibreOffice {

    private static final long LONGEST_MINUTES = 4;

    private LibreOffice() {
    }

    /** The program in the path; empty when the machine has none. */
    public static Optional<Path> find() {
        String path = System.getenv("PATH");
        return path == null ? Optional.empty() : Arrays.stream(path.split(File.pathSeparator)).map(folder -> Path.of(folder, "soffice"))
                .filter(Files::isExecutable).findFirst();
    }

    /**
     * Opens files and writes what it shows of each as PDF into the folder; a file that it cannot open gives none.
     *
     * @param folder also holds the program's own profile and what it says
     */
    public static void toPdf(Path program, Path folder, List<Path> files) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString(), "-env:UserInstallation=" + folder.resolve("profile").toUri(), "--headless",
                "--norestore", "--convert-to", "pdf", "--outdir", folder.toString()));
        files.forEach(file -> command.add(file.toString()));
        File said = folder.resolve("said.txt").toFile();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said).start();
        if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new IllegalStateException("LibreOffice was not done within " + LONGEST_MINUTES + " minutes; it said: " + Files.readString(said.toPath()));
        }
    }
}
