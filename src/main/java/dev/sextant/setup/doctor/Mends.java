package dev.sextant.setup.doctor;

import dev.sextant.model.LogField;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What to change, in the cluster's own names. Code to be copied, and the same in every language.
 */
final class Mends {

    private static final Pattern VERSION = Pattern.compile("version=(?!\\d+\\b)\\S*");
    private static final Pattern REQUEST =
            Pattern.compile(
                    "request_id=(?![0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}\\b)\\S+");
    private static final Pattern LATENCY =
            Pattern.compile("latency(?:_ms)?=(?!-?\\d+(?:\\.\\d+)?(?:\\s|$))\\S+");

    final String profile;
    final String pattern;
    final String stem;
    private final Readings readings;

    Mends(Readings readings) {
        this.readings = readings;
        profile = readings.profile().name();
        pattern = readings.profile().indexPattern();
        stem = Dated.stem(pattern);
    }

    private String name(LogField field) {
        return readings.fields() instanceof Known.Read<LogFields>(var fields)
                ? fields.name(field)
                : field.contractName();
    }

    String setup() {
        return "sextant setup --profile " + quoted(profile);
    }

    private static String quoted(String name) {
        return name.matches("[\\w.@-]+") ? name : "'" + name.replace("'", "'\\''") + "'";
    }

    private String again(String query) {
        return reread().fromMessage(query);
    }

    Reread reread() {
        return new Reread(readings, this);
    }

    /** Of documents that a grok did not understand. */
    private String failed() {
        return "{ \"terms\": { \"tags%s\": [\"_grokparsefailure\"] } }"
                .formatted(tagsKeyword(readings));
    }

    private String grok() {
        return """
        # Logstash: ONE grok with a pattern for each kind of line, in place of several in a row
        filter {
          grok {
            match => { "message" => [
              "^%{TIMESTAMP_ISO8601:[@metadata][time]} PREDICT request_id=%{NOTSPACE:request} \
        model=%{NOTSPACE:model} latency=(?:-|%{NUMBER:latency}(?:ms)?) status=%{WORD:status} \
        version=v?%{INT:version} stage=%{NOTSPACE:stage} environment=%{NOTSPACE:environment}",
              "^%{TIMESTAMP_ISO8601:[@metadata][time]} %{LOGLEVEL} %{WORD:event} \
        model=%{NOTSPACE:model} version=v?%{INT:version} stage=%{NOTSPACE:stage} \
        user=%{NOTSPACE:user} status=%{WORD:status} environment=%{NOTSPACE:environment}"
            ] }
          }
          if ![event] and [request] { mutate { add_field => { "event" => "predict" } } }
          date { match => ["[@metadata][time]", "ISO8601"] }
        }
        """
                .replace("request}", name(LogField.REQUEST) + "}")
                .replace("model}", name(LogField.MODEL) + "}")
                .replace("latency}", name(LogField.LATENCY) + "}")
                .replace("version}", name(LogField.VERSION) + "}")
                .replace(":stage}", ":" + name(LogField.STAGE) + "}")
                .replace(":user}", ":" + name(LogField.USER) + "}")
                .replace(":status}", ":" + name(LogField.STATUS) + "}")
                .replace(":environment}", ":" + name(LogField.ENVIRONMENT) + "}")
                .replace("event}", name(LogField.EVENT) + "}")
                .replace("[event]", "[" + name(LogField.EVENT) + "]")
                .replace("\"event\"", "\"" + name(LogField.EVENT) + "\"")
                .replace("[request]", "[" + name(LogField.REQUEST) + "]");
    }

    static String oneGrok(Readings readings, Hits hits) {
        var mends = new Mends(readings);
        return mends.grok() + mends.again(mends.failed());
    }

    static String tolerant(Readings readings, Hits hits) {
        var mends = new Mends(readings);
        var seen = new ArrayList<String>();
        addIfSeen(VERSION, hits, "%{INT} for the version:    write v?%{INT}", seen);
        addIfSeen(REQUEST, hits, "%{UUID} for the request id: write %{NOTSPACE}", seen);
        addIfSeen(LATENCY, hits, "%{NUMBER} for the latency:  write (?:-|%{NUMBER}(?:ms)?)", seen);
        var told = new StringBuilder();
        for (var line : seen) told.append("# ").append(line).append('\n');
        return told + mends.grok() + mends.again(mends.failed());
    }

    private static void addIfSeen(Pattern odd, Hits hits, String advice, List<String> into) {
        var examples = new TreeSet<String>();
        for (var line : hits.lines()) {
            var found = odd.matcher(line);
            if (found.find() && examples.size() < 3) examples.add(found.group());
        }
        if (examples.isEmpty()) return;
        into.add(advice + "   (seen: " + String.join(", ", examples) + ")");
    }

    static String parse(Readings readings, Hits hits) {
        var mends = new Mends(readings);
        return """
        # Seen: %s
        # Which step failed, and how often:
        GET /%s/_search
        { "size": 0, "query": { "exists": { "field": "tags" } },
          "aggs": { "tags": { "terms": { "field": "tags%s", "size": 20 } } } }
        # Send the lines as they are; the pipeline of this program reads them:
        %s
        """
                .formatted(
                        String.join(", ", hits.tags()),
                        mends.pattern,
                        tagsKeyword(readings),
                        mends.setup());
    }

    private static String tagsKeyword(Readings readings) {
        return readings.fields() instanceof Known.Read<LogFields>(var fields)
                        && fields.exact("tags").contains("tags.keyword")
                ? ".keyword"
                : "";
    }

    static String eventType(Readings readings, Hits hits) {
        var mends = new Mends(readings);
        var event = mends.name(LogField.EVENT);
        return """
        # Logstash, after the grok:
        filter {
          if ![%s] and [%s] { mutate { add_field => { "%s" => "predict" } } }
        }
        # or in the ingest pipeline:
        { "set": { "field": "%s", "value": "predict", "override": false,
                   "if": "ctx.%s != null || ctx.%s != null" } }
        """
                        .formatted(
                                event,
                                mends.name(LogField.REQUEST),
                                event,
                                event,
                                mends.name(LogField.REQUEST),
                                mends.name(LogField.LATENCY))
                + mends.again(
                        "{ \"bool\": { \"must_not\": { \"exists\": { \"field\": \"%s\" } } } }"
                                .formatted(event));
    }

    static String onEveryPrediction(Readings readings, LogField field) {
        var mends = new Mends(readings);
        var key = field == LogField.VERSION ? "version" : "stage";
        return """
        # In the model server: log it on every prediction
        PREDICT request_id=… model=… latency=… status=… version=12 stage=Production environment=production
        # In the pattern of such lines: %s=%s
        # As a document: { "%s": %s }
        """
                .formatted(
                        key,
                        field == LogField.VERSION
                                ? "v?%{INT:" + mends.name(field) + "}"
                                : "%{NOTSPACE:" + mends.name(field) + "}",
                        mends.name(field),
                        field == LogField.VERSION ? "12" : "\"Production\"");
    }

    static String user(Readings readings, Hits hits) {
        var name = new Mends(readings).name(LogField.USER);
        return """
        # In the grok pattern: %%{DATA} at the end of a pattern matches nothing at all
        -  user=%%{DATA:%s}
        +  user=%%{NOTSPACE:%s}
        """
                .formatted(name, name);
    }

    static String status(Readings readings, Hits hits) {
        var name = new Mends(readings).name(LogField.STATUS);
        return """
        # In the registry: log the outcome of every registration, transition and deployment
        INFO  deployed model=… version=… stage=… user=… status=success environment=…
        ERROR deployed model=… version=… stage=… user=… status=failed environment=…
        # In the grok pattern, after the user: status=%%{WORD:%s}
        """
                .formatted(name);
    }

    static String version(Readings readings, Hits hits) {
        var mends = new Mends(readings);
        var name = mends.name(LogField.VERSION);
        return """
        # In the grok pattern:            version=v?%%{INT:%s}
        # or in the ingest pipeline:
        { "gsub":    { "field": "%s", "pattern": "^[vV]", "replacement": "", "ignore_missing": true } },
        { "convert": { "field": "%s", "type": "integer", "ignore_missing": true } }
        """
                        .formatted(name, name, name)
                + mends.again("{ \"exists\": { \"field\": \"" + name + "\" } }");
    }

    static String reference(Readings readings, Hits hits) {
        var name = new Mends(readings).name(LogField.ENVIRONMENT);
        return """
        # Logstash writes a reference to a field that is not there as it stands. Give it a default:
        filter {
          if [fields][env] { mutate { replace => { "%s" => "%%{[fields][env]}" } } }
          else             { mutate { replace => { "%s" => "production" } } }
        }
        # Filebeat: fields: { env: production } is what it refers to.
        """
                .formatted(name, name);
    }

    static String longStrings(Readings readings, Hits hits) {
        var mends = new Mends(readings);
        return mends.template()
                + """
                # With the fields mapped as keyword of up to 8191 characters, long strings are counted.
                """;
    }

    static String future(Readings readings, Hits hits) {
        var mends = new Mends(readings);
        return """
        # Whole hours ahead: the time is logged without its offset. Otherwise: the producer's clock.
        #   chronyc tracking          # on the host that wrote the samples
        # What is stored already can be found with
        GET /%s/_search
        { "query": { "range": { "%s": { "gt": "now+5m" } } } }
        """
                .formatted(mends.pattern, mends.name(LogField.TIME));
    }

    String offset() {
        return """
        # Log the offset:  2026-11-30T09:00:00+07:00  or  2026-11-30T02:00:00Z
        # Until then tell Logstash the zone of the host that wrote it:
        filter { date { match => ["time", "yyyy-MM-dd HH:mm:ss", "ISO8601"] timezone => "Asia/Bangkok" } }
        # or the ingest pipeline:
        { "date": { "field": "time", "formats": ["yyyy-MM-dd HH:mm:ss"], "timezone": "Asia/Bangkok" } }
        """;
    }

    String template() {
        return Recipes.template(readings, stem, this::name)
                + """
                # or all of it at once, with a look at the difference first:
                #   %s --dry-run
                # An index that is there keeps its mapping until it is old.
                """
                        .formatted(setup());
    }

    /** The types of the contract, also for what is in these indices. */
    String alike(Collection<String> indices) {
        return template() + reread().whole(indices);
    }

    String mapOrLog(List<String> names) {
        return """
        # Log them:        %s
        # or say what this cluster calls them, or what they always are:
        #   sextant open --profile %s   →  Settings → Profiles → %s → Fields
        """
                .formatted(String.join(", ", names), quoted(profile), profile);
    }

    String arrive() {
        return """
        # Is the pattern right, and may this profile read it?
        #   sextant profile test %s
        # Is anything written there?
        GET /_cat/indices/%s?v&s=index
        """
                .formatted(quoted(profile), stem + "*");
    }

    String lag(Duration p95) {
        return """
        # Logstash: pipeline.batch.delay and the output's bulk size; Filebeat: queue.mem.flush.timeout: 1s
        # The index:  PUT /%s/_settings   { "index.refresh_interval": "1s" }
        # Until it is shorter, let rules wait longer than the lag (%s):
        #   query_delay: %ds
        """
                .formatted(pattern, Spoken.of(p95), p95.toSeconds() + 15);
    }

    String stopped() {
        return """
        # Is the shipper alive, and does the cluster take its documents?
        #   curl -s localhost:9600/_node/stats/events          # Logstash
        #   journalctl -u filebeat --since -1h                 # Filebeat
        GET /_nodes/stats/indices/indexing?filter_path=nodes.*.indices.indexing.index_failed
        """;
    }

    static String clocks() {
        return """
        chronyc tracking            # on the machine that is off, and on the nodes
        systemctl enable --now chronyd
        """;
    }

    String everything() {
        return """
        # CloudWatch: an empty filter pattern sends every line; filter in the pipeline instead
        aws logs put-subscription-filter --log-group-name GROUP --filter-name everything \\
            --filter-pattern "" --destination-arn ARN
        # Logstash: no drop { } before the pattern was tried
        # If nothing ever failed, let one request fail on purpose and look for it.
        """;
    }
}
