package callmart.report.html;

import java.util.List;

/**
 * A document as a mail shows it.
 *
 * @param html 640 pixels wide, inline styles only; pictures by {@code cid:}
 * @param text the same in plain text
 * @param images the pictures that the HTML names
 */
public record MailBody(String html, String text, List<Image> images) {

    /**
     * A picture.
     *
     * @param cid what the HTML names it by
     * @param name the file's name as readers see it
     * @param png its bytes
     */
    public record Image(String cid, String name, byte[] png) {
    }

    public MailBody {
        images = List.copyOf(images);
    }
}
