package callmart.deliver;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes one message out of several for the same people: their bodies one below the other, their pictures, no attachments. */
public final class Digest {

    private static final Pattern BODY = Pattern.compile("<body[^>]*>(.*)</body>", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private Digest() {
    }

    /** @param messages at least one; sender and recipients are those of the first */
    public static MailMessage of(List<MailMessage> messages, String subject, String messageId, ZonedDateTime date) {
        List<String> bodies = new ArrayList<>();
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
            Matcher body = BODY.matcher(html);
            bodies.add(body.find() ? body.group(1) : html);
            texts.add(message.text());
        }
        MailMessage first = messages.get(0);
        Matcher page = BODY.matcher(first.html());
        String joined = String.join("<hr style=\"border:0;border-top:1px solid #D0D5DD;max-width:640px;\">", bodies);
        String html = page.find() ? new StringBuilder(first.html()).replace(page.start(1), page.end(1), joined).toString() : joined;
        return new MailMessage(first.from(), first.to(), first.cc(), subject, String.join("\n" + "─".repeat(40) + "\n\n", texts), html,
                images, List.of(), messageId, date);
    }
}
