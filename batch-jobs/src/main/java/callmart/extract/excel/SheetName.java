package callmart.extract.excel;

import callmart.extract.ExtractionException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A worksheet of a workbook.
 *
 * @param name as its tab shows it
 * @param visible whether it has a tab
 */
record SheetName(String name, boolean visible) {

    /**
     * The sheet to read.
     *
     * @param source the workbook, for the message
     * @param wanted the name asked for, in any case; empty for the first one that is visible
     * @param sheets in the order of their tabs
     * @throws ExtractionException naming the sheets that there are
     */
    static SheetName choose(String source, Optional<String> wanted, List<SheetName> sheets) {
        if (wanted.isEmpty()) {
            return sheets.stream().filter(SheetName::visible).findFirst().or(() -> sheets.stream().findFirst())
                    .orElseThrow(() -> new ExtractionException(source + " has no worksheet; have the file delivered again"));
        }
        return sheets.stream().filter(sheet -> sheet.name().strip().equalsIgnoreCase(wanted.get().strip())).findFirst()
                .orElseThrow(() -> new ExtractionException(source + " has no sheet '" + wanted.get() + "'. Found: "
                        + sheets.stream().map(SheetName::name).collect(Collectors.joining(", ")) + ". Correct 'sheet' of this source"
                        + " in sources.yml, or have the file delivered again; nothing of it was loaded"));
    }
}
