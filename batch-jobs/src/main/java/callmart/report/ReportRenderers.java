package callmart.report;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The renderers by format: the one entry for whoever wants a file. */
public final class ReportRenderers {

    private final Map<Format, ReportRenderer> byFormat = new EnumMap<>(Format.class);

    public ReportRenderers(List<ReportRenderer> renderers) {
        renderers.forEach(renderer -> byFormat.put(renderer.format(), renderer));
    }

    /** @throws IllegalArgumentException when no renderer makes the format */
    public byte[] render(ReportDocument document, Format format) {
        ReportRenderer renderer = byFormat.get(format);
        if (renderer == null) {
            throw new IllegalArgumentException("no renderer makes " + format + "; there are " + byFormat.keySet());
        }
        return renderer.render(document);
    }
}
