package callmart.cli;

import callmart.text.ControlCharacters;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

/** What commands print: characters that a terminal would obey are written out; lines and tabs stay. */
final class TerminalWriter extends PrintWriter {

    private final PrintWriter plain;

    TerminalWriter(PrintWriter plain) {
        super(new Shown(plain), true);
        this.plain = plain;
    }

    /** The writer below, for output that programs read and that must keep the data as they are. */
    static PrintWriter plain(PrintWriter out) {
        out.flush();
        return out instanceof TerminalWriter terminal ? terminal.plain : out;
    }

    private static final class Shown extends FilterWriter {

        Shown(Writer out) {
            super(out);
        }

        @Override
        public void write(int character) throws IOException {
            out.write(ControlCharacters.onLines(String.valueOf((char) character)));
        }

        @Override
        public void write(char[] characters, int from, int length) throws IOException {
            out.write(ControlCharacters.onLines(new String(characters, from, length)));
        }

        @Override
        public void write(String text, int from, int length) throws IOException {
            out.write(ControlCharacters.onLines(text.substring(from, from + length)));
        }
    }
}
