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
    private static final String MACRO = """
            Sub All(list As String)
              Dim row As String, parts, number As Integer
              number = FreeFile
              Open list For Input As #number
              Do While Not Eof(number)
                Line Input #number, row
                parts = Split(row, Chr(9))
                If UBound(parts) = 2 Then One parts(0), parts(1), parts(2)
              Loop
              Close #number
              StarDesktop.terminate()
            End Sub
            Sub One(from, word, target)
              On Error GoTo refused
              Dim how(1) As New com.sun.star.beans.PropertyValue
              Dim saved(0) As New com.sun.star.beans.PropertyValue
              how(0).Name = "Hidden" : how(0).Value = True
              how(1).Name = "Password" : how(1).Value = word
              doc = StarDesktop.loadComponentFromURL(from, "_blank", 0, how())
              If IsNull(doc) Then Exit Sub
              saved(0).Name = "FilterName" : saved(0).Value = "Calc MS Excel 2007 XML"
              doc.storeToURL(target, saved())
              doc.close(True)
            refused:
            End Sub
            """;

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
        run(command, folder);
    }

    /**
     * Opens a workbook with a password and saves it as a plain one.
     *
     * @param password that its reader types; may be empty
     * @param to where it is saved; written only when the workbook opens
     */
    public record Opening(Path from, String password, Path to) {
    }

    /** Opens workbooks one after the other, by a macro in a profile that the program has made before. @param folder also holds the program's own profile and what it says */
    public static void open(Path program, Path folder, List<Opening> openings) throws IOException, InterruptedException {
        String profile = "-env:UserInstallation=" + folder.resolve("profile").toUri();
        run(List.of(program.toString(), profile, "--headless", "--norestore", "--terminate_after_init"), folder);
        Path basic = folder.resolve("profile/user/basic/Standard");
        String type = "<!DOCTYPE %1$s PUBLIC \"-//OpenOffice.org//DTD OfficeDocument 1.0//EN\" \"%2$s.dtd\">\n";
        String named = " xmlns:%s=\"http://openoffice.org/2000/%s\"";
        Files.writeString(basic.resolve("script.xlb"), type.formatted("library:library", "library") + "<library:library"
                + named.formatted("library", "library") + " library:name=\"Standard\" library:readonly=\"false\""
                + " library:passwordprotected=\"false\"><library:element library:name=\"Opening\"/></library:library>\n");
        Files.writeString(basic.resolve("Opening.xba"), type.formatted("script:module", "module") + "<script:module"
                + named.formatted("script", "script") + " script:name=\"Opening\" script:language=\"StarBasic\"><![CDATA[" + MACRO + "]]></script:module>\n");
        Files.writeString(folder.resolve("openings.txt"), openings.stream().map(one -> one.from().toUri() + "\t" + one.password() + "\t"
                + one.to().toUri() + "\n").reduce("", String::concat));
        run(List.of(program.toString(), profile, "--headless", "--norestore",
                "macro:///Standard.Opening.All(\"" + folder.resolve("openings.txt") + "\")"), folder);
    }

    private static void run(List<String> command, Path folder) throws IOException, InterruptedException {
        File said = folder.resolve("said.txt").toFile();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said).start();
        if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new IllegalStateException("LibreOffice was not done within " + LONGEST_MINUTES + " minutes; it said: " + Files.readString(said.toPath()));
        }
    }
}
