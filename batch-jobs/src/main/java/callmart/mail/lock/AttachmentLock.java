package callmart.mail.lock;

import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * What the files of a group are locked with.
 *
 * @param password in force for new messages
 * @param since from when on it is that, for the readers
 */
public record AttachmentLock(Password password, LocalDate since) {

    private static final String BEFORE = "附件已加密，请使用本组的文件密码(自 ";
    private static final String BEHIND = " 起)打开。";

    /** What a message says that carries locked files; never the password. */
    public String sentence() {
        return BEFORE + since + BEHIND;
    }

    /** A body without such a sentence of before. */
    public static String withoutSentence(String body) {
        return body.replaceAll(Pattern.quote(BEFORE) + "[0-9-]+" + Pattern.quote(BEHIND), "");
    }
}
