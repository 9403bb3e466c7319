package dev.sextant.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.elastic.ElasticCluster;
import dev.sextant.panel.Csv;
import dev.sextant.setup.doctor.Diagnosis;
import dev.sextant.setup.doctor.Doctor;
import dev.sextant.setup.doctor.Fault;
import dev.sextant.setup.doctor.Finding.Sample;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sextant doctor}: what is wrong with a cluster's log, and how to mend it. */
@Command(
        name = "doctor",
        description = "Finds broken ingestion and says how to mend it; changes nothing.")
final class DoctorCommand implements Callable<Integer> {

    private static final int SCHEMA = 1;

    @Mixin private ProfileOption profile = new ProfileOption();

    @Option(
            names = "--format",
            defaultValue = "table",
            paramLabel = "F",
            description = "json or table (default: ${DEFAULT-VALUE}).")
    private Format format = Format.TABLE;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws CommandException, ClusterException, InterruptedException {
        var clock = InstantSource.system();
        var opened = profile.open();
        try (var cluster = ElasticCluster.open(opened.profile(), opened.credentials(), clock)) {
            var diagnosis = Doctor.examine(cluster, opened.profile(), clock);
            var output = Output.of(spec);
            switch (format) {
                case JSON -> output.print(json(profile.name(), diagnosis));
                case TABLE -> output.print(DoctorText.of(diagnosis));
            }
            if (!diagnosis.findings().isEmpty()) return ExitCode.TROUBLE;
            requireRead(diagnosis);
            return ExitCode.DONE;
        }
    }

    /** Nothing found in a log that may not be read is no good news. */
    static void requireRead(Diagnosis diagnosis) throws CommandException {
        for (var one : diagnosis.notChecked()) {
            if (one.fault() != Fault.NO_DOCUMENTS) continue;
            if (!one.why().key().equals("doctor.unread.forbidden")) continue;
            throw new CommandException(
                    ExitCode.NOT_PERMITTED,
                    "The log itself was not examined: "
                            + one.why().english()
                            + "; ask the cluster's administrator for read and view_index_metadata.");
        }
    }

    static ObjectNode json(String profile, Diagnosis diagnosis) {
        var document = Output.document(SCHEMA).put("profile", profile);
        document.put("checked_at", Csv.TIME.format(diagnosis.at()));
        document.put("checks", diagnosis.checks());
        var findings = document.putArray("findings");
        for (var finding : diagnosis.findings()) {
            var object = findings.addObject();
            object.put("id", finding.id());
            object.put("severity", Output.word(finding.severity()));
            object.put("title", finding.title().english());
            object.put("why", finding.why().english());
            object.put("count", finding.count());
            var newest = finding.newest();
            object.put("newest", newest == null ? null : Csv.TIME.format(newest));
            var samples = object.putArray("samples");
            finding.samples().stream().map(Sample::told).forEach(samples::add);
            object.put("mend", finding.mend());
        }
        var unread = document.putArray("not_checked");
        for (var one : diagnosis.notChecked()) {
            unread.addObject().put("id", one.fault().id()).put("why", one.why().english());
        }
        return document;
    }
}
