import dev.sextant.cli.SextantCommand;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** Prints the completion for fish: the program itself knows its commands. */
final class Fish {
    private static final String FILES = " -F";
    private static final String HEAD =
            """
            # What sextant can be told, as its own commands say.

            # The commands among the words before the cursor.
            function __sextant_command
                set -l known %s
                set -l path
                for word in (commandline -opc)[2..-1]
                    set -l next (string join ' ' -- $path $word)
                    contains -- "$next" $known
                    and set path $path $word
                end
                string join ' ' -- $path
            end

            function __sextant_at
                set -l command (__sextant_command)
                test "$command" = "$argv[1]"
            end

            complete -c sextant -f
            """;

    public static void main(String[] arguments) {
        var known = new ArrayList<String>();
        var lines = new ArrayList<String>();
        add(known, lines, new CommandLine(new SextantCommand()), "");
        System.out.printf(Locale.ROOT, HEAD, String.join(" ", known.stream().map(Fish::quoted).toList()));
        lines.forEach(System.out::println);
    }

    private static void add(List<String> known, List<String> lines, CommandLine command, String path) {
        var at = "complete -c sextant -n " + quoted("__sextant_at " + quoted(path));
        for (var below : command.getSubcommands().entrySet()) {
            var spec = below.getValue().getCommandSpec();
            if (spec.usageMessage().hidden()) continue;
            var next = path.isEmpty() ? below.getKey() : path + " " + below.getKey();
            known.add(next);
            lines.add(at + " -a " + quoted(below.getKey()) + described(description(spec)));
            add(known, lines, below.getValue(), next);
        }
        for (var option : command.getCommandSpec().options()) {
            if (option.hidden()) continue;
            var line = new StringBuilder(at);
            for (var name : option.names()) {
                if (name.startsWith("--")) line.append(" -l ").append(quoted(name.substring(2)));
                else line.append(name.length() == 2 ? " -s " : " -o ").append(quoted(name.substring(1)));
            }
            if (option.arity().max() > 0) line.append(values(option).equals(FILES) ? " -r" : " -x").append(values(option));
            lines.add(line + described(option.description()));
        }
        for (var place : command.getCommandSpec().positionalParameters()) {
            if (place.hidden()) continue;
            var values = values(place);
            if (!values.isEmpty()) lines.add(at + values + described(place.description()));
        }
    }

    /** What can stand there: files, or one of a few words. */
    private static String values(ArgSpec argument) {
        var type = argument.auxiliaryTypes().length > 0 ? argument.auxiliaryTypes()[0] : argument.type();
        if (type == Path.class || type == File.class) return FILES;
        var words = new ArrayList<String>();
        var candidates = argument.completionCandidates();
        if (candidates != null) candidates.forEach(words::add);
        if (type.isEnum() && words.isEmpty()) {
            for (var value : type.getEnumConstants()) words.add(value.toString());
        }
        if (words.isEmpty()) return "";
        var said = words.stream().map(word -> word.equals(word.toUpperCase(Locale.ROOT)) ? word.toLowerCase(Locale.ROOT).replace('_', '-') : word);
        return " -a " + quoted(String.join(" ", said.toList()));
    }

    private static String[] description(CommandSpec spec) {
        return spec.usageMessage().description();
    }

    /** The first sentence. */
    private static String described(String[] description) {
        if (description.length == 0) return "";
        var plain = Ansi.OFF.string(String.join(" ", description)).replaceAll("\\s+", " ").strip();
        var end = plain.indexOf(". ");
        var first = end < 0 ? plain : plain.substring(0, end);
        return " -d " + quoted(first.endsWith(".") ? first.substring(0, first.length() - 1) : first);
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
