package dev.sextant.cli;

import dev.sextant.model.VisibleText;
import dev.sextant.panel.Csv;
import dev.sextant.setup.doctor.Diagnosis;
import dev.sextant.setup.doctor.Finding;
import dev.sextant.setup.doctor.Finding.Sample;
import dev.sextant.setup.doctor.NotChecked;
import dev.sextant.text.Sentence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A diagnosis for a terminal of 80 columns; what is to be copied is never broken. */
final class DoctorText {

    private static final int WIDTH = 80;
    private static final String INDENT = "          ";

    private final StringBuilder text = new StringBuilder();

    private DoctorText() {}

    static String of(Diagnosis diagnosis) {
        return new DoctorText().write(diagnosis);
    }

    private String write(Diagnosis diagnosis) {
        diagnosis.findings().forEach(this::write);
        var checked =
                "%d of %d checks could be made".formatted(diagnosis.checked(), diagnosis.checks());
        var count = diagnosis.findings().size();
        var found =
                count == 0
                        ? "Nothing found: "
                        : count == 1 ? "One finding; " : count + " findings; ";
        text.append(found).append(checked).append(".\n");
        byReason(diagnosis.notChecked())
                .forEach(
                        (why, faults) ->
                                paragraph("  ", "Not checked: " + faults + ": " + why + "."));
        return text.toString();
    }

    private static Map<String, String> byReason(List<NotChecked> unread) {
        return unread.stream()
                .collect(
                        Collectors.groupingBy(
                                one -> said(one.why()),
                                LinkedHashMap::new,
                                Collectors.mapping(
                                        one -> one.fault().id(), Collectors.joining(", "))));
    }

    private void write(Finding finding) {
        var severity = Output.word(finding.severity());
        text.append("%-9s %s (%s)\n".formatted(severity, said(finding.title()), finding.id()));
        paragraph(INDENT, said(finding.why()));
        var newest = finding.newest();
        text.append(INDENT).append("count ").append(finding.count());
        if (newest != null) text.append(", the newest at ").append(Csv.TIME.format(newest));
        text.append('\n');
        for (var sample : finding.samples()) {
            text.append(INDENT).append("- ").append(told(sample)).append('\n');
        }
        text.append(INDENT).append("mend:\n");
        finding.mend()
                .strip()
                .lines()
                .forEach(
                        line -> {
                            var shown = INDENT + "  " + VisibleText.line(line);
                            text.append(shown.stripTrailing()).append('\n');
                        });
        text.append('\n');
    }

    private static String told(Sample sample) {
        return VisibleText.line(sample.told());
    }

    private static String said(Sentence sentence) {
        return VisibleText.line(sentence.english());
    }

    private void paragraph(String indent, String words) {
        var line = new StringBuilder(indent);
        for (var word : words.split(" ", -1)) {
            if (line.length() > indent.length() && line.length() + 1 + word.length() > WIDTH) {
                text.append(line).append('\n');
                line.setLength(0);
                line.append(indent);
            }
            if (line.length() > indent.length()) line.append(' ');
            line.append(word);
        }
        text.append(line).append('\n');
    }
}
