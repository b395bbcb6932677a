package callmart.mail;

import callmart.template.HtmlTemplates;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes one message out of several for the same people: their bodies one below the other, their pictures, no attachments. */
public final class Digest {

    private Digest() {
    }

    /** @param messages at least one; sender and recipients are those of the first */
    public static MailMessage of(List<MailMessage> messages, String subject, String messageId, ZonedDateTime date,
            HtmlTemplates templates) {
        List<String> pages = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        List<MailMessage.InlineImage> images = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            MailMessage message = messages.get(i);
            String html = message.html();
            for (MailMessage.InlineImage image : message.images()) {
                String cid = i + "." + image.cid();
                html = html.replace("cid:" + image.cid(), "cid:" + cid);
                images.add(new MailMessage.InlineImage(cid, image.name(), image.png()));
            }
            pages.add(html);
            texts.add(message.text());
        }
        MailMessage first = messages.get(0);
        return new MailMessage(first.from(), first.to(), first.cc(), subject, String.join("\n" + "─".repeat(40) + "\n\n", texts),
                templates.render("digest.ftlh", Map.of("title", subject, "pages", pages)), images, List.of(), messageId, date);
    }
}
