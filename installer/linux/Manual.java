import dev.sextant.cli.SextantCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Prints the manual page given as the argument, with what the program says of each command in the place of {@code @COMMANDS@}. */
final class Manual {
    public static void main(String[] arguments) throws Exception {
        var commands = new StringBuilder();
        add(commands, new CommandLine(new SextantCommand()));
        System.out.print(Files.readString(Path.of(arguments[0])).replace("@COMMANDS@\n", commands));
    }

    private static void add(StringBuilder page, CommandLine command) {
        for (var below : command.getSubcommands().values()) {
            if (below.getCommandSpec().usageMessage().hidden()) continue;
            page.append(".SS ").append(below.getCommandSpec().qualifiedName()).append("\n.nf\n");
            below.getUsageMessage(Ansi.OFF).lines()
                    .filter(line -> !line.matches("  -[hV], --(help|version) .*"))
                    .forEach(line -> page.append("\\&").append(line.replace("\\", "\\e").replace("-", "\\-")).append('\n'));
            page.append(".fi\n");
            add(page, below);
        }
    }
}
