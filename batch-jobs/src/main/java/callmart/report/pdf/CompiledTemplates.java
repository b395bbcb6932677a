package callmart.report.pdf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperCompileManager;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.design.JasperDesign;
import net.sf.jasperreports.engine.util.JRLoader;
import net.sf.jasperreports.engine.util.JRSaver;
import net.sf.jasperreports.engine.xml.JRXmlWriter;

/**
 * Compiles designs once: the compiled form lies in a folder under the hash of the design and the library's version. In one process a
 * template is read once for all documents that it serves.
 */
final class CompiledTemplates {

    private final JasperReportsContext context;
    private final Path folder;
    private final Map<List<Object>, JasperReport> known = new ConcurrentHashMap<>();
    private final Map<String, JasperReport> loaded = new ConcurrentHashMap<>();

    /** Reads a template and completes it. */
    interface Design {

        JasperDesign make() throws JRException;
    }

    CompiledTemplates(JasperReportsContext context, Path folder) {
        this.context = context;
        this.folder = folder;
    }

    /** @param key equal for equal designs */
    JasperReport get(List<Object> key, Design design) throws JRException {
        JasperReport report = known.get(key);
        if (report == null) {
            report = get(design.make());
            known.put(key, report);
        }
        return report;
    }

    private JasperReport get(JasperDesign design) throws JRException {
        String hash = hash(design);
        JasperReport report = loaded.get(hash);
        if (report == null) {
            report = loadOrCompile(design, folder.resolve(hash + ".jasper"));
            loaded.put(hash, report);
        }
        return report;
    }

    private JasperReport loadOrCompile(JasperDesign design, Path file) throws JRException {
        if (Files.exists(file)) {
            try {
                return (JasperReport) JRLoader.loadObject(context, file.toFile());
            } catch (JRException e) {
                return compile(design, file);
            }
        }
        return compile(design, file);
    }

    /** Writes beside the place and moves, so that a run that is killed leaves no half file. */
    private JasperReport compile(JasperDesign design, Path file) throws JRException {
        JasperReport report = JasperCompileManager.getInstance(context).compile(design);
        try {
            Files.createDirectories(folder);
            Path beside = Files.createTempFile(folder, "compiling", ".tmp");
            JRSaver.saveObject(report, beside.toFile());
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("compiled templates cannot be kept in " + folder, e);
        }
        return report;
    }

    /** Of the design's text without the identifiers that the library makes up anew each time. */
    private String hash(JasperDesign design) {
        String text = new JRXmlWriter(context).write(design, "UTF-8").replaceAll("uuid=\"[^\"]*\"", "");
        String version = String.valueOf(JasperReport.class.getPackage().getImplementationVersion());
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest((version + text).getBytes(StandardCharsets.UTF_8)), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
