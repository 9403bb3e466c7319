package dev.sextant.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sextant.panel.PanelRows.Column;
import dev.sextant.panel.PanelRows.Kind;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Where a command speaks.
 *
 * @param out carries the answer alone
 * @param err what is said to the person besides
 */
record Output(PrintWriter out, PrintWriter err) {

    /**
     * @param spec null in a command that the command line did not make
     */
    static Output of(@Nullable CommandSpec spec) {
        if (spec == null) throw new IllegalStateException("run by the command line only");
        var line = spec.commandLine();
        return new Output(line.getOut(), line.getErr());
    }

    /** An answer for scripts, whose fields are still to be put in. */
    static ObjectNode document(int schema) {
        return JsonNodeFactory.instance.objectNode().put("schema", schema);
    }

    /** {@code no_data} for NO_DATA. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    void print(ObjectNode document) {
        out.println(document.toPrettyString());
        out.flush();
    }

    void print(List<List<@Nullable Object>> rows, String... heads) {
        print(table(rows, heads));
    }

    static String table(List<List<@Nullable Object>> rows, String... heads) {
        var columns = Stream.of(heads).map(head -> new Column(head, Kind.TEXT)).toList();
        return TextTable.of(columns, rows);
    }

    void print(String text) {
        out.print(text);
        out.flush();
    }

    void say(String remark) {
        err.println(remark);
        err.flush();
    }
}
