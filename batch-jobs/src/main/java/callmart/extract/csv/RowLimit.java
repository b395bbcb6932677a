package callmart.extract.csv;

import callmart.extract.RowCursor;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Stops reading when one row takes more characters than any row has. Decision 121. */
final class RowLimit extends FilterReader {

    private long characters;

    RowLimit(Reader in) {
        super(in);
    }

    void restart() {
        characters = 0;
    }

    @Override
    public int read() throws IOException {
        return counted(super.read(), 1);
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        return counted(read, read);
    }

    private int counted(int result, int number) throws IOException {
        characters += Math.max(number, 0);
        if (characters > RowCursor.MOST_CHARACTERS) {
            throw new TextFile.RowTooLong();
        }
        return result;
    }
}
