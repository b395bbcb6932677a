package callmart.cli;

import callmart.config.Folders;
import callmart.config.RunSh;
import callmart.init.Init;
import callmart.text.ControlCharacters;
import callmart.wiring.Configuration;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "init",
        description = "guesses a configuration from files of your own (text, workbooks, telephone logs) and databases; writes it with "
        + "comments into the folder 'config' under --home, overwrites nothing, and runs doctor on it")
final class InitCommand extends GlobalCommand {

    @Parameters(arity = "1..*", paramLabel = "FILE",
            description = "files as your systems deliver them, or JDBC URLs; best several days of each")
    private List<String> given;

    @Override
    public Integer call() throws IOException {
        Folders folders = globals.ownFolders();
        Init.requireNone(folders);
        RunSh.calledWith(Optional.of(folders.warehouseHome()), Optional.of(folders.namedConfig()));
        Configuration known = Configuration.read(Files.isDirectory(folders.config()) ? folders
                : new Folders(folders.product(), folders.home(), folders.centre().map(Folders.Centre::config)
                .orElse(folders.product().resolve("config")), folders.cache()));
        Init.Outcome outcome = new Init(folders, known.settings().zone(), known.lists(), known.roles(),
                LocalDate.now(globals.clock())).run(given);
        PrintWriter out = out();
        outcome.found().forEach(line -> out.println("found    " + ControlCharacters.onOneLine(line)));
        outcome.written().forEach(file -> out.println("written  " + file));
        outcome.kept().forEach(file -> out.println("kept     " + file + ", which was there already"));
        int exit = DoctorCommand.examine(folders, globals.clock(), out);
        out.println("next     read " + folders.config().resolve("sources.yml") + ", correct what is wrong, then");
        out.println("         " + RunSh.line("doctor"));
        outcome.newest().ifPresent(day -> out.println("         " + RunSh.line("nightly --date " + day)));
        return exit;
    }
}
