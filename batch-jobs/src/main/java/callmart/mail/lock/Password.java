package callmart.mail.lock;

/** A password that files are locked with. It shows itself nowhere: as text it says how long it is. */
public final class Password {

    /** Characters that one has at least. */
    public static final int SHORTEST = 10;

    private static final String FIRST_PRINTABLE = " ";
    private static final String LAST_PRINTABLE = "~";

    private final String text;

    /** @throws IllegalArgumentException when it is too short or nobody could type it; without saying it */
    public Password(String text) {
        int length = text.codePointCount(0, text.length());
        if (length < SHORTEST) {
            throw new IllegalArgumentException("the password has " + length + " characters; it needs at least " + SHORTEST);
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("the password holds control characters, which nobody can type");
        }
        this.text = text;
    }

    /** Whether every kind of file can be locked with it: a PDF takes printable ASCII alone, and programs that read ZIP differ beyond it. */
    public boolean fitsEveryFile() {
        return text.chars().allMatch(letter -> letter >= FIRST_PRINTABLE.charAt(0) && letter <= LAST_PRINTABLE.charAt(0));
    }

    /** For the writers of files. */
    String reveal() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Password password && password.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return "set, " + text.codePointCount(0, text.length()) + " characters";
    }
}
